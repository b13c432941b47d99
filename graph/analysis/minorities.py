"""The lone positions of an issue, and who answered them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.results import AnswerKind
from graph.model import AgreementKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.analysis.results import IssueConsensus, Position
    from graph.model import ArgumentMap, Passage

_DETERMINATE = frozenset({AnswerKind.AFFIRM, AnswerKind.DENY, AnswerKind.CHOSEN})


@dataclass(frozen=True, slots=True)
class Minority:
    """One expert against at least two of one other answer.

    ``answered_by`` are those who take the view up by name and disagree, ``replies`` (parallel) where; empty: nobody
    did.
    """

    issue: str
    position: Position
    majority: Position
    answered_by: tuple[str, ...]
    replies: tuple[Passage, ...]


def minorities(argument_map: ArgumentMap, issues: Iterable[IssueConsensus]) -> tuple[Minority, ...]:
    """All of them, in the order of the issues."""
    return tuple(
        _minority(argument_map, found.issue, position, found.leading)
        for found in issues
        if found.leading is not None and found.agreed > 1
        for position in found.positions
        if len(position.holders) == 1 and position.kind in _DETERMINATE
    )


def _minority(argument_map: ArgumentMap, issue: str, position: Position, majority: Position) -> Minority:
    [holder] = position.holders
    replies: dict[str, Passage] = {}
    for told in argument_map.agreements:
        if told.target == holder and told.issue == issue and told.kind is AgreementKind.DISAGREE:
            replies.setdefault(told.source, told.passage)
    return Minority(issue, position, majority, tuple(replies), tuple(replies.values()))
