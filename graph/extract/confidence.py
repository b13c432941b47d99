"""How sure the reading of a stance is: 0..1, from how plainly it is said and how clearly it belongs to the issue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model import Silence

if TYPE_CHECKING:
    from graph.extract.holdings import Holding

_BASE = {
    "short_answer": 0.82,
    "stand": 0.8,
    "charge": 0.82,
    "charge_denied": 0.75,
    "other_charge": 0.55,
    "no_crime": 0.8,
    "predicate": 0.75,
    "depends": 0.78,
    "option": 0.7,
    "with_caution": 0.6,
    "denied_in_part": 0.6,
    "evaluation": 0.55,
    "opposite": 0.55,
    "statement": 0.5,
    "conclusion": 0.55,
    "restricted": 0.6,
    "option_denied": 0.65,
    "crime": 0.65,
    "denied": 0.6,
    "undecided": 0.65,
    "weak_judged": 0.55,
    "weak_asked": 0.5,
    "weak_force": 0.45,
    "weak_plain": 0.4,
    "weak_statement": 0.6,
    "weak_depends": 0.45,
    "weak_named": 0.7,
    "weak_step": 0.55,
    "weak_conduct": 0.55,
    "weak_anyway": 0.55,
    "weak_milder": 0.6,
    "weak_merely": 0.6,
}
_REFERENCE = 0.72
_SILENT = {Silence.ABSENT: 0.95, Silence.PASSED: 0.8}
_LEAST, _MOST = 0.05, 0.97


def of_holding(holding: Holding) -> float:
    """The certainty of a stance in the expert's own words."""
    base = _BASE.get(holding.rule, 0.5)
    clear = holding.main.worth - holding.main.verdict.strength
    return _bounded(base + 0.35 * clear - holding.doubt - (0.1 if holding.branches else 0.0))


def of_reference(*, sure: bool, source: float) -> float:
    """The certainty of a stance taken over from a colleague: never above that of the colleague's."""
    return _bounded(min(source, _REFERENCE if sure else 0.4))


def of_silence(silence: Silence) -> float:
    """The certainty that an expert gives no answer: high for one who did not speak, or says so."""
    return _SILENT.get(silence, 0.6)


def _bounded(value: float) -> float:
    return round(max(_LEAST, min(_MOST, value)), 2)
