"""How the readings of rules and language model compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model import FoundBy

if TYPE_CHECKING:
    from graph.model import ArgumentMap


def found_by(m: ArgumentMap) -> dict[str, int]:
    """How many stances both found, the model alone, and how many they read differently."""
    found = [s.found_by for s in m.stances]
    return {
        "both": found.count(FoundBy.BOTH),
        "model": found.count(FoundBy.MODEL),
        "disputed": sum(s.undecided for s in m.stances),
    }
