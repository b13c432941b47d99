"""The hand-made tables fit their transcripts: a wrong table would condemn right code, or praise wrong code."""

import json
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
TABLES = sorted((HERE / "gold").glob("*.json"))
STANCES = {"affirm", "deny", "conditional", "mixed", "silent"}
KINDS = {
    "statute", "legislative_interpretation", "judicial_interpretation", "judicial_document", "guiding_case",
    "case_law", "doctrine", "foreign_law", "other",
}  # fmt: skip
REFERENCES = {"agree", "disagree", "same_result_other_reason"}

Table = dict[str, Any]


def read(path: Path) -> tuple[Table, str]:
    table: Table = json.loads(path.read_text("utf-8"))
    return table, (HERE / table["raw"]).read_bytes().decode("utf-8")


@pytest.fixture(params=TABLES, ids=lambda path: path.stem)
def known(request: pytest.FixtureRequest) -> tuple[Table, str]:
    path: Path = request.param
    return read(path)


def quotes(node: object) -> list[str]:
    """Every value under a key `quote`, at any depth."""
    if isinstance(node, list):
        return [quote for each in node for quote in quotes(each)]
    if not isinstance(node, dict):
        return []
    own = [node["quote"]] if node.get("quote") else []
    return own + [quote for value in node.values() for quote in quotes(value)]


def names(table: Table) -> set[str]:
    return {expert["name"] for expert in table["experts"]}


def issues(table: Table) -> dict[str, int]:
    """The question of each sub-issue."""
    return {
        issue["id"]: question["ordinal"]
        for question in table["questions"]
        for issue in question["sub_issues"]
    }


def test_every_transcript_has_a_table_and_every_table_a_transcript() -> None:
    named = {json.loads(path.read_text("utf-8"))["raw"] for path in TABLES}
    assert named == {f"transcripts/{path.name}" for path in (HERE / "transcripts").iterdir()}


def test_every_quote_stands_in_the_text_as_received(known: tuple[Table, str]) -> None:
    table, text = known
    assert [quote for quote in quotes(table) if quote not in text] == []


def test_a_quote_of_a_saved_page_lies_within_one_run_of_text(known: tuple[Table, str]) -> None:
    table, _ = known
    marks = "<>&" if table["raw"].endswith(".html") else "\n"
    assert [quote for quote in quotes(table) if any(mark in quote for mark in marks)] == []


def test_ids_are_given_once_and_belong_to_their_question(known: tuple[Table, str]) -> None:
    table, _ = known
    given = [issue["id"] for question in table["questions"] for issue in question["sub_issues"]]
    assert len(set(given)) == len(given)
    assert [question["ordinal"] for question in table["questions"]] == list(
        range(1, len(table["questions"]) + 1)
    )
    assert len(names(table)) == len(table["experts"])


def test_every_expert_has_one_position_on_every_issue(known: tuple[Table, str]) -> None:
    table, _ = known
    cells = [(position["sub_issue"], position["expert"]) for position in table["positions"]]
    assert len(set(cells)) == len(cells)
    assert set(cells) == {(issue, name) for issue in issues(table) for name in names(table)}
    assert all(
        issues(table)[position["sub_issue"]] == position["question"] for position in table["positions"]
    )


def test_stances_are_known_words_and_only_the_silent_lack_a_passage(known: tuple[Table, str]) -> None:
    table, _ = known
    for position in table["positions"]:
        assert {position["stance"], *position.get("accept", [])} <= STANCES
        assert position["stance"] not in position.get("accept", [])
        if position["stance"] != "silent":
            assert all((position["claim"], position["quote"])), position
        else:
            assert (bool(position["reason"]), position["charges"]) == (True, []), position


def test_present_and_absent_divide_the_experts_and_fit_the_positions(known: tuple[Table, str]) -> None:
    table, _ = known
    for question in table["questions"]:
        assert sorted([*question["present"], *question["absent"]]) == sorted(names(table))
        for position in (p for p in table["positions"] if p["question"] == question["ordinal"]):
            away = position["expert"] in question["absent"]
            silent = position.get("reason", "").startswith("absent from this question")
            assert away == (silent or position.get("attribution") == "relayed"), position


def test_no_charge_is_both_held_and_rejected(known: tuple[Table, str]) -> None:
    table, _ = known
    for position in table["positions"]:
        assert not set(position["charges"]) & set(position.get("charges_denied", [])), position


def test_a_conditional_stance_names_its_conditions(known: tuple[Table, str]) -> None:
    table, _ = known
    for position in table["positions"]:
        assert position["stance"] != "conditional" or position["conditions"], position


def test_cases_of_opinions_and_names_of_references_resolve(known: tuple[Table, str]) -> None:
    table, _ = known
    cases = {case["id"] for case in table["cases"]}
    assert {opinion["case"] for opinion in table["divergent_opinions"]} <= cases
    for reference in table.get("agreements", []):
        assert {reference["by"], reference["with"]} <= names(table), reference
        assert reference["about"] in issues(table), reference
        assert reference.get("kind", "agree") in REFERENCES
    for fact in table.get("facts", []):
        assert set(fact["experts"]) <= names(table), fact
    for tension in table.get("tensions", []):
        assert tension["expert"] in names(table), tension
        assert set(tension["between"]) <= set(issues(table)), tension


def test_authorities_have_a_known_kind_and_known_citers(known: tuple[Table, str]) -> None:
    table, _ = known
    voices = names(table) | {table["moderator"], "主持人", "分歧意见", "編者", "编者按"}
    for authority in table["authorities"]:
        assert authority["kind"] in KINDS, authority
        assert set(authority["cited_by"]) <= voices, authority
