"""Charges held, turned down, and only spoken of."""

from __future__ import annotations

import pytest

from graph.extract.charging import charges_in, facts_absent
from graph.extract.turn_assertions import assertions_of
from graph.model import Role, Span
from graph.transcript.document import Turn

ROWS = [
    ("丁某的行为构成职务侵占罪。", ["职务侵占罪"], [], "构成"),
    ("丁某的行为不构成职务侵占罪。", [], ["职务侵占罪"], "不构成"),
    ("应以挪用资金罪论处。", ["挪用资金罪"], [], "以…论处"),
    ("以挪用资金罪处罚更为妥当。", ["挪用资金罪"], [], "更为妥当"),
    ("构成绑架罪而非非法拘禁罪。", ["绑架罪"], ["非法拘禁罪"], "A而非B"),
    ("不是绑架罪，而是非法拘禁罪。", ["非法拘禁罪"], ["绑架罪"], "不是A而是B"),
    ("职务侵占罪的主体是公司人员。", [], [], "a charge as topic"),
    ("绑架罪保护的法益是人身自由。", [], [], "a charge as topic"),
    ("受贿罪与行贿罪的区别在于身份。", [], [], "compared"),
    ("职务侵占罪不成立。", [], ["职务侵占罪"], "…不成立"),
    ("应当按照走私武器罪与妨害公务罪并罚。", ["走私武器罪", "妨害公务罪"], [], "并罚"),
    ("其行为已经超出寻衅滋事罪的范围，应认定为聚众斗殴罪。", ["聚众斗殴罪"], ["寻衅滋事罪"], "超出…的范围"),
    ("构成放火罪的未遂。", ["放火罪"], [], "a charge with its stage"),
    ("由盗窃转化为抢劫。", ["抢劫罪"], [], "stages: what it becomes"),
    ("有学者认为构成诽谤罪。", [], [], "told, not held"),
    ("《关于办理贪污贿赂案件的解释》第二条对受贿罪的数额作了规定。", [], [], "a rule recited"),
    ("既不构成敲诈勒索罪，也不构成寻衅滋事罪。", [], ["敲诈勒索罪", "寻衅滋事罪"], "two denials"),
    ("可以考虑以过失致人重伤罪追究刑事责任。", ["过失致人重伤罪"], [], "可以考虑"),
    ("不宜以非法经营罪定罪。", [], ["非法经营罪"], "不宜"),
    ("候车室可以认定为聚众扰乱公共场所秩序罪中的“公共场所”。", [], [], "an element: …罪中的"),
    ("这把剪刀属于抢劫罪意义上的“凶器”。", [], [], "an element: …罪意义上的"),
    ("村民小组长是职务侵占罪所称的“其他单位的人员”。", [], [], "an element: …罪所称的"),
    ("丁某是贪污罪的共犯。", ["贪污罪"], [], "…罪的共犯"),
    ("认定为故意毁坏财物罪没有障碍。", ["故意毁坏财物罪"], [], "没有障碍"),
]


@pytest.mark.parametrize(("said", "held", "denied", "why"), ROWS, ids=[row[0] for row in ROWS])
def test_charges(said: str, held: list[str], denied: list[str], why: str) -> None:
    turn = Turn("甲", Role.EXPERT, (Span(0, len(said)),))
    uses = [u for a in assertions_of(said, turn, "zh") for u in charges_in(a, None, "zh")]
    assert [u.name for u in uses if u.held] == held, why
    assert [u.name for u in uses if not u.held] == denied, why


def test_rival_charges_are_marked_as_either() -> None:
    said = "应当以盗窃罪或者侵占罪定罪。"
    turn = Turn("甲", Role.EXPERT, (Span(0, len(said)),))
    [a] = assertions_of(said, turn, "zh")
    assert [(u.name, u.either) for u in charges_in(a, None, "zh")] == [("盗窃罪", True), ("侵占罪", True)]


@pytest.mark.parametrize(
    ("said", "absent"),
    [
        ("但本案并没有这种情节", True),
        ("本案不存在上述情形", True),
        ("本案事实清楚", False),
        ("该案没有争议", False),
    ],
)
def test_facts_the_case_lacks(said: str, absent: bool) -> None:
    assert facts_absent(said) is absent
