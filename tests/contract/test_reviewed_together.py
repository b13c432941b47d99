"""Decisions and the map they make: kept together or not at all, by one reviewer or by several at once."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.errors import InputError, IntegrityError, Location, NotFoundError, Problem, Severity, StoreError
from graph.model import Status, Verdict
from graph.review import (
    decision_on,
    issue_merge_of,
    move_of,
    reason_added,
    reviewed_map,
    selected,
    taking_back,
)
from graph.store.opening import open_store
from graph.store.position import WhoHolds
from server.usecases.review import decide, problems_of, review
from tests.support.breaking import breakable
from tests.support.sample_maps import the_locker_map, the_pass_map
from tests.support.stored import everything

if TYPE_CHECKING:
    from graph.model import Citation, Stance
    from graph.store.port import Store

LOCKER, PASS = the_locker_map(), the_pass_map()
MINE = LOCKER.symposium.id
HAN, LUO, WEI = LOCKER.stances[:3]
WARNED = (
    Problem("SM112", {"length": 40}, Location(3, 1, "研讨.txt"), "一段无人认领的话", Severity.WARNING),
    Problem("SM118", {"name": "某人"}),
)


def test_draft_map_decisions_and_problems_are_kept_as_of_one_moment(store: Store) -> None:
    store.save(LOCKER, problems=WARNED)
    first = store.kept(MINE)
    assert (first.argument_map, first.draft, first.decisions, first.problems) == (LOCKER, LOCKER, (), WARNED)
    decision = decision_on(LOCKER, HAN, Verdict.REJECT, by="甲", at="2026-01-01")
    found = decide(store, MINE, [decision])
    second = store.kept(MINE)
    assert second.draft == LOCKER
    assert second.argument_map == found.argument_map == store.load(MINE)
    assert second.argument_map.stances[0].status is Status.REJECTED
    assert (second.decisions, second.problems) == ((decision,), WARNED)
    assert second.as_of == found.as_of == store.sequence() > first.as_of


def test_problems_stay_until_another_reading_has_others_and_go_with_the_symposium(store: Store) -> None:
    store.save(LOCKER, problems=WARNED)
    store.save(replace(LOCKER, unplaced=()))
    assert problems_of(store, MINE) == review(store, MINE).problems == WARNED
    store.save(LOCKER, problems=())
    assert problems_of(store, MINE) == ()
    store.save(LOCKER, problems=WARNED)
    store.delete(MINE)
    store.save(LOCKER)
    assert problems_of(store, MINE) == ()
    with pytest.raises(NotFoundError):
        problems_of(store, "symposium-x")


def test_another_map_in_its_place_is_a_draft_of_its_own(store: Store) -> None:
    store.save(LOCKER)
    decide(store, MINE, [decision_on(LOCKER, HAN, Verdict.REJECT, by="甲", at="2026-01-01")])
    later = replace(LOCKER, unplaced=())
    store.save(later)
    assert store.kept(MINE).draft == later


@pytest.mark.parametrize("table", ["decision", "draft", "map", "change"])
def test_a_fault_in_the_middle_leaves_neither_decisions_nor_map(place: str, table: str) -> None:
    said = [
        decision_on(LOCKER, HAN, Verdict.REJECT, by="甲", at="2026-01-01"),
        decision_on(LOCKER, LUO, Verdict.ACCEPT, by="甲", at="2026-01-01"),
    ]
    with breakable(place) as broken:
        store = broken.store
        store.save(LOCKER)
        before, sequence = store.kept(MINE), store.sequence()
        with broken.failing(table), pytest.raises(StoreError, match=r"SM401|SM411"):
            decide(store, MINE, said)
        assert (store.kept(MINE), store.sequence(), store.decisions(MINE)) == (before, sequence, ())
        decide(store, MINE, said)
        assert store.decisions(MINE) == tuple(said)
        assert store.load(MINE).stances[0].status is Status.REJECTED


def test_a_fault_after_the_first_of_several_decisions_takes_that_one_back_too(place: str) -> None:
    said = [decision_on(LOCKER, s, Verdict.ACCEPT, by="甲", at="2026-01-01") for s in (HAN, LUO, WEI)]
    with breakable(place) as broken:
        broken.store.save(LOCKER)
        before = broken.store.kept(MINE)
        with broken.failing("decision", nth=2), pytest.raises(StoreError):
            decide(broken.store, MINE, said)
        assert broken.store.kept(MINE) == before


def test_what_was_seen_before_somebody_else_decided_is_refused_and_says_what_to_do(store: Store) -> None:
    store.save(LOCKER)
    seen = review(store, MINE).as_of
    decide(store, MINE, [decision_on(LOCKER, HAN, Verdict.REJECT, by="甲", at="2026-01-01")], as_of=seen)
    later = [decision_on(LOCKER, LUO, Verdict.REJECT, by="乙", at="2026-01-02")]
    with pytest.raises(IntegrityError) as raised:
        decide(store, MINE, later, as_of=seen)
    assert [(p.code, p.values["title"]) for p in raised.value.problems] == [("SM206", "快递柜取件行为的定性")]
    assert len(store.decisions(MINE)) == 1
    decide(store, MINE, later, as_of=review(store, MINE).as_of)
    # another symposium's changes are no concern of this one
    now = review(store, MINE).as_of
    store.save(PASS)
    decide(store, MINE, [decision_on(LOCKER, WEI, Verdict.ACCEPT, by="乙", at="2026-01-03")], as_of=now)


def test_many_reviewers_at_once_are_all_kept(store: Store) -> None:
    store.save(LOCKER)
    items: list[Stance | Citation] = [*LOCKER.stances, *LOCKER.citations]
    faults: list[Exception] = []

    def reviewer(by: str, mine: list[Stance | Citation]) -> None:
        for n, item in enumerate(mine):
            try:
                decide(
                    store, MINE, [decision_on(LOCKER, item, Verdict.ACCEPT, by=by, at=f"2026-01-{n + 1:02}")]
                )
            except Exception as error:  # noqa: BLE001
                faults.append(error)

    both = [threading.Thread(target=reviewer, args=(by, items[k::2])) for k, by in enumerate("甲乙")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert faults == []
    found = review(store, MINE)
    assert {d.item for d in found.decisions} == {i.id for i in items}
    assert all(s.status is Status.ACCEPTED for s in found.argument_map.stances)
    assert found.argument_map == reviewed_map(LOCKER, found.decisions).argument_map


def test_two_processes_worth_of_stores_do_not_overwrite_each_other(lasting_place: str) -> None:
    with open_store(lasting_place) as one, open_store(lasting_place) as other:
        one.save(LOCKER)
        decide(one, MINE, [decision_on(LOCKER, HAN, Verdict.ACCEPT, by="甲", at="2026-01-01")])
        decide(other, MINE, [decision_on(LOCKER, HAN, Verdict.REJECT, by="乙", at="2026-01-02")])
        found = review(one, MINE)
        assert [d.by for d in found.decisions] == ["甲", "乙"]
        assert found.differences.both == 1
        assert found.argument_map.stances[0].status is Status.REJECTED


def test_issues_merged_and_stances_moved_are_stored_and_taken_back(store: Store) -> None:
    store.save(LOCKER)
    one, other = LOCKER.issues[3], LOCKER.issues[2]
    wei = next(s for s in LOCKER.stances_on(one.id) if s.passage)
    choose = {wei.participant: wei.id}
    decide(store, MINE, [issue_merge_of(LOCKER, one, other, choose=choose, by="甲", at="2026-01-01")])
    assert [i.number for i in store.load(MINE).issues] == ["1.1", "1.2", "2.1"]
    moving = move_of(LOCKER, HAN, participant=WEI.participant, replaces=True, by="乙", at="2026-01-02")
    moved = decide(store, MINE, [moving])
    assert store.load(MINE) == moved.argument_map
    for said in reversed(store.decisions(MINE)):
        decide(store, MINE, [taking_back(said, by="丙", at=f"2026-02-{said.at[-2:]}")])
    assert store.load(MINE) == LOCKER
    assert len(store.decisions(MINE)) == 4


def test_a_step_that_later_decisions_rest_on_is_not_taken_back_before_them(store: Store) -> None:
    store.save(LOCKER)
    passage = selected(LOCKER, 0, 6)
    added = reason_added(LOCKER, HAN.id, "另一理由", passage, by="甲", at="2026-01-01")
    m = decide(store, MINE, [added]).argument_map
    reason = next(r for s in m.stances for r in s.reasons if r.id == added.item)
    accepting = decision_on(m, reason, Verdict.ACCEPT, by="乙", at="2026-01-02")
    decide(store, MINE, [accepting])
    with pytest.raises(InputError, match="SM244"):
        decide(store, MINE, [taking_back(added, by="甲", at="2026-01-03")])
    decide(store, MINE, [taking_back(accepting, by="乙", at="2026-01-03")])
    assert decide(store, MINE, [taking_back(added, by="甲", at="2026-01-04")]).argument_map == LOCKER


def test_a_merger_that_leaves_open_which_answer_stays_is_refused_whole(store: Store) -> None:
    store.save(LOCKER)
    merger = issue_merge_of(LOCKER, LOCKER.issues[1], LOCKER.issues[0], by="甲", at="2026-01-01")
    right = decision_on(LOCKER, WEI, Verdict.ACCEPT, by="甲", at="2026-01-01")
    with pytest.raises(InputError, match="SM240"):
        decide(store, MINE, [right, merger])
    assert (store.load(MINE), store.decisions(MINE)) == (LOCKER, ())


def test_a_symposium_that_was_deleted_begins_undecided_when_it_is_saved_anew(store: Store) -> None:
    store.save(LOCKER)
    decision = decision_on(LOCKER, HAN, Verdict.REJECT, by="甲", at="2026-01-01")
    decide(store, MINE, [decision])
    store.delete(MINE)
    store.save(LOCKER)
    found = review(store, MINE)
    assert (found.argument_map, found.draft, found.decisions) == (LOCKER, LOCKER, ())
    decide(store, MINE, [decision_on(LOCKER, LUO, Verdict.ACCEPT, by="乙", at="2026-01-02")])
    assert store.load(MINE).stances[0].status is Status.PROPOSED
    assert [d.by for d in store.decisions(MINE)] == ["甲", "乙"]  # for ever


def test_the_graph_after_a_review_is_the_graph_of_the_reviewed_map(store: Store) -> None:
    store.save(LOCKER)
    store.who_holds(WhoHolds())  # the graph is there before anything is decided
    one, other = LOCKER.issues[3], LOCKER.issues[2]
    wei = next(s for s in LOCKER.stances_on(one.id) if s.passage)
    merger = issue_merge_of(LOCKER, one, other, choose={wei.participant: wei.id}, by="甲", at="2026-01-01")
    moving = move_of(LOCKER, HAN, participant=WEI.participant, replaces=True, by="乙", at="2026-01-02")
    reviewed = decide(store, MINE, [merger, moving]).argument_map
    with open_store("memory:") as fresh:
        fresh.save(reviewed)
        assert everything(store) == everything(fresh)
    assert store.who_holds(WhoHolds(issues=("2.2",))) == ()
