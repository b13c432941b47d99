"""How often readings of a kind were right: what turns the certainty of a rule into a share that was measured.

The figures stand in ``reliability.json``, which ``make reliability`` makes from the transcripts with a table made by
hand (see ``benchmarks/reliability.py``).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

from graph.model import Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Stance

SILENCE = "silence"
LEAST, MOST = 0.05, 0.97

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Band:
    """Of ``n`` proposals with a certainty from ``low`` up to ``high``, ``right`` were right.

    Counted on transcripts that had no part in what their own certainties were made from.
    """

    low: float
    high: float
    right: int
    n: int


@dataclass(frozen=True, slots=True)
class Source:
    """A transcript that the figures were made from, how many of its stances a table judges, and whether no rule was
    made by it.
    """

    name: str
    n: int
    is_held: bool


@dataclass(frozen=True, slots=True)
class Reliability:
    """``curves`` give for each rule, "" for any other, points of raw and measured certainty, both rising.

    ``bands`` count the proposals of the held transcripts, ``silent_bands`` what was read there as no answer.
    """

    version: str
    made_from: tuple[Source, ...]
    bands: tuple[Band, ...]
    silent_bands: tuple[Band, ...]
    curves: dict[str, Points]

    def certainty(self, rule: str, raw: float) -> float:
        """How often readings were right that the rule was this sure of."""
        return round(max(LEAST, min(MOST, share(self.curves.get(rule, self.curves[""]), raw))), 2)

    def calibrated(self, stances: Iterable[Stance]) -> tuple[Stance, ...]:
        """The stances with measured certainties in place of those that the rules gave."""
        return tuple(
            replace(s, confidence=self.certainty(rule_of(s.rule, s.polarity), s.confidence)) for s in stances
        )


def rule_of(rule: str, polarity: str) -> str:
    """The rule that a stance is counted under: all silences are one."""
    return SILENCE if polarity == Polarity.SILENT else rule


def share(points: Points, raw: float) -> float:
    """The second value of a curve at ``raw``: between two points in proportion, beyond the ends that of the end."""
    at = bisect_right(points, raw, key=lambda p: p[0])
    if at in (0, len(points)):
        return points[max(0, at - 1)][1]
    (x, y), (x2, y2) = points[at - 1], points[at]
    return y + (y2 - y) * (raw - x) / (x2 - x)


@cache
def measured() -> Reliability:
    """The figures that this version is delivered with."""
    text = (files("graph.extract") / "reliability.json").read_bytes()
    return msgspec.json.decode(text, type=Reliability)


def band(certainty: float) -> Band:
    """How many proposals with about this certainty were right, of how many."""
    return next(b for b in reversed(measured().bands) if certainty >= b.low)
