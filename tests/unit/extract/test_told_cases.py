"""Cases that only the moderator tells: which ones, where each begins and ends, and which issue is about which.

What is expected was written down before the texts were read by any code.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from graph.extract.pipeline import extract
from graph.transcript import parse_transcript, read_source, repair

if TYPE_CHECKING:
    from graph.model import ArgumentMap


@dataclass(frozen=True)
class Told:
    why: str
    text: str
    cases: tuple[tuple[str, str, str], ...]  # label, first words of the facts, last words
    issues: tuple[tuple[str, str | None], ...]  # number, label of its case


ROWS = [
    Told(
        "two cases with a colon in one paragraph of the welcome",
        """快递柜里的东西归谁

主持人：大家好，我是今天的主持人。我们准备了两个案例，都经过改编。

案例一：保洁员辛某打扫时发现快递柜没有锁好，顺手拿走手机一部，价值四千元，第二天卖掉。案例二：住户苗某收到发错的取件码，取走邻居的金项链，邻居上门讨要，苗某拒不归还。

先说案例一，辛某构成盗窃罪还是侵占罪？

范晴：构成盗窃罪，柜子里的东西由快递公司占有。

简舟：我也认为是盗窃罪。

主持人：接下来讨论案例二。苗某的行为是否构成犯罪？

简舟：构成侵占罪。

范晴：不构成，走民事途径就可以了。
""",
        (("案例一", "保洁员辛某", "第二天卖掉。"), ("案例二", "住户苗某", "拒不归还。")),
        (("1.1", "案例一"), ("2.1", "案例二")),
    ),
    Told(
        "cases named after a person who is no 某",
        """租房押金纠纷青年论坛

【主持人】 欢迎各位。先把事情讲一下。阿明案：阿明退租时墙上有两个钉孔，房东扣了全部押金三千元。阿亮案：阿亮养猫，地板被抓花，房东要求赔偿八千元，押金只有两千元。

第一个话题，阿明的押金，房东能不能全部扣下？阿亮要不要赔八千元？

【范晴】 阿明的押金不能全扣，钉孔是正常使用。阿亮要赔，但不是八千。

【简舟】 阿明的不能扣。阿亮应当赔八千元。

【主持人】 最后一个话题，押金要不要由第三方保管？

【简舟】 要，省得扯皮。

【范晴】 不要，增加成本。
""",
        (("阿明案", "阿明退租", "三千元。"), ("阿亮案", "阿亮养猫", "只有两千元。")),
        (("1.1", "阿明案"), ("1.2", "阿亮案"), ("2.1", None)),
    ),
    Told(
        "the second case is told when its turn comes",
        """代购与走私沙龙实录

主持人：今天谈代购。第一个案例是这样的：空乘戚某每次飞行带回化妆品十余件，一年偷逃税款九万元。戚某构成走私普通货物罪吗？

范晴：构成，次数和数额都够了。

简舟：构成。

主持人：好。下面看第二个案例：留学生桑某替同学带了一块表，没有申报，偷逃税款六万元。桑某的行为是否构成犯罪？

简舟：不构成，没有达到起点。

范晴：我看不构成。
""",
        (("第一个案例", "空乘戚某", "九万元。"), ("第二个案例", "留学生桑某", "六万元。")),
        (("1.1", "第一个案例"), ("2.1", "第二个案例")),
    ),
    Told(
        "labels in front of questions tell no case",
        """停车位之争研讨会

主持人：2021年5月，包某把汽车停在谷某的车位上，谷某叫人拖走，汽车受损三千元。请谈两点。第一个问题，谷某是否应当赔偿？

范晴：应当赔偿，手段超过了限度。

简舟：不应当赔偿。
""",
        (("包某案", "2021年5月，包某", "受损三千元。"),),
        (("1.1", "包某案"),),
    ),
    Told(
        "two hypotheticals in the moderator's welcome",
        """THE LOYALTY PANEL

Panelists: Prof. Ines Halder, Port Law School; Mr. Colm Reyes, Reyes LLP. Moderator: Ada Finch.

MS. FINCH: Welcome. We gave the panel two hypotheticals. Hypothetical A, which we call the Lost Ring: Okafor finds a ring in a taxi and keeps it. He asks nobody. Hypothetical B, the Wrong Parcel: Lindgren receives a parcel meant for her neighbour. She opens it and sells the watch inside.

Let's begin with the ring. Is Okafor guilty of theft?

PROF. HALDER: Yes. He knew that it belonged to somebody.

MR. REYES: No. There was no intent.

MS. FINCH: Let's turn to the parcel. Is Lindgren guilty of larceny by mistake?

MR. REYES: No.

PROF. HALDER: Yes, she is.
""",
        (
            ("Hypothetical A", "Okafor finds", "asks nobody."),
            ("Hypothetical B", "Lindgren receives", "the watch inside."),
        ),
        (("1.1", "Hypothetical A"), ("2.1", "Hypothetical B")),
    ),
    Told(
        "one case told in front of the discussion under the name it bears",
        """HARBOUR BAR ASSOCIATION
Autumn Workshop: Arson and the Empty House

In the chair: Nora Flint

On the panel:
Judge Tom Avery, formerly of the Crown Court
Dr Mina Sorel, University of Westholm

The facts. In R v Tarrant and Boyle (an invented appeal) two brothers set fire to an empty house that belonged to their uncle. Tarrant poured the petrol. Boyle kept watch at the gate. A tramp who slept in the cellar was hurt. Both were convicted of arson and appeal.

CHAIR: Ground 1. Was Boyle rightly convicted of arson?

AVERY: Yes. He kept watch, and that is enough.

SOREL: No. He did nothing.

CHAIR: Ground 2. Is the sentence of six years excessive for Tarrant?

SOREL: Yes, by far.

AVERY: No.
""",
        (("R v Tarrant and Boyle", "In R v Tarrant", "arson and appeal."),),
        (("1.1", "R v Tarrant and Boyle"), ("2.1", "R v Tarrant and Boyle")),
    ),
]


def read(text: str) -> ArgumentMap:
    return extract(parse_transcript(repair(read_source(text.encode(), name="a.txt")))).argument_map


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.why)
def test_cases_told_by_the_moderator(row: Told) -> None:
    found = read(row.text)
    assert [c.label for c in found.cases] == [label for label, _, _ in row.cases]
    for case, (_, first, last) in zip(found.cases, row.cases, strict=True):
        assert case.passage is not None
        words = case.passage.quote
        assert (words[: len(first)], words[-len(last) :]) == (first, last)
    labels = {c.id: c.label for c in found.cases}
    issues = [(i.number, labels.get(i.case or "")) for q in found.questions for i in q.issues]
    assert issues == list(row.issues)


def test_parties_of_english_hypotheticals_belong_to_their_case() -> None:
    (row,) = (r for r in ROWS if r.cases[0][0] == "Hypothetical A")
    found = read(row.text)
    assert [[p.name for p in c.parties] for c in found.cases] == [["Okafor"], ["Lindgren"]]


def test_parties_of_a_case_named_after_them_are_accused() -> None:
    (row,) = (r for r in ROWS if r.cases[0][0].startswith("R v"))
    (case,) = read(row.text).cases
    assert [(p.name, p.role.value) for p in case.parties] == [("Tarrant", "accused"), ("Boyle", "accused")]


def test_answers_to_a_listener_are_no_answers_to_the_question_before() -> None:
    text = """宠物咬人沙龙

主持人：首先讨论第一个问题，狗主人应否全额赔偿医药费？

范晴：狗主人应当全额赔偿医药费，没有拴绳就是过错。

简舟：不应当全额赔偿，对方先逗的狗。

主持人：下面听一个现场提问，后排那位。

现场听众：我家的猫被狗咬了，精神损失费能不能要？

简舟：能。法律没有禁止。

范晴：不能。猫不是人。

主持人：第二个问题，小区应否禁止养大型犬？

范晴：应当禁止。

简舟：不应当禁止。
"""
    found = read(text)
    people = {p.id: p.name for p in found.participants}
    first = found.questions[0].issues[0].id
    held = {
        people[s.participant]: (s.polarity.value, s.passage.quote if s.passage else "")
        for s in found.stances
        if s.issue == first
    }
    assert [len(q.issues) for q in found.questions] == [1, 1]
    assert held["范晴"][0] == "affirm"
    assert held["简舟"][0] == "deny"
    assert "应当全额赔偿" in held["范晴"][1]
    assert "不应当全额赔偿" in held["简舟"][1]
