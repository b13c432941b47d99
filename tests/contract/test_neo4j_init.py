"""A database on a server becomes a store, is checked when it is opened, and never misread."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from graph.errors import ConfigurationError, StoreError
from graph.store.opening import init_store, open_store
from tests.support.neo4j_server import plain_driver
from tests.support.sample_maps import the_locker_map, the_pass_map
from tests.support.stored import everything

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.store.stored import Stored
    from tests.support.neo4j_places import Neo4jPlaces

LOCKER, PASS = the_locker_map(), the_pass_map()


@pytest.fixture
def address(neo4j_places: Neo4jPlaces) -> str:
    return neo4j_places.lts()


def run(address: str, words: str) -> list[dict[str, Any]]:
    with plain_driver(address) as driver, driver.session() as session:
        return session.run(words).data()


def refusal(address: str) -> str:
    with pytest.raises(StoreError) as raised, open_store(address) as store:
        store.list()
    return raised.value.problems[0].code


def test_making_ready_again_changes_nothing(address: str) -> None:
    with open_store(address) as store:
        store.save(LOCKER)
        before, state = everything(store), store.state()
        assert init_store(address) is False
        assert (everything(store), store.state()) == (before, state)


def test_a_database_of_somebody_else_is_refused_and_left_alone(address: str) -> None:
    run(address, "MATCH (s:RecordState) DELETE s")
    run(address, "CREATE (:Recipe {name: 'bread'})")
    assert refusal(address) == "SM415"
    with pytest.raises(StoreError, match="SM416"):
        init_store(address)
    assert run(address, "MATCH (n) RETURN n.name AS name") == [{"name": "bread"}]


def test_a_store_of_another_version_is_refused_and_left_alone(address: str) -> None:
    run(address, "MATCH (s:RecordState) SET s.version = 99")
    assert refusal(address) == "SM403"
    with pytest.raises(StoreError, match="SM403"):
        init_store(address)


def test_an_index_that_is_missing_is_told_and_made(address: str) -> None:
    run(address, "DROP INDEX symposium_map_words")
    assert refusal(address) == "SM415"
    assert init_store(address) is True
    with open_store(address) as store:
        assert store.list() == ()


def test_a_graph_of_another_form_is_refused_and_written_anew_from_the_record(address: str) -> None:
    with open_store(address) as store, open_store("memory:") as embedded:
        for one in (store, embedded):
            one.save(LOCKER)
            one.save(PASS)
        state = store.state()
        run(address, "MATCH (s:RecordState) SET s.form = 'older'")
        run(address, "MATCH (n:Stance) SET n:Opinion REMOVE n:Stance")
        assert refusal(address) == "SM420"
        assert init_store(address) is True
        assert everything(store) == everything(embedded)
        assert (store.load(LOCKER.symposium.id), store.state()) == (LOCKER, state)


def test_writing_anew_that_was_broken_off_is_done_again(address: str) -> None:
    with open_store(address) as store, open_store("memory:") as embedded:
        for one in (store, embedded):
            one.save(LOCKER)
        run(address, "MATCH (s:RecordState) SET s.filling = 'somebody', s.rebuilding = true")
        run(address, "MATCH (n:Issue) DETACH DELETE n")
        assert refusal(address) == "SM420"
        assert init_store(address) is True
        assert everything(store) == everything(embedded)


def test_a_filling_that_fails_leaves_an_empty_store(address: str) -> None:
    def broken() -> Iterator[Stored]:
        with open_store("memory:") as embedded:
            embedded.save(LOCKER)
            yield embedded.stored(LOCKER.symposium.id)
        raise StoreError([])

    with open_store(address) as store:
        with pytest.raises(StoreError):
            store.put_back(broken())
        assert (store.list(), everything(store), store.sequence()) == ((), ([], []), 0)
        store.save(LOCKER)


def test_a_filling_that_was_killed_is_closed_to_all_until_it_is_discarded(address: str) -> None:
    with open_store(address) as store:
        store.save(LOCKER)
        run(address, "MATCH (s:RecordState) SET s.filling = 'somebody'")
        assert refusal(address) == "SM419"
        changes: list[Callable[[], None]] = [
            lambda: store.save(PASS),
            lambda: store.delete(LOCKER.symposium.id),
        ]
        for change in changes:
            with pytest.raises(StoreError, match="SM419"):
                change()
        with pytest.raises(StoreError, match="SM419"):
            init_store(address)
        assert init_store(address, discard=True) is True
        assert store.list() == ()


def test_saves_of_a_group_are_kept_together_or_not_at_all(address: str) -> None:
    with open_store(address) as store, open_store("memory:") as embedded:
        with suppress(ZeroDivisionError), store.together():
            store.save(LOCKER)
            assert store.load(LOCKER.symposium.id) == LOCKER
            raise ZeroDivisionError
        assert (store.list(), everything(store)) == ((), ([], []))
        later = replace(LOCKER, unplaced=())
        for one in (store, embedded):
            with one.together():
                one.save(LOCKER)
                one.save(PASS)
                one.save(later)
        assert everything(store) == everything(embedded)
        assert store.sequence() == embedded.sequence() == 3


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("bolt://neo4j:secret@127.0.0.1:7687", "SM503"),
        ("postgres://127.0.0.1", "SM502"),
        ("http://127.0.0.1:7474", "SM502"),
    ],
)
def test_an_address_that_is_of_no_use_is_told_without_its_password(address: str, code: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        open_store(address)
    (problem,) = raised.value.problems
    assert problem.code == code
    assert "secret" not in str(problem)
