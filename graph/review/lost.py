"""A decision that could not be brought in, with the reason in words for people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.errors import Problem
    from graph.model import Decision


@dataclass(frozen=True, slots=True)
class Lost:
    """The decision and why: the item is gone, the amendment contradicts the map, the text is another."""

    decision: Decision
    problem: Problem
