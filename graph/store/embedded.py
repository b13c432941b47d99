"""The embedded store: a SQLite file as the record, kglite in memory as the graph that answers Cypher.

The graph is built from the record when it is first asked, and brought up to date before each answer by what
changed in the record since, whoever changed it: it holds nothing that is not in the record. A reader has an
immutable snapshot, so it never sees a change half made. The only module that knows kglite.
"""
# ruff: noqa: D102 - what the methods do is told once, in the port

from __future__ import annotations

import threading
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

import kglite

from graph.errors import InputError, Problem, StoreError
from graph.store.graph_writing import write_symposia
from graph.store.map_rows import rows_of
from graph.store.port import Store
from graph.store.reading_only import refuse_all_but_reading
from graph.store.record import Record
from graph.store.same_expert import same_experts
from graph.store.schema import INDEXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from graph.model import ArgumentMap, Decision
    from graph.store.kept import Kept
    from graph.store.position import SameExpert, Source, SymposiumSummary
    from graph.store.stored import Stored

    Row = dict[str, Any]
    Rows = list[Row]

_AT_ONCE = 10  # symposia written together while the graph is built: more take more memory, not less time
_TIME_LIMIT_MS = 60_000

# a label that no symposium has used yet is no mistake
kglite.set_query_warning_policy("silent")


class EmbeddedStore(Store):
    """The store on one machine; the file of ``path``, or memory where it is None."""

    def __init__(self, path: Path | None) -> None:
        self._record = Record(path)
        self._refreshing = threading.Lock()
        self._nodes: kglite.KnowledgeGraph | None = None
        self._as_of = (0, 0)  # the record and the change in it that the graph stands at

    def save(
        self,
        argument_map: ArgumentMap,
        content: bytes | None = None,
        problems: Sequence[Problem] | None = None,
    ) -> None:
        self._record.save(argument_map, content, problems)

    def save_review(
        self,
        argument_map: ArgumentMap,
        decisions: Sequence[Decision],
        *,
        draft: ArgumentMap,
        content: bytes | None = None,
        problems: Sequence[Problem] | None = None,
        as_of: int | None = None,
        instead: bool = False,
    ) -> int:
        return self._record.save_review(
            argument_map,
            decisions,
            draft=draft,
            content=content,
            problems=problems,
            as_of=as_of,
            instead=instead,
        )

    def kept(self, symposium: str) -> Kept:
        return self._record.kept(symposium)

    def load(self, symposium: str) -> ArgumentMap:
        return self._record.load(symposium)

    def delete(self, symposium: str) -> None:
        self._record.delete(symposium)

    def list(self) -> tuple[SymposiumSummary, ...]:
        return self._record.summaries()

    def source(self, document: str) -> Source:
        return self._record.source(document)

    def symposia_of(self, document: str) -> tuple[str, ...]:
        return self._record.symposia_of(document)

    def decisions(self, symposium: str) -> tuple[Decision, ...]:
        return self._record.decisions(symposium)

    def record_decision(self, symposium: str, decision: Decision) -> None:
        self._record.record_decision(symposium, decision)

    def query(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        refuse_all_but_reading(statement)
        snapshot = self._snapshot()
        try:
            found = snapshot.cypher(statement, params=dict(parameters or {}), timeout_ms=_TIME_LIMIT_MS)
        except kglite.ArgumentError as error:
            raise InputError([Problem("SM146", {"fault": str(error)})]) from error
        except (kglite.KgError, TypeError, ValueError, OverflowError) as error:
            raise InputError([Problem("SM145", {"fault": str(error)})]) from error
        if not isinstance(found, kglite.ResultView):
            raise InputError([Problem("SM146", {"fault": "FORMAT"})])
        return [*found]

    def same_as(self) -> tuple[SameExpert, ...]:
        # from the record: what only imports must not build the graph of all there is
        return same_experts(lambda _: self._record.namesakes())

    def known(self) -> tuple[str, ...]:
        return self._record.known()

    def stored(self, symposium: str) -> Stored:
        return self._record.stored(symposium)

    def put_back(self, symposia: Iterable[Stored]) -> int:
        return self._record.put_back(symposia)

    def faults(self) -> Iterable[Problem]:
        return self._record.faults()

    @contextmanager
    def together(self) -> Iterator[None]:
        with self._record.together():
            yield

    def title(self, symposium: str) -> str | None:
        return self._record.title(symposium)

    def namesakes(self, symposium: str) -> tuple[str, ...]:
        return self._record.namesakes_of(symposium)

    def sequence(self) -> int:
        return self._record.sequence()

    def state(self) -> tuple[int, int]:
        last = self._record.sequence()
        return self._record.generation, last

    def ping(self) -> None:
        self._record.sequence()

    def close(self) -> None:
        self._record.close()
        self._nodes = None

    def _snapshot(self) -> kglite.FrozenGraph:
        """The graph as of the last change in the record.

        Taking one costs nothing; only where a reader still holds one must a change copy the graph.
        """
        if self._record.is_writing:
            raise RuntimeError("the graph is asked before what it would answer from is kept")
        with self._refreshing:
            # the number is read first: what is committed meanwhile may get in early, and once more next time
            now = self.state()
            if self._as_of[0] != now[0]:
                self._nodes = None  # another file took the place of the record
            if self._nodes is None or self._as_of < now:
                self._nodes = self._refreshed()
                self._as_of = now
            return self._nodes.freeze()

    def _refreshed(self) -> kglite.KnowledgeGraph:
        if self._nodes is not None:
            changed = self._record.changed_since(self._as_of[1])
            nodes, self._nodes = self._nodes, None
            try:
                self._write(nodes, changed, changed)
            except (kglite.KgError, StoreError):
                pass  # half changed, but nobody has seen it, and the record has it all
            else:
                return nodes
        return self._built()

    def _built(self) -> kglite.KnowledgeGraph:
        """A new graph from the whole record."""
        made = kglite.KnowledgeGraph()
        try:
            symposia = iter(self._record.symposia())
            while some := tuple(islice(symposia, _AT_ONCE)):
                self._write(made, (), some)
            for label, name in INDEXES:
                made.create_index(label, name)
        except kglite.KgError as error:
            raise StoreError([Problem("SM407", {"fault": str(error)})]) from error
        return made

    def _write(self, nodes: kglite.KnowledgeGraph, replaced: Iterable[str], symposia: Iterable[str]) -> None:
        def run(words: str, parameters: Row) -> Rows:
            found = nodes.cypher(words, params=parameters, timeout_ms=0)
            return [*found] if isinstance(found, kglite.ResultView) else []

        found = (self._record.find(symposium) for symposium in symposia)
        write_symposia(run, replaced, [rows_of(m) for m in found if m is not None])
