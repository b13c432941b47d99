"""The least number of relations in the way of two camps, exactly.

Frustration index of a signed graph: the fewest edges whose removal lets the nodes fall into two camps with agreement
inside and disagreement between them. As MaxSAT: one variable per node, one soft clause per edge, solved by RC2.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import networkx as nx
from pysat.examples.rc2 import RC2
from pysat.formula import WCNF

from graph.analysis.methods.pair_graph import pair_graph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ALTERNATIVES = 5

Sides = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Balance:
    """``frustration`` edges of ``edges`` stand against each of the best ``divisions`` in two (more, if ``capped``).

    Names are sorted, the first side holds the first name of each part that hangs together. ``against`` are the pairs
    in the way of the first division.
    """

    frustration: int
    edges: int
    divisions: tuple[Sides, ...]
    capped: bool
    against: tuple[tuple[str, str], ...]


def balance(signs: Mapping[tuple[str, str], int]) -> Balance:
    """The best divisions of the nodes of ``signs``: unordered pair -> above 0 agrees, below 0 differs, 0 is no edge."""
    edges = {pair: 1 if sign > 0 else -1 for pair, sign in sorted(signs.items()) if sign}
    if not edges:
        return Balance(0, 0, (), capped=False, against=())
    nodes = sorted({node for pair in edges for node in pair})
    with RC2(_formula(nodes, edges)) as solver:
        found = list(islice(_divisions(solver, nodes), ALTERNATIVES + 1))
    divisions = tuple(sorted(found[:ALTERNATIVES]))
    first = divisions[0][0]
    against = tuple((a, b) for (a, b), sign in edges.items() if ((a in first) == (b in first)) != (sign > 0))
    return Balance(len(against), len(edges), divisions, len(found) > ALTERNATIVES, against)


def _formula(nodes: Sequence[str], edges: Mapping[tuple[str, str], int]) -> WCNF:
    variable = {node: n for n, node in enumerate(nodes, 1)}
    formula = WCNF()
    for fresh, ((left, right), sign) in enumerate(edges.items(), len(nodes) + 1):
        a, b = variable[left], variable[right] * sign
        # an edge out of balance raises its flag, one in balance lowers it, so that no division is found twice
        formula.extend([[-a, b, fresh], [a, -b, fresh], [a, b, -fresh], [-a, -b, -fresh]])
        formula.append([-fresh], weight=1)
    for part in nx.connected_components(pair_graph(nodes, edges)):
        formula.append([variable[min(part)]])  # sides have no names of their own
    return formula


def _divisions(solver: RC2, nodes: Sequence[str]) -> Iterator[Sides]:
    least = None
    for model in solver.enumerate():
        if least is None:
            least = solver.cost
        if solver.cost > least:
            return
        first = tuple(node for n, node in enumerate(nodes, 1) if model[n - 1] > 0)
        yield first, tuple(node for node in nodes if node not in first)
