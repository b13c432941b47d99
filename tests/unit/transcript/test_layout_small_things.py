"""Small things that moved a whole layout: who is no moderator, and which question opens no new section."""

from __future__ import annotations

from graph.model import Role
from graph.transcript import parse_transcript, read_source, repair

GUEST = """以案说法：打印店里的教辅

本期嘉宾：
温良玉（清河市监察委员会案件审理室主任）
宁静远（清河大学法学院副教授）
郭沅芷（清河市中级人民法院法官）

【问题1】店主应定何罪？

宁静远：应定侵犯著作权罪。

郭沅芷：我同意。

温良玉：应定侵犯著作权罪，翻印两万册，何罪之有？不是没有，而是有。这样的数额还不够吗？

【问题2】组长应定何罪？

温良玉：应以受贿罪追究，四万元岂有不够之理？

郭沅芷：构成受贿罪。

宁静远：不构成受贿罪。
"""
CLOSING = """防卫沙龙

主持人：首先谈第一个问题，司机的反击算不算正当防卫？

宁静远：算。

郭沅芷：不算。

主持人：第二个问题，司机要不要赔偿医疗费？

郭沅芷：要赔。

宁静远：不用赔。

主持人：时间差不多了，两位还有补充吗？

郭沅芷：有一句，民事部分可以调解。

宁静远：我没有了。
"""


def test_a_listed_guest_who_asks_rhetorically_is_no_moderator() -> None:
    found = parse_transcript(repair(read_source(GUEST.encode(), name="a.txt")))
    assert {s.name: s.role for s in found.speakers} == dict.fromkeys(
        ("温良玉", "宁静远", "郭沅芷"), Role.EXPERT
    )


def test_asking_for_more_to_add_opens_no_question() -> None:
    found = parse_transcript(repair(read_source(CLOSING.encode(), name="a.txt")))
    assert [len(s.turns) for s in found.sections] == [3, 6]
