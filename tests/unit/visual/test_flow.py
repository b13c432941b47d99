"""The picture of one issue in two symposia: cards, names, lines, whatever the names are."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from visual.flow import MARKS, Flow, FlowHolder, FlowMove, FlowRow, flow_svg


def holder(name: str, how: str = "") -> FlowHolder:
    return FlowHolder(name, how, "/reader#p-1-2")


FLOW = Flow(
    "2015 早先的研讨",
    "2024 后来的研讨",
    (
        FlowRow("肯定", "affirm", "strengthened", "增强", (holder("韩松"),), (holder("韩松"), holder("罗晓")), "1／2", "2／2"),
        FlowRow("否定", "deny", "dropped", "不再有人主张", (holder("罗晓", "附条件"),), (), "1／2", "0／2"),
        FlowRow("非法经营罪或者掩饰、隐瞒犯罪所得、犯罪所得收益罪", "outcome-1", "new", "新出现", (), (holder("<script>"),), "0", "1"),
    ),
    (FlowMove("韩松", "same", "前后一致"), FlowMove("罗晓", "reversed", "前后相反"), FlowMove("魏明远", "same", "")),
    "无人",
    "某个问题",
)  # fmt: skip


@pytest.mark.parametrize("width", [860, 340])
def test_every_position_stands_on_both_sides_and_no_two_cards_meet(width: int) -> None:
    tree = ET.fromstring(flow_svg(FLOW, width))  # noqa: S314 - our own
    cards = [g for g in tree.iter("g") if "position" in (g.get("class") or "")]
    assert [("nobody" in (g.get("class") or "")) for g in cards] == [False, False, False, True, True, False]
    boxes = [[float(g[0].get(k) or 0) for k in ("x", "y", "width", "height")] for g in cards]
    assert all(x >= 0 and x + w <= width for x, _, w, _ in boxes)
    for (_, upper, _, h), (_, lower, _, _) in pairwise(boxes[::2]):
        assert upper + h < lower
    assert float(tree.get("height") or 0) >= max(y + h for _, y, _, h in boxes)


def test_lines_join_the_same_expert_and_marks_are_words_too() -> None:
    tree = ET.fromstring(flow_svg(FLOW, 860))  # noqa: S314
    lines = [(p.get("class"), p[0].text) for p in tree.iter("path")]
    assert lines == [("move moved-same", "前后一致"), ("move moved-reversed", "前后相反")]
    marks = [
        "".join(t.text or "" for t in g.iter("text"))
        for g in tree.iter("g")
        if "mark" in (g.get("class") or "")
    ]
    assert marks == [
        f"{MARKS['strengthened']} 增强", f"{MARKS['dropped']} 不再有人主张", f"{MARKS['new']} 新出现",
    ]  # fmt: skip


def test_names_are_text_and_lead_to_the_passage() -> None:
    picture = flow_svg(FLOW, 860)
    assert "<script>" not in picture
    tree = ET.fromstring(picture)  # noqa: S314
    assert [a[0].text for a in tree.iter("a")] == ["韩松", "韩松", "罗晓", "罗晓 · 附条件", "<script>"]
    assert {a.get("href") for a in tree.iter("a")} == {"/reader#p-1-2"}
