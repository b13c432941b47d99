"""A condition required in one place and dropped, narrowed or left open in another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.analysis.case_conclusions import about_others
from graph.analysis.tension_kinds import TensionKind
from graph.model import IssueKind, Polarity, Topic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.tension_kinds import Answered, Pair, Tension
    from graph.model import Branch, Stance

_WHICH_CHARGE = re.compile(
    r"(?:定|构成|认定为?|按|以|成立)(?:的是)?(?:什么|何|哪个?|哪一个?)罪"
    r"|罪名(?:如何|怎么|怎样)|which (?:charge|offence)"
)
_LIKE = 3


def of_conditions(pair: Pair) -> Iterator[Tension]:
    """The tensions of two answers of which one at least hangs on facts."""
    if about_others(pair.earlier.issue, pair.later.issue):
        return
    yield from _left_out(pair)
    if pair.apart:
        yield from _dropped(pair)
        yield from _still_open(pair)


def _left_out(pair: Pair) -> Iterator[Tension]:
    """Two values of a fact led to two charges before; the last word on the charge speaks of the other value alone."""
    first, second = pair.earlier, pair.later
    if first.issue.case != second.issue.case or not (
        first.issue.kind is second.issue.kind is IssueKind.CHOICE
    ):
        return
    earlier, later = first.stance, second.stance
    weighed = {(c.fact, c.value) for b in later.branches if b.charges for c in b.when}
    known = {*later.charges, *(c for b in later.branches for c in b.charges)}
    gone = [
        charge
        for b in earlier.branches
        for c in b.when
        for charge in b.charges
        if charge not in known
        and (c.fact, c.value) not in weighed
        and (c.fact in {f for f, _ in weighed} or _sister_taken_up(b, c.fact, earlier, later))
    ]
    if gone:
        yield pair.tension(TensionKind.LEFT_OUT, *sorted(gone))


def _sister_taken_up(left: Branch, fact: str, earlier: Stance, later: Stance) -> bool:
    """Whether another value of the fact, with its charge, is said again in words of its own (相差不大: one charge)."""
    sisters = [
        (c.value, set(b.charges)) for b in earlier.branches if b is not left for c in b.when if c.fact == fact
    ]
    return any(
        value == c.value and len(value) >= _LIKE and charges and charges == set(b.charges)
        for value, charges in sisters
        for b in later.branches
        for c in b.when
    )


def _dropped(pair: Pair) -> Iterator[Tension]:
    """Which charge it is, or whether there are several, hung on facts before; the later answer names one outright."""
    earlier, later = pair.earlier.stance, pair.later.stance
    if earlier.polarity is not Polarity.CONDITIONAL or not any(b.when for b in earlier.branches):
        return
    if later.polarity is not Polarity.AFFIRM or any(b.charges for b in later.branches):
        return
    held, alternatives = set(later.charges), _alternatives(pair.earlier)
    if pair.earlier.issue.topic is Topic.JOINDER and set(earlier.charges) == held and len(held) > 1:
        yield pair.tension(TensionKind.CONDITION_DROPPED, *later.charges)
        return
    taken = held & alternatives or _taken_as_given(pair.later, alternatives)
    if (
        len(alternatives) > 1
        and pair.later.issue.topic is not Topic.JOINDER
        and taken
        and not alternatives <= taken
    ):
        yield pair.tension(TensionKind.CONDITION_DROPPED, *sorted(taken))


def _taken_as_given(a: Answered, alternatives: set[str]) -> set[str]:
    """The alternatives that an answer to something else takes for the one it is (交代的是职务侵占)."""
    return {
        c
        for c in alternatives
        if re.search(rf"(?<![不如或])(?:的是|属于|系|既然是){re.escape(c[:-1])}罪?(?=[，。；、])", a.around)
    }


def _alternatives(a: Answered) -> set[str]:
    """The charges between which an answer that hangs on facts is left."""
    if a.issue.topic is Topic.JOINDER:
        return set()
    return {*a.stance.charges, *(c for b in a.stance.branches for c in b.charges)}


def _still_open(pair: Pair) -> Iterator[Tension]:
    """The charge is settled in one place; a later answer depends on which one it will be."""
    earlier, later = pair.earlier.stance, pair.later.stance
    settled = earlier.polarity is Polarity.AFFIRM and not earlier.branches and earlier.charges
    if not settled or pair.earlier.issue.topic not in (Topic.CHARGE, None):
        return
    if later.polarity is not Polarity.CONDITIONAL or later.charges:
        return
    asked = [c.text for b in later.branches for c in b.when if _WHICH_CHARGE.search(c.text)]
    named = {c for c in _at_stake(pair.earlier) if any(c in x.text for b in later.branches for x in b.when)}
    if asked or len(named) > 1:
        yield pair.tension(TensionKind.STILL_OPEN, *earlier.charges)


def _at_stake(a: Answered) -> set[str]:
    return {*a.stance.charges, *a.stance.charges_denied, *(c for o in a.issue.options for c in o.charges)}
