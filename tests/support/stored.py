"""A store seen as a whole, for comparing two of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.store.port import Store


def everything(store: Store) -> tuple[list[str], list[str]]:
    """All nodes and all relationships with their properties, in an order of their own."""
    nodes = store.query("MATCH (n) RETURN labels(n)[0] AS label, properties(n) AS said")
    edges = store.query(
        "MATCH (a)-[r]->(b) RETURN a.id AS source, type(r) AS kind, b.id AS target, properties(r) AS said"
    )
    return tuple(sorted(json.dumps(row, sort_keys=True) for row in rows) for rows in (nodes, edges))  # type: ignore[return-value]


def count(store: Store, pattern: str) -> int:
    """How often the pattern occurs."""
    (row,) = store.query(f"MATCH {pattern} RETURN count(*) AS n")
    return int(row["n"])
