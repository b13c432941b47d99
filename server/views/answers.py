"""One expert's answer to one issue, and what the names behind its ids are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.answers import answers, kind_of, labels_of
from graph.analysis.results import AnswerKind
from graph.model import IssueKind, Silence
from visual.answers import outcome_looks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.analysis.results import Analysis
    from graph.model import (
        ArgumentMap,
        Condition,
        CourtCase,
        Fact,
        Issue,
        Modality,
        Participant,
        Passage,
        Polarity,
        Question,
        Stance,
    )

_HIGH, _MEDIUM = 0.8, 0.5


@dataclass(frozen=True, slots=True)
class Lookup:
    """The items of one map by their ids; ``outcomes`` are the looks of the answers to choice issues."""

    people: Mapping[str, Participant]
    cases: Mapping[str, CourtCase]
    questions: Mapping[str, Question]
    issues: Mapping[str, Issue]
    stances: Mapping[str, Stance]
    facts: Mapping[str, Fact]
    outcomes: Mapping[frozenset[str], str]

    @classmethod
    def of(cls, m: ArgumentMap, analysis: Analysis) -> Lookup:
        """The lookup of a map and its analysis."""
        return cls(
            {p.id: p for p in m.participants},
            {c.id: c for c in m.cases},
            {q.id: q for q in m.questions},
            {i.id: i for i in m.issues},
            {s.id: s for s in m.stances},
            {f.id: f for f in m.facts},
            outcome_looks(analysis),
        )

    def condition(self, condition: Condition) -> str:
        """The condition in the speaker's own words, else fact and value."""
        return condition.text or f"{self.facts[condition.fact].label}：{condition.value}"


@dataclass(frozen=True, slots=True)
class ShownBranch:
    """Under these conditions (empty: in any case) this follows."""

    when: tuple[str, ...]
    polarity: Polarity | None
    charges: tuple[str, ...]
    modality: Modality
    passage: Passage


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """A stance with the names a page needs; ``kind`` is None where nothing is answered, ``look`` the
    meaning in ``visual.palette``; ``labels`` of a conditional answer leave out what
    its branches say.

    ``certainty`` is high, medium or low: how sure the reading is, never how strong the argument.
    """

    stance: Stance
    issue: Issue
    expert: Participant
    kind: AnswerKind | None
    labels: tuple[str, ...]
    branches: tuple[ShownBranch, ...]
    relayed_by: str | None
    certainty: str
    look: str

    @property
    def told(self) -> str:
        """The claim, where the kind of answer alone says too little; else nothing."""
        match self.kind:
            case AnswerKind.DETERMINATE:
                says_enough = False
            case AnswerKind.CONDITIONAL:
                says_enough = bool(self.branches)
            case AnswerKind.MIXED:
                says_enough = bool(self.labels)
            case AnswerKind.DENY:
                says_enough = self.issue.kind is IssueKind.POLAR or bool(self.stance.charges_denied)
            case None:
                says_enough = self.stance.silence is not Silence.STANDARD_ONLY
            case _:
                says_enough = True
        return "" if says_enough else self.stance.claim


def shown_answer(stance: Stance, lookup: Lookup) -> ShownAnswer:
    """The stance ready to be shown; a rejected one shows as no answer."""
    issue = lookup.issues[stance.issue]
    speaks = answers(stance)
    kind = kind_of(stance, issue) if speaks else None
    branches = shown_branches(stance, lookup) if speaks else ()
    under_facts = {c for b in branches for c in b.charges} if kind is AnswerKind.CONDITIONAL else set()
    labels = labels_of(stance, issue) if speaks else ()
    return ShownAnswer(
        stance,
        issue,
        lookup.people[stance.participant],
        kind,
        tuple(name for name in labels if name not in under_facts),
        branches,
        lookup.people[stance.relayed_by].name if stance.relayed_by else None,
        certainty(stance.confidence),
        look_of(kind, labels, lookup.outcomes),
    )


def look_of(kind: AnswerKind | None, labels: tuple[str, ...], outcomes: Mapping[frozenset[str], str]) -> str:
    """The meaning under which ``visual.palette`` has colours and symbol for the answer."""
    if kind is None:
        return "silent"
    return outcomes.get(frozenset(labels), "determinate") if kind is AnswerKind.CHOSEN else str(kind)


def shown_branches(stance: Stance, lookup: Lookup) -> tuple[ShownBranch, ...]:
    """The branches that say something, in the order of the text."""
    return tuple(
        ShownBranch(tuple(lookup.condition(c) for c in b.when), b.polarity, b.charges, b.modality, b.passage)
        for b in stance.branches
        if b.when or b.charges or b.polarity
    )


def certainty(confidence: float) -> str:
    """识别把握 as high, medium or low."""
    return "high" if confidence >= _HIGH else "medium" if confidence >= _MEDIUM else "low"


def anchor(passage: Passage) -> str:
    """The id of the passage on the reader's page."""
    return f"p-{passage.span.start}-{passage.span.end}"
