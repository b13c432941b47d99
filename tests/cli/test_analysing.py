"""analyse and what-if as a person runs them, over a store on disk that holds a map made by hand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from graph.store.opening import open_store
from server.cli import main
from tests.support.own_facts import the_tea_house
from tests.support.sample_maps import the_locker_map

if TYPE_CHECKING:
    from collections.abc import Iterator


class Shell:
    """Runs commands in one language against a store with the locker map."""

    def __init__(self, folder: Path) -> None:
        self.store = folder / "store.sqlite"
        with open_store(str(self.store)) as store:
            store.save(the_locker_map())

    def __call__(self, *words: str, lang: str = "en") -> Result:
        return CliRunner().invoke(main, ["--store", str(self.store), "--lang", lang, *words])


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def test_analyse_names_the_fact_with_whose_conclusion_turns_on_it(shell: Shell) -> None:
    told = shell("analyse", "快递柜").output
    assert "柜门未锁: moves 1 (魏明远)" in told
    assert "魏明远 (1.1): 柜门未锁否 → no" in told


def test_analyse_as_json(shell: Shell) -> None:
    found = json.loads(shell("analyse", "快递柜", "--json").output)
    [fact] = found["facts"]
    assert (fact["fact"], fact["moves"], fact["experts"]) == ("柜门未锁", 1, ["魏明远"])
    assert fact["turns"][0]["evidence"]["quote"]
    assert found["origin"] == "invented"
    assert {a["name"] for a in found["authorities"]} == {
        "中华人民共和国刑法",
        "关于办理诈骗刑事案件具体应用法律若干问题的解释",
    }


def test_analyse_tells_what_is_agreed_and_where_they_part(shell: Shell) -> None:
    """1.1 one against one and one by a fact; 1.2 one against one; nothing agreed but under the fact."""
    told = shell("analyse", "快递柜", lang="zh").output
    assert "1 个案例，3 位专家，2 个问题，4 个具体问题：0 个一致，2 个有分歧。" in told
    assert "7 条意见中 6 条未经核对" in told
    assert "1.1 柜门未锁是 → 肯定  2／3 人同此结论（不设条件时 1 人）" in told
    assert "以此为条件：魏明远；不附条件：韩松" in told
    assert "韩松与罗晓：可比 2 个，一致 0，不一致 2" in told


def test_analyse_of_decided_items(shell: Shell) -> None:
    """Only the answer of 魏明远 on 2.1 is accepted."""
    told = shell("analyse", "快递柜", "--decided", lang="zh").output
    assert "7 条意见中的 1 条" in told
    assert "未核对，未计入：韩松、罗晓、魏明远" in told
    found = json.loads(shell("analyse", "快递柜", "--decided", "--json").output)
    assert found["decided"] is True
    assert found["unchecked"]["stances"] == {"unchecked": 6, "counted": 7}
    assert found["issues"][0]["left_out"] == ["韩松", "罗晓", "魏明远"]


def test_every_key_of_the_json_is_documented(shell: Shell) -> None:
    page = (Path(__file__).parents[2] / "docs" / "analysis.md").read_text("utf-8")
    named = set(re.findall(r"`(?:[a-z_]+\[\]\.)?([a-z_]+)`", page))
    found = json.loads(shell("analyse", "快递柜", "--json").output)
    assert {k for k in keys_of(found) if re.fullmatch("[a-z_]+", k)} - named == set()


def keys_of(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        yield from node
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for child in children:
        yield from keys_of(child)


def test_without_facts_it_says_which_can_be_set(shell: Shell) -> None:
    told = shell("what-if", "快递柜").output
    assert "柜门未锁: 是 / 否" in told
    assert "No fact set: every answer stands as it is." in told


@pytest.mark.parametrize(
    ("setting", "line"),
    [
        ("柜门=是", "魏明远 (1.1): depends → yes (盗窃罪)"),
        ("柜门=否", "魏明远 (1.1): depends → no"),
        ("柜门=-", "魏明远 (1.1): depends → no answer"),
    ],
)
def test_a_fact_moves_an_answer(shell: Shell, setting: str, line: str) -> None:
    assert line in shell("what-if", "快递柜", "--fact", setting).output


def test_consensus_anew_as_json(shell: Shell) -> None:
    found = json.loads(shell("what-if", "快递柜", "--fact", "柜门=是", "--json").output)
    first = found["issues"][0]
    assert (first["agreed"], first["spoke"], first["experts"]) == (2, 3, 3)
    assert found["facts"] == {"柜门未锁": "是"}


@pytest.mark.parametrize(
    ("setting", "named"), [("天气=晴", "柜门未锁"), ("柜门=也许", "是; 否; -"), ("=是", "柜门未锁")]
)
def test_what_cannot_be_set_is_told_with_what_can(shell: Shell, setting: str, named: str) -> None:
    result = shell("what-if", "快递柜", "--fact", setting)
    assert result.exit_code == 2
    assert "SM192" in result.output
    assert named in result.output


def test_in_chinese(shell: Shell) -> None:
    assert "设定：柜门未锁＝是" in shell("what-if", "快递柜", "--fact", "柜门=是", lang="zh").output


def test_my_case_names_holders_conditions_and_authorities_with_validity(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "store.sqlite")) as store:
        store.save(the_tea_house())

    def told(*words: str) -> str:
        asked = ["--store", str(tmp_path / "store.sqlite"), "--lang", "zh", "what-if", "茶座", *words]
        return CliRunner().invoke(main, asked).output

    found = told("--fact", "识破=识破", "--fact", "价格=悬殊")
    assert "案例一（一致 2／表态 4／共 4 人（原 一致 1／表态 4／共 4 人））" in found
    assert "  抢劫罪（2 人）\n    韩松：据此；前提：" in found
    assert "意见：司法解释性质文件；行为时：行为时间材料未载；" in found
    assert "今日：有效；时效性未核对" in found
    assert "仍取决于未查明的事实：由谁主导" in found
    assert "是否识破骗局＝识破：罗晓、程敏未论及" in found
    small = told("--fact", "识破=识破", "--fact", "价格=不大", "--json")
    [case] = json.loads(small)["own_case"]["cases"]
    assert case["not_said"] == ["韩松"]
    assert [(c["charges"], [h["participant"] for h in c["holders"]]) for c in case["conclusions"]] == [
        (["强迫交易罪"], ["罗晓", "程敏", "顾宁"]),
        (["诈骗罪"], ["顾宁"]),
    ]


def test_analyse_as_json_tells_persons_and_validity(shell: Shell) -> None:
    found = json.loads(shell("analyse", "快递柜", "--json").output)
    [case] = found["persons"]
    du = next(p for p in case["persons"] if p["party"] == "杜某")
    assert du["experts"]["韩松"]["charges"] == ["盗窃罪"]
    assert du["experts"]["罗晓"] is None
    law = next(a for a in found["validity"]["authorities"] if a["name"] == "中华人民共和国刑法")
    assert (law["rank"], law["checked"], law["in_force_from"]) == (1, False, "1997-10-01")
    assert found["validity"]["issues_without_authority"] == ["2.1", "2.2"]


def test_analyse_by_methods_in_the_words_of_the_page(shell: Shell) -> None:
    told = shell("analyse", "快递柜", "--methods", lang="zh").output
    assert "2 个具体问题" in told
    assert "须有 20 人以上表态，本场表态的专家 3 人" in told
    assert "优先（preferred）：韩松、魏明远 ｜ 罗晓、魏明远" in told  # 1.1: a condition excludes nobody


def test_analyse_by_methods_as_json(shell: Shell) -> None:
    found = json.loads(shell("analyse", "快递柜", "--methods", "--json").output)
    assert found["crowd"] == {"shown": False, "answering": 3, "minimum": 20}
    assert found["alpha"]["nominal"]["n"] == 2
    assert found["alpha"]["issues"] == ["1.1", "1.2"]
    first = next(i for i in found["argumentation"] if i["issue"] == "1.1")
    assert first["semantics"]["grounded"]["sets"] == [["魏明远"]]
    assert first["by_rank"]["conclusion"] is False
    assert first["by_rank"]["ranks"] == {"韩松": 1}
    assert first["by_rank"]["semantics"]["grounded"]["sets"] == [["韩松", "魏明远"]]
    claim = next(c for c in first["claims"] if c["participant"] == "罗晓")
    assert claim["skeptical_refuted_by"] == ["韩松"]
    assert claim["evidence"]["quote"] == "罗晓：取走快件并非秘密窃取"
