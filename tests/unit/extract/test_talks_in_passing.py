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
