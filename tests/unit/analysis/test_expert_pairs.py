"""Pairs of experts over a whole symposium, worked out by hand from the description of the locker map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.report import analyse
from graph.analysis.results import Relation
from tests.support.sample_maps import the_locker_map, the_pass_map

if TYPE_CHECKING:
    from graph.model import ArgumentMap


def pairs_of(argument_map: ArgumentMap) -> dict[tuple[str, str], list[list[str]]]:
    people = {p.id: p.name for p in argument_map.participants}
    numbers = {i.id: i.number for i in argument_map.issues}
    return {
        (people[p.left], people[p.right]): [
            [numbers[r.issue] for r in rows] for rows in (p.agree, p.differ, p.not_comparable)
        ]
        for p in analyse(argument_map).pairs
    }


def test_locker_map() -> None:
    assert pairs_of(the_locker_map()) == {
        ("韩松", "罗晓"): [[], ["1.1", "1.2"], ["2.1", "2.2"]],
        ("韩松", "魏明远"): [[], [], ["1.1", "1.2", "2.1", "2.2"]],
        ("罗晓", "魏明远"): [[], [], ["1.1", "1.2", "2.1", "2.2"]],
    }


def test_pass_map_agrees_on_one_and_differs_on_the_other() -> None:
    assert pairs_of(the_pass_map()) == {("韩松", "魏明远"): [["1.2"], ["1.1"], []]}


def test_each_pair_says_why_an_issue_cannot_be_compared() -> None:
    m = the_locker_map()
    depends = analyse(m).pairs[1].not_comparable[0]
    assert depends.relation is Relation.FACT_DEPENDENT
