"""A store damaged by hand: what the check says of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from graph.store.check import check_store
from graph.store.opening import open_store
from tests.support.sample_maps import the_locker_map, the_pass_map

if TYPE_CHECKING:
    from pathlib import Path

LOCKER, PASS = the_locker_map(), the_pass_map()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "store.sqlite"
    with open_store(made) as store:
        store.save(LOCKER)
        store.save(PASS)
    return made


def found(path: Path) -> list[str]:
    with open_store(path) as store:
        return [p.code for p in check_store(store, lambda _done, _total: None).problems]


@pytest.mark.parametrize(
    ("damage", "codes"),
    [
        # the first stance of the map says 韩松, its span gives something else
        (
            "UPDATE map SET body = replace(body, '秘密取走快件构成盗窃罪', '秘密取走快件构成诈骗罪')",
            ["SM402"],
        ),
        # the text under all spans moved by one character
        (
            "UPDATE reading SET text = 'x' || text WHERE symposium = (SELECT min(symposium) FROM map)",
            ["SM402"],
        ),
        (
            'UPDATE map SET body = replace(body, \'"participant":"\', \'"participant":"x\')',
            ["SM402", "SM402"],
        ),
        ("UPDATE document SET content = x'00' WHERE rowid = 1", ["SM402"]),
        ("UPDATE map SET summary = replace(summary, '\"stances\":12', '\"stances\":13')", ["SM433"]),
        ("DELETE FROM reading WHERE rowid = 1", ["SM432", "SM432", "SM433"]),
        ("DELETE FROM expert WHERE rowid = 1", ["SM432"]),
        ("DELETE FROM document WHERE rowid = 1", ["SM432"]),
        ("DELETE FROM change", ["SM432", "SM432", "SM433", "SM433"]),
        ("INSERT INTO retired VALUES (99)", ["SM432"]),
        ("INSERT INTO problem VALUES ((SELECT min(symposium) FROM map), '{')", ["SM402"]),
    ],
)
def test_each_damage_is_told(path: Path, damage: str, codes: list[str]) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(damage)
    assert found(path) == codes
