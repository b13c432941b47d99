"""Columns, programmes, journals and newspapers in 《》 are no authorities; acts and interpretations are."""

from __future__ import annotations

import pytest

from graph.extract.pipeline import extract
from graph.transcript import parse_transcript, read_source, repair

TEXT = """手机归谁沙龙

主持人：我是{title}的编辑。请问，杜某构成盗窃罪吗？

范晴：{title}我读过，杜某构成盗窃罪。

简舟：不构成。
"""
NONE = [
    "《青云说法》栏目", "《今日说法》", "《法治在线》节目", "《人民司法》", "《法律讲堂》", "《海上论剑》沙龙",
    "《以案释法》专栏", "《案说新语》", "《泽州法治报》", "《刑法前沿》", "《法学观察》",
]  # fmt: skip


@pytest.mark.parametrize("title", NONE)
def test_columns_and_journals(title: str) -> None:
    source = read_source(TEXT.format(title=title).encode(), name="a.txt")
    assert extract(parse_transcript(repair(source))).argument_map.authorities == ()


@pytest.mark.parametrize("title", ["《中华人民共和国公司法》", "《中华人民共和国刑法》"])
def test_acts(title: str) -> None:
    source = read_source(TEXT.format(title=title).encode(), name="a.txt")
    (found,) = extract(parse_transcript(repair(source))).argument_map.authorities
    assert f"《{found.name}》" == title
