"""How an issue stands, with the names behind the numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from server.views.answers import Lookup, look_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.analysis.results import Analysis, IssueConsensus, Position, Relation
    from graph.model import Issue, Silence


@dataclass(frozen=True, slots=True)
class ShownPosition:
    """An answer, its look and the names of those who hold it."""

    position: Position
    look: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IssueStand:
    """An issue, the case it belongs to, the counts, and who stands behind them.

    ``dots`` has one look for each expert, those of one answer together, the silent last.
    """

    issue: Issue
    case: str | None
    counts: IssueConsensus
    positions: tuple[ShownPosition, ...]
    silent: tuple[tuple[Silence, tuple[str, ...]], ...]
    relations: tuple[Relation, ...]
    dots: tuple[str, ...]


def issue_stand(issue: Issue, analysis: Analysis, lookup: Lookup) -> IssueStand:
    """The issue as it stands."""
    counts = analysis.on_issue(issue.id)

    def named(people: Iterable[str]) -> tuple[str, ...]:
        return tuple(lookup.people[p].name for p in people)

    positions = tuple(
        ShownPosition(p, look_of(p.kind, p.labels, lookup.outcomes), named(p.holders))
        for p in counts.positions
    )
    dots = [p.look for p in positions for _ in p.names]
    return IssueStand(
        issue,
        lookup.cases[issue.case].label if issue.case else None,
        counts,
        positions,
        tuple((s.silence, named(s.experts)) for s in counts.silent),
        tuple(dict.fromkeys(c.relation for c in counts.conflicts)),
        (*dots, *["silent"] * (counts.experts - len(dots))),
    )
