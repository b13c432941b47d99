"""The figures of two reviewers, against values worked out by hand."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from graph.model import Decision, Verdict
from graph.review import apply_decisions, decision_on, differences, taking_back
from graph.review.agreement import agreements, cohens_kappa
from tests.support.sample_maps import the_locker_map

M = the_locker_map()
ITEMS = M.stances


def said(n: int, verdict: Verdict, by: str, at: str = "2026-01-01", claim: str | None = None) -> Decision:
    item = ITEMS[n]
    after = replace(item, claim=claim) if claim else None
    return decision_on(M, item, verdict, by=by, at=at, after=after)


@pytest.mark.parametrize(
    ("table", "kappa"),
    [
        # Cohen 1960 has the same by hand: po 35/50, chance (25*30 + 25*20)/2500 = 0.5
        ({("y", "y"): 20, ("y", "n"): 5, ("n", "y"): 10, ("n", "n"): 15}, 0.4),
        ({("a", "a"): 3, ("b", "b"): 1}, 1.0),
        ({("a", "b"): 1, ("b", "a"): 1}, -1.0),
        ({("a", "a"): 1, ("a", "b"): 1}, 0.0),  # po 1/2, chance 1/2
        # po 3/4; chance (2*3 + 1*0 + 1*1)/16 = 7/16; (12 - 7)/(16 - 7)
        ({("a", "a"): 2, ("b", "a"): 1, ("c", "c"): 1}, 5 / 9),
        ({("a", "a"): 7}, None),
        ({}, None),
    ],
)
def test_kappa_is_what_the_formula_gives_by_hand(
    table: dict[tuple[str, str], int], kappa: float | None
) -> None:
    found = cohens_kappa([pair for pair, n in table.items() for _ in range(n)])
    assert found == (None if kappa is None else pytest.approx(kappa))


def test_two_reviewers_are_counted_over_what_both_decided() -> None:
    accept, reject, amend, unsure = Verdict.ACCEPT, Verdict.REJECT, Verdict.AMEND, Verdict.UNSURE
    decisions = [
        said(0, accept, "甲"), said(0, accept, "乙"),
        said(1, accept, "甲"), said(1, reject, "乙"),
        said(2, amend, "甲", claim="改一"), said(2, amend, "乙", claim="改二"),  # alike, and yet not the same
        said(3, reject, "甲"), said(3, reject, "乙"),
        said(4, accept, "甲"), said(4, unsure, "乙"),
        said(5, accept, "甲"),
    ]  # fmt: skip
    (found,) = agreements(M, decisions)
    assert (found.one, found.other, found.both, found.agreed, found.alike) == ("乙", "甲", 4, 2, 3)
    assert found.percent == 50
    # accept 2 and 1, reject 1 and 2, amend 1 and 1: chance (2 + 2 + 1)/16, po 3/4
    assert found.kappa == pytest.approx((12 - 5) / (16 - 5))
    assert found.undefined is None


def test_accepting_what_the_other_amended_is_no_acceptance_of_what_was_read() -> None:
    first = said(0, Verdict.AMEND, "甲", claim="改")
    seen = apply_decisions(M, [first]).argument_map
    second = decision_on(seen, seen.stances[0], Verdict.ACCEPT, by="乙", at="2026-01-02")
    (found,) = agreements(M, [first, second, said(1, Verdict.REJECT, "甲"), said(1, Verdict.REJECT, "乙")])
    assert (found.agreed, found.alike, found.kappa) == (2, 2, 1.0)


def test_where_it_is_not_defined_the_reason_is_told() -> None:
    throughout = [said(n, Verdict.ACCEPT, by) for n in range(3) for by in "甲乙"]
    (found,) = agreements(M, throughout)
    assert (found.both, found.agreed, found.percent, found.kappa, found.undefined) == (
        3, 3, 100, None, "one_category",
    )  # fmt: skip
    (apart,) = agreements(M, [said(0, Verdict.ACCEPT, "甲"), said(1, Verdict.ACCEPT, "乙")])
    assert (apart.both, apart.percent, apart.kappa, apart.undefined) == (0, None, None, "none")
    assert agreements(M, [said(0, Verdict.ACCEPT, "甲")]) == ()


def test_three_reviewers_are_three_pairs_and_what_was_taken_back_does_not_count() -> None:
    decisions = [said(0, Verdict.ACCEPT, by) for by in "甲乙丙"]
    back = taking_back(decisions[2], by="丙", at="2026-01-02")
    assert [(p.one, p.other, p.both) for p in agreements(M, decisions)] == [
        ("丙", "乙", 1), ("丙", "甲", 1), ("乙", "甲", 1),
    ]  # fmt: skip
    assert [(p.one, p.other) for p in agreements(M, [*decisions, back])] == [("乙", "甲")]


def test_what_settles_a_difference_is_no_word_of_a_reviewer_and_closes_it() -> None:
    apart = [said(0, Verdict.ACCEPT, "甲"), said(0, Verdict.REJECT, "乙", at="2026-01-02")]
    (open_one,) = differences(apart).items
    assert open_one.settled is None
    chosen = said(0, Verdict.REJECT, "主编", at="2026-01-03")
    told = json.loads(chosen.before) | {"settles": [["甲", "2026-01-01"], ["乙", "2026-01-02"]]}
    settling = replace(chosen, before=json.dumps(told))
    found = differences([*apart, settling])
    (closed,) = found.items
    assert (closed.settled, [d.by for d in closed.decisions]) == (settling, ["甲", "乙"])
    assert (found.agreed, found.both) == (0, 1)
    assert agreements(M, [*apart, settling]) == agreements(M, apart)
    # a word after the settlement opens it again
    again = said(0, Verdict.ACCEPT, "乙", at="2026-01-04")
    assert differences([*apart, settling, again]).items == ()
    other = said(0, Verdict.AMEND, "乙", at="2026-01-04", claim="改")
    assert differences([*apart, settling, other]).items[0].settled is None
