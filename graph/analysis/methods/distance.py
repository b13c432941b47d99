"""How far two answers are apart, 0 for equal to 1 for nothing in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_SUBSET = 2 / 3
_OVERLAP = 1 / 3


def nominal(left: object, right: object) -> float:
    """0 for equal values, else 1."""
    return float(left != right)


def jaccard(left: AbstractSet[str], right: AbstractSet[str]) -> float:
    """1 - |intersection| / |union|; two empty sets are equal."""
    union = left | right
    return 1 - len(left & right) / len(union) if union else 0.0


def masi(left: AbstractSet[str], right: AbstractSet[str]) -> float:
    """1 - Jaccard x monotonicity (Passonneau 2006): 1 equal, 2/3 subset, 1/3 overlap, 0 disjoint."""
    if left == right:
        return 0.0
    if not left & right:
        return 1.0
    monotone = _SUBSET if left <= right or right <= left else _OVERLAP
    return 1 - (1 - jaccard(left, right)) * monotone
