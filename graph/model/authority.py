"""Authorities and the places where they are cited."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.model.status import Status

if TYPE_CHECKING:
    from graph.model.passage import Passage


class AuthorityKind(StrEnum):
    """Kind of document; it decides the rank."""

    STATUTE = "statute"
    LEGISLATIVE_INTERPRETATION = "legislative_interpretation"
    ADMINISTRATIVE_REGULATION = "administrative_regulation"
    JUDICIAL_INTERPRETATION = "judicial_interpretation"
    JUDICIAL_DOCUMENT = "judicial_document"
    GUIDING_CASE = "guiding_case"
    CASE_LAW = "case_law"
    DOCTRINE = "doctrine"
    FOREIGN_LAW = "foreign_law"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Authority:
    """A document, case or doctrine; the id is its squeezed full name, so it is one across symposia."""

    id: str
    name: str
    kind: AuthorityKind
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A place where a participant cites an authority; ``question`` and ``issue`` are ids where known."""

    id: str
    authority: str
    participant: str
    passage: Passage
    question: str | None = None
    issue: str | None = None
    provision: str | None = None
    status: Status = Status.PROPOSED
