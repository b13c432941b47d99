"""Rows of a table: what a moderator says, and the issues a reader finds in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import IssueKind, squeeze

if TYPE_CHECKING:
    from graph.model import Issue

POLAR, CHOICE, OPEN = "polar", "choice", "open"
ANY = -1  # the case may be given or not: the wording leaves it open
ONE = (("案例", ("周某", "陈某", "郑某", "冯某", "甲", "乙", "丙")),)
TWO = (("案例一", ("郑某",)), ("案例二", ("冯某",)))
NONE: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True)
class Want:
    """One expected issue: kinds that are right, ordinal of the case (0: none), proposition, options or text."""

    kinds: str
    case: int
    words: str


@dataclass(frozen=True)
class Row:
    """A section as (speaker, words) pairs, ``M`` being the moderator, and what is asked in it."""

    name: str
    turns: tuple[tuple[str, str], ...]
    wants: tuple[Want, ...]
    cases: tuple[tuple[str, tuple[str, ...]], ...] = ONE
    head: str | None = None


def asked(
    name: str,
    words: str,
    *wants: tuple[str, int, str],
    cases: tuple[tuple[str, tuple[str, ...]], ...] = ONE,
    head: str | None = None,
) -> Row:
    turns = (
        (("M", words), ("甲某", "略。"), ("乙某", "略。")) if words else (("甲某", "略。"), ("乙某", "略。"))
    )
    return Row(name, turns, tuple(Want(*w) for w in wants), cases, head)


def same(want: Want, issue: Issue, case_ordinal: int) -> bool:
    if issue.kind.value not in want.kinds.split() or want.case not in (ANY, case_ordinal):
        return False
    if issue.kind is IssueKind.POLAR:
        return squeeze(issue.proposition or "") == squeeze(want.words)
    if issue.kind is IssueKind.CHOICE and "open" not in want.kinds and "polar" not in want.kinds:
        return [squeeze(o.label) for o in issue.options] == [squeeze(w) for w in want.words.split("|")]
    return want.kinds == "polar choice" or squeeze(want.words) in squeeze(issue.text)
