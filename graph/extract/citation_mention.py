"""One place where a text names an authority, or refers back to one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.model import AuthorityKind


class Reference(Enum):
    """How a mention points at its authority."""

    NAMED = auto()  # by a name that stands for itself
    SHORT = auto()  # by a short name in 《》, which must have an antecedent: 《意见》
    WORD = auto()  # by words that may also be ordinary ones: 该解释
    AGAIN = auto()  # the authority, or its article, cited last by the same speaker: 该条, 前述规定


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention at ``start:end`` of the text it was read from.

    ``name`` is the name in full, or for a reference back the type word or short name to look for; ``written``
    is how the text has it. ``defines`` are the short names introduced here: （以下简称《意见》）.
    """

    start: int
    end: int
    reference: Reference
    name: str
    written: str
    kind: AuthorityKind | None = None
    provision: str | None = None
    defines: tuple[str, ...] = ()
    year: str | None = None
