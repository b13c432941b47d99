"""What an expert holds on an issue."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.model.status import Status

if TYPE_CHECKING:
    from graph.model.passage import Passage


class Polarity(StrEnum):
    """Towards the proposition of a polar issue; elsewhere affirm only means a determinate answer."""

    AFFIRM = "affirm"
    DENY = "deny"
    CONDITIONAL = "conditional"
    MIXED = "mixed"
    SILENT = "silent"


class Silence(StrEnum):
    """Why there is no answer."""

    ABSENT = "absent"
    NOT_ADDRESSED = "not_addressed"
    STANDARD_ONLY = "standard_only"
    PASSED = "passed"
    DEFERRED = "deferred"


class Attribution(StrEnum):
    """Said by the expert, or told by somebody else in the expert's absence."""

    STATED = "stated"
    RELAYED = "relayed"


class FoundBy(StrEnum):
    """Which extractor gave an item: the rules, a language model, or each of them the same."""

    RULES = "rules"
    MODEL = "model"
    BOTH = "both"


class Modality(StrEnum):
    """应当 must, 倾向／宜 should, 可能／可以考虑 may."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"


@dataclass(frozen=True, slots=True)
class Fact:
    """What conclusions turn on, shared between experts; ``values`` in the order the text gives them."""

    id: str
    label: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """``fact`` (an id) has ``value``; ``text`` is the condition in the speaker's own words."""

    fact: str
    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Branch:
    """When all conditions hold, then this follows; an empty ``when`` is what is held anyway."""

    id: str
    when: tuple[Condition, ...]
    passage: Passage
    polarity: Polarity | None = None
    charges: tuple[str, ...] = ()
    modality: Modality = Modality.MUST


@dataclass(frozen=True, slots=True)
class Answer:
    """One option of a choice issue, chosen (affirm) or rejected (deny)."""

    option: str
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class PersonOutcome:
    """What the expert says of one party: charge, role (主犯), stage (未遂), sentencing aspect (从轻)."""

    party: str
    passage: Passage
    charge: str | None = None
    role: str | None = None
    stage: str | None = None
    sentencing: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """A ground given by one speaker, in that speaker's turn."""

    id: str
    text: str
    passage: Passage
    status: Status = Status.PROPOSED
    found_by: FoundBy = FoundBy.RULES


@dataclass(frozen=True, slots=True)
class OtherReading:
    """What the language model read where the rules read otherwise; both stay until a person decides."""

    polarity: Polarity
    claim: str
    passage: Passage
    answers: tuple[Answer, ...] = ()
    charges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EarlierStance:
    """What was held before a change of mind."""

    polarity: Polarity
    passage: Passage


@dataclass(frozen=True, slots=True)
class Stance:
    """One expert on one issue; the id is issue and expert. ``rule`` names what gave it, to understand errors.

    ``passage`` is None exactly where nothing was said (absent, not addressed). ``other`` is a reading that
    contradicts this one.
    """

    id: str
    issue: str
    participant: str
    polarity: Polarity
    silence: Silence | None = None
    claim: str = ""
    passage: Passage | None = None
    attribution: Attribution = Attribution.STATED
    relayed_by: str | None = None
    answers: tuple[Answer, ...] = ()
    branches: tuple[Branch, ...] = ()
    charges: tuple[str, ...] = ()
    charges_denied: tuple[str, ...] = ()
    charges_hypothetical: tuple[str, ...] = ()
    persons: tuple[PersonOutcome, ...] = ()
    reasons: tuple[Reason, ...] = ()
    supersedes: EarlierStance | None = None
    confidence: float = 1.0
    rule: str = ""
    status: Status = Status.PROPOSED
    found_by: FoundBy = FoundBy.RULES
    other: OtherReading | None = None

    @property
    def undecided(self) -> bool:
        """Whether two readings contradict each other and nobody has decided between them."""
        return self.other is not None and self.status is Status.PROPOSED


class AgreementKind(StrEnum):
    """How one speaker takes up another's view."""

    AGREE = "agree"
    DISAGREE = "disagree"
    SAME_RESULT_OTHER_REASON = "same_result_other_reason"


@dataclass(frozen=True, slots=True)
class Agreement:
    """A speaker (``source``) takes up another speaker's view (``target``) on an issue, by name."""

    id: str
    source: str
    target: str
    issue: str | None
    kind: AgreementKind
    passage: Passage


@dataclass(frozen=True, slots=True)
class Reported:
    """A view that ``by`` (a participant id) tells without holding it; ``held_by`` in the text's own words."""

    id: str
    by: str
    text: str
    passage: Passage
    held_by: str | None = None


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Something read that fits no issue: a claim nobody asked for, a charge outside the question."""

    id: str
    participant: str
    question: str | None
    text: str
    passage: Passage
    charges: tuple[str, ...] = ()
    reason: str = ""
    status: Status = Status.UNPLACED
