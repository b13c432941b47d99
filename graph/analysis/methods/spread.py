"""How closely answers on an ordered scale stand together."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache, lru_cache
from itertools import combinations
from math import log2
from typing import TYPE_CHECKING

from graph.analysis.methods.bootstrap import interval
from graph.analysis.methods.measured import Measured, Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random


def tastle_wierman(counts: Sequence[int]) -> Measured:
    """Cns = 1 + sum p_i log2(1 - |x_i - mean| / (x_max - x_min)) (Tastle & Wierman 2007, IJAR 45:531).

    ``counts`` holds the number of answers per step of the scale, lowest first; two steps at least. One answer alone
    agrees with nobody: two answers at least.
    """
    total = sum(counts)
    if total < 2 or len(counts) < 2:
        return Measured(None, total, 0, Reason.TOO_FEW)
    mean = sum(x * c for x, c in enumerate(counts)) / total
    width = len(counts) - 1
    value = 1 + sum(c / total * log2(1 - abs(x - mean) / width) for x, c in enumerate(counts) if c)
    return Measured(value, total, 0)


def van_der_eijk(counts: Sequence[int]) -> Measured:
    """Agreement A in -1..1 (van der Eijk 2001, Quality & Quantity 35:325): layers of the histogram, weighted.

    Per layer A = U (1 - (S - 1)/(K - 1)), where U counts ordered triples that confirm (110, 011) or break (101) one
    peak. Three steps and two answers at least; polarisation is (1 - A)/2.
    """
    total = sum(counts)
    if total < 2 or len(counts) < 3:
        return Measured(None, total, 0, Reason.TOO_FEW)
    left, value = list(counts), 0.0
    while any(left):
        pattern = [bool(c) for c in left]
        height = min(c for c in left if c)
        value += _layer(pattern) * height * sum(pattern) / total
        left = [c - height if c else 0 for c in left]
    return Measured(value, total, 0)


@lru_cache(maxsize=4096)
def with_interval(
    counts: tuple[int, ...], measure: Callable[[Sequence[int]], Measured], missing: int
) -> Measured:
    """``measure`` with a bootstrap over the answers; ``missing`` experts gave none.

    Kept, as the issues of a symposium share few counts.
    """
    point = measure(counts)
    if point.value is None:
        return replace(point, missing=missing)
    answers = [step for step, count in enumerate(counts) for _ in range(count)]
    known = cache(lambda drawn: measure(drawn).value)

    def draw(chance: Random) -> float | None:
        told = Counter(chance.choices(answers, k=len(answers)))
        return known(tuple(told[step] for step in range(len(counts))))

    return replace(point, missing=missing, interval=interval(draw))


def _layer(pattern: Sequence[bool]) -> float:
    steps, filled = len(pattern), sum(pattern)
    if filled == 1:
        return 1.0
    triples = list(combinations(pattern, 3))
    unimodal = sum(t in ((True, True, False), (False, True, True)) for t in triples)
    broken = sum(t == (True, False, True) for t in triples)
    if not unimodal + broken:
        return 0.0
    shape = ((steps - 2) * unimodal - (steps - 1) * broken) / ((steps - 2) * (unimodal + broken))
    return shape * (1 - (filled - 1) / (steps - 1))
