"""The issues of the whole library: the database answers as counting over the maps does, on every engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.generator import a_symposium
from graph.analysis.across import library
from graph.model import Topic
from graph.store.library import library_issues
from graph.store.opening import MEMORY, open_store
from tests.support.map_strategy import maps
from tests.support.sample_maps import CRIMINAL_LAW, FRAUD_INTERPRETATION, the_locker_map, the_pass_map

if TYPE_CHECKING:
    from graph.model import ArgumentMap, LibraryIssue
    from graph.store.port import Store

LOCKER, PASS = the_locker_map(), the_pass_map()


@pytest.fixture
def both(store: Store) -> Store:
    store.save(LOCKER)
    store.save(PASS)
    return store


def test_by_hand(both: Store) -> None:
    """1.1 of the pass: 韩松 against 魏明远, fraud, one interpretation; 1.2: both fraud, theft only offered."""
    names = {e.id: e.name for e in PASS.experts}
    first, second = sorted(
        (i for i in library_issues(both) if i.ref.symposium == PASS.symposium.id), key=lambda i: i.number
    )
    assert (first.number, first.topic, first.contested) == ("1.1", Topic.GUILT, True)
    assert {names[e] for e in first.experts} == {"韩松", "魏明远"}
    assert first.charges == ("诈骗罪",)
    assert [name for _, name in first.authorities] == [FRAUD_INTERPRETATION]
    assert (second.number, second.topic, second.contested) == ("1.2", Topic.CHARGE, False)
    assert set(second.charges) == {"诈骗罪", "盗窃罪"}
    assert [name for _, name in second.authorities] == [CRIMINAL_LAW]


def test_an_empty_store_has_none(store: Store) -> None:
    assert library_issues(store) == ()


def test_the_database_answers_as_the_analysis_does(both: Store) -> None:
    more = [a_symposium(3, n) for n in range(2)]
    for m in more:
        both.save(m)
    assert library_issues(both) == library.library_issues((LOCKER, PASS, *more))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(maps(), min_size=1, max_size=3, unique_by=lambda m: m.symposium.id))
def test_whatever_is_stored_both_answer_the_same(stored: list[ArgumentMap]) -> None:
    with open_store(MEMORY) as store:
        for m in stored:
            store.save(m)
        assert _unnamed(library_issues(store)) == _unnamed(library.library_issues(stored))


def _unnamed(issues: tuple[LibraryIssue, ...]) -> list[tuple[object, ...]]:
    """Without the names of authorities: where symposia write one differently, the store has one name for all."""
    return [
        (i.ref, i.number, i.text, i.topic, i.contested, i.experts, i.charges, [a for a, _ in i.authorities])
        for i in issues
    ]
