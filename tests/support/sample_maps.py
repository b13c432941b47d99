"""Argument maps for tests, made with ``factories``; their docstrings are what tests may expect of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model import AgreementKind, AuthorityKind, IssueKind, Modality, Polarity, Silence, Status, Topic
from tests.support.factories import Asked, Case, Said, When, a_map

if TYPE_CHECKING:
    from graph.model import ArgumentMap

THEFT, FRAUD, SEIZURE = "盗窃罪", "诈骗罪", "抢夺罪"
CRIMINAL_LAW = "中华人民共和国刑法"
FRAUD_INTERPRETATION = "关于办理诈骗刑事案件具体应用法律若干问题的解释"
HAN, LUO, WEI = ("韩松", "江北大学法学院"), ("罗晓", "东川市人民检察院"), "魏明远"


def the_locker_map() -> ArgumentMap:
    """Three experts, two questions, four issues of every kind, with a condition, a rejection, two silences.

    1.1 polar: 韩松 affirms, 罗晓 denies, 魏明远 affirms under 柜门未锁 = 是.
    1.2 choice 盗窃罪/诈骗罪: 韩松 chooses 盗窃罪, rejects 诈骗罪; 罗晓 chooses 诈骗罪; 魏明远 not addressed.
    2.1 open: 韩松 names criteria only; 罗晓 absent; 魏明远 gives an answer.
    2.2 polar: 魏明远 affirms, relayed by the moderator; 韩松 not addressed; 罗晓 absent.
    """
    return a_map(
        [
            Asked("1.1", "秘密取走快件是否构成盗窃罪", proposition="秘密取走快件构成盗窃罪", case=1,
                  topic=Topic.GUILT),
            Asked("1.2", "本案应定何罪", IssueKind.CHOICE, options=(THEFT, FRAUD), case=1,
                  topic=Topic.CHARGE),
            Asked("2.1", "如何理解占有", IssueKind.OPEN, topic=Topic.ELEMENT),
            Asked("2.2", "平台应否赔偿", proposition="平台应当赔偿", topic=Topic.CIVIL),
        ],
        [
            Said("韩松", "1.1", "秘密取走快件构成盗窃罪", charges=(THEFT,), reasons=("快件仍归收件人占有",),
                 cites=((CRIMINAL_LAW, "第二百六十四条"),)),
            Said("罗晓", "1.1", "取走快件并非秘密窃取", Polarity.DENY, denied=(THEFT,),
                 reasons=("取件码系骗来",)),
            Said("魏明远", "1.1", "柜门未锁的才构成盗窃罪", Polarity.CONDITIONAL, confidence=0.6,
                 when=(When((("柜门未锁", "是"),), Polarity.AFFIRM, (THEFT,)),
                       When((("柜门未锁", "否"),), Polarity.DENY, (), Modality.MAY))),
            Said("韩松", "1.2", "应定盗窃罪而非诈骗罪", charges=(THEFT,), denied=(FRAUD,),
                 answers=((THEFT, Polarity.AFFIRM), (FRAUD, Polarity.DENY)),
                 persons=(("杜某", THEFT, "主犯"),)),
            Said("罗晓", "1.2", "应定诈骗罪", charges=(FRAUD,), answers=((FRAUD, Polarity.AFFIRM),),
                 hypothetical=(SEIZURE,),
                 cites=((FRAUD_INTERPRETATION, None), (CRIMINAL_LAW, "第二百六十六条"))),
            Said("韩松", "2.1", "应看社会一般观念", Polarity.SILENT, Silence.STANDARD_ONLY),
            Said("魏明远", "2.1", "占有是事实上的支配", earlier=Polarity.MIXED, status=Status.ACCEPTED),
            Said("魏明远", "2.2", "平台应当承担补充责任", relayed_by="主持人"),
        ],
        experts=(HAN, LUO, WEI),
        cases=[Case("案例一", (("杜某", None), ("姚某", "骑手")),
                    (("构成盗窃罪", (THEFT,)), ("构成诈骗罪", (FRAUD,))))],
        agreements=[("魏明远", "韩松", "1.1", AgreementKind.SAME_RESULT_OTHER_REASON)],
        reported=[("罗晓", "有观点认为应定侵占罪")],
        unplaced=[("韩松", 2, "立法应当尽快完善")],
        authorities=[(FRAUD_INTERPRETATION, AuthorityKind.JUDICIAL_INTERPRETATION, ("诈骗案件解释",))],
    )  # fmt: skip


def the_pass_map() -> ArgumentMap:
    """Another symposium: shares 韩松 (same affiliation), both authorities and 诈骗罪 with the first.

    1.1 polar: 韩松 denies, 魏明远 (now with an affiliation) affirms. 1.2 choice: both 诈骗罪.
    """
    return a_map(
        [
            Asked("1.1", "冒用他人乘车码是否构成诈骗罪", proposition="冒用他人乘车码构成诈骗罪",
                  topic=Topic.GUILT),
            Asked("1.2", "数额较大的应定何罪", IssueKind.CHOICE, options=(FRAUD, THEFT), topic=Topic.CHARGE),
        ],
        [
            Said("韩松", "1.1", "数额较小不构成诈骗罪", Polarity.DENY, denied=(FRAUD,),
                 cites=((FRAUD_INTERPRETATION, "第一条"),)),
            Said("魏明远", "1.1", "冒用乘车码构成诈骗罪", charges=(FRAUD,),
                 cites=((FRAUD_INTERPRETATION, "第一条"),)),
            Said("韩松", "1.2", "数额较大的定诈骗罪", charges=(FRAUD,), answers=((FRAUD, Polarity.AFFIRM),),
                 cites=((CRIMINAL_LAW, "第二百六十六条"),)),
            Said("魏明远", "1.2", "定诈骗罪为宜", charges=(FRAUD,), answers=((FRAUD, Polarity.AFFIRM),)),
        ],
        experts=(HAN, ("魏明远", "南湖律师事务所")),
        title="冒用乘车码案研讨", organiser="某律师协会", date="2023-11",
        authorities=[(FRAUD_INTERPRETATION, AuthorityKind.JUDICIAL_INTERPRETATION, ("诈骗解释",))],
    )  # fmt: skip


def a_wide_map(experts: int = 4, issues: int = 14, title: str = "大型研讨") -> ArgumentMap:
    """A map of any size: every expert answers every issue, in turn yes, no, no answer, under a condition."""
    names = [f"专家{n}" for n in range(1, experts + 1)]
    asked = [
        Asked(f"{n // 3 + 1}.{n % 3 + 1}", f"第{n}项行为是否构成犯罪", proposition=f"第{n}项构成犯罪")
        for n in range(issues)
    ]
    turn = (Polarity.AFFIRM, Polarity.DENY, Polarity.MIXED, Polarity.CONDITIONAL)
    said = [
        Said(name, a.number, f"{name}关于{a.number}的主张", turn[(n + k) % 4],
             charges=(THEFT,) if (n + k) % 4 == 0 else (), reasons=(f"{name}就{a.number}给出的理由",),
             cites=((CRIMINAL_LAW, f"第{n}条"),),
             when=(When((("数额", "较大"),), Polarity.AFFIRM, (FRAUD,)),) if (n + k) % 4 == 3 else ())
        for k, name in enumerate(names) for n, a in enumerate(asked)
    ]  # fmt: skip
    return a_map(asked, said, experts=names, title=title)
