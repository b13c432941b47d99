"""How Neo4j carries out a statement: its operators, and how much of the store each touches."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    import neo4j

# operators that read all nodes, all of a label, or all relationships of a kind
_SCANS = (
    "AllNodesScan", "NodeByLabelScan", "UnionNodeByLabelsScan", "IntersectionNodeByLabelsScan",
    "SubtractionNodeByLabelsScan", "DirectedRelationshipTypeScan", "UndirectedRelationshipTypeScan",
    "DirectedAllRelationshipsScan", "UndirectedAllRelationshipsScan", "DirectedUnionRelationshipTypesScan",
    "UndirectedUnionRelationshipTypesScan", "NodeIndexScan",
)  # fmt: skip
_LABEL = re.compile(r":\s*`?(\w+)")


@dataclass(frozen=True, slots=True)
class Plan:
    """The scans of a statement with the labels they read, and its database hits (0 where it was only explained)."""

    scans: tuple[tuple[str, str], ...]
    hits: int


def plan_of(session: neo4j.Session, words: str, given: dict[str, Any], *, is_run: bool) -> Plan:
    """The plan; ``is_run`` carries the statement out and counts, else it is only explained."""
    verb = "PROFILE" if is_run else "EXPLAIN"
    # CYPHER options stand first
    option, rest = (
        ("CYPHER replan=skip\n", words.partition("\n")[2]) if words.startswith("CYPHER ") else ("", words)
    )
    result = session.run(f"{option}{verb} {rest}", given)
    for _ in result:
        pass  # hits are counted as rows are fetched
    summary = result.consume()
    found = summary.profile if is_run else summary.plan
    assert found is not None
    every = [*_every(found)]
    scans = [
        (name, _label(one)) for one in every if (name := one["operatorType"].partition("@")[0]) in _SCANS
    ]
    return Plan(tuple(scans), sum(one.get("dbHits") or one["args"].get("DbHits", 0) for one in every))


def _label(operator: dict[str, Any]) -> str:
    found = _LABEL.search(operator["args"].get("Details", ""))
    return found[1] if found else "*"


def _every(operator: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield operator
    for child in operator.get("children", ()):
        yield from _every(child)
