"""Bare answers to several questions, and views taken up from others, in many wordings. All sentences are invented."""

from __future__ import annotations

import pytest

from graph.model import Polarity
from tests.support.hearing import Ask, hear

AFFIRM, DENY, CONDITIONAL, MIXED, SILENT = Polarity

BOAT = [
    Ask("渔船报废后擅自出海，船主是否构成危险作业罪？", "渔船报废后擅自出海的船主构成危险作业罪"),
    Ask("渔政部门能否当场销毁该船？", "渔政部门能当场销毁该船"),
]
STALL = [
    Ask("城管应否退还被扣押的三轮车？", "城管应当退还被扣押的三轮车"),
    Ask("扣押期间的停运损失是否属于赔偿范围？", "扣押期间的停运损失属于赔偿范围"),
]
BARE = [
    (BOAT, "构成。报废的船出海，人命关天。不能，销毁之前至少要听证。", [AFFIRM, DENY], "each in its own form"),
    (BOAT, "能当场销毁。至于犯罪，不构成。", [DENY, AFFIRM], "in the other order"),
    (BOAT, "两问的答案都是否定的。", [DENY, DENY], "both"),
    (BOAT, "不构成，也不能。", [DENY, DENY], "two in one sentence"),
    (BOAT, "构成；不能。", [AFFIRM, DENY], "semicolon"),
    (STALL, "应当。不属于。", [AFFIRM, DENY], "two sentences"),
    (STALL, "车要退，停运损失也要赔。", [AFFIRM, AFFIRM], "in short verbs"),
    (STALL, "我认为应当退还，停运损失属于间接损失，不赔。", [AFFIRM, DENY], "不赔 against 赔偿范围"),
]  # fmt: skip


@pytest.mark.parametrize(("asks", "said", "polarities", "why"), BARE, ids=[row[1][:20] for row in BARE])
def test_bare_answers(asks: list[Ask], said: str, polarities: list[Polarity], why: str) -> None:
    heard = hear(asks, [("罗启明", said)])
    assert [heard.stance("罗启明", n).polarity for n in range(len(asks))] == polarities, why


TOWER = Ask("在居民楼顶架设基站，是否应当经全体业主同意？", "在居民楼顶架设基站应当经全体业主同意")
FIRST = ("罗启明", "应当经全体业主同意。楼顶是共有部分。")
TAKEN_UP = [
    ("我和罗老师想法一致。", AFFIRM, "想法一致"),
    ("罗老师刚才讲的，正是我想说的。", AFFIRM, "正是我想说的"),
    ("罗老师说得对。", AFFIRM, "说得对"),
    ("我站在罗老师这一边。", AFFIRM, "站在一边"),
    ("我支持罗启明。", AFFIRM, "supports a person"),
    ("同意前面发言人的意见。", AFFIRM, "the speaker before"),
    ("对此我与罗老师并无分歧。", AFFIRM, "no difference"),
    ("罗老师的观点，我不能接受。", DENY, "不能接受"),
    ("我和罗老师的看法不一样。", DENY, "不一样"),
    ("我的意见跟罗老师恰好相反。", DENY, "恰好相反"),
    ("罗老师的说法值得商榷。", DENY, "值得商榷"),
    ("罗老师的担心我理解，但结论我不能同意。", DENY, "concession, then disagreement"),
    ("恕我直言，罗老师的意见站不住脚。", DENY, "站不住脚"),
    ("我有不同看法。", DENY, "differs, nobody named"),
    ("同罗老师。", AFFIRM, "同X"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "polarity", "why"), TAKEN_UP, ids=[row[0][:20] for row in TAKEN_UP])
def test_views_taken_up(said: str, polarity: Polarity, why: str) -> None:
    assert hear([TOWER], [FIRST, ("程若水", said)]).stance("程若水").polarity is polarity, why
