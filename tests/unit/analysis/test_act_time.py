"""When the acts were done, from statements of facts; the dates by hand."""

from __future__ import annotations

import pytest

from graph.analysis.act_time import act_time
from graph.model import CourtCase, Passage, Span


def told(text: str) -> tuple[str, str] | None:
    case = CourtCase("case-1", 1, "案例一", (), Passage("d", Span(10, 10 + len(text)), text))
    found = act_time(case)
    if found is None:
        return None
    assert all(p.quote == text[p.span.start - 10 : p.span.end - 10] for p in found.passages)
    return found.earliest, found.latest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019年12月至2020年3月间，赵某多次入户盗窃。", ("2019-12", "2020-03")),
        ("2018年底，王某开设网店。次年3月5日，王某将货款转走。", ("2018", "2019-03-05")),
        ("2021年6月1日，孙某驾车。同年8月，又驾车撞人。", ("2021-06-01", "2021-08")),
        ("20175月，周某开始放贷。同年1203日，上门催收。", ("2017-05", "2017-12-03")),
        ("2020年4月，钱某骗取货款。2021年2月3日，公安机关将其抓获。", ("2020-04", "2020-04")),
        ("郑某出生于1990年3月，2019年5月起传播视频。", ("2019-05", "2019-05")),
        ("吴某曾因盗窃于2012年被判处拘役。2016年7月2日，吴某再次行窃。", ("2016-07-02", "2016-07-02")),
        ("2022年1月，冯某投放毒饵，3月又投放一次。", ("2022-01", "2022-03")),
        ("In March 2019 he opened the account; he was arrested on 12 May 2020.", ("2019-03", "2019-03")),
        ("Between 3 June 2018 and September 2018 she sold the data.", ("2018-06-03", "2018-09")),
        ("褚某多次在夜间盗窃电缆。", None),
        ("卫某于2020年5月6日被逮捕。", None),
        ("3月，蒋某盗窃。", None),
    ],
)
def test_acts(text: str, expected: tuple[str, str] | None) -> None:
    assert told(text) == expected


def test_a_case_without_a_statement_of_facts() -> None:
    assert act_time(CourtCase("case-1", 1, "案例一")) is None
