from __future__ import annotations

from graph.model import Decision, Status, Verdict
from graph.review import apply_decisions
from tests.support.sample_maps import the_locker_map

SAMPLE = the_locker_map()
STANCE, OTHER = SAMPLE.stances[0], SAMPLE.stances[1]


def decision(item: str, verdict: Verdict, at: str = "2026-01-01") -> Decision:
    return Decision(item, verdict, "审稿人", at, "{}")


def status_of(item: str, *decisions: Decision) -> Status:
    decided = apply_decisions(SAMPLE, decisions).argument_map
    statuses = {one.id: one.status for one in decided.stances}
    statuses |= {reason.id: reason.status for stance in decided.stances for reason in stance.reasons}
    statuses |= {one.id: one.status for one in decided.citations}
    statuses |= {one.id: one.status for one in decided.unplaced}
    statuses |= {one.id: one.status for one in decided.opinions}
    statuses |= {one.id: one.status for one in decided.issues}
    return statuses[item]


def test_accept_and_reject_set_the_status_of_that_item_only() -> None:
    decided = apply_decisions(
        SAMPLE, [decision(STANCE.id, Verdict.ACCEPT), decision(OTHER.id, Verdict.REJECT)]
    )
    assert [s.status for s in decided.argument_map.stances[:3]] == [
        Status.ACCEPTED, Status.REJECTED, Status.PROPOSED,
    ]  # fmt: skip
    assert decided.lost == ()


def test_the_latest_decision_wins() -> None:
    first, last = decision(STANCE.id, Verdict.ACCEPT), decision(STANCE.id, Verdict.REJECT)
    assert status_of(STANCE.id, first, last) is Status.REJECTED
    assert status_of(STANCE.id, last, first) is Status.ACCEPTED


def test_unsure_leaves_an_item_to_be_decided() -> None:
    accepted = apply_decisions(SAMPLE, [decision(STANCE.id, Verdict.ACCEPT)]).argument_map
    again = apply_decisions(accepted, [decision(STANCE.id, Verdict.UNSURE)]).argument_map
    assert again.stances[0].status is Status.PROPOSED


def test_what_fits_nowhere_stays_unplaced_until_decided() -> None:
    unplaced = SAMPLE.unplaced[0].id
    assert status_of(unplaced, decision(unplaced, Verdict.UNSURE)) is Status.UNPLACED
    assert status_of(unplaced, decision(unplaced, Verdict.REJECT)) is Status.REJECTED


def test_every_kind_of_item_can_be_decided() -> None:
    items = [
        STANCE.reasons[0].id, SAMPLE.citations[0].id, SAMPLE.unplaced[0].id, SAMPLE.opinions[1].id,
        SAMPLE.issues[2].id,
    ]  # fmt: skip
    for item in items:
        assert status_of(item, decision(item, Verdict.ACCEPT)) is Status.ACCEPTED


def test_unknown_items_and_amendments_are_lost_not_forgotten() -> None:
    gone, amended = decision("stance-gone", Verdict.ACCEPT), decision(STANCE.id, Verdict.AMEND)
    decided = apply_decisions(SAMPLE, [gone, amended])
    assert [(x.decision, x.problem.code) for x in decided.lost] == [(gone, "SM210"), (amended, "SM212")]
    assert decided.argument_map == SAMPLE


def test_applying_twice_is_applying_once() -> None:
    decisions = [decision(STANCE.id, Verdict.REJECT), decision(SAMPLE.citations[0].id, Verdict.ACCEPT)]
    once = apply_decisions(SAMPLE, decisions).argument_map
    assert apply_decisions(once, decisions).argument_map == once
    assert once != SAMPLE
