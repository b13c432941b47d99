"""Whatever people decide and whatever they take back: what stood before stands again, exactly."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings

from graph.exchange.document import write_json
from graph.model import ArgumentMap, Decision
from graph.review import reviewed_map, standing, taken_back, taking_back
from graph.review.saying import plain
from tests.support.review_strategy import reviews

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)
Review = tuple[ArgumentMap, list[Decision]]


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(reviews())
def test_taking_back_one_after_the_other_goes_through_every_state_to_the_draft(found: Review) -> None:
    m, decisions = found
    n = len(decisions)
    while stood := standing(decisions):
        # what was decided before the one that is taken back, and what was taken back before it
        last = decisions.index(stood[-1])
        before = reviewed_map(m, decisions[:last]).argument_map
        decisions = [*decisions, taking_back(stood[-1], by="丙", at=f"2026-02-{len(decisions) - n + 1:02}")]
        assert reviewed_map(m, decisions).argument_map == before
    assert reviewed_map(m, decisions).argument_map == m


@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
@given(reviews())
def test_the_same_decisions_give_the_same_map_and_each_knows_what_was_before(found: Review) -> None:
    m, decisions = found
    once, again = reviewed_map(m, decisions), reviewed_map(m, decisions)
    assert once == again
    for n, decision in enumerate(decisions):
        seen = reviewed_map(m, decisions[:n]).argument_map
        known = {str(one["id"]): one for one in _items(seen)}
        if taken_back(decision) is None:  # what takes back has what the other had
            assert all(known[told["id"]] == told for told in plain(decision.before).get("items", []))


def _items(m: ArgumentMap) -> list[dict[str, object]]:
    return [json.loads(write_json(one)) for one in (*m.issues, *m.stances, *m.citations, *m.facts)]
