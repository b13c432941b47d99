"""Is everything there that ought to be: every span, every reference, every count, the graph beside the record."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from graph.errors import Problem, SymposiumMapError
from graph.model import Verdict
from graph.store.documents import summary_of
from graph.store.map_rows import rows_of
from graph.store.schema import OWN_LABELS, RELATIONSHIPS, SHARED_RELATIONSHIPS
from graph.store.statements import statement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.model import ArgumentMap
    from graph.store.port import Store
    from graph.store.position import SymposiumSummary
    from graph.store.stored import Stored


T = TypeVar("T")
_Expected = dict[str, "_Graphed"]  # by symposium


@dataclass(frozen=True, slots=True)
class _Graphed:
    """What the graph ought to have of one symposium: ids by label, relationships by kind, hashes of stances."""

    nodes: dict[str, set[str]]
    edges: Counter[str]
    stances: dict[str, int]


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, and what is wrong."""

    counts: Counter[str]
    problems: tuple[Problem, ...]


def check_store(store: Store, progress: Callable[[int, int], None]) -> Checked:
    """Look at everything the store holds; what cannot be read is told and the rest looked at all the same.

    A map cannot be made with a reference that dangles, an id that stands twice or a span that does not give its
    quotation; so reading it is the check of these (SM201-SM203, told within SM402).
    """
    counts, problems = Counter[str](), [*store.faults()]
    summaries: tuple[SymposiumSummary, ...] = ()
    known: tuple[str, ...] = ()
    listed = {s.id: s for s in _told(store.list, problems, summaries)}
    known = _told(store.known, problems, known)
    expected: _Expected = {}
    is_readable = True
    for done, symposium in enumerate(known, 1):
        stored: Stored | None = _told(partial(store.stored, symposium), problems, None)
        if stored is not None:
            _count(counts, stored)
            problems += _document_faults(stored)
            if (m := stored.argument_map) is not None:
                problems += _list_faults(m, listed.pop(symposium, None))
                expected[symposium] = _graphed(m)
        else:
            listed.pop(symposium, None)
            is_readable = False
        progress(done, len(known))
    problems += [Problem("SM433", {"id": left}) for left in listed]
    # a graph cannot be made from a map that cannot be read: then that is told once, and this not at all
    if is_readable and not listed:
        _add_links(store, expected)
        problems += _told(lambda: [*_graph_faults(store, expected)], problems, [])
    return Checked(counts, tuple(problems))


def _told(ask: Callable[[], T], problems: list[Problem], otherwise: T) -> T:
    try:
        return ask()
    except SymposiumMapError as error:
        problems += error.problems
        return otherwise


def _count(counts: Counter[str], stored: Stored) -> None:
    m = stored.argument_map
    counts["documents"] += len(stored.documents)
    counts["decisions"] += len(stored.decisions)
    if m is not None:
        counts.update(symposia=1, stances=len(m.stances), passages=sum(1 for _ in m.passages()))


def _list_faults(m: ArgumentMap, listed: SymposiumSummary | None) -> Iterator[Problem]:
    if listed != summary_of(m):
        yield Problem("SM433", {"id": m.symposium.id})


def _document_faults(stored: Stored) -> Iterator[Problem]:
    for source in stored.documents:
        if hashlib.sha256(source.content).hexdigest() != source.document:
            yield Problem("SM204", {"document": source.document, "name": source.name})


def _graphed(m: ArgumentMap) -> _Graphed:
    rows = rows_of(m)
    nodes: dict[str, set[str]] = defaultdict(set)
    for ref in rows.nodes:
        nodes[ref.label].add(ref.id)
    edges = Counter(edge.kind for edge, _ in rows.edges if edge.kind not in SHARED_RELATIONSHIPS)
    stances = {ref.id: hash(said["details"]) for ref, said in rows.nodes.items() if ref.label == "Stance"}
    return _Graphed(dict(nodes), edges, stances)


def _add_links(store: Store, expected: _Expected) -> None:
    """What people accepted as one issue stands in no map, but in the graph as long as both issues do."""
    for decided in store.decided_links():
        ends = (decided.link.one, decided.link.other)
        if decided.verdict is Verdict.ACCEPT and all(
            end.symposium in expected
            and f"{end.symposium}/{end.issue}" in expected[end.symposium].nodes.get("Issue", ())
            for end in ends
        ):
            expected[ends[0].symposium].edges["SAME_ISSUE"] += 1


def _graph_faults(store: Store, expected: _Expected) -> Iterator[Problem]:
    for label in OWN_LABELS:
        found: dict[str, set[str]] = defaultdict(set)
        for row in store.query(statement("own_nodes", label=label)):
            found[row["symposium"]].add(row["id"])
        for one in sorted(found.keys() | expected):
            wanted = expected[one].nodes.get(label, set()) if one in expected else set()
            if found[one] != wanted:
                yield _differs(one, label, len(found[one] & wanted), len(wanted))
    for kind in (k for k in RELATIONSHIPS if k not in SHARED_RELATIONSHIPS):
        numbers = {row["symposium"]: row["n"] for row in store.query(statement("own_edges", kind=kind))}
        for one in sorted(numbers.keys() | expected):
            number = expected[one].edges[kind] if one in expected else 0
            if numbers.get(one, 0) != number:
                yield _differs(one, kind, numbers.get(one, 0), number)
    yield from _stance_faults(store, expected)


def _stance_faults(store: Store, expected: _Expected) -> Iterator[Problem]:
    for one, wanted in expected.items():
        rows = store.query(statement("own_stances"), {"symposium": one})
        right = sum(wanted.stances.get(row["id"]) == hash(row["details"]) for row in rows)
        if right != len(wanted.stances):
            yield _differs(one, "Stance", right, len(wanted.stances))


def _differs(symposium: str, what: str, found: int, expected: int) -> Problem:
    return Problem("SM434", {"id": symposium, "what": what, "found": found, "expected": expected})
