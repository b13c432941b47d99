"""A figure with its counts, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why a coefficient has no value on these answers."""

    NO_PAIR = "no_pair"
    NO_VARIATION = "no_variation"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class Interval:
    """A percentile interval of ``resamples`` bootstrap draws; draws without a value are left out and counted."""

    low: float
    high: float
    level: float
    resamples: int
    undefined: int


@dataclass(frozen=True, slots=True)
class Measured:
    """A value, or the reason there is none; ``n`` units entered, ``missing`` answers were not given."""

    value: float | None
    n: int
    missing: int
    reason: Reason | None = None
    interval: Interval | None = None
