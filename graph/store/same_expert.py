"""Experts of one name who may be one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.store.position import SameExpert
from graph.store.statements import statement

if TYPE_CHECKING:
    from collections.abc import Callable


def same_experts(query: Callable[[str], list[dict[str, Any]]]) -> tuple[SameExpert, ...]:
    """The pairs, by name and ids; which of them are the same is for a person to say."""
    pairs = [
        SameExpert(**row | {name: tuple(sorted(row[name])) for name in ("one_symposia", "other_symposia")})
        for row in query(statement("same_expert"))
    ]
    return tuple(sorted(pairs, key=lambda pair: (pair.name, pair.one, pair.other)))
