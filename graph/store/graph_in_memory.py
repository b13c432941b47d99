"""The graph of the embedded store: kglite, in memory. The only module that knows kglite.

It holds nothing that is not in the record and may be thrown away at any time.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any, Self

import kglite

from graph.errors import InputError, Problem, StoreError
from graph.store.graph_writing import build_graph, write_symposia
from graph.store.same_issue import write_same_issues
from graph.store.schema import INDEXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from graph.model import Decision
    from graph.store.rows import Rows

    Row = dict[str, Any]

VERSION: str = kglite.__version__
_TIME_LIMIT_MS = 60_000

# a label that no symposium has used yet is no mistake
kglite.set_query_warning_policy("silent")


class GraphInMemory:
    """Symposia as nodes and relationships that answer Cypher."""

    def __init__(self, nodes: kglite.KnowledgeGraph) -> None:
        self._nodes = nodes

    @classmethod
    def built(cls, batches: Iterable[Iterable[Rows]], links: Iterable[Decision]) -> Self:
        """A new graph; ``links`` are the decisions on issues of two symposia. StoreError SM407 where it fails."""
        made = cls(kglite.KnowledgeGraph())
        try:
            build_graph(made._run, batches)
            write_same_issues(made._run, links)
            for label, name in INDEXES:
                made._nodes.create_index(label, name)
        except kglite.KgError as error:
            raise StoreError([Problem("SM407", {"fault": str(error)})]) from error
        return made

    @classmethod
    def read(cls, path: Path) -> Self:
        """The graph that ``write`` kept; ValueError where the file is none."""
        try:
            # mapped: what is not asked for is not even read from the disk
            return cls(kglite.load(str(path), storage="mapped"))
        except (kglite.KgError, OSError) as error:
            raise ValueError(str(error)) from error

    def write(self, path: Path) -> None:
        """Keep the graph in a file; OSError where that fails."""
        try:
            with warnings.catch_warnings():
                # texts that were written in two steps have no form that can be mapped until they were read once more
                warnings.simplefilter("ignore", kglite.MappedFallbackWarning)
                self._nodes.save(str(path))
                kglite.load(str(path)).save(str(path))
        except kglite.KgError as error:
            raise OSError(str(error)) from error

    def update(self, replaced: Iterable[str], symposia: Iterable[Rows], links: Iterable[Decision]) -> None:
        """Put symposia in place of what there is of ``replaced``; StoreError SM407 where it is now half done."""
        try:
            write_symposia(self._run, replaced, symposia)
            write_same_issues(self._run, links)
        except kglite.KgError as error:
            raise StoreError([Problem("SM407", {"fault": str(error)})]) from error

    def frozen(self) -> FrozenGraph:
        """The graph as it is now, whatever is written later; costs nothing until then."""
        return FrozenGraph(self._nodes.freeze())

    def _run(self, words: str, parameters: Row) -> list[Row]:
        found = self._nodes.cypher(words, params=parameters, timeout_ms=0)
        return [*found] if isinstance(found, kglite.ResultView) else []


class FrozenGraph:
    """A graph that nobody can change any more; for any number of threads."""

    def __init__(self, nodes: kglite.FrozenGraph) -> None:
        self._nodes = nodes

    def query(self, statement: str, parameters: Mapping[str, Any]) -> list[Row]:
        """The rows of a statement; InputError where it fails (SM145) or writes (SM146)."""
        try:
            found = self._nodes.cypher(statement, params=dict(parameters), timeout_ms=_TIME_LIMIT_MS)
        except kglite.ArgumentError as error:
            raise InputError([Problem("SM146", {"fault": str(error)})]) from error
        except (kglite.KgError, TypeError, ValueError, OverflowError) as error:
            raise InputError([Problem("SM145", {"fault": str(error)})]) from error
        if not isinstance(found, kglite.ResultView):
            raise InputError([Problem("SM146", {"fault": "FORMAT"})])
        return [*found]
