"""Decisions in a store: kept with the map they make, moved when the text is corrected."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.errors import InputError, IntegrityError
from graph.model import Polarity, Stance, Status, Verdict
from graph.review import decision_on, issue_merge_of, move_of, reason_added, selected
from graph.store.position import WhoHolds
from server.usecases.import_transcript import (
    Details,
    apply_reading,
    compare_reading,
    import_draft,
    read_again,
    read_draft,
)
from server.usecases.review import decide, review
from tests.support.sample_maps import the_locker_map

if TYPE_CHECKING:
    from graph.model import ArgumentMap
    from graph.store.port import Store

LOCKER = the_locker_map()
HAN, LUO = LOCKER.stances[:2]
NOTHING = Details()

TRANSCRIPT = """快递柜取件行为的定性

主办：东川市法学会    时间：2024年5月10日

问题一：关于平台责任

主持人：快递柜的经营者应否承担赔偿责任？

罗晓：快递柜的经营者应当承担赔偿责任。经营者没有履行审核义务。

韩松：要看经营者有没有过错，如果没有过错，就不应当承担赔偿责任。
"""

SECOND = """
问题二：关于范围

主持人：快递柜的经营者应否承担全部赔偿责任？

罗晓：快递柜的经营者应当承担全部赔偿责任。

韩松：快递柜的经营者不应当承担全部赔偿责任。
"""


def read_in(store: Store, text: str) -> ArgumentMap:
    return import_draft(read_draft(text.encode(), "研讨.txt"), NOTHING, store, text.encode()).argument_map


def of(m: ArgumentMap, name: str) -> Stance:
    person = next(p.id for p in m.participants if p.name == name)
    return next(s for s in m.stances if s.participant == person)


def test_an_amended_answer_is_what_the_store_finds(store: Store) -> None:
    store.save(LOCKER)
    after = replace(HAN, polarity=Polarity.DENY, charges=("侵占罪",), answers=())
    amended = decision_on(LOCKER, HAN, Verdict.AMEND, by="甲", at="2026-01-01", after=after)
    found = decide(store, LOCKER.symposium.id, [amended])
    assert store.load(LOCKER.symposium.id) == found.argument_map
    assert store.decisions(LOCKER.symposium.id) == (amended,)
    (held,) = store.who_holds(WhoHolds(charges=("侵占罪",)))
    assert (held.stance.polarity, held.stance.status) == (Polarity.DENY, Status.AMENDED)


def test_a_decision_taken_back_leaves_the_map_as_it_was_and_both_on_record(store: Store) -> None:
    store.save(LOCKER)
    first = decision_on(LOCKER, LUO, Verdict.REJECT, by="甲", at="2026-01-01")
    back = decision_on(LOCKER, LUO, Verdict.UNSURE, by="甲", at="2026-01-02")
    decide(store, LOCKER.symposium.id, [first])
    found = decide(store, LOCKER.symposium.id, [back])
    assert store.load(LOCKER.symposium.id) == LOCKER
    assert found.decisions == store.decisions(LOCKER.symposium.id) == (first, back)


def test_what_cannot_be_brought_in_is_refused_and_nothing_kept(store: Store) -> None:
    store.save(LOCKER)
    right = decision_on(LOCKER, LUO, Verdict.ACCEPT, by="甲", at="2026-01-01")
    wrong = decision_on(
        LOCKER, HAN, Verdict.AMEND, by="甲", at="2026-01-01", after=replace(HAN, passage=None)
    )
    with pytest.raises(InputError, match="SM213"):
        decide(store, LOCKER.symposium.id, [right, wrong])
    assert store.load(LOCKER.symposium.id) == LOCKER
    assert store.decisions(LOCKER.symposium.id) == ()


def test_two_reviewers_are_both_kept_and_compared(store: Store) -> None:
    store.save(LOCKER)
    said = [
        decision_on(LOCKER, HAN, Verdict.ACCEPT, by="甲", at="2026-01-01"),
        decision_on(LOCKER, HAN, Verdict.REJECT, by="乙", at="2026-01-02"),
    ]
    for one in said:
        decide(store, LOCKER.symposium.id, [one])
    found = review(store, LOCKER.symposium.id)
    assert found.decisions == tuple(said)
    assert [(d.item, d.decisions) for d in found.differences.items] == [(HAN.id, tuple(said))]
    assert (found.differences.agreed, found.differences.both) == (0, 1)
    assert found.argument_map.stances[0].status is Status.REJECTED


def test_a_corrected_text_takes_the_decisions_with_it(store: Store) -> None:
    m = read_in(store, TRANSCRIPT)
    luo, han = of(m, "罗晓"), of(m, "韩松")
    amended = replace(luo, claim="应当赔偿")
    said = [
        decision_on(m, luo, Verdict.AMEND, by="甲", at="2026-01-01", after=amended),
        decision_on(m, han, Verdict.ACCEPT, by="乙", at="2026-01-02"),
    ]
    decide(store, m.symposium.id, said)
    corrected = TRANSCRIPT.replace("审核义务", "审慎核验义务")
    content = corrected.encode()
    imported = import_draft(read_draft(content, "研讨.txt"), NOTHING, store, content)
    assert imported.carried is not None
    assert (len(imported.carried.decisions), imported.carried.lost) == (2, ())
    stored = store.load(m.symposium.id)
    assert stored == imported.argument_map
    assert stored.document.text == corrected
    assert (of(stored, "罗晓").claim, of(stored, "罗晓").status) == ("应当赔偿", Status.AMENDED)
    assert of(stored, "韩松").status is Status.ACCEPTED
    assert store.decisions(m.symposium.id)[:2] == tuple(said)
    now = review(store, m.symposium.id)
    assert [(d.by, d.at) for d in now.decisions] == [("甲", "2026-01-01"), ("乙", "2026-01-02")]
    assert store.source(m.document.id).text == TRANSCRIPT
    again = decide(
        store,
        m.symposium.id,
        [decision_on(stored, of(stored, "韩松"), Verdict.REJECT, by="乙", at="2026-02-01")],
    )
    assert of(again.argument_map, "罗晓").claim == "应当赔偿"


def test_another_symposium_of_the_same_title_does_not_take_its_place(store: Store) -> None:
    m = read_in(store, TRANSCRIPT)
    decide(store, m.symposium.id, [decision_on(m, of(m, "罗晓"), Verdict.ACCEPT, by="甲", at="2026-01-01")])
    head = TRANSCRIPT.split("问题一", maxsplit=1)[0]
    other = head + (
        "问题一：关于网络店铺\n\n主持人：未成年人高额打赏能否请求返还？\n\n"
        "秦越：未成年人的打赏可以请求返还。打赏与年龄、智力不相适应的，合同无效。\n\n"
        "方珂：我认为不能一概返还，监护人也有疏于看管的过失，可以酌情减少数目。\n"
    )
    with pytest.raises(InputError, match="SM193"):
        read_in(store, other)
    assert store.load(m.symposium.id).document.text == TRANSCRIPT


def test_reading_again_keeps_the_decisions(store: Store) -> None:
    m = read_in(store, TRANSCRIPT)
    poorer = replace(m, stances=tuple(replace(s, charges=(), reasons=()) for s in m.stances), citations=())
    store.save(poorer)
    luo = of(poorer, "罗晓")
    decide(store, m.symposium.id, [decision_on(poorer, luo, Verdict.ACCEPT, by="甲", at="2026-01-01")])
    imported = read_again(m.symposium.id, store)
    assert imported.carried is not None
    assert imported.carried.lost == ()
    assert of(store.load(m.symposium.id), "罗晓").status is Status.ACCEPTED
    # what was moved stays on record, what it became is what counts
    (kept,) = store.kept(m.symposium.id).decisions
    first, second = store.decisions(m.symposium.id)
    assert (second, first.item, first.at) == (kept, kept.item, kept.at)
    reasons = {r.id for s in m.stances for r in s.reasons}
    assert set(imported.carried.new_items) == reasons


def test_reading_again_retires_what_it_moves_and_keeps_merged_and_moved_and_added_ones(store: Store) -> None:
    m = read_in(store, TRANSCRIPT + SECOND)
    mine, luo, han = m.symposium.id, of(m, "罗晓"), of(m, "韩松")
    start = m.document.text.index("审核义务")
    reason = reason_added(m, luo.id, "未尽审核义务", selected(m, start, start + 4), by="甲", at="2026-01-01")
    now = decide(store, mine, [reason]).argument_map
    choose = {luo.participant: luo.id, han.participant: han.id}
    one, other = now.issues
    merger = issue_merge_of(now, other, one, choose=choose, by="甲", at="2026-01-02")
    now = decide(store, mine, [merger]).argument_map
    held = next(s for s in now.stances if s.id == han.id)
    moving = move_of(now, held, participant=luo.participant, replaces=True, by="乙", at="2026-01-03")
    moved = decide(store, mine, [moving])
    before = store.kept(mine)
    # as if an earlier reader had not seen the citations
    store.save_review(moved.argument_map, [], draft=replace(before.draft or m, agreements=()))
    imported = read_again(mine, store)
    assert imported.carried is not None
    assert imported.carried.lost == ()
    assert store.load(mine) == moved.argument_map
    again = read_again(mine, store)
    assert store.kept(mine).decisions == before.decisions
    assert again.argument_map == moved.argument_map
    assert store.decisions(mine)[:3] == before.decisions


def test_comparing_a_reading_stores_nothing_and_storing_it_late_is_refused(store: Store) -> None:
    m = read_in(store, TRANSCRIPT)
    store.save(replace(m, citations=(), authorities=(), unplaced=(), agreements=(), reported=()))
    stances = tuple(replace(s, reasons=(), charges=()) for s in m.stances)
    poorer = replace(store.load(m.symposium.id), stances=stances)
    store.save(poorer)
    before = store.kept(m.symposium.id)
    reading = compare_reading(m.symposium.id, store)
    assert not reading.is_same
    assert store.kept(m.symposium.id) == before
    decide(
        store, m.symposium.id, [decision_on(poorer, of(poorer, "罗晓"), Verdict.ACCEPT, by="甲", at="2026")]
    )
    with pytest.raises(IntegrityError, match="SM206"):
        apply_reading(store, reading)
    apply_reading(store, compare_reading(m.symposium.id, store))
    assert of(store.load(m.symposium.id), "罗晓").status is Status.ACCEPTED
