"""Transcripts that were read but not yet stored: in memory only, so that nothing stays behind."""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.errors import NotFoundError, Problem
from graph.transcript import Overrides

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.model import Draft

_ROOM = 16
_LIFE_S = 2 * 3600.0


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft, the bytes it was read from, when they came, and what a person had given for the reading."""

    draft: Draft
    content: bytes
    at: float
    overrides: Overrides = field(default_factory=Overrides)


class Drafts:
    """At most 16 drafts, each for two hours; the oldest gives way."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Tell the time by ``clock``, in seconds."""
        self._clock = clock
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, draft: Draft, content: bytes, overrides: Overrides | None = None) -> str:
        """Keep draft, bytes and overrides; the key that nobody can guess."""
        key = secrets.token_urlsafe(16)
        with self._lock:
            self._forget_old()
            while len(self._kept) >= _ROOM:
                self._kept.popitem(last=False)
            self._kept[key] = Kept(draft, content, self._clock(), overrides or Overrides())
        return key

    def find(self, key: str) -> Kept:
        """What is kept under that key; NotFoundError SM382 where it was stored, dropped or has expired."""
        with self._lock:
            self._forget_old()
            kept = self._kept.get(key)
        if kept is None:
            raise NotFoundError([Problem("SM382")])
        return kept

    def drop(self, key: str) -> None:
        """Forget the draft, if it is still there."""
        with self._lock:
            self._kept.pop(key, None)

    def _forget_old(self) -> None:
        old = self._clock() - _LIFE_S
        while self._kept and next(iter(self._kept.values())).at < old:
            self._kept.popitem(last=False)
