"""All that the record has of one symposium, read at one moment, and what is wrong with the tables themselves."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from graph.errors import InputError, Problem, StoreError
from graph.exchange.document import read_json
from graph.model import Decision
from graph.store.documents import decode_map
from graph.store.kept import decode_problems
from graph.store.position import Source
from graph.store.stored import Stored, Told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import ArgumentMap

# what must stand in one table for each row of another
_PARTNERS = (
    (
        "map",
        "SELECT symposium FROM map WHERE (symposium, document) NOT IN (SELECT symposium, document FROM reading)",
    ),
    ("reading", "SELECT symposium FROM reading WHERE document NOT IN (SELECT id FROM document)"),
    ("document", "SELECT id FROM document WHERE id NOT IN (SELECT document FROM reading)"),
    ("draft", "SELECT symposium FROM draft WHERE symposium NOT IN (SELECT symposium FROM map)"),
    ("decision", "SELECT sequence FROM decision WHERE sequence NOT IN (SELECT sequence FROM change)"),
    ("retired", "SELECT sequence FROM retired WHERE sequence NOT IN (SELECT sequence FROM decision)"),
    ("expert", "SELECT symposium FROM expert WHERE symposium NOT IN (SELECT symposium FROM map)"),
    (
        "expert",
        """SELECT symposium FROM map WHERE json_array_length(summary, '$.experts')
        <> (SELECT count(*) FROM expert WHERE expert.symposium = map.symposium)""",
    ),
    ("change", "SELECT symposium FROM map WHERE symposium NOT IN (SELECT symposium FROM change)"),
)


def stored_in(db: sqlite3.Connection, symposium: str) -> Stored:
    """Everything of the symposium; StoreError SM402 or SM403 where it cannot be read."""
    mapped = db.execute(
        "SELECT body, text FROM map JOIN reading USING (symposium, document) WHERE symposium = ?",
        (symposium,),
    ).fetchone()
    told = db.execute("SELECT body FROM problem WHERE symposium = ?", (symposium,)).fetchone()
    m = None if mapped is None else decode_map(symposium, *mapped)
    try:
        problems = decode_problems(told[0]) if told else ()
        decisions = tuple(_decisions(db, symposium))
    except (InputError, ValueError, KeyError, TypeError) as error:
        raise StoreError([Problem("SM402", {"path": symposium, "fault": str(error)})]) from error
    return Stored(symposium, m, _draft(db, m, mapped), tuple(_documents(db, symposium)), problems, decisions)


def table_faults(db: sqlite3.Connection, path: str) -> Iterator[Problem]:
    """What SQLite finds wrong with the file, and rows whose partner in another table is missing."""
    try:
        for (fault,) in db.execute("PRAGMA integrity_check(20)"):
            if fault != "ok":
                yield Problem("SM431", {"path": path, "fault": fault})
        for table, lonely in _PARTNERS:
            for (identity,) in db.execute(lonely):
                yield Problem("SM432", {"table": table, "id": identity})
    except sqlite3.DatabaseError as error:
        yield Problem("SM431", {"path": path, "fault": str(error)})


def _draft(
    db: sqlite3.Connection, m: ArgumentMap | None, mapped: tuple[str, str] | None
) -> ArgumentMap | None:
    if m is None or mapped is None:
        return None
    row = db.execute("SELECT body FROM draft WHERE symposium = ?", (m.symposium.id,)).fetchone()
    if row is None:
        return m
    return None if row[0] is None else decode_map(m.symposium.id, row[0], mapped[1])


def _documents(db: sqlite3.Connection, symposium: str) -> Iterator[Source]:
    rows = db.execute(
        "SELECT document, name, encoding, text, content FROM reading JOIN document ON document.id = reading.document"
        " WHERE symposium = ? ORDER BY reading.rowid",
        (symposium,),
    )
    return (Source(*row) for row in rows.fetchall())


def _decisions(db: sqlite3.Connection, symposium: str) -> Iterator[Told]:
    rows = db.execute(
        "SELECT body, sequence IN (SELECT sequence FROM retired) FROM decision WHERE symposium = ? ORDER BY sequence",
        (symposium,),
    )
    return (Told(read_json(Decision, body), bool(is_retired)) for body, is_retired in rows.fetchall())
