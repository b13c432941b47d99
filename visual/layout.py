"""Positions: a view and a width in, boxes, paths and lanes out. Deterministic, and no two cards overlap.

Units are pixels at scale 1. Every expert keeps one column in the whole map: across is who holds it, down is
one expert's line. An issue stands at the middle of its answers, a question at the middle of its issues, an
authority near those who cite it. ``static/map-layout.js`` stacks cards in the same way, so that the page can fold
and move them without asking; a test compares the two.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from visual.columns import HANDLE, right_edge, share, summary_edge
from visual.folding import Folding, has_reasons, shown_authorities
from visual.map_view import CardKind, Link, LinkKind
from visual.setting import ROW, ROW_GAP, Setting, height_of, set_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from visual.columns import Column
    from visual.map_view import Band, Block, Card, Lane, MapView
    from visual.setting import Part, TextLine

BLOCK_GAP, LANE_GAP, LANE_PAD = 8.0, 13.0, 7.0
AUTHORITY_GAP = 10.0
TOP = 8.0


@dataclass(frozen=True, slots=True)
class Box:
    """A card's place (left, top, width, height) with its lines and the parts of its bar."""

    card: Card
    x: float
    y: float
    w: float
    h: float
    lines: tuple[TextLine, ...]
    bar: tuple[Part, ...] = ()


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


def lay_out(view: MapView, width: float, folding: Folding | None = None) -> Layout:
    """The layout for a page ``width`` wide: as high as it needs, and wider only where the names demand it."""
    folding = folding or Folding(view.depth)
    setting = set_words(view, share(view, width, reasons=has_reasons(view, folding)))
    return stack(view, setting, folding)


def stack(view: MapView, setting: Setting, folding: Folding) -> Layout:
    """The cards that are shown, with their words already set."""
    placer = _Placer(setting, folding, summed=view.summed)
    for lane in view.lanes:
        placer.lane(lane)
    placer.authorities(view)
    boxes = {b.card.id: b for b in placer.boxes}
    bottom = max([placer.y, *(b.y + b.h + TOP for b in placer.boxes)])
    return Layout(
        width=round(right_edge(setting.columns), 1),
        height=round(bottom, 1),
        columns=setting.columns,
        strips=tuple(placer.strips),
        boxes=tuple(placer.boxes),
        paths=tuple(_path(link, boxes[link.source], boxes[link.target]) for link in placer.links),
    )


@dataclass(slots=True)
class _Placer:
    """Goes down the map; ``y`` is where the next thing begins."""

    setting: Setting
    folding: Folding
    summed: bool
    y: float = TOP
    boxes: list[Box] = field(default_factory=list)
    strips: list[Strip] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    unfolded: set[str] = field(default_factory=set)

    def lane(self, lane: Lane) -> None:
        """A question, and its issues or their summary."""
        start = self.y
        self.y += LANE_PAD
        shown = self.folding.shows_issues(lane)
        least = self.setting.height(lane.question) + (0 if shown else ROW_GAP)
        if shown:
            used = sum(map(self.block_height, lane.blocks)) + BLOCK_GAP * max(0, len(lane.blocks) - 1)
        else:
            used = self.setting.height(lane.summary)
        top = self.y
        self.y += max(0.0, (least - used) / 2)
        for n, block in enumerate(lane.blocks if shown else ()):
            self.y += BLOCK_GAP if n else 0
            self.block(block)
            self.tree(lane.question, block.issue, "structure", block.issue.rows)
            if self.folding.shows_reasons(block):
                self.unfolded.add(lane.question.id)
        self.y = top + max(least, used) + LANE_PAD
        middle = (start + self.y) / 2
        self.place(lane.question, middle)
        if shown:
            self.handle(lane.handle, lane.question, middle)
        else:
            self.summary(lane, middle)
        self.strips.append(Strip(round(start, 1), round(self.y - start, 1)))
        self.y += LANE_GAP

    def summary(self, lane: Lane, middle: float) -> None:
        """A folded question: its counts over all columns."""
        right = summary_edge(self.setting.columns)
        x = self.setting.column(lane.summary).x
        h = self.setting.height(lane.summary)
        lines, bar = self.setting.lines(lane.summary), self.setting.bars[lane.summary.id]
        self.boxes.append(Box(lane.summary, x, round(middle - h / 2, 1), round(right - x, 1), h, lines, bar))
        self.tree(lane.question, lane.summary, "structure", lane.question.rows)

    def block_height(self, block: Block) -> float:
        """What an issue needs: its answers, its own words, the words of the silent, what stands for the reasons."""
        beside = [block.issue, *(() if self.summed else block.silences)]
        if not self.folding.shows_reasons(block):
            beside.append(block.fold)
        return max(self.bands_height(block), *map(self.setting.height, beside), 0.0)

    def bands_height(self, block: Block) -> float:
        """The answers one under the other, and the silent where they have rows of their own."""
        heights = [sum(self.row_heights(b, block)) for b in self.bands(block)]
        if self.summed:
            heights += [self.setting.height(c) + ROW_GAP for c in block.silences]
        return sum(heights) - (ROW_GAP if heights else 0)

    def bands(self, block: Block) -> list[Band]:
        """The answers that are shown: remarks outside the questions only with their words."""
        reasons = self.folding.shows_reasons(block)
        return [b for b in block.bands if b.rows and (b.position or reasons)]

    def block(self, block: Block) -> None:
        """An issue, its answers and the silent."""
        start, height = self.y, self.block_height(block)
        used = self.bands_height(block)
        self.y += (height - used) / 2 if used else 0
        for band in self.bands(block):
            self.band(band, block)
        middle = start + height / 2
        self.place(block.issue, middle, room=height)
        for silence in block.silences:
            if self.summed:
                own = self.setting.height(silence)
                self.place(silence, self.y + own / 2)
                self.y += own + ROW_GAP
            else:
                self.place(silence, middle)
        if self.folding.shows_reasons(block):
            self.handle(block.handle, block.issue, middle)
        else:
            self.place(block.fold, middle)
        self.y = start + height

    def rows(self, band: Band, block: Block) -> list[tuple[Card, ...]]:
        """What stands on each line of an answer: folded, all who hold it share one."""
        if self.folding.shows_reasons(block):
            return [row.cards for row in band.rows]
        if band.total:
            return [(band.total,)]
        chips = [row.chip for row in band.rows if row.chip]
        return [tuple(sorted(chips, key=lambda c: c.column or 0))]

    def row_heights(self, band: Band, block: Block) -> list[float]:
        """The height of every row with the gap below it; rows share what a tall answer needs."""
        rows = [
            max([ROW, *(self.setting.height(c) + ROW_GAP for c in row)]) for row in self.rows(band, block)
        ]
        if band.position:
            missing = self.setting.height(band.position) + ROW_GAP - sum(rows)
            rows = [h + max(0.0, missing) / len(rows) for h in rows]
        return rows

    def band(self, band: Band, block: Block) -> None:
        """An answer across its rows, with lines along them."""
        start = self.y
        for cards, height in zip(self.rows(band, block), self.row_heights(band, block), strict=True):
            middle = self.y + (height - ROW_GAP) / 2
            for card in cards:
                self.place(card, middle, room=height - ROW_GAP if card.kind is CardKind.REASON else 0)
            stops = [*([band.position] if band.position else []), *cards]
            self.links += [Link(a.id, b.id, LinkKind.ROW, band.look, b.rows) for a, b in pairwise(stops)]
            if not band.position:
                self.tree(block.issue, cards[0], band.look, cards[0].rows)
            self.y += height
        if band.position:
            own = self.y - start - ROW_GAP
            self.place(band.position, start + own / 2, height=own)
            self.tree(block.issue, band.position, band.look, band.position.rows)

    def authorities(self, view: MapView) -> None:
        """The authorities, each near the middle of those who cite it."""
        if not any(c.kind is CardKind.AUTHORITY for c in self.setting.columns):
            return
        middles = {b.card.id: b.y + b.h / 2 for b in self.boxes}
        reasons = {b.card.id for b in self.boxes if b.card.kind is CardKind.REASON}
        links = [k for k in view.citations if k.source in reasons]
        wanted = []
        for n, card in enumerate(shown_authorities(view, reasons, self.unfolded)):
            citing = [middles[k.source] for k in links if k.target == card.id]
            if not citing and card.beside:
                citing = [middles[card.beside]]
            wanted.append((sum(citing) / len(citing), n, self.setting.height(card), card))
        wanted.sort(key=lambda w: w[:2])
        for (_, _, height, card), top in zip(wanted, _apart([(w[0], w[2]) for w in wanted]), strict=True):
            self.place(card, top + height / 2)
        self.links += links

    def tree(self, source: Card, target: Card, look: str, rows: tuple[str, ...]) -> None:
        """A line down the tree of questions."""
        self.links.append(Link(source.id, target.id, LinkKind.TREE, look, rows))

    def handle(self, card: Card, beside: Card, middle: float) -> None:
        """What folds a card again, in the gap at its right."""
        column = self.setting.column(beside)
        x = round(column.x + column.width + 3, 1)
        lines = self.setting.lines(card)
        self.boxes.append(Box(card, x, round(middle - HANDLE / 2, 1), HANDLE, HANDLE, lines))

    def place(self, card: Card, middle: float, *, height: float = 0.0, room: float = 0.0) -> None:
        """Put a card in its column, its middle at ``middle``, as high as its lines or ``height`` demand."""
        column = self.setting.column(card)
        lines = self.setting.lines(card, room)
        h = max(height, height_of(lines))
        self.boxes.append(Box(card, column.x, round(middle - h / 2, 1), column.width, round(h, 1), lines))


def _apart(wanted: Sequence[tuple[float, float]]) -> Iterator[float]:
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
    for top, _, heights in pools:
        at = top
        for height in heights:
            yield at
            at += height + AUTHORITY_GAP


def _path(link: Link, source: Box, target: Box) -> Path:
    """From middle to middle; along a row at the height of the row."""
    y2 = target.y + target.h / 2
    y1 = y2 if link.kind is LinkKind.ROW else source.y + source.h / 2
    return Path(link, round(source.x + source.w, 1), round(y1, 1), target.x, round(y2, 1))
