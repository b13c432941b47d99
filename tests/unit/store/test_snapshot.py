"""The graph kept beside the record: used where it fits, made anew where it is stale, cut, changed or another's."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.store import embedded
from graph.store.graph_in_memory import GraphInMemory
from graph.store.opening import open_store
from graph.store.position import WhoHolds
from tests.support.sample_maps import a_wide_map, the_locker_map, the_pass_map
from tests.support.stored import everything

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LOCKER, PASS = the_locker_map(), the_pass_map()
LATER = replace(LOCKER, citations=(), unplaced=())


@pytest.fixture(autouse=True)
def _everything_is_worth_keeping(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "_WORTH_KEEPING_S", -1.0)


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Gets a number for every graph that is built from a record."""
    built: list[int] = []
    make = GraphInMemory.built

    def counted(*given: object) -> GraphInMemory:
        built.append(len(built))
        return make(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(GraphInMemory, "built", counted)
    return built


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with two symposia and its graph beside it."""
    made = tmp_path / "store.sqlite"
    with open_store(made) as store:
        store.save(LOCKER)
        store.save(PASS)
        store.prepare()
    assert {f.name for f in tmp_path.iterdir()} == {
        "store.sqlite",
        "store.sqlite.graph",
        "store.sqlite.graph.json",
    }
    return made


def graph_of(path: Path) -> Path:
    return path.with_name(path.name + ".graph")


def fresh(*maps: object) -> object:
    """What a graph of these maps is that was never kept."""
    with open_store("memory:") as store:
        for m in maps:
            store.save(m)  # type: ignore[arg-type]
        return everything(store)


def test_a_graph_that_fits_is_taken_and_not_built(path: Path, built: list[int]) -> None:
    with open_store(path) as store:
        assert everything(store) == fresh(LOCKER, PASS)
        assert built == [0]  # the fresh one
        assert len(store.who_holds(WhoHolds(words=("快件",)))) == 2


def test_what_changed_since_is_put_into_it(path: Path, built: list[int]) -> None:
    with open_store(path) as store:
        store.save(LATER)
        store.save(a_wide_map(2, 2))
        store.delete(PASS.symposium.id)
    # by one who never asked the graph, so that the kept one is older than the record
    with open_store(path) as store:
        assert everything(store) == fresh(LATER, a_wide_map(2, 2))
    with open_store(path) as store:
        assert everything(store) == fresh(LATER, a_wide_map(2, 2))
    assert built == [0, 1]  # the fresh ones


def cut(path: Path) -> None:
    content = graph_of(path).read_bytes()
    graph_of(path).unlink()
    graph_of(path).write_bytes(content[: len(content) // 2])


def one_byte(path: Path) -> None:
    content = bytearray(graph_of(path).read_bytes())
    content[len(content) // 2] ^= 1
    graph_of(path).unlink()
    graph_of(path).write_bytes(content)


def emptied(path: Path) -> None:
    graph_of(path).unlink()
    graph_of(path).touch()


def gone(path: Path) -> None:
    graph_of(path).unlink()


def told_otherwise(**said: object) -> Callable[[Path], None]:
    def tell(path: Path) -> None:
        about = path.with_name(path.name + ".graph.json")
        about.write_text(json.dumps(json.loads(about.read_text()) | said))

    return tell


def no_json(path: Path) -> None:
    path.with_name(path.name + ".graph.json").write_text("{")


def of_another_record(path: Path) -> None:
    """The record at its place has as many changes, but other ones: two copies of one went their own ways."""
    path.unlink()
    with open_store(path) as store:
        store.save(PASS)
        store.save(LOCKER)


def record_went_back(path: Path) -> None:
    """An earlier copy of the record was put back."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DELETE FROM change WHERE sequence = 2")


DAMAGES = {
    "cut": cut,
    "one byte": one_byte,
    "emptied": emptied,
    "gone": gone,
    "of another program": told_otherwise(program="0" * 64),
    "of a later format": told_otherwise(format=2),
    "of another engine": told_otherwise(engine="0.99"),
    "of another change": told_otherwise(sequence=1),
    "of a change to come": told_otherwise(sequence=99),
    "another check sum": told_otherwise(crc=0),
    "no JSON": no_json,
    "of another record": of_another_record,
    "record went back": record_went_back,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_does_not_fit_is_built_anew_and_kept_again(path: Path, damage: str, built: list[int]) -> None:
    DAMAGES[damage](path)
    with open_store(path) as store:
        assert everything(store) == fresh(LOCKER, PASS)
    assert built == [0, 1]
    with open_store(path) as store:
        assert len(store.who_holds(WhoHolds())) == 12
    assert built == [0, 1]


def test_a_copy_that_went_its_own_way_is_not_taken_for_the_other(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    shutil.copy(path, other)
    with open_store(path) as store:
        store.save(LATER)
        store.prepare()
    with open_store(other) as store:
        store.save(a_wide_map(1, 1))
    # both stand at change 3 now; the graph beside them is of the first
    other.replace(path)
    with open_store(path) as store:
        assert everything(store) == fresh(LOCKER, PASS, a_wide_map(1, 1))


def test_where_it_cannot_be_kept_all_goes_on_without(path: Path) -> None:
    for name in (".graph", ".graph.json"):
        at = path.with_name(path.name + name)
        at.unlink()
        at.mkdir()
    with open_store(path) as store:
        assert everything(store) == fresh(LOCKER, PASS)
    assert sorted(f.name for f in path.parent.iterdir()) == [
        "store.sqlite", "store.sqlite.graph", "store.sqlite.graph.json"
    ]  # fmt: skip


def test_what_a_killed_program_left_is_taken_away(path: Path) -> None:
    old, new = (path.with_name(f"store.sqlite.graph.{n}") for n in (1, 2))
    old.write_bytes(b"half")
    new.write_bytes(b"half")
    os.utime(old, (0, 0))
    with open_store(path) as store:
        store.save(LATER)
        store.prepare()
    assert (old.exists(), new.exists()) == (False, True)


def test_progress_is_told_while_the_graph_is_built(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with open_store(tmp_path / "s", progress=lambda done, total: told.append((done, total))) as store:
        for n in range(23):
            store.save(a_wide_map(1, 1, f"第{n}场"))
        store.prepare()
    assert told == [(10, 23), (20, 23), (23, 23)]
