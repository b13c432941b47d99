"""How sure a stance is after a second reading. Set by hand: no transcript was measured with a model."""

from __future__ import annotations

_ALONE, _DISPUTED, _MOST = 0.45, 0.4, 0.97


def of_both(rules: float, *, same_words: bool) -> float:
    """Half of the doubt that the rules left, where both rest on the same words; else what the rules gave."""
    return round(min(_MOST, max(rules, 1 - (1 - rules) / 2)), 2) if same_words else rules


def of_model() -> float:
    """What only the model read: low, so that it is looked at first."""
    return _ALONE


def of_disputed(rules: float) -> float:
    """Where the model contradicts: low, and never above what the rules gave."""
    return min(rules, _DISPUTED)
