"""Consensus on an ordered scale against the documentation of R's agrmt and values that follow from the formula."""

from __future__ import annotations

import pytest

from graph.analysis.methods.measured import Reason
from graph.analysis.methods.spread import tastle_wierman, van_der_eijk

AGRMT = (30, 40, 210, 130, 530, 50, 10)


@pytest.mark.parametrize(
    ("counts", "value"),
    [(AGRMT, 0.7256876), ((1, 0, 0, 0, 1), 0), ((0, 5, 0), 1), ((1, 1, 1, 1, 1), 0.4339850)],
)
def test_tastle_wierman(counts: tuple[int, ...], value: float) -> None:
    assert tastle_wierman(counts).value == pytest.approx(value, abs=1e-6)


@pytest.mark.parametrize(
    ("counts", "value"),
    [(AGRMT, 0.6113333), ((50, 0, 0, 0, 0, 50), -1), ((7, 7, 7, 7), 0), ((0, 9, 0), 1)],
)
def test_van_der_eijk(counts: tuple[int, ...], value: float) -> None:
    assert van_der_eijk(counts).value == pytest.approx(value, abs=1e-6)


@pytest.mark.parametrize("counts", [(), (3,), (0, 0, 0)])
def test_undefined(counts: tuple[int, ...]) -> None:
    assert tastle_wierman(counts).reason is Reason.TOO_FEW
    assert van_der_eijk(counts).reason is Reason.TOO_FEW
