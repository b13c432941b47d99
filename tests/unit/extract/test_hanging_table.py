"""What an answer hangs on, and what only looks like a condition; each row says which. All sentences are invented."""

from __future__ import annotations

import pytest

from graph.model import Polarity
from tests.support.hearing import Ask, hear

AFFIRM, DENY, CONDITIONAL, MIXED, SILENT = Polarity

LOCKER = Ask("浴场储物柜失窃，经营者应否赔偿？", "浴场储物柜失窃，经营者应当赔偿")
FINE = Ask("对逾期还书的读者，图书馆可否收取罚款？", "对逾期还书的读者，图书馆可以收取罚款")
GUARD = Ask("保安殴打小偷致轻伤，能否认定为正当防卫？", "保安殴打小偷致轻伤，可以认定为正当防卫")
ORCHARD = Ask("果园围栏通电，是否构成过失致人死亡罪？", "果园围栏通电构成过失致人死亡罪")
SENTENCE = Ask("如果定罪，能否适用缓刑？", "可以适用缓刑")
GROSS = Ask("漏油是否属于“情节严重”？", "漏油属于“情节严重”")
COURT = Ask("对涉案船舶，法院应否准许拍卖？", "对涉案船舶，法院应当准许拍卖")

ROWS = [
    # two cases answered in two ways
    (LOCKER, "看柜子：经营者提供锁具的，赔；顾客自己带锁的，不赔。", CONDITIONAL, "two branches after a colon"),
    (LOCKER, "分有偿和无偿两种：收了保管费的，全额赔偿；没有收费的，酌情补偿。", CONDITIONAL, "分…两种"),
    (LOCKER, "赔与不赔，以经营者有没有尽到巡查义务而定。", CONDITIONAL, "以…而定"),
    (LOCKER, "赔不赔，取决于有没有明示：明示过的，不赔；没有明示的，赔。", CONDITIONAL, "赔不赔 is no answer"),
    (LOCKER, "收了费的赔，没收费的不赔。", CONDITIONAL, "two branches in two clauses"),
    (FINE, "章程里写明的，可以收；没有写明的，不能收。", CONDITIONAL, "two branches of 的"),
    (FINE, "限于事先公示、数额轻微的情形，才可以收取。", CONDITIONAL, "限于…的情形"),
    (FINE, "绝大多数没有必要，但反复逾期、拒不归还的，可以收取。", CONDITIONAL, "绝大多数…但…的"),
    (FINE, "多数情况下不应收取，除非读者事先签过字。", CONDITIONAL, "多数情况下…除非"),
    (FINE, "就看图书馆有没有收费许可。", CONDITIONAL, "就看"),
    (GUARD, "动手时小偷还没有停手的，是防卫；已经倒地求饶的，就是伤害。", CONDITIONAL, "two branches without the words of the issue"),
    (GUARD, "小偷有没有携带凶器，是关键；携带的照样是防卫，没带的就谈不上。", CONDITIONAL, "是关键"),
    (COURT, "要分船舶的性质：自用的不准许，营运的准许。", CONDITIONAL, "要分"),
    (COURT, "数额不大、船东愿意和解的，可以先不拍卖；拖欠多年的，应当拍卖。", CONDITIONAL, "two branches"),
    # whatever looks like a condition
    (ORCHARD, "围栏是由他本人接上电的，我倾向于构成过失致人死亡罪。", AFFIRM, "是由…的"),
    (ORCHARD, "他想到的是防野猪的还是防人的，都不影响构成过失致人死亡罪。", AFFIRM, "是…的还是…的"),
    (ORCHARD, "无论围栏有没有警示牌，都构成过失致人死亡罪。", AFFIRM, "无论"),
    (ORCHARD, "不管死者是误入还是偷摘，均应认定为过失致人死亡罪。", AFFIRM, "不管"),
    (ORCHARD, "依照刑法第二百三十三条，过失致人死亡的，应当负刑事责任，本案构成过失致人死亡罪。", AFFIRM, "a rule recited, then applied"),
    (ORCHARD, "要是连通电围栏都不算过失，那就没有什么算过失了，当然构成过失致人死亡罪。", AFFIRM, "a counterfactual that argues"),
    (ORCHARD, "退一步讲，即使死者自己也有疏忽，仍然构成过失致人死亡罪。", AFFIRM, "退一步讲"),
    (ORCHARD, "除非有人能证明电源早已切断，而本案显然没有这样的证据，所以构成过失致人死亡罪。", AFFIRM, "除非 set aside"),
    (ORCHARD, "前提既已不存在，过失致人死亡罪也就不能成立。", DENY, "前提 that is gone"),
    (GROSS, "“情节严重”并不以造成死亡为限，漏油属于情节严重。", AFFIRM, "不以…为限"),
    (GROSS, "三项标准居其一即可，漏油当然属于情节严重。", AFFIRM, "居其一即可"),
    (SENTENCE, "适用缓刑以没有再犯危险为前提，而他屡教不改，谈不上缓刑。", DENY, "a premise of the law that is denied"),
    (SENTENCE, "只能在幅度内酌情从重，不能适用缓刑。", DENY, "酌情从重"),
    (SENTENCE, "缓刑要求犯罪情节较轻，他的情节不轻，不能适用。", DENY, "the standard, then not met"),
    (GUARD, "只有面对正在进行的不法侵害才谈得上防卫，小偷已经跑出大门，不能认定为正当防卫。", DENY, "只有…才 as an argument"),
    (GUARD, "要看不法侵害是否还在进行。本案中小偷已被按倒在地，因此不能认定为正当防卫。", DENY, "the test, then the case"),
    (FINE, "双方各执各的，图书馆不能收取罚款。", DENY, "各执各的"),
]  # fmt: skip

TWO = [Ask("店主对醉酒的顾客有没有照顾义务？", "店主对醉酒的顾客有照顾义务"), Ask("保险公司是否应当理赔？", "保险公司应当理赔")]  # fmt: skip

ELSEWHERE = [
    ("我认为照顾义务是存在的。理赔与否，要看保单有没有免责条款。", (AFFIRM, CONDITIONAL), "理赔与否"),
    ("照顾义务说不上。能不能理赔，得看有没有及时报案。", (DENY, CONDITIONAL), "能不能理赔"),
    ("店主有照顾义务。定什么罪，则要看他离开时顾客醉到什么程度。", (AFFIRM, SILENT), "定什么罪"),
    ("没有照顾义务。赔不赔的问题，看保险公司有没有作过提示。", (DENY, CONDITIONAL), "赔不赔的问题"),
    ("照顾义务我举双手赞成。是否追偿，要看店主有没有财产。", (AFFIRM, SILENT), "是否追偿"),
]


@pytest.mark.parametrize(("ask", "said", "polarity", "why"), ROWS, ids=[f"{r[3]}-{r[1][:6]}" for r in ROWS])
def test_hanging(ask: Ask, said: str, polarity: Polarity, why: str) -> None:
    assert hear([ask], [("罗启明", said)]).stance("罗启明").polarity is polarity, why


@pytest.mark.parametrize(("said", "wanted", "why"), ELSEWHERE, ids=[r[2] for r in ELSEWHERE])
def test_what_hangs_on_something_else(said: str, wanted: tuple[Polarity, Polarity], why: str) -> None:
    heard = hear(TWO, [("罗启明", said)])
    assert (heard.stance("罗启明", 0).polarity, heard.stance("罗启明", 1).polarity) == wanted, why
