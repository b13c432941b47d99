"""The way to a store."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import ConfigurationError, Problem
from graph.store.access import Access

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.store.port import Store

MEMORY = "memory:"
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")
_NEO4J = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


def open_store(
    place: str | Path, access: Access | None = None, progress: Callable[[int, int], None] | None = None
) -> Store:
    """The store at ``place``: a path (made where there is nothing), ``memory:`` for one that is forgotten, or the
    address of a Neo4j server, which ``access`` tells how to reach.

    The caller closes it. ``progress`` is told how much of the graph is built, where it has to be. Raises
    ConfigurationError for an address of another kind (SM502) or with a password in it
    (SM503), StoreError where the file cannot be opened (SM401), is damaged or no store (SM402), or is of a later
    version (SM403), where the server is not there (SM411) or refuses (SM412), or its database is no store (SM415).
    """
    # an engine takes time and memory to import, and a person who only asks for help needs none
    if is_on_server(place):
        from graph.store.neo4j.engine import Neo4jStore  # noqa: PLC0415

        return Neo4jStore(str(place), access or Access())
    from graph.store.embedded import EmbeddedStore  # noqa: PLC0415

    return EmbeddedStore(None if place == MEMORY else Path(place), progress)


def init_store(place: str, access: Access | None = None, *, discard: bool = False) -> bool:
    """Make what a store needs at ``place`` before it can be opened; False where it was all there.

    With ``discard`` what a restore or copy left that was broken off is taken out first. Raises as ``open_store``, and
    StoreError SM416 where the database holds something else.
    """
    if not is_on_server(place):
        with open_store(place):
            return False
    from graph.store.neo4j.schema import initialise  # noqa: PLC0415
    from graph.store.neo4j.session import Server  # noqa: PLC0415

    server = Server(place, access or Access())
    try:
        return initialise(server, discard=discard)
    finally:
        server.close()


def is_on_server(place: str | Path) -> bool:
    """Whether it is the address of a server; ConfigurationError as ``open_store``."""
    scheme = _SCHEME.match(place) if isinstance(place, str) else None
    if scheme is None:
        return False
    if scheme[1] not in _NEO4J:
        raise ConfigurationError([Problem("SM502", {"place": f"{scheme[1]}://"})])
    if "@" in str(place):
        # an address is seen by others: in the list of processes, in logs, in messages
        raise ConfigurationError([Problem("SM503", {"place": f"{scheme[1]}://"})])
    return True
