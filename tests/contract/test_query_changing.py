"""Reading by Cypher in stores that each test fills in its own way: every label and relationship, any text as data."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.model import IssueRef, Participant, Role, SameIssue, Verdict
from graph.store.position import WhoHolds
from graph.store.same_issue import ACROSS, link_decision
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
    other = with_everything()
    store.save(other)
    refs = (IssueRef(m.symposium.id, m.issues[0].id) for m in (LOCKER, other))
    store.record_decision(ACROSS, link_decision(SameIssue.of(*refs), Verdict.ACCEPT, "甲", "2026-01-01"))
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


def test_names_that_nobody_has_used_yet_give_no_rows(store: Store) -> None:
    assert store.query("MATCH (n:Expert)-[:HOLDS]->(s:Stance) WHERE s.claim = 'x' RETURN s.id AS id") == []
