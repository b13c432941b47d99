"""A decision that is taken back gives way to the one before it, whoever made that; both stay on record."""

from __future__ import annotations

from dataclasses import replace

from graph.model import Decision, Polarity, Status, Verdict
from graph.review import (
    apply_decisions,
    decision_on,
    differences,
    merge_of,
    standing,
    taken_back,
    taking_back,
)
from graph.review.sheet import entries
from tests.support.sample_maps import the_locker_map

SAMPLE = the_locker_map()
STANCE = SAMPLE.stances[0]


def said(verdict: Verdict, at: str, by: str = "甲") -> Decision:
    return decision_on(SAMPLE, STANCE, verdict, by=by, at=at)


def status_after(*decisions: Decision) -> Status:
    return apply_decisions(SAMPLE, decisions).argument_map.stances[0].status


def test_the_decision_before_stands_again() -> None:
    accepted, rejected = said(Verdict.ACCEPT, "1"), said(Verdict.REJECT, "2")
    back = taking_back(rejected, by="甲", at="3")
    assert status_after(accepted, rejected, back) is Status.ACCEPTED
    assert status_after(accepted, rejected, back, taking_back(accepted, by="甲", at="4")) is Status.PROPOSED


def test_the_decision_of_another_reviewer_is_not_touched() -> None:
    mine, other = said(Verdict.ACCEPT, "1"), said(Verdict.REJECT, "2", "乙")
    assert status_after(mine, other, taking_back(mine, by="甲", at="3")) is Status.REJECTED


def test_an_amendment_taken_back_gives_what_was_read() -> None:
    other = replace(STANCE, polarity=Polarity.DENY)
    amended = decision_on(SAMPLE, STANCE, Verdict.AMEND, by="甲", at="1", after=other)
    once = apply_decisions(SAMPLE, [amended]).argument_map
    assert once.stances[0].polarity is Polarity.DENY
    back = apply_decisions(once, [amended, taking_back(amended, by="甲", at="2")]).argument_map
    assert back == SAMPLE


def test_a_merger_of_facts_is_taken_back() -> None:
    gone, kept = SAMPLE.facts[0], replace(SAMPLE.facts[0], id="fact-of-another-name", label="未上锁")
    two = replace(SAMPLE, facts=(*SAMPLE.facts, kept))
    merger = merge_of(two, gone, kept, by="甲", at="1")
    once = apply_decisions(two, [merger]).argument_map
    assert [f.id for f in once.facts] == [kept.id]
    assert apply_decisions(once, [merger, taking_back(merger, by="甲", at="2")]).argument_map == two


def test_what_was_taken_back_is_neither_standing_nor_unsure() -> None:
    accepted = said(Verdict.ACCEPT, "1")
    back = taking_back(accepted, by="甲", at="2")
    assert taken_back(back) == ("甲", "1")
    assert taken_back(accepted) is None
    assert taken_back(said(Verdict.UNSURE, "3")) is None
    assert standing([accepted, back]) == []
    (entry,) = [e for e in entries(SAMPLE, [accepted, back]) if e.item.id == STANCE.id]
    assert entry.verdict == ""


def test_reviewers_are_compared_by_what_they_did_not_take_back() -> None:
    one, slip, other = said(Verdict.ACCEPT, "1"), said(Verdict.REJECT, "2"), said(Verdict.ACCEPT, "3", "乙")
    assert len(differences([one, slip, other]).items) == 1
    found = differences([one, slip, other, taking_back(slip, by="甲", at="4")])
    assert (found.items, found.agreed, found.both) == ((), 1, 1)
