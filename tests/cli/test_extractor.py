"""``--extractor``: nothing is sent unless it says so, and then only there."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from server.cli import main
from tests.support import llm_server as model
from tests.support.llm_server import ModelServer, serving

if TYPE_CHECKING:
    from pathlib import Path

KEY = "sk-not-a-real-key-0123456789abcdef"
TRANSCRIPT = """校园论坛账号的转让

主办：东川市法学会    时间：2024年5月10日

案例一

2024年1月，杜某把自己的论坛账号以300元卖给姚某，姚某用它骗走他人财物6000元。

问题一：关于罪名

主持人：案例一中，杜某的行为是否构成诈骗罪？

韩松：杜某的行为构成诈骗罪。他明知姚某要用账号骗人。

罗晓：我不同意这种看法，杜某的行为不构成诈骗罪。卖账号的时候他并不知情。
"""


def agrees(data: model.Json) -> list[model.Json]:
    """Affirms with the first sentence of every turn."""
    said = []
    for turn in data["turns"]:
        if turn["speaker"].startswith("p"):
            line = turn["lines"][0]
            quote = line["text"].split("。")[0]
            said.append(
                {
                    "issue": data["issues"][0]["id"], "participant": turn["speaker"], "answer": "affirm",
                    "quote": quote, "line": line["line"],
                }
            )  # fmt: skip
    return said


class Shell:
    """Runs commands with or without a language model set up."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "account.txt"
        self.file.write_text(TRANSCRIPT, "utf-8")

    def environment(self, server: ModelServer | None) -> dict[str, str]:
        there = (
            {"URL": server.url, "MODEL": "reader-1", "KEY": KEY}
            if server
            else dict.fromkeys(("URL", "MODEL", "KEY"), "")
        )
        return {f"SYMPOSIUM_MAP_LLM_{name}": value for name, value in there.items()}

    def __call__(self, server: ModelServer | None, *words: str) -> Result:
        store = str(self.folder / "store.sqlite")
        return CliRunner(env=self.environment(server)).invoke(
            main, ["--store", store, "--lang", "en", *words]
        )


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


@pytest.mark.parametrize("words", [["extract"], ["import"], ["extract", "--extractor", "rules"]])
def test_nothing_is_sent_unless_asked_for(shell: Shell, words: list[str]) -> None:
    with serving(model.answers(agrees)) as server:
        assert shell(server, *words, str(shell.file)).exit_code == 0
    assert server.asked == []


def test_extract_says_where_the_text_goes_and_marks_who_found_what(shell: Shell) -> None:
    with serving(model.answers(agrees)) as server:
        result = shell(server, "extract", "--extractor", "llm", str(shell.file))
    assert result.exit_code == 0
    assert f"to 127.0.0.1:{server.port} (model reader-1)" in result.stderr
    assert "[found by both]" in result.stdout
    assert "[two readings: yes  我不同意这种看法，杜某的行为不构成诈骗罪]" in result.stdout
    assert "found by both 1, by it alone 0, read differently 1" in result.stdout
    assert "SM169" in result.stdout
    assert KEY not in result.output
    assert server.asked[0].headers["authorization"] == f"Bearer {KEY}"


def test_import_stores_both_readings_for_the_review(shell: Shell) -> None:
    with serving(model.answers(agrees)) as server:
        result = shell(server, "import", "--extractor", "llm", str(shell.file))
    assert result.exit_code == 0, result.output
    sheet = shell.folder / "review.txt"
    assert shell(None, "review", "校园论坛", "--export", str(sheet)).exit_code == 0
    text = sheet.read_text("utf-8")
    assert "# the language model reads affirm: “我不同意这种看法，杜某的行为不构成诈骗罪”" in text
    # a decision between the two: the sheet is read back, and what was decided is no longer undecided
    edited = text.replace("[ ] stance-", "[accept] stance-")
    sheet.write_text(edited, "utf-8")
    assert shell(None, "review", "校园论坛", "--import", str(sheet), "--by", "A").exit_code == 0
    again = shell.folder / "again.txt"
    shell(None, "review", "校园论坛", "--export", str(again))
    assert "the language model reads" not in again.read_text("utf-8")


def test_json_shows_both_readings(shell: Shell) -> None:
    with serving(model.answers(agrees)) as server:
        result = shell(server, "extract", "--extractor", "llm", "--json", str(shell.file))
    found = {s["participant"]: s for s in json.loads(result.stdout)["stances"]}
    assert (found["韩松"]["found_by"], found["韩松"]["undecided"], found["韩松"]["readings"]) == (
        "both",
        False,
        [],
    )
    assert found["罗晓"]["undecided"]
    assert [r["polarity"] for r in found["罗晓"]["readings"]] == ["deny", "affirm"]


def test_without_a_model_set_up_the_command_says_what_is_missing(shell: Shell) -> None:
    result = shell(None, "import", "--extractor", "llm", str(shell.file))
    assert result.exit_code == 6
    assert "error[SM525]" in result.output
    assert "SYMPOSIUM_MAP_LLM_URL" in result.output
    assert json.loads(shell(None, "list", "--json").output) == []


@pytest.mark.parametrize(
    "behaviour", [model.refuses(401), model.refuses(500), model.says("no"), model.hangs_up, model.html()]
)
def test_with_the_model_of_no_use_the_import_is_that_of_the_rules(
    shell: Shell, behaviour: model.Behaviour
) -> None:
    with serving(behaviour) as server:
        result = shell(server, "import", "--extractor", "llm", str(shell.file))
    assert result.exit_code == 0, result.output
    assert "warning[SM16" in result.output
    assert "2 experts, 1 questions, 1 issues, 2 stances" in result.output
    assert KEY not in result.output


def test_control_c_ends_a_wait_and_stores_nothing(shell: Shell) -> None:
    with serving(model.sleeps(60)) as server:
        store = str(shell.folder / "store.sqlite")
        running = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "server",
                "--store",
                store,
                "import",
                "--extractor",
                "llm",
                str(shell.file),
            ],
            env=os.environ | shell.environment(server),
            stderr=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        try:
            begun = time.monotonic()
            while not server.asked and time.monotonic() - begun < 30:
                time.sleep(0.05)
            assert server.asked
            running.send_signal(signal.SIGINT)
            stopped = time.monotonic()
            told = b"".join(running.communicate(timeout=20))
        finally:
            running.kill()
        assert time.monotonic() - stopped < 10
    assert running.returncode not in (0, -9)
    assert b"Traceback" not in told
    assert json.loads(shell(None, "list", "--json").output) == []


def test_how_many_are_likely_to_be_right_is_the_sum_of_the_certainties(shell: Shell) -> None:
    found = json.loads(shell(None, "extract", "--json", str(shell.file)).stdout)["stances"]
    sure = [s["confidence"] for s in found if s["polarity"] != "silent"]
    told = shell(None, "extract", str(shell.file)).stdout
    assert f"about {round(sum(sure))} of the {len(sure)} are right" in told
    assert f"check first the {sum(c < 0.5 for c in sure)} with a certainty below 0.5" in told


def test_decisions_between_two_readings_move_to_a_corrected_text(shell: Shell) -> None:
    with serving(model.answers(agrees)) as server:
        assert shell(server, "import", "--extractor", "llm", str(shell.file)).exit_code == 0
    sheet = shell.folder / "review.txt"
    shell(None, "review", "校园论坛", "--export", str(sheet))
    sheet.write_text(sheet.read_text("utf-8").replace("[ ] stance-", "[accept] stance-"), "utf-8")
    assert shell(None, "review", "校园论坛", "--import", str(sheet), "--by", "A").exit_code == 0
    shell.file.write_text(TRANSCRIPT.replace("卖账号的时候他并不知情", "卖出账号的时候他并不知情"), "utf-8")
    result = shell(None, "import", str(shell.file))
    assert result.exit_code == 0, result.output
    assert "2 decisions on the earlier text kept, 0 lost" in result.output
