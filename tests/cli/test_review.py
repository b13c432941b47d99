"""The review as a file: written, edited by hand, read back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from graph.model import Alignment, Polarity, Status
from graph.store.opening import open_store
from server.cli import main
from tests.support.locker_transcript import OPENING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from graph.model import ArgumentMap, Decision, Stance

TRANSCRIPT = (
    OPENING
    + """魏明远：时间关系，我只谈一点，快递柜的柜门应当装设摄像头。
"""
)


class Desk:
    """One store with one symposium, and the sheet of its review."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sheet = folder / "review.txt"

    def __call__(self, *words: str) -> Result:
        return CliRunner().invoke(main, ["--store", str(self.folder / "s.sqlite"), "--lang", "zh", *words])

    def export(self) -> str:
        result = self("review", "快递柜", "--export", str(self.sheet))
        assert result.exit_code == 0, result.output
        return self.sheet.read_text("utf-8")

    def read_back(self, text: str, by: str = "审稿人") -> Result:
        self.sheet.write_text(text, "utf-8")
        return self("review", "快递柜", "--import", str(self.sheet), "--by", by)

    def stored(self) -> tuple[ArgumentMap, tuple[Decision, ...]]:
        with open_store(str(self.folder / "s.sqlite")) as store:
            (summary,) = store.list()
            return store.load(summary.id), store.decisions(summary.id)

    def stance(self, name: str, number: str) -> Stance:
        m = self.stored()[0]
        person = next(p.id for p in m.participants if p.name == name)
        issue = next(i.id for i in m.issues if i.number == number)
        return next(s for s in m.stances if (s.participant, s.issue) == (person, issue))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    file = tmp_path / "locker.txt"
    file.write_text(TRANSCRIPT, "utf-8")
    result = made("import", str(file))
    assert result.exit_code == 0, result.output
    return made


def verdict(text: str, item: str, word: str) -> str:
    assert text.count(f"] {item}") == 1
    return re.sub(rf"\[[^\]]*\] {item}", f"[{word}] {item}", text)


def edit(text: str, item: str, field: str, value: str) -> str:
    """The sheet with one field of one item changed."""
    head, rest = text.split(f"] {item}", 1)
    if field == "span":  # a line that only editors write
        rest = rest.replace("\n    quote:", "\n    span:\n    quote:", 1)
    assert re.search(rf"\n    {field}:.*", rest)
    return head + f"] {item}" + re.sub(rf"\n    {field}:.*", f"\n    {field}: {value}", rest, count=1)


def codes(result: Result) -> list[tuple[str, str]]:
    """The problems of a failed command with their line and column."""
    assert "Traceback" not in result.output
    return re.findall(r"\[(SM\d+)\].*\n +--> review\.txt:(\d+:\d+)", result.output)


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_the_sheet_lists_every_proposal_with_its_quotation_in_order(desk: Desk) -> None:
    text = desk.export()
    m = desk.stored()[0]
    assert text.startswith(
        f"symposium-map review 1\nsymposium: {m.symposium.id}\ndecisions: 0\n# 快递柜取件行为的定性\n# 已核对 0/"
    )
    han, luo = desk.stance("韩松", "1.1"), desk.stance("罗晓", "1.1")
    assert han.passage is not None
    assert f"[ ] {han.id}  韩松\n    answer: affirm\n" in text
    assert f"    quote: {han.passage.quote}\n" in text
    places = [text.index(i) for i in (m.issues[0].id, han.id, luo.id, m.issues[1].id)]
    assert places == sorted(places)
    assert all(f"] {s.id}" in text for s in m.stances)


def test_reading_back_what_was_not_edited_records_nothing(desk: Desk) -> None:
    before = desk.stored()
    result = desk.read_back(desk.export())
    assert result.exit_code == 0, result.output
    assert "已记入 0 条" in result.output
    assert desk.stored() == before


def test_only_what_changed_is_recorded_and_the_next_sheet_shows_it(desk: Desk) -> None:
    text = desk.export()
    han, luo = desk.stance("韩松", "1.1"), desk.stance("罗晓", "1.1")
    result = desk.read_back(verdict(verdict(text, han.id, "accept"), luo.id, "reject"))
    assert result.exit_code == 0, result.output
    assert re.search(r"已核对 2/\d+", result.output)
    assert [(d.item, d.verdict, d.by) for d in desk.stored()[1]] == [
        (han.id, "accept", "审稿人"), (luo.id, "reject", "审稿人"),
    ]  # fmt: skip
    assert desk.stance("韩松", "1.1").status is Status.ACCEPTED
    assert desk.stance("罗晓", "1.1").status is Status.REJECTED
    again = desk.export()
    assert f"[accept] {han.id}" in again
    items = again.split("\n# 以下为已作的决定")[0]
    changed = set(items.splitlines()) ^ set(text.splitlines())
    assert len(changed) == 8  # two lines, the progress and the number of decisions, before and after


def test_an_edited_field_amends_and_an_emptied_verdict_takes_it_back(desk: Desk) -> None:
    luo = desk.stance("罗晓", "1.1")
    text = edit(desk.export(), luo.id, "charges", "诈骗罪、招摇撞骗罪")
    result = desk.read_back(edit(text, luo.id, "answer", "mixed"))
    assert result.exit_code == 0, result.output
    found = desk.stance("罗晓", "1.1")
    assert (found.polarity, found.charges, found.status) == (
        Polarity.MIXED,
        ("诈骗罪", "招摇撞骗罪"),
        Status.AMENDED,
    )
    assert found.passage == luo.passage
    result = desk.read_back(verdict(desk.export(), luo.id, ""))
    assert result.exit_code == 0, result.output
    assert desk.stance("罗晓", "1.1") == luo


@pytest.mark.parametrize(
    "field",
    [
        lambda _: ("quote", "手机放入快递柜后仍归收件人占有"),
        lambda place: ("span", f"{place}-{place + 15}"),
    ],
)
def test_a_missed_position_is_added_with_its_quotation_or_its_place(
    desk: Desk, field: Callable[[int], tuple[str, str]]
) -> None:
    han = desk.stance("韩松", "2.1")
    assert han.polarity is Polarity.SILENT
    text = edit(desk.export(), han.id, "answer", "affirm")
    text = edit(text, han.id, "claim", "归收件人占有")
    place = TRANSCRIPT.index("手机放入快递柜")
    result = desk.read_back(edit(text, han.id, *field(place)))
    assert result.exit_code == 0, result.output
    found = desk.stance("韩松", "2.1")
    assert found.passage is not None
    assert (found.polarity, found.silence, found.claim) == (Polarity.AFFIRM, None, "归收件人占有")
    assert (found.passage.quote, found.passage.alignment) == (
        "手机放入快递柜后仍归收件人占有",
        Alignment.MANUAL,
    )
    assert found.passage.span.start == TRANSCRIPT.index("手机放入快递柜")


def test_all_that_is_wrong_is_told_with_its_place_and_nothing_is_recorded(desk: Desk) -> None:
    han, luo, wei = desk.stance("韩松", "1.1"), desk.stance("罗晓", "1.1"), desk.stance("罗晓", "2.1")
    text = desk.export()
    text = verdict(text, han.id, "agree")
    text = edit(text, luo.id, "answer", "nein")
    text = edit(text, wei.id, "quote", "快递柜的经营者不应当承担赔偿责任")
    text += "\n[accept] stance-0000\n乱写的一行\n[accept] " + luo.id + "\n"
    result = desk.read_back(text)
    assert result.exit_code == 2
    answer, quote = line_of(text, "answer: nein"), line_of(text, "quote: 快递柜的经营者不应当")
    last = text.count("\n")
    assert codes(result) == [
        ("SM222", f"{line_of(text, '[agree]')}:2"),
        ("SM226", f"{answer}:5"),
        ("SM218", f"{quote}:5"),
        ("SM223", f"{last - 2}:10"),
        ("SM221", f"{last - 1}:1"),
        ("SM224", f"{last}:10"),
    ]
    assert "乱写的一行" in result.output
    assert desk.stored()[1] == ()


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("quote", "这句话谁也没有说过，一个字都没有", "SM216"),
        ("quote", "快递柜", "SM217"),
        ("quote", "", "SM213"),  # an answer without a passage
        ("answer", "silent", "SM213"),  # silent, but not why
    ],
)
def test_what_cannot_be_is_refused(desk: Desk, field: str, value: str, code: str) -> None:
    han = desk.stance("罗晓", "1.1")
    text = desk.export()
    if code == "SM217":
        # near counts the offset; two places as near as each other are needed, so a silent stance is given words
        han = desk.stance("韩松", "2.1")
        text = edit(text, han.id, "answer", "affirm")
    result = desk.read_back(edit(text, han.id, field, value))
    assert result.exit_code == 2
    assert [c for c, _ in codes(result)] == [code]
    assert desk.stored()[1] == ()


def test_verdict_and_content_must_fit(desk: Desk) -> None:
    han, luo = desk.stance("韩松", "1.1"), desk.stance("罗晓", "1.1")
    text = edit(verdict(desk.export(), han.id, "reject"), han.id, "claim", "改")
    result = desk.read_back(verdict(text, luo.id, "amend"))
    assert [c for c, _ in codes(result)] == ["SM228", "SM228"]


@pytest.mark.parametrize(
    "text", ["", "symposium-map review 2\n", "symposium-map review 1\nsymposium: symposium-1\n"]
)
def test_a_file_that_is_no_sheet_of_this_symposium_is_refused(desk: Desk, text: str) -> None:
    result = desk.read_back(text)
    assert result.exit_code == 2
    assert "error" in result.output or "错误" in result.output
    assert desk.stored()[1] == ()


def test_items_left_out_stay_as_they_are(desk: Desk) -> None:
    han = desk.stance("韩松", "1.1")
    head = "\n".join(desk.export().splitlines()[:2])
    result = desk.read_back(f"{head}\r\n[accept] {han.id}\r\n")
    assert result.exit_code == 0, result.output
    assert [d.item for d in desk.stored()[1]] == [han.id]


def test_two_reviewers_are_compared(desk: Desk) -> None:
    han, luo = desk.stance("韩松", "1.1"), desk.stance("罗晓", "1.1")
    text = desk.export()
    desk.read_back(verdict(verdict(text, han.id, "accept"), luo.id, "accept"), by="甲")
    both = verdict(verdict(text, han.id, "reject"), luo.id, "unsure")
    result = desk.read_back(both, by="乙")
    assert "多人核对一致 0/1" in result.output
    assert f"{han.id}  甲 采纳；乙 否定" in result.output


def test_who_reviewed_must_be_said(desk: Desk) -> None:
    desk.export()
    result = desk("review", "快递柜", "--import", str(desk.sheet))
    assert result.exit_code == 2
    assert "--by" in result.output


def test_without_a_file_the_progress_is_told(desk: Desk) -> None:
    result = desk("review", "快递柜")
    assert re.fullmatch(r"已核对 0/\d+\n", result.output)


def add(sheet: str, head: str, /, **fields: str) -> str:
    return sheet + f"\n{head}\n" + "".join(f"    {name}: {value}\n" for name, value in fields.items())


def issue(desk: Desk, number: str) -> str:
    return next(i.id for i in desk.stored()[0].issues if i.number == number)


def ok(result: Result) -> None:
    assert result.exit_code == 0, result.output


def test_an_issue_is_merged_and_the_answer_that_stays_is_chosen(desk: Desk) -> None:
    text = edit(desk.export(), issue(desk, "2.1"), "into", "1.1")
    refused = desk.read_back(text)
    assert [c for c, _ in codes(refused)] == ["SM240"]
    assert "罗晓" in refused.output
    luo = desk.stance("罗晓", "2.1")
    ok(desk.read_back(edit(text, issue(desk, "2.1"), "choose", "罗晓=2.1")))
    assert [i.number for i in desk.stored()[0].issues] == ["1.1"]
    assert desk.stance("罗晓", "1.1").claim == luo.claim
    before = desk.stored()
    ok(desk.read_back(desk.export()))  # what was merged is no item of the sheet, and stays merged
    assert desk.stored() == before


def test_a_stance_is_moved_and_moved_back_by_the_log(desk: Desk) -> None:
    before = desk.stored()[0]
    luo = desk.stance("罗晓", "2.1")
    ok(desk.read_back(edit(desk.export(), luo.id, "expert", "韩松")))
    assert desk.stance("韩松", "2.1").claim == luo.claim
    assert desk.stance("罗晓", "2.1").polarity is Polarity.SILENT
    text = desk.export()
    assert text.count("\n[decided] ") == 1
    ok(desk.read_back(text.replace("\n[decided] ", "\n[undo] "), by="乙"))
    m, decisions = desk.stored()
    assert m == before
    assert [(d.by, d.verdict) for d in decisions] == [("审稿人", "amend"), ("乙", "unsure")]


def test_a_place_that_is_taken_gives_way_where_replaces_says_so(desk: Desk) -> None:
    han = desk.stance("韩松", "1.1")
    text = edit(desk.export(), han.id, "expert", "罗晓")
    assert [c for c, _ in codes(desk.read_back(text))] == ["SM241"]
    ok(desk.read_back(edit(text, han.id, "replaces", "yes")))
    assert desk.stance("罗晓", "1.1").claim == han.claim


def test_branches_are_added_amended_and_taken_away(desk: Desk) -> None:
    luo = desk.stance("罗晓", "1.1")
    text = desk.export()
    head, rest = text.split(f"] {luo.id}", 1)
    line = "    when1: 取件码来源=骗取 -> deny|诈骗罪|must\n    quote1: 取件码是骗来的\n"
    added = head + f"] {luo.id}" + rest.replace("\n    issue:", "\n" + line + "    issue:", 1)
    ok(desk.read_back(added))
    m = desk.stored()[0]
    (branch,) = desk.stance("罗晓", "1.1").branches
    fact = next(f for f in m.facts if f.label == "取件码来源")
    assert [(c.fact, c.value) for c in branch.when] == [(fact.id, "骗取")]
    assert (branch.polarity, branch.charges, branch.passage.quote) == (
        "deny", ("诈骗罪",), "取件码是骗来的",
    )  # fmt: skip
    shown = desk.export()
    assert "    when1: 取件码来源=骗取 → deny｜诈骗罪｜must\n" in shown
    ok(
        desk.read_back(
            edit(shown, luo.id, "when1", "取件码来源=捡得（“码”） → affirm｜｜may").replace(
                "（“码”）", '（"捡到的码"）'
            )
        )
    )
    (branch,) = desk.stance("罗晓", "1.1").branches
    assert [(c.value, c.text) for c in branch.when] == [("捡得", "捡到的码")]
    assert next(f.values for f in desk.stored()[0].facts if f.id == fact.id) == ("骗取", "捡得")
    ok(desk.read_back(edit(desk.export(), luo.id, "when1", "")))
    assert desk.stance("罗晓", "1.1").branches == ()


def test_a_branch_that_cannot_be_read_is_told_with_its_place(desk: Desk) -> None:
    luo = desk.stance("罗晓", "1.1")
    head, rest = desk.export().split(f"] {luo.id}", 1)
    line = "    when1: 骗取就不构成\n"
    text = head + f"] {luo.id}" + rest.replace("\n    issue:", "\n" + line + "    issue:", 1)
    assert codes(desk.read_back(text)) == [("SM226", f"{line_of(text, 'when1: 骗取')}:5")]


def test_reasons_and_citations_are_added(desk: Desk) -> None:
    luo = desk.stance("罗晓", "1.1")
    text = add(desk.export(), f"[add reason] {luo.id}", text="取件码系骗取", quote="取件码是骗来的")
    text = add(
        text,
        f"[add citation] {luo.id}",
        authority="刑法",
        provision="第二百六十六条",
        quote="应当认定为诈骗罪",
    )
    ok(desk.read_back(text))
    found = desk.stance("罗晓", "1.1")
    assert "取件码系骗取" in [r.text for r in found.reasons]
    m = desk.stored()[0]
    cited = next(c for c in m.citations if c.issue == found.issue)
    assert (cited.provision, cited.passage.quote) == ("第二百六十六条", "应当认定为诈骗罪")
    assert next(a.name for a in m.authorities if a.id == cited.authority) == "中华人民共和国刑法"
    before = desk.stored()
    ok(desk.read_back(text))  # the same once more says nothing more
    assert desk.stored() == before


@pytest.mark.parametrize(
    ("head", "fields", "expected"),
    [
        ("[add reason] stance-none", {"text": "x", "quote": "取件码是骗来的"}, ["SM223"]),
        ("[add reason] LUO", {"text": "x"}, ["SM226"]),
        ("[add reason] LUO", {"text": "x", "quote": "谁也没有说过这样的一句话"}, ["SM216"]),
        ("[add citation] LUO", {"authority": "刑法", "song": "x", "quote": "取件码是骗来的"}, ["SM225"]),
        ("[decided] 2026-01-01", {"item": "x"}, ["SM229"]),
        ("[decided] 2026-01-01", {"item": "x", "by": "甲", "verdict": "sing", "before": "{}"}, ["SM229"]),
    ],
)
def test_what_is_added_wrongly_is_told(
    desk: Desk, head: str, fields: dict[str, str], expected: list[str]
) -> None:
    luo = desk.stance("罗晓", "1.1")
    result = desk.read_back(add(desk.export(), head.replace("LUO", luo.id), **fields))
    assert [c for c, _ in codes(result)] == expected
    assert desk.stored()[1] == ()


def test_what_others_decided_meanwhile_is_not_undone_by_an_older_sheet(desk: Desk) -> None:
    han, luo = desk.stance("韩松", "1.1"), desk.stance("罗晓", "1.1")
    older = desk.export()
    ok(desk.read_back(edit(older, han.id, "claim", "改过"), by="甲"))
    ok(desk.read_back(verdict(older, luo.id, "accept"), by="乙"))
    assert desk.stance("韩松", "1.1").claim == "改过"
    assert [(d.by, d.item) for d in desk.stored()[1]] == [("甲", han.id), ("乙", luo.id)]


def test_a_sheet_carries_the_decisions_to_another_store(desk: Desk, tmp_path: Path) -> None:
    luo, han = desk.stance("罗晓", "2.1"), desk.stance("韩松", "1.1")
    ok(desk.read_back(edit(desk.export(), luo.id, "expert", "韩松"), by="甲"))
    ok(desk.read_back(verdict(desk.export(), han.id, "reject"), by="乙"))
    other = Desk(tmp_path / "other")
    other.folder.mkdir()
    other.sheet = other.folder / "review.txt"
    ok(other("import", str(desk.folder / "locker.txt")))
    ok(other.read_back(desk.export(), by="丙"))
    assert other.stored() == desk.stored()


def test_a_passage_is_put_elsewhere_by_its_offsets(desk: Desk) -> None:
    luo = desk.stance("罗晓", "1.1")
    start = TRANSCRIPT.index("取件码是骗来的")
    text = edit(desk.export(), luo.id, "span", f"{start}-{start + 7}")
    ok(desk.read_back(text))
    found = desk.stance("罗晓", "1.1")
    assert found.passage is not None
    assert (found.passage.quote, found.passage.alignment) == ("取件码是骗来的", Alignment.MANUAL)
    before = desk.stored()
    for words, code in (("取件码不是骗来的", "SM218"), ("奇怪的话", "SM216")):
        both = edit(edit(desk.export(), luo.id, "quote", words), luo.id, "span", f"{start}-{start + 6}")
        assert [c for c, _ in codes(desk.read_back(both))] == [code]
    for words, code in (("900000-900001", "SM243"), ("somewhere", "SM226")):
        assert [c for c, _ in codes(desk.read_back(edit(desk.export(), luo.id, "span", words)))] == [code]
    assert desk.stored() == before


def test_a_difference_is_settled_by_a_decision_of_its_own(desk: Desk) -> None:
    han, luo = desk.stance("韩松", "1.1"), desk.stance("罗晓", "1.1")
    text = desk.export()
    ok(desk.read_back(verdict(text, han.id, "accept"), by="甲"))
    ok(desk.read_back(verdict(text, han.id, "reject"), by="Reviewer"))
    shown = desk.export()
    assert "# 核对人意见不一：甲 accept；Reviewer reject。" in shown
    for head, item in (("settle 丙", han.id), ("settle 甲", luo.id)):
        assert [c for c, _ in codes(desk.read_back(verdict(shown, item, head)))] == ["SM222"]
    result = desk.read_back(verdict(shown, han.id, "settle 甲"), by="主编")
    ok(result)
    assert f"{han.id}  甲 采纳；Reviewer 否定  已裁定：主编 采纳" in result.output
    assert desk.stance("韩松", "1.1").status is Status.ACCEPTED
    assert "核对人意见不一" not in desk.export()
