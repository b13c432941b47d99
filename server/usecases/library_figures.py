"""What the views of the whole library rest on, kept until the state of the store moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.across.library import library_issues, shelf_of
from graph.store import library

if TYPE_CHECKING:
    from graph.analysis.across.library import Shelf
    from graph.model import LibraryIssue
    from graph.store.port import Store

_IN_MEMORY = (
    2_000  # stances: up to here counting over the maps is quicker than building the graph of the store
)


class LibraryFigures:
    """Issues of all symposia and what each symposium brings; worked out when first asked after a change."""

    def __init__(self) -> None:
        """Nothing is worked out before it is asked for."""
        self._issues: tuple[tuple[int, int], tuple[LibraryIssue, ...]] | None = None
        self._shelves: tuple[tuple[int, int], tuple[Shelf, ...]] | None = None

    def issues(self, store: Store) -> tuple[LibraryIssue, ...]:
        """All issues: asked of the database where it is large, counted in memory where it is small."""
        state = store.state()
        kept = self._issues
        if kept is None or kept[0] != state:
            kept = self._issues = (state, _issues(store))
        return kept[1]

    def shelves(self, store: Store) -> tuple[Shelf, ...]:
        """Experts, pairs and authorities of each symposium, in the order of the store."""
        state = store.state()
        kept = self._shelves
        if kept is None or kept[0] != state:
            kept = self._shelves = (state, tuple(shelf_of(store.load(s.id)) for s in store.list()))
        return kept[1]


def _issues(store: Store) -> tuple[LibraryIssue, ...]:
    stored = store.list()
    if sum(s.stances for s in stored) > _IN_MEMORY:
        return library.library_issues(store)
    return library_issues(store.load(s.id) for s in stored)
