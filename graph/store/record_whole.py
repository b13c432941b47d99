"""All that the record has of one symposium, read at one moment, and what is wrong with the tables themselves."""

from __future__ import annotations

import hashlib
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


MAP_OF = (
    "SELECT body, text, map.seal IS seal(body, text)"
    " FROM map JOIN reading USING (symposium, document) WHERE symposium = ?"
)
DRAFT_OF = "SELECT body, seal IS seal(body) FROM draft WHERE symposium = ?"
SOURCE = (
    "SELECT document, name, encoding, text, content, seal IS seal(name, encoding, text)"
    " FROM reading JOIN document ON document.id = reading.document"
)
_DECISIONS_OF = (
    "SELECT body, seal IS seal(symposium, body), sequence IN (SELECT sequence FROM retired)"
    " FROM decision WHERE symposium = ? ORDER BY sequence"
)


def read_map(symposium: str, body: str, text: str, is_sealed: int) -> ArgumentMap:
    """The map of a row of ``MAP_OF``; StoreError SM402 where a bit of it is not as it was written."""
    _refuse_broken(symposium, is_sealed)
    return decode_map(symposium, body, text)


def read_draft(symposium: str, row: tuple[str | None, int], text: str) -> ArgumentMap | None:
    """The draft of a row of ``DRAFT_OF``; None where an early version kept none."""
    body, is_sealed = row
    _refuse_broken(symposium, is_sealed)
    return None if body is None else decode_map(symposium, body, text)


def read_source(document: str, name: str, encoding: str, text: str, content: bytes, is_sealed: int) -> Source:
    """The document of a row of ``SOURCE``; StoreError SM402 where it is damaged."""
    _refuse_broken(document, is_sealed and hashlib.sha256(content).hexdigest() == document)
    return Source(document, name, encoding, text, content)


def decisions_in(db: sqlite3.Connection, symposium: str) -> tuple[Told, ...]:
    """All decisions on the symposium, oldest first."""
    told = []
    for body, is_sealed, is_retired in db.execute(_DECISIONS_OF, (symposium,)):
        _refuse_broken(symposium, is_sealed)
        told.append(Told(read_json(Decision, body), bool(is_retired)))
    return tuple(told)


def _refuse_broken(path: str, is_sealed: int) -> None:
    if not is_sealed:
        raise StoreError([Problem("SM402", {"path": path, "fault": "seal"})])


def stored_in(db: sqlite3.Connection, symposium: str) -> Stored:
    """Everything of the symposium; StoreError SM402 or SM403 where it cannot be read."""
    mapped = db.execute(MAP_OF, (symposium,)).fetchone()
    told = db.execute("SELECT body FROM problem WHERE symposium = ?", (symposium,)).fetchone()
    m = None if mapped is None else read_map(symposium, *mapped)
    try:
        problems = decode_problems(told[0]) if told else ()
        decisions = decisions_in(db, symposium)
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
    db: sqlite3.Connection, m: ArgumentMap | None, mapped: tuple[str, str, int] | None
) -> ArgumentMap | None:
    if m is None or mapped is None:
        return None
    row = db.execute(DRAFT_OF, (m.symposium.id,)).fetchone()
    return m if row is None else read_draft(m.symposium.id, row, mapped[1])


def _documents(db: sqlite3.Connection, symposium: str) -> Iterator[Source]:
    rows = db.execute(f"{SOURCE} WHERE symposium = ? ORDER BY reading.rowid", (symposium,))
    return (read_source(*row) for row in rows.fetchall())
