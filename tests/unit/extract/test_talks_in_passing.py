"""Whole talks in which everything is said in passing: guests, cases, letters, a question more.

The tables were written by hand from the texts.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from graph.extract.pipeline import extract
from graph.model import Role
from graph.transcript import parse_transcript, read_source, repair


@dataclass(frozen=True)
class Talk:
    why: str
    text: str
    experts: dict[str, str | None]
    issues: tuple[tuple[str, str | None, str], ...]  # number, label of the case, words it begins with
    relayed: tuple[tuple[str, str, str], ...] = ()  # who is away, on which issue, what they hold


ROWS = [
    Talk(
        "guests in one sentence, an absent one, cases behind 第一个案例。 and 第二个案例是这样的：",
        """外卖丢失谁来赔——南湖青年检察官沙龙

主持人：大家好，今天我们请到了三位嘉宾：南湖大学法学院的谭以安教授、南湖区法院的季岚法官，还有律师郑维青。检察院的高翔主任因故未能到场，委托我宣读他的书面发言。

先看第一个案例。2023年5月，骑手牛某把外卖放在楼下，被路人吕某拿走，价值一百二十元，吕某当场吃掉。
第二个案例是这样的：骑手夏某多次谎称外卖丢失，自己吃掉，平台赔付共计六千元。

我们先谈第一个案例，吕某的行为构成盗窃罪还是侵占罪？

谭以安：构成盗窃罪，东西放在楼下，仍然由骑手占有。

季岚：数额不够，不构成犯罪。

郑维青：我同意季法官的意见，不构成犯罪。

主持人：下面我宣读高翔主任的发言：“第一个案例，吕某的行为构成盗窃罪，只是数额不够，应当行政处罚。”

主持人：接下来看第二个案例。夏某的行为构成诈骗罪还是职务侵占罪？

季岚：构成诈骗罪。

郑维青：构成职务侵占罪，因为他是平台的员工。

谭以安：诈骗罪。骑手与平台没有劳动关系。

主持人：最后一个问题，平台应否对消费者先行赔付？

谭以安：应当先行赔付。

季岚：要看平台有没有承诺。
""",
        {"谭以安": "南湖大学法学院教授", "季岚": "南湖区法院法官", "郑维青": "律师", "高翔": "检察院主任"},
        (
            ("1.1", "第一个案例", "吕某的行为构成盗窃罪"),
            ("2.1", "第二个案例", "夏某的行为构成诈骗罪"),
            ("3.1", None, "平台应否"),
        ),
        (("高翔", "1.1", "affirm"),),
    ),
    Talk(
        "English: scenarios over paragraphs, a note, one guest pressed, a question from the floor",
        """RIVERTON LAW SOCIETY
Evening Debate: The Runaway Scooter
12 March 2024

Moderator: Judith Crane
Panel: Prof. Alan Sorrell (University of Easton); Dr Mei Tan, transport economist; Ms Rhona Blake KC

CRANE: Good evening. Let me tell you about our two cases. Case 1 is about hire. Scenario One: Baxter hires a scooter, rides it on the pavement and injures Mrs Holt, who breaks her wrist. Baxter had not read the terms.

Scenario Two: Okoye sells a second-hand scooter to Finch without saying that the brakes had failed. Finch rides it home and hits a bus.

Professor Anita Rao cannot be with us tonight, but she has sent me a note, which I shall read in a moment.

So, Scenario One. Is the hire company liable to Mrs Holt?

SORRELL: Yes. The company put the scooter on the street and must answer for it.

BLAKE: No. The rider is liable, nobody else.

TAN: I agree with Ms Blake.

CRANE: Professor Rao's note says, "The hire company is liable to Mrs Holt, because it alone could limit the speed."

Scenario Two, then. Is Okoye guilty of fraud by failing to disclose information?

BLAKE: Yes, he is guilty. He had to tell.

TAN: That's not for me.

SORRELL: He is not guilty. There was no duty.

CRANE: Mr... sorry, Ms Blake, may I push you on that? If Finch had asked and Okoye had said nothing, would he be guilty of theft?

BLAKE: No.

CRANE: A question from the back.

FLOOR: Can my insurer refuse to pay?

SORRELL: It can try.

CRANE: Last question. Should helmets be compulsory?

TAN: Yes. They save money.

BLAKE: Helmets should not be compulsory.

SORRELL: I'd make them compulsory.
""",
        {
            "Prof. Alan Sorrell": "University of Easton",
            "Dr Mei Tan": "transport economist",
            "Ms Rhona Blake": None,
            "Anita Rao": "Professor",
        },
        (
            ("1.1", "Scenario One", "Is the hire company liable"),
            ("2.1", "Scenario Two", "Is Okoye guilty of fraud"),
            ("2.2", "Scenario Two", "If Finch had asked"),
            ("3.1", None, "Should helmets be"),
        ),
        (("Anita Rao", "1.1", "affirm"),),
    ),
    Talk(
        "names that are words, offices before them, cases by first names, 某某呢？",
        """共享单车上锁案研讨纪要

【主持】 各位好，我是《法苑》的编辑叶青。与会的有：江岸大学刑法教研室主任明月教授；江岸市检察院二级检察官白露；江岸市公安局法制支队关键；和平律师事务所合伙人常胜。

小军案：小军十七岁，给路边的共享单车加了三把私锁，骑了两个月。小兵案：小兵是成年人，把共享单车的二维码刮掉，停在自家院子里，一共五辆。

第一个问题，小军是否构成盗窃罪？小兵呢？

【明月】 小军不构成盗窃罪，车还在街上。小兵构成盗窃罪，车进了院子。

【关键】 两个都构成。

【白露】 小军不构成，小兵构成。

【常胜】 我同意明月教授的意见。

【主持】 第二个问题，单车公司能不能要求小军赔偿租金损失？

【常胜】 能要求赔偿。

【关键】 民事的我不懂。

【白露】 能。

【明月】 不能，公司没有实际损失。
""",
        {
            "明月": "江岸大学刑法教研室主任教授",
            "白露": "江岸市检察院二级检察官",
            "关键": "江岸市公安局法制支队",
            "常胜": "和平律师事务所合伙人",
        },
        (
            ("1.1", "小军案", "小军是否构成盗窃罪"),
            ("1.2", "小兵案", "小兵是否构成盗窃罪"),
            ("2.1", "小军案", "单车公司能不能"),
        ),
    ),
    Talk(
        "guests with commas between, a voice message read out, a consumer asks, one guest pressed",
        """直播带货售假的法律责任
——第十二届“江湾”法治论坛圆桌讨论

时间：2024年4月20日

主持人（卢静，《江湾法律评论》编辑）：今天的圆桌请来四位：江湾大学的安然教授，区检察院的丁香检察官，区法院的高兴法官，做平台合规的于勤律师。江湾大学的左权教授去外地开会了，昨晚给我发来一段语音，我整理成了文字，稍后念给大家听。

案情是这样的：主播陆某在直播间销售“进口”护肤品，实为国内小厂生产，成本八元，售价一百九十八元，半年销售额三百万元。平台多次收到投诉，没有处理。

第一个问题，也是大家最关心的：陆某构成诈骗罪、销售伪劣产品罪，还是虚假广告罪？安教授，您先来。

安然：我认为构成销售伪劣产品罪。

丁香：我倾向于诈骗罪。成本八元卖一百九十八元，消费者要是知道了，一分钱也不会付。

高兴：虚假广告罪就够了。产品本身是合格的，谈不上伪劣。

于勤：我和高法官一样。

主持人：左权教授在语音里是这么说的：“主播的行为应以销售伪劣产品罪论处，不宜以诈骗罪论处。”

主持人：第二个问题，平台是否构成帮助信息网络犯罪活动罪？如果不构成，要不要承担民事连带责任？

于勤：不构成犯罪。民事上，承担相应的补充责任就可以了，不是连带责任。

丁香：收到投诉不处理，明知就有了，构成帮助信息网络犯罪活动罪。

高兴：不构成。连带责任要承担。

安然：两个问题，我的回答都是否定的。

主持人：我再追问丁检察官一句，如果平台收到投诉之后下架了商品，但没有封号，还构成吗？

丁香：那就不构成了。

提问者（消费者代表）：我买了十瓶，能不能要求退一赔三？

高兴：能。

主持人：感谢各位。
""",
        {
            "安然": "江湾大学教授",
            "丁香": "区检察院检察官",
            "高兴": "区法院法官",
            "于勤": "做平台合规律师",
            "左权": "江湾大学教授",
        },
        (
            ("1.1", "陆某案", "陆某构成诈骗罪"),
            ("2.1", None, "平台是否构成"),
            ("2.2", None, "如果不构成"),
            ("2.3", None, "如果平台收到投诉"),
        ),
        (("左权", "1.1", "affirm"),),
    ),
    Talk(
        "English: guests in front, the facts in the welcome, a question begun with or, a few lines read out",
        """THE CEDAR LAW REVIEW FORUM
"Deepfakes and the Criminal Law"

Moderator: Hana Whitfield, Symposium Editor

Guests
Professor Luis Ortega, Cedar Law School
Dana Kim, Assistant District Attorney, Cedar County
Hon. Peter Voss (ret.)

WHITFIELD: Thank you for coming. Here are the facts. A student named Marlow used a free program to put the face of his teacher, Mrs. Adair, on a video of somebody else and sent it to nine classmates. Marlow was seventeen. The school told the police, and the district attorney charged identity theft and harassment. Our fourth guest, Professor Irene Castell, could not travel because of the storm, but she sent me a few lines.

First, the charge. Is Marlow guilty of identity theft? Or is this at most harassment?

ORTEGA: It's not identity theft. He never pretended to be her to get anything. Harassment, perhaps, and I'd stop there.

KIM: I charged both, so you can guess. Yes, he is guilty of identity theft: he used her likeness with intent to injure.

VOSS: No to identity theft. I'd have dismissed that count at the first hearing. Harassment I would leave to the jury.

WHITFIELD: Let me read what Professor Castell wrote: "Marlow is not guilty of identity theft. The statute was written for credit cards."

WHITFIELD: Second, the school. Was the school entitled to search Marlow's phone without a warrant?

VOSS: Under New Jersey v. T.L.O., yes, if the search was reasonable in scope.

ORTEGA: No. A phone is not a purse, and Riley v. California says so.

KIM: Yes, it was entitled to.

WHITFIELD: Judge, one follow-up. Suppose the teacher had asked the school not to search. Would that change your answer?

VOSS: No, it would not.

WHITFIELD: Any closing thoughts?

KIM: Only that I'd like a better statute.
""",
        {
            "Professor Luis Ortega": "Cedar Law School",
            "Dana Kim": "Assistant District Attorney, Cedar County",
            "Hon. Peter Voss": None,
            "Irene Castell": "Professor",
        },
        (
            ("1.1", "the facts", "Is Marlow guilty"),
            ("1.2", "the facts", "is this at most harassment"),
            ("2.1", "the facts", "Was the school entitled"),
            ("2.2", "the facts", "Would that change"),
        ),
        (("Irene Castell", "1.1", "deny"),),
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.why)
def test_talks(row: Talk) -> None:
    draft = extract(parse_transcript(repair(read_source(row.text.encode(), name="a.txt"))))
    found = draft.argument_map
    people = {p.id: p for p in found.participants}
    assert {p.name: p.affiliation for p in people.values() if p.role is Role.EXPERT} == row.experts
    labels = {c.id: c.label for c in found.cases}
    issues = [i for q in found.questions for i in q.issues]
    assert [(i.number, labels.get(i.case or "")) for i in issues] == [(n, case) for n, case, _ in row.issues]
    assert all(i.text.startswith(words) for i, (_, _, words) in zip(issues, row.issues, strict=True))
    numbers = {i.id: i.number for i in issues}
    relayed = [
        (people[s.participant].name, numbers[s.issue], s.polarity.value)
        for s in found.stances
        if s.attribution.value == "relayed"
    ]
    assert tuple(relayed) == row.relayed
    assert [p.code for p in draft.problems if p.code in ("SM111", "SM118")] == []
