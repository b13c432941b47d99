"""Three small symposia whose figures over the whole library can be counted by hand.

then  2015  1.1 theft, type 此罪与彼罪: 韩松 (东川大学) yes, 罗晓 (西川大学) no
now   2024  1.1 the same words: 韩松 yes, 罗晓 yes
lost  none  1.1 embezzlement, type 罪与非罪: 韩松 (no affiliation) yes, 周宁 no, both by one article of one law
"""

from __future__ import annotations

from graph.model import Polarity, Topic
from tests.support.factories import Asked, Said, a_map

LAW = "中华人民共和国刑法"
_LOCKER = Asked(
    "1.1", "从柜中取走他人快件是否构成盗窃罪", proposition="从柜中取走他人快件构成盗窃罪", topic=Topic.CHARGE
)
_PHONE = Asked(
    "1.1", "捡到手机拒不归还是否构成侵占罪", proposition="捡到手机拒不归还构成侵占罪", topic=Topic.GUILT
)
_PEOPLE = (("韩松", "东川大学"), ("罗晓", "西川大学"))


def _yes(name: str) -> Said:
    return Said(name, "1.1", f"{name}认为构成盗窃罪", charges=("盗窃罪",))


THEN = a_map(
    [_LOCKER],
    [_yes("韩松"), Said("罗晓", "1.1", "罗晓认为不构成盗窃罪", Polarity.DENY, denied=("盗窃罪",))],
    experts=_PEOPLE,
    title="=早先的研讨",
    date="2015-05-10",
)
NOW = a_map([_LOCKER], [_yes("韩松"), _yes("罗晓")], experts=_PEOPLE, title="后来的研讨", date="2024-05-10")
LOST = a_map(
    [_PHONE],
    [
        Said("韩松", "1.1", "韩松认为构成侵占罪", charges=("侵占罪",), cites=((LAW, "第二百七十条"),)),
        Said(
            "周宁", "1.1", "周宁认为不构成", Polarity.DENY, denied=("侵占罪",), cites=((LAW, "第二百七十条"),)
        ),
    ],
    experts=("韩松", "周宁"),
    title="<b>没有日期</b>的研讨",
    date=None,
)
