"""Reading stored transcripts again, and corrected texts, from the command line."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from graph.errors import Problem
from graph.model import Status, Verdict
from graph.review import decision_on
from graph.store.opening import open_store
from server.cli import main
from server.usecases.review import decide
from tests.support.locker_transcript import OPENING

if TYPE_CHECKING:
    from pathlib import Path

    from graph.model import ArgumentMap, Decision, Stance

TRANSCRIPT = (
    OPENING
    + """魏明远：时间关系，我只谈一点，快递柜的柜门应当装设摄像头。
"""
)


class Desk:
    """One store with one symposium of which the stances were read poorer than they are read now."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *words: str, lang: str = "zh") -> Result:
        return CliRunner().invoke(main, ["--store", str(self.folder / "s.sqlite"), "--lang", lang, *words])

    def file(self, name: str, text: str) -> str:
        path = self.folder / name
        path.write_text(text, "utf-8")
        return str(path)

    def stored(self) -> tuple[ArgumentMap, tuple[Decision, ...]]:
        with open_store(str(self.folder / "s.sqlite")) as store:
            (summary,) = store.list()
            return store.load(summary.id), store.decisions(summary.id)


def of(m: ArgumentMap, name: str, number: str) -> Stance:
    person = next(p.id for p in m.participants if p.name == name)
    issue = next(i.id for i in m.issues if i.number == number)
    return next(s for s in m.stances if (s.participant, s.issue) == (person, issue))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    result = made("import", made.file("locker.txt", TRANSCRIPT))
    assert result.exit_code == 0, result.output
    with open_store(str(tmp_path / "s.sqlite")) as store:
        (summary,) = store.list()
        m = store.load(summary.id)
        poorer = replace(m, citations=(), authorities=(), unplaced=())
        store.save(poorer, problems=[Problem("SM113", {"question": 2})])
        luo = of(poorer, "罗晓", "1.1")
        decide(store, summary.id, [decision_on(poorer, luo, Verdict.ACCEPT, by="甲", at="2026-01-01")])
    return made


def test_without_apply_it_tells_what_would_change_and_changes_nothing(desk: Desk) -> None:
    before = desk.stored()
    result = desk("read-again", "快递柜")
    assert result.exit_code == 0, result.output
    assert "已沿用原文本的核对意见 1 条，未能沿用 0 条" in result.output
    assert re.search(
        r"新增  援引依据?.*罗晓  中华人民共和国民法典|新增  引用.*罗晓  中华人民共和国民法典", result.output
    )
    assert "未作任何改动" in result.output
    assert desk.stored() == before


def test_apply_stores_it_and_the_decision_stays_and_doing_it_twice_is_doing_it_once(desk: Desk) -> None:
    result = desk("read-again", "快递柜", "--apply")
    assert result.exit_code == 0, result.output
    m, decisions = desk.stored()
    assert of(m, "罗晓", "1.1").status is Status.ACCEPTED
    assert [c.provision for c in m.citations] == ["第一千一百九十八条"]
    again = desk("read-again", "快递柜", "--apply")
    assert "识别结果与已保存的相同" in again.output
    assert desk.stored() == (m, decisions)


def test_all_symposia_as_json(desk: Desk) -> None:
    result = desk("read-again", "--all", "--json", lang="en")
    (told,) = json.loads(result.output)
    assert (told["title"], told["applied"], told["same"], told["kept"], told["lost"]) == (
        "快递柜取件行为的定性", False, False, 1, [],
    )  # fmt: skip
    new = [(one["kind"], one["expert"], one["text"]) for one in told["new"]]
    assert ("citation", "罗晓", "中华人民共和国民法典 第一千一百九十八条") in new
    assert all(one["evidence"]["quote"] in TRANSCRIPT for one in told["new"])
    assert told["gone"] == []
    luo = of(desk.stored()[0], "罗晓", "1.1")
    assert told["carried"] == [{"item": luo.id, "verdict": "accept", "by": "甲", "at": "2026-01-01"}]


def test_one_that_cannot_be_read_does_not_stop_the_others(desk: Desk) -> None:
    head = "另一场研讨\n\n主办：南桥市法学会    时间：2022年1月5日\n\n"
    desk("import", desk.file("more.txt", head + TRANSCRIPT.split("日\n\n", 1)[1]))
    with closing(sqlite3.connect(desk.folder / "s.sqlite")) as db, db:
        (document,) = db.execute("SELECT document FROM map ORDER BY rowid LIMIT 1").fetchone()
        db.execute("UPDATE document SET content = x'00ff00ff' WHERE id = ?", (document,))
    result = desk("read-again", "--all", "--apply", "--json")
    assert result.exit_code == 5
    assert "SM4" in result.stderr
    (told,) = json.loads(result.stdout)
    assert told["title"] == "另一场研讨"


@pytest.mark.parametrize("words", [(), ("快递柜", "--all")])
def test_one_symposium_or_all_must_be_named(desk: Desk, words: tuple[str, ...]) -> None:
    result = desk("read-again", *words)
    assert result.exit_code == 2
    assert "--all" in result.output


def test_a_corrected_text_takes_the_place_of_the_stored_one(desk: Desk) -> None:
    corrected = TRANSCRIPT.replace("取件码是骗来的", "取件码系骗来的").replace("定性\n", "定性（校正）\n", 1)
    result = desk("import", desk.file("new.txt", corrected), "--replaces", "快递柜")
    assert result.exit_code == 0, result.output
    m, _ = desk.stored()
    assert m.document.text == corrected
    assert m.symposium.title == "快递柜取件行为的定性"  # it is the same symposium
    assert of(m, "罗晓", "1.1").status is Status.ACCEPTED


def test_another_text_does_not_take_its_place(desk: Desk) -> None:
    other = "另一场研讨\n\n问题一：关于打赏\n\n主持人：未成年人打赏能否请求返还？\n\n秦越：可以请求返还。\n"
    result = desk("import", desk.file("other.txt", other), "--replaces", "快递柜")
    assert result.exit_code == 2
    assert "SM194" in result.output
    assert desk.stored()[0].document.text == TRANSCRIPT


def test_replaces_takes_one_file_and_a_symposium_that_is_there(desk: Desk) -> None:
    one, two = desk.file("a.txt", TRANSCRIPT + "一"), desk.file("b.txt", TRANSCRIPT + "二")
    assert desk("import", one, two, "--replaces", "快递柜").exit_code == 2
    assert desk("import", one, "--replaces", "没有这一场").exit_code == 4


def test_what_is_lost_is_told_with_the_reason(desk: Desk) -> None:
    said = "罗晓：我不同意这种看法，杜某的行为不构成盗窃罪。取件码是骗来的，应当认定为诈骗罪。\n\n"
    assert said in TRANSCRIPT
    result = desk("import", desk.file("new.txt", TRANSCRIPT.replace(said, "")), "--replaces", "快递柜")
    assert result.exit_code == 0, result.output
    assert "未能沿用 1 条" in result.output
    assert "SM215" in result.output


def test_the_problems_of_reading_are_told_later_by_show_and_review(desk: Desk) -> None:
    for command in ("show", "review"):
        output = desk(command, "快递柜").output
        assert "识别时的问题 1 项" in output
        assert "[SM113]" in output


def test_two_reviewers_are_told_with_kappa_or_why_there_is_none(desk: Desk) -> None:
    with open_store(str(desk.folder / "s.sqlite")) as store:
        (summary,) = store.list()
        m = store.load(summary.id)
        luo, han = of(m, "罗晓", "1.1"), of(m, "韩松", "1.1")
        decide(store, summary.id, [decision_on(m, luo, Verdict.ACCEPT, by="乙", at="2026-01-02")])
        assert "κ 无定义：两人全部用了同一种结论" in desk("review", "快递柜").output
        decide(
            store, summary.id,
            [decision_on(m, han, Verdict.REJECT, by=by, at=f"2026-01-0{n}") for n, by in ((3, "甲"), (4, "乙"))],
        )  # fmt: skip
    assert "乙与甲：共同核对 2 项，一致 2 项（100%），Cohen κ = 1.00" in desk("review", "快递柜").output
