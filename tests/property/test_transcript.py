"""Whatever is read, the laws of repair and layout hold, or it is refused as InputError; nothing else happens."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import InputError
from graph.transcript import Overrides, SourceText, locate, parse_transcript, read_source, repair

if TYPE_CHECKING:
    from graph.model import Span
    from graph.transcript import RepairedText, Transcript

# pieces that mean something to the rules, so that chance finds their combinations
PIECES = [
    "主持人", "主持人：", "王立文", "王立文：", "李明（某大学教授）：", "欧阳静怡：", "王教授：", "专家甲：", "特邀嘉宾：", "黄　贺", "嘉宾",
    "MODERATOR:", "DR. SMITH:", "PARTICIPANTS", "Dr. Ann Smith, Professor of Law",
    "问题一：", "一、", "二、", "1.", "1", "（一）", "Question 1.", "第一个问题，", "案例一", "案例一：", "【案例二】", "基本案情", "分歧意见", "观点一：",
    "第一种意见认为", "柴某", "构成盗窃罪", "不构成。", "是否构成犯罪？", "请谈谈", "同意", "20133月", "2013年3月5日", "输人", "網絡(wǎng)", "編輯",
    "摘自《某刊》", "下一篇：", "责任编辑：", "— 12 —", "[LAUGHTER]", "上一页 1 2 下一页", "作者单位",
    "**", "# ", "<p>", "</p>", "<b>", "</b>", "<script>", "</script>", "<!--", "-->", "&nbsp;", "&lt;", "<html>",
    "\n", "\n\n", "\r\n", "\r", " ", "　", "\u200b", "\u202e", "\ufeff", ",", "，", ":", "。", "?", "(", ")", '"', "“", "”", "·", "a", "Z", "9",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=60).map("".join),
)
LIKELY = st.lists(
    st.tuples(st.sampled_from(["主持人：", "王立文：", "李明（某大学教授）：", "王教授：", "", "问题一：", "案例一", "MODERATOR: "]),
              st.lists(st.sampled_from(PIECES), max_size=6).map("".join)),
    min_size=1, max_size=25,
).map(lambda rows: "\n".join(a + b for a, b in rows))  # fmt: skip


def _repaired(text: str) -> RepairedText:
    return repair(SourceText("x.txt", "0" * 64, "utf-8", text))


def _parsed(text: str, overrides: Overrides | None = None) -> Transcript | None:
    """The transcript, or None where it was refused; a refusal always has a reason."""
    try:
        return parse_transcript(_repaired(text), overrides or Overrides())
    except InputError as refused:
        if not refused.problems:
            raise
        return None


def _read(data: bytes) -> SourceText | None:
    try:
        return read_source(data, "x")
    except InputError as refused:
        if not all(p.code.startswith("SM1") for p in refused.problems):
            raise
        return None


def _spans_in_order(found: Transcript) -> list[Span]:
    """Everything that owns text, in the order of the text."""
    turns = [*found.opening, *(t for s in found.sections for t in s.turns)]
    spans = [p for t in turns for p in t.paragraphs]
    spans += [s.head for s in found.sections if s.head] + [p for s in found.sections for p in s.prompt]
    return sorted(spans)


@settings(deadline=None)
@given(TEXTS)
def test_the_map_of_a_repair_holds(text: str) -> None:
    found = _repaired(text)
    assert len(found.text) == len(found.starts) == len(found.ends)
    assert all(0 <= a < b <= len(text) for a, b in zip(found.starts, found.ends, strict=True))
    assert list(found.starts) == sorted(found.starts)
    assert list(found.ends) == sorted(found.ends)
    for span in (*found.bold, *found.headings):
        assert 0 <= span.start < span.end <= len(found.text)
    assert all(0 <= j <= len(found.text) for j in found.joints)


@settings(deadline=None)
@given(TEXTS, st.data())
def test_every_stretch_has_its_passage(text: str, data: st.DataObject) -> None:
    found = _repaired(text)
    if not found.text:
        return
    start = data.draw(st.integers(0, len(found.text) - 1))
    end = data.draw(st.integers(start + 1, len(found.text)))
    passage = found.passage(start, end)
    assert text[passage.span.start : passage.span.end] == passage.quote
    assert passage.span.start < passage.span.end
    for fragment in passage.fragments:
        assert passage.span.start <= fragment.start < fragment.end <= passage.span.end


@settings(max_examples=300, deadline=None)
@given(st.one_of(TEXTS, LIKELY))
def test_any_text_is_a_transcript_whose_spans_hold_or_is_refused(text: str) -> None:
    found = _parsed(text)
    if found is None:
        return
    spans = _spans_in_order(found)
    assert all(a.end <= b.start for a, b in pairwise(spans)), "no text belongs to two turns"
    assert all(0 <= s.start < s.end <= len(found.text.text) for s in spans)
    assert all(found.text.text[s.start : s.end].strip() for s in spans)
    names = {s.name for s in found.speakers}
    turns = [*found.opening, *(t for s in found.sections for t in s.turns)]
    assert {t.speaker for t in turns} <= names
    assert len(names) == len(found.speakers), "one speaker for one name"
    assert all(t.paragraphs and list(t.paragraphs) == sorted(t.paragraphs) for t in turns)
    assert [s.ordinal for s in found.sections] == list(range(1, len(found.sections) + 1))
    for span in (
        *(p for c in found.cases for p in c.paragraphs),
        *found.opinions,
        *(s.span for s in found.speakers),
    ):
        assert found.text.passage(span.start, span.end).quote
    lines = text.count("\n") + text.count("\r") + 1
    assert all(p.location and 1 <= p.location.line <= lines for p in found.problems)


@settings(deadline=None)
@given(LIKELY, st.lists(st.text(min_size=1, max_size=4), max_size=2), st.none() | st.text(max_size=6))
def test_whatever_a_person_gives(text: str, speakers: list[str], heads: str | None) -> None:
    found = _parsed(text, Overrides(tuple(speakers), question_heads=heads, title="题"))
    assert found is None or found.title == "题"


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_bytes_are_text_or_refused(data: bytes) -> None:
    source = _read(data)
    if source is None:
        return
    if source.encoding.startswith("utf"):
        assert source.text.encode(source.encoding) == data
    assert source.text.strip()


@settings(deadline=None)
@given(st.text(max_size=60), st.data())
def test_a_place_is_found_again(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    place = locate(SourceText("x", "", "utf-8", text), offset)
    before = (
        text[:offset].replace("\r\n", "\n").replace("\r", "\n")
        if text[offset - 1 : offset + 1] != "\r\n"
        else None
    )
    if before is not None:
        assert place.line == before.count("\n") + 1
        assert place.column == len(before) - before.rfind("\n")
