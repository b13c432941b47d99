"""An open issue answered with charges becomes a choice between them."""

from __future__ import annotations

from graph.extract.rival_answers import with_rival_answers
from graph.model import IssueKind, Polarity
from tests.support.factories import Asked, Said, a_map

HOW = Asked("1.1", "行为应如何定性", IssueKind.OPEN)


def answered(*said: Said) -> tuple[IssueKind, list[str], list[list[tuple[str, str]]]]:
    m = a_map([HOW], said, experts=("韩松", "罗晓", "魏明远"))
    questions, stances = with_rival_answers(m.questions, m.stances)
    (issue,) = questions[0].issues
    labels = {o.id: o.label for o in issue.options}
    return (
        issue.kind,
        list(labels.values()),
        [[(labels[a.option], a.polarity) for a in s.answers] for s in stances],
    )


def test_options_stand_in_the_order_of_naming_and_each_expert_chooses() -> None:
    kind, options, answers = answered(
        Said("韩松", "1.1", "定盗窃罪而非诈骗罪", charges=("盗窃罪",), denied=("诈骗罪",)),
        Said("罗晓", "1.1", "定诈骗罪", charges=("诈骗罪",)),
    )
    assert kind is IssueKind.CHOICE
    assert options == ["盗窃罪", "诈骗罪"]
    assert answers == [[("盗窃罪", "affirm"), ("诈骗罪", "deny")], [("诈骗罪", "affirm")], []]


def test_an_issue_mostly_answered_by_criteria_stays_open() -> None:
    kind, options, _ = answered(
        Said("韩松", "1.1", "应看占有"),
        Said("罗晓", "1.1", "应看处分意识"),
        Said("魏明远", "1.1", "如为盗窃罪则另当别论", Polarity.CONDITIONAL, charges=("盗窃罪",)),
    )
    assert (kind, options) == (IssueKind.OPEN, [])


def test_nobody_answers() -> None:
    assert answered() == (IssueKind.OPEN, [], [[], [], []])
