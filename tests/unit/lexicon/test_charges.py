"""The table of charges and what a name leads to."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from graph.lexicon.charges import charge_named, charges, current_name, old_and_new_names

KNOWN = Path(__file__).parents[4] / "shared" / "evaluation" / "charges-chapters-4-5-6.tsv"


def test_the_criminal_law_has_483_charges_in_force() -> None:
    # after 刑法修正案（十二）; the number is public knowledge, not counted from this table
    assert sum(c.language == "zh" and c.in_force_until is None for c in charges()) == 483


def test_names_stand_once() -> None:
    names = [c.name for c in charges()]
    assert len(names) == len(set(names))


def test_every_successor_is_a_charge_and_starts_by_the_day_the_older_one_ends() -> None:
    by_name = {c.name: c for c in charges()}
    for charge in charges():
        if charge.successor:
            later = by_name[charge.successor]
            assert charge.in_force_until is not None, charge.name
            assert later.in_force_from is not None, charge.name
            assert later.in_force_from <= charge.in_force_until, charge.name


def test_every_selection_leaves_out_words_of_its_charge_and_nothing_else() -> None:
    # of 虚开…抵扣税款发票罪 and 国（边）境 the law's own words repeat 发票, so letters may return
    for charge in charges():
        for form in charge.forms:
            assert set(form) <= set(charge.name), (charge.name, form)


def test_a_selective_charge_is_the_whole_of_its_selections() -> None:
    table = (Path(__file__).parents[3] / "graph/lexicon/charges.tsv").read_text("utf-8").splitlines()
    for row in csv.DictReader(table, delimiter="\t"):
        pattern = row["parts"]
        if pattern.count("{") == 1 and " " not in pattern and pattern.endswith("}罪"):
            spelled = pattern.replace("{", "").replace("}", "").replace("|", "、")
            assert spelled == row["name"]


@pytest.mark.skipif(not KNOWN.exists(), reason="the list of charges lies beside the checkout, not in it")
def test_the_public_list_of_chapters_four_to_six_is_covered() -> None:
    names = {c.name: c for c in charges()}
    for line in KNOWN.read_text("utf-8").splitlines()[1:]:
        name, earlier = [*line.split("\t"), ""][:2]
        assert names[name].in_force_until is None, name
        for old in filter(None, earlier.split("；")):
            assert names[old].in_force_until is not None, old


@pytest.mark.parametrize(
    ("name", "article", "until", "successor"),
    [
        ("强迫交易罪", "226", None, None),
        ("帮助信息网络犯罪活动罪", "287-2", None, None),
        ("非法获取公民个人信息罪", "253-1", date(2015, 11, 1), "侵犯公民个人信息罪"),
        ("出售、非法提供公民个人信息罪", "253-1", date(2015, 11, 1), "侵犯公民个人信息罪"),
        ("强迫职工劳动罪", "244", date(2011, 5, 1), "强迫劳动罪"),
        ("嫖宿幼女罪", "360", date(2015, 11, 1), None),
        ("公司、企业人员受贿罪", "163", date(2006, 6, 29), "非国家工作人员受贿罪"),
        ("生产、销售假药罪", "141", date(2021, 3, 1), "生产、销售、提供假药罪"),
        (
            "徇私舞弊低价折股、出售国有资产罪",
            "169",
            date(2024, 3, 1),
            "徇私舞弊低价折股、出售公司、企业资产罪",
        ),
    ],
)
def test_rows(name: str, article: str, until: date | None, successor: str | None) -> None:
    charge = charge_named(name)
    assert charge is not None
    assert (charge.name, charge.article, charge.in_force_until, charge.successor) == (
        name,
        article,
        until,
        successor,
    )


@pytest.mark.parametrize(
    ("written", "charge"),
    [
        ("帮信罪", "帮助信息网络犯罪活动罪"),  # short form
        ("掩隐罪", "掩饰、隐瞒犯罪所得、犯罪所得收益罪"),
        ("拒执罪", "拒不执行判决、裁定罪"),
        ("侵公罪", "侵犯公民个人信息罪"),
        ("销售伪劣产品罪", "生产、销售伪劣产品罪"),  # a selection
        ("伪造公司印章罪", "伪造公司、企业、事业单位、人民团体印章罪"),
        ("组织领导传销活动罪", "组织、领导传销活动罪"),  # without its 、
        ("偷越国(边)境罪", "偷越国（边）境罪"),  # half brackets
        ("非法获取公民信息罪", "非法获取公民个人信息罪"),  # a word left out
        ("破坏计算机系统罪", "破坏计算机信息系统罪"),
        ("杀人罪", "故意杀人罪"),
        ("bank fraud", "bank fraud"),
    ],
)
def test_a_name_however_written_leads_to_its_charge(written: str, charge: str) -> None:
    found = charge_named(written)
    assert found is not None
    assert found.name == charge


@pytest.mark.parametrize(
    "name",
    [
        "走私罪",  # a section of the law, not one of its charges
        "渎职罪",
        "破坏设备罪",  # leaves out words of two charges
        "抢罪",  # two letters
        "电信诈骗既遂罪",  # adds words
        "盗窃",  # no 罪: a verb
        "",
    ],
)
def test_what_names_no_one_charge(name: str) -> None:
    assert charge_named(name) is None


@pytest.mark.parametrize(
    ("name", "day", "current"),
    [
        ("非法获取公民个人信息罪", None, "侵犯公民个人信息罪"),
        ("非法获取公民个人信息罪", date(2015, 10, 31), "非法获取公民个人信息罪"),
        ("非法获取公民个人信息罪", date(2015, 11, 1), "侵犯公民个人信息罪"),
        ("操纵证券交易价格罪", None, "操纵证券、期货市场罪"),  # renamed twice
        ("操纵证券交易价格罪", date(2003, 1, 1), "操纵证券、期货交易价格罪"),
        ("生产、销售假药罪", None, "生产、销售、提供假药罪"),
        ("销售假药罪", None, "销售假药罪"),  # the newer charge can be selected so too
        ("盗窃罪", None, "盗窃罪"),
        ("嫖宿幼女罪", None, None),  # repealed, nothing follows
        ("网络敲竹杠罪", None, "网络敲竹杠罪"),  # unknown: as it is
    ],
)
def test_current_name(name: str, day: date | None, current: str | None) -> None:
    assert current_name(name, day) == current


def test_a_filter_for_the_new_name_finds_the_old_ones_and_back() -> None:
    assert {"非法获取公民个人信息罪", "出售、非法提供公民个人信息罪"} <= old_and_new_names(
        "侵犯公民个人信息罪"
    )
    assert old_and_new_names("非法获取公民个人信息罪") == {"非法获取公民个人信息罪", "侵犯公民个人信息罪"}


def test_a_filter_for_a_selection_does_not_find_other_selections() -> None:
    names = old_and_new_names("销售伪劣产品罪")
    assert names == {"销售伪劣产品罪", "生产、销售伪劣产品罪"}
    assert "销售伪劣产品罪" in old_and_new_names("生产、销售伪劣产品罪")


def test_an_unknown_name_is_looked_for_as_it_is() -> None:
    assert old_and_new_names("网络敲竹杠罪") == {"网络敲竹杠罪"}
