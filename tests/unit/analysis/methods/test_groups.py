"""Polis' figures against values of a real conversation (polis-community/red-dwarf, tests/fixtures, below-100-ptpts)."""

from __future__ import annotations

import pytest

from graph.analysis.methods.groups import Votes, group_aware_consensus, representativeness


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
