"""The same few issues answered in many wordings; each row says which. All sentences are invented."""

from __future__ import annotations

import pytest

from graph.model import Polarity
from tests.support.hearing import Ask, hear

AFFIRM, DENY, CONDITIONAL, MIXED, SILENT = Polarity

CLAUSE = Ask("健身房“概不退卡”的格式条款是否有效？", "健身房“概不退卡”的格式条款有效")
PET = Ask("宠物狗在寄养期间死亡，饲主能否请求精神损害赔偿？", "宠物狗在寄养期间死亡，饲主能请求精神损害赔偿")
SCORE = Ask(
    "出售自己的会员积分，是否构成破坏计算机信息系统罪？", "出售自己的会员积分构成破坏计算机信息系统罪"
)
NOISE = Ask("广场舞噪声扰民，居委会应否承担管理责任？", "广场舞噪声扰民，居委会应当承担管理责任")
DIARY = Ask("子女未经同意公开亡母日记，是否侵犯死者隐私？", "子女未经同意公开亡母日记，侵犯死者隐私")
SIGN = Ask("电子签名的时间戳能否作为认定合同成立时间的依据？", "电子签名的时间戳能作为认定合同成立时间的依据")
DRIVER = Ask(
    "乘客醉酒后强拉司机方向盘，未造成后果的，应否入罪？", "乘客醉酒后强拉司机方向盘，未造成后果的，应当入罪"
)

ROWS = [
    (CLAUSE, "这样的条款排除了消费者的主要权利，当属无效。", DENY, "the opposite: 无效"),
    (CLAUSE, "对消费者没有约束力。", DENY, "no binding force"),
    (CLAUSE, "既然写进了合同，消费者也签了字，就应当承认它的效力。", AFFIRM, "承认效力"),
    (CLAUSE, "我认为不能一概认定无效。经营者作了显著提示、价格也相应优惠的，可以认定有效。", CONDITIONAL, "not always void"),
    (CLAUSE, "答案只有一个：无效。", DENY, "答案只有一个"),
    (CLAUSE, "从公平的角度看，恐怕只能得出否定的结论。", DENY, "只能得出否定的结论"),
    (PET, "宠物在法律上是物，物的损失不能请求精神损害赔偿。", DENY, "plain, after a ground"),
    (PET, "这样的请求应当得到支持。", AFFIRM, "应当得到支持"),
    (PET, "对这种请求，法院应予驳回。", DENY, "应予驳回"),
    (PET, "如果这只狗对饲主具有人身意义，比如导盲犬，可以；一般的宠物，不行。", CONDITIONAL, "可以 and 不行"),
    (PET, "目前于法无据，将来可以考虑通过立法解决。", DENY, "于法无据"),
    (SCORE, "积分是自己的，卖自己的东西谈不上犯罪。", DENY, "谈不上犯罪"),
    (SCORE, "充其量是违反用户协议，属于民事纠纷，刑法不应介入。", DENY, "民事纠纷"),
    (SCORE, "没有对系统数据进行删除、修改、增加，不具备该罪的客观要件。", DENY, "lacks an element"),
    (SCORE, "我持有罪说，构成破坏计算机信息系统罪。", AFFIRM, "有罪说"),
    (SCORE, "够不上这个罪。", DENY, "够不上"),
    (SCORE, "以破坏计算机信息系统罪追究，失之过严。", DENY, "失之过严"),
    (SCORE, "定这个罪没有问题，系统数据确实被改变了。", AFFIRM, "没有问题"),
    (NOISE, "居委会没有执法权，让它担责没有道理。", DENY, "没有道理"),
    (NOISE, "居委会不是管理人，不负这个责任。", DENY, "不负这个责任"),
    (NOISE, "居委会难辞其咎。", AFFIRM, "难辞其咎"),
    (NOISE, "劝阻过、报告过的，就算尽到了责任；不闻不问的，要承担相应的责任。", CONDITIONAL, "two branches"),
    (NOISE, "管理责任当然要由居委会承担。", AFFIRM, "inverted"),
    (NOISE, "我不主张追究居委会。", DENY, "不主张"),
    (DIARY, "死者的隐私也受法律保护，公开日记就是侵犯。", AFFIRM, "就是侵犯"),
    (DIARY, "子女是近亲属，有权处理遗物，不存在侵犯隐私的问题。", DENY, "不存在…的问题"),
    (DIARY, "这要区分内容。涉及他人私生活的部分，构成侵犯；只是家常琐事的部分，不构成。", CONDITIONAL, "by content"),
    (DIARY, "我看算不上侵犯，日记写的都是邻里皆知的事。", DENY, "算不上"),
    (DIARY, "构成对死者隐私的侵害，这一点没有疑问。", AFFIRM, "构成对…的侵害"),
    (SIGN, "时间戳由第三方机构签发，难以篡改，完全可以作为依据。", AFFIRM, "完全可以"),
    (SIGN, "可以，除非对方举出相反证据。", CONDITIONAL, "除非 after the answer"),
    (SIGN, "我赞成采用时间戳。", AFFIRM, "赞成采用"),
    (SIGN, "法院采信时间戳，并无不当。", AFFIRM, "并无不当"),
    (DRIVER, "拉方向盘的一瞬间，全车人的性命已经悬于一线，理应入罪。", AFFIRM, "理应"),
    (DRIVER, "行政拘留足矣，何必动用刑罚？", DENY, "何必"),
    (DRIVER, "危险犯不以实害为要件，未造成后果不影响定罪。", AFFIRM, "不影响定罪"),
    (DRIVER, "应当慎重，车速很慢、车上没有其他乘客的，可以不作为犯罪处理。", CONDITIONAL, "应当慎重"),
    (DRIVER, "入罪为宜，但处罚可以从轻。", AFFIRM, "为宜"),
]  # fmt: skip


@pytest.mark.parametrize(("ask", "said", "polarity", "why"), ROWS, ids=[row[1][:20] for row in ROWS])
def test_wording(ask: Ask, said: str, polarity: Polarity, why: str) -> None:
    assert hear([ask], [("罗启明", said)]).stance("罗启明").polarity is polarity, why
