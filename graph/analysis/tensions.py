"""前后表述待核: two stances of one expert that sit ill together; proposals to be checked, never verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.case_conclusions import about_others, case_conclusions
from graph.analysis.tension_conditions import of_conditions
from graph.analysis.tension_kinds import Pair, Tension, TensionKind, pairs_of_answers
from graph.analysis.tension_persons import of_persons
from graph.analysis.tension_premises import of_premises
from graph.model import IssueKind, Polarity, Topic, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.tension_kinds import Answered
    from graph.model import ArgumentMap

__all__ = ["Tension", "TensionKind", "tensions"]

_SHORTEST_ELEMENT = 4
# whether an element is met, charges are joined or one of several took part is no answer to which charge it is
_OF_A_PART = frozenset({Topic.ELEMENT, Topic.JOINDER, Topic.COMPLICITY})


def tensions(argument_map: ArgumentMap) -> tuple[Tension, ...]:
    """All of the map, by expert, then by the order of the issues; one per pair of stances, the plainest kind."""
    order = list(TensionKind)
    every = (*_conclusions(argument_map), *_pairs(argument_map))
    found: dict[tuple[str, str], Tension] = {}
    for tension in sorted(every, key=lambda t: order.index(t.kind)):
        found.setdefault((tension.earlier, tension.later), tension)
    people = [e.id for e in argument_map.experts]
    place = {i.id: n for n, i in enumerate(argument_map.issues)}
    stance_place = {s.id: place[s.issue] for s in argument_map.stances}
    return tuple(
        sorted(
            found.values(),
            key=lambda t: (people.index(t.expert), stance_place[t.earlier], stance_place[t.later]),
        )
    )


def _conclusions(argument_map: ArgumentMap) -> Iterator[Tension]:
    held = {s.id: s for s in argument_map.stances}
    for conclusion in case_conclusions(argument_map):
        for clash in conclusion.clashes:
            words = tuple(dict.fromkeys(held[clash.earlier].charges + held[clash.later].charges))
            yield Tension(TensionKind.OTHER_CONCLUSION, conclusion.expert, clash.earlier, clash.later, words)


def _pairs(argument_map: ArgumentMap) -> Iterator[Tension]:
    for pair in pairs_of_answers(argument_map):
        yield from _denied_element(pair)
        yield from _opposite(pair)
        yield from of_persons(argument_map, pair)
        yield from of_premises(pair)
        yield from of_conditions(pair)


def _denied_element(pair: Pair) -> Iterator[Tension]:
    """An element denied here stands in the name of a charge that is weighed there."""
    for denying, other in pair.both_ways:
        if denying.stance.polarity is not Polarity.DENY or denying.issue.kind is not IssueKind.POLAR:
            continue
        if denying.issue.case and other.issue.case not in (denying.issue.case, None):
            continue
        words = _elements(denying, other)
        if words:
            yield pair.tension(TensionKind.DENIED_ELEMENT, *words)


def _elements(denying: Answered, other: Answered) -> list[str]:
    mine, there = denying.stance, other.stance
    named = {*there.charges, *there.charges_hypothetical} - {*mine.charges, *mine.charges_denied}
    return sorted({w for c in named if (w := _shared(c, denying.issue.proposition or denying.issue.text))})


def _shared(charge: str, proposition: str) -> str | None:
    """The opening of the charge's name, as far as the proposition ends with it: 非法获取 of 非法获取公民个人信息罪."""
    said = squeeze(proposition)
    openings = (charge[:n] for n in range(len(charge) - 1, _SHORTEST_ELEMENT - 1, -1))
    return next((o for o in openings if said.endswith(o)), None)


def _opposite(pair: Pair) -> Iterator[Tension]:
    """A charge held for a case in one place and rejected for the same case in another."""
    (earlier, first), (later, second) = ((a.stance, a.issue) for a in (pair.earlier, pair.later))
    if first.case != second.case or about_others(first, second) or {first.topic, second.topic} & _OF_A_PART:
        return
    clash = (set(earlier.charges) & set(later.charges_denied)) | (
        set(later.charges) & set(earlier.charges_denied)
    )
    if clash:
        yield pair.tension(TensionKind.OPPOSITE_ANSWERS, *sorted(clash))
