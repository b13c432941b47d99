"""Per pair of experts over the whole symposium: where they agree, differ, or cannot be compared."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from graph.analysis.answers import answers
from graph.analysis.comparison import compare
from graph.analysis.results import ExpertPair, PairIssue, Relation

if TYPE_CHECKING:
    from graph.model import ArgumentMap, Participant, Stance

_DIFFER = frozenset({Relation.OPPOSED, Relation.OVERLAP})


def expert_pairs(argument_map: ArgumentMap) -> tuple[ExpertPair, ...]:
    """One entry per unordered pair, in the order of the participants; every issue stands in one of its lists."""
    held = {(s.participant, s.issue): s for s in argument_map.stances}
    return tuple(
        _pair(argument_map, left, right, held) for left, right in combinations(argument_map.experts, 2)
    )


def _pair(
    argument_map: ArgumentMap, left: Participant, right: Participant, held: dict[tuple[str, str], Stance]
) -> ExpertPair:
    rows = []
    for issue in argument_map.issues:
        a, b = held.get((left.id, issue.id)), held.get((right.id, issue.id))
        if a and b and answers(a) and answers(b):
            rows.append(PairIssue(issue.id, compare(a, b, issue, argument_map.agreements), silent=False))
        else:
            rows.append(PairIssue(issue.id, Relation.INCOMPARABLE, silent=True))
    return ExpertPair(
        left.id,
        right.id,
        agree=tuple(r for r in rows if r.relation is Relation.AGREE),
        differ=tuple(r for r in rows if r.relation in _DIFFER),
        not_comparable=tuple(
            r for r in rows if r.relation is not Relation.AGREE and r.relation not in _DIFFER
        ),
    )
