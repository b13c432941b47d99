"""Consensus on an ordered scale against the documentation of R's agrmt and values that follow from the formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.analysis.methods.measured import Reason
from graph.analysis.methods.spread import tastle_wierman, van_der_eijk, with_interval

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.analysis.methods.measured import Measured

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


def test_polarisation_follows_from_agreement() -> None:
    found = van_der_eijk(AGRMT).value
    assert found is not None
    assert (1 - found) / 2 == pytest.approx(0.1943333, abs=1e-6)


@pytest.mark.parametrize("measure", [tastle_wierman, van_der_eijk])
def test_interval_over_the_answers(measure: Callable[[Sequence[int]], Measured]) -> None:
    found = with_interval((1, 1, 4), measure, 2)
    assert found == with_interval((1, 1, 4), measure, 2)
    assert found.interval is not None
    assert found.value is not None
    assert found.interval.low <= found.value <= found.interval.high
    assert found.interval.high == 1  # now and then all draws fall on one step
    assert (found.n, found.missing) == (6, 2)


def test_no_interval_without_a_value() -> None:
    found = with_interval((0, 1, 0), tastle_wierman, 3)
    assert (found.value, found.reason, found.interval, found.missing) == (None, Reason.TOO_FEW, None, 3)


@pytest.mark.parametrize("counts", [(), (3,), (0, 0, 0), (0, 1, 0)])
def test_undefined(counts: tuple[int, ...]) -> None:
    assert tastle_wierman(counts).reason is Reason.TOO_FEW
    assert van_der_eijk(counts).reason is Reason.TOO_FEW
