"""The hand-made tables beside the seeds stand on the text, and hang together."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest

SEEDS = files("seeds")
MANIFEST: list[dict[str, Any]] = json.loads((SEEDS / "manifest.json").read_text("utf-8"))
NAMES = [entry["file"].removesuffix(".txt") for entry in MANIFEST]
INVENTED = ["bank-cards", "coupon-abuse"]


def text_of(name: str) -> str:
    return (SEEDS / f"{name}.txt").read_text("utf-8")


def gold_of(name: str) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((SEEDS / "expected" / f"{name}.json").read_text("utf-8"))
    return gold


def test_the_manifest_lists_every_transcript() -> None:
    there = {f.name for f in SEEDS.iterdir() if f.name.endswith(".txt")}
    assert there == {entry["file"] for entry in MANIFEST}
    assert len(there) == 3


@pytest.mark.parametrize("entry", MANIFEST, ids=NAMES)
def test_origin_and_title_stand_in_the_head(entry: dict[str, Any]) -> None:
    lines = text_of(entry["file"].removesuffix(".txt")).splitlines()
    word = {"retold": "转述", "invented": "虚构"}[entry["origin"]]
    assert lines[0] == entry["title"]
    assert any(word in line for line in lines[:8])


@pytest.mark.parametrize("name", NAMES)
def test_every_quotation_is_in_the_text(name: str) -> None:
    text, gold = text_of(name), gold_of(name)
    parts = [*gold["positions"], *gold["divergent_opinions"], *gold["agreements"]]
    assert [part["quote"] for part in parts if part["quote"] not in text] == []
    assert all(p["quote"] for p in gold["positions"] if p["stance"] != "silent")


@pytest.mark.parametrize("name", NAMES)
def test_every_expert_has_one_position_on_every_issue(name: str) -> None:
    gold = gold_of(name)
    issues = {s["id"]: q["ordinal"] for q in gold["questions"] for s in q["sub_issues"]}
    cells = [(p["sub_issue"], p["expert"]) for p in gold["positions"]]
    assert len(cells) == len(set(cells))
    assert set(cells) == {(i, e["name"]) for i in issues for e in gold["experts"]}
    assert all(p["question"] == issues[p["sub_issue"]] for p in gold["positions"])


@pytest.mark.parametrize("name", NAMES)
def test_who_is_absent_is_silent_or_relayed(name: str) -> None:
    gold = gold_of(name)
    experts = {e["name"] for e in gold["experts"]}
    for question in gold["questions"]:
        present, absent = set(question["present"]), set(question["absent"])
        assert present | absent == experts
        assert not present & absent
        for position in gold["positions"]:
            if position["question"] == question["ordinal"] and position["expert"] in absent:
                assert position["stance"] == "silent" or position.get("attribution") == "relayed"


@pytest.mark.parametrize("name", NAMES)
def test_names_resolve(name: str) -> None:
    text, gold = text_of(name), gold_of(name)
    people = {e["name"] for e in gold["experts"]} | {gold["moderator"]}
    cases = {c["id"] for c in gold["cases"]}
    assert {o["case"] for o in gold["divergent_opinions"]} <= cases
    assert all(set(a["cited_by"]) <= people for a in gold["authorities"])
    for agreement in gold["agreements"]:
        assert {agreement["by"], *agreement["with"].split("、")} <= people
    named = {c for p in gold["positions"] for k, v in p.items() if k.startswith("charges") for c in v}
    named |= {c for o in gold["divergent_opinions"] for c in o["charges"]}
    assert named <= set(gold["charges"])
    assert all(charge in text for charge in gold["charges"])


def test_every_expert_of_the_invented_ones_is_introduced_with_the_affiliation() -> None:
    for name in INVENTED:
        text = text_of(name)
        assert all(f"{e['name']}（{e['affiliation']}）" in text for e in gold_of(name)["experts"])


def test_the_invented_ones_share_experts_charges_and_authorities() -> None:
    first, second = (gold_of(name) for name in INVENTED)

    def experts(gold: dict[str, Any]) -> set[tuple[str, str]]:
        return {(e["name"], e["affiliation"]) for e in gold["experts"]}

    assert {name for name, _ in experts(first) & experts(second)} == {"苏砚秋", "邵启元", "蔺晓岚"}
    assert {"帮助信息网络犯罪活动罪", "诈骗罪", "盗窃罪"} <= set(first["charges"]) & set(second["charges"])
    shared = {a["name"] for a in first["authorities"]} & {a["name"] for a in second["authorities"]}
    assert len(shared) >= 4


def test_one_round_table_has_twelve_experts() -> None:
    assert len(gold_of("coupon-abuse")["experts"]) == 12
