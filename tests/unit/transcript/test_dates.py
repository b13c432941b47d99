"""Dates as texts write them, and what is made of them in front."""

from __future__ import annotations

import pytest

from graph.model import Origin
from graph.transcript.layout.blocks import split_blocks
from graph.transcript.layout.dates import find_dates, latest
from graph.transcript.layout.front import date_bounds, find_date, find_organiser, find_origin


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2023年11月18日下午", ["2023-11-18"]),
        ("2023年 11月", ["2023-11"]),
        ("自2013年3月至2014年", ["2013-03", "2014"]),
        ("二〇一九年四月十二日", ["2019-04-12"]),
        ("二○二一年十一月三十号", ["2021-11-30"]),
        ("2013-05-06 与 2014/1/2", ["2013-05-06", "2014-01-02"]),
        ("Friday, March 8, 2024", ["2024-03-08"]),
        ("12 May 2022", ["2022-05-12"]),
        ("the 3rd of November 2023", ["2023-11-03"]),
        ("Sept. 2021 and September 5, 2021", ["2021-09", "2021-09-05"]),
        ("2013年2月30日、2013年13月", []),
        ("第2013号、12345年", []),
    ],
)
def test_dates(text: str, dates: list[str]) -> None:
    assert find_dates(text) == dates


def test_the_latest_date() -> None:
    assert latest(["2013-05", "2011-11-20", "2013"]) == "2013-05"
    assert latest([]) is None


def test_bounds_only_where_the_date_is_missing() -> None:
    assert date_bounds("案发于2013年5月，2011年被抓。", None) == ("2013-05", None)
    assert date_bounds("没有日期", None) == (None, None)
    assert date_bounds("案发于2013年5月。", "2014-01-01") == (None, None)


@pytest.mark.parametrize(
    ("front", "date"),
    [
        pytest.param("题目\n发布时间：2014-05-06 来源：某网\n时间：2014年4月1日\n", "2014-04-01", id="the event before the page"),
        pytest.param("题目\n发布时间：2014-05-06\n", "2014-05-06", id="the page, failing that"),
        pytest.param("题目\n2014年5月6日，本刊邀请专家举办研讨会，就一起2012年的案件展开讨论。\n", "2014-05-06", id="in a sentence about the meeting"),
        pytest.param("题目\n2012年5月6日，贺某拾得钱包一个，拒不归还。\n", None, id="the date of the case is none"),
    ],
)  # fmt: skip
def test_the_date_in_front(front: str, date: str | None) -> None:
    assert find_date(split_blocks(front), front) == date


def test_a_journal_gives_the_year() -> None:
    assert find_date([], "……\n摘自《某刊》2014年第3期\n") == "2014"


@pytest.mark.parametrize(
    ("text", "organiser"),
    [
        ("主办：海州市法学会　承办：海州大学", "海州市法学会"),
        ("《检察园地》遴选典型案例，共同邀请专家研讨。", "检察园地"),
        ("海州市人民检察院邀请专家召开座谈会。", "海州市人民检察院"),
        ("来源：《检察园地》", "检察园地"),
        ("来源：海州市人民检察院", "海州市人民检察院"),
        ("Hosted by: Bay University School of Law", "Bay University School of Law"),
        ("BAY LAW REVIEW -- Annual Symposium", "BAY LAW REVIEW"),
        ("两位专家的对话", None),
    ],
)
def test_the_organiser(text: str, organiser: str | None) -> None:
    assert find_organiser(split_blocks(text), text) == organiser


@pytest.mark.parametrize(
    ("head", "origin"),
    [
        ("说明：本文为转述，不是原话", Origin.RETOLD),
        ("转述自一场研讨", Origin.RETOLD),
        ("Retold from a panel of 2019", Origin.RETOLD),
        ("本场研讨为虚构，人物均系虚构", Origin.INVENTED),
        ("This panel is fictional.", Origin.INVENTED),
        ("柴某虚构事实、隐瞒真相", Origin.VERBATIM),
        ("本文研讨的是虚构事实型诈骗", Origin.VERBATIM),
        ("", Origin.VERBATIM),
    ],
)
def test_what_the_head_says_of_the_text(head: str, origin: Origin) -> None:
    assert find_origin(split_blocks(head)) is origin
