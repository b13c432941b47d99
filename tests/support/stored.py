"""A store seen as a whole, for comparing two of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from graph.store.schema import LABELS

if TYPE_CHECKING:
    from graph.store.port import Store


# kglite gives every node a type and a title; on a server the nodes of the record stand beside the graph
_VIRTUAL = ("type", "title")


def everything(store: Store) -> tuple[list[str], list[str]]:
    """All nodes and all relationships of the graph with their properties, in an order of their own."""
    nodes = store.query(
        "MATCH (n) WHERE labels(n)[0] IN $labels RETURN labels(n)[0] AS label, properties(n) AS said",
        {"labels": [*LABELS]},
    )
    edges = store.query(
        "MATCH (a)-[r]->(b) RETURN a.id AS source, type(r) AS kind, b.id AS target, properties(r) AS said"
    )
    return _told(nodes), _told(edges)


def count(store: Store, pattern: str) -> int:
    """How often the pattern occurs."""
    (row,) = store.query(f"MATCH {pattern} RETURN count(*) AS n")
    return int(row["n"])


def _told(rows: list[dict[str, Any]]) -> list[str]:
    for row in rows:
        row["said"] = {k: v for k, v in row["said"].items() if v is not None and k not in _VIRTUAL}
    return sorted(json.dumps(row, sort_keys=True) for row in rows)
