"""The embedded store: a SQLite file as the record, a graph in memory that answers Cypher.

The graph is built from the record when it is first asked, or taken from the snapshot beside it, and brought up to date
before each answer by what changed in the record since, whoever changed it: it holds nothing that is not in the record.
A reader has an immutable state of it, so it never sees a change half made.
"""
# ruff: noqa: D102 - what the methods do is told once, in the port

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

from graph.errors import StoreError
from graph.store.graph_in_memory import GraphInMemory
from graph.store.map_rows import rows_of
from graph.store.port import Store
from graph.store.reading_only import refuse_all_but_reading
from graph.store.record import Record
from graph.store.same_expert import same_experts
from graph.store.same_issue import ACROSS
from graph.store.snapshot import read_snapshot, write_snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from graph.errors import Problem
    from graph.model import ArgumentMap, Decision
    from graph.store.graph_in_memory import FrozenGraph
    from graph.store.kept import Kept
    from graph.store.position import SameExpert, Source, SymposiumSummary
    from graph.store.rows import Rows as MapRows
    from graph.store.stored import Stored

    Row = dict[str, Any]
    Rows = list[Row]
    Progress = Callable[[int, int], None]  # how many are done, of how many

_AT_ONCE = 10  # symposia written together while the graph is built: more take more memory, not less time
_WORTH_KEEPING_S = (
    2.0  # so much work on the graph, and it is kept beside the record, so that nobody need do it again
)


class EmbeddedStore(Store):
    """The store on one machine; the file of ``path``, or memory where it is None."""

    def __init__(self, path: Path | None, progress: Progress | None = None) -> None:
        self._record = Record(path)
        self._path = path
        self._progress = progress
        self._refreshing = threading.Lock()
        self._nodes: GraphInMemory | None = None
        self._as_of = (0, 0)  # the record and the change in it that the graph stands at
        self._spent_s = 0.0  # on the graph since it was last kept

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
        return self._snapshot().query(statement, parameters or {})

    def prepare(self) -> None:
        self._snapshot()

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

    def _snapshot(self) -> FrozenGraph:
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
                started = time.monotonic()
                self._nodes = self._refreshed(now[0])
                self._as_of = now
                self._spent_s += time.monotonic() - started
                self._keep()
            return self._nodes.frozen()

    def _refreshed(self, generation: int) -> GraphInMemory:
        nodes, self._nodes = self._nodes or self._kept_graph(generation), None
        if nodes is not None:
            changed = self._record.changed_since(self._as_of[1])
            try:
                nodes.update(changed, self._rows(changed), self._record.decisions(ACROSS))
            except StoreError:
                pass  # half changed, but nobody has seen it, and the record has it all
            else:
                return nodes
        return self._built()

    def _kept_graph(self, generation: int) -> GraphInMemory | None:
        """The graph kept beside the record, if it is one of this record."""
        kept = None if self._path is None else read_snapshot(self._path, self._record.mark)
        if kept is None:
            return None
        nodes, sequence = kept
        self._as_of = (generation, sequence)
        return nodes

    def _keep(self) -> None:
        """Keep the graph beside the record where much work went into it."""
        if self._path is not None and self._nodes is not None and self._spent_s > _WORTH_KEEPING_S:
            sequence = self._as_of[1]
            write_snapshot(self._path, self._nodes, sequence, self._record.mark(sequence))
            self._spent_s = 0.0

    def _built(self) -> GraphInMemory:
        """A new graph from the whole record."""
        return GraphInMemory.built(self._batches(), self._record.decisions(ACROSS))

    def _batches(self) -> Iterator[Iterable[MapRows]]:
        symposia = self._record.symposia()
        left, done = iter(symposia), 0
        while some := tuple(islice(left, _AT_ONCE)):
            yield self._rows(some)
            done += len(some)
            if self._progress is not None:
                self._progress(done, len(symposia))

    def _rows(self, symposia: Iterable[str]) -> tuple[MapRows, ...]:
        found = (self._record.find(symposium) for symposium in symposia)
        return tuple(rows_of(m) for m in found if m is not None)
