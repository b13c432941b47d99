"""The record of the embedded store: sources, maps, decisions and changes, in one SQLite file."""

from __future__ import annotations

import difflib
import hashlib
from typing import TYPE_CHECKING, Any

from graph.errors import InputError, IntegrityError, NotFoundError, Problem, StoreError
from graph.exchange.document import FORMAT, decode_item, encode_map, read_json, write_json
from graph.model import ArgumentMap, Decision, Origin, Status
from graph.store.connection import Connection
from graph.store.position import Source, SymposiumSummary

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from pathlib import Path

    from graph.model import Document


class Record:
    """Everything that must not be lost; the file of ``path``, or memory where it is None."""

    def __init__(self, path: Path | None) -> None:
        self._file = Connection(path)

    def save(self, m: ArgumentMap, content: bytes | None) -> None:
        """Keep the map as the current one of its symposium; see ``Store.save``."""
        symposium, document = m.symposium.id, m.document
        body, summary = _body(m), write_json(_summary(m))
        given = _checked_content(document, content)
        with self._file.writing() as db:
            known = db.execute("SELECT 1 FROM document WHERE id = ?", (document.id,)).fetchone()
            if given is None and not known:
                raise IntegrityError([Problem("SM204", {"document": document.id, "name": document.name})])
            kept = db.execute(
                "SELECT body, text FROM map JOIN reading USING (symposium, document) WHERE symposium = ?",
                (symposium,),
            ).fetchone()
            if kept == (body, document.text):
                return
            if not known:
                db.execute("INSERT INTO document VALUES (?, ?)", (document.id, given))
            db.execute(
                "INSERT INTO reading VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                " name = excluded.name, encoding = excluded.encoding, text = excluded.text",
                (symposium, document.id, document.name, document.encoding, document.text),
            )
            db.execute(
                "INSERT INTO map VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                " document = excluded.document, summary = excluded.summary, body = excluded.body",
                (symposium, document.id, summary, body),
            )
            _note(db, symposium, "save")

    def delete(self, symposium: str) -> None:
        """Forget the map, its readings, and documents that no other symposium has read."""
        with self._file.writing() as db:
            if not db.execute("DELETE FROM map WHERE symposium = ?", (symposium,)).rowcount:
                raise self._unknown(symposium, db)
            read = db.execute("SELECT document FROM reading WHERE symposium = ?", (symposium,)).fetchall()
            db.execute("DELETE FROM reading WHERE symposium = ?", (symposium,))
            for (document,) in read:
                db.execute(
                    "DELETE FROM document WHERE id = ?1"
                    " AND NOT EXISTS (SELECT 1 FROM reading WHERE document = ?1)",
                    (document,),
                )
            _note(db, symposium, "delete")

    def load(self, symposium: str) -> ArgumentMap:
        """The current map; NotFoundError with the nearest known ids."""
        if (found := self.find(symposium)) is not None:
            return found
        with self._file.reading() as db:
            raise self._unknown(symposium, db)

    def find(self, symposium: str) -> ArgumentMap | None:
        """The current map, if there is one."""
        with self._file.reading() as db:
            row = db.execute(
                "SELECT body, text FROM map JOIN reading USING (symposium, document) WHERE symposium = ?",
                (symposium,),
            ).fetchone()
        return None if row is None else _decoded(symposium, *row)

    def summaries(self) -> tuple[SymposiumSummary, ...]:
        """All symposia: latest first, undated last, then by title and id."""
        with self._file.reading() as db:
            rows = db.execute("SELECT summary FROM map").fetchall()
        found = sorted((_read_summary(summary) for (summary,) in rows), key=lambda s: (s.title, s.id))
        return tuple(sorted(found, key=lambda s: s.date or "", reverse=True))

    def source(self, document: str) -> Source:
        """A document with the text as first read."""
        with self._file.reading() as db:
            row = db.execute(
                "SELECT document, name, encoding, text, content FROM reading"
                " JOIN document ON document.id = reading.document"
                " WHERE document = ? ORDER BY reading.rowid LIMIT 1",
                (document,),
            ).fetchone()
        if row is None:
            raise NotFoundError([Problem("SM302", {"document": document})])
        return Source(*row)

    def symposia_of(self, document: str) -> tuple[str, ...]:
        """The symposia whose current map was read from that document."""
        with self._file.reading() as db:
            rows = db.execute("SELECT symposium FROM map WHERE document = ? ORDER BY symposium", (document,))
            return tuple(symposium for (symposium,) in rows)

    def decisions(self, symposium: str) -> tuple[Decision, ...]:
        """All decisions, oldest first."""
        with self._file.reading() as db:
            rows = db.execute("SELECT body FROM decision WHERE symposium = ? ORDER BY sequence", (symposium,))
            return tuple(read_json(Decision, body) for (body,) in rows)

    def record_decision(self, symposium: str, decision: Decision) -> None:
        """Append a decision."""
        with self._file.writing() as db:
            if not db.execute("SELECT 1 FROM map WHERE symposium = ?", (symposium,)).fetchone():
                raise self._unknown(symposium, db)
            sequence = _note(db, symposium, "decision")
            db.execute("INSERT INTO decision VALUES (?, ?, ?)", (sequence, symposium, write_json(decision)))

    def sequence(self) -> int:
        """The number of the last change, 0 in a new store."""
        with self._file.reading() as db:
            (last,) = db.execute("SELECT coalesce(max(sequence), 0) FROM change").fetchone()
        return int(last)

    def symposia(self) -> tuple[str, ...]:
        """The ids of all symposia."""
        with self._file.reading() as db:
            return tuple(s for (s,) in db.execute("SELECT symposium FROM map ORDER BY symposium"))

    def changed_since(self, sequence: int) -> tuple[str, ...]:
        """The symposia whose map was saved or deleted after that change."""
        with self._file.reading() as db:
            rows = db.execute(
                "SELECT DISTINCT symposium FROM change WHERE sequence > ? AND kind <> 'decision'"
                " ORDER BY symposium",
                (sequence,),
            )
            return tuple(symposium for (symposium,) in rows)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _unknown(self, symposium: str, db: sqlite3.Connection) -> NotFoundError:
        return NotFoundError([_not_found(symposium, db.execute("SELECT symposium FROM map"))])


def _note(db: sqlite3.Connection, symposium: str, kind: str) -> int | None:
    return db.execute("INSERT INTO change (symposium, kind) VALUES (?, ?)", (symposium, kind)).lastrowid


def _not_found(symposium: str, known: Iterable[tuple[str]]) -> Problem:
    nearest = difflib.get_close_matches(symposium, [k for (k,) in known], n=3, cutoff=0.5)
    if nearest:
        return Problem("SM301", {"id": symposium, "nearest": ", ".join(nearest)})
    return Problem("SM304", {"id": symposium})


def _checked_content(document: Document, content: bytes | None) -> bytes | None:
    """The bytes of the document, given or worked out from its text; None where they cannot be known here."""
    if content is None:
        if document.extractor is not None:
            return None
        try:
            worked_out = document.text.encode(document.encoding)
        except (LookupError, UnicodeError):
            return None
        return worked_out if hashlib.sha256(worked_out).hexdigest() == document.id else None
    if hashlib.sha256(content).hexdigest() != document.id:
        raise IntegrityError([Problem("SM204", {"document": document.id, "name": document.name})])
    return content


def _body(m: ArgumentMap) -> str:
    """The map as JSON without its text; refused where reading it back would not give the same map."""
    plain = encode_map(m)
    del plain["document"]["text"]
    try:
        body = write_json(plain)
        m.document.text.encode()
        is_same = _decoded(m.symposium.id, body, m.document.text) == m
    except (UnicodeError, StoreError):
        is_same = False
    if not is_same:
        raise IntegrityError([Problem("SM205", {"title": m.symposium.title})])
    return body


def _decoded(symposium: str, body: str, text: str) -> ArgumentMap:
    try:
        plain: dict[str, Any] = read_json(dict, body)
        if (found := plain.pop("format", None)) != FORMAT:
            raise StoreError([Problem("SM403", {"path": symposium, "found": str(found), "known": FORMAT})])
        plain["document"]["text"] = text
        return decode_item(ArgumentMap, plain)
    except (InputError, IntegrityError, KeyError) as error:
        raise StoreError([Problem("SM402", {"path": symposium, "fault": str(error)})]) from error


def _summary(m: ArgumentMap) -> SymposiumSummary:
    s = m.symposium
    unchecked = sum(stance.status is Status.PROPOSED for stance in m.stances)
    return SymposiumSummary(
        s.id, s.title, s.organiser, s.date, s.origin, m.document.id, tuple(e.name for e in m.experts),
        len(m.cases), len(m.questions), len(m.issues), len(m.stances), unchecked,
    )  # fmt: skip


def _read_summary(summary: str) -> SymposiumSummary:
    plain: dict[str, Any] = read_json(dict, summary)
    plain |= {"origin": Origin(plain["origin"]), "experts": tuple(plain["experts"])}
    return SymposiumSummary(**plain)
