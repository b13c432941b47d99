"""The words of cards, broken into lines for the columns they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from visual.columns import CHIP_PAD, summary_edge
from visual.map_view import CardKind, Weight
from visual.measure import balanced, ems, fit, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from visual.columns import Column
    from visual.map_view import Card, Line, MapView

ROW, ROW_GAP = 27.4, 5.0
LEADING = 1.32
PAD = {
    CardKind.EXPERT: CHIP_PAD - 1, CardKind.SILENCE: CHIP_PAD / 2, CardKind.SUM: 6.0, CardKind.FOLD: 4.0,
}  # fmt: skip
SIZES = {
    (CardKind.QUESTION, Weight.BOLD): 14.0,
    (CardKind.ISSUE, Weight.PLAIN): 12.5,
    (CardKind.POSITION, Weight.BOLD): 13.0,
    (CardKind.POSITION, Weight.PLAIN): 12.5,
    (CardKind.REASON, Weight.PLAIN): 13.0,
    (CardKind.AUTHORITY, Weight.PLAIN): 12.5,
    (CardKind.SUMMARY, Weight.BOLD): 13.0,
}
SMALLEST = 12.0
NARROW_REASON = 270.0
"""Reasons take two lines where their column is narrower than this."""
ROOMS = {CardKind.ISSUE: 9, CardKind.REASON: 4}
"""Cards that show more of their words where there is room, and in at most how many lines."""
LEFT = frozenset({CardKind.REASON, CardKind.SUMMARY, CardKind.SUM})
"""Kinds of cards whose words begin at the left."""
_PART_LEAST, _PART_GAP = 34.0, 2.0


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line as it is written."""

    text: str
    size: float
    weight: Weight


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: where it begins in its card, how wide it is, what it means, what is written in it."""

    x: float
    width: float
    look: str
    text: str


@dataclass(frozen=True, slots=True)
class Setting:
    """The words of every card (by id) in its column: one or more ways to break them, the shortest first."""

    columns: tuple[Column, ...]
    places: Mapping[tuple[CardKind, int | None], Column]
    words: Mapping[str, tuple[tuple[TextLine, ...], ...]]
    bars: Mapping[str, tuple[Part, ...]]

    def column(self, card: Card) -> Column:
        """The column a card stands in."""
        return _column(card, self.places)

    def lines(self, card: Card, room: float = 0.0) -> tuple[TextLine, ...]:
        """The card's lines: as many as ``room`` is high enough for, else as few as can be."""
        ways = self.words[card.id]
        return next((way for way in reversed(ways) if height_of(way) <= room), ways[0])

    def height(self, card: Card) -> float:
        """What the card needs at least."""
        return height_of(self.words[card.id][0])


def set_words(view: MapView, columns: Sequence[Column]) -> Setting:
    """All cards that have a column here."""
    places = {(c.kind, c.expert): c for c in columns}
    words: dict[str, tuple[tuple[TextLine, ...], ...]] = {}
    bars: dict[str, tuple[Part, ...]] = {}
    for card in view.cards():
        if (card.kind is CardKind.REASON or card.kind is CardKind.AUTHORITY) and (
            card.kind,
            None,
        ) not in places:
            continue
        if card.kind is CardKind.HANDLE:
            words[card.id] = (tuple(TextLine(line.text, SMALLEST, line.weight) for line in card.lines),)
            continue
        width = _column(card, places).width
        if card.kind is CardKind.SUMMARY:
            width = _text_width(columns)
            bars[card.id] = _parts(card, columns)
        words[card.id] = _ways(card, width)
    return Setting(tuple(columns), places, words, bars)


def height_of(lines: Sequence[TextLine]) -> float:
    """What a card with these lines needs."""
    text = sum(line.size * LEADING for line in lines)
    return round(max(ROW - ROW_GAP, text + (5.2 if len(lines) == 1 else 10.0)), 2)


def _column(card: Card, places: Mapping[tuple[CardKind, int | None], Column]) -> Column:
    match card.kind:
        case CardKind.EXPERT | CardKind.SILENCE | CardKind.SUM:
            return places.get((CardKind.EXPERT, card.column)) or places[CardKind.EXPERT, None]
        case CardKind.SUMMARY:
            return places[CardKind.ISSUE, None]
        case CardKind.FOLD:
            return places.get((CardKind.FOLD, None)) or places[CardKind.REASON, None]
        case _:
            return places[card.kind, None]


def _ways(card: Card, width: float) -> tuple[tuple[TextLine, ...], ...]:
    """The lines as few as can be, then with more room for the first words, each once."""
    ways = [_lines(card, width, 0)]
    for room in range(1, ROOMS.get(card.kind, 0) + 1):
        way = _lines(card, width, room)
        if height_of(way) > height_of(ways[-1]):
            ways.append(way)
    return tuple(ways)


def _lines(card: Card, width: float, room: int) -> tuple[TextLine, ...]:
    told: list[TextLine] = []
    for n, line in enumerate(card.lines):
        size = SIZES.get((card.kind, line.weight), SMALLEST)
        ems_wide = (width - 2 * PAD.get(card.kind, 8.0)) / size
        narrow = card.kind is CardKind.REASON and width < NARROW_REASON
        limit = max(line.limit + narrow, room if n == 0 else 0)
        told += [TextLine(text, size, line.weight) for text in _broken(card.kind, line, ems_wide, limit)]
    return tuple(told)


def _broken(kind: CardKind, line: Line, width: float, limit: int) -> list[str]:
    bold, words = line.weight is Weight.BOLD, shown(line.text)
    if line.tail or kind in LEFT:
        return fit(words, width, limit, bold=bold, tail=line.tail)
    return balanced(words, width, limit, bold=bold)


def _text_width(columns: Sequence[Column]) -> float:
    """How wide the words of a summary are: over the columns of issue and answer."""
    issue, position = columns[1], columns[2]
    return round(position.x + position.width - issue.x, 1)


def _parts(card: Card, columns: Sequence[Column]) -> tuple[Part, ...]:
    """The bar, from the experts' first column to the end; each part wide enough for its symbol and count."""
    left, right = columns[3].x - columns[1].x, summary_edge(columns) - columns[1].x - 12
    total = sum(count for *_, count in card.bar)
    texts = [f"{symbol} {count}" for _, symbol, count in card.bar]
    least = [max(_PART_LEAST, ems(text, bold=True) * SMALLEST + 8) for text in texts]
    spare = max(0.0, right - left - sum(least) - _PART_GAP * (len(least) - 1))
    parts, x = [], left
    for (look, _, count), text, own in zip(card.bar, texts, least, strict=True):
        width = own + spare * count / total
        parts.append(Part(round(x, 1), round(width, 1), look, text))
        x += width + _PART_GAP
    return tuple(parts)
