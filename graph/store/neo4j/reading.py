"""Reads the record on a server; each function within one transaction, whose statements it is given to run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.errors import NotFoundError, Problem
from graph.exchange.document import read_json
from graph.model import Decision
from graph.store.documents import decode_map, in_order, not_found, read_summary
from graph.store.kept import Kept, decode_problems
from graph.store.position import Source
from graph.store.stored import Stored, Told

if TYPE_CHECKING:
    from graph.model import ArgumentMap
    from graph.store.neo4j.session import Run
    from graph.store.position import SymposiumSummary

    Row = dict[str, Any]

_MAP = """
MATCH (m:RecordMap {symposium: $symposium})
MATCH (r:RecordReading {id: m.symposium + '/' + m.document})
RETURN m.document AS document, m.body AS body, r.text AS text
"""
_REST = """
MATCH (m:RecordMap {symposium: $symposium})
OPTIONAL MATCH (d:RecordDraft {symposium: $symposium})
OPTIONAL MATCH (p:RecordProblems {symposium: $symposium})
RETURN d IS NOT NULL AS is_decided, d.body AS draft, p.body AS problems
"""
_DECISIONS = """
MATCH (d:RecordDecision {symposium: $symposium})
RETURN d.body AS body, coalesce(d.retired, false) AS is_retired ORDER BY d.sequence
"""
_READINGS = """
MATCH (r:RecordReading {symposium: $symposium})
MATCH (d:RecordDocument {id: r.document})
RETURN r.document AS document, r.name AS name, r.encoding AS encoding, r.text AS text, d.content AS content
ORDER BY r.sequence, r.ordinal
"""
_SOURCE = """
MATCH (r:RecordReading {document: $document})
MATCH (d:RecordDocument {id: r.document})
RETURN r.document AS document, r.name AS name, r.encoding AS encoding, r.text AS text, d.content AS content
ORDER BY r.sequence, r.ordinal LIMIT 1
"""


def load(run: Run, symposium: str) -> ArgumentMap:
    """The current map; NotFoundError with the nearest known ids."""
    row = map_row(run, symposium)
    return decode_map(symposium, row["body"], row["text"])


def map_row(run: Run, symposium: str) -> Row:
    """Document, body and text of the current map."""
    rows = run(_MAP, {"symposium": symposium})
    if not rows:
        raise NotFoundError([not_found(symposium, symposia(run))])
    return rows[0]


def symposia(run: Run) -> list[str]:
    """The ids of all symposia."""
    rows = run("MATCH (m:RecordMap) RETURN m.symposium AS id ORDER BY id", {})
    return [row["id"] for row in rows]


def kept(run: Run, symposium: str) -> Kept:
    """The map with its draft, decisions and problems."""
    now = map_row(run, symposium)
    (row,) = run(_REST, {"symposium": symposium})
    said = run(_DECISIONS, {"symposium": symposium})
    current = decode_map(symposium, now["body"], now["text"])
    return Kept(
        current,
        _draft(symposium, current, now["text"], row),
        tuple(read_json(Decision, d["body"]) for d in said if not d["is_retired"]),
        decode_problems(row["problems"]) if row["problems"] is not None else (),
        last_change(run, symposium),
    )


def _draft(symposium: str, current: ArgumentMap, text: str, row: Row) -> ArgumentMap | None:
    if not row["is_decided"]:
        return current
    return None if row["draft"] is None else decode_map(symposium, row["draft"], text)


def last_change(run: Run, symposium: str) -> int:
    """The number of the last change of that symposium."""
    words = "MATCH (c:RecordChange {symposium: $symposium}) RETURN max(c.sequence) AS last"
    (row,) = run(words, {"symposium": symposium})
    return int(row["last"])


def summaries(run: Run) -> tuple[SymposiumSummary, ...]:
    """The list of symposia."""
    return in_order(read_summary(row["s"]) for row in run("MATCH (m:RecordMap) RETURN m.summary AS s", {}))


def title(run: Run, symposium: str) -> str | None:
    """The title of a symposium; None where there is none."""
    rows = run("MATCH (m:RecordMap {symposium: $id}) RETURN m.summary AS s", {"id": symposium})
    return read_summary(rows[0]["s"]).title if rows else None


def source(run: Run, document: str) -> Source:
    """A document with the text as first read."""
    rows = run(_SOURCE, {"document": document})
    if not rows:
        raise NotFoundError([Problem("SM302", {"document": document})])
    return _source(rows[0])


def _source(row: Row) -> Source:
    return Source(row["document"], row["name"], row["encoding"], row["text"], bytes(row["content"]))


def symposia_of(run: Run, document: str) -> tuple[str, ...]:
    """The symposia whose current map was read from that document."""
    rows = run("MATCH (m:RecordMap {document: $id}) RETURN m.symposium AS id ORDER BY id", {"id": document})
    return tuple(row["id"] for row in rows)


def decisions(run: Run, symposium: str) -> tuple[Decision, ...]:
    """All decisions, oldest first."""
    return tuple(read_json(Decision, row["body"]) for row in run(_DECISIONS, {"symposium": symposium}))


def known(run: Run) -> tuple[str, ...]:
    """The ids of all symposia that ever were here, in the order in which they first came."""
    rows = run("MATCH (c:RecordChange) RETURN c.symposium AS id, min(c.sequence) AS first ORDER BY first", {})
    return tuple(row["id"] for row in rows)


def stored(run: Run, symposium: str) -> Stored:
    """All there is of the symposium; nothing but the id where there is nothing."""
    told = tuple(
        Told(read_json(Decision, row["body"]), row["is_retired"])
        for row in run(_DECISIONS, {"symposium": symposium})
    )
    rows = run(_MAP, {"symposium": symposium})
    if not rows:
        return Stored(symposium, decisions=told)
    (now,) = rows
    (row,) = run(_REST, {"symposium": symposium})
    current = decode_map(symposium, now["body"], now["text"])
    return Stored(
        symposium,
        current,
        _draft(symposium, current, now["text"], row),
        tuple(_source(found) for found in run(_READINGS, {"symposium": symposium})),
        decode_problems(row["problems"]) if row["problems"] is not None else (),
        told,
    )


def namesakes(run: Run, symposium: str) -> tuple[str, ...]:
    """Names of its experts that other experts have too, by name."""
    words = """
MATCH (:Symposium {id: $id})-[:INVOLVES]->(e:Expert)
MATCH (other:Expert {name: e.name}) WHERE other.id <> e.id
RETURN DISTINCT e.name AS name
"""
    return tuple(sorted(row["name"] for row in run(words, {"id": symposium})))
