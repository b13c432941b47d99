"""The transcripts of the evaluation, against the hand-made tables that lie beside them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph.model import Role
from graph.transcript import Transcript, parse_transcript, read_source, repair

EVALUATION = Path(__file__).parents[3].parent / "shared" / "evaluation"
KNOWN = ["wechat", "qrcode", "cryptocurrency", "scraping-panel"]

pytestmark = pytest.mark.skipif(
    not EVALUATION.exists(), reason="the evaluation transcripts lie beside the checkout"
)


@pytest.fixture(params=KNOWN)
def known(request: pytest.FixtureRequest) -> tuple[Transcript, dict[str, Any]]:
    gold = json.loads((EVALUATION / "gold" / f"{request.param}.json").read_text("utf-8"))
    return parse_transcript(repair(read_source(EVALUATION / "transcripts" / f"{request.param}.txt"))), gold


def _plain(name: str) -> str:
    return name.removeprefix("Dr. ").removeprefix("Hon. ")


def test_experts_with_their_offices(known: tuple[Transcript, dict[str, Any]]) -> None:
    found, gold = known
    experts = {_plain(s.name): s.affiliation for s in found.speakers if s.role is Role.EXPERT}
    assert experts == {e["name"]: e.get("affiliation") for e in gold["experts"]}


def test_the_moderator(known: tuple[Transcript, dict[str, Any]]) -> None:
    found, gold = known
    moderators = [s.name for s in found.speakers if s.role is Role.MODERATOR]
    assert len(moderators) == 1
    assert moderators[0] in gold.get("moderator_name", gold["moderator"])


def test_questions_and_who_answers_them(known: tuple[Transcript, dict[str, Any]]) -> None:
    found, gold = known
    assert [s.title for s in found.sections] == [q["title"] for q in gold["questions"]]
    for section, question in zip(found.sections, gold["questions"], strict=True):
        spoke = list(dict.fromkeys(_plain(t.speaker) for t in section.turns if t.role is Role.EXPERT))
        assert spoke == question["present"]


def test_every_passage_of_the_table_is_in_a_turn_of_its_expert(
    known: tuple[Transcript, dict[str, Any]],
) -> None:
    found, gold = known
    questions = {s["id"]: q["ordinal"] for q in gold["questions"] for s in q["sub_issues"]}
    said = {
        (section.ordinal, _plain(turn.speaker)): "\n".join(
            found.text.passage(p.start, p.end).quote
            for t in section.turns
            if t.speaker == turn.speaker
            for p in t.paragraphs
        )
        for section in found.sections
        for turn in section.turns
    }
    for position in gold["positions"]:
        if position["quote"]:
            assert position["quote"] in said[questions[position["sub_issue"]], position["expert"]]


def test_cases_and_divergent_opinions(known: tuple[Transcript, dict[str, Any]]) -> None:
    found, gold = known
    assert [c.label for c in found.cases] == [c["label"] for c in gold["cases"]]
    told = "\n".join(found.text.passage(o.start, o.end).quote for o in found.opinions)
    assert all(o["quote"] in told for o in gold["divergent_opinions"])
    assert bool(found.opinions) == bool(gold["divergent_opinions"])


def test_the_title_and_no_doubts(known: tuple[Transcript, dict[str, Any]]) -> None:
    found, gold = known
    assert found.title == gold["title"]
    assert found.problems == ()


def test_what_else_stands_in_front() -> None:
    found = {
        name: parse_transcript(repair(read_source(EVALUATION / "transcripts" / f"{name}.txt")))
        for name in KNOWN
    }
    assert {n: (t.organiser, t.date, t.date_bounds) for n, t in found.items()} == {
        "wechat": ("人民检察", None, ("2013-05", None)),
        "qrcode": ("临江检察", None, ("2019-09", None)),
        "cryptocurrency": ("东州市法学会刑法学研究会", "2023-11-18", (None, None)),
        "scraping-panel": ("LAKEHURST LAW REVIEW", "2024-03-08", (None, None)),
    }
