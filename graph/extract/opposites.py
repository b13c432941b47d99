"""Words of which each is the denial of the other (有效, 无效)."""

from __future__ import annotations

from functools import cache

from graph.extract.wordlists import pairs


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for a, b in pairs("zh", "opposites"):
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    return {w: frozenset(others) for w, others in found.items()}


def opposite(core: str, predicate: str) -> bool:
    """Whether the verdict uses the opposite of the word that the issue asks about, and not that word itself."""
    for word, others in _opposites().items():
        if word in predicate and word not in core and any(o in core for o in others):
            return True
    return False
