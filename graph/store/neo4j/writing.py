"""Writes record and graph on a server, in one transaction: what is kept and what answers are never apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.errors import IntegrityError, NotFoundError, Problem
from graph.exchange.document import write_json
from graph.model import Document
from graph.store.documents import checked_content, map_body, not_found, summary_of
from graph.store.graph_writing import write_symposia
from graph.store.kept import encode_problems
from graph.store.map_rows import rows_of
from graph.store.neo4j.reading import decisions, last_change, symposia
from graph.store.same_issue import ACROSS, write_same_issues

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.errors import Problem as Told
    from graph.model import ArgumentMap, Decision
    from graph.store.neo4j.session import Run
    from graph.store.stored import Stored

    Row = dict[str, Any]

_CURRENT = """
OPTIONAL MATCH (m:RecordMap {symposium: $symposium})
OPTIONAL MATCH (r:RecordReading {id: m.symposium + '/' + m.document})
OPTIONAL MATCH (d:RecordDocument {id: $document})
RETURN m IS NOT NULL AS is_known, m.body AS body, r.text AS text, d IS NOT NULL AS has_document
"""
_PUT_DOCUMENT = "MERGE (d:RecordDocument {id: $id}) ON CREATE SET d.content = $content"
_PUT_READING = """
MERGE (r:RecordReading {id: $symposium + '/' + $document})
ON CREATE SET r.sequence = $sequence, r.ordinal = $ordinal, r.symposium = $symposium, r.document = $document
SET r.name = $name, r.encoding = $encoding, r.text = $text
"""
_PUT_MAP = """
MERGE (m:RecordMap {symposium: $symposium})
SET m.document = $document, m.summary = $summary, m.body = $body
"""
_PUT_DRAFT = "MERGE (d:RecordDraft {symposium: $symposium}) SET d.document = $document, d.body = $body"
_PUT_PROBLEMS = "MERGE (p:RecordProblems {symposium: $symposium}) SET p.body = $body"
_RETIRE = "MATCH (d:RecordDecision {symposium: $symposium}) SET d.retired = true"
_DECIDE = """
CREATE (d:RecordDecision {sequence: $sequence, symposium: $symposium, body: $body, retired: $retired})
"""
_NOTE = "CREATE (c:RecordChange {sequence: $sequence, symposium: $symposium, kind: $kind, writing: $writing})"
_FORGET = """
MATCH (r:RecordReading {symposium: $symposium}) DETACH DELETE r
"""
_FORGET_DOCUMENTS = """
UNWIND $documents AS id
MATCH (d:RecordDocument {id: id})
WHERE NOT EXISTS { MATCH (r:RecordReading {document: id}) }
DETACH DELETE d
"""
# all of these go by a key that has an index: no plan gets better as the store grows, and planning costs more than doing
_PLANNED_ONCE = "CYPHER replan=skip\n"


@dataclass(frozen=True, slots=True)
class Made:
    """A map made ready to be written, outside of any transaction; IntegrityError as ``Store.save``."""

    argument_map: ArgumentMap
    body: str
    summary: str
    content: bytes | None

    @classmethod
    def of(cls, m: ArgumentMap, content: bytes | None) -> Made:
        """The map as documents."""
        return cls(m, map_body(m), write_json(summary_of(m)), checked_content(m.document, content))


class Writing:
    """One transaction under the lock of the writers.

    Changes are numbered as they come; the graph is written at the end, for all of them together. ``mark`` is on each
    change, so that a writer whose commit was not answered can find out whether it took place.
    """

    def __init__(self, run: Run, mark: str) -> None:
        self._run: Run = lambda words, given: run(_PLANNED_ONCE + words, given)
        self._mark = mark
        (row,) = run("MATCH (s:RecordState {id: 'record'}) RETURN s.sequence AS sequence", {})
        self.sequence: int = row["sequence"]
        self._before = self.sequence
        self._replaced: set[str] = set()
        self._maps: dict[str, ArgumentMap] = {}
        self._is_linked = False  # whether somebody decided on issues of two symposia
        self._has_new_links = False

    def is_done(self) -> bool:
        """Whether this has been committed before."""
        words = "MATCH (c:RecordChange {writing: $writing}) RETURN c.sequence AS sequence LIMIT 1"
        return bool(self._run(words, {"writing": self._mark}))

    def save(self, made: Made, problems: Sequence[Told] | None) -> None:
        """Keep the map as the current one of its symposium, undecided."""
        symposium = made.argument_map.symposium.id
        if self._put(made):
            self._run("MATCH (d:RecordDraft {symposium: $id}) DETACH DELETE d", {"id": symposium})
        self._put_problems(symposium, problems)

    def save_review(
        self,
        made: Made,
        said: Iterable[Decision],
        *,
        draft: tuple[Document, str],
        problems: Sequence[Told] | None,
        as_of: int | None,
        instead: bool,
    ) -> int:
        """Keep decisions, the map they make and the draft they were made on; the last number of the symposium."""
        m = made.argument_map
        symposium = m.symposium.id
        self._expect(symposium)
        if as_of is not None and last_change(self._run, symposium) != as_of:
            raise IntegrityError([Problem("SM206", {"title": m.symposium.title})])
        self._put(made)
        document, body = draft
        self._put_draft(symposium, document, body)
        self._put_problems(symposium, problems)
        if instead:
            self._run(_RETIRE, {"symposium": symposium})
        for decision in said:
            self._decide(symposium, decision)
        return last_change(self._run, symposium)

    def decide(self, symposium: str, decision: Decision) -> None:
        """Append a decision."""
        if symposium == ACROSS:
            self._has_new_links = True
        else:
            self._expect(symposium)
        self._decide(symposium, decision)

    def delete(self, symposium: str) -> None:
        """Forget the map, its readings, and documents that no other symposium has read."""
        self._expect(symposium)
        words = "MATCH (r:RecordReading {symposium: $symposium}) RETURN r.document AS document"
        given = {"symposium": symposium}
        documents = [row["document"] for row in self._run(words, given)]
        self._run(_RETIRE, given)
        self._run(_FORGET, given)
        for label in ("RecordMap", "RecordDraft", "RecordProblems"):
            self._run(f"MATCH (n:{label} {{symposium: $symposium}}) DETACH DELETE n", given)
        self._run(_FORGET_DOCUMENTS, {"documents": documents})
        self._note(symposium, "delete")
        self._replaced.add(symposium)
        self._maps.pop(symposium, None)

    def put_back(self, stored: Stored) -> None:
        """Write what another store had of a symposium, in the order in which it came there."""
        m, symposium = stored.argument_map, stored.symposium
        for ordinal, source in enumerate(stored.documents):
            self._run(_PUT_DOCUMENT, {"id": source.document, "content": source.content})
            self._read(
                symposium, Document(source.document, source.name, source.encoding, source.text), ordinal
            )
        if m is not None:
            self._put(Made.of(m, None))
            if stored.draft != m:
                self._put_draft(
                    symposium, m.document, None if stored.draft is None else map_body(stored.draft)
                )
            self._put_problems(symposium, stored.problems)
        for told in stored.decisions:
            self._decide(symposium, told.decision, is_retired=told.is_retired)

    def settle(self) -> None:
        """Bring the graph up to what the record says, and the number of the last change."""
        if self._replaced or self._maps:
            write_symposia(self._run, sorted(self._replaced), (rows_of(m) for m in self._maps.values()))
            self._replaced, self._maps, self._has_new_links = set(), {}, True
        if self._has_new_links:
            write_same_issues(self._run, decisions(self._run, ACROSS))
            self._has_new_links = False
        if self.sequence != self._before:
            words = "MATCH (s:RecordState {id: 'record'}) SET s.sequence = $sequence"
            self._run(words, {"sequence": self.sequence})
            self._before = self.sequence

    def _put(self, made: Made) -> bool:
        """Write the map in place of an earlier one; False where it is there already."""
        m, document = made.argument_map, made.argument_map.document
        symposium = m.symposium.id
        (now,) = self._run(_CURRENT, {"symposium": symposium, "document": document.id})
        if made.content is None and not now["has_document"]:
            raise IntegrityError([Problem("SM204", {"document": document.id, "name": document.name})])
        if (now["body"], now["text"]) == (made.body, document.text):
            return False
        if not now["has_document"]:
            self._run(_PUT_DOCUMENT, {"id": document.id, "content": made.content})
        self._note(symposium, "save")
        self._read(symposium, document)
        words = {"summary": made.summary, "body": made.body}
        self._run(_PUT_MAP, {"symposium": symposium, "document": document.id, **words})
        if now["is_known"]:
            self._replaced.add(symposium)
        self._maps[symposium] = m
        return True

    def _read(self, symposium: str, document: Document, ordinal: int = 0) -> None:
        said = {"name": document.name, "encoding": document.encoding, "text": document.text}
        place = {"symposium": symposium, "document": document.id}
        self._run(_PUT_READING, {"sequence": self.sequence, "ordinal": ordinal, **place, **said})

    def _put_draft(self, symposium: str, document: Document, body: str | None) -> None:
        self._run(_PUT_DRAFT, {"symposium": symposium, "document": document.id, "body": body})

    def _put_problems(self, symposium: str, problems: Sequence[Told] | None) -> None:
        if problems is not None:
            self._run(_PUT_PROBLEMS, {"symposium": symposium, "body": encode_problems(problems)})

    def _decide(self, symposium: str, decision: Decision, *, is_retired: bool = False) -> None:
        self._note(symposium, "decision")
        self._is_linked = self._is_linked or symposium == ACROSS
        said = {"symposium": symposium, "body": write_json(decision), "retired": is_retired}
        self._run(_DECIDE, {"sequence": self.sequence, **said})

    def _note(self, symposium: str, kind: str) -> None:
        self.sequence += 1
        said = {"symposium": symposium, "kind": kind, "writing": self._mark}
        self._run(_NOTE, {"sequence": self.sequence, **said})

    def _expect(self, symposium: str) -> None:
        words = "MATCH (m:RecordMap {symposium: $symposium}) RETURN m.symposium AS id"
        if not self._run(words, {"symposium": symposium}):
            raise NotFoundError([not_found(symposium, symposia(self._run))])
