"""A map for cases of one's own: four experts, one charge to find, facts that turn it, one that changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model import AuthorityKind, IssueKind, Polarity, Topic
from tests.support.factories import Asked, Case, Said, When, a_map

if TYPE_CHECKING:
    from graph.model import ArgumentMap

ROBBERY, TRADE, FRAUD = "抢劫罪", "强迫交易罪", "诈骗罪"
SEEN, PRICE, LEADER, INJURY = "是否识破骗局", "价格差距", "由谁主导", "即使致人轻伤"
OPINION = "最高人民法院关于审理抢劫、抢夺刑事案件适用法律若干问题的意见"


def the_tea_house() -> ArgumentMap:
    """What each concludes on 案例一, by the facts 是否识破骗局, 价格差距, 由谁主导:

    韩松: 识破 and 悬殊 robbery (citing OPINION), 未识破 fraud. 罗晓: 悬殊 robbery (citing OPINION), 不大 trade.
    程敏: trade, and trade also where there is a light injury. 顾宁: 未识破 fraud; 识破 and led by 键盘手 fraud, by 酒托头 trade.
    """
    c = Polarity.CONDITIONAL
    told = Polarity.AFFIRM
    return a_map(
        [Asked("1.1", "本案如何定性", IssueKind.CHOICE, options=(ROBBERY, TRADE, FRAUD), case=1, topic=Topic.CHARGE)],
        [
            Said(
                "韩松", "1.1", "识破且悬殊的是抢劫", c, cites=((OPINION, "第九条"),),
                when=(When(((SEEN, "识破"), (PRICE, "悬殊")), told, (ROBBERY,)), When(((SEEN, "未识破"),), told, (FRAUD,))),
            ),
            Said(
                "罗晓", "1.1", "看差价", c, cites=((OPINION, None),),
                when=(When(((PRICE, "悬殊"),), told, (ROBBERY,)), When(((PRICE, "不大"),), told, (TRADE,))),
            ),
            Said(
                "程敏", "1.1", "强迫交易", answers=((TRADE, told),), charges=(TRADE,),
                when=(When(((INJURY, INJURY),), told, (TRADE,)),),
            ),
            Said(
                "顾宁", "1.1", "看识破与主导", c,
                when=(
                    When(((SEEN, "未识破"),), told, (FRAUD,)),
                    When(((SEEN, "识破"), (LEADER, "键盘手")), told, (FRAUD,)),
                    When(((SEEN, "识破"), (LEADER, "酒托头")), told, (TRADE,)),
                ),
            ),
        ],
        title="茶座案研讨",
        experts=("韩松", "罗晓", "程敏", "顾宁"),
        cases=(Case("案例一"),),
        authorities=[(OPINION, AuthorityKind.JUDICIAL_DOCUMENT, ())],
    )  # fmt: skip
