"""Which charges a stance holds: named, implied by the answer, or only spoken of. All sentences are invented."""

from __future__ import annotations

import pytest

from tests.support.hearing import Ask, hear

GANG = Ask("聂某放风，是否构成盗窃罪？", "聂某放风构成盗窃罪")
HELP = Ask("会计祝某是否构成污染环境罪的共犯？", "会计祝某构成污染环境罪的共犯")
NOT = Ask("辩护人提出，管某不构成诈骗罪。", "管某不构成诈骗罪")
BOTH = Ask("对管某要不要以盗窃罪和诈骗罪两罪并罚？", "对管某应当数罪并罚")
WHICH = Ask("对管某的行为应当如何定性？", kind="open")
OR = Ask(
    "对管某应定盗窃罪还是诈骗罪？", kind="choice", options=(("盗窃罪", ("盗窃罪",)), ("诈骗罪", ("诈骗罪",)))
)
FORCE = Ask("管某的反击是否明显超过必要限度？", "管某的反击明显超过必要限度")
ITEM = Ask("积分能否认定为财物？", "积分可以认定为财物")

ROWS = [
    # implied by the answer
    (GANG, "构成。", {"盗窃罪"}, "yes to: does it constitute"),
    (GANG, "不构成。", set(), "no to: does it constitute"),
    (GANG, "我看没有问题，放风就是分工。", {"盗窃罪"}, "没有问题"),
    (GANG, "我赞成，理由不再重复。", {"盗窃罪"}, "赞成"),
    (GANG, "以盗窃罪追究，合情合理。", {"盗窃罪"}, "a judgement"),
    (GANG, "说他与盗窃无关，实在说不过去。", {"盗窃罪"}, "by argument"),
    (GANG, "不能认定，放风的人根本不知情。", set(), "denied"),
    (GANG, "按盗窃罪论处。", {"盗窃罪"}, "按…论处"),
    (GANG, "应以掩饰、隐瞒犯罪所得罪追究。", {"掩饰、隐瞒犯罪所得罪"}, "another charge"),
    (HELP, "祝某属于帮助犯，应当认定。", {"污染环境罪"}, "yes to: an accomplice of"),
    (HELP, "祝某是共犯。", {"污染环境罪"}, "an accomplice"),
    (HELP, "祝某只是做账，谈不上共犯。", set(), "no accomplice"),
    (NOT, "我不同意辩护人的意见。", {"诈骗罪"}, "a proposition in the negative, rejected"),
    (NOT, "辩护人的意见有道理，管某确实不构成诈骗罪。", set(), "a proposition in the negative, shared"),
    (NOT, "要看管某收钱时有没有归还的意思。", set(), "hangs, in the negative"),
    (BOTH, "分开评价、两罪并罚才算完整。", {"盗窃罪", "诈骗罪"}, "both"),
    (BOTH, "不应并罚，只定盗窃罪一罪。", {"盗窃罪"}, "one of both"),
    # named
    (WHICH, "以短信威胁他人付款，敲诈勒索罪的特征十分明显。", {"敲诈勒索罪"}, "…罪的特征明显"),
    (WHICH, "盗窃罪的构成要件已经齐备。", {"盗窃罪"}, "…罪的构成要件齐备"),
    (WHICH, "管某起意在先的，从头就是骗局，定诈骗罪；事后起意的，则属盗窃罪。", {"诈骗罪", "盗窃罪"}, "in branches"),
    (WHICH, "完全符合诈骗罪的构成要件。", {"诈骗罪"}, "符合…的构成要件"),
    (WHICH, "我主张定诈骗罪，而不是盗窃罪。", {"诈骗罪"}, "而不是"),
    (OR, "两个罪名都有适用的可能，我难以取舍。", set(), "undecided"),
    (OR, "定前一个罪。", set(), "not named"),
    (OR, "选择诈骗罪。", {"诈骗罪"}, "an option"),
    (FORCE, "与拳脚相比失衡明显，应以故意伤害罪追究。", {"故意伤害罪"}, "with the answer to another question"),
    # only spoken of
    (WHICH, "诈骗罪保护的是财产，盗窃罪保护的也是财产，我定盗窃罪。", {"盗窃罪"}, "what a charge protects"),
    (WHICH, "如果他带了凶器，就可能构成抢劫罪，但本案没有这样的情节，构成盗窃罪。", {"盗窃罪"}, "for facts the case lacks"),
    (WHICH, "有人说是诈骗罪，我认为构成盗窃罪。", {"盗窃罪"}, "told"),
    (WHICH, "刑法第二百六十四条规定，盗窃公私财物的，处三年以下有期徒刑，管某构成盗窃罪。", {"盗窃罪"}, "the rule, then the case"),
    (ITEM, "积分可以认定为财物，盗窃罪的对象当然包括它。", set(), "the object of a charge"),
    (ITEM, "积分可以认定为财物。", set(), "no charge asked about"),
]  # fmt: skip


@pytest.mark.parametrize(("ask", "said", "charges", "why"), ROWS, ids=[f"{r[3]}-{r[1][:6]}" for r in ROWS])
def test_charges_held(ask: Ask, said: str, charges: set[str], why: str) -> None:
    stance = hear([ask], [("罗启明", said)]).stance("罗启明")
    assert {c.replace("、", "") for c in stance.charges} == {c.replace("、", "") for c in charges}, why
