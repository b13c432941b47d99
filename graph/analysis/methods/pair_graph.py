"""The experts as a signed graph: what pulls two together, and what apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def pair_graph(people: Iterable[str], weights: Mapping[tuple[str, str], float]) -> nx.Graph:
    """A node for each person, an edge for each pair that pulls; its ``weight`` is above 0 where together."""
    found = nx.Graph()
    found.add_nodes_from(people)
    found.add_weighted_edges_from((a, b, weight) for (a, b), weight in weights.items() if weight)
    return found
