"""What every command shares: the store, the language, and how a symposium is named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.catalogue import say
from graph.errors import NotFoundError, Problem
from graph.store.opening import open_store
from server.commands.progress import occasional_progress

if TYPE_CHECKING:
    from graph.catalogue import Language
    from graph.store.port import Store
    from graph.store.position import SymposiumSummary
    from server.settings import Settings


@dataclass(frozen=True, slots=True)
class Session:
    """The settings and the language of the output."""

    settings: Settings
    lang: Language

    def open(self) -> Store:
        """The store, opened; StoreError where it cannot be."""
        building = occasional_progress(say("keeping.building", self.lang))
        return open_store(self.settings.store, self.settings.access, building)


def find_symposium(store: Store, named: str) -> SymposiumSummary:
    """The symposium whose id begins with, or whose title contains, ``named``; NotFoundError SM301, SM306 if several."""
    stored = store.list()
    found = [s for s in stored if s.id == named] or [
        s for s in stored if s.id.startswith(named) or named in s.title
    ]
    if not found:
        store.load(named)  # raises the store's own NotFoundError with the nearest known ids
    if len(found) > 1:
        raise NotFoundError([Problem("SM306", {"id": named, "known": "、".join(s.id for s in found)})])
    return found[0]
