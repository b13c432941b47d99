"""What a store answers: who holds what, which symposia there are, which experts may be one person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.model import COUNTED, Status

if TYPE_CHECKING:
    from graph.model import AuthorityKind, Citation, IssueKind, Origin, Polarity, Stance


class ChargeMode(StrEnum):
    """In which way a position names a charge."""

    FAVOUR = "favour"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"
    CONDITIONAL = "conditional"  # in a branch: under facts
    PERSON = "person"  # for one party


@dataclass(frozen=True, slots=True)
class WhoHolds:
    """A filter over all positions; within a field any value will do, all fields that are set must hold.

    ``experts`` are ids or names, ``issues`` ids or numbers (1.2), ``answers`` labels of chosen options,
    ``charges`` names in whatever spelling (give old and new names together), ``authorities`` ids, names or
    aliases. Of ``words`` each must occur in the claim, its passages or reasons; spaces, punctuation, width
    and case do not count. Without ``polarities`` only positions with a passage are meant: an expert who did
    not speak holds nothing; ask for ``silent`` to get those too.
    """

    experts: tuple[str, ...] = ()
    symposia: tuple[str, ...] = ()
    questions: tuple[int, ...] = ()
    issues: tuple[str, ...] = ()
    polarities: tuple[Polarity, ...] = ()
    answers: tuple[str, ...] = ()
    charges: tuple[str, ...] = ()
    charge_modes: tuple[ChargeMode, ...] = tuple(ChargeMode)
    authorities: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = tuple(status for status in Status if status in COUNTED)


@dataclass(frozen=True, slots=True)
class HeldAnswer:
    """An option by its label, and what the expert says of it."""

    label: str
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class CitedAuthority:
    """An authority the expert cites there; ``is_exact`` tells a citation on this issue from one somewhere in
    the answer to the question.
    """

    authority: str
    name: str
    kind: AuthorityKind
    citation: Citation
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Position:
    """One expert on one issue, with all that is needed to show it; ``stance`` has polarity, silence, claim,
    branches, charges, reasons, passage, certainty and status.
    """

    symposium: str
    symposium_title: str
    origin: Origin
    question: int
    question_title: str | None
    issue: str
    issue_number: str
    issue_text: str
    issue_kind: IssueKind
    proposition: str | None
    expert: str
    expert_name: str
    affiliation: str | None
    stance: Stance
    answers: tuple[HeldAnswer, ...]
    authorities: tuple[CitedAuthority, ...]


@dataclass(frozen=True, slots=True)
class SymposiumSummary:
    """A line of the list of symposia; ``unchecked`` counts the stances nobody has decided."""

    id: str
    title: str
    organiser: str | None
    date: str | None
    origin: Origin
    document: str
    experts: tuple[str, ...]
    cases: int
    questions: int
    issues: int
    stances: int
    unchecked: int


@dataclass(frozen=True, slots=True)
class Source:
    """A document as received: the bytes whose SHA-256 is ``document``, and the text that spans point into."""

    document: str
    name: str
    encoding: str
    text: str
    content: bytes


@dataclass(frozen=True, slots=True)
class SameExpert:
    """A proposal: two experts of one name, one of them without affiliation or with another one."""

    name: str
    one: str
    other: str
    one_affiliation: str | None
    other_affiliation: str | None
    one_symposia: tuple[str, ...]
    other_symposia: tuple[str, ...]
