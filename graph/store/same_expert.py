"""Experts of one name who may be one person."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from graph.store.position import SameExpert
from graph.store.statements import statement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def same_experts(query: Callable[[str], list[dict[str, Any]]]) -> tuple[SameExpert, ...]:
    """The pairs, by name and ids; which of them are the same is for a person to say."""
    pairs = (pair for row in query(statement("same_expert")) for pair in _pairs(row["name"], row["experts"]))
    return tuple(sorted(pairs, key=lambda pair: (pair.name, pair.one, pair.other)))


def _pairs(name: str, experts: list[dict[str, Any]]) -> Iterator[SameExpert]:
    for one, other in combinations(sorted(experts, key=lambda e: str(e["id"])), 2):
        yield SameExpert(
            name, one["id"], other["id"], one["affiliation"], other["affiliation"],
            tuple(sorted(one["symposia"])), tuple(sorted(other["symposia"])),
        )  # fmt: skip
