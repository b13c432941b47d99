"""What a reader must see of the real symposium once its draft has been reviewed, by the general code alone.

The transcript is no part of the repository. The review (tests/support/wechat_review.py) holds nothing of its text.
Expected values are those of the hand-made table beside the transcript.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph.analysis.case_conclusions import case_conclusions
from graph.analysis.deciding_facts import deciding_facts
from graph.analysis.issue_consensus import issue_consensus
from graph.analysis.results import Ground, IssueConsensus
from graph.analysis.what_if import Standing, WhatIf, what_if
from graph.extract.pipeline import extract
from graph.model import ArgumentMap, Polarity, Silence
from graph.review import reviewed_map
from graph.review.alike_facts import alike_facts
from graph.transcript.parse import parse_transcript
from graph.transcript.repair import repair
from graph.transcript.source import read_source
from tests.support.deciding import Found, compare
from tests.support.wechat_review import DATA, EXTORTION, FRAUD, ROBBERY, TRADE, Reviewer, review

if TYPE_CHECKING:
    from collections.abc import Callable

SHARED = Path(__file__).parents[2].parent / "shared" / "evaluation"

pytestmark = pytest.mark.skipif(
    not SHARED.exists(), reason=f"{SHARED.name} with the known transcripts is not here"
)


@cache
def draft() -> ArgumentMap:
    return extract(parse_transcript(repair(read_source(SHARED / "transcripts" / "wechat.txt")))).argument_map


@cache
def reviewed() -> ArgumentMap:
    found = reviewed_map(draft(), review(draft()))
    assert found.lost == ()
    return found.argument_map


def table() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SHARED / "gold" / "wechat.json").read_text("utf-8"))
    return found


def name(expert: str) -> str:
    return next(p.name for p in reviewed().participants if p.id == expert)


def on(number: str) -> IssueConsensus:
    return issue_consensus(reviewed(), next(i for i in reviewed().issues if i.number == number))


def answers(number: str) -> tuple[dict[str, int], dict[Silence, int]]:
    """How many hold each answer, and how many keep each silence."""
    found = on(number)
    return (
        {p.kind.value: len(p.holders) for p in found.positions},
        {s.silence: len(s.experts) for s in found.silent},
    )


def ends(case: int) -> dict[str, set[tuple[str, ...]]]:
    """Which charges each expert ends with."""
    return {
        name(c.expert): {o.charges for o in c.outcomes}
        for c in case_conclusions(reviewed())
        if c.case == reviewed().cases[case - 1].id
    }


def test_case_two_is_extortion_for_all_four_and_nobody_ends_with_the_first_opinion() -> None:
    assert list(ends(2).values()) == [{(EXTORTION,)}] * 4
    first = next(o for o in reviewed().opinions if o.case == reviewed().cases[1].id and o.ordinal == 1)
    assert set(first.charges) == {EXTORTION, DATA}
    assert all(o.opinion != first.id for c in case_conclusions(reviewed()) for o in c.outcomes)
    found = on("5.2")
    assert (found.agreed, found.spoke, found.experts, found.is_consensus) == (4, 4, 4, True)


def test_pictures_are_personal_information_for_three_against_one() -> None:
    assert answers("2.2") == ({"affirm": 3, "deny": 1}, {})


def test_obtained_unlawfully_for_two_against_one_and_one_silent() -> None:
    assert answers("2.3") == ({"affirm": 2, "deny": 1}, {Silence.NOT_ADDRESSED: 1})


def test_serious_for_one_against_one_one_gives_a_standard_one_is_silent() -> None:
    silent = {Silence.STANDARD_ONLY: 1, Silence.NOT_ADDRESSED: 1}
    assert answers("2.4") == ({"affirm": 1, "deny": 1}, silent)


def test_two_deny_joinder_in_case_two_on_different_grounds_so_there_is_no_consensus() -> None:
    assert answers("3.2") == ({"deny": 2, "conditional": 1}, {Silence.ABSENT: 1})
    found = on("3.2")
    assert [p.ground for p in found.positions if p.kind.value == "deny"] == [Ground.DIFFERENT]
    assert not found.is_consensus


def test_robbery_lies_outside_the_opinions_on_case_one_and_two_bring_it_in() -> None:
    opinions = [o for o in reviewed().opinions if o.case == reviewed().cases[0].id]
    assert len(opinions) == 3
    assert all(ROBBERY not in o.charges for o in opinions)
    outside = {
        c.expert
        for c in case_conclusions(reviewed())
        if c.case == reviewed().cases[0].id and any(o.opinion is None for o in c.outcomes)
    }
    assert outside == {e.id for e in reviewed().experts[1:3]}
    assert [(ROBBERY,) in charges for charges in ends(1).values()] == [False, True, True, False]


def supposing(seen: int, price: int) -> WhatIf:
    """Seen through (1) or not (0), prices far apart (1) or not (0)."""
    r = Reviewer(reviewed())
    facts = {f.id: f for f in reviewed().facts}
    one, other = facts[r.fact_at("5.1", 1, 0)], facts[r.fact_at("5.1", 3, 0)]
    return what_if(reviewed(), {one.id: one.values[seen], other.id: other.values[price]})


def then(found: WhatIf) -> list[tuple[Standing, set[tuple[str, ...]]]]:
    """What each expert then holds of case one, in the order of the experts."""
    case = reviewed().cases[0].id
    return [(c.standing, {o.charges for o in c.outcomes}) for c in found.conclusions if c.case == case]


def test_seen_through_and_prices_far_apart() -> None:
    assert then(supposing(1, 1)) == [
        (Standing.OPEN, {(FRAUD,), (TRADE,)}),  # by who led
        (Standing.HOLDS, {(ROBBERY,)}),
        (Standing.HOLDS, {(ROBBERY,)}),
        (Standing.UNCONDITIONAL, {(TRADE,)}),
    ]


def test_who_led_settles_the_first_expert() -> None:
    r = Reviewer(reviewed())
    facts = {f.id: f for f in reviewed().facts}
    seen, led = facts[r.fact_at("5.1", 1, 0)], facts[r.fact_at("5.1", 1, 1, 1)]
    for leader, charge in enumerate((FRAUD, TRADE)):
        found = what_if(reviewed(), {seen.id: seen.values[1], led.id: led.values[leader]})
        assert then(found)[0] == (Standing.HOLDS, {(charge,)})


def test_seen_through_and_prices_close_one_expert_said_nothing_on_the_second_issue() -> None:
    silent = [r.stance for r in supposing(1, 0).stances if r.standing is Standing.NOT_SAID]
    numbers = {i.id: i.number for i in reviewed().issues}
    assert [(numbers[s.issue], s.participant) for s in silent] == [("1.2", reviewed().experts[1].id)]


def test_facts_that_the_review_made_one_were_proposed_to_be_one() -> None:
    proposed = [{pair.one, pair.other} for pair in alike_facts(draft())]
    r = Reviewer(draft())
    assert {r.fact_at("1.1", 2, 1), r.fact_at("5.1", 1, 0)} in proposed
    assert {r.fact_at("1.1", 2, 2), r.fact_at("1.1", 3, 0)} in proposed
    assert {r.fact_at("4.1", 3, 0), r.fact_at("4.2", 4, 0)} in proposed
    assert (
        len(proposed) == 4
    )  # and one that is none: common intent, and intent and understanding of the sides


def test_the_fact_that_moves_most_comes_first_and_what_changes_nothing_last() -> None:
    found = deciding_facts(reviewed())
    price = Reviewer(reviewed()).fact_at("5.1", 3, 0)
    assert found[0].fact == price
    assert [f.moves for f in found] == sorted((f.moves for f in found), reverse=True)
    labels = {f.id: f.label for f in reviewed().facts}
    nothing = {labels[f.fact] for f in found if not f.changes_something}
    assert nothing == {"获取视频照片时是否已有敲诈勒索的犯意", "强迫交易致人轻伤"}


def test_joinder_is_denied_with_two_different_charges_by_whether_it_was_seen_through() -> None:
    seen = Reviewer(reviewed()).fact_at("5.1", 1, 0)
    turns = next(f for f in deciding_facts(reviewed()) if f.fact == seen).turns
    last = reviewed().experts[3].id
    assert {t.charges for t in turns if t.expert == last} == {(FRAUD,), (TRADE,)}
    assert all(t.polarity is Polarity.DENY for t in turns if t.expert == last)


FLOORS = {
    # least precision and recall: of the draft, of the reviewed map
    "facts": ((0.60, 0.75), (0.90, 1.0)),
    "final_opinions": ((1.0, 1.0), (1.0, 1.0)),
    "tensions": ((1.0, 0.66), (1.0, 1.0)),
}


@pytest.mark.parametrize("what", FLOORS)
def test_precision_and_recall_before_and_after_review(
    what: str, record_property: Callable[[str, object], None]
) -> None:
    found: list[Found] = [compare(table(), m)[what] for m in (draft(), reviewed())]
    for when, figures, floors in zip(("before", "after"), found, FLOORS[what], strict=True):
        record_property(f"{what} {when} review", str(figures))
        assert (figures.precision >= floors[0], figures.recall >= floors[1]) == (True, True), str(figures)
