from __future__ import annotations

import csv
from io import StringIO

import pytest

from graph.analysis.report import analyse
from server.exports.table_csv import BYTE_ORDER_MARK, harmless, table_csv
from tests.support.sample_maps import the_locker_map

LOCKER = the_locker_map()


def rows(lang: str = "zh", **options: object) -> list[dict[str, str]]:
    text = table_csv(LOCKER, analyse(LOCKER), lang, **options)  # type: ignore[arg-type]
    assert text.startswith(BYTE_ORDER_MARK)
    return list(csv.DictReader(StringIO(text.removeprefix(BYTE_ORDER_MARK))))


def test_every_expert_has_a_line_on_every_issue_silent_ones_too() -> None:
    found = [(r["编号"], r["专家"], r["答案"]) for r in rows()]
    assert found == [
        ("1.1", "韩松", "肯定"),
        ("1.1", "罗晓", "否定"),
        ("1.1", "魏明远", "视情况"),
        ("1.2", "韩松", "盗窃罪"),
        ("1.2", "罗晓", "诈骗罪"),
        ("1.2", "魏明远", "发言未涉及"),
        ("2.1", "韩松", "只谈标准，未下结论"),
        ("2.1", "罗晓", "未就本问题发言"),
        ("2.1", "魏明远", "占有是事实上的支配"),
        ("2.2", "韩松", "发言未涉及"),
        ("2.2", "罗晓", "未就本问题发言"),
        ("2.2", "魏明远", "肯定（他人转述）"),
    ]


def test_a_passage_stands_with_its_line_and_only_verbatim_text_in_quotation_marks() -> None:
    told = next(r for r in rows("en") if r["number"] == "1.1" and r["expert"] == "罗晓")
    line = LOCKER.document.text.splitlines()[int(told["place"].split()[1]) - 1]
    assert told["passage"] in line
    assert "“" not in told["passage"]
    assert told["charges denied"] == "盗窃罪"


def test_only_the_stances_asked_for() -> None:
    wanted = {s.id for s in LOCKER.stances if s.participant.startswith("罗晓")} or {LOCKER.stances[0].id}
    assert len(rows(stances=wanted)) == len(wanted)


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-2", "@SUM(A1)", "\t=1"])
def test_no_cell_is_taken_for_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


def test_other_cells_stay_as_they_are() -> None:
    assert harmless("抢劫罪=重罪") == "抢劫罪=重罪"
