"""The same symposia in the embedded store and on a Neo4j server: every question has the same answer, order included."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.analysis.across.contested import contested
from graph.analysis.report import analyse
from graph.errors import NotFoundError
from graph.model import ArgumentMap, ContestedBy, IssueRef, Polarity, SameIssue, Status, Verdict
from graph.store.check import check_store
from graph.store.library import library_issues
from graph.store.opening import open_store
from graph.store.position import ChargeMode, WhoHolds
from graph.store.same_issue import ACROSS, link_decision
from graph.store.schema import OWN_LABELS, RELATIONSHIPS, SHARED_LABELS
from graph.store.statements import statement
from server.usecases.review import decide
from tests.support.map_strategy import NASTY, maps
from tests.support.review_strategy import reviews
from tests.support.stored import everything

if TYPE_CHECKING:
    from graph.model import Decision
    from graph.store.port import Store
    from tests.support.neo4j_places import Neo4jPlaces

# statements that read: their rows are put in order by whoever asks, so here they are compared in any order
READING = ("involved", "own_edges", "own_nodes", "own_stances", "same_expert", "written")
# asked through the methods of the store, whose answers have an order
ASKED = (
    "contested", "contested_by_authority", "contested_by_charge", "contested_by_topic", "library_issues", "who_holds",
)  # fmt: skip
WRITING = ("drop_own", "drop_same_issues", "drop_shared", "put_edges", "put_nodes", "put_same_issues", "put_shared_edges")  # fmt: skip


@st.composite
def filters(draw: st.DrawFn, stored: list[ArgumentMap]) -> WhoHolds:
    """A filter that has a chance to find something: its values are taken from the maps."""
    m = draw(st.sampled_from(stored))
    stance = draw(st.sampled_from(m.stances))
    said = [stance.claim or "", *(r.text for r in stance.reasons), *(c for c in stance.charges), *NASTY]
    word = draw(st.sampled_from(said))
    start = draw(st.integers(0, max(0, len(word) - 1)))
    words = word[start : start + draw(st.integers(1, 6))]

    def some(*values: Any) -> Any:  # noqa: ANN401
        found = [v for v in values if v]
        return tuple(draw(st.lists(st.sampled_from(found), max_size=2, unique=True))) if found else ()

    options = [o.label for i in m.issues for o in i.options]
    fields: dict[str, Any] = {
        "experts": some(*(x for p in m.experts for x in (p.id, p.name))),
        "symposia": some(*(x.symposium.id for x in stored)),
        "questions": some(*(q.ordinal for q in m.questions)),
        "issues": some(*(x for i in m.issues for x in (i.id, i.number))),
        "polarities": some(*Polarity),
        "answers": some(*options),
        "charges": some(*(c for s in m.stances for c in (*s.charges, *s.charges_denied))),
        "charge_modes": some(*ChargeMode) or tuple(ChargeMode),
        "authorities": some(*(x for a in m.authorities for x in (a.id, a.name))),
        "words": (words,),
        "statuses": some(*Status) or tuple(Status),
    }
    names = draw(st.lists(st.sampled_from([*fields]), unique=True, max_size=3))
    return WhoHolds(**{name: fields[name] for name in names})


@st.composite
def contents(draw: st.DrawFn) -> tuple[list[tuple[ArgumentMap, list[Decision]]], list[WhoHolds], list[bool]]:
    """Symposia with their decisions, what is asked, and which pairs of issues are accepted as one."""
    reviewed = [draw(reviews(longest=3))]
    others = draw(st.lists(maps(), max_size=2))
    found = {m.symposium.id: (m, said) for m, said in [*((m, []) for m in others), *reviewed]}
    stored = [m for m, _ in found.values()]
    asked = draw(st.lists(filters(stored), min_size=3, max_size=6))
    return [*found.values()], [WhoHolds(), *asked], draw(st.lists(st.booleans(), max_size=2))


def fill(store: Store, symposia: list[tuple[ArgumentMap, list[Decision]]], links: list[bool]) -> None:
    for m, said in symposia:
        store.save(m)
        for decision in said:
            decide(store, m.symposium.id, [decision])
    first, *others = (m for m, _ in symposia)
    for other, is_one in zip(others, links, strict=False):
        refs = (IssueRef(m.symposium.id, m.issues[0].id) for m in (first, other))
        verdict = Verdict.ACCEPT if is_one else Verdict.REJECT
        store.record_decision(ACROSS, link_decision(SameIssue.of(*refs), verdict, "甲", "2026-01-01"))


def rows_of(store: Store, name: str, parameters: dict[str, Any], **names: str) -> list[str]:
    found = store.query(statement(name, **names), parameters)
    for row in found:
        for value in row.values():
            if isinstance(value, list):
                value.sort(key=lambda one: json.dumps(one, sort_keys=True))
                for one in value:
                    one.get("symposia", []).sort()
    return sorted(json.dumps(row, sort_keys=True) for row in found)


def read(store: Store) -> dict[str, list[str]]:
    """The rows of every statement that reads, for all that it can be asked about."""
    found = {"same_expert": rows_of(store, "same_expert", {})}
    for one in store.list():
        given = {"symposium": one.id}
        found |= {f"{name} {one.id}": rows_of(store, name, given) for name in ("involved", "own_stances")}
    for label in OWN_LABELS:
        found[f"own_nodes {label}"] = rows_of(store, "own_nodes", {}, label=label)
    for kind in RELATIONSHIPS:
        found[f"own_edges {kind}"] = rows_of(store, "own_edges", {}, kind=kind)
    for label in SHARED_LABELS:
        ids = [row["id"] for row in store.query(f"MATCH (n:{label}) RETURN n.id AS id")]
        found[f"written {label}"] = rows_of(store, "written", {"ids": ids}, label=label)
    return found


def told(store: Store) -> dict[str, Any]:
    """What every method that reads gives, in its order."""
    found: dict[str, Any] = {
        "list": store.list(), "known": store.known(), "same_as": store.same_as(), "sequence": store.sequence(),
        "links": store.decided_links(), "library": library_issues(store), "faults": check_store(store, lambda *_: None).problems,
    }  # fmt: skip
    for one in found["known"]:
        found |= {f"stored {one}": store.stored(one), f"decisions {one}": store.decisions(one)}
        found |= {f"title {one}": store.title(one)}
    for one in (s.id for s in found["list"]):
        kept = store.kept(one)
        source = store.source(kept.argument_map.document.id)
        of = store.symposia_of(source.document)
        found |= {f"kept {one}": kept, f"names {one}": store.namesakes(one), f"source {one}": (source, of)}
    return found


def test_every_statement_is_compared_or_writes() -> None:
    there = {f.name.removesuffix(".cypher") for f in (files("graph.store") / "queries").iterdir()}
    assert there == {*READING, *ASKED, *WRITING}


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(content=contents())
def test_both_engines_answer_the_same(
    neo4j_places: Neo4jPlaces,
    content: tuple[list[tuple[ArgumentMap, list[Decision]]], list[WhoHolds], list[bool]],
) -> None:
    symposia, asked, links = content
    with open_store("memory:") as embedded, open_store(neo4j_places.lts()) as server:
        for store in (embedded, server):
            fill(store, symposia, links)
        assert everything(server) == everything(embedded)
        assert told(server) == told(embedded)
        assert read(server) == read(embedded)
        for one in asked:
            assert server.who_holds(one) == embedded.who_holds(one), one
        current = [embedded.load(s.id) for s in embedded.list()]
        for by in ContestedBy:
            assert server.contested(by) == embedded.contested(by) == contested(current, by)
        for m in current:
            there = server.load(m.symposium.id)
            assert [analyse(there), analyse(there, decided=True)] == [analyse(m), analyse(m, decided=True)]


def test_what_is_not_there_is_told_in_the_same_words(neo4j_places: Neo4jPlaces) -> None:
    with open_store("memory:") as embedded, open_store(neo4j_places.lts()) as server:
        found = []
        for store in (embedded, server):
            try:
                store.load("symposium-0000")
            except NotFoundError as error:
                found.append(error.problems)
        assert len(found) == 2
        assert found[0] == found[1]
