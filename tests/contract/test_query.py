"""Reading by Cypher: every label and relationship, any text as data, nothing but reading."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.errors import InputError
from graph.model import Participant, Role
from graph.store.position import WhoHolds
from graph.store.schema import LABELS, RELATIONSHIPS
from tests.support.factories import Asked, Case, Said, When, a_map
from tests.support.map_strategy import NASTY
from tests.support.sample_maps import the_locker_map
from tests.support.stored import count, everything

if TYPE_CHECKING:
    from graph.model import ArgumentMap
    from graph.store.port import Store

LOCKER = the_locker_map()


def with_everything() -> ArgumentMap:
    """The locker map with what it lacks: a listener, a member of a group, a charge that was renamed."""
    old = a_map(
        [Asked("1.1", "是否构成犯罪", case=1)],
        [Said("甲某", "1.1", "构成", charges=("窝藏、转移、收购、销售赃物罪",))],
        experts=("甲某",),
        cases=[Case(parties=(("乙某", "团伙"), ("团伙", None)))],
        title="旧案",
    )
    return replace(old, participants=(*old.participants, Participant("participant-x", "听众", Role.AUDIENCE)))


@pytest.fixture
def filled(store: Store) -> Store:
    store.save(LOCKER)
    store.save(with_everything())
    return store


def test_every_label_and_relationship_can_be_matched(filled: Store) -> None:
    assert [label for label in LABELS if not count(filled, f"(n:{label})")] == []
    assert [kind for kind in RELATIONSHIPS if not count(filled, f"()-[r:{kind}]->()")] == []


def test_no_label_and_no_relationship_beyond_the_schema(filled: Store) -> None:
    found = filled.query("MATCH (n) RETURN DISTINCT labels(n) AS labels")
    # on a server the record stands beside the graph, under labels of its own and without a relationship
    labels = {label for row in found for label in row["labels"] if not label.startswith("Record")}
    kinds = {row["kind"] for row in filled.query("MATCH ()-[r]->() RETURN DISTINCT type(r) AS kind")}
    assert labels == set(LABELS)
    assert kinds == set(RELATIONSHIPS)


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
def test_a_statement_answers_as_read_off_by_hand(store: Store, reading: str) -> None:
    store.save(LOCKER)
    statement, expected = READINGS[reading]
    assert store.query(statement) == expected


def test_a_renamed_charge_leads_to_todays(filled: Store) -> None:
    rows = filled.query(
        "MATCH (o:Charge)-[:SUCCEEDED_BY*1..4]->(n:Charge) RETURN o.name AS old, n.name AS new"
    )
    assert rows == [{"old": "窝藏、转移、收购、销售赃物罪", "new": "掩饰、隐瞒犯罪所得、犯罪所得收益罪"}]


def test_a_short_form_is_the_charge_itself(store: Store) -> None:
    said = [Said("甲某", "1.1", "构成", charges=("帮信罪",), denied=("帮助信息网络犯罪活动罪",))]
    store.save(a_map([Asked("1.1", "是否构成犯罪")], said, experts=("甲某",)))
    assert store.query("MATCH (c:Charge) RETURN c.name AS name") == [{"name": "帮助信息网络犯罪活动罪"}]
    assert len(store.who_holds(WhoHolds(charges=("帮信罪",)))) == 1


def test_aliases_of_an_authority_are_gathered_from_all_symposia(store: Store) -> None:
    for title, aliases in (("甲会", ("《解释》",)), ("乙会", ("《规定》", "《解释》"))):
        said = [Said("甲某", "1.1", "构成", cites=(("某解释", None),))]
        asked = [Asked("1.1", "是否构成犯罪")]
        law = [("某解释", LOCKER.authorities[0].kind, aliases)]
        store.save(a_map(asked, said, experts=("甲某",), title=title, authorities=law))
    assert store.query("MATCH (a:Authority) RETURN a.aliases AS aliases") == [
        {"aliases": ["《规定》", "《解释》"]}
    ]


@pytest.mark.parametrize("text", NASTY)
def test_any_text_is_data(store: Store, text: str) -> None:
    store.save(LOCKER)
    others = everything(store)
    nasty = a_map(
        [Asked("1.1", f"问{text}", proposition=text, options=(text,))],
        [
            Said(
                text, "1.1", f"{text}主张", charges=(text,), cites=((text, text),), reasons=(f"理由{text}",),
                answers=((text, LOCKER.stances[0].polarity),), when=(When(((text, text),)),),
            )
        ],
        experts=(text,), title=f"题{text}", organiser=text, date=None,
    )  # fmt: skip
    store.save(nasty)
    assert store.load(nasty.symposium.id) == nasty
    for wanted in (
        WhoHolds(experts=(text,)),
        WhoHolds(charges=(text,)),
        WhoHolds(answers=(text,)),
        WhoHolds(authorities=(text,)),
        WhoHolds(words=(f"{text}主张",)),
        WhoHolds(symposia=(nasty.symposium.id,)),
    ):
        (found,) = store.who_holds(wanted)
        assert (found.expert_name, found.stance.claim) == (text, f"{text}主张")
    assert store.query("MATCH (o:Option) WHERE o.label = $text RETURN o.label AS label", {"text": text}) == [
        {"label": text}
    ]
    store.delete(nasty.symposium.id)
    assert everything(store) == others


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
def test_all_but_reading_is_refused_and_nothing_changes(store: Store, statement: str) -> None:
    store.save(LOCKER)
    before = everything(store)
    with pytest.raises(InputError, match="SM146"):
        store.query(statement)
    assert everything(store) == before
    assert store.sequence() == 1


@pytest.mark.parametrize(
    ("statement", "rows"),
    [
        ("CALL db.labels() YIELD label RETURN count(label) > 0 AS some", [{"some": True}]),
        ("CALL { MATCH (q:Question) RETURN count(q) AS n } RETURN n", [{"n": 2}]),
    ],
)
def test_calls_that_only_read_are_let_through(
    store: Store, statement: str, rows: list[dict[str, object]]
) -> None:
    store.save(LOCKER)
    assert store.query(statement) == rows


@pytest.mark.parametrize("statement", ["", "MATCH (n RETURN n", "drop everything", "RETURN $missing AS x"])
def test_a_wrong_statement_is_told(store: Store, statement: str) -> None:
    store.save(LOCKER)
    with pytest.raises(InputError, match="SM145"):
        store.query(statement)


def test_parameters_are_never_part_of_the_statement(store: Store) -> None:
    store.save(LOCKER)
    given = "' OR true RETURN 1 //"
    assert store.query("MATCH (e:Expert) WHERE e.name = $name RETURN e.id AS id", {"name": given}) == []


def test_names_that_nobody_has_used_yet_give_no_rows(store: Store) -> None:
    assert store.query("MATCH (n:Expert)-[:HOLDS]->(s:Stance) WHERE s.claim = 'x' RETURN s.id AS id") == []


def test_a_long_list_of_parameters_is_taken(store: Store) -> None:
    store.save(LOCKER)
    names = [f"某{n}" for n in range(20_000)] + ["罗晓"]
    rows = store.query("MATCH (e:Expert) WHERE e.name IN $names RETURN e.name AS name", {"names": names})
    assert rows == [{"name": "罗晓"}]
