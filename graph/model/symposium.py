"""The event and its people, cases and questions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.model.status import Status

if TYPE_CHECKING:
    from graph.model.passage import Passage


class Origin(StrEnum):
    """What the transcript is; anything but verbatim says so on every page."""

    VERBATIM = "verbatim"
    RETOLD = "retold"
    INVENTED = "invented"


@dataclass(frozen=True, slots=True)
class Symposium:
    """The event: normalised title, organiser and date make its identity.

    ``date`` is ISO-8601 (year, year-month or full date) or None; ``date_bounds`` (earliest, latest) come
    from the text where it is missing.
    """

    id: str
    title: str
    organiser: str | None = None
    date: str | None = None
    date_bounds: tuple[str | None, str | None] = (None, None)
    origin: Origin = Origin.VERBATIM
    source_note: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One text of a symposium as received; ``id`` is the SHA-256 of its bytes (hex).

    Where the file is no text, ``extractor`` names the library, with its version, that drew the text from it, and
    ``encoding`` is the kind of file (docx, odt, pdf): the text does not follow from the bytes alone.
    """

    id: str
    name: str
    encoding: str
    text: str
    extractor: str | None = None


class Role(StrEnum):
    """What a participant is there for."""

    EXPERT = "expert"
    MODERATOR = "moderator"
    AUDIENCE = "audience"


@dataclass(frozen=True, slots=True)
class Participant:
    """A person who speaks or is relayed. The id is (name, affiliation), or (name, symposium) without one."""

    id: str
    name: str
    role: Role
    affiliation: str | None = None
    passage: Passage | None = None


class PartyRole(StrEnum):
    """What a party is in its case."""

    ACCUSED = "accused"
    VICTIM = "victim"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Party:
    """A person or group of one case; ``group`` names the group it belongs to, e.g. 保安."""

    id: str
    name: str
    role: PartyRole
    group: str | None = None
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class CourtCase:
    """One case the symposium is about; ``passage`` is its statement of facts."""

    id: str
    ordinal: int
    label: str
    parties: tuple[Party, ...] = ()
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class DivergentOpinion:
    """分歧意见: a position reported before the experts speak; ``holder`` where told (一审法院, 辩护人)."""

    id: str
    case: str
    ordinal: int
    text: str
    charges: tuple[str, ...]
    passage: Passage
    holder: str | None = None
    joinder: bool = False
    status: Status = Status.PROPOSED


class IssueKind(StrEnum):
    """Polar: a proposition to affirm or deny; choice: rival options; open: criteria or definitions."""

    POLAR = "polar"
    CHOICE = "choice"
    OPEN = "open"


class Topic(StrEnum):
    """Type of issue, for search across symposia; the words are the field's own."""

    GUILT = "罪与非罪"
    CHARGE = "此罪与彼罪"
    ELEMENT = "构成要件解释"
    JOINDER = "罪数"
    COMPLICITY = "共同犯罪"
    STAGE = "犯罪形态"
    SENTENCING = "量刑"
    CIVIL = "民事责任"
    PROCEDURE = "程序与证据"


@dataclass(frozen=True, slots=True)
class Option:
    """One rival answer of a choice issue."""

    id: str
    label: str
    charges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """A sub-question of a question, for one case or none; ``number`` is what people read, e.g. 1.2."""

    id: str
    question: str
    number: str
    text: str
    kind: IssueKind
    passage: Passage
    case: str | None = None
    proposition: str | None = None
    options: tuple[Option, ...] = ()
    topic: Topic | None = None
    confidence: float = 1.0
    status: Status = Status.PROPOSED


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the moderator with its issues; ``speakers`` are participant ids in order of speaking."""

    id: str
    ordinal: int
    title: str | None
    issues: tuple[Issue, ...] = ()
    speakers: tuple[str, ...] = ()
    passage: Passage | None = None
