"""What became of each position from one symposium to the other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from graph.analysis.across.conclusions import MIXED, Firmness, concluded, frame_of
from graph.analysis.answers import answers

if TYPE_CHECKING:
    from graph.analysis.across.conclusions import Conclusion, Holder
    from graph.model import ArgumentMap, Issue


class Change(StrEnum):
    """What became of a position; read from the other side NEW is DROPPED and STRENGTHENED is WEAKENED."""

    NEW = "new"
    DROPPED = "dropped"
    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"
    SHIFTED = "shifted"  # stronger in one respect, weaker in another
    UNCHANGED = "unchanged"


class Respect(StrEnum):
    """In which respect a position gained or lost among those who spoke."""

    HELD = "held"  # by how many, plainly or under conditions
    PLAIN = "plain"  # by how many whatever the facts
    FIRM = "firm"  # by how many without 倾向 or 可以考虑


@dataclass(frozen=True, slots=True)
class Spoke:
    """How many experts of a symposium spoke on the issue, and how many there are."""

    spoke: int
    experts: int


@dataclass(frozen=True, slots=True)
class Position:
    """One conclusion on both sides; ``gained`` and ``lost`` are the respects from left to right."""

    conclusion: Conclusion
    left: tuple[Holder, ...]
    right: tuple[Holder, ...]
    change: Change
    gained: tuple[Respect, ...]
    lost: tuple[Respect, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """逆转: the conclusion most held plainly is another one than before."""

    before: Conclusion
    after: Conclusion


@dataclass(frozen=True, slots=True)
class IssueChange:
    """The positions on one issue; ``comparable`` is False where the answers cannot be put in the same words."""

    left: Spoke
    right: Spoke
    positions: tuple[Position, ...]
    turned: Turn | None
    comparable: bool


def issue_change(left: ArgumentMap, left_issue: Issue, right: ArgumentMap, right_issue: Issue) -> IssueChange:
    """The positions of both sides, those of the left first, the most held first."""
    frame = frame_of(left_issue, right_issue)
    a, b = _spoke(left, left_issue), _spoke(right, right_issue)
    if frame is None:
        return IssueChange(a, b, (), None, comparable=False)
    then, now = concluded(left, left_issue, frame), concluded(right, right_issue, frame)
    order = sorted({*then, *now}, key=lambda c: (-len(then.get(c, ())) - len(now.get(c, ())), c.key))
    positions = tuple(_position(c, then.get(c, ()), a, now.get(c, ()), b) for c in order)
    before, after = _leading(then), _leading(now)
    turned = Turn(before, after) if before and after and before != after else None
    return IssueChange(a, b, positions, turned, comparable=bool(positions))


def _spoke(m: ArgumentMap, issue: Issue) -> Spoke:
    experts = {e.id for e in m.experts}
    speaking = {s.participant for s in m.stances_on(issue.id) if answers(s) and s.participant in experts}
    return Spoke(len(speaking), len(experts))


def _leading(found: dict[Conclusion, tuple[Holder, ...]]) -> Conclusion | None:
    plain = {c: sum(h.plainly for h in holders) for c, holders in found.items() if c.key != MIXED}
    most = max(plain.values(), default=0)
    leading = [c for c, n in plain.items() if n == most]
    return leading[0] if most and len(leading) == 1 else None


def _position(
    conclusion: Conclusion, left: tuple[Holder, ...], then: Spoke, right: tuple[Holder, ...], now: Spoke
) -> Position:
    before, after = _shares(left, then), _shares(right, now)
    gained = tuple(r for r in Respect if after[r] > before[r])
    lost = tuple(r for r in Respect if after[r] < before[r])
    return Position(conclusion, left, right, _change(left, right, gained, lost), gained, lost)


def _change(
    left: tuple[Holder, ...],
    right: tuple[Holder, ...],
    gained: tuple[Respect, ...],
    lost: tuple[Respect, ...],
) -> Change:
    if not left:
        return Change.NEW
    if not right:
        return Change.DROPPED
    if gained and lost:
        return Change.SHIFTED
    return Change.STRENGTHENED if gained else Change.WEAKENED if lost else Change.UNCHANGED


def _shares(holders: tuple[Holder, ...], side: Spoke) -> dict[Respect, Fraction]:
    """Of those who spoke; panels differ in size, so counts alone would make every larger panel stronger."""
    spoke = max(side.spoke, 1)
    return {
        Respect.HELD: Fraction(len(holders), spoke),
        Respect.PLAIN: Fraction(sum(h.plainly for h in holders), spoke),
        Respect.FIRM: Fraction(sum(h.firmness is Firmness.MUST for h in holders), spoke),
    }
