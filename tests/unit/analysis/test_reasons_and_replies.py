"""Shared premises, unanswered reasons, changes of mind and hinges, on tables worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.analysis.report import analyse
from graph.model import AgreementKind, Polarity
from tests.support.factories import Asked, Said, When, a_map

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.analysis.results import Analysis
    from graph.model import ArgumentMap

    Link = tuple[str, str, str | None, AgreementKind]

YES, NO, DEPENDS = Polarity.AFFIRM, Polarity.DENY, Polarity.CONDITIONAL
LAW = "中华人民共和国刑法"
SAME_A = "财物当时仍然处在被害人的控制之下"
SAME_B = "案发时财物仍然处在被害人的控制之下"
OTHER = "行为人使用了欺骗的手段"


def says(
    name: str,
    polarity: Polarity = YES,
    *,
    reasons: tuple[str, ...] = (),
    cites: tuple[tuple[str, str | None], ...] = (),
    when: tuple[When, ...] = (),
    earlier: Polarity | None = None,
) -> Said:
    return Said(
        name, "1.1", f"{name}的主张", polarity, reasons=reasons, cites=cites, when=when, earlier=earlier
    )


def the_map(*said: Said, agreements: Iterable[Link] = ()) -> ArgumentMap:
    return a_map(
        [Asked("1.1", "是否构成盗窃罪", proposition="构成盗窃罪")],
        said,
        experts=("韩松", "罗晓", "魏明远"),
        agreements=tuple(agreements),
    )


def analysed(*said: Said, agreements: Iterable[Link] = ()) -> tuple[Analysis, dict[str, str]]:
    m = the_map(*said, agreements=agreements)
    return analyse(m), {p.id: p.name for p in m.participants}


def premises(*said: Said) -> list[tuple[str, str, str]]:
    analysis, names = analysed(*said)
    return [(str(p.kind), names[p.left], names[p.right]) for p in analysis.premises]


def test_one_reason_for_opposite_conclusions() -> None:
    found = premises(says("韩松", reasons=(SAME_A,)), says("罗晓", NO, reasons=(OTHER, SAME_B)))
    assert found == [("reason", "韩松", "罗晓")]


def test_one_reason_for_one_conclusion_is_no_such_premise() -> None:
    assert premises(says("韩松", reasons=(SAME_A,)), says("罗晓", reasons=(SAME_B,))) == []


@pytest.mark.parametrize(
    ("left", "right", "shared"),
    [("第二条", "第二条", True), (None, None, True), ("第二条", "第三条", False), ("第二条", None, False)],
)
def test_one_provision_for_opposite_conclusions(left: str | None, right: str | None, *, shared: bool) -> None:
    found = premises(says("韩松", cites=((LAW, left),)), says("罗晓", NO, cites=((LAW, right),)))
    assert found == ([("authority", "韩松", "罗晓")] if shared else [])


def test_one_condition_with_opposite_results() -> None:
    large = (("数额", "较大"),)
    found = premises(
        says("韩松", DEPENDS, when=(When(large, YES),)),
        says("罗晓", DEPENDS, when=(When(large, NO), When((("数额", "较小"),), NO))),
    )
    assert found == [("fact", "韩松", "罗晓")]


def test_reasons_that_nobody_answers_with_who_spoke_later() -> None:
    """Each side has two reasons; nobody names anybody. 罗晓 speaks after 韩松, not before."""
    analysis, names = analysed(says("韩松", reasons=(SAME_A,)), says("罗晓", NO, reasons=(OTHER,)))
    assert analysis.unanswered.arguments == 2
    assert [
        (names[a.expert], a.text, [names[x] for x in a.against], [names[x] for x in a.spoke_after])
        for a in analysis.unanswered.unanswered
    ] == [("韩松", SAME_A, ["罗晓"], ["罗晓"]), ("罗晓", OTHER, ["韩松"], [])]


def test_a_disagreement_by_name_answers_and_so_do_the_same_words() -> None:
    named, names = analysed(
        says("韩松", reasons=(SAME_A,)),
        says("罗晓", NO, reasons=(OTHER,)),
        agreements=[("罗晓", "韩松", "1.1", AgreementKind.DISAGREE)],
    )
    assert [names[a.expert] for a in named.unanswered.unanswered] == ["罗晓"]
    taken_up, _ = analysed(says("韩松", reasons=(SAME_A,)), says("罗晓", NO, reasons=(SAME_B,)))
    assert (taken_up.unanswered.arguments, taken_up.unanswered.unanswered) == (2, ())


def test_where_nobody_disagrees_nothing_waits_for_an_answer() -> None:
    analysis, _ = analysed(says("韩松", reasons=(SAME_A,)), says("罗晓", reasons=(OTHER,)))
    assert analysis.unanswered.arguments == 0


def test_a_change_of_mind_with_both_passages() -> None:
    analysis, names = analysed(says("韩松", NO), says("罗晓", YES, earlier=NO))
    [change] = analysis.changes_of_mind
    assert (names[change.expert], change.before, change.after, change.movers) == ("罗晓", NO, YES, ())
    assert change.earlier.quote == "此前的看法有所不同"
    assert change.later is not None
    assert change.later.quote == "罗晓：罗晓的主张"


@pytest.mark.parametrize(
    ("kind", "moved"),
    [
        (AgreementKind.AGREE, ["韩松"]),
        (AgreementKind.SAME_RESULT_OTHER_REASON, ["韩松"]),
        (AgreementKind.DISAGREE, []),
    ],
)
def test_who_moved_it_is_told_only_where_the_text_names_them_in_between(
    kind: AgreementKind, moved: list[str]
) -> None:
    m = the_map(says("韩松", YES), says("罗晓", YES, earlier=NO), agreements=[("罗晓", "韩松", "1.1", kind)])
    names = {p.id: p.name for p in m.participants}
    [told] = m.agreements
    [stance] = [s for s in m.stances if s.supersedes]
    assert stance.supersedes is not None
    assert stance.passage is not None
    # in the order of this text: the new answer, the earlier one, the reference; told between means swapping them
    swapped = replace(
        stance, passage=told.passage, supersedes=replace(stance.supersedes, passage=stance.passage)
    )
    between = replace(m, stances=tuple(swapped if s is stance else s for s in m.stances))
    [change] = analyse(between).changes_of_mind
    assert [names[x.expert] for x in change.movers] == moved
    assert all(x.view is not None and x.view.quote == "韩松：韩松的主张" for x in change.movers)
    [before] = analyse(m).changes_of_mind
    assert before.movers == ()


def test_what_an_issue_turns_on() -> None:
    """The branch that ends where the expert stands anyway is no hinge; two readings of one law are."""
    analysis, _ = analysed(
        says("韩松", when=(When((("时间", "夜间"),), YES),), cites=((LAW, "第二条"),)),
        says("罗晓", NO, cites=((LAW, "第三条"),)),
        says("魏明远", DEPENDS, when=(When((("数额", "较大"),), YES),)),
    )
    m = the_map(
        says("韩松", when=(When((("时间", "夜间"),), YES),), cites=((LAW, "第二条"),)),
        says("罗晓", NO, cites=((LAW, "第三条"),)),
        says("魏明远", DEPENDS, when=(When((("数额", "较大"),), YES),)),
    )
    labels = {f.id: f.label for f in m.facts} | {a.id: a.name for a in m.authorities}
    [hinge] = analysis.hinges
    assert [labels[f] for f in hinge.facts] == ["数额"]
    assert [labels[a] for a in hinge.authorities] == [LAW]


def test_pairs_tell_silence_from_what_cannot_be_compared() -> None:
    analysis, names = analysed(says("韩松"), says("罗晓", DEPENDS, when=(When((("数额", "较大"),), YES),)))
    told = {
        (names[p.left], names[p.right]): [(str(i.relation), i.silent) for i in p.not_comparable]
        for p in analysis.pairs
    }
    assert told == {
        ("韩松", "罗晓"): [("fact_dependent", False)],
        ("韩松", "魏明远"): [("incomparable", True)],
        ("罗晓", "魏明远"): [("incomparable", True)],
    }
