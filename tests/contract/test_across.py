"""Issues of two symposia taken as one, and what is most contested: the same on every engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.analysis.across.contested import contested
from graph.model import AgreementKind, ContestedBy, IssueKind, IssueRef, SameIssue, Topic, Verdict
from graph.store.opening import MEMORY, open_store
from graph.store.same_issue import ACROSS, link_decision
from tests.support.factories import Asked, Said, a_map
from tests.support.map_strategy import maps
from tests.support.sample_maps import the_locker_map, the_pass_map

if TYPE_CHECKING:
    from graph.model import ArgumentMap
    from graph.store.port import Store

LOCKER, PASS = the_locker_map(), the_pass_map()
LINKED = (
    "MATCH (a:Issue)-[r:SAME_ISSUE]->(b:Issue) "
    "RETURN a.item AS one, b.item AS other, r.decided_by AS by, r.decided_at AS at ORDER BY one"
)


def ref(m: ArgumentMap, number: str) -> IssueRef:
    return IssueRef(m.symposium.id, next(i.id for i in m.issues if i.number == number))


# 1.2 of the locker: theft or fraud; 1.2 of the pass: the same choice
LINK = SameIssue.of(ref(LOCKER, "1.2"), ref(PASS, "1.2"))
OTHER = SameIssue.of(ref(LOCKER, "1.1"), ref(PASS, "1.1"))


def decide(store: Store, link: SameIssue, verdict: Verdict, at: str = "2026-11-23T01:00:00+00:00") -> None:
    store.record_decision(ACROSS, link_decision(link, verdict, "甲", at))


def linked(store: Store) -> list[tuple[str, str]]:
    return [(row["one"], row["other"]) for row in store.query(LINKED)]


@pytest.fixture
def both(store: Store) -> Store:
    store.save(LOCKER)
    store.save(PASS)
    return store


def test_only_what_is_accepted_is_a_relationship(both: Store) -> None:
    assert linked(both) == []
    decide(both, LINK, Verdict.ACCEPT)
    decide(both, OTHER, Verdict.REJECT)
    assert both.query(LINKED) == [
        {"one": LINK.one.issue, "other": LINK.other.issue, "by": "甲", "at": "2026-11-23T01:00:00+00:00"}
    ]


def test_the_last_word_counts_and_all_are_kept(both: Store) -> None:
    decide(both, LINK, Verdict.ACCEPT)
    assert linked(both)
    decide(both, LINK, Verdict.REJECT, "2026-11-23T02:00:00+00:00")
    assert linked(both) == []
    assert [d.verdict for d in both.decisions(ACROSS)] == [Verdict.ACCEPT, Verdict.REJECT]
    (last,) = both.decided_links()
    assert (last.link, last.verdict, last.by, last.at) == (
        LINK,
        Verdict.REJECT,
        "甲",
        "2026-11-23T02:00:00+00:00",
    )


def test_a_link_waits_for_a_symposium_that_is_gone(both: Store) -> None:
    decide(both, LINK, Verdict.ACCEPT)
    both.delete(PASS.symposium.id)
    assert linked(both) == []
    assert [d.verdict for d in both.decided_links()] == [Verdict.ACCEPT]
    both.save(PASS)
    assert linked(both) == [(LINK.one.issue, LINK.other.issue)]


def test_a_map_saved_again_keeps_its_links(both: Store) -> None:
    decide(both, LINK, Verdict.ACCEPT)
    both.save(the_pass_map(), problems=())
    assert linked(both) == [(LINK.one.issue, LINK.other.issue)]


def test_it_survives_the_process(lasting_place: str) -> None:
    with open_store(lasting_place) as store:
        store.save(LOCKER)
        store.save(PASS)
        decide(store, LINK, Verdict.ACCEPT)
    with open_store(lasting_place) as store:
        assert linked(store) == [(LINK.one.issue, LINK.other.issue)]


def test_most_contested_by_hand(both: Store) -> None:
    """Contested: 1.1 and 1.2 of the locker (yes against no; theft against fraud), 1.1 of the pass (yes against no)."""
    named = {c.key: c for c in both.contested(ContestedBy.CHARGE)}
    fraud = named["诈骗罪"]
    assert set(fraud.places) == {ref(LOCKER, "1.2"), ref(PASS, "1.1")}
    assert (fraud.issues, fraud.symposia, fraud.contested_symposia) == (3, 2, 2)
    assert set(named["盗窃罪"].places) == {ref(LOCKER, "1.1"), ref(LOCKER, "1.2")}
    cited = {c.names: c for c in both.contested(ContestedBy.AUTHORITY)}
    assert {p for c in cited.values() for p in c.places} == {
        ref(LOCKER, "1.1"),
        ref(LOCKER, "1.2"),
        ref(PASS, "1.1"),
    }


@pytest.mark.parametrize("by", ContestedBy)
def test_the_database_answers_as_the_analysis_does(both: Store, by: ContestedBy) -> None:
    assert both.contested(by) == contested((LOCKER, PASS), by)


def test_who_says_that_he_disagrees_on_an_open_question_contests_it(store: Store) -> None:
    """1.1 is answered by two who differ in so many words; on 1.2 nobody takes up the other."""
    asked = [
        Asked("1.1", "如何界定占有", IssueKind.OPEN, topic=Topic.ELEMENT),
        Asked("1.2", "如何补救", IssueKind.OPEN, topic=Topic.CIVIL),
    ]
    said = [Said(name, number, f"{name}的看法") for name in ("韩松", "罗晓") for number in ("1.1", "1.2")]
    m = a_map(
        asked, said, experts=("韩松", "罗晓"), agreements=[("罗晓", "韩松", "1.1", AgreementKind.DISAGREE)]
    )
    store.save(m)
    (only,) = store.contested(ContestedBy.TOPIC)
    assert (only.key, only.places) == ("构成要件解释", (ref(m, "1.1"),))
    assert contested((m,), ContestedBy.TOPIC) == (only,)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(maps(), min_size=1, max_size=3, unique_by=lambda m: m.symposium.id))
def test_whatever_is_stored_both_answer_the_same(stored: list[ArgumentMap]) -> None:
    with open_store(MEMORY) as store:
        for m in stored:
            store.save(m)
        for by in ContestedBy:
            assert store.contested(by) == contested(stored, by)
