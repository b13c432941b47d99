"""A store with one damaged map: the server starts, says what is wrong, and shows the others."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from graph.store.opening import open_store
from server.commands.serving import _prepare
from tests.support.sample_maps import the_locker_map, the_pass_map

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

LOCKER, PASS = the_locker_map(), the_pass_map()


def test_what_cannot_be_made_ready_is_told_and_the_rest_works(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "store.sqlite"
    with open_store(path) as store:
        store.save(LOCKER)
        store.save(PASS)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE map SET body = substr(body, 1, 500) WHERE symposium = ?", (LOCKER.symposium.id,))
    with open_store(path) as store:
        _prepare(store, "en")
        assert "error[SM402]" in capsys.readouterr().err
        assert store.load(PASS.symposium.id) == PASS


def test_a_sound_store_is_made_ready_in_silence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_store(tmp_path / "store.sqlite") as store:
        store.save(LOCKER)
        _prepare(store, "en")
    assert capsys.readouterr() == ("", "")
