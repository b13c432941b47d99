"""意见对照表: experts by issues, and how the experts stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from server.views.answers import Lookup, ShownAnswer, shown_answer
from server.views.consensus import IssueStand, issue_stand

if TYPE_CHECKING:
    from graph.analysis.results import Analysis, PairIssue
    from graph.model import ArgumentMap, Issue, Participant, Question


@dataclass(frozen=True, slots=True)
class IssueRow:
    """One issue: an answer for every expert, in the order of the head, and the counts."""

    stand: IssueStand
    answers: tuple[ShownAnswer, ...]


@dataclass(frozen=True, slots=True)
class QuestionRows:
    """The issues of one question."""

    question: Question
    rows: tuple[IssueRow, ...]


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two experts: on which issues they agree, differ, or cannot be compared."""

    left: Participant
    right: Participant
    agree: tuple[tuple[PairIssue, Issue], ...]
    differ: tuple[tuple[PairIssue, Issue], ...]
    not_comparable: tuple[tuple[PairIssue, Issue], ...]


@dataclass(frozen=True, slots=True)
class StanceTable:
    """The whole table; ``speaking`` counts the cells with an answer."""

    experts: tuple[Participant, ...]
    questions: tuple[QuestionRows, ...]
    pairs: tuple[PairRow, ...]
    speaking: int


def stance_table(m: ArgumentMap, analysis: Analysis) -> StanceTable:
    """The table of a map and its analysis."""
    lookup = Lookup.of(m, analysis)
    held = {(s.issue, s.participant): s for s in m.stances}

    def row(issue: Issue) -> IssueRow:
        told = tuple(shown_answer(held[issue.id, e.id], lookup) for e in m.experts)
        return IssueRow(issue_stand(issue, analysis, lookup), told)

    return StanceTable(
        m.experts,
        tuple(QuestionRows(q, tuple(row(i) for i in q.issues)) for q in m.questions),
        _pairs(analysis, lookup),
        sum(c.spoke for c in analysis.issues),
    )


def _pairs(analysis: Analysis, lookup: Lookup) -> tuple[PairRow, ...]:
    def named(issues: tuple[PairIssue, ...]) -> tuple[tuple[PairIssue, Issue], ...]:
        return tuple((p, lookup.issues[p.issue]) for p in issues)

    return tuple(
        PairRow(
            lookup.people[p.left],
            lookup.people[p.right],
            named(p.agree),
            named(p.differ),
            named(p.not_comparable),
        )
        for p in analysis.pairs
    )
