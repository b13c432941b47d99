"""The commands as a person runs them, over a real store on disk."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from server.cli import main
from tests.support.locker_transcript import OPENING

if TYPE_CHECKING:
    from pathlib import Path

TRANSCRIPT = (
    OPENING
    + """韩松：要看经营者有没有过错，如果没有过错，就不应当承担赔偿责任。
"""
)


class Shell:
    """Runs commands against one store in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def file(self, name: str, content: str | bytes) -> str:
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    def __call__(self, *words: str) -> Result:
        store = str(self.folder / "store.sqlite")
        return CliRunner().invoke(main, ["--store", store, "--lang", "en", *words])


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


@pytest.fixture
def stocked(shell: Shell) -> Shell:
    result = shell("import", shell.file("locker.txt", TRANSCRIPT))
    assert result.exit_code == 0, result.output
    return shell


def test_an_empty_store_says_how_to_begin(shell: Shell) -> None:
    result = shell("list")
    assert result.exit_code == 0
    assert "import FILE" in result.output


def test_import_reports_what_was_read_and_list_shows_it(shell: Shell) -> None:
    result = shell("import", shell.file("locker.txt", TRANSCRIPT))
    assert "2 experts, 2 questions, 2 issues, 4 stances" in result.output
    assert "快递柜取件行为的定性" in shell("list").output


def test_the_same_file_twice_is_refused_and_names_what_is_there(stocked: Shell) -> None:
    result = stocked("import", stocked.file("again.txt", TRANSCRIPT))
    assert result.exit_code == 2
    assert "already imported: “快递柜取件行为的定性”" in result.output
    assert len(json.loads(stocked("list", "--json").output)) == 1


def test_another_text_of_the_same_title_does_not_overwrite_the_first(stocked: Shell) -> None:
    stored = stocked("list", "--json").output
    other = TRANSCRIPT.replace("价值6000元", "价值600元")
    result = stocked("import", stocked.file("other.txt", other))
    assert result.exit_code == 2
    assert "SM193" in result.output
    assert stocked("list", "--json").output == stored
    assert stocked("import", stocked.file("other.txt", other), "--date", "2024-06").exit_code == 0
    assert len(json.loads(stocked("list", "--json").output)) == 2


def test_one_bad_file_does_not_stop_the_others(shell: Shell) -> None:
    bad = shell.file("bad.txt", b"\x89PNG\r\n\x1a\n\x00\x00")
    result = shell("import", bad, shell.file("locker.txt", TRANSCRIPT), shell.file("empty.txt", b""))
    assert result.exit_code == 2
    assert "2 of 3 files could not be imported" in result.output
    assert len(json.loads(shell("list", "--json").output)) == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty", b""),
        ("blank", " \n\u3000\n".encode()),
        ("binary", bytes(range(256)) * 20),
        ("novel", ("那年冬天，镇上下了很大的雪。她推开门，看见院子里站着一个人。\n" * 50).encode()),
        ("half a character", TRANSCRIPT.encode()[:-200] + b"\xff\xfe\xfa" * 30),
    ],
)
def test_what_is_no_transcript_is_refused_with_what_to_do(shell: Shell, name: str, content: bytes) -> None:
    result = shell("import", shell.file(f"{name}.txt", content))
    assert result.exit_code == 2, result.output
    assert "error[SM1" in result.output
    assert "= help: " in result.output
    assert "Traceback" not in result.output
    assert json.loads(shell("list", "--json").output) == []


def test_a_missing_file_is_named(shell: Shell) -> None:
    result = shell("import", "nowhere.txt")
    assert result.exit_code == 2
    assert "nowhere.txt" in result.output


def test_extract_prints_json_whose_quotations_stand_in_the_text(shell: Shell) -> None:
    found = json.loads(shell("extract", shell.file("locker.txt", TRANSCRIPT), "--json").output)
    held = {(s["participant"], s["issue"]): s for s in found["stances"]}
    assert held["韩松", "1.1"]["polarity"] == "affirm"
    assert held["罗晓", "1.1"]["polarity"] == "deny"
    assert held["罗晓", "2.1"]["polarity"] == "affirm"
    assert held["韩松", "2.1"]["polarity"] == "conditional"
    for stance in held.values():
        evidence = stance["evidence"]
        assert TRANSCRIPT[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_extract_stores_nothing(shell: Shell) -> None:
    shell("extract", shell.file("locker.txt", TRANSCRIPT))
    assert json.loads(shell("list", "--json").output) == []


def test_extract_text_gives_the_text_that_offsets_point_into(shell: Shell) -> None:
    result = shell("extract-text", shell.file("big.txt", TRANSCRIPT.encode("gb18030")))
    assert result.output == TRANSCRIPT


def test_show_gives_counts_with_names(stocked: Shell) -> None:
    output = stocked("show", "快递柜").output
    assert "1 agree, 2 spoke, 2 experts: yes: 韩松; no: 罗晓" in output


def test_who_by_each_filter(stocked: Shell) -> None:
    def found(*words: str) -> set[tuple[str, str]]:
        result = stocked("who", *words, "--json")
        assert result.exit_code == 0, result.output
        return {(row["expert"], row["issue"]) for row in json.loads(result.output)}

    assert found("--expert", "韩松") == {("韩松", "1.1"), ("韩松", "2.1")}
    assert found("--question", "2") == {("韩松", "2.1"), ("罗晓", "2.1")}
    assert found("--issue", "1.1", "--polarity", "deny") == {("罗晓", "1.1")}
    assert found("--charge", "诈骗罪") == {("罗晓", "1.1")}
    assert found("--authority", "民法典") == {("罗晓", "2.1")}
    assert found("--word", "过错") == {("韩松", "2.1")}
    assert found("--symposium", "快递柜", "--polarity", "affirm") == {("韩松", "1.1"), ("罗晓", "2.1")}
    assert found("--expert", "韩松", "--polarity", "deny") == set()


def test_who_as_csv_opens_in_a_spreadsheet(stocked: Shell) -> None:
    text = stocked("who", "--expert", "罗晓", "--csv").output
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [(r["expert"], r["issue"], r["answer"]) for r in rows] == [
        ("罗晓", "1.1", "no"),
        ("罗晓", "2.1", "yes"),
    ]


@pytest.mark.parametrize("question", ["two", "9" * 20, "9" * 5000])
def test_a_wrong_question_is_told(stocked: Shell, question: str) -> None:
    result = stocked("who", "--question", question)
    assert result.exit_code == 2
    assert len(result.output) < 200
    assert "SM192" in result.output


def test_a_charge_is_found_without_its_last_sign(stocked: Shell) -> None:
    found = json.loads(stocked("who", "--charge", "诈骗", "--json").output)
    assert [(row["expert"], row["issue"]) for row in found] == [("罗晓", "1.1")]


def test_what_is_invented_says_so_wherever_it_is_printed(shell: Shell) -> None:
    assert shell("import", shell.file("a.txt", TRANSCRIPT), "--origin", "invented").exit_code == 0
    for words in (["list"], ["show", "快递柜"], ["consensus", "快递柜"], ["who", "--expert", "罗晓"]):
        assert "invented" in shell(*words).output, words
    found = json.loads(shell("who", "--expert", "罗晓", "--json").output)
    assert {row["origin"] for row in found} == {"invented"}


def test_nothing_is_cut_off_in_a_narrow_terminal(stocked: Shell) -> None:
    output = stocked("who", "--expert", "罗晓").output
    assert "…" not in output


def test_a_pipe_that_is_broken_off_is_no_bug(stocked: Shell) -> None:
    store = ["--store", str(stocked.folder / "store.sqlite")]
    command = [sys.executable, "-m", "server", *store, "who", "--polarity", "deny", "--json"]
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as broken:
        done = subprocess.run(command, stdout=broken, stderr=subprocess.PIPE, text=True, check=False)
    assert done.stderr == ""


def test_consensus_lists_every_issue_and_pair(stocked: Shell) -> None:
    result = json.loads(stocked("consensus", "快递柜", "--json").output)
    first = result["issues"][0]
    assert (first["agreed"], first["spoke"], first["experts"], first["contested"]) == (1, 2, 2, True)
    assert result["pairs"] == [
        {
            "experts": ["韩松", "罗晓"],
            "agree": [],
            "differ": ["1.1"],
            "not_comparable": {"2.1": "fact_dependent"},
        }
    ]


def test_an_unknown_symposium_is_not_found(stocked: Shell) -> None:
    result = stocked("show", "没有这场")
    assert result.exit_code == 4
    assert "no symposium 没有这场" in result.output


def test_delete_asks_first(stocked: Shell) -> None:
    assert stocked("delete", "快递柜").exit_code == 1
    assert len(json.loads(stocked("list", "--json").output)) == 1
    assert stocked("delete", "快递柜", "--yes").exit_code == 0
    assert json.loads(stocked("list", "--json").output) == []


def test_every_command_has_help_with_an_example() -> None:
    for name, command in main.commands.items():
        result = CliRunner().invoke(main, [name, "--help"])
        assert result.exit_code == 0
        assert "symposium-map" in (command.epilog or ""), name


def test_a_bug_is_told_in_one_line_without_the_text(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError(TRANSCRIPT)

    monkeypatch.setattr("server.commands.importing.read_draft", broken)
    result = shell("extract", shell.file("locker.txt", TRANSCRIPT))
    assert result.exit_code == 70
    assert "internal error (RuntimeError, test_commands.py:" in result.output
    assert "杜某" not in result.output
