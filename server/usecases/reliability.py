"""How many readings of a certainty were right, as far as it was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.extract import reliability

if TYPE_CHECKING:
    from graph.extract.reliability import Band


def measured() -> tuple[Band, ...]:
    """The figures, the least certain first; bands of which nothing was measured are left out."""
    return tuple(b for b in reliability.measured().bands if b.n)


def measured_at(certainty: float) -> Band | None:
    """The figures for proposals of that certainty."""
    return next((b for b in reversed(measured()) if b.low <= certainty <= b.high), None)


def measured_from(least: float) -> tuple[Band, ...]:
    """The figures for proposals of at least that certainty, the most certain first."""
    return tuple(b for b in reversed(measured()) if b.high > least)
