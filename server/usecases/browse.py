"""What the pages and `show` read: one symposium with its analysis, and the library at a glance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.decided import decided_only
from graph.analysis.report import analyse

if TYPE_CHECKING:
    from graph.analysis.results import Analysis
    from graph.model import ArgumentMap, Issue, Symposium
    from graph.store.port import Store


@dataclass(frozen=True, slots=True)
class Browsed:
    """One symposium and its analysis."""

    argument_map: ArgumentMap
    analysis: Analysis


@dataclass(frozen=True, slots=True)
class SymposiumCard:
    """One symposium at a glance; ``contested`` are the issues with answers that exclude each other."""

    symposium: Symposium
    cases: tuple[str, ...]
    charges: tuple[str, ...]
    experts: tuple[str, ...]
    questions: tuple[str, ...]
    issues: int
    contested: tuple[Issue, ...]
    agreed: tuple[Issue, ...]


class Library:
    """Reads symposia through a store and keeps what it analysed until the store's state moves."""

    def __init__(self, store: Store) -> None:
        """Read through ``store``."""
        self._store = store
        self._kept: tuple[tuple[int, int], dict[tuple[str, bool], Browsed]] = ((0, -1), {})

    def symposium(self, symposium_id: str, *, decided: bool = False) -> Browsed:
        """The map and its analysis, of what people decided alone or of everything; NotFoundError for an unknown id."""
        state = self._store.state()
        if self._kept[0] != state:
            self._kept = (state, {})
        kept = self._kept[1]
        key = (symposium_id, decided)
        if key not in kept:
            kept[key] = symposium(self._store, symposium_id, decided=decided)
        return kept[key]

    def cards(self) -> tuple[SymposiumCard, ...]:
        """All symposia at a glance, in the store's order."""
        return tuple(card(self.symposium(s.id)) for s in self._store.list())


def symposium(store: Store, symposium_id: str, *, decided: bool = False) -> Browsed:
    """The map and its analysis, read afresh; NotFoundError for an unknown id.

    With ``decided`` the map is the one in which proposals do not count.
    """
    argument_map = store.load(symposium_id)
    analysis = analyse(argument_map, decided=decided)
    return Browsed(decided_only(argument_map) if decided else argument_map, analysis)


def card(browsed: Browsed) -> SymposiumCard:
    """The symposium at a glance."""
    m, analysis = browsed.argument_map, browsed.analysis
    found = {c.issue: c for c in analysis.issues}
    named = [c for o in m.opinions for c in o.charges] + [c for s in m.stances for c in s.charges]
    return SymposiumCard(
        symposium=m.symposium,
        cases=tuple(c.label for c in m.cases),
        charges=tuple(dict.fromkeys(named)),
        experts=tuple(p.name for p in m.experts),
        questions=tuple(q.title or (q.issues[0].text if q.issues else "") for q in m.questions),
        issues=len(m.issues),
        contested=tuple(i for i in m.issues if found[i.id].is_contested),
        agreed=tuple(i for i in m.issues if found[i.id].is_consensus),
    )
