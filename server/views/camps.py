"""意见相近的专家: each pair of experts by what they can be compared on, as a table of a few, as a network of many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.measures import camps_of
from server.views.answers import Lookup
from server.views.camps_picture import Picture, picture

if TYPE_CHECKING:
    from graph.analysis.methods.camps import Camps
    from graph.analysis.results import Analysis, ExpertPair
    from graph.model import ArgumentMap, Issue, Participant

LARGEST_TABLE = 5
"""So many experts are compared in a square table; more are drawn as a network."""
LEAST_DRAWN = 2
"""A pair is drawn from so many comparable issues on: one says little."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two experts, the issues on which they agree and differ, and how many cannot be compared."""

    left: Participant
    right: Participant
    agree: tuple[Issue, ...]
    differ: tuple[Issue, ...]
    open: int

    @property
    def comparable(self) -> int:
        """On how many issues they can be compared."""
        return len(self.agree) + len(self.differ)

    @property
    def sign(self) -> str:
        """``together`` who agree more often than they differ, ``apart``, ``even``, or ``none`` comparable."""
        if not self.comparable:
            return "none"
        difference = len(self.agree) - len(self.differ)
        return "together" if difference > 0 else "apart" if difference < 0 else "even"


@dataclass(frozen=True, slots=True)
class CampsPage:
    """``camps`` is the first of the best divisions (of ``divisions``, more if ``capped``), each camp in the order of
    the text; () where nothing is comparable. ``drawn`` is the network, None for a panel that fits a square table.
    """

    experts: tuple[Participant, ...]
    pairs: tuple[Pair, ...]
    camps: tuple[tuple[Participant, ...], ...]
    divisions: int
    capped: bool
    expected: float | None
    drawn: Picture | None

    def pair(self, one: str, other: str) -> Pair:
        """The pair of two experts (ids)."""
        return next(p for p in self.pairs if {p.left.id, p.right.id} == {one, other})

    def person(self, expert: str) -> Participant:
        """An expert by id."""
        return next(e for e in self.experts if e.id == expert)


def camps_page(m: ArgumentMap, analysis: Analysis) -> CampsPage:
    """All pairs, those who can be compared most first, and the network of a larger panel."""
    lookup = Lookup.of(m, analysis)
    pairs = tuple(sorted((_pair(p, lookup) for p in analysis.pairs), key=lambda p: -p.comparable))
    found = camps_of(m, analysis)
    camps = _first(found, m)
    drawn = None
    if len(m.experts) > LARGEST_TABLE:
        lines = [(p.left.id, p.right.id, p.comparable) for p in pairs if p.comparable >= LEAST_DRAWN]
        drawn = picture([[e.id for e in camp] for camp in camps or (m.experts,)], lines)
    return CampsPage(
        tuple(m.experts), pairs, camps, len(found.divisions), found.capped, found.expected, drawn
    )


def _first(found: Camps, m: ArgumentMap) -> tuple[tuple[Participant, ...], ...]:
    """The largest camp first."""
    if not found.divisions:
        return ()
    camps = (tuple(e for e in m.experts if e.id in camp) for camp in found.divisions[0])
    return tuple(sorted(camps, key=lambda c: -len(c)))


def _pair(p: ExpertPair, lookup: Lookup) -> Pair:
    return Pair(
        lookup.people[p.left],
        lookup.people[p.right],
        tuple(lookup.issues[r.issue] for r in p.agree),
        tuple(lookup.issues[r.issue] for r in p.differ),
        len(p.not_comparable),
    )
