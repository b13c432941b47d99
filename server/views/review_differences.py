"""What two reviewers decided differently, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from server.usecases.review_desk import Told
from server.views.answers import Lookup
from server.views.review_cards import Card, card
from server.views.review_history import Step, steps

if TYPE_CHECKING:
    from graph.analysis.results import Analysis
    from server.usecases.review_desk import Desk


@dataclass(frozen=True, slots=True)
class ShownDifference:
    """An item and the last decision of each reviewer on it; ``is_settled`` where somebody settled it."""

    card: Card
    sides: tuple[Step, ...]
    is_settled: bool


def shown_differences(desk: Desk, analysis: Analysis) -> tuple[ShownDifference, ...]:
    """All of them, those that wait for somebody first; what is no longer in the map is left out."""
    lookup = Lookup.of(desk.argument_map, analysis)
    found = [
        ShownDifference(
            card(desk, proposal, lookup),
            steps(desk.argument_map, [Told(d, True, None, False) for d in apart.decisions]),
            apart.item in desk.settled,
        )
        for apart in desk.differences.items
        if (proposal := desk.proposal(apart.item))
    ]
    return tuple(sorted(found, key=lambda d: d.is_settled))
