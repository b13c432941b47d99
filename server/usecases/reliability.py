"""How many readings of a certainty were right, where this version is delivered with such figures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec

_FIGURES = "graph.extract.reliability"


@dataclass(frozen=True, slots=True)
class Measured:
    """Of ``n`` proposals with a certainty from ``low`` up to ``high``, ``right`` were right."""

    low: float
    high: float
    right: int
    n: int


@cache
def measured() -> tuple[Measured, ...]:
    """The figures, the least certain first; none where there are none."""
    if find_spec(_FIGURES) is None:
        return ()
    try:
        bands = import_module(_FIGURES).measured().bands
    except FileNotFoundError:
        return ()
    return tuple(Measured(b.low, b.high, b.right, b.n) for b in bands if b.n)


def measured_at(certainty: float) -> Measured | None:
    """The figures for proposals of that certainty."""
    return next((b for b in reversed(measured()) if b.low <= certainty <= b.high), None)


def measured_from(least: float) -> tuple[Measured, ...]:
    """The figures for proposals of at least that certainty, the most certain first."""
    return tuple(b for b in reversed(measured()) if b.high > least)
