"""What the analysis says, frozen, with the names behind every number. All people, issues and cases are ids."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.analysis.agreed_under import AgreedUnder
    from graph.analysis.authority_use import AuthorityUse
    from graph.analysis.changes_of_mind import ChangeOfMind
    from graph.analysis.decided import Unchecked
    from graph.analysis.deciding_facts import DecidingFact
    from graph.analysis.hinges import Hinge
    from graph.analysis.minorities import Minority
    from graph.analysis.premises import SharedPremise
    from graph.analysis.sub_positions import SubPosition
    from graph.analysis.tensions import Tension
    from graph.analysis.unanswered import Unanswered
    from graph.model import Condition, Modality, Passage, Silence


class AnswerKind(StrEnum):
    """What sort of answer a position is; it decides colour and symbol."""

    AFFIRM = "affirm"
    DENY = "deny"
    CHOSEN = "chosen"
    DETERMINATE = "determinate"
    CONDITIONAL = "conditional"
    MIXED = "mixed"


class Relation(StrEnum):
    """How two answers to one issue stand to each other."""

    AGREE = "agree"
    OPPOSED = "opposed"
    OVERLAP = "overlap"
    FACT_DEPENDENT = "fact_dependent"
    INCOMPARABLE = "incomparable"


class Ground(StrEnum):
    """Whether those of one answer also share the ground."""

    SAME = "same"
    DIFFERENT = "different"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class Position:
    """One answer to an issue and who holds it.

    ``key`` is equal exactly where two answers are the same; ``labels`` are charges or options chosen, or rejected
    where the answer only rejects (empty on polar issues); ``stances`` are the ids, parallel to ``holders``.
    """

    key: str
    kind: AnswerKind
    labels: tuple[str, ...]
    holders: tuple[str, ...]
    stances: tuple[str, ...]
    ground: Ground | None = None


@dataclass(frozen=True, slots=True)
class SilentExperts:
    """The experts with one kind of silence on an issue."""

    silence: Silence
    experts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two positions of one issue (their keys) and how they conflict; never AGREE."""

    relation: Relation
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class IssueConsensus:
    """一致 ``agreed``／表态 ``spoke``／共 ``experts`` 人, with the positions and the silent behind the numbers.

    ``agreed`` is the size of the largest group of one determinate answer; ``leading`` is that position (None where
    nobody gives one, or two are equally large); ``is_consensus`` only where all who spoke hold it and they are at
    least two. ``unchecked`` counts stances nobody has reviewed; ``left_out`` are experts whose answer does not count
    for that reason, where only decided items do.
    """

    issue: str
    positions: tuple[Position, ...]
    silent: tuple[SilentExperts, ...]
    conflicts: tuple[Conflict, ...]
    leading: Position | None
    agreed: int
    spoke: int
    experts: int
    unchecked: int
    left_out: tuple[str, ...] = ()

    @property
    def is_consensus(self) -> bool:
        """All who spoke, two or more, hold one determinate answer."""
        return self.leading is not None and self.agreed == self.spoke >= 2

    @property
    def is_contested(self) -> bool:
        """Two determinate answers exclude each other, at least in part."""
        return any(c.relation in (Relation.OPPOSED, Relation.OVERLAP) for c in self.conflicts)

    @property
    def opposed_pairs(self) -> int:
        """How many pairs of experts exclude each other: 4 for two against two, 3 for three against one."""
        size = {p.key: len(p.holders) for p in self.positions}
        parted = (c for c in self.conflicts if c.relation in (Relation.OPPOSED, Relation.OVERLAP))
        return sum(size[c.left] * size[c.right] for c in parted)


@dataclass(frozen=True, slots=True)
class PairIssue:
    """One issue on which two experts are compared; ``silent`` where one of them gives no answer."""

    issue: str
    relation: Relation
    silent: bool = False


@dataclass(frozen=True, slots=True)
class ExpertPair:
    """Two experts over the whole symposium; each issue stands in exactly one of the three lists.

    ``not_comparable`` holds issues where one is silent, answers hang on facts, or answers are open.
    """

    left: str
    right: str
    agree: tuple[PairIssue, ...]
    differ: tuple[PairIssue, ...]
    not_comparable: tuple[PairIssue, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One conclusion on a case: the charges, under which conditions, said where.

    ``alternative`` is True where the expert names several outcomes without choosing; ``opinion`` is the id of the
    分歧意见 with the same charges, None where none holds it.
    """

    charges: tuple[str, ...]
    when: tuple[Condition, ...]
    question: int
    stance: str
    passage: Passage | None
    modality: Modality
    opinion: str | None
    alternative: bool = False


@dataclass(frozen=True, slots=True)
class Clash:
    """前后表述待核: an earlier stance that sits ill with the leading one (both ids)."""

    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class CaseConclusion:
    """One expert's conclusion on one case, gathered over all questions; no outcomes where none was given."""

    case: str
    expert: str
    outcomes: tuple[Outcome, ...]
    clashes: tuple[Clash, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything, in the order of the map; ``decided_only`` where proposals were left out."""

    issues: tuple[IssueConsensus, ...]
    pairs: tuple[ExpertPair, ...]
    cases: tuple[CaseConclusion, ...]
    facts: tuple[DecidingFact, ...]
    tensions: tuple[Tension, ...]
    authorities: tuple[AuthorityUse, ...]
    minorities: tuple[Minority, ...]
    sub_positions: tuple[SubPosition, ...]
    agreed_under: tuple[AgreedUnder, ...]
    premises: tuple[SharedPremise, ...]
    hinges: tuple[Hinge, ...]
    changes_of_mind: tuple[ChangeOfMind, ...]
    unanswered: Unanswered
    unchecked: Unchecked
    decided_only: bool

    def on_issue(self, issue: str) -> IssueConsensus:
        """The consensus on one issue (an id); KeyError for an unknown one."""
        return next((i for i in self.issues if i.issue == issue), None) or _missing(issue)


def _missing(issue: str) -> IssueConsensus:
    raise KeyError(issue)
