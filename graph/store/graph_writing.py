"""Puts symposia into a graph, in place of what it had of them; the same statements on every engine."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Any

from graph.errors import Problem, StoreError
from graph.exchange.document import read_json
from graph.store.schema import OWN_LABELS, SHARED_LABELS, SHARED_RELATIONSHIPS
from graph.store.statements import statement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph.store.rows import Rows

    Row = dict[str, Any]
    Run = Callable[[str, Row], list[Row]]  # a statement and its parameters, in one open transaction
    Shared = dict[str, set[str]]  # ids by label

_BATCH = 5000
# lists that grow with every symposium; of anything else the first symposium by id has the say
_GATHERED = ("aliases", "keys")


def write_symposia(run: Run, replaced: Iterable[str], symposia: Iterable[Rows]) -> None:
    """Take out all that the graph has of ``replaced``, put ``symposia`` in, and settle what they share.

    Law: the graph is then the same as if built anew from what it holds. StoreError where the engine wrote
    less than it was given.
    """
    touched: Shared = defaultdict(set)
    for symposium in replaced:
        for row in run(statement("involved"), {"symposium": symposium}):
            touched[row["label"]].add(row["id"])
        for label in OWN_LABELS:
            run(statement("drop_own", label=label), {"symposium": symposium})
    _put_symposia(run, symposia, touched)
    _settle_all(run, touched)


def build_graph(run: Run, batches: Iterable[Iterable[Rows]]) -> None:
    """Write all symposia into an empty graph, batch by batch; what they share is settled once, at the end."""
    touched: Shared = defaultdict(set)
    for symposia in batches:
        _put_symposia(run, symposia, touched)
    _settle_all(run, touched)


def _put_symposia(run: Run, symposia: Iterable[Rows], touched: Shared) -> None:
    written = [*symposia]
    for rows in written:
        for ref in rows.nodes:
            if ref.label in SHARED_LABELS:
                touched[ref.label].add(ref.id)
    _put_nodes(run, written)
    _put_edges(run, written)


def _put_nodes(run: Run, written: list[Rows]) -> None:
    by_label: dict[str, list[Row]] = defaultdict(list)
    for ref, properties in chain.from_iterable(rows.nodes.items() for rows in written):
        by_label[ref.label].append({"id": ref.id, "properties": properties})
    for label, found in by_label.items():
        _put(run, statement("put_nodes", label=label), found)


def _put_edges(run: Run, written: list[Rows]) -> None:
    by_kind: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for (edge, _), properties in chain.from_iterable(rows.edges.items() for rows in written):
        row = {"source": edge.source.id, "target": edge.target.id, "properties": properties}
        by_kind[edge.kind, edge.source.label, edge.target.label].append(row)
    for (kind, source, target), found in by_kind.items():
        name = "put_shared_edges" if kind in SHARED_RELATIONSHIPS else "put_edges"
        _put(run, statement(name, kind=kind, source=source, target=target), found)


def _put(run: Run, words: str, found: list[Row]) -> None:
    for start in range(0, len(found), _BATCH):
        batch = found[start : start + _BATCH]
        (row,) = run(words, {"rows": batch})
        if row["written"] != len(batch):
            fault = f"{row['written']} / {len(batch)}: {words.splitlines()[0]}"
            raise StoreError([Problem("SM407", {"fault": fault})])


def _settle_all(run: Run, touched: Shared) -> None:
    for label, ids in touched.items():
        in_order = sorted(ids)
        for start in range(0, len(in_order), _BATCH):
            _settle(run, label, in_order[start : start + _BATCH])


def _settle(run: Run, label: str, ids: list[str]) -> None:
    """Give shared nodes the properties that their symposia agree on, and drop those that have none."""
    written: dict[str, list[tuple[str, Row]]] = {}
    for row in run(statement("written", label=label), {"ids": ids}):
        told = written.setdefault(row["id"], [])
        if row["symposium"] is not None:
            told.append((row["symposium"], read_json(dict, row["written"])))
    gone = [identity for identity, told in written.items() if not told]
    if gone:
        run(statement("drop_shared", label=label), {"ids": gone})
    stay = [{"id": identity, "properties": _agreed(told)} for identity, told in written.items() if told]
    _put(run, statement("put_nodes", label=label), stay)


def _agreed(told: list[tuple[str, Row]]) -> Row:
    in_order = [properties for _, properties in sorted(told, key=lambda one: one[0])]
    gathered = {
        name: sorted({value for properties in in_order for value in properties[name]})
        for name in _GATHERED
        if name in in_order[0]
    }
    return in_order[0] | gathered
