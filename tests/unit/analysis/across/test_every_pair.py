"""Over all symposia the same is proposed as for every two of them by themselves."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.generator import a_symposium
from graph.analysis.across.proposals import propose, propose_all
from tests.support.map_strategy import maps
from tests.support.sample_maps import the_locker_map, the_pass_map

if TYPE_CHECKING:
    from graph.analysis.across.proposals import Proposal
    from graph.model import ArgumentMap, SameIssue


def plainly(
    stored: list[ArgumentMap], settled: list[SameIssue], rejected: list[SameIssue]
) -> tuple[Proposal, ...]:
    pairs = combinations(stored, 2)
    found = [p for a, b in pairs for p in propose(a, b, settled=settled, rejected=rejected)]
    return tuple(sorted(found, key=lambda p: (-p.score, p.link)))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_whatever_was_decided(data: st.DataObject) -> None:
    some = data.draw(st.lists(maps(), max_size=2))
    invented = [a_symposium(data.draw(st.integers(0, 20)), n) for n in range(4)]
    stored = list({m.symposium.id: m for m in [the_locker_map(), the_pass_map(), *some, *invented]}.values())
    links = [p.link for p in plainly(stored, [], [])]
    assert links
    settled = data.draw(st.lists(st.sampled_from(links), max_size=2))
    rejected = data.draw(st.lists(st.sampled_from(links), max_size=3))
    assert propose_all(stored, settled=settled, rejected=rejected) == plainly(stored, settled, rejected)
