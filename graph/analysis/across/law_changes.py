"""What changed in the law between two symposia, as far as the lexicon tells."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.lexicon.authorities import authority_named
from graph.lexicon.charge_names import name_in_full
from graph.lexicon.charges import charges, find_charges
from graph.lexicon.validity import Period
from graph.model import COUNTED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from graph.model import ArgumentMap, Issue, Symposium


class LawChangeKind(StrEnum):
    """What became of a charge or an authority."""

    RENAMED = "renamed"
    REPEALED = "repealed"
    REPLACED = "replaced"
    CAME_INTO_FORCE = "came_into_force"


@dataclass(frozen=True, slots=True, order=True)
class LawChange:
    """``old`` gave way to ``new`` on the day ``since``; ``checked`` is the day somebody compared the row with its
    source, None where nobody has (时效性未核对).
    """

    since: date
    kind: LawChangeKind
    old: str | None
    new: str | None
    checked: date | None = None


@dataclass(frozen=True, slots=True)
class LawBetween:
    """The changes on what an issue speaks of; ``dated`` is False where a symposium has no date to go by."""

    changes: tuple[LawChange, ...]
    dated: bool


def law_between(left: ArgumentMap, left_issue: Issue, right: ArgumentMap, right_issue: Issue) -> LawBetween:
    """What the charges and authorities of both issues went through between the two dates, whichever is earlier."""
    one, other = _period(left.symposium), _period(right.symposium)
    if one is None or other is None:
        return LawBetween((), dated=False)
    earlier, later = sorted((one, other), key=lambda p: (p.first, p.last))
    named = {*_charges(left, left_issue), *_charges(right, right_issue)}
    cited = {*_authorities(left, left_issue), *_authorities(right, right_issue)}
    found = {
        c for c in (*_of_charges(named), *_of_authorities(cited)) if earlier.last < c.since <= later.first
    }
    taken_up = {c.new for c in found if c.old}
    kept = (c for c in found if c.old or c.new not in taken_up)
    return LawBetween(tuple(sorted(kept, key=lambda c: (c.since, c.old or "", c.new or ""))), dated=True)


def _period(s: Symposium) -> Period | None:
    earliest, latest = (s.date, s.date) if s.date else s.date_bounds
    return Period.of(earliest, latest) if earliest and latest else None


def _charges(m: ArgumentMap, issue: Issue) -> Iterator[str]:
    yield from (c.name for c in find_charges(f"{issue.text}。{issue.proposition or ''}"))
    yield from (c for o in issue.options for c in o.charges)
    for s in m.stances_on(issue.id):
        if s.status in COUNTED:
            yield from (*s.charges, *s.charges_denied, *(c for b in s.branches for c in b.charges))


def _authorities(m: ArgumentMap, issue: Issue) -> Iterator[str]:
    names = {a.id: a.name for a in m.authorities}
    for c in m.citations:
        on_question = c.issue is None and c.question == issue.question
        if c.status in COUNTED and (c.issue == issue.id or on_question):
            yield names[c.authority]


def _of_charges(names: set[str]) -> Iterator[LawChange]:
    known = {found[1] for name in names if (found := name_in_full(name))}
    told = {k.successor for k in known}
    # what a charge of the later symposium was before, where the earlier one does not name it
    before = {c for c in charges() if c.successor in {k.name for k in known} - told}
    for charge in known | before:
        if charge.in_force_until:
            kind = LawChangeKind.RENAMED if charge.successor else LawChangeKind.REPEALED
            yield LawChange(charge.in_force_until, kind, charge.name, charge.successor, charge.checked)


def _of_authorities(names: set[str]) -> Iterator[LawChange]:
    for known in {found.name: found for name in names if (found := authority_named(name))}.values():
        if known.in_force_until:
            kind = LawChangeKind.REPLACED if known.successor else LawChangeKind.REPEALED
            yield LawChange(known.in_force_until, kind, known.name, known.successor, known.checked)
        if known.in_force_from:
            yield LawChange(
                known.in_force_from, LawChangeKind.CAME_INTO_FORCE, None, known.name, known.checked
            )
