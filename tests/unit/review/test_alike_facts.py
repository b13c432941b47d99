"""Which facts are proposed to be one, and how a sheet makes them one."""

from __future__ import annotations

import pytest

from graph.errors import InputError
from graph.model import ArgumentMap, Polarity
from graph.review import reviewed_map
from graph.review.alike_facts import alike_facts
from graph.review.sheet import write_sheet
from graph.review.sheet_reading import read_sheet
from tests.support.factories import Asked, Case, Said, When, a_map

C = Polarity.CONDITIONAL


def two(first: tuple[str, str], second: tuple[str, str], *, cases: tuple[int, int] = (1, 1)) -> ArgumentMap:
    """One expert turns on the first fact in question 1, another on the second in question 2."""
    asked = [
        Asked("1.1", "是否构成诈骗罪", proposition="构成诈骗罪", case=cases[0]),
        Asked("2.1", "应否赔偿", proposition="应当赔偿", case=cases[1]),
    ]
    said = [
        Said("韩松", "1.1", "看情况", C, when=(When((first,), Polarity.AFFIRM),)),
        Said("罗晓", "2.1", "看情况", C, when=(When((second,), Polarity.DENY),)),
    ]
    return a_map(asked, said, experts=("韩松", "罗晓"), cases=(Case("案例一"), Case("案例二")))


ALIKE = [
    (
        ("买家是否识破", "买家已经识破"),
        ("假货是否被看穿", "被看穿"),
        ("看穿", "识破"),
        "one head of fact in two words",
    ),
    (("利息是否明显过高", "明显过高"), ("约定利息明显过高", "约定利息明显过高"), None, "most words shared"),
]
APART = [
    (("殷某是否明知来源", "明知来源"), ("焦某是否明知来源", "明知来源"), "two persons"),
    (("平台是否明知侵权", "明知侵权"), ("医院是否知情", "知情"), "a common head alone"),
    (("有无许可证", "有"), ("能否归还", "能"), "nothing shared"),
]


@pytest.mark.parametrize(("one", "other", "words", "why"), ALIKE, ids=[r[3] for r in ALIKE])
def test_proposed(
    one: tuple[str, str], other: tuple[str, str], words: tuple[str, ...] | None, why: str
) -> None:
    m = two(one, other)
    (pair,) = alike_facts(m)
    assert (pair.one, pair.other) == tuple(f.id for f in m.facts), why
    assert pair.experts == tuple((e.id,) for e in m.experts)
    assert pair.words == words if words else len(pair.words) > 1
    assert [one[1] in pair.passages[0].quote, other[1] in pair.passages[1].quote] == [True, True]


@pytest.mark.parametrize(("one", "other", "why"), APART, ids=[r[2] for r in APART])
def test_not_proposed(one: tuple[str, str], other: tuple[str, str], why: str) -> None:
    assert alike_facts(two(one, other)) == (), why


def test_facts_of_two_cases_are_two() -> None:
    seen, through = ALIKE[0][:2]
    assert alike_facts(two(seen, through, cases=(1, 2))) == ()


def test_facts_of_one_branch_are_two() -> None:
    both = (("买家是否识破", "识破"), ("店主是否知道被识破", "知道被识破"))
    m = a_map(
        [Asked("1.1", "是否构成诈骗罪", proposition="构成诈骗罪")],
        [
            Said("韩松", "1.1", "看情况", C, when=(When(both, Polarity.AFFIRM),)),
            Said("罗晓", "1.1", "构成"),
        ],
        experts=("韩松", "罗晓"),
    )
    assert alike_facts(m) == ()


def entry(sheet: str, fact: str, into: str) -> str:
    head = next(line for line in sheet.splitlines() if line.startswith(f"[ ] {fact}"))
    assert f"{head}\n    into:\n" in sheet
    return sheet.replace(f"{head}\n    into:\n", f"{head}\n    into: {into}\n")


def test_a_sheet_offers_the_pair_and_one_line_merges_it() -> None:
    m = two(*ALIKE[0][:2])
    gone, kept = m.facts
    sheet = write_sheet(m, (), "zh")
    assert f"# 可能与 {kept.id} {kept.label} 为同一事实" in sheet
    assert read_sheet(sheet, m, (), by="甲", at="1") == ()
    (made,) = read_sheet(entry(sheet, gone.id, kept.id), m, (), by="甲", at="1")
    found = reviewed_map(m, [made])
    assert found.lost == ()
    assert [f.id for f in found.argument_map.facts] == [kept.id]
    assert alike_facts(found.argument_map) == ()


def test_a_sheet_that_puts_a_fact_into_nothing_known_is_refused() -> None:
    m = two(*ALIKE[0][:2])
    sheet = write_sheet(m, (), "zh")
    with pytest.raises(InputError) as error:
        read_sheet(entry(sheet, m.facts[0].id, "fact-0"), m, (), by="甲", at="1")
    assert [p.code for p in error.value.problems] == ["SM226"]
