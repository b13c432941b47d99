"""How a width is shared among the columns of the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from visual.map_view import CardKind, Depth, Weight
from visual.measure import narrowest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from visual.map_view import Card, MapView

MARGIN = 12.0
CHIP_SIZE, CHIP_PAD = 12.0, 5.0
NAME_LINES = 3
SILENCE_LINES = 3


@dataclass(frozen=True, slots=True)
class Column:
    """A column's place; ``expert`` is its number for the experts' columns."""

    kind: CardKind
    x: float
    width: float
    expert: int | None = None


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a column needs and would like, and the gap before it."""

    kind: CardKind
    least: float
    ideal: float
    gap_least: float = 0.0
    gap_ideal: float = 0.0
    expert: int | None = None


def share(view: MapView, width: float) -> tuple[Column, ...]:
    """The columns of a map ``width`` wide; wider than asked where the least widths need it.

    Names stand on as few lines as the width allows. What is left beyond the wishes goes to the reasons, or to
    the answers of a folded map.
    """
    for lines in range(1, NAME_LINES + 1):
        wishes = _wishes(view, lines)
        least = sum(w.least + w.gap_least for w in wishes)
        if least <= width - 2 * MARGIN:
            break
    ideal = sum(w.ideal + w.gap_ideal for w in wishes)
    room = max(width - 2 * MARGIN, least)
    part = min(1.0, (room - least) / (ideal - least)) if ideal > least else 1.0
    surplus = max(0.0, room - ideal)
    taker = CardKind.REASON if view.depth is Depth.REASONS else CardKind.POSITION
    columns, x = [], MARGIN
    for wish in wishes:
        x += wish.gap_least + part * (wish.gap_ideal - wish.gap_least)
        own = wish.least + part * (wish.ideal - wish.least) + (surplus if wish.kind is taker else 0)
        columns.append(Column(wish.kind, round(x, 1), round(own, 1), wish.expert))
        x += own
    return tuple(columns)


def right_edge(columns: Sequence[Column]) -> float:
    """Where the last column ends, with the margin."""
    last = columns[-1]
    return last.x + last.width + MARGIN


def _wishes(view: MapView, lines: int) -> list[_Wish]:
    experts = _expert_widths(view, lines)
    number = max((narrowest(lane.question.lines[0].text, 1, bold=True) for lane in view.lanes), default=0.0)
    asked = max(84.0, min(116.0, number * 14 + 2 * 8))
    folded = view.depth is Depth.POSITIONS
    wishes = [
        _Wish(CardKind.QUESTION, asked, 116),
        _Wish(CardKind.ISSUE, 132, 250 if folded else 190, 16, 28),
        _Wish(CardKind.POSITION, 132, 280 if folded else 216, 18, 32),
    ]
    for n, own in enumerate(experts):
        gap = (12, 20) if n == 0 else (4, 6)
        wishes.append(_Wish(CardKind.EXPERT, own, max(own, 96.0 if folded else 62.0), *gap, n))
    if not folded:
        wishes.append(_Wish(CardKind.REASON, 144, 340, 12, 20))
        wishes.append(_Wish(CardKind.AUTHORITY, 108, 220, 34, 76))
    return wishes


def _expert_widths(view: MapView, lines: int) -> list[float]:
    """The least width of every expert's column: the name in ``lines`` lines, silences in their own."""
    chips: dict[int, list[Card]] = {n: [] for n in range(len(view.experts))}
    for card in view.cards():
        if card.column is not None:
            chips[card.column].append(card)
    needs = []
    for n, name in enumerate(view.experts):
        words = {line.text for c in chips[n] for line in c.lines if line.weight is Weight.NOTE}
        own = [narrowest(w, SILENCE_LINES) * CHIP_SIZE + CHIP_PAD for w in words]
        needs.append(max([narrowest(name, lines) * CHIP_SIZE + 2 * CHIP_PAD, *own]))
    return needs
