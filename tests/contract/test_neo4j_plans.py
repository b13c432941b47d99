"""What pages, commands and the API ask of a Neo4j server is backed by an index: read from its plans, on a full store."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.generator import symposia
from graph.model import ContestedBy, Decision, Polarity, Verdict
from graph.store.check import check_store
from graph.store.neo4j import session as sessions
from graph.store.opening import open_store
from graph.store.position import WhoHolds
from server.app import create_app
from server.settings import Settings
from tests.support.neo4j_server import plain_driver
from tests.support.plans import plan_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask

    from graph.model import ArgumentMap
    from graph.store.port import Store
    from tests.support.neo4j_places import Neo4jPlaces

STANCES = 1500
# scans that are right, by a part of the statement: what is asked about is the whole store, or the label stays small
WHOLE = {
    "MATCH (m:RecordMap) RETURN m.summary": "the library lists all symposia",
    "MATCH (m:RecordMap) RETURN m.symposium": "the nearest known ids, where one is not found",
    "MATCH (c:RecordChange) RETURN c.symposium": "all that was ever kept, for a backup or check",
    "MATCH (m:Symposium)-[:HAS_QUESTION]->(:Question)-[:HAS_ISSUE]->(i:Issue)": "what is contested in all symposia",
    "MATCH (i:Issue)\nOPTIONAL MATCH (i)<-[:ON_ISSUE]-(told": "the views of the whole library ask for every issue",
    "MATCH (m:Symposium)-[:INVOLVES]->(e:Expert)\nWITH e": "namesakes among all experts",
    "MATCH (n:Symposium)": "one row for each symposium",
    "only for looking at all there is": "store check looks at everything",
    "How many relationships of one kind": "store check looks at everything",
    "MATCH (s:Stance)\nWHERE s.has_passage\nMATCH (s:Stance)\nWHERE s.status": "who holds what, nothing asked: everybody, everything",
    "any(key IN cited.keys": "names of authorities, of which there are hundreds, not one for each stance",
    "WHERE all(word IN $words WHERE s.words CONTAINS word)": "part of a Latin word or a single character: no index knows them",
}
SMALL = {"RecordState", "Authority", "Charge", "Moderator", "Audience"}
WRITES = re.compile(r"\b(CREATE|MERGE|SET|DELETE|REMOVE)\b")


@dataclass
class Asked:
    """Statements that were sent to the server, each with the parameters it first had."""

    statements: dict[str, dict[str, Any]] = field(default_factory=dict)


@dataclass
class Full:
    """A store that is full, and what is in it."""

    address: str
    store: Store
    maps: list[ArgumentMap]
    app: Flask


@pytest.fixture(scope="module")
def full(neo4j_places: Neo4jPlaces) -> Iterator[Full]:
    address = neo4j_places.lts()
    maps = [*symposia(STANCES)]
    with open_store(address) as store:
        for start in range(0, len(maps), 10):
            with store.together():
                for m in maps[start : start + 10]:
                    store.save(m)
        yield Full(address, store, maps, create_app(Settings(address), store))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Everything that is sent from now on; it is sent all the same."""
    found, running = Asked(), sessions._running

    def noting(tx: Any) -> Any:  # noqa: ANN401
        run = running(tx)

        def noted(words: str, given: dict[str, Any]) -> Any:  # noqa: ANN401
            found.statements.setdefault(words, given)
            return run(words, given)

        return noted

    monkeypatch.setattr(sessions, "_running", noting)
    return found


def scans_without_reason(full: Full, asked: Asked) -> dict[str, list[tuple[str, str]]]:
    found = {}
    with plain_driver(full.address) as driver, driver.session() as session:
        for words, given in asked.statements.items():
            plan = plan_of(session, words, given, is_run=not WRITES.search(words))
            scans = [(name, label) for name, label in plan.scans if label not in SMALL]
            if scans and not any(part in words for part in WHOLE):
                found[words] = scans
    return found


def visit(full: Full, *, symposium: ArgumentMap) -> None:
    """Every page that can be asked for with GET, and the queries that its forms lead to."""
    values = {
        "lang": "zh", "symposium": symposium.symposium.id, "issue": symposium.issues[0].id, "kind": "csv", "key": "x",
    }  # fmt: skip
    client = full.app.test_client()
    for rule in full.app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and not rule.rule.startswith(("/static", "/visual")):
            path = re.sub(r"<(?:[^:>]*:)?(\w+)>", lambda part: values.get(part[1], "x"), rule.rule)
            assert client.get(path).status_code < 500, path
    one = symposium
    for query in (
        f"expert={one.experts[0].name}", f"issue={one.issues[0].number}", f"symposium={one.symposium.id}",
        "charge=盗窃罪", f"authority={one.authorities[0].name}", "word=占有", "question=1",
    ):  # fmt: skip
        assert client.get(f"/zh/who?{query}").status_code == 200, query


def test_every_page_asks_by_an_index(full: Full, asked: Asked) -> None:
    visit(full, symposium=full.maps[7])
    assert len(asked.statements) > 10
    assert scans_without_reason(full, asked) == {}


def test_every_method_of_the_store_asks_by_an_index(full: Full, asked: Asked) -> None:
    store, m = full.store, full.maps[3]
    mine, expert, issue = m.symposium.id, m.experts[0], m.issues[0]
    charge = next(c for s in m.stances for c in s.charges)
    for wanted in (
        WhoHolds(),
        WhoHolds(symposia=(mine,)),
        WhoHolds(issues=(issue.id,)),
        WhoHolds(issues=(issue.number,)),
        WhoHolds(experts=(expert.id,)),
        WhoHolds(experts=(expert.name,), polarities=(Polarity.DENY,)),
        WhoHolds(charges=(charge,)),
        WhoHolds(authorities=(m.authorities[0].name,)),
        WhoHolds(answers=("盗窃罪",)),
        WhoHolds(words=("非法占有",)),
        WhoHolds(words=("占有",), experts=(expert.name,)),
        WhoHolds(words=("占",)),
        WhoHolds(words=("占",), symposia=(mine,)),
        WhoHolds(questions=(2,)),
        WhoHolds(questions=(2,), experts=(expert.name,), charges=(charge,)),
        WhoHolds(polarities=(Polarity.SILENT,)),
    ):
        store.who_holds(wanted)
    for by in ContestedBy:
        store.contested(by)
    store.list(), store.known(), store.same_as(), store.decided_links()
    store.kept(mine), store.load(mine), store.stored(mine), store.decisions(mine)
    store.source(m.document.id), store.symposia_of(m.document.id), store.namesakes(mine)
    store.title(mine), store.ping()
    check_store(store, lambda *_: None)
    decision = Decision(m.stances[0].id, Verdict.ACCEPT, "甲", "2026-01-01", "{}")
    store.save_review(m, [decision], draft=m, problems=(), instead=True)
    store.delete(mine)
    store.save(m)
    store.save(m)
    assert scans_without_reason(full, asked) == {}


def test_what_is_asked_of_one_symposium_touches_no_more_as_the_store_grows(full: Full, asked: Asked) -> None:
    """Database hits of what a page asks; the store has some 30 symposia, and only this one is touched."""
    m = full.maps[11]
    full.store.kept(m.symposium.id)
    full.store.who_holds(WhoHolds(symposia=(m.symposium.id,)))
    full.store.namesakes(m.symposium.id)
    with plain_driver(full.address) as driver, driver.session() as session:
        hits = {w: plan_of(session, w, given, is_run=True).hits for w, given in asked.statements.items()}
    # each stance brings some sixty hits: its issue, expert, citations and what is told of them
    assert max(hits.values()) < 100 * len(m.stances)
    assert all(hits.values())


def test_a_scan_would_be_seen(full: Full) -> None:
    with plain_driver(full.address) as driver, driver.session() as session:
        words = "MATCH (s:Stance) WHERE s.claim CONTAINS $word RETURN s.id AS id"
        assert plan_of(session, words, {"word": "x"}, is_run=True).scans == (("NodeByLabelScan", "Stance"),)
        words = "MATCH (n) WHERE n.claim = $word RETURN n.id AS id"
        assert plan_of(session, words, {"word": "x"}, is_run=False).scans == (("AllNodesScan", "*"),)
