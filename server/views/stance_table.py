"""意见对照表: experts by issues, and how the experts stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from server.views.answers import Lookup, ShownAnswer, shown_answer
from server.views.consensus import IssueStand, issue_stand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.analysis.results import Analysis, ExpertPair, PairIssue
    from graph.model import ArgumentMap, Issue, Participant, Question


class RowOrder(StrEnum):
    """By question, or the most contested issues first."""

    QUESTION = "question"
    CONTENTION = "contention"


class ExpertOrder(StrEnum):
    """As they speak, or those who agree beside each other."""

    TEXT = "text"
    SIMILARITY = "similarity"


@dataclass(frozen=True, slots=True)
class IssueRow:
    """One issue: an answer for every expert, in the order of the head, and the counts."""

    stand: IssueStand
    answers: tuple[ShownAnswer, ...]


@dataclass(frozen=True, slots=True)
class QuestionRows:
    """The issues of one question; all issues, where they are not sorted by question (None)."""

    question: Question | None
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


def stance_table(
    m: ArgumentMap,
    analysis: Analysis,
    rows: RowOrder = RowOrder.QUESTION,
    experts: ExpertOrder = ExpertOrder.TEXT,
) -> StanceTable:
    """The table of a map and its analysis."""
    lookup = Lookup.of(m, analysis)
    held = {(s.issue, s.participant): s for s in m.stances}
    columns = m.experts if experts is ExpertOrder.TEXT else alike(m.experts, analysis.pairs)

    def row(issue: Issue) -> IssueRow:
        told = tuple(shown_answer(held[issue.id, e.id], lookup) for e in columns)
        return IssueRow(issue_stand(issue, analysis, lookup), told)

    questions = tuple(QuestionRows(q, tuple(row(i) for i in q.issues)) for q in m.questions)
    if rows is RowOrder.CONTENTION:
        questions = (QuestionRows(None, _contested_first(questions)),)
    return StanceTable(
        columns,
        questions,
        _pairs(analysis, lookup),
        sum(c.spoke for c in analysis.issues),
    )


def alike(experts: Sequence[Participant], pairs: Sequence[ExpertPair]) -> tuple[Participant, ...]:
    """The experts so that those who agree stand beside each other.

    A chain that goes on to whoever agrees most with the last one (issues of agreement less issues of difference),
    begun at every expert; the chain of the greatest sum is taken, the earlier in the text where two are equal.
    """
    nearness = {frozenset((p.left, p.right)): len(p.agree) - len(p.differ) for p in pairs}

    def near(a: Participant, b: Participant) -> int:
        return nearness.get(frozenset((a.id, b.id)), 0)

    def chain(first: Participant) -> tuple[Participant, ...]:
        found, left = [first], [e for e in experts if e is not first]
        while left:
            following = max(left, key=lambda e: near(found[-1], e))
            left.remove(following)
            found.append(following)
        return tuple(found)

    return max(map(chain, experts), key=lambda c: sum(near(a, b) for a, b in pairwise(c)), default=())


def _contested_first(questions: tuple[QuestionRows, ...]) -> tuple[IssueRow, ...]:
    """Those with answers that exclude each other, by how many hold another than the leading one; agreed ones last."""

    def contention(row: IssueRow) -> tuple[bool, bool, int]:
        counts = row.stand.counts
        return not counts.is_contested, counts.is_consensus, counts.agreed - counts.spoke

    return tuple(sorted((r for q in questions for r in q.rows), key=contention))


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
