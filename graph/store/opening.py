"""The way to a store."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import ConfigurationError, Problem

if TYPE_CHECKING:
    from graph.store.port import Store

MEMORY = "memory:"
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://")


def open_store(place: str | Path) -> Store:
    """The store at ``place``: a path (made where there is nothing), or ``memory:`` for one that is forgotten.

    The caller closes it. Raises ConfigurationError for an address of another kind (SM502), StoreError where
    the file cannot be opened (SM401), is damaged or no store (SM402), or is of a later version (SM403).
    """
    # an engine takes time and memory to import, and a person who only asks for help needs none
    from graph.store.embedded import EmbeddedStore  # noqa: PLC0415

    if isinstance(place, str) and _SCHEME.match(place):
        raise ConfigurationError([Problem("SM502", {"place": place.partition("://")[0] + "://"})])
    return EmbeddedStore(None if place == MEMORY else Path(place))
