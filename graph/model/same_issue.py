"""One legal issue that two symposia speak of, and what is contested over all of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.model.ids import make_id, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, order=True)
class IssueRef:
    """An issue of a symposium, by their ids."""

    symposium: str
    issue: str


@dataclass(frozen=True, slots=True, order=True)
class SameIssue:
    """Two issues of different symposia taken as one; ``of`` puts them in the order of their ids."""

    one: IssueRef
    other: IssueRef

    @classmethod
    def of(cls, left: IssueRef, right: IssueRef) -> SameIssue:
        """The link, whichever of the two is named first."""
        return cls(min(left, right), max(left, right))

    @property
    def id(self) -> str:
        """The ids of both issues."""
        return make_id("same", self.one.symposium, self.one.issue, self.other.symposium, self.other.issue)


class ContestedBy(StrEnum):
    """By what the contested issues of all symposia are gathered."""

    TOPIC = "topic"
    CHARGE = "charge"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class Contested:
    """A type of issue, a charge with its older and newer names, or an authority, with the contested issues behind it.

    ``key`` tells it from others, ``names`` are those met, ``places`` the contested issues in the order of their ids;
    ``issues`` and ``symposia`` count all where it is at stake, contested or not.
    """

    key: str
    names: tuple[str, ...]
    places: tuple[IssueRef, ...]
    issues: int
    symposia: int

    @property
    def title(self) -> str:
        """The name that is the key, where it was met; else the first."""
        return next((n for n in self.names if squeeze(n) == self.key), self.names[0])

    @property
    def other_names(self) -> tuple[str, ...]:
        """The names met besides the title."""
        return tuple(n for n in self.names if n != self.title)

    @property
    def contested_symposia(self) -> int:
        """In how many symposia it is contested."""
        return len({p.symposium for p in self.places})


def most_contested_first(found: Iterable[Contested]) -> tuple[Contested, ...]:
    """In most issues first, then in most symposia, then by key."""
    return tuple(sorted(found, key=lambda c: (-len(c.places), -c.contested_symposia, c.key)))
