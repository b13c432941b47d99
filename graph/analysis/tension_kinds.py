"""What a tension is, and the two answers it is looked for in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from operator import itemgetter
from typing import TYPE_CHECKING

from graph.analysis.answers import answers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import ArgumentMap, Issue, Passage, Stance

# where one paragraph ends and the next begins: a line that ends as a sentence does, or an empty one
_END = re.compile(r"(?<=[。！？!?.”\"’])[ \t\r　]*\n|\n\s*\n")


class TensionKind(StrEnum):
    """Why two stances sit ill together; where two stances are at odds in several ways, the one told first here."""

    OTHER_CONCLUSION = "other_conclusion"
    DENIED_ELEMENT = "denied_element"
    OPPOSITE_ANSWERS = "opposite_answers"
    OTHER_ROLE = "other_role"
    OTHER_STAGE = "other_stage"
    DENIED_JOINT = "denied_joint"
    DENIED_JOINDER = "denied_joinder"
    DENIED_LIABILITY = "denied_liability"
    DENIED_PREMISE = "denied_premise"
    LEFT_OUT = "left_out"
    CONDITION_DROPPED = "condition_dropped"
    STILL_OPEN = "still_open"


@dataclass(frozen=True, slots=True)
class Tension:
    """Two stances (ids) of one expert; ``words`` are what both speak of: charges, the element, a role."""

    kind: TensionKind
    expert: str
    earlier: str
    later: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """A stance with its issue and the paragraph in which it is said, and whether there is only one case."""

    stance: Stance
    issue: Issue
    around: str
    one_case: bool

    def may_share_case(self, other: Answered) -> bool:
        """Whether nothing says that the two are about different cases."""
        return (
            self.one_case
            or None in (self.issue.case, other.issue.case)
            or self.issue.case == other.issue.case
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """Two answers of one expert, in the order of the issues."""

    earlier: Answered
    later: Answered

    @property
    def apart(self) -> bool:
        """Whether they answer different questions, in paragraphs of their own."""
        return (
            self.earlier.issue.question != self.later.issue.question
            and self.earlier.around != self.later.around
        )

    @property
    def both_ways(self) -> tuple[tuple[Answered, Answered], ...]:
        """Each of the two first."""
        return (self.earlier, self.later), (self.later, self.earlier)

    def tension(self, kind: TensionKind, *words: str) -> Tension:
        """The two as a tension."""
        one, other = self.earlier.stance, self.later.stance
        return Tension(kind, one.participant, one.id, other.id, tuple(dict.fromkeys(words)))


def pairs_of_answers(m: ArgumentMap) -> Iterator[Pair]:
    """All pairs of answers of one expert that may be about one case, by expert and in the order of the issues."""
    place = {i.id: n for n, i in enumerate(m.issues)}
    issues = {i.id: i for i in m.issues}
    one_case = len(m.cases) <= 1
    ends = [e.span() for e in _END.finditer(m.document.text)]
    for expert in m.experts:
        mine = [s for s in m.stances if s.participant == expert.id and answers(s)]
        mine.sort(key=lambda s: place[s.issue])
        told = [Answered(s, issues[s.issue], _around(m, ends, s.passage), one_case) for s in mine]
        for earlier, later in combinations(told, 2):
            if earlier.may_share_case(later):
                yield Pair(earlier, later)


def _around(m: ArgumentMap, ends: list[tuple[int, int]], passage: Passage | None) -> str:
    """The paragraph of a passage, as received; ``ends`` are the places between paragraphs."""
    if passage is None or passage.document != m.document.id:
        return ""
    text, span = m.document.text, passage.span
    before = bisect_right(ends, span.start, key=itemgetter(1))
    after = bisect_left(ends, span.end, lo=before, key=itemgetter(0))
    start = ends[before - 1][1] if before else 0
    return text[start : ends[after][0] if after < len(ends) else len(text)]
