"""Guests whom the moderator introduces in running words, and those whose view is only read out.

Who they are and what they hold was written down before the texts were read by any code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.extract.pipeline import extract
from graph.model import Attribution, Role
from graph.transcript import parse_transcript, read_source, repair

if TYPE_CHECKING:
    from graph.model import ArgumentMap

CHINESE = """网约护士上门打针，出了事谁负责

【主持人】 各位老师，圆桌现在开始。我是今天的主持人乔麦。台上坐的四位，从我左手边起，范以晴老师，柳川大学民商法教授；简澜法官，柳川区法院民事庭；成立，一家网约护理平台的法务负责人，谢谢他肯来；钱多律师，打过不少医疗官司。还有一位嘉宾，市护理学会的莫春芳主任，路上堵车，她让我先开始，并且把书面意见发给我了。

先谈第一个问题，平台应否对患者的损失承担连带责任？

【范以晴】 应当承担连带责任，平台收了钱，还派了单。

【成立】 不应当承担，平台只提供信息。

【简澜】 应当承担，与范老师的理由一样。

【钱多】 我认为不应当承担连带责任。

【主持人】 莫主任还没有到，我把她的书面意见念一下：“护理学会认为，平台应当对患者的损失承担连带责任。”念完了。

最后一个问题，护士本人是否应当赔偿？

【成立】 护士本人应当赔偿。

【钱多】 不应当赔偿，这是职务行为。
"""
OFFICES = {
    "范以晴": "柳川大学民商法教授",
    "简澜": "柳川区法院民事庭",
    "成立": "一家网约护理平台的法务负责人",
    "钱多": "律师",
    "莫春芳": "市护理学会主任",
}
ENGLISH = """THE DRONE PANEL

PANELISTS

Odile Brandt, Professor of Aviation Law, Hill Law School
The Honorable Calvin Moss, United States District Judge (retired)

Moderated by Selma Finch

MS. FINCH: Welcome. There is one empty chair. It belongs to former Commissioner Leland Osei, whose flight was canceled this morning; he has sent me a letter, and I'll read from it.

First question. Is the pilot liable for the broken window?

PROF. BRANDT: Yes, the pilot is liable. He flew too low.

JUDGE MOSS: No, the pilot is not liable.

MS. FINCH: This is where Commissioner Osei's letter comes in. He writes, and I quote, "The pilot is liable for the broken window, and nobody else." That's all he says.

Next question. Should the city ban drones?

JUDGE MOSS: The city should not ban drones.

PROF. BRANDT: Yes, it should.
"""


def read(text: str) -> ArgumentMap:
    return extract(parse_transcript(repair(read_source(text.encode(), name="a.txt")))).argument_map


def experts(found: ArgumentMap) -> dict[str, str | None]:
    return {p.name: p.affiliation for p in found.participants if p.role is Role.EXPERT}


def held(found: ArgumentMap, name: str) -> list[tuple[str, str, Attribution, str | None]]:
    people = {p.id: p.name for p in found.participants}
    numbers = {i.id: i.number for q in found.questions for i in q.issues}
    return [
        (numbers[s.issue], s.polarity.value, s.attribution, people.get(s.relayed_by or ""))
        for s in found.stances
        if people[s.participant] == name and s.polarity.value != "silent"
    ]


def test_guests_introduced_in_a_row_with_their_offices() -> None:
    assert experts(read(CHINESE)) == OFFICES


def test_a_view_read_out_stands_under_the_guest_who_is_away() -> None:
    found = read(CHINESE)
    assert held(found, "莫春芳") == [("1.1", "affirm", Attribution.RELAYED, "主持人")]
    assert held(found, "成立")[0][:2] == ("1.1", "deny")


def test_a_letter_read_out_in_english() -> None:
    found = read(ENGLISH)
    assert set(experts(found)) == {"Odile Brandt", "Calvin Moss", "Leland Osei"}
    assert held(found, "Leland Osei") == [("1.1", "affirm", Attribution.RELAYED, "Selma Finch")]


def test_a_scholar_who_is_only_cited_is_no_guest() -> None:
    text = CHINESE.replace("【钱多】 我认为", "【钱多】 柳川大学的何其正教授写过一篇文章，我认为")
    assert set(experts(read(text))) == set(OFFICES)


def test_words_of_somebody_present_are_not_read_out() -> None:
    text = CHINESE.replace(
        "最后一个问题，", "成立总在微信里说过：“平台应当承担连带责任，我个人是赞成的。”\n\n最后一个问题，"
    )
    assert all(attribution is Attribution.STATED for _, _, attribution, _ in held(read(text), "成立"))
