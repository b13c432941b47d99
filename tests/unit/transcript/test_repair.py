"""What repair changes, what it leaves alone, and that every character keeps its place."""

from __future__ import annotations

import time

import pytest

from graph.model import Alignment, Span
from graph.transcript import RepairedText, SourceText, repair


def repaired(text: str) -> RepairedText:
    return repair(SourceText("x.txt", "0" * 64, "utf-8", text))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        # line ends and what cannot be seen
        pytest.param("甲\r\n乙\r丙\u2028丁", "甲\n乙\n丙\n丁", id="one kind of line end"),
        pytest.param("\ufeff甲\u200b乙\u200f丙\u202e丁\u0007戊\u00ad己", "甲乙丙丁戊己", id="nothing invisible"),
        pytest.param("甲方\u00a0乙方\t丙方", "甲方 乙方 丙方", id="odd blanks are blanks"),
        # forms of characters
        pytest.param("第１２条ＡＢｃ款", "第12条ABc款", id="full-width letters and digits"),
        pytest.param("⽴法⼈员⻓期", "立法人员长期", id="Kangxi radicals from PDFs"),
        pytest.param("「强迫『交易』」", "“强迫‘交易’”", id="corner brackets are quotation marks"),
        pytest.param("买买提•吐尔逊", "买买提·吐尔逊", id="one middle dot"),
        # punctuation
        pytest.param("对此,我认为:不能(除非有据)!是吗?", "对此，我认为：不能（除非有据）！是吗？", id="half-width marks between characters"),
        pytest.param("数额3,000元,时间10:30", "数额3,000元，时间10:30", id="not inside numbers and times"),
        pytest.param('《刑法》(以下简称"新法")', "《刑法》（以下简称“新法”）", id="straight quotation marks as a pair"),
        pytest.param("本案成立.但是\n", "本案成立。但是\n", id="a half-width full stop between characters"),
        # names set with blanks
        pytest.param("嘉宾：黄　贺　教授", "嘉宾：黄贺　教授", id="a name of two characters"),
        pytest.param("黄 贺  刘 洋", "黄贺  刘洋", id="two such names, the narrow gaps are inside"),
        pytest.param("王 明 李 华", "王明 李华", id="two such names with equal gaps: family names tell"),
        pytest.param("编 者 按", "编者按", id="a heading set wide"),
        pytest.param("云岭大学 教授", "云岭大学 教授", id="words stay apart"),
        # scanning
        pytest.param("20133月至201112月", "2013年3月至2011年12月", id="year and month run together"),
        pytest.param("同年1120日", "同年11月20日", id="month and day run together"),
        pytest.param("20160705日", "20160705日", id="no month begins with 0: left alone"),
        pytest.param("2012年112日", "2012年112日", id="1 December or 12 January: left alone"),
        pytest.param("20131120日", "2013年11月20日", id="all three run together"),
        pytest.param("将数据输人系统,实旋犯罪", "将数据输入系统，实施犯罪", id="look-alikes"),
        pytest.param("引进人才,加人民警察", "引进人才，加人民警察", id="the same characters where they are right"),
        pytest.param("自首成者从轻,成者王侯", "自首成者从轻，成者王侯", id="成者 only where nothing else is possible"),
        pytest.param("绑架,成者造成伤害", "绑架，或者造成伤害", id="成者 behind a comma"),
        pytest.param("被害入陈述,行为入罪", "被害人陈述，行为入罪", id="入 for 人, not in 入罪"),
        pytest.param("平台-i与用户", "平台与用户", id="stray letter between characters"),
        # Traditional
        pytest.param("網(wǎng)絡(luò)犯罪的認(rèn)定標(biāo)準(zhǔn)", "网络犯罪的认定标准", id="Traditional with pinyin"),
        pytest.param("他在乾清宫看《後汉书》，这是简体文字里的引文。", "他在乾清宫看《後汉书》，这是简体文字里的引文。", id="a Simplified text keeps what it has"),
        pytest.param("行为(act)与结果(result)", "行为（act）与结果（result）", id="a word in brackets is no pinyin"),
        # entities
        pytest.param("&ldquo;公司&rdquo;&nbsp;与&#x4EBA;&amp;", "“公司” 与人&", id="HTML entities"),
        pytest.param("A&B &unknown; &#0;", "A&B &unknown; &#0;", id="what is no entity stays"),
    ],
)  # fmt: skip
def test_repairs(written: str, read: str) -> None:
    assert repaired(written).text == read


@pytest.mark.parametrize(
    "english",
    [
        'MODERATOR: Good morning (everyone). Is it 10:30, or later? "Yes"; no!',
        "See Van Buren v. United States, 593 U.S. 374 (2021); 18 U.S.C. 1344(1).",
        "x < y && y > z, 100,000 -- a*b*c [sic] <script>alert(1)</script>",
    ],
)
def test_english_is_left_alone(english: str) -> None:
    assert repaired(english).text == english


def test_english_quotation_marks_are_straight() -> None:
    assert repaired("It’s “plain” theft.").text == 'It\'s "plain" theft.'


def test_a_page_gives_its_words_and_what_is_bold() -> None:
    page = (
        "<html><head><title>t</title><script>var x='<p>no</p>'</script></head><body><h1>标题</h1>\n"
        "<p><strong>王文：</strong>第一段<br/>第二段</p><!-- 注释 --><p>A &lt; B</p></body></html>"
    )
    found = repaired(page)
    assert [line for line in found.text.split("\n") if line.strip()] == [
        "标题",
        "王文：第一段",
        "第二段",
        "A < B",
    ]
    assert [found.text[s.start : s.end] for s in found.bold] == ["王文："]
    assert [found.text[s.start : s.end] for s in found.headings] == ["标题"]


def test_markdown_signs_are_taken_out() -> None:
    found = repaired("# 标题\n\n**王文**：见[网页](https://example.org/)和*强调*。\n\n> 引文\n- 项目\n")
    assert found.text == "标题\n\n王文：见网页和强调。\n\n引文\n项目\n"
    assert [found.text[s.start : s.end] for s in found.bold] == ["王文"]
    assert [found.text[s.start : s.end] for s in found.headings] == ["标题"]


def test_tags_in_a_plain_text_are_text() -> None:
    assert "<script>alert(1)</script>" in repaired("主持人：<script>alert(1)</script>是什么？\n").text


def test_a_page_number_inside_a_sentence() -> None:
    source = "甲说：这一行为侵犯了财产权，并且扰乱了\n\n  — 12 —\n\n市场秩序，应当处罚。\n"
    found = repaired(source)
    assert found.text == "甲说：这一行为侵犯了财产权，并且扰乱了市场秩序，应当处罚。\n"
    passage = found.passage(0, len(found.text) - 1)
    assert passage.alignment is Alignment.REPAIRED
    assert [source[f.start : f.end] for f in passage.fragments] == [
        "甲说：这一行为侵犯了财产权，并且扰乱了",
        "市场秩序，应当处罚。",
    ]
    assert found.passage(0, 5).fragments == ()


def test_a_page_number_between_sentences_joins_nothing() -> None:
    text = "甲：这一行为侵犯了财产权，应当处罚。\n12\n乙：不同意。\n"
    assert repaired(text).text == text


def test_lines_broken_at_the_width_of_the_page() -> None:
    wrapped = (
        "　　甲：这一行为侵犯了财产权，并且扰乱了市场\n秩序，依照刑法第二百二十六条的规定，应当以强\n迫交易罪论处。被害人并没有过错，也没有实施任\n"
        "何违法行为，所以不存在防卫的问题，也不存在减\n轻责任的理由。\n　　乙：我不同意甲的意见。从在案的证据看，双方\n对价格是有约定的，事后一方反悔并不能改变交易\n"
        "的性质，只能通过民事诉讼的途径解决，刑法不宜\n介入。\n"
    )
    lines = [line for line in repaired(wrapped).text.split("\n") if line]
    assert [line[:5] for line in lines] == ["　　甲：这", "　　乙：我"]
    assert lines[0].endswith("减轻责任的理由。")


def test_passages_say_whether_they_were_repaired() -> None:
    found = repaired("本寨中,甲无罪。")
    assert found.passage(0, 4).alignment is Alignment.REPAIRED
    assert found.passage(0, 4).quote == "本寨中,"
    assert found.passage(4, 8) == found.passage(4, 8)
    assert found.passage(4, 8).alignment is Alignment.EXACT
    assert found.passage(4, 8).span == Span(4, 8)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 2), (0, 99)])
def test_no_passage_outside_the_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no passage"):
        repaired("甲无罪").passage(start, end)


def test_a_million_characters_in_seconds() -> None:
    text = (
        "主持人:本案中,李某(化名)输人的数据是否属于“财物”?\n王文:我认为不能认定,20133月的解释已有说明。\n"
        * 19_000
    )
    begin = time.perf_counter()
    found = repaired(text)
    assert len(found.text) > 1_000_000
    assert time.perf_counter() - begin < 20


def test_unclosed_tags_cost_no_more_than_others() -> None:
    begin = time.perf_counter()
    repaired("<html>" + "<script>" * 100_000 + "<!--" * 50_000 + "**" * 50_000)
    assert time.perf_counter() - begin < 10
