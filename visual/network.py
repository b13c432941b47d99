"""The library as four columns of cards with lines between neighbours, written as SVG on the server.

    network_svg(columns, links, words)      links only join cards of neighbouring columns

Cards stand in the order given; nothing else is meant by where they stand. Colours come from the classes of library.css.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from visual.measure import fit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MOST_NODES = 150
WIDTH, CARD, LINE, PAD, GAP, HEAD = 1180.0, 214.0, 17.0, 7.0, 8.0, 34.0
_SIZE, _COUNT = 13.0, 38.0
_LINES = 2


@dataclass(frozen=True, slots=True)
class Node:
    """A card: its words and number, where it leads, what a screen reader hears; ``rest`` stands for several."""

    id: str
    words: str
    number: str
    href: str
    name: str
    rest: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its head, cards from top to bottom."""

    head: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A line between the cards of two neighbouring columns (ids), and of how many issues it tells."""

    one: str
    other: str
    issues: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A card with its box and the lines of its words."""

    node: Node
    x: float
    y: float
    h: float
    lines: tuple[str, ...]


def place(columns: Sequence[Column]) -> tuple[Placed, ...]:
    """The boxes of all cards: no two overlap, words fit."""
    return tuple(box for n, column in enumerate(columns) for box in _column(n, len(columns), column))


def network_svg(columns: Sequence[Column], links: Sequence[Link], label: str) -> Markup:
    """The picture; every card is a link, every line tells its cards and its number."""
    boxes = place(columns)
    height = max((b.y + b.h for b in boxes), default=HEAD) + GAP
    most = max((link.issues for link in links), default=1)
    by_id = {b.node.id: b for b in boxes}
    lines = [
        (
            f'<svg class="network" viewBox="0 0 {WIDTH:g} {height:g}" width="{WIDTH:g}" height="{height:g}" '
            f'role="group" aria-label="{escape(label)}">'
        )
    ]
    for n, column in enumerate(columns):
        x = _left(n, len(columns)) + CARD / 2
        lines.append(f'<text class="head" x="{x:g}" y="20" text-anchor="middle">{escape(column.head)}</text>')
    lines.append('<g aria-hidden="true">')
    # the heavy ones last, so that they lie on top
    lines += [_line(link, by_id, most) for link in sorted(links, key=lambda k: (k.issues, k.one, k.other))]
    lines.append("</g>")
    lines += (part for box in boxes for part in _card(box))
    lines.append("</svg>")
    return Markup("\n".join(lines))  # noqa: S704 - every text in it is escaped above


def _left(n: int, columns: int) -> float:
    return 2 + n * (WIDTH - 4 - CARD) / max(columns - 1, 1)


def _column(n: int, columns: int, column: Column) -> Iterator[Placed]:
    y = HEAD
    for node in column.nodes:
        lines = tuple(fit(node.words, (CARD - 2 * PAD - _COUNT) / _SIZE, _LINES))
        h = 2 * PAD + LINE * len(lines)
        yield Placed(node, _left(n, columns), y, h, lines)
        y += h + GAP


def _line(link: Link, boxes: Mapping[str, Placed], most: int) -> str:
    a, b = boxes[link.one], boxes[link.other]
    x1, y1, x2, y2 = a.x + CARD, a.y + a.h / 2, b.x, b.y + b.h / 2
    middle = (x1 + x2) / 2
    width = 1 + 5 * link.issues / most
    ids = f'data-one="{escape(link.one)}" data-other="{escape(link.other)}"'
    return (
        f'<path class="link" {ids} stroke-width="{width:.1f}" '
        f'd="M{x1:g} {y1:g}C{middle:g} {y1:g} {middle:g} {y2:g} {x2:g} {y2:g}"/>'
    )


def _card(box: Placed) -> Iterator[str]:
    node = box.node
    kind = "node rest" if node.rest else "node"
    yield f'<a class="{kind}" data-id="{escape(node.id)}" href="{escape(node.href)}" aria-label="{escape(node.name)}">'
    yield f'<rect x="{box.x:g}" y="{box.y:g}" width="{CARD:g}" height="{box.h:g}" rx="5"/>'
    for n, line in enumerate(box.lines):
        y = box.y + PAD + LINE * n + 13
        yield f'<text x="{box.x + PAD + 2:g}" y="{y:g}">{escape(line)}</text>'
    y = box.y + box.h / 2 + 4.5
    yield f'<text class="count" x="{box.x + CARD - PAD:g}" y="{y:g}" text-anchor="end">{escape(node.number)}</text></a>'
