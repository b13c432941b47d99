"""类型与年份: how many issues of each type each year brought, and how many of them are contested."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import Topic
from server.views.library_issues import NO_TOPIC, UNDATED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from server.views.library_issues import ListedIssue

LEVELS = 4
"""Into how many shades the counts of contested issues fall, besides none."""


@dataclass(frozen=True, slots=True)
class HeatCell:
    """Contested issues of all issues; ``level`` is the shade: 0 for no contested one, ``LEVELS`` for the most."""

    topic: str
    year: str
    contested: int
    issues: int
    level: int


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One type of issue over the years, with its sum."""

    topic: str
    cells: tuple[HeatCell, ...]
    total: HeatCell


@dataclass(frozen=True, slots=True)
class Heat:
    """The table; the latest year first, undated last; ``totals`` are the sums of the years, ``total`` of all."""

    years: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    totals: tuple[HeatCell, ...]
    total: HeatCell


def heat(found: Sequence[ListedIssue]) -> Heat:
    """Types that occur, in the order of the field; years in which there was a symposium."""
    keys = [(f.issue.topic or NO_TOPIC, f.year) for f in found]
    issues = Counter(keys)
    contested = Counter(k for k, f in zip(keys, found, strict=True) if f.issue.contested)
    spans = tuple(sorted({y for _, y in keys}, key=lambda y: (y != UNDATED, y), reverse=True))
    named = [t for t in (*Topic, NO_TOPIC) if any(k == t for k, _ in keys)]
    most = max(contested.values(), default=0)

    def cell(topic: str, year: str) -> HeatCell:
        mine = [k for k in issues if topic in ("", k[0]) and year in ("", k[1])]
        n = sum(contested[k] for k in mine)
        level = -(-n * LEVELS // most) if topic and year and n else 0
        return HeatCell(topic, year, n, sum(issues[k] for k in mine), level)

    rows = tuple(HeatRow(t, tuple(cell(t, y) for y in spans), cell(t, "")) for t in named)
    return Heat(spans, rows, tuple(cell("", y) for y in spans), cell("", ""))
