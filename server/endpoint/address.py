"""Where the language model is, as the environment tells; the key is in no message, repr or log."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from graph.errors import ConfigurationError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

URL, MODEL, KEY = "SYMPOSIUM_MAP_LLM_URL", "SYMPOSIUM_MAP_LLM_MODEL", "SYMPOSIUM_MAP_LLM_KEY"
_CHAT = "/chat/completions"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible server (``host`` and ``port`` with ``path`` for chats), a model there, and a key or ""."""

    host: str
    port: int
    path: str
    is_encrypted: bool
    model: str
    key: str = field(default="", repr=False)

    @property
    def place(self) -> str:
        """Host and port, as people are told where something is sent."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        usual = 443 if self.is_encrypted else 80
        return shown if self.port == usual else f"{shown}:{self.port}"


def endpoint_from(environment: Mapping[str, str]) -> Endpoint | None:
    """The endpoint that SYMPOSIUM_MAP_LLM_URL, _MODEL and _KEY name; None where there is no address.

    ConfigurationError: SM521 no usable address, SM522 no model, SM523 a key that cannot be sent as it is, or that
    would go unencrypted to another machine.
    """
    url = environment.get(URL, "").strip()
    if not url:
        return None
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname
    except ValueError:
        port, host, parts = None, None, urlsplit("")
    is_encrypted = parts.scheme == "https"
    plain = not (parts.username or parts.password or parts.query or parts.fragment)
    if host is None or not host.isascii() or parts.scheme not in ("http", "https") or not plain:
        raise ConfigurationError([Problem("SM521", {"variable": URL})])
    model, key = environment.get(MODEL, "").strip(), environment.get(KEY, "").strip()
    if not model:
        raise ConfigurationError([Problem("SM522", {"variable": MODEL})])
    _check_key(key, is_safe=is_encrypted or _is_here(host))
    path = parts.path.rstrip("/")
    path = path if path.endswith(_CHAT) else path + _CHAT
    return Endpoint(host, port or (443 if is_encrypted else 80), path, is_encrypted, model, key)


def _check_key(key: str, *, is_safe: bool) -> None:
    # the key itself is never told
    if not (key.isascii() and all(33 <= ord(c) < 127 for c in key)):
        raise ConfigurationError([Problem("SM523", {"variable": KEY})])
    if key and not is_safe:
        raise ConfigurationError([Problem("SM524", {"variable": KEY})])


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
