"""Sub-positions and agreement under conditions, on tables worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.analysis.report import analyse
from graph.analysis.sub_positions import SharedKind
from graph.model import IssueKind, Polarity
from tests.support.factories import Asked, Said, When, a_map

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model import ArgumentMap

EXPERTS = ("韩松", "罗晓", "魏明远", "顾青")
THEFT, FRAUD, SEIZURE = "盗窃罪", "诈骗罪", "侵占罪"
CHOICE = Asked("1.1", "应定何罪", IssueKind.CHOICE, options=(THEFT, FRAUD, SEIZURE))
POLAR = Asked("1.1", "是否构成盗窃罪", proposition="构成盗窃罪")
YES, NO, DEPENDS, OPEN = Polarity.AFFIRM, Polarity.DENY, Polarity.CONDITIONAL, Polarity.MIXED
LARGE, SMALL = ("数额", "较大"), ("数额", "较小")


def holds(
    name: str,
    polarity: Polarity = YES,
    charges: tuple[str, ...] = (),
    denied: tuple[str, ...] = (),
    when: tuple[When, ...] = (),
) -> Said:
    return Said(name, "1.1", f"{name}的主张", polarity, charges=charges, denied=denied, when=when)


def the_map(said: Sequence[Said], asked: Asked = CHOICE) -> ArgumentMap:
    return a_map([asked], said, experts=EXPERTS)


def shared(m: ArgumentMap) -> list[tuple[list[tuple[str, str]], list[str], list[str]]]:
    """Items, holders and those who hold it case by case."""
    names = {p.id: p.name for p in m.participants}
    return [
        (
            [(str(i.kind), i.word) for i in s.items],
            [names[h] for h in s.holders],
            [names[h] for h in s.in_branches],
        )
        for s in analyse(m).sub_positions
    ]


def under(m: ArgumentMap) -> list[tuple[list[str], list[str], list[str], int]]:
    """Values set, holders, those on condition, how many speak."""
    names = {p.id: p.name for p in m.participants}
    return [
        (
            [v for _, v in a.when],
            [names[h] for h in a.position.holders],
            [names[h] for h in a.on_condition],
            a.spoke,
        )
        for a in analyse(m).agreed_under
    ]


def test_three_reject_a_charge_though_they_differ_on_what_it_is_instead() -> None:
    m = the_map(
        [
            holds("韩松", charges=(THEFT,), denied=(FRAUD,)),
            holds("罗晓", charges=(SEIZURE,), denied=(FRAUD,)),
            holds("魏明远", NO, denied=(FRAUD,)),
            holds("顾青", charges=(FRAUD,)),
        ]
    )
    assert shared(m) == [
        ([("rejects", FRAUD)], ["韩松", "罗晓", "魏明远"], []),
        ([("offence", "")], ["韩松", "罗晓", "顾青"], []),
    ]


def test_one_charge_held_by_all_though_one_adds_another() -> None:
    m = the_map([holds("韩松", charges=(THEFT,)), holds("罗晓", charges=(THEFT, FRAUD))])
    assert shared(m) == [([("holds", THEFT)], ["韩松", "罗晓"], [])]


def test_a_charge_in_each_of_several_cases_is_held_and_in_one_case_is_not() -> None:
    each = (When((LARGE,), None, (THEFT, FRAUD)), When((SMALL,), None, (THEFT,)))
    m = the_map([holds("韩松", charges=(THEFT,)), holds("罗晓", DEPENDS, when=each)])
    assert shared(m) == [([("holds", THEFT)], ["韩松", "罗晓"], ["罗晓"])]
    once = (When((LARGE,), None, (THEFT,)),)
    assert shared(the_map([holds("韩松", charges=(THEFT,)), holds("罗晓", DEPENDS, when=once)])) == []


def test_what_is_left_open_between_two_is_some_offence() -> None:
    m = the_map([holds("韩松", charges=(THEFT,)), holds("罗晓", OPEN, charges=(THEFT, FRAUD))])
    assert shared(m) == [([("offence", "")], ["韩松", "罗晓"], [])]


def test_nobody_rejects_what_is_only_not_chosen() -> None:
    found = shared(the_map([holds("韩松", charges=(THEFT,)), holds("罗晓", charges=(SEIZURE,))]))
    assert all(kind != SharedKind.REJECTS for items, _, _ in found for kind, _ in items)


def test_equal_answers_are_a_position_and_no_sub_position() -> None:
    assert shared(the_map([holds("韩松", charges=(THEFT,)), holds("罗晓", charges=(THEFT,))])) == []


def test_rejecting_different_charges_is_not_one_answer() -> None:
    m = the_map([holds("韩松", NO, denied=(THEFT,)), holds("罗晓", NO, denied=(FRAUD,))])
    [issue] = analyse(m).issues
    assert (issue.agreed, issue.is_consensus) == (1, False)


def test_a_condition_joins_those_who_say_yes_anyway() -> None:
    """Yes, yes where large, no: without facts one against one; where large two of three say yes."""
    m = the_map(
        [holds("韩松"), holds("罗晓", DEPENDS, when=(When((LARGE,), YES),)), holds("魏明远", NO)], POLAR
    )
    assert under(m) == [(["较大"], ["韩松", "罗晓"], ["罗晓"], 3)]


def test_each_value_has_its_agreement() -> None:
    both = (When((LARGE,), YES), When((SMALL,), NO))
    m = the_map([holds("韩松"), holds("罗晓", DEPENDS, when=both), holds("魏明远", NO)], POLAR)
    assert sorted(under(m)) == [
        (["较大"], ["韩松", "罗晓"], ["罗晓"], 3),
        (["较小"], ["罗晓", "魏明远"], ["罗晓"], 3),
    ]


def test_different_conditions_of_one_result_are_set_together() -> None:
    night = ("时间", "夜间")
    m = the_map(
        [
            holds("韩松", DEPENDS, when=(When((LARGE,), None, (THEFT,)),)),
            holds("罗晓", DEPENDS, when=(When((night,), None, (THEFT,)),)),
        ]
    )
    [(values, holders, hanging, spoke)] = under(m)
    assert (set(values), holders, hanging, spoke) == ({"较大", "夜间"}, ["韩松", "罗晓"], ["韩松", "罗晓"], 2)


def test_conditions_that_exclude_each_other_are_never_set_together() -> None:
    m = the_map(
        [
            holds("韩松", DEPENDS, when=(When((LARGE,), None, (THEFT,)),)),
            holds("罗晓", DEPENDS, when=(When((SMALL,), None, (THEFT,)),)),
        ]
    )
    assert under(m) == []


@pytest.mark.parametrize("branch", [When((LARGE,), None), When((LARGE,), NO)])
def test_no_agreement_where_nothing_or_the_contrary_follows(branch: When) -> None:
    m = the_map([holds("韩松"), holds("罗晓", DEPENDS, when=(branch,))], POLAR)
    assert under(m) == []
