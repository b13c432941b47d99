"""The SQLite file under the record: opened, checked, locked, its faults told as problems."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import threading
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import Problem, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION = 4
_APPLICATION = 0x53794D70  # "SyMp" in the header of the file tells our stores from other SQLite files
_WAIT_S = 60.0
# version 1 kept no drafts: where people had decided, the draft is worked out from what the decisions tell
_OF_VERSION_1 = """
INSERT OR IGNORE INTO draft (symposium, document) SELECT symposium, document FROM map
WHERE symposium IN (SELECT symposium FROM decision)
"""
# version 2 found experts by reading every map, and a change had no mark
_OF_VERSION_2 = (
    "UPDATE change SET mark = lower(hex(randomblob(8)))",
    """
INSERT OR IGNORE INTO expert SELECT symposium, json_extract(p.value, '$.id'), json_extract(p.value, '$.name'),
    json_extract(p.value, '$.affiliation')
FROM map, json_each(map.body, '$.participants') AS p WHERE json_extract(p.value, '$.role') = 'expert'
""",
)
# version 3 had no seals
_OF_VERSION_3 = (
    "UPDATE reading SET seal = seal(name, encoding, text)",
    """UPDATE map SET seal = seal(body, (SELECT text FROM reading AS r
    WHERE r.symposium = map.symposium AND r.document = map.document))""",
    "UPDATE draft SET seal = seal(body)",
    "UPDATE decision SET seal = seal(symposium, body)",
)
# columns that tables of an earlier version lack
_COLUMNS = (
    ("change", "mark"),
    ("reading", "seal"),
    ("map", "seal"),
    ("draft", "seal"),
    ("decision", "seal"),
)

_CODES = {
    sqlite3.SQLITE_CORRUPT: "SM402",
    sqlite3.SQLITE_NOTADB: "SM402",
    sqlite3.SQLITE_BUSY: "SM404",
    sqlite3.SQLITE_LOCKED: "SM404",
    sqlite3.SQLITE_READONLY: "SM405",
    sqlite3.SQLITE_FULL: "SM406",
}


class Connection:
    """One SQLite file, or the memory where ``path`` is None; for any number of threads.

    Reads and writes have a connection each, so that a reader never waits for a writer of another process.
    Writers of all processes queue, each for up to a minute. A file that was replaced is opened anew at the next
    request, which ``generation`` counts; one that was deleted is told (SM408) and never made anew by itself.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._where = ":memory:" if path is None else str(path)
        self.generation = 0
        self._writing_thread: int | None = None
        with self._faults():
            if path is not None:
                _make_parents(path)
            self._connect()
        self._write_lock = threading.RLock()
        self._read_lock = self._write_lock if path is None else threading.RLock()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection for reading, all of it as of one moment; within a block for writing, what that block has."""
        with self._faults():
            if self.is_writing:
                yield self._writer
                return
            self._be_there()
            with self._read_lock:
                # within a block for reading there is a moment already
                is_outermost = not self._reader.in_transaction
                if is_outermost:
                    self._reader.execute("BEGIN")
                try:
                    yield self._reader
                finally:
                    if is_outermost and self._reader.in_transaction:
                        self._reader.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction: all of it is kept when the outermost block ends, nothing of a block that raises."""
        with self._faults():
            if self.is_writing:
                with self._within():
                    yield self._writer
                return
            self._be_there()
            with self._write_lock:
                self._writer.execute("BEGIN IMMEDIATE")
                self._writing_thread = threading.get_ident()
                try:
                    yield self._writer
                    self._still_be_there()
                    self._writer.execute("COMMIT")
                except BaseException:
                    # after some faults SQLite has taken it back itself
                    if self._writer.in_transaction:
                        self._writer.execute("ROLLBACK")
                    raise
                finally:
                    self._writing_thread = None

    @property
    def is_writing(self) -> bool:
        """Whether this thread is within a block for writing."""
        return self._writing_thread == threading.get_ident()

    @contextmanager
    def _within(self) -> Iterator[None]:
        """A part of a transaction that may fail without the rest."""
        self._writer.execute("SAVEPOINT part")
        try:
            yield
        except BaseException:
            # after a full disk there is no transaction any more: then the whole block fails at its end
            if self._writer.in_transaction:
                self._writer.execute("ROLLBACK TO part")
                self._writer.execute("RELEASE part")
            raise
        self._writer.execute("RELEASE part")

    def _still_be_there(self) -> None:
        """StoreError (SM408) where the file went away during the transaction: nobody would find what it keeps."""
        if self._path is not None and self._identity() != self._file:
            raise StoreError([Problem("SM408", {"path": self._where})])

    @property
    def place(self) -> str:
        """The path as it was given."""
        return self._where

    def close(self) -> None:
        """Close the file."""
        with self._write_lock, self._read_lock:
            self._reader.close()
            self._writer.close()

    def _connect(self) -> None:
        self._writer = self._open()
        try:
            self._prepare()
            self._reader = self._writer if self._path is None else self._open()
        except BaseException:
            self._writer.close()
            raise
        self._file, self._log = self._identity(), self._identity("-wal")

    def _be_there(self) -> None:
        """Go over to the file that is at our place now; StoreError (SM408) where there is none."""
        if self._path is None:
            return
        if self._identity() == self._file:
            # the log comes with the first change, and stays as long as somebody has the file open
            self._log = self._log or self._identity("-wal")
            return
        with self._write_lock, self._read_lock:
            found = self._identity()
            if found is None:
                raise StoreError([Problem("SM408", {"path": self._where})])
            if found == self._file:
                return
            self.close()
            if self._log is not None and self._identity("-wal") == self._log:
                # the log of the file that is gone: SQLite would play it into the one that took its place
                Path(self._where + "-wal").unlink(missing_ok=True)
                Path(self._where + "-shm").unlink(missing_ok=True)
            self._connect()
            self.generation += 1

    def _is_read_only(self) -> bool:
        if self._path is None or not self._path.parent.is_dir():
            return False
        return not os.access(self._path.parent, os.W_OK)

    def _identity(self, ending: str = "") -> tuple[int, int] | None:
        """Which file is at our place; None where there is none, or in memory."""
        if self._path is None:
            return None
        try:
            found = os.stat(self._where + ending)  # noqa: PTH116 - at every request, and a path costs more
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino

    def _open(self) -> sqlite3.Connection:
        # the locks of this class see to it that only one thread at a time is on a connection
        made = sqlite3.connect(self._where, timeout=_WAIT_S, isolation_level=None, check_same_thread=False)
        try:
            made.create_function("seal", -1, _seal, deterministic=True)
            made.execute("PRAGMA foreign_keys = ON")
            made.execute("PRAGMA synchronous = FULL")
        except BaseException:
            made.close()
            raise
        return made

    def _prepare(self) -> None:
        """Refuse what is not a store of this version or an earlier one, and make the tables that it lacks."""
        (application,) = self._writer.execute("PRAGMA application_id").fetchone()
        (version,) = self._writer.execute("PRAGMA user_version").fetchone()
        (tables,) = self._writer.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if application not in {0, _APPLICATION} or (application == 0 and tables):
            raise StoreError([Problem("SM402", {"path": self._where, "fault": "not a store"})])
        if version > VERSION:
            raise StoreError([Problem("SM403", {"path": self._where, "found": version, "known": VERSION})])
        if application == 0 or version < VERSION:
            self._make_tables()
        self._writer.execute("PRAGMA journal_mode = WAL")

    def _make_tables(self) -> None:
        """Make the tables of a new store, or bring those of an earlier version up to date, in one transaction."""
        tables_of_store = (files(__package__) / "record.sql").read_text("utf-8")
        db = self._writer
        db.execute("BEGIN IMMEDIATE")
        try:
            # another process may have made the same tables while this one waited for it
            (version,) = db.execute("PRAGMA user_version").fetchone()
            for statement in _statements(tables_of_store):
                db.execute(statement)
            for table, column in _COLUMNS:
                _add_column(db, table, column)
            if version == 1:
                db.execute(_OF_VERSION_1)
            if version in {1, 2}:
                for statement in _OF_VERSION_2:
                    db.execute(statement)
            if version in {1, 2, 3}:
                for statement in _OF_VERSION_3:
                    db.execute(statement)
            db.execute(f"PRAGMA application_id = {_APPLICATION}")
            db.execute(f"PRAGMA user_version = {VERSION}")
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            # the lowest byte is the kind of fault, the others say more
            code = _CODES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, "SM401")
            # without a place for its log SQLite cannot even open the file, and says no more than that
            if code == "SM401" and self._is_read_only():
                code = "SM405"
            raise StoreError([Problem(code, {"path": self._where, "fault": str(error)})]) from error
        except OSError as error:
            raise StoreError([Problem("SM401", {"path": self._where, "fault": str(error)})]) from error


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: run as a whole it would end the transaction it stands in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _add_column(db: sqlite3.Connection, table: str, column: str) -> None:
    known = {name for (name,) in db.execute("SELECT name FROM pragma_table_info(?)", (table,))}
    if column not in known:
        db.execute(f"ALTER TABLE {table} ADD COLUMN {column} TEXT")


def _seal(*parts: object) -> str:
    """A digest of the columns of a row."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _make_parents(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
