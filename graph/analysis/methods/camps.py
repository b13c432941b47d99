"""Who thinks alike: a division into camps that no other division beats, with its equals.

Correlation clustering (Bansal, Blum & Chawla 2004) on weights corrected for chance, solved exactly as MaxSAT by RC2:
one variable per pair ("same camp"), transitive, one soft clause per weight. Disagreement counts as much as agreement,
which is what finds the camps in panels of a dozen. Beyond LARGEST_PANEL one division by the Louvain method (Blondel et
al. 2008) on what pulls together, which no longer says that none is better.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, permutations
from typing import TYPE_CHECKING

import networkx as nx
from pysat.examples.rc2 import RC2
from pysat.formula import WCNF

from graph.analysis.methods.pair_graph import pair_graph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ALTERNATIVES = 5
LARGEST_PANEL = 30
"""Exact up to here within a second; there are n^3 clauses."""

Division = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class PairCount:
    """On how many comparable issues two people agree and differ."""

    agree: int
    differ: int


@dataclass(frozen=True, slots=True)
class Camps:
    """The best divisions, all equally good (``capped`` where there may be more); () where nothing is comparable.

    ``exact`` is False for a large panel: one good division, perhaps not the best. ``expected`` is the share of
    agreement over all pairs: a pair that agrees more often pulls together.
    """

    divisions: tuple[Division, ...]
    capped: bool
    expected: float | None
    exact: bool = True


def camps(people: Sequence[str], pairs: Mapping[tuple[str, str], PairCount]) -> Camps:
    """Divisions of ``people`` by their pair counts (each unordered pair once; a missing one is nothing comparable)."""
    agree = sum(p.agree for p in pairs.values())
    comparable = agree + sum(p.differ for p in pairs.values())
    if not comparable:
        return Camps((), capped=False, expected=None)
    # agree - expected * comparable, times the comparable of all, so that weights stay whole numbers
    weights = {pair: p.agree * comparable - agree * (p.agree + p.differ) for pair, p in pairs.items()}
    if len(people) > LARGEST_PANEL:
        return Camps((_louvain(people, weights),), capped=False, expected=agree / comparable, exact=False)
    found = list(_best(people, {frozenset(pair): weight for pair, weight in weights.items()}))
    return Camps(
        tuple(sorted(found[:ALTERNATIVES])),
        capped=len(found) > ALTERNATIVES,
        expected=agree / comparable,
    )


def _louvain(people: Sequence[str], weights: Mapping[tuple[str, str], int]) -> Division:
    """Louvain takes no edge that pulls apart: those are left out."""
    together = pair_graph(people, {pair: weight for pair, weight in weights.items() if weight > 0})
    place = {person: n for n, person in enumerate(people)}
    groups = nx.community.louvain_communities(together, seed=0)
    return tuple(sorted((tuple(sorted(g, key=place.__getitem__)) for g in groups), key=lambda g: place[g[0]]))


def _best(people: Sequence[str], weights: Mapping[frozenset[str], int]) -> Iterator[Division]:
    """Divisions of least cost, one more than ALTERNATIVES at most."""
    together = {frozenset(pair): n for n, pair in enumerate(combinations(people, 2), 1)}
    formula = WCNF()
    for a, b, c in permutations(people, 3):
        formula.append(
            [-together[frozenset((a, b))], -together[frozenset((b, c))], together[frozenset((a, c))]]
        )
    for pair, variable in together.items():
        # nothing comparable pulls apart a little: a camp is held together by what its members said
        weight = weights.get(pair, 0)
        formula.append([variable if weight > 0 else -variable], weight=_scaled(weight, len(together)))
    with RC2(formula) as solver:
        least = None
        for n, model in enumerate(solver.enumerate()):
            if least is None:
                least = solver.cost
            if solver.cost > least or n > ALTERNATIVES:
                return
            yield _division(people, together, set(model))


def _scaled(weight: int, pairs: int) -> int:
    """Whole weights far above the tie-breaking 1 of pairs that pull neither way."""
    return abs(weight) * (pairs + 1) or 1


def _division(people: Sequence[str], together: Mapping[frozenset[str], int], model: set[int]) -> Division:
    groups: list[list[str]] = []
    for person in people:
        home = next((g for g in groups if together[frozenset((g[0], person))] in model), None)
        if home is None:
            groups.append([person])
        else:
            home.append(person)
    return tuple(map(tuple, groups))
