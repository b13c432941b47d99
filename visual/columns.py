"""How a width is shared among the columns of the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from visual.map_view import CardKind, Weight
from visual.measure import narrowest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from visual.map_view import MapView

MARGIN = 12.0
HANDLE, HANDLE_GAP = 16.0, 22.0
"""The size of a handle, and the least gap that it stands in."""
CHIP_SIZE, CHIP_PAD = 12.0, 5.0
NAME_LINES = 3
SILENCE_LINES = 3


@dataclass(frozen=True, slots=True)
class Column:
    """A column's place; ``expert`` is its number for the experts' columns, None for one of all experts."""

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


def share(view: MapView, width: float, *, reasons: bool = True) -> tuple[Column, ...]:
    """The columns of a map ``width`` wide, with or without those for reasons and authorities.

    Wider than asked where the least widths need it. Names stand on as few lines as the width allows. What is left
    beyond the wishes goes to the reasons, or to the answers where there is no column for reasons.
    """
    for lines in range(1, NAME_LINES + 1):
        wishes = _wishes(view, lines, reasons=reasons)
        least = sum(w.least + w.gap_least for w in wishes)
        if least <= width - 2 * MARGIN:
            break
    ideal = sum(w.ideal + w.gap_ideal for w in wishes)
    room = max(width - 2 * MARGIN, least)
    part = min(1.0, (room - least) / (ideal - least)) if ideal > least else 1.0
    surplus = max(0.0, room - ideal)
    taker = CardKind.REASON if reasons else CardKind.POSITION
    columns, x = [], MARGIN
    for wish in wishes:
        x += wish.gap_least + part * (wish.gap_ideal - wish.gap_least)
        own = wish.least + part * (wish.ideal - wish.least) + (surplus if wish.kind is taker else 0)
        columns.append(Column(wish.kind, round(x, 1), round(own, 1), wish.expert))
        x += own
    return tuple(columns)


def summary_edge(columns: Sequence[Column]) -> float:
    """Where the summary of a folded question ends: before the authorities, which stand across all questions."""
    last = [c for c in columns if c.kind is not CardKind.AUTHORITY][-1]
    return last.x + last.width


def right_edge(columns: Sequence[Column]) -> float:
    """Where the last column ends, with the margin."""
    last = columns[-1]
    return last.x + last.width + MARGIN


def _wishes(view: MapView, lines: int, *, reasons: bool) -> list[_Wish]:
    number = max((narrowest(lane.question.lines[0].text, 1, bold=True) for lane in view.lanes), default=0.0)
    asked = max(84.0, min(116.0, number * 14 + 2 * 8))
    wishes = [
        _Wish(CardKind.QUESTION, asked, 116),
        _Wish(CardKind.ISSUE, 132, 190 if reasons else 340, HANDLE_GAP, 28),
        _Wish(CardKind.POSITION, 132, 216 if reasons else 400, HANDLE_GAP, 32),
    ]
    if view.summed:
        wishes.append(_Wish(CardKind.EXPERT, 132, 190 if reasons else 360, 12, 20))
    for n, own in enumerate(() if view.summed else _expert_widths(view, lines)):
        gap = (12, 20) if n == 0 else (4, 6)
        wishes.append(_Wish(CardKind.EXPERT, own, max(own, 62.0 if reasons else 128.0), *gap, n))
    if reasons:
        wishes.append(_Wish(CardKind.REASON, 144, 340, 12, 20))
        wishes.append(_Wish(CardKind.AUTHORITY, 108, 220, 34, 76))
    else:
        wishes.append(_Wish(CardKind.FOLD, 84, 132, 12, 20))
    return wishes


def _expert_widths(view: MapView, lines: int) -> list[float]:
    """The least width of every expert's column: the name in ``lines`` lines, silences in their own."""
    notes: dict[int, set[str]] = {n: set() for n in range(len(view.experts))}
    for card in view.cards():
        if card.column is not None:
            notes[card.column] |= {line.text for line in card.lines if line.weight is Weight.NOTE}
    needs = []
    for n, name in enumerate(view.experts):
        own = [narrowest(w, SILENCE_LINES) * CHIP_SIZE + CHIP_PAD for w in notes[n]]
        needs.append(max([narrowest(name, lines) * CHIP_SIZE + 2 * CHIP_PAD, *own]))
    return needs
