"""One issue as the whole library sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.model.same_issue import IssueRef
    from graph.model.symposium import Topic


@dataclass(frozen=True, slots=True)
class LibraryIssue:
    """An issue with what is at stake in it, asked of the database or counted in memory alike.

    ``contested``: two answers exclude each other, at least in part. ``experts`` are the ids of those who answer,
    ``charges`` full names offered or said there, ``authorities`` (id, name) cited on the issue itself; all sorted.
    """

    ref: IssueRef
    number: str
    text: str
    proposition: str | None
    topic: Topic | None
    contested: bool
    experts: tuple[str, ...]
    charges: tuple[str, ...]
    authorities: tuple[tuple[str, str], ...]
