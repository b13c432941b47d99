"""Polis' figures against values of a real conversation (polis-community/red-dwarf, tests/fixtures, below-100-ptpts)."""

from __future__ import annotations

import pytest

from graph.analysis.methods.groups import Votes, group_aware_consensus, own_statements, representativeness


def test_group_zero_statement_thirteen() -> None:
    found = representativeness(Votes(6, 0, 6), Votes(3, 7, 10))
    assert found.agrees
    assert found.is_significant
    assert (found.share, found.share_test, found.ratio, found.ratio_test) == pytest.approx(
        (0.875, 2.645751, 2.625, 2.699862), abs=1e-6
    )


@pytest.mark.parametrize(
    ("groups", "value"),
    [
        ([Votes(4, 0, 4)], 0.833333),
        ([Votes(2, 0, 2), Votes(2, 0, 2)], 0.5625),
        ([Votes(2, 0, 2), Votes(0, 2, 2)], 0.1875),
        ([Votes(1, 0, 1)] * 4, 0.197531),
        ([Votes(1, 0, 1)] * 2 + [Votes(0, 0, 0)] * 2, 0.111111),
    ],
)
def test_four_experts(groups: list[Votes], value: float) -> None:
    assert group_aware_consensus(groups) == pytest.approx(value, abs=1e-6)


def test_a_group_that_differs() -> None:
    found = representativeness(Votes(0, 6, 6), Votes(9, 1, 10))
    assert not found.agrees


def test_what_a_group_stands_for_agreement_first() -> None:
    inside = {
        "no": Votes(0, 9, 9),
        "yes": Votes(9, 0, 9),
        "both": Votes(5, 4, 9),
        "unseen": Votes(0, 0, 0),
    }
    outside = {"no": Votes(9, 0, 9), "yes": Votes(0, 9, 9), "both": Votes(4, 5, 9), "unseen": Votes(3, 3, 6)}
    found = own_statements(inside, outside)
    assert [(s, r.agrees, r.is_significant) for s, r in found] == [("yes", True, True), ("no", False, True)]


def test_at_most_five_by_weight() -> None:
    inside = {str(n): Votes(n, 0, n) for n in range(10, 20)}
    outside = {str(n): Votes(0, 10, 10) for n in range(10, 20)}
    assert [s for s, _ in own_statements(inside, outside)] == ["19", "18", "17", "16", "15"]


def test_where_nothing_is_significant_the_most_telling_one() -> None:
    inside = {"a": Votes(1, 1, 2), "b": Votes(2, 0, 2)}
    outside = {"a": Votes(1, 1, 2), "b": Votes(1, 1, 2)}
    [(statement, found)] = own_statements(inside, outside)
    assert (statement, found.is_significant) == ("b", False)
    assert own_statements({"a": Votes(0, 0, 0)}, {"a": Votes(3, 0, 3)}) == ()
