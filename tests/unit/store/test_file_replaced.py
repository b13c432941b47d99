"""The file of a store under a program at work: deleted, put back, replaced; of an earlier version."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from graph.errors import StoreError
from graph.model import Status, Verdict
from graph.review import decision_on
from graph.store.opening import open_store
from graph.store.position import WhoHolds
from server.usecases.browse import Library
from server.usecases.review import decide, review
from tests.support.sample_maps import the_locker_map, the_pass_map

if TYPE_CHECKING:
    from pathlib import Path

LOCKER, PASS = the_locker_map(), the_pass_map()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite"


def another(folder: Path) -> Path:
    """A store that holds the other symposium."""
    made = folder / "other.sqlite"
    with open_store(made) as store:
        store.save(PASS)
    return made


def test_a_deleted_file_is_told_at_the_next_request_and_not_made_anew(path: Path) -> None:
    with open_store(path) as store:
        store.save(LOCKER)
        kept = path.read_bytes()
        path.unlink()
        for ask in (store.ping, store.list, lambda: store.save(PASS), lambda: store.who_holds(WhoHolds())):
            with pytest.raises(StoreError) as raised:
                ask()
            assert [(p.code, p.values["path"]) for p in raised.value.problems] == [("SM408", str(path))]
        assert not path.exists()
        assert kept


def test_a_file_that_is_put_back_is_used_again(path: Path, tmp_path: Path) -> None:
    with open_store(path) as store:
        store.save(LOCKER)
        away = tmp_path / "away.sqlite"
        path.rename(away)
        with pytest.raises(StoreError, match="SM408"):
            store.list()
        away.rename(path)
        assert store.load(LOCKER.symposium.id) == LOCKER
        store.save(PASS)
        assert len(store.list()) == 2


def test_a_replaced_file_is_what_answers_from_then_on(path: Path, tmp_path: Path) -> None:
    with open_store(path) as store:
        library = Library(store)
        store.save(LOCKER)
        assert len(store.who_holds(WhoHolds())) == 8
        library.cards()
        sequence = store.sequence()
        os.replace(another(tmp_path), path)  # noqa: PTH105
        assert [s.id for s in store.list()] == [PASS.symposium.id]
        assert store.sequence() == sequence  # the same number, and yet another record
        assert {p.symposium for p in store.who_holds(WhoHolds())} == {PASS.symposium.id}
        assert [c.symposium.title for c in library.cards()] == ["冒用乘车码案研讨"]
        store.save(LOCKER)
        assert len(store.list()) == 2
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_log_of_a_deleted_file_is_not_played_into_its_successor(path: Path, tmp_path: Path) -> None:
    with open_store(path) as store:
        store.save(LOCKER)
        log = path.with_name(path.name + "-wal")
        assert log.stat().st_size > 0
        path.unlink()
        shutil.copy(another(tmp_path), path)
        assert [s.id for s in store.list()] == [PASS.symposium.id]
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("SELECT symposium FROM map").fetchall() == [(PASS.symposium.id,)]


def test_what_takes_its_place_and_is_no_store_is_refused_until_one_is_there(
    path: Path, tmp_path: Path
) -> None:
    with open_store(path) as store:
        store.save(LOCKER)
        right = another(tmp_path)
        wrong = tmp_path / "wrong"
        wrong.write_bytes(b"no database" * 400)
        os.replace(wrong, path)  # noqa: PTH105
        for _ in range(2):
            with pytest.raises(StoreError, match="SM402"):
                store.list()
        os.replace(right, path)  # noqa: PTH105
        assert [s.id for s in store.list()] == [PASS.symposium.id]


def test_a_connection_that_cannot_be_set_up_is_closed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Broken] = []

    class Broken(sqlite3.Connection):
        is_closed = False

        def execute(self, *words: object) -> sqlite3.Cursor:
            raise sqlite3.OperationalError(str(words))

        def close(self) -> None:
            self.is_closed = True
            super().close()

    connect = sqlite3.connect

    def broken(*given: object, **named: object) -> sqlite3.Connection:
        opened.append(connect(*given, **named, factory=Broken))  # type: ignore[call-overload]
        return opened[-1]

    monkeypatch.setattr("graph.store.connection.sqlite3.connect", broken)
    with pytest.raises(StoreError, match="SM401"):
        open_store(path)
    assert [one.is_closed for one in opened] == [True]


def as_version_1(path: Path) -> None:
    """Make the file what the first version of the program wrote."""
    with closing(sqlite3.connect(path)) as db, db:
        for table in ("retired", "draft", "problem", "expert"):
            db.execute(f"DROP TABLE {table}")
        db.execute("ALTER TABLE change DROP COLUMN mark")
        for table in ("reading", "map", "decision"):
            db.execute(f"ALTER TABLE {table} DROP COLUMN seal")
        db.execute("DROP INDEX change_of_symposium")
        db.execute("PRAGMA user_version = 1")


def test_a_store_of_the_first_version_is_brought_up_to_date_with_its_decisions(path: Path) -> None:
    mine = LOCKER.symposium.id
    han, luo = LOCKER.stances[:2]
    with open_store(path) as store:
        store.save(LOCKER)
        store.save(PASS)
        decide(store, mine, [decision_on(LOCKER, han, Verdict.REJECT, by="甲", at="2026-01-01")])
        reviewed = store.load(mine)
    as_version_1(path)
    with open_store(path) as store:
        kept = store.kept(mine)
        assert (kept.argument_map, kept.draft, len(kept.decisions)) == (reviewed, None, 1)
        assert store.kept(PASS.symposium.id).draft == PASS
        assert review(store, mine).draft == LOCKER
        decide(store, mine, [decision_on(reviewed, luo, Verdict.ACCEPT, by="甲", at="2026-01-02")])
        assert store.kept(mine).draft == LOCKER
        assert [s.status for s in store.load(mine).stances[:2]] == [Status.REJECTED, Status.ACCEPTED]
