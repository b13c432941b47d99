"""Reading by Cypher: what is asked is answered, and nothing but reading is let through."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.errors import InputError
from graph.store.opening import open_store
from tests.support.sample_maps import the_locker_map
from tests.support.stored import everything

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.store.port import Store

LOCKER = the_locker_map()


@pytest.fixture(scope="module")
def locker(module_place: str) -> Iterator[Store]:
    with open_store(module_place) as store:
        store.save(LOCKER)
        yield store


# what is read -> statement and rows, by hand from the docstring of the sample
READINGS = {
    "holders of an answer": (
        """MATCH (e:Expert)-[:HOLDS]->(:Stance)-[:CHOOSES]->(o:Option)
           RETURN e.name AS who, o.label AS what ORDER BY who DESC""",
        [{"who": "韩松", "what": "盗窃罪"}, {"who": "罗晓", "what": "诈骗罪"}],
    ),
    "what is rejected": (
        "MATCH (s:Stance)-[:REJECTS]->(o:Option) RETURN s.claim AS claim, o.label AS what",
        [{"claim": "应定盗窃罪而非诈骗罪", "what": "诈骗罪"}],
    ),
    "facts that decide": (
        """MATCH (b:Branch)-[w:HANGS_ON]->(f:Fact)
           RETURN f.label AS fact, w.value AS value, b.polarity AS then ORDER BY value""",
        [
            {"fact": "柜门未锁", "value": "否", "then": "deny"},
            {"fact": "柜门未锁", "value": "是", "then": "affirm"},
        ],
    ),
    "reason and claim": (
        """MATCH (r:Claim {kind: 'reason'})-[:SUPPORTS]->(c:Claim)
           RETURN r.text AS reason, c.text AS claim ORDER BY reason""",
        [
            {"reason": "取件码系骗来", "claim": "取走快件并非秘密窃取"},
            {"reason": "快件仍归收件人占有", "claim": "秘密取走快件构成盗窃罪"},
        ],
    ),
    "who is told of by whom": (
        """MATCH (e:Expert)-[:HOLDS]->(:Stance)-[:RELAYED_BY]->(m:Moderator)
           RETURN e.name AS who, m.name AS by""",
        [{"who": "魏明远", "by": "主持人"}],
    ),
    "role of a party": (
        """MATCH (o:PersonOutcome)-[:OF_PARTY]->(p:Party)
           RETURN p.name AS who, o.role AS role, o.charge AS charge""",
        [{"who": "杜某", "role": "主犯", "charge": "盗窃罪"}],
    ),
    "changed view": (
        """MATCH (s:Stance)-[r:CHANGED_FROM]->(p:Passage)
           RETURN s.polarity AS now, r.polarity AS before, p.quote AS quote""",
        [{"now": "affirm", "before": "mixed", "quote": "此前的看法有所不同"}],
    ),
    "outside the questions": (
        """MATCH (e:Expert)-[:STATES]->(c:Claim {kind: 'unplaced'})-[:UNDER]->(q:Question)
           RETURN e.name AS who, c.text AS text, q.ordinal AS question""",
        [{"who": "韩松", "text": "立法应当尽快完善", "question": 2}],
    ),
    "told, not held": (
        "MATCH (e:Expert)-[:REPORTS]->(c:Claim) RETURN e.name AS who, c.text AS text, c.held_by AS held_by",
        [{"who": "罗晓", "text": "有观点认为应定侵占罪", "held_by": "有观点"}],
    ),
    "who takes up whom": (
        """MATCH (a)-[:TAKES_UP]->(t:Agreement)-[:VIEW_OF]->(b)
           RETURN a.name AS who, b.name AS whom, t.kind AS how""",
        [{"who": "魏明远", "whom": "韩松", "how": "same_result_other_reason"}],
    ),
    "speakers in order": (
        "MATCH (e)-[r:SPEAKS_TO]->(q:Question {ordinal: 1}) RETURN e.name AS who ORDER BY r.ordinal",
        [{"who": "韩松"}, {"who": "罗晓"}, {"who": "魏明远"}],
    ),
    "passage by its place": (
        """MATCH (:Issue {number: '2.2'})-[:EVIDENCED_BY]->(p:Passage)-[:IN_DOCUMENT]->(d:Document)
           RETURN p.quote AS quote, p.span_end - p.span_start AS length, d.name AS file""",
        [{"quote": "平台应否赔偿", "length": 6, "file": "研讨.txt"}],
    ),
}


@pytest.mark.parametrize("reading", READINGS)
def test_a_statement_answers_as_read_off_by_hand(locker: Store, reading: str) -> None:
    statement, expected = READINGS[reading]
    assert locker.query(statement) == expected


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE (n:Expert {id: 'x'}) RETURN n.id AS id",
        "MERGE (n:Expert {id: 'x'}) RETURN n.id AS id",
        "MATCH (n:Expert) SET n.name = 'x' RETURN n.id AS id",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n:Stance)-[r]->() DELETE r",
        "MATCH (n:Expert) REMOVE n.name",
        "LOAD CSV FROM 'file:///etc/hostname' AS row RETURN row",
        "load // a comment\nCSV FROM 'file:///etc/hostname' AS row RETURN row",
        "EXPLAIN LOAD CSV FROM 'file:///etc/hostname' AS row RETURN row",
        "CALL db.cdc.enable()",
        "CALL table.delete({name: 'x'})",
        "CALL db.labels() YIELD label CALL db.cdc.enable() RETURN label",
        "call // a comment\n db.cdc.enable()",
    ],
)
def test_all_but_reading_is_refused_and_nothing_changes(locker: Store, statement: str) -> None:
    before = everything(locker)
    with pytest.raises(InputError, match="SM146"):
        locker.query(statement)
    assert everything(locker) == before
    assert locker.sequence() == 1


@pytest.mark.parametrize(
    ("statement", "rows"),
    [
        ("CALL db.labels() YIELD label RETURN count(label) > 0 AS some", [{"some": True}]),
        ("CALL { MATCH (q:Question) RETURN count(q) AS n } RETURN n", [{"n": 2}]),
    ],
)
def test_calls_that_only_read_are_let_through(
    locker: Store, statement: str, rows: list[dict[str, object]]
) -> None:
    assert locker.query(statement) == rows


@pytest.mark.parametrize("statement", ["", "MATCH (n RETURN n", "drop everything", "RETURN $missing AS x"])
def test_a_wrong_statement_is_told(locker: Store, statement: str) -> None:
    with pytest.raises(InputError, match="SM145"):
        locker.query(statement)


def test_parameters_are_never_part_of_the_statement(locker: Store) -> None:
    given = "' OR true RETURN 1 //"
    assert locker.query("MATCH (e:Expert) WHERE e.name = $name RETURN e.id AS id", {"name": given}) == []


def test_a_long_list_of_parameters_is_taken(locker: Store) -> None:
    names = [f"某{n}" for n in range(20_000)] + ["罗晓"]
    rows = locker.query("MATCH (e:Expert) WHERE e.name IN $names RETURN e.name AS name", {"names": names})
    assert rows == [{"name": "罗晓"}]
