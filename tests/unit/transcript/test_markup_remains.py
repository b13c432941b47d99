"""Tags left over in a plain text are taken out and its lines stay lines."""

from __future__ import annotations

from graph.transcript import parse_transcript, read_source, repair

TEXT = """快件的占有

案例一

2024年1月，杜某取走姚某的手机一部。

问题一：关于占有

主持人：案例一中，<b>柜内快件</b>是否归收件人占有？

<b>韩松</b>：柜内快件归收件人占有。

罗晓：<i>我不同意</i>，快件归经营者占有。
"""


def test_a_few_inline_tags_make_no_page_of_a_plain_text() -> None:
    transcript = parse_transcript(repair(read_source(TEXT.encode(), name="a.txt")))
    assert [s.name for s in transcript.speakers] == ["主持人", "韩松", "罗晓"]
    assert "<b>" not in transcript.text.text
