"""One issue in two symposia as a picture: positions at the left and right, experts of both as lines between them.

    flow_svg(picture, 860)      for a laptop; 340 for a phone

Every position has a row; what became of it stands in the middle. Colours come from the classes of palette.css.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from visual.measure import ems, fit, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SIZE, _LINE, _PAD, _GAP, _HEAD = 13.0, 18.0, 8.0, 14.0, 44.0
_CARD, _MARK = 0.37, 19.0
MARKS = {"new": "+", "dropped": "−", "strengthened": "▲", "weakened": "▼", "shifted": "⇅", "unchanged": "="}
"""The sign of each change, beside its word."""


@dataclass(frozen=True, slots=True)
class FlowHolder:
    """Who holds a position on one side, with a word on how ("" where plainly), said at ``href``; None: nowhere."""

    name: str
    how: str
    href: str | None


@dataclass(frozen=True, slots=True)
class FlowRow:
    """One position: its words, its look, what became of it, who holds it on both sides with the counts in words."""

    label: str
    look: str
    change: str
    change_words: str
    left: tuple[FlowHolder, ...]
    right: tuple[FlowHolder, ...]
    left_count: str
    right_count: str


@dataclass(frozen=True, slots=True)
class FlowMove:
    """An expert of both sides and how the answers stand to each other."""

    name: str
    moved: str
    words: str


@dataclass(frozen=True, slots=True)
class Flow:
    """The picture of one issue; ``nobody`` is the word where no one holds a position on one side."""

    left: str
    right: str
    rows: tuple[FlowRow, ...]
    moves: tuple[FlowMove, ...]
    nobody: str
    label: str


@dataclass(frozen=True, slots=True)
class _Word:
    """A holder's line in a card: what is written, where it is said, at which height."""

    holder: FlowHolder
    y: float


@dataclass(frozen=True, slots=True)
class _Card:
    """A card of one side: its box, the words of the position, its holders."""

    x: float
    y: float
    w: float
    h: float
    title: tuple[str, ...]
    count: str
    words: tuple[_Word, ...]


def flow_svg(flow: Flow, width: float) -> Markup:
    """The picture, ``width`` wide and as high as it needs."""
    lines = list(_Writer(flow, width).document())
    return Markup("\n".join(lines))  # noqa: S704 - every text in it is escaped where it is written


class _Writer:
    """Places the cards row by row, then writes lines, marks and cards."""

    def __init__(self, flow: Flow, width: float) -> None:
        self.flow, self.width = flow, width
        self.card = round(width * _CARD)
        self.sides: list[tuple[_Card, _Card]] = []
        y = _HEAD
        for row in flow.rows:
            cards = self._row(row, y)
            self.sides.append(cards)
            y += cards[0].h + _GAP
        self.height = y

    def _row(self, row: FlowRow, y: float) -> tuple[_Card, _Card]:
        made = []
        for x, holders, count in (
            (1.0, row.left, row.left_count),
            (self.width - self.card - 1, row.right, row.right_count),
        ):
            title = tuple(fit(row.label, (self.card - 2 * _PAD - 6) / (_SIZE * 1.08), 3, bold=True))
            at = y + _PAD + _LINE * (len(title) + len(self._wrapped(count)))
            words = tuple(_Word(h, at + _LINE * n) for n, h in enumerate(holders))
            bottom = at + _LINE * max(len(words), 1) + _PAD
            made.append(_Card(x, y, self.card, bottom - y, title, count, words))
        h = max(c.h for c in made)
        left, right = (_Card(c.x, c.y, c.w, h, c.title, c.count, c.words) for c in made)
        return left, right

    def _wrapped(self, words: str) -> Sequence[str]:
        return wrap(words, (self.card - 2 * _PAD - 6) / 11.5)

    def document(self) -> Iterator[str]:
        """All lines of the file."""
        yield (
            f'<svg class="flow" viewBox="0 0 {self.width:g} {self.height:g}" width="{self.width:g}" '
            f'height="{self.height:g}" role="group" aria-label="{escape(self.flow.label)}">'
        )
        for x, head in ((1.0, self.flow.left), (self.width - self.card - 1, self.flow.right)):
            for n, line in enumerate(fit(head, self.card / (_SIZE * 1.08), 2, bold=True)):
                yield f'<text class="head" x="{x:g}" y="{14 + 17 * n}">{escape(line)}</text>'
        yield '<g aria-hidden="true">'
        for move in self.flow.moves:
            yield from self.move(move)
        yield "</g>"
        for row, (left, right) in zip(self.flow.rows, self.sides, strict=True):
            yield from self.mark(row, left)
            yield from self.side(row, left, is_left=True)
            yield from self.side(row, right, is_left=False)
        yield "</svg>"

    def move(self, move: FlowMove) -> Iterator[str]:
        """A line from each place of the expert at the left to each at the right."""
        starts = [w for left, _ in self.sides for w in left.words if w.holder.name == move.name]
        ends = [w for _, right in self.sides for w in right.words if w.holder.name == move.name]
        x1, x2 = self.card + 1.0, self.width - self.card - 1
        middle = (x1 + x2) / 2
        for a in starts:
            for b in ends:
                y1, y2 = a.y + 13, b.y + 13
                yield (
                    f'<path class="move moved-{escape(move.moved)}" '
                    f'd="M{x1:g} {y1:g}C{middle:g} {y1:g} {middle:g} {y2:g} {x2:g} {y2:g}">'
                    f"<title>{escape(move.words)}</title></path>"
                )

    def mark(self, row: FlowRow, beside: _Card) -> Iterator[str]:
        """What became of the position, in the middle of its row."""
        room = self.width - 2 * self.card - 12
        words = f"{MARKS[row.change]} {row.change_words}"
        lines = wrap(words, room / 12.5, bold=True)
        w = min(room, max(ems(line, bold=True) for line in lines) * 12.5 + 12)
        h = 16.0 * len(lines) + 6
        x, y = (self.width - w) / 2, beside.y + 3
        box = f'x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}"'
        yield f'<g class="mark mark-{escape(row.change)}"><rect {box} rx="3"/>'
        for n, line in enumerate(lines):
            yield f'<text x="{self.width / 2:g}" y="{y + 16 * n + 15:g}" text-anchor="middle">{escape(line)}</text>'
        yield "</g>"

    def side(self, row: FlowRow, card: _Card, *, is_left: bool) -> Iterator[str]:
        """A card, or the empty place of a position that nobody holds there."""
        empty = not card.words
        kind = "position nobody" if empty else f"position look-{escape(row.look)}"
        yield f'<g class="{kind}"><rect x="{card.x:g}" y="{card.y:g}" width="{card.w:g}" height="{card.h:g}" rx="5"/>'
        if not empty:
            edge = card.x if is_left else card.x + card.w - 5
            yield f'<rect class="edge" x="{edge:g}" y="{card.y:g}" width="5" height="{card.h:g}"/>'
        x, y = card.x + _PAD + 4, card.y + _PAD + 13
        for line in card.title:
            yield f'<text class="title" x="{x:g}" y="{y:g}">{escape(line)}</text>'
            y += _LINE
        for line in self._wrapped(card.count):
            yield f'<text class="count" x="{x:g}" y="{y:g}">{escape(line)}</text>'
            y += _LINE
        if empty:
            yield f'<text class="count" x="{x:g}" y="{y:g}">{escape(self.flow.nobody)}</text>'
        for word in card.words:
            yield self.holder(word, x)
        yield "</g>"

    def holder(self, word: _Word, x: float) -> str:
        """The name, leading to the passage."""
        h = word.holder
        room = (self.card - 2 * _PAD - 6) / _SIZE
        written = " ".join(fit(f"{h.name} · {h.how}" if h.how else h.name, room, 1))
        text = f'<text x="{x:g}" y="{word.y + 15:g}">{escape(written)}</text>'
        return text if h.href is None else f'<a href="{escape(h.href)}">{text}</a>'
