"""The record of the embedded store: sources, maps, decisions and changes, in one SQLite file."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from graph.errors import IntegrityError, NotFoundError, Problem, StoreError
from graph.exchange.document import write_json
from graph.store.connection import Connection
from graph.store.documents import (
    checked_content,
    in_order,
    map_body,
    not_found,
    read_summary,
    summary_of,
)
from graph.store.kept import Kept, decode_problems, encode_problems
from graph.store.record_whole import (
    DRAFT_OF,
    MAP_OF,
    SOURCE,
    decisions_in,
    read_draft,
    read_map,
    read_source,
    stored_in,
    table_faults,
)
from graph.store.same_issue import ACROSS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from graph.model import ArgumentMap, Decision
    from graph.store.position import Source, SymposiumSummary
    from graph.store.stored import Stored


_NAMESAKES = """
SELECT name, id, max(affiliation), json_group_array(symposium) FROM expert
WHERE name IN (SELECT name FROM expert GROUP BY name HAVING count(DISTINCT id) > 1)
GROUP BY name, id ORDER BY name, id
"""
_NAMESAKES_OF = """
SELECT DISTINCT name FROM expert AS mine WHERE symposium = ?
AND EXISTS (SELECT 1 FROM expert AS other WHERE other.name = mine.name AND other.id <> mine.id) ORDER BY name
"""
_PUT_READING = """
INSERT INTO reading VALUES (?1, ?2, ?3, ?4, ?5, seal(?3, ?4, ?5)) ON CONFLICT DO UPDATE SET
name = excluded.name, encoding = excluded.encoding, text = excluded.text, seal = excluded.seal
"""
_PUT_MAP = """
INSERT INTO map VALUES (?1, ?2, ?3, ?4, seal(?4, ?5)) ON CONFLICT DO UPDATE SET
document = excluded.document, summary = excluded.summary, body = excluded.body, seal = excluded.seal
"""
_PUT_DECISION = "INSERT INTO decision VALUES (?1, ?2, ?3, seal(?2, ?3))"


class Record:
    """Everything that must not be lost; the file of ``path``, or memory where it is None."""

    def __init__(self, path: Path | None) -> None:
        self._file = Connection(path)

    def save(self, m: ArgumentMap, content: bytes | None, problems: Sequence[Problem] | None) -> None:
        """Keep the map as the current one of its symposium, undecided; see ``Store.save``."""
        made = _Made(m, content)
        told = None if problems is None else encode_problems(problems)
        with self._file.writing() as db:
            if made.put(db):
                db.execute("DELETE FROM draft WHERE symposium = ?", (made.symposium,))
            _put_problems(db, made.symposium, told)

    def save_review(
        self,
        m: ArgumentMap,
        decisions: Sequence[Decision],
        *,
        draft: ArgumentMap,
        content: bytes | None,
        problems: Sequence[Problem] | None,
        as_of: int | None,
        instead: bool,
    ) -> int:
        """Keep decisions, the map they make and the draft they were made on; see ``Store.save_review``."""
        made, body, symposium = _Made(m, content), map_body(draft), m.symposium.id
        told = None if problems is None else encode_problems(problems)
        said = [write_json(d) for d in decisions]
        with self._file.writing() as db:
            if not db.execute("SELECT 1 FROM map WHERE symposium = ?", (symposium,)).fetchone():
                raise self._unknown(symposium, db)
            if as_of is not None and _last(db, symposium) != as_of:
                raise IntegrityError([Problem("SM206", {"title": m.symposium.title})])
            made.put(db)
            drafted = (symposium, draft.document.id, body)
            db.execute("INSERT OR REPLACE INTO draft VALUES (?1, ?2, ?3, seal(?3))", drafted)
            _put_problems(db, symposium, told)
            if instead:
                _retire(db, symposium)
            for decision in said:
                sequence = _note(db, symposium, "decision")
                db.execute(_PUT_DECISION, (sequence, symposium, decision))
            return _last(db, symposium)

    def delete(self, symposium: str) -> None:
        """Forget the map, its readings, and documents that no other symposium has read."""
        with self._file.writing() as db:
            if not db.execute("DELETE FROM map WHERE symposium = ?", (symposium,)).rowcount:
                raise self._unknown(symposium, db)
            read = db.execute("SELECT document FROM reading WHERE symposium = ?", (symposium,)).fetchall()
            _retire(db, symposium)
            for table in ("reading", "draft", "problem", "expert"):
                db.execute(f"DELETE FROM {table} WHERE symposium = ?", (symposium,))  # noqa: S608 - our own names
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
            row = db.execute(MAP_OF, (symposium,)).fetchone()
        return None if row is None else read_map(symposium, *row)

    def kept(self, symposium: str) -> Kept:
        """The map with its draft, decisions and problems, all as of one moment."""
        with self._file.reading() as db:
            row = db.execute(MAP_OF, (symposium,)).fetchone()
            if row is None:
                raise self._unknown(symposium, db)
            drafted = db.execute(DRAFT_OF, (symposium,)).fetchone()
            told = db.execute("SELECT body FROM problem WHERE symposium = ?", (symposium,)).fetchone()
            said = decisions_in(db, symposium)
            as_of = _last(db, symposium)
        argument_map = read_map(symposium, *row)
        return Kept(
            argument_map,
            argument_map if drafted is None else read_draft(symposium, drafted, row[1]),
            tuple(one.decision for one in said if not one.is_retired),
            decode_problems(told[0]) if told else (),
            as_of,
        )

    def namesakes(self) -> list[dict[str, Any]]:
        """Experts of one name and several ids, each with the affiliation and the symposia."""
        with self._file.reading() as db:
            rows = db.execute(_NAMESAKES).fetchall()
        found: dict[str, list[dict[str, Any]]] = {}
        for name, expert, affiliation, symposia in rows:
            one = {"id": expert, "affiliation": affiliation, "symposia": json.loads(symposia)}
            found.setdefault(name, []).append(one)
        return [{"name": name, "experts": experts} for name, experts in found.items()]

    def namesakes_of(self, symposium: str) -> tuple[str, ...]:
        """Names of its experts that others have too."""
        with self._file.reading() as db:
            return tuple(name for (name,) in db.execute(_NAMESAKES_OF, (symposium,)))

    def title(self, symposium: str) -> str | None:
        """The title of a current symposium."""
        with self._file.reading() as db:
            row = db.execute("SELECT summary FROM map WHERE symposium = ?", (symposium,)).fetchone()
        return None if row is None else read_summary(row[0]).title

    def summaries(self) -> tuple[SymposiumSummary, ...]:
        """All symposia: latest first, undated last, then by title and id."""
        with self._file.reading() as db:
            rows = db.execute("SELECT summary FROM map").fetchall()
        return in_order(read_summary(summary) for (summary,) in rows)

    def source(self, document: str) -> Source:
        """A document with the text as first read."""
        with self._file.reading() as db:
            row = db.execute(
                f"{SOURCE} WHERE document = ? ORDER BY reading.rowid LIMIT 1", (document,)
            ).fetchone()
        if row is None:
            raise NotFoundError([Problem("SM302", {"document": document})])
        return read_source(*row)

    def symposia_of(self, document: str) -> tuple[str, ...]:
        """The symposia whose current map was read from that document."""
        with self._file.reading() as db:
            rows = db.execute("SELECT symposium FROM map WHERE document = ? ORDER BY symposium", (document,))
            return tuple(symposium for (symposium,) in rows)

    def decisions(self, symposium: str) -> tuple[Decision, ...]:
        """All decisions, oldest first."""
        with self._file.reading() as db:
            return tuple(told.decision for told in decisions_in(db, symposium))

    def record_decision(self, symposium: str, decision: Decision) -> None:
        """Append a decision."""
        with self._file.writing() as db:
            there = db.execute("SELECT 1 FROM map WHERE symposium = ?", (symposium,)).fetchone()
            if symposium != ACROSS and not there:
                raise self._unknown(symposium, db)
            sequence = _note(db, symposium, "decision")
            db.execute(_PUT_DECISION, (sequence, symposium, write_json(decision)))

    def known(self) -> tuple[str, ...]:
        """The ids of all symposia that ever were, in the order in which they came."""
        with self._file.reading() as db:
            rows = db.execute("SELECT symposium FROM change GROUP BY symposium ORDER BY min(sequence)")
            return tuple(symposium for (symposium,) in rows)

    def stored(self, symposium: str) -> Stored:
        """Everything of one symposium; see ``Store.stored``."""
        with self._file.reading() as db:
            return stored_in(db, symposium)

    def put_back(self, symposia: Iterable[Stored]) -> int:
        """Fill the empty record in one transaction; see ``Store.put_back``."""
        with self._file.writing() as db:
            (held,) = db.execute(
                "SELECT (SELECT count(*) FROM map) + (SELECT count(*) FROM decision)"
            ).fetchone()
            if held:
                raise StoreError([Problem("SM409", {"path": self._file.place})])
            for stored in symposia:
                _put_back(db, stored)
            return _number(db)

    def faults(self) -> list[Problem]:
        """What is wrong with the file and its tables."""
        with self._file.reading() as db:
            return [*table_faults(db, self._file.place)]

    @contextmanager
    def together(self) -> Iterator[None]:
        """One transaction for all that this thread writes within."""
        with self._file.writing():
            yield

    @property
    def is_writing(self) -> bool:
        """Whether this thread is within a transaction."""
        return self._file.is_writing

    def mark(self, sequence: int) -> str | None:
        """What was drawn by lot for that change; None where there is no such."""
        with self._file.reading() as db:
            row = db.execute("SELECT mark FROM change WHERE sequence = ?", (sequence,)).fetchone()
        return None if row is None else row[0]

    def sequence(self) -> int:
        """The number of the last change, 0 in a new store."""
        with self._file.reading() as db:
            return _number(db)

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

    @property
    def generation(self) -> int:
        """Grows when another file took the place of the record."""
        return self._file.generation

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _unknown(self, symposium: str, db: sqlite3.Connection) -> NotFoundError:
        known = [found for (found,) in db.execute("SELECT symposium FROM map")]
        return NotFoundError([not_found(symposium, known)])


class _Made:
    """A map made ready to be written, outside of any transaction."""

    def __init__(self, m: ArgumentMap, content: bytes | None) -> None:
        self.symposium, self._document = m.symposium.id, m.document
        self._body, self._summary = map_body(m), write_json(summary_of(m))
        self._content = checked_content(m.document, content)
        self._experts = [(m.symposium.id, e.id, e.name, e.affiliation) for e in m.experts]

    def put(self, db: sqlite3.Connection) -> bool:
        """Write it in place of an earlier one; False where it is there already."""
        symposium, document = self.symposium, self._document
        known = db.execute("SELECT 1 FROM document WHERE id = ?", (document.id,)).fetchone()
        if self._content is None and not known:
            raise IntegrityError([Problem("SM204", {"document": document.id, "name": document.name})])
        kept = db.execute(
            "SELECT body, text FROM map JOIN reading USING (symposium, document) WHERE symposium = ?",
            (symposium,),
        ).fetchone()
        if kept == (self._body, document.text):
            return False
        if not known:
            db.execute("INSERT INTO document VALUES (?, ?)", (document.id, self._content))
        words = (document.name, document.encoding, document.text)
        db.execute(_PUT_READING, (symposium, document.id, *words))
        db.execute(_PUT_MAP, (symposium, document.id, self._summary, self._body, document.text))
        db.execute("DELETE FROM expert WHERE symposium = ?", (symposium,))
        db.executemany("INSERT INTO expert VALUES (?, ?, ?, ?)", self._experts)
        _note(db, symposium, "save")
        return True


def _put_back(db: sqlite3.Connection, stored: Stored) -> None:
    """Write what another store had of a symposium, in the order in which it came there."""
    mine, m = stored.symposium, stored.argument_map
    for source in stored.documents:
        db.execute("INSERT OR IGNORE INTO document VALUES (?, ?)", (source.document, source.content))
        words = (source.name, source.encoding, source.text)
        db.execute(_PUT_READING, (mine, source.document, *words))
    if m is not None:
        _Made(m, None).put(db)
        if stored.draft != m:
            body = None if stored.draft is None else map_body(stored.draft)
            db.execute("INSERT INTO draft VALUES (?1, ?2, ?3, seal(?3))", (mine, m.document.id, body))
        _put_problems(db, mine, encode_problems(stored.problems))
    for told in stored.decisions:
        sequence = _note(db, mine, "decision")
        db.execute(_PUT_DECISION, (sequence, mine, write_json(told.decision)))
        if told.is_retired:
            db.execute("INSERT INTO retired VALUES (?)", (sequence,))


def _put_problems(db: sqlite3.Connection, symposium: str, body: str | None) -> None:
    if body is not None:
        db.execute("INSERT OR REPLACE INTO problem VALUES (?, ?)", (symposium, body))


def _retire(db: sqlite3.Connection, symposium: str) -> None:
    """Leave the decisions made so far on record only."""
    db.execute(
        "INSERT OR IGNORE INTO retired SELECT sequence FROM decision WHERE symposium = ?", (symposium,)
    )


def _last(db: sqlite3.Connection, symposium: str) -> int:
    """The number of the last change of that symposium."""
    row = db.execute("SELECT max(sequence) FROM change WHERE symposium = ?", (symposium,)).fetchone()
    return int(row[0])


def _number(db: sqlite3.Connection) -> int:
    """The number of the last change, 0 in a new store."""
    (last,) = db.execute("SELECT coalesce(max(sequence), 0) FROM change").fetchone()
    return int(last)


def _note(db: sqlite3.Connection, symposium: str, kind: str) -> int | None:
    words = "INSERT INTO change (symposium, kind, mark) VALUES (?, ?, lower(hex(randomblob(8))))"
    return db.execute(words, (symposium, kind)).lastrowid
