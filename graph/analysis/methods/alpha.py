"""Krippendorff's alpha over answers with gaps.

Krippendorff (2011), Computing Krippendorff's Alpha-Reliability: alpha = 1 - Do/De. Do averages the distance over the
pairs of answers within a unit, each unit weighing as many answers as it has; De over all pairs of answers. Units with
one answer say nothing about agreement and are left out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations
from math import fsum
from typing import TYPE_CHECKING, TypeVar

from graph.analysis.methods.bootstrap import RESAMPLES, SEED, interval
from graph.analysis.methods.measured import Measured, Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence
    from random import Random

T = TypeVar("T", bound="Hashable")


def krippendorff_alpha(units: Sequence[Sequence[T | None]], distance: Callable[[T, T], float]) -> Measured:
    """Alpha of ``units`` (one row per issue, one cell per expert, None where the expert said nothing).

    Undefined where no unit has two answers, and where all answers are equal: agreement by chance is then certain and
    the formula is 0/0, not 1.
    """
    rows = [[a for a in unit if a is not None] for unit in units]
    missing = sum(len(unit) for unit in units) - sum(len(row) for row in rows)
    paired = [Counter(row) for row in rows if len(row) > 1]
    if not paired:
        return Measured(None, 0, missing, Reason.NO_PAIR)
    value = _alpha(paired, distance)
    return Measured(value, len(paired), missing, Reason.NO_VARIATION if value is None else None)


def with_interval(
    units: Sequence[Sequence[T | None]],
    distance: Callable[[T, T], float],
    *,
    seed: int = SEED,
    resamples: int = RESAMPLES,
) -> Measured:
    """Alpha with a percentile bootstrap over units, drawn with replacement; seeded: a page says the same twice."""
    point = krippendorff_alpha(units, distance)
    if point.value is None:
        return point
    paired = [Counter(a for a in unit if a is not None) for unit in units]
    paired = [row for row in paired if row.total() > 1]

    def draw(chance: Random) -> float | None:
        return _alpha(chance.choices(paired, k=len(paired)), distance)

    return replace(point, interval=interval(draw, seed=seed, resamples=resamples))


def _alpha(rows: Sequence[Counter[T]], distance: Callable[[T, T], float]) -> float | None:
    totals: Counter[T] = Counter()
    for row in rows:
        totals.update(row)
    n = totals.total()
    observed = sum(_within(row, distance) / (row.total() - 1) for row in rows) / n
    expected = _within(totals, distance) / (n * (n - 1))
    return None if expected == 0 else 1 - observed / expected


def _within(counts: Counter[T], distance: Callable[[T, T], float]) -> float:
    """The sum of distances over ordered pairs of the answers counted, exact: the order of experts changes nothing."""
    return 2 * fsum(counts[a] * counts[b] * distance(a, b) for a, b in combinations(counts, 2))
