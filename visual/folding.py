"""How far a map is unfolded, card by card: what is shown and what is counted instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from visual.map_view import Depth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visual.map_view import Block, Card, Lane, MapView

MOST_CARDS = 300
"""No picture has more cards than this; what is beyond stays folded."""


@dataclass(frozen=True, slots=True)
class Folding:
    """Everything down to ``depth``, but the questions and issues in ``other`` (ids of cards) are otherwise."""

    depth: Depth = Depth.REASONS
    other: frozenset[str] = frozenset()

    def shows_issues(self, lane: Lane) -> bool:
        """Whether a question's issues are shown."""
        return (self.depth is not Depth.QUESTIONS) != (lane.question.id in self.other)

    def shows_reasons(self, block: Block) -> bool:
        """Whether an issue's reasons are shown, where it is shown at all."""
        return (self.depth is Depth.REASONS) != (block.issue.id in self.other)


def has_reasons(view: MapView, folding: Folding) -> bool:
    """Whether any reason is shown, so that the picture needs a column for them."""
    return any(
        folding.shows_reasons(block)
        for lane in view.lanes
        if folding.shows_issues(lane)
        for block in lane.blocks
    )


def shown_cards(view: MapView, folding: Folding) -> Iterator[Card]:
    """The cards of the picture, in reading order; handles are no cards to read and are left out."""
    reasons: set[str] = set()
    unfolded: set[str] = set()
    for lane in view.lanes:
        yield lane.question
        if not folding.shows_issues(lane):
            yield lane.summary
            continue
        for block in lane.blocks:
            if folding.shows_reasons(block):
                reasons.update(row.reason.id for band in block.bands for row in band.rows if row.reason)
                unfolded.add(lane.question.id)
            yield from _block_cards(block, view, folding)
    yield from shown_authorities(view, reasons, unfolded)


def shown_authorities(view: MapView, reasons: set[str], unfolded: set[str]) -> Iterator[Card]:
    """The authorities cited by a reason that is shown, or beside an unfolded question."""
    cited = {k.target for k in view.citations if k.source in reasons}
    yield from (a for a in view.authorities if a.id in cited or a.beside in unfolded)


def fitting(view: MapView, depth: Depth) -> Folding:
    """The map unfolded to ``depth``, or less far where that would be more than ``MOST_CARDS``."""
    for tried in (depth, Depth.POSITIONS):
        folding = Folding(tried)
        if list(Depth).index(tried) <= list(Depth).index(depth) and _count(view, folding) <= MOST_CARDS:
            return folding
    return Folding(Depth.QUESTIONS)


def _count(view: MapView, folding: Folding) -> int:
    return sum(1 for _ in shown_cards(view, folding))


def _block_cards(block: Block, view: MapView, folding: Folding) -> Iterator[Card]:
    reasons = folding.shows_reasons(block)
    yield block.issue
    for band in block.bands:
        if not band.rows:
            continue
        if band.position:
            yield band.position
        if reasons:
            yield from (card for row in band.rows for card in row.cards)
        elif view.summed and band.total:
            yield band.total
        elif band.position:
            yield from (row.chip for row in band.rows if row.chip)
    yield from block.silences
    if not reasons:
        yield block.fold
