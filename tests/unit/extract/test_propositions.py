"""Issues taken apart; the parts were written by hand."""

from __future__ import annotations

import pytest

from graph.extract.propositions import take_apart
from graph.model import Issue, IssueKind, Passage, Span

PLACE = Passage("document", Span(0, 1), "x")

ROWS = [
    ("收条能否作为书证？", "收条能作为书证", "收条", "作为书证", "能", False),
    (
        "预付的2万元应否从数额中扣除？",
        "预付的2万元应当从数额中扣除",
        "预付的2万元",
        "从数额中扣除",
        "应当",
        False,
    ),
    ("胡某是否属于“国家工作人员”？", "胡某属于“国家工作人员”", "胡某", "属于“国家工作人员”", "", False),
    ("有观点认为……", "平台不应当对此负责", "平台", "对此负责", "应当", True),
    ("有人提出……", "胡某系临时工，不能成为本罪主体", "胡某系临时工", "成为本罪主体", "能", True),
    (
        "单次数额不大的，是否可以累计计算？",
        "单次数额不大的，可以累计计算",
        "单次数额不大的",
        "累计计算",
        "可以",
        False,
    ),
    (
        "Should sellers bear the loss?",
        "sellers should bear the loss",
        "sellers",
        "bear the loss",
        "should",
        False,
    ),
    ("Is it no crime?", "it is no crime", "it", "no crime", "", True),
]


def issue(text: str, proposition: str | None, kind: IssueKind = IssueKind.POLAR) -> Issue:
    return Issue("i", "q", "1.1", text, kind, PLACE, proposition=proposition)


@pytest.mark.parametrize(("text", "proposition", "subject", "predicate", "modality", "negated"), ROWS)
def test_parts(
    text: str, proposition: str, subject: str, predicate: str, modality: str, negated: bool
) -> None:
    parts = take_apart(issue(text, proposition))
    assert (parts.subject, parts.predicate, parts.modality, parts.negated) == (
        subject,
        predicate,
        modality,
        negated,
    )


def test_an_open_question_is_parted_at_its_question_word() -> None:
    parts = take_apart(issue("涉案股权的价值应当如何计算", None, IssueKind.OPEN))
    assert parts.subject == "涉案股权的价值应当"
    assert parts.predicate == "如何计算"


def test_key_terms_keep_names_and_quotations_and_leave_out_small_words() -> None:
    terms = take_apart(
        issue("时某与和某能否认定为“以其他方法”聚众斗殴", "时某与和某能认定为“以其他方法”聚众斗殴")
    ).key_terms
    assert "以其他方法" in terms
    assert "聚众斗殴" in terms
    assert not {"的", "与", "能"} & set(terms)
    assert "时某" in terms
    english = take_apart(issue("Does the lender bear the risk?", "the lender bears the risk")).key_terms
    assert set(english) == {"lender", "bears", "risk"}
