"""What the program is told by its environment; nothing is read on import."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import ConfigurationError, Problem
from graph.store.access import Access
from server.endpoint.address import Endpoint, endpoint_from
from server.store_access import access_from

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_PORT = 8734
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """``store`` is the path or URL that the store is opened by; ``upload_limit`` is in bytes.

    ``port`` is the one asked for: where it is taken the next free one is used. ``endpoint`` is where a language
    model is asked, if one is set up; it is asked only where a person says so. ``access`` is how a store on a server is
    reached.
    """

    store: str
    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    upload_limit: int = 6 * _MEGABYTE
    endpoint: Endpoint | None = None
    access: Access = field(default_factory=Access)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str], platform: str = sys.platform) -> Settings:
        """SYMPOSIUM_MAP_STORE, SYMPOSIUM_MAP_PORT, SYMPOSIUM_MAP_LLM_URL, _MODEL, _KEY and what ``access_from``
        reads over the defaults.

        ConfigurationError SM513 where the second is no port, SM521-SM524 where the next three are of no use, else as
        ``access_from``.
        """
        asked = environment.get("SYMPOSIUM_MAP_PORT") or str(DEFAULT_PORT)
        if not (asked.isascii() and asked.isdecimal() and int(asked) <= 65535):
            raise ConfigurationError([Problem("SM513", {"value": asked})])
        store = environment.get("SYMPOSIUM_MAP_STORE") or str(default_store(environment, platform))
        access = access_from(environment)
        return cls(store, port=int(asked), endpoint=endpoint_from(environment), access=access)

    @property
    def folder(self) -> Path | None:
        """The folder of an embedded store's file; None for a store in memory or on another machine."""
        elsewhere = "://" in self.store or self.store.startswith(("memory:", ":memory:"))
        return None if elsewhere else Path(self.store).absolute().parent


def default_store(environment: Mapping[str, str], platform: str = sys.platform) -> Path:
    """The store's file in the user's data directory, by the custom of the platform."""
    home = Path(environment.get("HOME") or environment.get("USERPROFILE") or Path.home())
    if platform == "win32":
        folder = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif platform == "darwin":
        folder = home / "Library" / "Application Support"
    else:
        folder = Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")
    return folder / "symposium-map" / "symposia.sqlite"
