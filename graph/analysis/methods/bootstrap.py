"""How far a figure would move had other units been drawn: a percentile bootstrap."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from graph.analysis.methods.measured import Interval

if TYPE_CHECKING:
    from collections.abc import Callable

LEVEL = 0.95
RESAMPLES = 1000
SEED = 0
"""A page says the same twice."""


def interval(
    draw: Callable[[random.Random], float | None], *, seed: int = SEED, resamples: int = RESAMPLES
) -> Interval | None:
    """The interval of what ``draw`` gives over and over; None where it never gives a value."""
    chance = random.Random(seed)  # noqa: S311 - a resample, no secret
    values = [draw(chance) for _ in range(resamples)]
    known = sorted(v for v in values if v is not None)
    if not known:
        return None
    tail = (1 - LEVEL) / 2
    return Interval(
        low=known[int(tail * (len(known) - 1))],
        high=known[round((1 - tail) * (len(known) - 1))],
        level=LEVEL,
        resamples=resamples,
        undefined=resamples - len(known),
    )
