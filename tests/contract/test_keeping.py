"""Saving, loading, deleting: what goes in comes out, once, whole, or not at all."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from graph.errors import IntegrityError, NotFoundError, SymposiumMapError
from graph.model import AuthorityKind, Decision, Status, Verdict
from graph.store.opening import open_store
from graph.store.position import WhoHolds
from tests.support.map_strategy import maps
from tests.support.sample_maps import a_wide_map, the_locker_map, the_pass_map
from tests.support.stored import count, everything

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.model import ArgumentMap
    from graph.store.port import Store

LOCKER, PASS = the_locker_map(), the_pass_map()


def test_a_new_store_is_empty(store: Store) -> None:
    assert store.list() == ()
    assert store.sequence() == 0
    assert store.who_holds(WhoHolds()) == ()
    assert store.same_as() == ()
    assert everything(store) == ([], [])
    store.ping()


def test_what_is_saved_is_loaded_equal(store: Store) -> None:
    store.save(LOCKER)
    store.save(PASS)
    assert store.load(LOCKER.symposium.id) == LOCKER
    assert store.load(PASS.symposium.id) == PASS


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(argument_map=maps())
def test_any_map_is_loaded_equal_and_found_whole(place: str, argument_map: ArgumentMap) -> None:
    with open_store(place) as store:
        store.save(argument_map)
        assert store.load(argument_map.symposium.id) == argument_map
        held = store.who_holds(WhoHolds(symposia=(argument_map.symposium.id,), statuses=tuple(Status)))
        assert [p.stance for p in held] == [s for s in argument_map.stances if s.passage]


def test_saving_the_same_again_changes_nothing(store: Store) -> None:
    store.save(LOCKER)
    before, sequence = everything(store), store.sequence()
    store.save(LOCKER)
    assert store.sequence() == sequence
    assert everything(store) == before


def test_a_later_map_of_a_symposium_takes_the_place_of_the_earlier(store: Store) -> None:
    store.save(LOCKER)
    first = replace(LOCKER.stances[0], claim="改过的主张", reasons=(), charges=("抢夺罪",))
    later = replace(LOCKER, stances=(first, *LOCKER.stances[1:]))
    store.save(later)
    assert store.load(LOCKER.symposium.id) == later
    assert len(store.list()) == 1
    held = store.who_holds(WhoHolds(words=("改过的主张",)))
    assert [p.stance for p in held] == [first]
    assert store.who_holds(WhoHolds(words=("快件仍归收件人占有",))) == ()


def test_the_graph_after_changes_is_the_graph_built_anew(store: Store) -> None:
    store.save(LOCKER)
    store.who_holds(WhoHolds())
    store.save(PASS)
    store.who_holds(WhoHolds())
    store.save(replace(LOCKER, citations=(), authorities=()))
    store.who_holds(WhoHolds())
    store.delete(PASS.symposium.id)
    changed = everything(store)
    with open_store("memory:") as other:
        other.save(replace(LOCKER, citations=(), authorities=()))
        assert everything(other) == changed


def test_deleting_takes_all_of_a_symposium_and_nothing_else(store: Store) -> None:
    store.save(LOCKER)
    store.save(PASS)
    store.delete(LOCKER.symposium.id)
    with open_store("memory:") as only_pass:
        only_pass.save(PASS)
        assert everything(store) == everything(only_pass)
    with pytest.raises(NotFoundError):
        store.load(LOCKER.symposium.id)
    assert [s.id for s in store.list()] == [PASS.symposium.id]


def test_deleting_leaves_the_shared_nodes_that_others_use(store: Store) -> None:
    store.save(LOCKER)
    store.save(PASS)
    store.delete(LOCKER.symposium.id)
    assert count(store, "(:Expert {name: '韩松'})") == 1
    assert count(store, "(:Expert {name: '罗晓'})") == 0
    assert count(store, "(:Authority)") == 2
    assert count(store, "(:Charge {name: '诈骗罪'})") == 1
    assert count(store, "(:Charge {name: '抢夺罪'})") == 0


def test_what_symposia_write_differently_does_not_hang_on_the_order_of_saving(store: Store) -> None:
    other_kind = [replace(law, kind=AuthorityKind.OTHER) for law in PASS.authorities]
    other = replace(PASS, authorities=tuple(other_kind))
    first, last = sorted((LOCKER, other), key=lambda m: m.symposium.id)
    first_kinds = {law.name: law.kind for law in first.authorities}
    for order in ((first, last), (last, first)):
        for argument_map in order:
            store.save(argument_map)
            rows = store.query("MATCH (a:Authority) RETURN a.name AS name, a.kind AS kind")
        assert {row["name"]: row["kind"] for row in rows} == first_kinds
        for argument_map in order:
            store.delete(argument_map.symposium.id)


def test_what_does_not_exist_is_not_found_with_the_nearest(store: Store) -> None:
    with pytest.raises(NotFoundError) as raised:
        store.load("symposium-0000")
    assert raised.value.problems[0].code == "SM304"
    store.save(LOCKER)
    near = LOCKER.symposium.id[:-1] + "x"
    for ask in (store.load, store.delete):
        with pytest.raises(NotFoundError) as raised:
            ask(near)
        (problem,) = raised.value.problems
        assert (problem.code, problem.values["nearest"]) == ("SM301", LOCKER.symposium.id)


def test_the_list_tells_what_each_symposium_is_latest_first(store: Store) -> None:
    undated = a_wide_map(2, 2, "无日期")
    undated = replace(undated, symposium=replace(undated.symposium, date=None))
    for argument_map in (PASS, undated, LOCKER):
        store.save(argument_map)
    summaries = store.list()
    assert [s.title for s in summaries] == ["快递柜取件行为的定性", "冒用乘车码案研讨", "无日期"]
    first = summaries[0]
    assert (first.id, first.organiser, first.date) == (LOCKER.symposium.id, "某法学期刊", "2024-05-10")
    assert first.experts == ("韩松", "罗晓", "魏明远")
    assert (first.cases, first.questions, first.issues, first.stances, first.unchecked) == (1, 2, 4, 12, 11)


def test_the_source_is_kept_byte_by_byte(store: Store) -> None:
    content = LOCKER.document.text.encode("gb18030")
    document = replace(LOCKER.document, id=hashlib.sha256(content).hexdigest(), encoding="其他")
    argument_map = a_wide_map(1, 1)
    argument_map = replace(argument_map, document=replace(document, text=argument_map.document.text))
    store.save(argument_map, content)
    source = store.source(document.id)
    assert source.content == content
    assert source.text == argument_map.document.text
    assert (source.name, source.encoding) == ("研讨.txt", "其他")


def test_bytes_that_text_and_encoding_give_need_not_be_sent(store: Store) -> None:
    store.save(LOCKER)
    assert store.source(LOCKER.document.id).content == LOCKER.document.text.encode()


@pytest.mark.parametrize("content", [b"something else", None])
def test_a_source_of_another_digest_is_refused_and_nothing_kept(store: Store, content: bytes | None) -> None:
    wrong = replace(LOCKER, document=replace(LOCKER.document, encoding="utf-16"))
    with pytest.raises(IntegrityError, match="SM204"):
        store.save(wrong, content)
    assert store.list() == ()
    assert store.sequence() == 0


def test_a_text_drawn_from_a_file_is_kept_with_its_bytes_and_by_what_it_was_drawn(store: Store) -> None:
    content = b"%PDF-1.4 not even sound: the store keeps it as it is"
    drawn = replace(
        LOCKER.document, id=hashlib.sha256(content).hexdigest(), encoding="pdf", extractor="pypdfium2 5.15.2"
    )
    wide = a_wide_map(1, 1)
    argument_map = replace(wide, document=replace(drawn, text=wide.document.text))
    with pytest.raises(IntegrityError, match="SM204"):
        store.save(argument_map)
    store.save(argument_map, content)
    assert store.load(argument_map.symposium.id) == argument_map
    assert store.load(argument_map.symposium.id).document.extractor == "pypdfium2 5.15.2"
    source = store.source(drawn.id)
    assert (source.content, source.text) == (content, wide.document.text)


def test_bytes_are_never_worked_out_from_a_drawn_text(store: Store) -> None:
    # by chance the file may be the text itself; that it was drawn from a file says that nobody may rely on it
    drawn = replace(LOCKER, document=replace(LOCKER.document, extractor="odfdo 3.27.3"))
    with pytest.raises(IntegrityError, match="SM204"):
        store.save(drawn)


def test_a_known_source_need_not_be_sent_again(store: Store) -> None:
    content = LOCKER.document.text.encode()
    odd = replace(LOCKER, document=replace(LOCKER.document, encoding="pdf text"))
    store.save(odd, content)
    later = replace(odd, symposium=replace(odd.symposium, source_note="校对后"))
    store.save(later)
    assert store.load(LOCKER.symposium.id) == later


def test_a_span_is_read_from_the_source(store: Store) -> None:
    store.save(LOCKER)
    passage = LOCKER.stances[0].passage
    assert passage is not None
    assert (
        store.passage(passage.document, passage.span.start, passage.span.end)
        == "韩松：秘密取走快件构成盗窃罪"
    )


@pytest.mark.parametrize("span", [(-1, 3), (5, 4), (0, 10**6)])
def test_a_span_outside_the_source_is_not_found(store: Store, span: tuple[int, int]) -> None:
    store.save(LOCKER)
    with pytest.raises(NotFoundError, match="SM303"):
        store.passage(LOCKER.document.id, *span)


def test_an_unknown_source_is_not_found(store: Store) -> None:
    with pytest.raises(NotFoundError, match="SM302"):
        store.source("0" * 64)


def test_a_file_tells_where_it_was_imported(store: Store) -> None:
    assert store.symposia_of(LOCKER.document.id) == ()
    store.save(LOCKER)
    assert store.symposia_of(LOCKER.document.id) == (LOCKER.symposium.id,)


def test_one_file_as_two_symposia_is_kept_twice_and_deleted_singly(store: Store) -> None:
    other = replace(LOCKER, symposium=replace(LOCKER.symposium, id="symposium-other", title="改题"))
    store.save(LOCKER)
    store.save(other)
    assert store.symposia_of(LOCKER.document.id) == tuple(sorted((LOCKER.symposium.id, "symposium-other")))
    assert len(store.who_holds(WhoHolds())) == 2 * 8
    store.delete(LOCKER.symposium.id)
    assert store.load("symposium-other") == other
    assert store.source(LOCKER.document.id).content == LOCKER.document.text.encode()
    assert len(store.who_holds(WhoHolds())) == 8
    store.delete("symposium-other")
    with pytest.raises(NotFoundError):
        store.source(LOCKER.document.id)


def test_a_corrected_text_is_another_document_and_the_first_stays_readable(store: Store) -> None:
    store.save(LOCKER)
    text = LOCKER.document.text + "勘误。\n"
    document = replace(LOCKER.document, id=hashlib.sha256(text.encode()).hexdigest(), text=text)
    corrected = replace(LOCKER, document=document)
    store.save(corrected)
    assert store.load(LOCKER.symposium.id) == corrected
    assert store.source(LOCKER.document.id).text == LOCKER.document.text
    assert store.symposia_of(LOCKER.document.id) == ()
    store.delete(LOCKER.symposium.id)
    for gone in (LOCKER.document.id, document.id):
        with pytest.raises(NotFoundError):
            store.source(gone)


def test_decisions_are_kept_for_ever_in_order(store: Store) -> None:
    store.save(LOCKER)
    item = LOCKER.stances[0].id
    first = Decision(item, Verdict.ACCEPT, "甲审稿人", "2026-01-01T09:00:00", '{"status": "proposed"}')
    second = Decision(item, Verdict.AMEND, "乙审稿人", "2025-01-01T09:00:00", "{}", '{"claim": "x"}')
    store.record_decision(LOCKER.symposium.id, first)
    store.record_decision(LOCKER.symposium.id, second)
    assert store.decisions(LOCKER.symposium.id) == (first, second)
    assert store.decisions(PASS.symposium.id) == ()
    store.delete(LOCKER.symposium.id)
    assert store.decisions(LOCKER.symposium.id) == (first, second)


def test_a_decision_on_no_symposium_is_refused(store: Store) -> None:
    with pytest.raises(NotFoundError):
        store.record_decision("symposium-x", Decision("x", Verdict.ACCEPT, "甲", "2026-01-01", "{}"))
    assert store.decisions("symposium-x") == ()


def test_every_change_has_a_later_number(store: Store) -> None:
    numbers = [store.sequence()]
    decision = Decision(LOCKER.stances[0].id, Verdict.ACCEPT, "甲", "2026-01-01", "{}")
    changes: list[Callable[[], None]] = [
        lambda: store.save(LOCKER),
        lambda: store.record_decision(LOCKER.symposium.id, decision),
        lambda: store.delete(LOCKER.symposium.id),
        lambda: store.save(LOCKER),
    ]
    for change in changes:
        change()
        numbers.append(store.sequence())
    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize("confidence", [float("nan"), float("inf")])
def test_what_cannot_be_kept_without_loss_is_refused(store: Store, confidence: float) -> None:
    first = replace(LOCKER.stances[0], confidence=confidence)
    with pytest.raises(IntegrityError, match="SM205"):
        store.save(replace(LOCKER, stances=(first, *LOCKER.stances[1:])))
    assert store.list() == ()


def test_half_a_character_is_refused(store: Store) -> None:
    with pytest.raises(SymposiumMapError):
        store.save(replace(LOCKER, symposium=replace(LOCKER.symposium, source_note="\ud83d")))
    assert store.list() == ()
