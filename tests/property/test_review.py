"""Laws of the review, over maps and decisions by chance."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import ArgumentMap, Citation, Decision, Stance, Verdict
from graph.review import apply_decisions, decidable, decision_on, draft_of, merge_of
from tests.support.map_strategy import maps, texts

if TYPE_CHECKING:
    from random import Random

    from graph.review.saying import Decidable


@st.composite
def reviewed(draw: st.DrawFn) -> tuple[ArgumentMap, list[Decision]]:
    """A map and what people say of it, one after the other, each seeing what the others made of it."""
    m = now = draw(maps())
    decisions: list[Decision] = []
    for n in range(draw(st.integers(0, 6))):
        at, by = f"2026-01-{n + 1:02}", draw(st.sampled_from("甲乙"))
        if len(now.facts) > 1 and draw(st.booleans()):
            gone, kept = draw(st.permutations(now.facts))[:2]
            decisions.append(merge_of(now, gone, kept, by=by, at=at))
        else:
            item = draw(st.sampled_from(list(decidable(now).values())))
            verdict = draw(st.sampled_from(Verdict))
            after = _changed(item, draw(texts)) if verdict is Verdict.AMEND else None
            decisions.append(decision_on(now, item, verdict, by=by, at=at, after=after))
        now = apply_decisions(m, decisions).argument_map
    return m, decisions


def _changed(item: Decidable, words: str) -> Decidable:
    name = {Stance: "claim", Citation: "provision"}.get(type(item), "text")
    return replace(item, **{name: words})  # type: ignore[arg-type]


@settings(max_examples=40, deadline=None)
@given(reviewed())
def test_applying_decisions_again_changes_nothing_and_the_draft_comes_back(
    found: tuple[ArgumentMap, list[Decision]],
) -> None:
    m, decisions = found
    once = apply_decisions(m, decisions)
    assert apply_decisions(once.argument_map, decisions) == once
    assert draft_of(once.argument_map, decisions) == m
    assert {x.id for x in once.argument_map.stances} == {x.id for x in m.stances}


@settings(max_examples=30, deadline=None)
@given(reviewed(), st.randoms(use_true_random=False))
def test_the_order_in_which_decisions_arrive_does_not_matter(
    found: tuple[ArgumentMap, list[Decision]], chance: Random
) -> None:
    m, decisions = found
    shuffled = list(decisions)
    chance.shuffle(shuffled)
    assert apply_decisions(m, shuffled).argument_map == apply_decisions(m, decisions).argument_map
