"""Counts, silence, conflict and ground on maps small enough to work out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.report import analyse
from graph.analysis.results import AnswerKind, Ground, Relation
from graph.analysis.sentences import consensus_sentence
from graph.model import AgreementKind, IssueKind, Polarity, Silence, Status
from tests.support.factories import Asked, Said, When, a_map
from tests.support.sample_maps import the_locker_map

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.analysis.results import IssueConsensus
    from graph.model import ArgumentMap

    Link = tuple[str, str, str | None, AgreementKind]

EXPERTS = ("韩松", "罗晓", "魏明远", "顾青")
POLAR = Asked("1.1", "是否构成盗窃罪", proposition="构成盗窃罪")
CHOICE = Asked("1.1", "应定何罪", IssueKind.CHOICE, options=("盗窃罪", "诈骗罪", "侵占罪"))
OPEN = Asked("1.1", "如何理解占有", IssueKind.OPEN)


def consensus_of(
    asked: Asked, said: list[Said], agreements: Sequence[Link] = ()
) -> tuple[IssueConsensus, ArgumentMap]:
    argument_map = a_map([asked], said, experts=EXPERTS, agreements=agreements)
    return analyse(argument_map).issues[0], argument_map


def said(
    expert: str,
    polarity: Polarity = Polarity.AFFIRM,
    *,
    charges: tuple[str, ...] = (),
    denied: tuple[str, ...] = (),
    reasons: tuple[str, ...] = (),
    when: tuple[When, ...] = (),
    status: Status = Status.PROPOSED,
) -> Said:
    claim = f"{expert}的主张"
    return Said(
        expert,
        "1.1",
        claim,
        polarity,
        charges=charges,
        denied=denied,
        reasons=reasons,
        when=when,
        status=status,
    )


def names(argument_map: ArgumentMap, ids: Iterable[str]) -> list[str]:
    people = {p.id: p.name for p in argument_map.participants}
    return [people[i] for i in ids]


def test_three_against_one_is_no_consensus_and_directly_opposed() -> None:
    found, m = consensus_of(POLAR, [*(said(e) for e in EXPERTS[:3]), said("顾青", Polarity.DENY)])
    assert (found.agreed, found.spoke, found.experts) == (3, 4, 4)
    assert not found.is_consensus
    assert found.is_contested
    assert [c.relation for c in found.conflicts] == [Relation.OPPOSED]
    assert [names(m, p.holders) for p in found.positions] == [["韩松", "罗晓", "魏明远"], ["顾青"]]


def test_all_who_spoke_agree_though_one_was_absent() -> None:
    found, m = consensus_of(POLAR, [said(e) for e in EXPERTS[:3]])
    assert (found.agreed, found.spoke, found.experts) == (3, 3, 4)
    assert found.is_consensus
    assert [(s.silence, names(m, s.experts)) for s in found.silent] == [(Silence.ABSENT, ["顾青"])]


def test_one_voice_is_no_consensus() -> None:
    assert not consensus_of(POLAR, [said("韩松")])[0].is_consensus


def test_a_condition_prevents_consensus_and_is_a_conflict_by_facts() -> None:
    when = (When((("数额", "较大"),), Polarity.AFFIRM),)
    found, _ = consensus_of(
        POLAR, [said("韩松"), said("罗晓"), said("顾青", Polarity.CONDITIONAL, when=when)]
    )
    assert (found.agreed, found.spoke) == (2, 3)
    assert not found.is_consensus
    assert not found.is_contested
    assert [c.relation for c in found.conflicts] == [Relation.FACT_DEPENDENT]


def test_the_same_condition_twice_is_one_position_but_never_consensus() -> None:
    when = (When((("数额", "较大"),), Polarity.AFFIRM),)
    found, _ = consensus_of(POLAR, [said(e, Polarity.CONDITIONAL, when=when) for e in EXPERTS[:2]])
    assert [len(p.holders) for p in found.positions] == [2]
    assert found.leading is None
    assert not found.is_consensus


def test_two_against_two_has_no_leading_position() -> None:
    found, _ = consensus_of(
        POLAR, [said(e, p) for e, p in zip(EXPERTS, [Polarity.AFFIRM, Polarity.DENY] * 2, strict=True)]
    )
    assert found.leading is None
    assert (found.agreed, found.spoke) == (2, 4)


def test_answers_to_an_open_issue_are_not_compared() -> None:
    found, _ = consensus_of(OPEN, [said(e) for e in EXPERTS])
    assert [p.kind for p in found.positions] == [AnswerKind.DETERMINATE] * 4
    assert not found.is_consensus
    assert {c.relation for c in found.conflicts} == {Relation.INCOMPARABLE}


def test_an_explicit_reference_links_two_open_answers() -> None:
    found, m = consensus_of(
        OPEN, [said("韩松"), said("罗晓")], agreements=[("罗晓", "韩松", "1.1", AgreementKind.AGREE)]
    )
    assert [names(m, p.holders) for p in found.positions] == [["韩松", "罗晓"]]
    assert found.is_consensus


def test_an_explicit_disagreement_opposes_two_open_answers() -> None:
    found, _ = consensus_of(
        OPEN, [said("韩松"), said("罗晓")], agreements=[("罗晓", "韩松", "1.1", AgreementKind.DISAGREE)]
    )
    assert [c.relation for c in found.conflicts] == [Relation.OPPOSED]


def test_choices_that_share_a_charge_overlap() -> None:
    both = ("盗窃罪", "诈骗罪")
    found, _ = consensus_of(CHOICE, [said("韩松", charges=both), said("罗晓", charges=("诈骗罪",))])
    assert [c.relation for c in found.conflicts] == [Relation.OVERLAP]


def test_rejecting_every_option_opposes_choosing_one() -> None:
    found, _ = consensus_of(
        CHOICE, [said("韩松", charges=("盗窃罪",)), said("罗晓", Polarity.DENY, denied=("盗窃罪",))]
    )
    assert [c.relation for c in found.conflicts] == [Relation.OPPOSED]


def test_rejecting_another_option_than_the_one_chosen_is_no_conflict() -> None:
    found, _ = consensus_of(
        CHOICE, [said("韩松", charges=("盗窃罪",)), said("罗晓", Polarity.DENY, denied=("诈骗罪",))]
    )
    assert [c.relation for c in found.conflicts] == [Relation.INCOMPARABLE]


def test_a_rejected_item_does_not_count_and_an_accepted_one_is_checked() -> None:
    found, _ = consensus_of(
        POLAR,
        [
            said("韩松", status=Status.ACCEPTED),
            said("罗晓"),
            said("顾青", Polarity.DENY, status=Status.REJECTED),
        ],
    )
    assert (found.agreed, found.spoke, found.unchecked) == (2, 2, 1)
    assert found.is_consensus


def test_grounds_are_told_apart_from_results() -> None:
    alike = "快件仍归收件人占有"
    found, _ = consensus_of(
        POLAR, [said("韩松", reasons=(alike,)), said("罗晓", reasons=("快件仍然归收件人占有",))]
    )
    assert found.positions[0].ground is Ground.SAME
    found, _ = consensus_of(
        POLAR, [said("韩松", reasons=(alike,)), said("罗晓", reasons=("数额已达较大标准",))]
    )
    assert found.positions[0].ground is Ground.DIFFERENT
    found, _ = consensus_of(POLAR, [said("韩松", reasons=(alike,)), said("罗晓")])
    assert found.positions[0].ground is Ground.UNSTATED


def test_a_speaker_who_says_other_reason_overrules_likeness() -> None:
    alike = "快件仍归收件人占有"
    found, _ = consensus_of(
        POLAR,
        [said("韩松", reasons=(alike,)), said("罗晓", reasons=(alike,))],
        agreements=[("罗晓", "韩松", "1.1", AgreementKind.SAME_RESULT_OTHER_REASON)],
    )
    assert found.positions[0].ground is Ground.DIFFERENT


def test_the_sentence_gives_counts_and_names() -> None:
    m = the_locker_map()
    found = analyse(m).issues[0]
    assert (
        consensus_sentence(found, m, "zh")
        == "一致 1／表态 3／共 3 人：肯定：韩松；否定：罗晓；视情况：魏明远"
    )
    assert (
        consensus_sentence(found, m, "en")
        == "1 agree, 3 spoke, 3 experts: yes: 韩松; no: 罗晓; depends: 魏明远"
    )


def test_silence_is_told_by_kind() -> None:
    m = the_locker_map()
    kinds = {
        i.number: [(s.silence.value, len(s.experts)) for s in c.silent]
        for i, c in zip(m.issues, analyse(m).issues, strict=True)
    }
    assert kinds == {
        "1.1": [],
        "1.2": [("not_addressed", 1)],
        "2.1": [("absent", 1), ("standard_only", 1)],
        "2.2": [("absent", 1), ("not_addressed", 1)],
    }
