"""The least number of relations in the way of two camps, exactly.

Frustration index of a signed graph: the fewest edges whose removal lets the nodes fall into two camps with agreement
inside and disagreement between them. As MaxSAT: one variable per node, one soft clause per edge, solved by RC2.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pysat.examples.rc2 import RC2
from pysat.formula import WCNF

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Balance:
    """``frustration`` edges of ``edges`` stand against the two ``camps`` (sorted, the first holds the first node)."""

    frustration: int
    edges: int
    camps: tuple[tuple[str, ...], tuple[str, ...]]


def balance(signs: Mapping[tuple[str, str], int]) -> Balance:
    """The best division of the nodes of ``signs`` (unordered pair -> above 0 agrees, below 0 differs; 0 is no edge)."""
    edges = {pair: sign for pair, sign in signs.items() if sign}
    nodes = sorted({node for pair in edges for node in pair})
    variable = {node: n for n, node in enumerate(nodes, 1)}
    formula = WCNF()
    for fresh, ((left, right), sign) in enumerate(sorted(edges.items()), len(nodes) + 1):
        a, b = variable[left], variable[right] * (1 if sign > 0 else -1)
        formula.extend([[-a, b, fresh], [a, -b, fresh]])  # an edge out of balance raises its flag
        formula.append([-fresh], weight=1)
    if nodes:
        formula.append([variable[nodes[0]]])
    with RC2(formula) as solver:
        model = set(solver.compute() or ())
        frustration = int(solver.cost)
    first = tuple(node for node in nodes if variable[node] in model)
    second = tuple(node for node in nodes if variable[node] not in model)
    return Balance(frustration, len(edges), (first, second))
