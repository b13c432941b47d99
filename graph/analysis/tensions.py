"""前后表述待核: two stances of one expert that sit ill together; proposals to be checked, never verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

from graph.analysis.answers import answers
from graph.analysis.case_conclusions import about_others, case_conclusions
from graph.model import IssueKind, Polarity, Topic, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import ArgumentMap, Issue, Stance

_SHORTEST_ELEMENT = 4
# whether an element is met, charges are joined or one of several took part is no answer to which charge it is
_OF_A_PART = frozenset({Topic.ELEMENT, Topic.JOINDER, Topic.COMPLICITY})


class TensionKind(StrEnum):
    """Why two stances sit ill together."""

    OTHER_CONCLUSION = "other_conclusion"
    DENIED_ELEMENT = "denied_element"
    OPPOSITE_ANSWERS = "opposite_answers"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Tension:
    """Two stances (ids) of one expert; ``words`` are what both speak of: charges or the element."""

    kind: TensionKind
    expert: str
    earlier: str
    later: str
    words: tuple[str, ...]


def tensions(argument_map: ArgumentMap) -> tuple[Tension, ...]:
    """All of the map, by expert, then by the order of the issues; one per pair of stances, the plainest kind."""
    place = {i.id: n for n, i in enumerate(argument_map.issues)}
    issues = {i.id: i for i in argument_map.issues}
    found: dict[tuple[str, str], Tension] = {}
    for tension in (*_conclusions(argument_map), *_pairs(argument_map, issues, place)):
        found.setdefault((tension.earlier, tension.later), tension)
    people = [e.id for e in argument_map.experts]
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


def _pairs(argument_map: ArgumentMap, issues: dict[str, Issue], place: dict[str, int]) -> Iterator[Tension]:
    for expert in argument_map.experts:
        mine = [s for s in argument_map.stances if s.participant == expert.id and answers(s)]
        mine.sort(key=lambda s: place[s.issue])
        for earlier, later in combinations(mine, 2):
            yield from _denied_element(earlier, later, issues)
            yield from _opposite(earlier, later, issues)
            yield from _left_out(earlier, later, issues)


def _denied_element(earlier: Stance, later: Stance, issues: dict[str, Issue]) -> Iterator[Tension]:
    """An element denied here stands in the name of a charge that is weighed there."""
    for denying, other in ((earlier, later), (later, earlier)):
        issue = issues[denying.issue]
        if denying.polarity is not Polarity.DENY or issue.kind is not IssueKind.POLAR:
            continue
        if issue.case and issues[other.issue].case not in (issue.case, None):
            continue
        named = {*other.charges, *other.charges_hypothetical} - {*denying.charges, *denying.charges_denied}
        words = sorted({w for c in named if (w := _shared(c, issue.proposition or issue.text))})
        if words:
            yield Tension(TensionKind.DENIED_ELEMENT, denying.participant, earlier.id, later.id, tuple(words))


def _shared(charge: str, proposition: str) -> str | None:
    """The opening of the charge's name, as far as the proposition ends with it: 非法获取 of 非法获取公民个人信息罪."""
    said = squeeze(proposition)
    openings = (charge[:n] for n in range(len(charge) - 1, _SHORTEST_ELEMENT - 1, -1))
    return next((o for o in openings if said.endswith(o)), None)


def _opposite(earlier: Stance, later: Stance, issues: dict[str, Issue]) -> Iterator[Tension]:
    """A charge held for a case in one place and rejected for the same case in another."""
    first, second = issues[earlier.issue], issues[later.issue]
    if first.case != second.case or about_others(first, second) or {first.topic, second.topic} & _OF_A_PART:
        return
    clash = (set(earlier.charges) & set(later.charges_denied)) | (
        set(later.charges) & set(earlier.charges_denied)
    )
    if clash:
        yield Tension(
            TensionKind.OPPOSITE_ANSWERS, earlier.participant, earlier.id, later.id, tuple(sorted(clash))
        )


def _left_out(earlier: Stance, later: Stance, issues: dict[str, Issue]) -> Iterator[Tension]:
    """Two values of a fact led to two charges before; the last word on the charge speaks of the other value alone."""
    first, second = issues[earlier.issue], issues[later.issue]
    if first.case != second.case or not (first.kind is second.kind is IssueKind.CHOICE):
        return
    weighed = {(c.fact, c.value) for b in later.branches if b.charges for c in b.when}
    known = {*later.charges, *(c for b in later.branches for c in b.charges)}
    gone = {
        charge
        for b in earlier.branches
        for c in b.when
        for charge in b.charges
        if charge not in known and c.fact in {f for f, _ in weighed} and (c.fact, c.value) not in weighed
    }
    if gone:
        yield Tension(TensionKind.LEFT_OUT, earlier.participant, earlier.id, later.id, tuple(sorted(gone)))
