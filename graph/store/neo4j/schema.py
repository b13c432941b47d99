"""Constraints and indexes of the store on a server: made by ``store init``, checked when it is opened."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from graph.errors import Problem, StoreError
from graph.store.form import graph_form
from graph.store.neo4j.rebuilding import rebuild
from graph.store.schema import INDEXES, LABELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.store.neo4j.session import Run, Server

VERSION = 1
_OURS = "symposium_map_"
WORDS_INDEX = f"{_OURS}words"

# what tells one node of the record from another
_KEYS = (
    ("RecordState", "id"),
    ("RecordChange", "sequence"),
    ("RecordDocument", "id"),
    ("RecordReading", "id"),
    ("RecordMap", "symposium"),
    ("RecordDecision", "sequence"),
    ("RecordDraft", "symposium"),
    ("RecordProblems", "symposium"),
)
RECORD_LABELS = tuple(label for label, _ in _KEYS)
_LOOKED_UP = (
    ("RecordChange", "symposium"),
    ("RecordChange", "writing"),
    ("RecordReading", "symposium"),
    ("RecordReading", "document"),
    ("RecordMap", "document"),
    ("RecordDecision", "symposium"),
)
_AWAITED_S = 300
_WORDS = (
    f"CREATE FULLTEXT INDEX {WORDS_INDEX} IF NOT EXISTS FOR (n:Stance) ON EACH [n.words]"
    " OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
)


def statements_by_name() -> dict[str, str]:
    """What makes each constraint and index, by its name."""
    return dict(_statements())


def _statements() -> Iterator[tuple[str, str]]:
    for label, key in (*_KEYS, *((label, "id") for label in LABELS)):
        name = f"{_OURS}{label}_{key}"
        yield name, f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{key} IS UNIQUE"
    for label, key in (*_LOOKED_UP, *INDEXES):
        name = f"{_OURS}{label}_{key}"
        yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.{key})"
    # bigrams of Chinese; Chinese has no spaces, and a word of it is most often two characters
    yield WORDS_INDEX, _WORDS


def initialise(server: Server, *, discard: bool = False) -> bool:
    """Make an empty database a store, or give a store what it lacks; False where it lacked nothing.

    A graph that another version of the program wrote is written anew from the record. With ``discard`` what a filling
    left behind that was broken off is taken out. StoreError SM416 where the database holds something else, SM403 where
    the store is of another version, SM419 where a filling was broken off, or goes on.
    """
    is_broken_off = server.plainly(_filled_by_halves)
    if is_broken_off:
        if not discard:
            raise StoreError([Problem("SM419", {"path": server.place})])
        empty(server)
    is_new = server.freely(lambda run: _is_new(run, server.place))
    present = server.plainly(_present)
    lacking = [words for name, words in statements_by_name().items() if name not in present]
    if lacking:
        server.freely(lambda run: [run(words, {}) for words in lacking])
    server.plainly(lambda run: run("CALL db.awaitIndexes($seconds)", {"seconds": _AWAITED_S}))
    server.freely(make_state)
    is_other = server.plainly(_has_other_graph)
    if is_other:
        rebuild(server)
    return is_broken_off or is_new or is_other or bool(lacking)


def empty(server: Server) -> None:
    """Take everything out of the store; what it was is told last, so that a break leaves no database of a stranger."""
    server.by_itself(
        "MATCH (n) WHERE NOT n:RecordState CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS"
    )
    server.freely(_make_state_anew)


def _make_state_anew(run: Run) -> None:
    run("MATCH (s:RecordState) DELETE s", {})
    make_state(run)


def make_state(run: Run) -> None:
    """Write that this is a store, and that nothing has changed in it yet."""
    run(
        "MERGE (s:RecordState {id: 'record'})"
        " ON CREATE SET s.version = $version, s.made = $made, s.sequence = 0, s.form = $form",
        {"version": VERSION, "made": time.time_ns(), "form": graph_form()},
    )


def close_for_filling(run: Run, place: str, filling: str) -> None:
    """Close the empty store for all but the one who fills it; StoreError SM409 where it is not empty."""
    held = "MATCH (n) WHERE n:RecordMap OR n:RecordDecision RETURN 1 AS one LIMIT 1"
    if run(held, {}):
        raise StoreError([Problem("SM409", {"path": place})])
    run("MATCH (s:RecordState {id: 'record'}) SET s.filling = $filling", {"filling": filling})


def open_again(run: Run) -> None:
    """Open the store that was filled."""
    run("MATCH (s:RecordState {id: 'record'}) REMOVE s.filling", {})


def check(server: Server) -> None:
    """Raise StoreError where this is no store or lacks an index (SM415), is of another version (SM403), or another
    version of the program wrote its graph (SM420).
    """
    version, present, is_other = server.plainly(
        lambda run: (_version(run), _present(run), _has_other_graph(run))
    )
    if version is None:
        raise StoreError([Problem("SM415", {"path": server.place})])
    _refuse_other_versions(version, server.place)
    if any(not present.get(name) for name in statements_by_name()):
        raise StoreError([Problem("SM415", {"path": server.place})])
    if is_other:
        raise StoreError([Problem("SM420", {"path": server.place})])


def _filled_by_halves(run: Run) -> bool:
    words = "MATCH (s:RecordState {id: 'record'}) RETURN s.filling AS filling, s.rebuilding AS rebuilding"
    return any(row["filling"] and not row["rebuilding"] for row in run(words, {}))


def _has_other_graph(run: Run) -> bool:
    words = "MATCH (s:RecordState {id: 'record'}) RETURN s.form AS form, s.rebuilding AS rebuilding"
    return any(row["form"] != graph_form() or row["rebuilding"] for row in run(words, {}))


def _is_new(run: Run, place: str) -> bool:
    version = _version(run)
    if version is not None:
        _refuse_other_versions(version, place)
        return False
    if run("MATCH (n) RETURN 1 AS one LIMIT 1", {}):
        raise StoreError([Problem("SM416", {"path": place})])
    return True


def _refuse_other_versions(version: int, place: str) -> None:
    if version != VERSION:
        raise StoreError([Problem("SM403", {"path": place, "found": version, "known": VERSION})])


def _version(run: Run) -> int | None:
    rows = run("MATCH (s:RecordState {id: 'record'}) RETURN s.version AS version", {})
    return rows[0]["version"] if rows else None


def _present(run: Callable[[str, dict[str, Any]], list[dict[str, Any]]]) -> dict[str, bool]:
    """Our indexes, those of constraints included, and whether each can be used."""
    rows = run("SHOW INDEXES YIELD name, state WHERE name STARTS WITH $ours", {"ours": _OURS})
    return {row["name"]: row["state"] == "ONLINE" for row in rows}
