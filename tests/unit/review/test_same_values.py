"""Which value of one fact is which of another."""

from __future__ import annotations

import pytest

from graph.analysis.what_if import Standing, what_if
from graph.model import Fact, Polarity
from graph.review import apply_decisions, draft_of, merge_of
from graph.review.same_values import same_values
from tests.support.factories import Asked, Said, When, a_map

ROWS = [
    (
        ("没有被买家看穿", "被买家看穿"),
        ("买家已经看穿",),
        {"被买家看穿": "买家已经看穿"},
        "one of two, by denial",
    ),
    (("买下悬殊的货",), ("相差不大", "相差悬殊"), {"买下悬殊的货": "相差悬殊"}, "by a word of degree"),
    (("相差不大",), ("差别不大", "差别悬殊"), {"相差不大": "差别不大"}, "不大 denies nothing"),
    (("知道来源",), ("不知道来源",), {}, "the contrary"),
    (("较差",), ("较差",), {}, "the same word needs no telling"),
    (("甲地作案",), ("甲地动手", "甲地得手"), {}, "two as near"),
]


@pytest.mark.parametrize(("gone", "kept", "same", "why"), ROWS, ids=[r[3] for r in ROWS])
def test_values(gone: tuple[str, ...], kept: tuple[str, ...], same: dict[str, str], why: str) -> None:
    assert same_values(Fact("a", "甲", gone), Fact("b", "乙", kept)) == same, why


def test_one_merger_lets_one_value_settle_both_experts_and_is_taken_back_whole() -> None:
    when = (
        When((("货是否被看穿", "被买家看穿"),), Polarity.DENY),
        When((("货是否被看穿", "没有被买家看穿"),), Polarity.AFFIRM),
    )
    m = a_map(
        [Asked("1.1", "是否构成诈骗", proposition="构成诈骗")],
        [
            Said("韩松", "1.1", "看看穿没有", Polarity.CONDITIONAL, when=when),
            Said("罗晓", "1.1", "看穿的不是", Polarity.CONDITIONAL, when=(When((("看穿", "买家已经看穿"),), Polarity.DENY),)),
        ],
        experts=("韩松", "罗晓"),
    )  # fmt: skip
    kept, gone = m.facts
    merger = merge_of(m, gone, kept, by="甲", at="1")
    one = apply_decisions(m, [merger]).argument_map
    found = what_if(one, {kept.id: "被买家看穿"})
    assert [r.standing for r in found.stances] == [Standing.HOLDS, Standing.HOLDS]
    assert [r.stance.polarity for r in found.stances] == [Polarity.DENY, Polarity.DENY]
    assert draft_of(one, [merger]) == m


def test_the_old_wording_of_a_value_is_not_offered_any_more() -> None:
    when = (When((("货是否被看穿", "被买家看穿"),), Polarity.DENY),)
    other = (
        When((("看穿", "买家已经看穿"),), Polarity.DENY),
        When((("看穿", "始终将信将疑"),), Polarity.AFFIRM),
    )
    m = a_map(
        [Asked("1.1", "是否构成诈骗", proposition="构成诈骗")],
        [
            Said("韩松", "1.1", "看穿的不是", Polarity.CONDITIONAL, when=when),
            Said("罗晓", "1.1", "看看穿没有", Polarity.CONDITIONAL, when=other),
        ],
        experts=("韩松", "罗晓"),
    )
    kept, gone = m.facts
    merger = merge_of(m, gone, kept, by="甲", at="1")
    one = apply_decisions(m, [merger]).argument_map
    assert [f.values for f in one.facts] == [("被买家看穿", "始终将信将疑")]
    assert apply_decisions(one, [merger]).argument_map == one
    assert draft_of(one, [merger]) == m
