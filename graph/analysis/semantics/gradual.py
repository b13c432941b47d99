"""Strength in degrees over supports and attacks; a run that does not settle says so.

DF-QuAD (Rago et al., KR 2016), quadratic energy (Potyka, KR 2018), Euler-based (Amgoud & Ben-Naim 2017) and the
h-categorizer (Besnard & Hunter 2001; weighted: Amgoud et al. 2017, attacks only). One sweep in order where the graph
has no cycle; else the continuous form by Runge-Kutta 4 (Potyka 2018), because the discrete one can swing for ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from graphlib import CycleError, TopologicalSorter
from math import exp, prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_STEP = 0.1
SWEEPS = 20_000
_STILL = 1e-10


class GradualSemantics(StrEnum):
    """How supports and attacks are weighed."""

    DF_QUAD = "df_quad"
    QUADRATIC_ENERGY = "quadratic_energy"
    EULER_BASED = "euler_based"
    H_CATEGORIZER = "h_categorizer"


@dataclass(frozen=True, slots=True)
class Bipolar:
    """Arguments with base scores in 0..1; ``attackers`` and ``supporters`` by name (missing means none)."""

    base: Mapping[str, float]
    attackers: Mapping[str, Sequence[str]]
    supporters: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Strengths:
    """Strength per argument; where ``converged`` is False the values are the last ones and mean nothing."""

    semantics: GradualSemantics
    values: Mapping[str, float]
    converged: bool


def strengths(bipolar: Bipolar, semantics: GradualSemantics, sweeps: int = SWEEPS) -> Strengths:
    """The strength of every argument; the h-categorizer leaves supports out. On cycles at most ``sweeps`` steps."""
    rule = _RULES[semantics]
    around = {a: {*bipolar.attackers.get(a, ()), *bipolar.supporters.get(a, ())} for a in bipolar.base}
    try:
        order = tuple(TopologicalSorter(around).static_order())
    except CycleError:
        return _settle(bipolar, semantics, sweeps)
    values: dict[str, float] = {}
    for argument in order:
        values[argument] = rule(bipolar.base[argument], *_around(bipolar, argument, values))
    return Strengths(semantics, {a: values[a] for a in bipolar.base}, converged=True)


def _settle(bipolar: Bipolar, semantics: GradualSemantics, sweeps: int) -> Strengths:
    rule, names = _RULES[semantics], tuple(bipolar.base)
    values = dict(bipolar.base)

    def slope(at: dict[str, float]) -> dict[str, float]:
        return {a: rule(bipolar.base[a], *_around(bipolar, a, at)) - at[a] for a in names}

    for _ in range(sweeps):
        first = slope(values)
        if max(map(abs, first.values())) < _STILL:
            return Strengths(semantics, values, converged=True)
        second = slope({a: values[a] + _STEP / 2 * first[a] for a in names})
        third = slope({a: values[a] + _STEP / 2 * second[a] for a in names})
        fourth = slope({a: values[a] + _STEP * third[a] for a in names})
        values = {
            a: values[a] + _STEP / 6 * (first[a] + 2 * second[a] + 2 * third[a] + fourth[a]) for a in names
        }
    return Strengths(semantics, values, converged=False)


def _around(bipolar: Bipolar, argument: str, values: Mapping[str, float]) -> tuple[list[float], list[float]]:
    attackers = [values[a] for a in bipolar.attackers.get(argument, ())]
    return attackers, [values[a] for a in bipolar.supporters.get(argument, ())]


def _df_quad(base: float, attackers: list[float], supporters: list[float]) -> float:
    against = 1 - prod(1 - s for s in attackers)
    favour = 1 - prod(1 - s for s in supporters)
    if against >= favour:
        return base - base * (against - favour)
    return base + (1 - base) * (favour - against)


def _quadratic_energy(base: float, attackers: list[float], supporters: list[float]) -> float:
    energy = sum(supporters) - sum(attackers)
    return base - base * _impact(-energy) + (1 - base) * _impact(energy)


def _impact(x: float) -> float:
    square = max(x, 0.0) ** 2
    return square / (1 + square)


def _euler_based(base: float, attackers: list[float], supporters: list[float]) -> float:
    return 1 - (1 - base**2) / (1 + base * exp(sum(supporters) - sum(attackers)))


def _h_categorizer(base: float, attackers: list[float], _: list[float]) -> float:
    return base / (1 + sum(attackers))


_RULES: dict[GradualSemantics, Callable[[float, list[float], list[float]], float]] = {
    GradualSemantics.DF_QUAD: _df_quad,
    GradualSemantics.QUADRATIC_ENERGY: _quadratic_energy,
    GradualSemantics.EULER_BASED: _euler_based,
    GradualSemantics.H_CATEGORIZER: _h_categorizer,
}
