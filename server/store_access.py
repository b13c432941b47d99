"""How a store on a server is reached, as the environment tells; the password is in no message, repr or log."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import ConfigurationError, Problem
from graph.store.access import Access

if TYPE_CHECKING:
    from collections.abc import Mapping

_PREFIX = "SYMPOSIUM_MAP_STORE_"
USER, PASSWORD, FILE = f"{_PREFIX}USER", f"{_PREFIX}PASSWORD", f"{_PREFIX}PASSWORD_FILE"
DATABASE, CONNECTIONS = f"{_PREFIX}DATABASE", f"{_PREFIX}CONNECTIONS"
_SECONDS = {
    name: f"{_PREFIX}{name.removesuffix('_s').upper()}_SECONDS" for name in ("connect_s", "wait_s", "retry_s")
}


def access_from(environment: Mapping[str, str]) -> Access:
    """User, password (or the file it stands in), database, connections and seconds.

    ConfigurationError SM504 where the file cannot be read, SM505 for no number, SM506 for a user without a password
    or the other way round.
    """
    user, password = environment.get(USER) or None, _password(environment)
    if (user is None) != (password is None):
        raise ConfigurationError([Problem("SM506", {"user": USER, "password": PASSWORD, "file": FILE})])
    seconds = {name: _number(environment, variable) for name, variable in _SECONDS.items()}
    access = Access(user, password, environment.get(DATABASE) or None)
    connections = _number(environment, CONNECTIONS)
    given = {name: found for name, found in seconds.items() if found is not None}
    return replace(access, connections=int(connections or access.connections), **given)  # type: ignore[arg-type]


def _password(environment: Mapping[str, str]) -> str | None:
    path = environment.get(FILE)
    if not path:
        return environment.get(PASSWORD) or None
    try:
        # an editor ends the last line; a password has no end of line
        return Path(path).read_text("utf-8").rstrip("\r\n") or None
    except (OSError, UnicodeDecodeError):
        raise ConfigurationError([Problem("SM504", {"variable": FILE, "path": path})]) from None


def _number(environment: Mapping[str, str], variable: str) -> float | None:
    asked = environment.get(variable)
    if not asked:
        return None
    try:
        found = float(asked)
    except ValueError:
        found = math.nan
    if not 1 <= found <= 86_400:  # also for what is no number at all
        raise ConfigurationError([Problem("SM505", {"variable": variable, "value": asked})])
    return found
