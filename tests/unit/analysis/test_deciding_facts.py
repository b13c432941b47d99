"""Which facts conclusions turn on."""

from __future__ import annotations

from graph.analysis.deciding_facts import deciding_facts
from graph.model import ArgumentMap, Polarity
from tests.support.factories import Asked, Said, When, a_map

C = Polarity.CONDITIONAL


def contract() -> ArgumentMap:
    """Two turn on whether it was signed, one also on age; one says that age changes nothing."""
    return a_map(
        [Asked("1.1", "合同是否有效", proposition="合同有效")],
        [
            Said(
                "韩松",
                "1.1",
                "看签字与年龄",
                C,
                when=(
                    When((("签字", "有"), ("年龄", "成年")), Polarity.AFFIRM),
                    When((("签字", "无"),), Polarity.DENY),
                ),
            ),
            Said("罗晓", "1.1", "看签字", C, when=(When((("签字", "有"),), Polarity.AFFIRM),)),
            Said(
                "程敏",
                "1.1",
                "即使醉酒也有效",
                Polarity.AFFIRM,
                when=(When((("醉酒", "即使醉酒"),), Polarity.AFFIRM),),
            ),
        ],
        experts=("韩松", "罗晓", "程敏"),
    )


def test_the_one_that_moves_most_first_and_what_changes_nothing_last() -> None:
    the_map = contract()
    labels = {f.id: f.label for f in the_map.facts}
    found = [(labels[f.fact], f.moves, f.changes_something) for f in deciding_facts(the_map)]
    assert found == [("签字", 2, True), ("年龄", 1, True), ("醉酒", 0, False)]


def test_each_turn_names_value_company_and_what_follows() -> None:
    the_map = contract()
    labels = {f.id: f.label for f in the_map.facts}
    names = {p.id: p.name for p in the_map.participants}
    signed = deciding_facts(the_map)[0]
    told = [
        (names[t.expert], t.value, [(labels[f], v) for f, v in t.beside], t.polarity) for t in signed.turns
    ]
    assert told == [
        ("韩松", "有", [("年龄", "成年")], Polarity.AFFIRM),
        ("韩松", "无", [], Polarity.DENY),
        ("罗晓", "有", [], Polarity.AFFIRM),
    ]
    assert [names[e] for e in signed.experts] == ["韩松", "罗晓"]


def test_what_only_says_the_stance_again_is_no_deciding_fact() -> None:
    the_map = a_map(
        [Asked("1.1", "借条是否有效", proposition="借条有效")],
        [
            Said(
                "卫宁", "1.1", "有效", Polarity.AFFIRM, when=(When((("手印", "按了手印"),), Polarity.AFFIRM),)
            )
        ],
        experts=("卫宁",),
    )
    assert deciding_facts(the_map) == ()


def test_a_word_that_it_depends_is_a_deciding_fact_beside_a_firm_answer_too() -> None:
    the_map = a_map(
        [Asked("1.1", "借条是否有效", proposition="借条有效")],
        [Said("卫宁", "1.1", "有效", Polarity.AFFIRM, when=(When((("手印", "手印"),)),))],
        experts=("卫宁",),
    )
    assert [f.moves for f in deciding_facts(the_map)] == [1]
