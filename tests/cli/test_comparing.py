"""compare and contested as a person runs them, over a store on disk with two maps made by hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from graph.model import Polarity, Topic
from graph.store.opening import open_store
from server.cli import main
from tests.support.factories import Asked, Said, a_map

if TYPE_CHECKING:
    from pathlib import Path

EXPERTS = (("韩松", "东川大学"), ("罗晓", "西川大学"))
ASKED = (
    Asked(
        "1.1",
        "从柜中取走他人快件是否构成盗窃罪",
        proposition="从柜中取走他人快件构成盗窃罪",
        topic=Topic.CHARGE,
    ),
    Asked("1.2", "平台应否赔偿", proposition="平台应当赔偿", topic=Topic.CIVIL),
)
YES = Said("韩松", "1.1", "构成盗窃罪", charges=("盗窃罪",))


class Shell:
    """Runs commands against a store with both maps."""

    def __init__(self, folder: Path) -> None:
        self.store = folder / "store.sqlite"
        no = Said("罗晓", "1.1", "不构成盗窃罪", Polarity.DENY)
        changed = Said("罗晓", "1.1", "构成盗窃罪", charges=("盗窃罪",))
        with open_store(str(self.store)) as store:
            store.save(a_map(ASKED, [YES, no], experts=EXPERTS, title="早先的研讨", date="2015-05-10"))
            store.save(
                a_map(ASKED[:1], [YES, changed], experts=EXPERTS, title="后来的研讨", date="2024-05-10")
            )

    def __call__(self, *words: str) -> Result:
        return CliRunner().invoke(main, ["--store", str(self.store), "--lang", "zh", *words])


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def test_a_proposal_and_what_changed(shell: Shell) -> None:
    told = shell("compare", "早先", "后来").output
    assert "[待核：可能是同一问题] 1.1" in told
    assert "肯定: 1／表态 2／共 2 人 韩松 → 2／表态 2／共 2 人 韩松、罗晓  [增强]" in told
    assert "否定: 1／表态 2／共 2 人 罗晓 → 0／表态 2／共 2 人  [不再有人主张]" in told
    assert "罗晓（2015-05-10 → 2024-05-10）：前后相反" in told
    assert "1.2 平台应否赔偿" in told.partition("只有较早一场谈到")[2]


def test_accepted_on_the_command_line_and_kept(shell: Shell) -> None:
    assert shell("compare", "早先", "后来", "--accept", "1.1=1.1", "--by", "核对员").exit_code == 0
    found = json.loads(shell("compare", "早先", "后来", "--json").output)
    (issue,) = found["issues"]
    assert issue["accepted"] is True
    assert {p["conclusion"]: p["change"] for p in issue["positions"]} == {
        "affirm": "strengthened",
        "deny": "dropped",
    }
    assert issue["positions"][0]["left"][0]["evidence"]["quote"] == "韩松：构成盗窃罪"
    (decided,) = found["decisions"]
    assert (decided["verdict"], decided["by"]) == ("accept", "核对员")
    assert json.loads(shell("compare", "--json").output)["proposals"] == []


def test_any_two_issues_can_be_accepted_and_rejected(shell: Shell) -> None:
    shell("compare", "早先", "后来", "--reject", "1.1=1.1", "--by", "核对员")
    assert json.loads(shell("compare", "早先", "后来", "--json").output)["issues"] == []
    shell("compare", "早先", "后来", "--accept", "1.2=1.1", "--by", "核对员")
    (issue,) = json.loads(shell("compare", "早先", "后来", "--json").output)["issues"]
    assert (issue["left"]["number"], issue["right"]["number"]) == ("1.2", "1.1")


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("compare", "早先", "后来", "--accept", "1.1=1.1"), 2, "SM252"),
        (("compare", "早先", "后来", "--accept", "1.1=9.9", "--by", "甲"), 2, "SM192"),
        (("compare", "早先", "早先"), 2, "SM192"),
        (("compare", "早先"), 2, "请选择两场研讨"),
        (("compare", "早先", "没有"), 4, "SM30"),
    ],
)
def test_what_cannot_be_compared_is_told(shell: Shell, words: tuple[str, ...], code: int, says: str) -> None:
    done = shell(*words)
    assert done.exit_code == code
    assert says in done.output


def test_contested_names_the_issues_behind_it(shell: Shell) -> None:
    told = shell("contested", "--by", "charge").output
    assert "盗窃罪  1／2 个具体问题有对立意见，见于 1／2 场研讨" in told
    assert "1.1 从柜中取走他人快件是否构成盗窃罪  早先的研讨" in told
    (row,) = json.loads(shell("contested", "--json").output)
    assert (row["name"], row["contested"], row["issues"]) == ("此罪与彼罪", 1, 2)
