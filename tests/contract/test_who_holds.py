"""Who holds what, by every field and by several; expected values are read off the sample maps by hand.

A position is written as symposium (L: the locker, P: the pass), first character of the expert, issue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.model import AuthorityKind, IssueKind, Modality, Origin, Polarity, Silence, Status
from graph.store.opening import open_store
from graph.store.position import ChargeMode, HeldAnswer, WhoHolds
from tests.support.sample_maps import CRIMINAL_LAW, FRAUD_INTERPRETATION, the_locker_map, the_pass_map

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.store.port import Store
    from graph.store.position import Position

LOCKER, PASS = the_locker_map(), the_pass_map()
HAN = next(p.id for p in LOCKER.experts if p.name == "韩松")
UNAFFILIATED_WEI = next(p.id for p in LOCKER.experts if p.name == "魏明远")
ALL = "P韩1.1 P魏1.1 P韩1.2 P魏1.2 L韩1.1 L罗1.1 L魏1.1 L韩1.2 L罗1.2 L韩2.1 L魏2.1 L魏2.2"

CASES = {
    "everything": (WhoHolds(), ALL),
    "name of an expert, in both symposia": (
        WhoHolds(experts=("魏明远",)),
        "P魏1.1 P魏1.2 L魏1.1 L魏2.1 L魏2.2",
    ),
    "id of an expert without affiliation": (WhoHolds(experts=(UNAFFILIATED_WEI,)), "L魏1.1 L魏2.1 L魏2.2"),
    "id of an expert of two symposia": (WhoHolds(experts=(HAN,)), "P韩1.1 P韩1.2 L韩1.1 L韩1.2 L韩2.1"),
    "either of two experts": (
        WhoHolds(experts=("罗晓", UNAFFILIATED_WEI)),
        "L罗1.1 L魏1.1 L罗1.2 L魏2.1 L魏2.2",
    ),
    "an expert nobody knows": (WhoHolds(experts=("某某",)), ""),
    "symposium": (WhoHolds(symposia=(PASS.symposium.id,)), "P韩1.1 P魏1.1 P韩1.2 P魏1.2"),
    "both symposia": (WhoHolds(symposia=(PASS.symposium.id, LOCKER.symposium.id)), ALL),
    "question": (WhoHolds(questions=(2,)), "L韩2.1 L魏2.1 L魏2.2"),
    "number of an issue, in both symposia": (WhoHolds(issues=("1.2",)), "P韩1.2 P魏1.2 L韩1.2 L罗1.2"),
    "id of an issue": (WhoHolds(issues=(LOCKER.issues[1].id,)), "L韩1.2 L罗1.2"),
    "an id and a number": (WhoHolds(issues=(LOCKER.issues[1].id, "2.1")), "L韩1.2 L罗1.2 L韩2.1 L魏2.1"),
    "affirm": (
        WhoHolds(polarities=(Polarity.AFFIRM,)),
        "P魏1.1 P韩1.2 P魏1.2 L韩1.1 L韩1.2 L罗1.2 L魏2.1 L魏2.2",
    ),
    "deny or under conditions": (
        WhoHolds(polarities=(Polarity.DENY, Polarity.CONDITIONAL)),
        "P韩1.1 L罗1.1 L魏1.1",
    ),
    "silence, asked for": (WhoHolds(polarities=(Polarity.SILENT,)), "L魏1.2 L韩2.1 L罗2.1 L韩2.2 L罗2.2"),
    "answer": (WhoHolds(answers=("诈骗罪",)), "P韩1.2 P魏1.2 L罗1.2"),
    "an answer that is only rejected or another's": (WhoHolds(answers=("盗窃罪",)), "L韩1.2"),
    "charge, in whatever way": (
        WhoHolds(charges=("诈骗罪",)),
        "P韩1.1 P魏1.1 P韩1.2 P魏1.2 L韩1.2 L罗1.2",
    ),
    "charge in favour": (
        WhoHolds(charges=("盗窃罪",), charge_modes=(ChargeMode.FAVOUR,)),
        "L韩1.1 L韩1.2",
    ),
    "charge denied": (WhoHolds(charges=("盗窃罪",), charge_modes=(ChargeMode.DENIED,)), "L罗1.1"),
    "charge under facts": (WhoHolds(charges=("盗窃罪",), charge_modes=(ChargeMode.CONDITIONAL,)), "L魏1.1"),
    "charge of a person": (WhoHolds(charges=("盗窃罪",), charge_modes=(ChargeMode.PERSON,)), "L韩1.2"),
    "charge supposed": (WhoHolds(charges=("抢夺罪",), charge_modes=(ChargeMode.HYPOTHETICAL,)), "L罗1.2"),
    "authority by its name": (WhoHolds(authorities=(CRIMINAL_LAW,)), "P韩1.2 L韩1.1 L罗1.2"),
    "authority in book marks": (WhoHolds(authorities=(f"《{CRIMINAL_LAW}》",)), "P韩1.2 L韩1.1 L罗1.2"),
    "alias that one symposium uses": (WhoHolds(authorities=("诈骗解释",)), "P韩1.1 P魏1.1 L罗1.2"),
    "alias that the other uses": (WhoHolds(authorities=("诈骗案件解释",)), "P韩1.1 P魏1.1 L罗1.2"),
    "authority by id": (WhoHolds(authorities=(LOCKER.authorities[1].id,)), "P韩1.1 P魏1.1 L罗1.2"),
    "word of a claim": (WhoHolds(words=("补充责任",)), "L魏2.2"),
    "word of a reason": (WhoHolds(words=("收件人",)), "L韩1.1"),
    "word of a condition": (WhoHolds(words=("柜门未锁",)), "L魏1.1"),
    "word across punctuation, half width and spaces": (WhoHolds(words=("应定, 盗窃罪",)), "L韩1.2"),
    "word of two characters": (WhoHolds(words=("占有",)), "L韩1.1 L魏2.1"),
    "phrase": (WhoHolds(words=("秘密取走快件",)), "L韩1.1"),
    "the pairs of a phrase in another order": (WhoHolds(words=("快件取走",)), ""),
    "name of a party": (WhoHolds(words=("杜某",)), "L韩1.2"),
    "name before a passage": (WhoHolds(words=("韩松",)), "P韩1.1 P韩1.2 L韩1.1 L韩1.2 L韩2.1"),
    "word and single character": (WhoHolds(words=("平台", "补")), "L魏2.2"),
    "one character": (WhoHolds(words=("骗",)), "P韩1.1 P魏1.1 P韩1.2 P魏1.2 L罗1.1 L韩1.2 L罗1.2"),
    "several words, all of them": (WhoHolds(words=("快件", "占有")), "L韩1.1"),
    "several words, never both": (WhoHolds(words=("平台", "乘车码")), ""),
    "no word spans two stretches": (WhoHolds(words=("盗窃罪快件",)), ""),
    "punctuation alone is no word": (WhoHolds(words=("，。",)), ALL),
    "decided only": (WhoHolds(statuses=(Status.ACCEPTED,)), "L魏2.1"),
    "expert and question": (WhoHolds(experts=("韩松",), questions=(2,)), "L韩2.1"),
    "expert, charge and polarity": (
        WhoHolds(experts=("韩松",), charges=("诈骗罪",), polarities=(Polarity.DENY,)),
        "P韩1.1",
    ),
    "authority and answer": (WhoHolds(authorities=("诈骗解释",), answers=("诈骗罪",)), "L罗1.2"),
    "authority and charge denied": (
        WhoHolds(authorities=("诈骗解释",), charges=("诈骗罪",), charge_modes=(ChargeMode.DENIED,)),
        "P韩1.1",
    ),
    "symposium, issue, word and status": (
        WhoHolds(
            symposia=(LOCKER.symposium.id,),
            issues=("1.1", "2.1"),
            words=("占有",),
            statuses=(Status.PROPOSED,),
        ),
        "L韩1.1",
    ),
    "all fields at once": (
        WhoHolds(
            experts=("罗晓",),
            symposia=(LOCKER.symposium.id,),
            questions=(1,),
            issues=("1.2",),
            polarities=(Polarity.AFFIRM,),
            answers=("诈骗罪",),
            charges=("诈骗罪",),
            charge_modes=(ChargeMode.FAVOUR,),
            authorities=(CRIMINAL_LAW,),
            words=("应定诈骗罪",),
            statuses=(Status.PROPOSED,),
        ),
        "L罗1.2",
    ),
}


@pytest.fixture(scope="module")
def asked(module_place: str) -> Iterator[Store]:
    with open_store(module_place) as store:
        store.save(LOCKER)
        store.save(PASS)
        yield store


def brief(positions: tuple[Position, ...]) -> str:
    letters = {LOCKER.symposium.id: "L", PASS.symposium.id: "P"}
    return " ".join(f"{letters[p.symposium]}{p.expert_name[0]}{p.issue_number}" for p in positions)


@pytest.mark.parametrize("case", CASES)
def test_the_filter_finds_these_and_in_this_order(asked: Store, case: str) -> None:
    wanted, expected = CASES[case]
    assert brief(asked.who_holds(wanted)) == expected


def test_a_position_has_all_that_is_needed_to_show_it(asked: Store) -> None:
    (found,) = asked.who_holds(WhoHolds(experts=("罗晓",), issues=("1.2",)))
    assert (found.symposium, found.symposium_title) == (LOCKER.symposium.id, "快递柜取件行为的定性")
    assert found.origin is Origin.INVENTED
    assert (found.question, found.question_title) == (1, "第1问")
    assert (found.issue, found.issue_number) == (LOCKER.issues[1].id, "1.2")
    assert (found.issue_text, found.issue_kind, found.proposition) == ("本案应定何罪", IssueKind.CHOICE, None)
    assert (found.expert_name, found.affiliation) == ("罗晓", "东川市人民检察院")
    assert found.answers == (HeldAnswer("诈骗罪", Polarity.AFFIRM),)
    assert found.stance == next(s for s in LOCKER.stances if s.id == found.stance.id)
    assert found.stance.claim == "应定诈骗罪"
    assert found.stance.passage is not None
    assert found.stance.passage.quote == "罗晓：应定诈骗罪"
    assert [(a.name, a.kind, a.citation.provision, a.is_exact) for a in found.authorities] == [
        (FRAUD_INTERPRETATION, AuthorityKind.JUDICIAL_INTERPRETATION, None, True),
        (CRIMINAL_LAW, AuthorityKind.STATUTE, "第二百六十六条", True),
    ]


def test_conditions_come_with_what_follows_from_them(asked: Store) -> None:
    (found,) = asked.who_holds(WhoHolds(polarities=(Polarity.CONDITIONAL,)))
    first, second = found.stance.branches
    assert [(c.value, c.text) for c in first.when] == [("是", "柜门未锁是")]
    assert (first.polarity, first.charges) == (Polarity.AFFIRM, ("盗窃罪",))
    assert (second.polarity, second.modality) == (Polarity.DENY, Modality.MAY)
    assert found.stance.confidence == 0.6


def test_silence_tells_its_kind(asked: Store) -> None:
    silent = asked.who_holds(WhoHolds(polarities=(Polarity.SILENT,)))
    assert [p.stance.silence for p in silent] == [
        Silence.NOT_ADDRESSED,
        Silence.STANDARD_ONLY,
        Silence.ABSENT,
        Silence.NOT_ADDRESSED,
        Silence.ABSENT,
    ]


def test_a_position_that_passes_in_two_ways_is_one_with_each_citation_once(asked: Store) -> None:
    wanted = WhoHolds(charges=("诈骗罪", "抢夺罪"), authorities=(CRIMINAL_LAW, FRAUD_INTERPRETATION))
    found = asked.who_holds(wanted)
    assert brief(found) == "P韩1.1 P魏1.1 P韩1.2 L罗1.2"
    assert [len(p.authorities) for p in found] == [1, 1, 1, 2]


def test_experts_of_one_name_are_proposed_as_one_person(asked: Store) -> None:
    (pair,) = asked.same_as()
    assert pair.name == "魏明远"
    assert {pair.one_affiliation, pair.other_affiliation} == {None, "南湖律师事务所"}
    assert {*pair.one_symposia, *pair.other_symposia} == {LOCKER.symposium.id, PASS.symposium.id}


def test_an_expert_of_the_same_affiliation_is_one_and_no_proposal(asked: Store) -> None:
    assert "韩松" not in {pair.name for pair in asked.same_as()}
    (row,) = asked.query("MATCH (e:Expert {name: '韩松'})<-[:INVOLVES]-(m:Symposium) RETURN count(m) AS n")
    assert row == {"n": 2}
