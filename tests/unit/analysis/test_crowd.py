"""Polis' figures on a panel large enough, and their absence on a small one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.analysis.measures import Measures, measures
from graph.analysis.methods.groups import SMALLEST_PANEL, Votes
from graph.analysis.report import analyse
from graph.model import ArgumentMap, Polarity
from tests.support.factories import Asked, Said, a_map

if TYPE_CHECKING:
    from graph.analysis.crowd import Crowd

PEOPLE = tuple(f"专家{n:02}" for n in range(SMALLEST_PANEL))
HALF = SMALLEST_PANEL // 2


def panel(people: tuple[str, ...], silent: tuple[str, ...] = ()) -> ArgumentMap:
    """Two camps: they part on the first two issues, agree on the third; the last is answered by three."""
    left = people[: len(people) // 2]

    def polarity(name: str, issue: int) -> Polarity:
        return Polarity.AFFIRM if issue == 3 or (name in left) == (issue == 1) else Polarity.DENY

    return a_map(
        [Asked(f"1.{n}", f"第{n}点能否成立", proposition=f"第{n}点成立") for n in (1, 2, 3, 4)],
        [
            Said(name, f"1.{n}", f"{name}就第{n}点的意见", polarity(name, n) if n < 4 else Polarity.MIXED)
            for n in (1, 2, 3, 4)
            for name in (people if n < 4 else people[:3])
        ],
        experts=(*people, *silent),
    )


def found(the_map: ArgumentMap) -> Measures:
    return measures(the_map, analyse(the_map))


def crowd_of(the_map: ArgumentMap) -> Crowd:
    told = found(the_map).crowd
    assert told is not None
    return told


def test_one_too_few_have_none() -> None:
    assert found(panel(PEOPLE[1:])).crowd is None


def test_the_silent_do_not_make_a_crowd() -> None:
    told = found(panel(PEOPLE[:4], silent=PEOPLE[4:]))
    assert (told.crowd, told.answering) == (None, 4)


def test_consensus_over_both_camps() -> None:
    the_map = panel(PEOPLE)
    numbers = {i.id: i.number for i in the_map.issues}
    told = {numbers[c.issue]: c for c in crowd_of(the_map).consensus}
    agreed, split = (HALF + 1) / (HALF + 2), 1 / (HALF + 2)
    assert told["1.3"].value == pytest.approx(agreed**2)
    assert told["1.1"].value == pytest.approx(agreed * split)
    assert told["1.1"].votes == (Votes(HALF, 0, HALF), Votes(0, HALF, HALF))
    assert told["1.4"].votes[0] == Votes(0, 0, 3)  # left open is a pass
    assert told["1.4"].value == pytest.approx(1 / 5 * 1 / 2)
    assert next(numbers[c.issue] for c in crowd_of(the_map).consensus) == "1.3"


def test_what_sets_each_camp_apart() -> None:
    the_map = panel(PEOPLE)
    numbers = {i.id: i.number for i in the_map.issues}
    told = [[(numbers[i], r.agrees) for i, r in group.own] for group in crowd_of(the_map).groups]
    assert told == [[("1.1", True), ("1.2", False)], [("1.2", True), ("1.1", False)]]


def test_who_says_nothing_is_in_no_group() -> None:
    with_silent = crowd_of(panel(PEOPLE, silent=("顾宁",)))
    assert [c.value for c in with_silent.consensus] == [c.value for c in crowd_of(panel(PEOPLE)).consensus]
