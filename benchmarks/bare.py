"""The bare drivers beside which our layer is measured: the same Cypher, nothing of ours."""

from __future__ import annotations

import time
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

import kglite

from graph.store.embedded import EmbeddedStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.store.port import Store
    from graph.store.rows import Rows

_BATCH = 5000
_NODES = "UNWIND $rows AS row MERGE (n:{} {{id: row.id}}) SET n += row.properties"
_EDGES = (
    "UNWIND $rows AS row MATCH (a:{} {{id: row.source}}) MATCH (b:{} {{id: row.target}})"
    " CREATE (a)-[r:{}]->(b) SET r += row.properties"
)


@dataclass(frozen=True, slots=True)
class Bare:
    """Runs a statement and takes all its rows."""

    run: Callable[[str, dict[str, Any]], list[dict[str, Any]]]


@contextmanager
def bare_driver(store: Store) -> Iterator[Bare]:
    """The driver under the store, on the very same graph."""
    if isinstance(store, EmbeddedStore):
        store.prepare()
        nodes = store._nodes  # noqa: SLF001 - what is under our layer is the point here
        assert nodes is not None  # noqa: S101 - for the type checker
        graph_of_it = nodes._nodes  # noqa: SLF001
        yield Bare(lambda words, parameters: [*graph_of_it.cypher(words, params=parameters)])
        return
    yield from _server(store)


def _server(store: Store) -> Iterator[Bare]:
    from graph.store.neo4j.engine import Neo4jStore  # noqa: PLC0415 - only where there is one

    assert isinstance(store, Neo4jStore)  # noqa: S101
    driver = store._server._driver  # noqa: SLF001

    def run(words: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        with driver.session(default_access_mode="READ") as session:
            return session.execute_read(lambda tx: tx.run(words, parameters).data())

    yield Bare(run)


def bulk_load(rows: list[Rows]) -> float:
    """Seconds of the processor to write the same nodes and relationships with nothing in between."""
    nodes: dict[str, list[dict[str, Any]]] = defaultdict(list)
    edges: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for ref, said in chain.from_iterable(r.nodes.items() for r in rows):
        nodes[ref.label].append({"id": ref.id, "properties": said})
    for (edge, _), said in chain.from_iterable(r.edges.items() for r in rows):
        row = {"source": edge.source.id, "target": edge.target.id, "properties": said}
        edges[edge.source.label, edge.target.label, edge.kind].append(row)
    start = time.process_time()
    made = kglite.KnowledgeGraph()
    for label, found in nodes.items():
        for n in range(0, len(found), _BATCH):
            made.cypher(_NODES.format(label), params={"rows": found[n : n + _BATCH]})
    for names, found in edges.items():
        for n in range(0, len(found), _BATCH):
            made.cypher(_EDGES.format(*names), params={"rows": found[n : n + _BATCH]})
    return time.process_time() - start
