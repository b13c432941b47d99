"""The same expert then and now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.analysis.across.conclusions import Firmness, frame_of, held_by
from graph.analysis.answers import answers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.across.conclusions import Conclusion
    from graph.model import ArgumentMap, Issue, Participant, Stance


class Moved(StrEnum):
    """How an expert's answer stands to the same expert's earlier one."""

    SAME = "same"
    REVERSED = "reversed"
    FIRMER = "firmer"
    SOFTER = "softer"
    PARTLY = "partly"
    SPOKE_THEN = "spoke_then"  # silent on the right
    SPOKE_NOW = "spoke_now"  # silent on the left
    INCOMPARABLE = "incomparable"


@dataclass(frozen=True, slots=True)
class SamePerson:
    """Experts of one name on both sides (ids); ``proposed`` where an affiliation is missing or another one."""

    left: str
    right: str
    name: str
    proposed: bool


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """One expert on one issue, by the ids of both stances."""

    person: SamePerson
    left: str
    right: str
    moved: Moved


def same_people(left: ArgumentMap, right: ArgumentMap) -> tuple[SamePerson, ...]:
    """Experts of one name; the same person where the affiliation is the same too."""
    there: dict[str, list[Participant]] = {}
    for expert in right.experts:
        there.setdefault(expert.name, []).append(expert)
    found = [
        SamePerson(a.id, b.id, a.name, proposed=a.affiliation is None or a.affiliation != b.affiliation)
        for a in left.experts
        for b in there.get(a.name, ())
    ]
    return tuple(sorted(found, key=lambda p: (p.name, p.left, p.right)))


def then_and_now(
    left: ArgumentMap, left_issue: Issue, right: ArgumentMap, right_issue: Issue
) -> tuple[ThenAndNow, ...]:
    """Every expert of both symposia who spoke on the issue in at least one of them."""
    then = {s.participant: s for s in left.stances_on(left_issue.id)}
    now = {s.participant: s for s in right.stances_on(right_issue.id)}

    def found() -> Iterator[ThenAndNow]:
        for person in same_people(left, right):
            a, b = then.get(person.left), now.get(person.right)
            if a and b and (answers(a) or answers(b)):
                yield ThenAndNow(person, a.id, b.id, _moved(a, left_issue, b, right_issue))

    return tuple(found())


def _moved(left: Stance, left_issue: Issue, right: Stance, right_issue: Issue) -> Moved:
    if not answers(right):
        return Moved.SPOKE_THEN
    if not answers(left):
        return Moved.SPOKE_NOW
    frame = frame_of(left_issue, right_issue)
    if frame is None:
        return Moved.INCOMPARABLE
    then, now = dict(held_by(left, left_issue, frame)), dict(held_by(right, right_issue, frame))
    if not then or not now:
        return Moved.INCOMPARABLE
    return _stepped(then, now)


def _stepped(then: dict[Conclusion, Firmness], now: dict[Conclusion, Firmness]) -> Moved:
    if then == now:
        return Moved.SAME
    plain_then, plain_now = _plain(then), _plain(now)
    if plain_then and plain_now:
        if plain_then != plain_now:
            return Moved.PARTLY if plain_then & plain_now else Moved.REVERSED
        return (
            Moved.FIRMER
            if _firm(now) > _firm(then)
            else Moved.SOFTER
            if _firm(now) < _firm(then)
            else Moved.PARTLY
        )
    if plain_now and plain_now & set(then):
        return Moved.FIRMER
    if plain_then and plain_then & set(now):
        return Moved.SOFTER
    return Moved.PARTLY if set(then) & set(now) else Moved.REVERSED


def _plain(held: dict[Conclusion, Firmness]) -> set[Conclusion]:
    return {c for c, firmness in held.items() if firmness is not Firmness.CONDITIONAL}


def _firm(held: dict[Conclusion, Firmness]) -> int:
    return sum(firmness is Firmness.MUST for firmness in held.values())
