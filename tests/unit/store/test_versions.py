"""Stores as earlier versions of the program wrote them: brought up to date, nothing lost, nothing misread.

``versions/<n>.sql`` are the tables of that version as they stand in its sources.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.exchange.document import encode_map, write_json
from graph.model import Status, Verdict
from graph.review import decision_on
from graph.store.check import check_store
from graph.store.documents import summary_of
from graph.store.opening import open_store
from tests.support.sample_maps import the_locker_map, the_pass_map
from tests.support.stored import everything

LOCKER, PASS = the_locker_map(), the_pass_map()
HAN = LOCKER.stances[0]
REJECTED = decision_on(LOCKER, HAN, Verdict.REJECT, by="甲", at="2025-01-01")
REVIEWED = replace(LOCKER, stances=(replace(HAN, status=Status.REJECTED), *LOCKER.stances[1:]))
# fields of items that came later: the first versions did not write them
_LATER = ("found_by", "other", "extractor")


def old(plain: Any) -> Any:  # noqa: ANN401 - any JSON
    """The same without the keys that did not exist yet."""
    if isinstance(plain, dict):
        return {key: old(value) for key, value in plain.items() if key not in _LATER}
    return [old(value) for value in plain] if isinstance(plain, list | tuple) else plain


def body(argument_map: Any) -> str:  # noqa: ANN401
    plain = old(encode_map(argument_map))
    del plain["document"]["text"]
    return json.dumps(plain, ensure_ascii=False)


def a_store_of(version: int, path: Path) -> None:
    """Two symposia, the locker with one decision that rejects its first stance."""
    with closing(sqlite3.connect(path)) as db:
        db.executescript((Path(__file__).parent / "versions" / f"{version}.sql").read_text("utf-8"))
        for m in (REVIEWED, PASS):
            mine, d = m.symposium.id, m.document
            db.execute("INSERT INTO change (symposium, kind) VALUES (?, 'save')", (mine,))
            db.execute("INSERT INTO document VALUES (?, ?)", (d.id, d.text.encode()))
            db.execute("INSERT INTO reading VALUES (?, ?, ?, ?, ?)", (mine, d.id, d.name, d.encoding, d.text))
            db.execute(
                "INSERT INTO map VALUES (?, ?, ?, ?)", (mine, d.id, write_json(summary_of(m)), body(m))
            )
            if version == 3:
                experts = [(mine, e.id, e.name, e.affiliation) for e in m.experts]
                db.executemany("INSERT INTO expert VALUES (?, ?, ?, ?)", experts)
        mine = LOCKER.symposium.id
        db.execute("INSERT INTO change (symposium, kind) VALUES (?, 'decision')", (mine,))
        db.execute("INSERT INTO decision VALUES (3, ?, ?)", (mine, write_json(REJECTED)))
        if version >= 2:
            db.execute("INSERT INTO draft VALUES (?, ?, ?)", (mine, LOCKER.document.id, body(LOCKER)))
        if version == 3:
            db.execute("UPDATE change SET mark = 'm' || sequence")
        db.execute("PRAGMA application_id = 0x53794D70")
        db.execute(f"PRAGMA user_version = {version}")
        db.commit()


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_store_of_an_earlier_version_is_brought_up_to_date(version: int, tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    a_store_of(version, path)
    with open_store(path) as store, open_store("memory:") as fresh:
        assert check_store(store, lambda _done, _total: None).problems == ()
        kept = store.kept(LOCKER.symposium.id)
        assert kept.argument_map == REVIEWED
        assert kept.decisions == (REJECTED,)
        assert kept.draft == (None if version == 1 else LOCKER)
        assert store.load(PASS.symposium.id) == PASS
        assert store.namesakes(PASS.symposium.id) == ("魏明远",)
        assert store.sequence() == 3
        fresh.save(REVIEWED)
        fresh.save(PASS)
        assert everything(store) == everything(fresh)
        store.save(LOCKER)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (4,)
        assert db.execute("SELECT count(*) FROM change WHERE mark IS NULL").fetchone() == (0,)
        assert db.execute("SELECT count(DISTINCT mark) FROM change").fetchone() == (4,)


def test_several_processes_bring_one_store_up_to_date_at_once(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    a_store_of(1, path)
    program = (
        "import sys; from graph.store.opening import open_store; print(len(open_store(sys.argv[1]).list()))"
    )
    openers = [
        subprocess.Popen([sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE) for _ in range(4)
    ]
    assert [opener.communicate(timeout=60)[0] for opener in openers] == [b"2\n"] * 4
    with open_store(path) as store:
        assert check_store(store, lambda _done, _total: None).problems == ()
