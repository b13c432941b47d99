"""The issue that a citation is made on, in whole turns; the sentences are invented."""

from __future__ import annotations

import pytest

from graph.exchange.native import encode_draft
from graph.extract.pipeline import extract
from graph.transcript.parse import parse_transcript
from graph.transcript.repair import repair
from graph.transcript.source import read_source

CHINESE = """摘果案研讨

来源：研讨纪要

基本案情

郑某深夜潜入果园摘走柑橘，事后主动到派出所说明情况。

主持人：郑某的行为是否构成盗窃罪？郑某主动说明情况能否认定为自首？

罗启明：{said}

程若水：构成盗窃罪，也能认定为自首。
"""
ROWS = [
    ("构成。《刑法》第二百六十四条不问摘的是什么。至于自首，《刑法》第六十七条要的是如实供述，他做到了，应当认定。", {"第二百六十四条": "1.1", "第六十七条": "1.2"}, "one each"),
    ("构成盗窃罪。关于自首，我认为能够认定。《刑法》第六十七条写得很清楚。", {"第六十七条": "1.2"}, "after the answer"),
    ("先说自首。《刑法》第六十七条规定自动投案、如实供述的是自首，郑某能认定为自首。再说盗窃，依照《刑法》第二百六十四条，他构成盗窃罪。", {"第六十七条": "1.2", "第二百六十四条": "1.1"}, "in the other order"),
]  # fmt: skip


def issues_of(text: str) -> dict[str, str | None]:
    draft = extract(parse_transcript(repair(read_source(text.encode(), "t.txt"))))
    made = encode_draft(draft, "zh")
    return {c["provision"]: c["issue"] for a in made["authorities"] for c in a["citations"]}


@pytest.mark.parametrize(("said", "issues", "why"), ROWS, ids=[row[2] for row in ROWS])
def test_a_citation_stands_at_the_issue_of_its_sentence(said: str, issues: dict[str, str], why: str) -> None:
    assert issues_of(CHINESE.format(said=said)) == issues, why


def test_a_citation_of_an_english_turn() -> None:
    text = (
        "ORCHARD LAW REVIEW\n\nMODERATOR: Mr. Penn picked oranges at night. Is he guilty of theft? "
        "Must the court count his confession as remorse?\n\n"
        "MS. DALE: He is guilty. Section 1 of the Theft Act 1968 covers fruit. As to the confession, no; "
        "section 73 of the Sentencing Act 2020 asks for an early plea and nothing less.\n\n"
        "MR. FINCH: Guilty, and yes on remorse.\n"
    )
    draft = extract(parse_transcript(repair(read_source(text.encode(), "t.txt"))))
    names = {a.id: a.name for a in draft.argument_map.authorities}
    numbers = {i.id: i.number for i in draft.argument_map.issues}
    made = {names[c.authority]: numbers[c.issue] for c in draft.argument_map.citations if c.issue}
    assert made == {"Theft Act 1968": "1.1", "Sentencing Act 2020": "1.2"}
