"""Positions: a view and a width in, boxes, paths and lanes out. Deterministic, and no two cards overlap.

Units are pixels at scale 1. Every expert keeps one column in the whole map: across is who holds it, down is
one expert's line. An issue stands at the middle of its answers, a question at the middle of its issues, an
authority near those who cite it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from visual.columns import CHIP_PAD, right_edge, share
from visual.map_view import CardKind, LinkKind, Weight
from visual.measure import balanced, fit, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from visual.columns import Column
    from visual.map_view import Band, Block, Card, Lane, Link, MapView, Row

ROW, ROW_GAP = 27.4, 5.0
BLOCK_GAP, LANE_GAP, LANE_PAD = 8.0, 13.0, 7.0
AUTHORITY_GAP = 10.0
TOP = 8.0
LEADING = 1.32
PAD = {CardKind.EXPERT: CHIP_PAD - 1, CardKind.SILENCE: CHIP_PAD / 2}
SIZES = {
    (CardKind.QUESTION, Weight.BOLD): 14.0,
    (CardKind.ISSUE, Weight.PLAIN): 12.5,
    (CardKind.POSITION, Weight.BOLD): 13.0,
    (CardKind.POSITION, Weight.PLAIN): 12.5,
    (CardKind.REASON, Weight.PLAIN): 13.0,
    (CardKind.AUTHORITY, Weight.PLAIN): 12.5,
}
SMALLEST = 12.0
NARROW_REASON = 270.0
"""Reasons take two lines where their column is narrower than this."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line as it is written."""

    text: str
    size: float
    weight: Weight


@dataclass(frozen=True, slots=True)
class Box:
    """A card's place (left, top, width, height) and its lines."""

    card: str
    x: float
    y: float
    w: float
    h: float
    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """A link's course: from the right side of one card to the left side of the next."""

    link: Link
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Strip:
    """The ground of a lane."""

    y: float
    h: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole picture at one width."""

    width: float
    height: float
    columns: tuple[Column, ...]
    strips: tuple[Strip, ...]
    boxes: tuple[Box, ...]
    paths: tuple[Path, ...]


def lay_out(view: MapView, width: float) -> Layout:
    """The layout for a page ``width`` wide: as high as it needs, and wider only where the names demand it."""
    columns = share(view, width)
    placer = _Placer({(c.kind, c.expert): c for c in columns})
    for lane in view.lanes:
        placer.lane(lane)
    placer.authorities(view.authorities, view.links)
    boxes = {b.card: b for b in placer.boxes}
    bottom = max([placer.y, *(b.y + b.h + TOP for b in placer.boxes)])
    return Layout(
        width=round(right_edge(columns), 1),
        height=round(bottom, 1),
        columns=columns,
        strips=tuple(placer.strips),
        boxes=tuple(placer.boxes),
        paths=tuple(_path(link, boxes[link.source], boxes[link.target]) for link in view.links),
    )


@dataclass(slots=True)
class _Placer:
    """Goes down the map; ``y`` is where the next thing begins."""

    columns: Mapping[tuple[CardKind, int | None], Column]
    y: float = TOP
    boxes: list[Box] = field(default_factory=list)
    strips: list[Strip] = field(default_factory=list)
    broken: dict[tuple[str, int], tuple[TextLine, ...]] = field(default_factory=dict)

    def lane(self, lane: Lane) -> None:
        """A question and its issues."""
        start = self.y
        self.y += LANE_PAD
        question = self.lines(lane.question)
        least = _height(question) + 2 * LANE_PAD
        used = sum(self.block_height(b) for b in lane.blocks) + BLOCK_GAP * max(0, len(lane.blocks) - 1)
        self.y += max(0.0, (least - used) / 2)
        for n, block in enumerate(lane.blocks):
            self.y += BLOCK_GAP if n else 0
            self.block(block)
        self.y = max(self.y, start + LANE_PAD + least) + LANE_PAD
        self.place(lane.question, question, (start + self.y) / 2)
        self.strips.append(Strip(round(start, 1), round(self.y - start, 1)))
        self.y += LANE_GAP

    def block_height(self, block: Block) -> float:
        """What an issue needs: its answers, its own words, the words of the silent."""
        cards = [block.issue, *block.silences]
        own = max(_height(self.lines(c)) for c in cards)
        return max(own, sum(sum(self.row_heights(b)) for b in block.bands) - (ROW_GAP if block.bands else 0))

    def block(self, block: Block) -> None:
        """An issue, its answers and the silent."""
        start, height = self.y, self.block_height(block)
        heights = [self.row_heights(band) for band in block.bands]
        self.y += (height - (sum(map(sum, heights)) - (ROW_GAP if heights else 0))) / 2 if heights else 0
        for band, rows in zip(block.bands, heights, strict=True):
            self.band(band, rows)
        middle = start + height / 2
        self.place(block.issue, self.issue_lines(block.issue, height), middle)
        for silence in block.silences:
            self.place(silence, self.lines(silence), middle)
        self.y = start + height

    def issue_lines(self, issue: Card, height: float) -> tuple[TextLine, ...]:
        """As many of the issue's own words as its height takes; the counts below them always stand whole."""
        for room in range(int(height // (12.5 * LEADING)), 0, -1):
            lines = self.lines(issue, room)
            if _height(lines) <= height:
                return lines
        return self.lines(issue)

    def row_heights(self, band: Band) -> list[float]:
        """The height of every row with the gap below it; rows share what a tall answer needs."""
        rows = [self.row_height(row) for row in band.rows]
        if band.position:
            missing = _height(self.lines(band.position)) + ROW_GAP - sum(rows)
            rows = [h + max(0.0, missing) / len(rows) for h in rows]
        return rows

    def row_height(self, row: Row) -> float:
        """The height of what stands on one line."""
        cards = [*row.chips, *([row.reason] if row.reason else [])]
        return max([ROW, *(_height(self.lines(c)) + ROW_GAP for c in cards)])

    def band(self, band: Band, heights: Sequence[float]) -> None:
        """An answer across its rows."""
        start = self.y
        for row, height in zip(band.rows, heights, strict=True):
            middle = self.y + (height - ROW_GAP) / 2
            for chip in row.chips:
                self.place(chip, self.lines(chip), middle)
            if row.reason:
                room = int((height - ROW_GAP) // (13 * LEADING))
                self.place(row.reason, self.lines(row.reason, room), middle)
            self.y += height
        if band.position:
            own = self.y - start - ROW_GAP
            self.place(band.position, self.lines(band.position), start + own / 2, own)

    def authorities(self, cards: Sequence[Card], links: Sequence[Link]) -> None:
        """The authorities, each near the middle of those who cite it."""
        middles = {b.card: b.y + b.h / 2 for b in self.boxes}
        wanted = []
        for n, card in enumerate(cards):
            lines = self.lines(card)
            citing = [middles[k.source] for k in links if k.target == card.id]
            if not citing and card.beside:
                citing = [middles[card.beside]]
            at = sum(citing) / len(citing) if citing else self.y
            wanted.append((at, n, _height(lines), lines))
        wanted.sort(key=lambda w: w[:2])
        for (_, n, height, lines), top in zip(wanted, _apart([(w[0], w[2]) for w in wanted]), strict=True):
            self.place(cards[n], lines, top + height / 2)

    def lines(self, card: Card, room: int = 0) -> tuple[TextLine, ...]:
        """The card's words, broken for its column; ``room`` is how many lines there is place for."""
        known = self.broken.get((card.id, room))
        if known is None:
            column = self.column(card)
            told: list[TextLine] = []
            for n, line in enumerate(card.lines):
                size = SIZES.get((card.kind, line.weight), SMALLEST)
                ems_wide = (column.width - 2 * PAD.get(card.kind, 8.0)) / size
                narrow = card.kind is CardKind.REASON and column.width < NARROW_REASON
                limit = max(line.limit + narrow, room if n == 0 else 0)
                bold = line.weight is Weight.BOLD
                words = shown(line.text)
                if line.tail or card.kind is CardKind.REASON:
                    texts = fit(words, ems_wide, limit, bold=bold, tail=line.tail)
                else:
                    texts = balanced(words, ems_wide, limit, bold=bold)
                told += [TextLine(text, size, line.weight) for text in texts]
            known = self.broken[card.id, room] = tuple(told)
        return known

    def column(self, card: Card) -> Column:
        """The column a card stands in."""
        kind = CardKind.EXPERT if card.kind is CardKind.SILENCE else card.kind
        return self.columns[kind, card.column]

    def place(self, card: Card, lines: tuple[TextLine, ...], middle: float, height: float = 0.0) -> None:
        """Put a card of that height (or what its lines need) in its column, its middle at ``middle``."""
        column = self.column(card)
        h = max(height, _height(lines))
        box = Box(card.id, column.x, round(middle - h / 2, 1), column.width, round(h, 1), lines)
        self.boxes.append(box)


def _height(lines: Sequence[TextLine]) -> float:
    text = sum(line.size * LEADING for line in lines)
    return max(ROW - ROW_GAP, text + (5.2 if len(lines) == 1 else 10.0))


def _apart(wanted: Sequence[tuple[float, float]]) -> list[float]:
    """Tops for cards that want their middle at a place and have a height, in that order.

    They are moved as little as needed: cards that would touch are pooled and placed together around the mean
    of their wishes.
    """
    pools: list[tuple[float, float, list[float]]] = []
    for middle, height in wanted:
        top, need, heights = middle - height / 2, height, [height]
        while pools and pools[-1][0] + pools[-1][1] + AUTHORITY_GAP > top:
            above_top, above_need, above = pools.pop()
            weight = len(above) / (len(above) + len(heights))
            shifted = top - above_need - AUTHORITY_GAP
            top = weight * above_top + (1 - weight) * shifted
            need, heights = above_need + AUTHORITY_GAP + need, above + heights
        pools.append((max(top, TOP), need, heights))
    tops = []
    for top, _, heights in pools:
        at = top
        for height in heights:
            tops.append(at)
            at += height + AUTHORITY_GAP
    return tops


def _path(link: Link, source: Box, target: Box) -> Path:
    """From middle to middle; along a row at the height of the row."""
    y2 = target.y + target.h / 2
    y1 = y2 if link.kind is LinkKind.ROW else source.y + source.h / 2
    return Path(link, round(source.x + source.w, 1), round(y1, 1), target.x, round(y2, 1))
