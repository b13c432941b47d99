"""Who says nothing on an issue, and who leaves it open between two answers. All sentences are invented."""

from __future__ import annotations

import pytest

from graph.model import Polarity, Silence
from tests.support.hearing import Ask, hear

AFFIRM, DENY, CONDITIONAL, MIXED, SILENT = Polarity

BRIDGE = Ask("吊桥断裂，施工方能否认定为共犯？", "施工方可以认定为共犯")
TOLL = Ask("绕行收费站的司机，是否成立诈骗罪？", "绕行收费站的司机成立诈骗罪")
DATE = Ask("失踪日应以哪一天为准？", kind="open")
CRIME = Ask(
    "对祁某应以盗窃罪还是诈骗罪定罪？",
    kind="choice",
    options=(("盗窃罪", ("盗窃罪",)), ("诈骗罪", ("诈骗罪",))),
)
PAY = Ask(
    "如属违法，应判令恢复原状还是折价赔偿？", kind="choice", options=(("恢复原状", ()), ("折价赔偿", ()))
)

PASSING = [
    (BRIDGE, "我在医院工作，定性上的事不便表态。", "不便表态"),
    (BRIDGE, "理论上的东西，我就不在各位面前献丑了。", "献丑"),
    (BRIDGE, "共犯的问题我不班门弄斧。", "班门弄斧"),
    (BRIDGE, "能不能认定为共犯，留给实务部门的同志去判断。", "留给实务部门"),
    (BRIDGE, "共犯这个我就不说了，各位都比我内行。", "这个我就不说了"),
    (BRIDGE, "施工方那一块我没有跟进，说不上来。", "说不上来"),
    (BRIDGE, "施工方是不是共犯，轮不到我来说。", "轮不到我"),
    (BRIDGE, "能不能认定共犯，这得看你们检察院的意见，我一个搞工程的就不操这个心了。", "not one's own matter"),
    (BRIDGE, "施工方的事不在我的专业范围之内，恕难回答。", "恕难回答"),
    (TOLL, "我不懂刑法，就不多嘴了。", "不多嘴"),
    (TOLL, "罪名问题，我持观望态度，先听听大家的。", "听大家的"),
    (TOLL, "这个题目太大，我今天先不谈。", "先不谈"),
    (TOLL, "诈骗罪不诈骗罪的，我不置可否。", "不置可否"),
    (PAY, "我认为并不违法，赔偿问题也就无从谈起。", "the premise is denied"),
    (PAY, "既然合法，后面的问题就不存在了。", "the question falls away"),
    (PAY, "拆除是合法的，这一问不必再答。", "no answer needed"),
]  # fmt: skip

CRITERIA = [
    (BRIDGE, "所谓共犯，要看意思联络的程度、参与的环节以及获利的多少。", "所谓…，要看 a list"),
    (BRIDGE, "共犯的认定，向来既看客观行为，也看主观联络，还看获利情况。", "既看…也看…还看"),
    (BRIDGE, "法律上要综合考虑行为、明知以及获利等因素。", "综合考虑…等因素"),
    (TOLL, "成立诈骗罪，应当从欺骗行为、认识错误、处分财产几个方面来把握。", "从…几个方面"),
    (TOLL, "诈骗罪的构成要件包括欺骗行为、认识错误、处分财产和财产损失。", "elements"),
]

UNDECIDED = [
    (CRIME, "两个罪名都有适用的可能，现有材料还不足以让我作出选择。", "都有适用的可能"),
    (CRIME, "按盗窃罪还是按诈骗罪，我左右为难。", "左右为难"),
    (CRIME, "盗窃、诈骗两说都讲得通，我没有倾向。", "两说都讲得通"),
    (CRIME, "定盗窃罪有定盗窃罪的道理，定诈骗罪也不无根据，一时难以取舍。", "难以取舍"),
    (CRIME, "两种意见各有各的道理。", "各有各的道理"),
    (DATE, "报案那一天有它的理由，最后通话那一天也说得过去。", "也说得过去"),
    (DATE, "报案那一天也行，最后通话那一天也行。", "也行…也行"),
    (DATE, "两个日子我都能接受。", "都能接受"),
    (TOLL, "正反两种意见旗鼓相当，我自己也举棋不定。", "举棋不定"),
    (TOLL, "说成立诈骗罪有道理，说不成立也有道理。", "有道理…也有道理"),
    (PAY, "恢复原状或者折价赔偿，两种方式都说得通。", "两种方式都说得通"),
    (PAY, "恢复原状、折价赔偿，二者皆可。", "二者皆可"),
]

DECIDED = [
    (
        BRIDGE,
        "这个道理前面讲过，我就不重复了。所以要看施工方事先知不知情。",
        CONDITIONAL,
        "nothing to repeat is no passing",
    ),
    (TOLL, "前面几位的分析，我不再赘述，成立诈骗罪。", AFFIRM, "nothing to add is no passing"),
    (
        BRIDGE,
        "这个道理前面讲过，我就不重复了。所以要看施工方事先知不知情。",
        CONDITIONAL,
        "nothing to repeat is no passing",
    ),
    (TOLL, "前面几位的分析，我不再赘述，成立诈骗罪。", AFFIRM, "nothing to add is no passing"),
    (TOLL, "两种意见都有道理，但我倾向于成立诈骗罪。", AFFIRM, "leans after all"),
    (TOLL, "正反两说我都看过，不成立诈骗罪。", DENY, "both read"),
    (BRIDGE, "我不熟悉规则不能成为理由，施工方可以认定为共犯。", AFFIRM, "ignorance of others"),
    (BRIDGE, "当事人说不清楚并不要紧，施工方可以认定为共犯。", AFFIRM, "说不清楚 of others"),
    (
        BRIDGE,
        "是否明知，就看他知不知道自己有权不再重复签字，不过施工方可以认定为共犯。",
        AFFIRM,
        "不再重复 of others",
    ),
    (CRIME, "盗窃罪和诈骗罪都构成，择一重处罚，定诈骗罪。", AFFIRM, "both stand"),
    (DATE, "以报案那一天为准。", AFFIRM, "a day"),
]


@pytest.mark.parametrize(("ask", "said", "why"), PASSING, ids=[r[2] for r in PASSING])
def test_passing(ask: Ask, said: str, why: str) -> None:
    stance = hear([ask], [("罗启明", said)]).stance("罗启明")
    assert stance.polarity is SILENT, why


@pytest.mark.parametrize(("ask", "said", "why"), CRITERIA, ids=[r[2] for r in CRITERIA])
def test_criteria_alone(ask: Ask, said: str, why: str) -> None:
    stance = hear([ask], [("罗启明", said)]).stance("罗启明")
    assert (stance.polarity, stance.silence) == (SILENT, Silence.STANDARD_ONLY), why


@pytest.mark.parametrize(("ask", "said", "why"), UNDECIDED, ids=[r[2] for r in UNDECIDED])
def test_undecided(ask: Ask, said: str, why: str) -> None:
    stance = hear([ask], [("罗启明", said)]).stance("罗启明")
    assert stance.polarity is MIXED, why
    assert not stance.charges, why


@pytest.mark.parametrize(("ask", "said", "polarity", "why"), DECIDED, ids=[r[3] for r in DECIDED])
def test_decided(ask: Ask, said: str, polarity: Polarity, why: str) -> None:
    assert hear([ask], [("罗启明", said)]).stance("罗启明").polarity is polarity, why


def test_who_passes_on_an_issue_takes_over_nobodys_answer_on_it() -> None:
    platform = Ask("平台应否对乘客的损失承担赔偿责任？", "平台应当对乘客的损失承担赔偿责任")
    heard = hear(
        [BRIDGE, platform],
        [
            ("罗启明", "施工方可以认定为共犯。平台应当承担赔偿责任。"),
            ("苗青", "罗启明说的我同意，施工方可以认定为共犯。平台的问题，我就不班门弄斧了。"),
        ],
    )
    assert heard.stance("苗青", 0).polarity is AFFIRM
    assert heard.stance("苗青", 1).polarity is SILENT


def test_a_question_named_by_its_number_alone() -> None:
    heard = hear([BRIDGE, TOLL], [("罗启明", "一问同意，可以认定。二问要看司机有没有伪装车牌。")])
    assert [heard.stance("罗启明", n).polarity for n in (0, 1)] == [AFFIRM, CONDITIONAL]


def test_nothing_to_add_on_an_issue_named_is_passing() -> None:
    said = "司机成立诈骗罪，但是补缴了的才可以从宽。施工方的问题，我没有意见要补充。"
    heard = hear([TOLL, BRIDGE], [("罗启明", said)])
    assert [heard.stance("罗启明", n).polarity for n in (0, 1)] == [AFFIRM, SILENT]
