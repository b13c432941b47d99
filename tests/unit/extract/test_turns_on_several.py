"""Turns that answer several issues, or lean on colleagues; each row says which. All sentences are invented."""

from __future__ import annotations

import pytest

from graph.model import Polarity
from tests.support.hearing import Ask, hear

AFFIRM, DENY, CONDITIONAL, MIXED, SILENT = Polarity

BIKE = [
    Ask("共享单车被私自上锁，行为人是否构成盗窃罪？", "私自给共享单车上锁的行为人构成盗窃罪"),
    Ask("运营企业能否直接扣除其账户押金？", "运营企业可以直接扣除其账户押金"),
]
FIELD = [
    Ask("无人机喷洒农药飘入邻田，应否由飞手承担赔偿责任？", "无人机喷洒的农药飘入邻田，应由飞手承担赔偿责任"),
    Ask("受损作物的价值能否按当年市价计算？", "受损作物的价值可以按当年市价计算"),
    Ask("保险公司是否有权拒赔？", "保险公司有权拒赔"),
]
PHOTO = [
    Ask("用网友照片训练图像模型，是否侵犯肖像权？", "用网友照片训练图像模型侵犯肖像权"),
    Ask("模型生成的图片是不是作品？", "模型生成的图片是作品"),
]

ROWS = [
    (BIKE, "构成盗窃罪，车已经脱离企业的控制。押金不能扣，扣押金要有法院的判决。", [AFFIRM, DENY], "two plain sentences"),
    (BIKE, "第一问，不构成，他没有把车变成自己的。第二问，可以扣，用户协议写明了。", [DENY, AFFIRM], "numbers name the questions"),
    (BIKE, "先说押金。押金是担保，企业当然可以扣除。再说盗窃，上锁就是排他占有，构成。", [AFFIRM, AFFIRM], "in the other order"),
    (BIKE, "两个问题我都持肯定意见。", [AFFIRM, AFFIRM], "both at once"),
    (BIKE, "上锁时间很短、随后归还的，不构成盗窃罪；长期独占的，构成。至于押金，我没有研究。", [CONDITIONAL, SILENT], "branches, then a pass"),
    (BIKE, "关于能否扣押金，关键看用户协议有没有约定。前一个问题，我的意见是不构成犯罪。", [DENY, CONDITIONAL], "the former named last"),
    (BIKE, "我只谈第二个问题。扣除押金属于自力救济，法律没有授权，企业不能这样做。", [SILENT, DENY], "only the second"),
    (FIELD, "飞手没有观察风向，应当赔偿。按市价计算公平合理。至于保险公司，合同没有约定免责，不得拒赔。", [AFFIRM, AFFIRM, DENY], "three in order"),
    (FIELD, "责任在雇主不在飞手，飞手不承担赔偿责任。作物的价值，以实际成交价为准，不宜按市价。保险公司如果能证明飞手无证飞行，可以拒赔。", [DENY, DENY, CONDITIONAL], "contrast, rival standard, condition"),
    (FIELD, "飞手要赔，保险公司也要赔，谁也跑不了。", [AFFIRM, SILENT, DENY], "要赔 against 拒赔"),
    (FIELD, "前两个问题，我都赞成。拒赔一节，我反对。", [AFFIRM, AFFIRM, DENY], "the first two together"),
    (FIELD, "我是学农的，只回答作物价值怎么算：可以按当年市价。", [SILENT, AFFIRM, SILENT], "a farmer on the value"),
    (PHOTO, "训练只是机器读图，外界看不到这张脸，谈不上侵犯肖像权。生成的图片没有人的独创表达，不能算作品。", [DENY, DENY], "谈不上 and 不能算"),
    (PHOTO, "未经同意拿别人的脸去训练，当然侵权。图片是不是作品，要看操作者投入了多少选择和安排，不能一概而论。", [AFFIRM, CONDITIONAL], "不能一概而论"),
    (PHOTO, "有人说训练属于合理使用，我不这么看，照片是人格的一部分，拿去训练就是侵犯肖像权。作品的问题我不发表意见。", [AFFIRM, SILENT], "a view told and turned down"),
    (PHOTO, "肖像权，没有侵犯。作品，是。", [DENY, AFFIRM], "telegraphic"),
]  # fmt: skip


@pytest.mark.parametrize(("asks", "said", "polarities", "why"), ROWS, ids=[row[1][:20] for row in ROWS])
def test_turn_on_several(asks: list[Ask], said: str, polarities: list[Polarity], why: str) -> None:
    heard = hear(asks, [("罗启明", said)])
    assert [heard.stance("罗启明", n).polarity for n in range(len(asks))] == polarities, why


DOOR = Ask("物业在电梯内安装人脸识别设备，是否侵害业主隐私？", "物业在电梯内安装人脸识别设备侵害业主隐私")
COLLEAGUES = [
    ("我同意罗教授的意见。", AFFIRM, "agreement"),
    ("罗教授的结论我赞成，理由可以再补充一点。", AFFIRM, "agreement turned round"),
    ("恕我不能同意罗教授的意见。", DENY, "polite disagreement"),
    ("我与罗教授的看法正好相反。", DENY, "the opposite"),
    ("罗教授说的有道理，但我还是认为不侵害隐私，电梯是公共空间。", DENY, "concession, then the own view"),
    ("附议。", AFFIRM, "a word"),
    ("结论相同。不过侵害的不是隐私权，而是个人信息权益。", None, "same result under another right"),
    ("我没有罗教授那么悲观，只要业主大会表决通过，就不算侵害。", CONDITIONAL, "only under a condition"),
]


@pytest.mark.parametrize(("said", "polarity", "why"), COLLEAGUES, ids=[row[0][:20] for row in COLLEAGUES])
def test_turn_after_a_colleague(said: str, polarity: Polarity | None, why: str) -> None:
    heard = hear([DOOR], [("罗启明", "侵害。电梯里装摄像头识别人脸，超出了管理的必要。"), ("程若水", said)])
    assert polarity is None or heard.stance("程若水").polarity is polarity, why


DRONE = Ask("Should a hobbyist who films a neighbor's yard by drone be liable for trespass?", "a hobbyist who films a neighbor's yard by drone should be liable for trespass")  # fmt: skip
LABEL = Ask(
    "May a court order a platform to label synthetic voices?",
    "a court may order a platform to label synthetic voices",
)
ENGLISH = [
    (DRONE, "Yes. Low flight over a yard is entry by any other name.", AFFIRM, "yes"),
    (DRONE, "I would not impose liability here. Nothing touched the ground.", DENY, "would not impose"),
    (DRONE, "No. Privacy torts do that work better.", DENY, "no"),
    (DRONE, "It depends on the height. Below the treetops, liability should follow; above them, it should not.", CONDITIONAL, "it depends"),
    (DRONE, "If the drone hovers at window level, he should be liable. If it passes over at four hundred feet, he should not.", CONDITIONAL, "two branches"),
    (DRONE, "Trespass is the wrong tool, and I would leave the hobbyist alone.", DENY, "the wrong tool"),
    (DRONE, "He should be liable, full stop.", AFFIRM, "full stop"),
    (DRONE, "I don't see why he should escape liability for trespass.", AFFIRM, "double negation"),
    (DRONE, "Torts are not my field, so I will pass.", SILENT, "passes"),
    (DRONE, "Some people say every overflight is a trespass. I disagree; the sky is not a fence.", DENY, "a view told and turned down"),
    (LABEL, "Yes, a court may, provided the order is narrow.", CONDITIONAL, "provided"),
    (LABEL, "A court has no power to order labels; only the legislature does.", DENY, "no power"),
    (LABEL, "I see no obstacle to such an order.", AFFIRM, "no obstacle"),
    (LABEL, "Certainly. Courts order disclaimers every week.", AFFIRM, "certainly"),
    (LABEL, "Absolutely not.", DENY, "absolutely not"),
]  # fmt: skip


@pytest.mark.parametrize(("ask", "said", "polarity", "why"), ENGLISH, ids=[row[1][:24] for row in ENGLISH])
def test_english_turn(ask: Ask, said: str, polarity: Polarity, why: str) -> None:
    heard = hear([ask], [("Ruth Calloway", said)])
    assert heard.stance("Ruth Calloway").polarity is polarity, why
