"""Experts on a circle, those of one camp side by side, joined where they agree or differ.

The places follow from the order alone, so that the same experts always give the same picture; none of them means
anything, and neither does a distance.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# in units of the picture; a name of eight characters fits beside the circle
_NAME_ROOM, _ROOM_ABOVE = 150, 44
_LEAST_RADIUS, _RADIUS_PER_EXPERT = 170, 17
_NAME_OFFSET = 18
# how far a line bends to the middle: so far that it passes no third expert
_BEND = 0.3
_GAP = 0.6
_WIDTH_PER_ISSUE, _WIDEST = 1.1, 7.0


@dataclass(frozen=True, slots=True)
class Node:
    """One expert: the dot, and where the name stands (``side`` as SVG's text-anchor)."""

    expert: str
    x: float
    y: float
    text_x: float
    text_y: float
    side: str


@dataclass(frozen=True, slots=True)
class Link:
    """What is drawn between two experts: a curve with its width and the place of its counts."""

    left: str
    right: str
    path: str
    width: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Picture:
    """All places; ``arcs`` are paths behind the experts of one camp."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    arcs: tuple[str, ...]


def picture(camps: Sequence[Sequence[str]], links: Iterable[tuple[str, str, int]]) -> Picture:
    """Experts (ids) by camps; of each line its two ends and the number of issues behind it."""
    people = [person for camp in camps for person in camp]
    radius = max(_LEAST_RADIUS, _RADIUS_PER_EXPERT * len(people))
    middle = (radius + _NAME_ROOM, radius + _ROOM_ABOVE)
    angles = _angles(camps)
    at = {p: _on_circle(middle, radius, angles[p]) for p in people}
    return Picture(
        2 * middle[0],
        2 * middle[1],
        tuple(_node(p, at[p], angles[p]) for p in people),
        tuple(_link(a, b, at[a], at[b], middle, issues) for a, b, issues in links),
        tuple(_arc(at[c[0]], at[c[-1]], radius, angles[c[-1]] - angles[c[0]]) for c in camps if len(c) > 1),
    )


def _angles(camps: Sequence[Sequence[str]]) -> dict[str, float]:
    """From the top, clockwise, with a gap between two camps."""
    steps = sum(map(len, camps)) + _GAP * (len(camps) if len(camps) > 1 else 0)
    found, place = {}, 0.0
    for camp in camps:
        for person in camp:
            found[person] = 2 * pi * place / steps - pi / 2
            place += 1
        place += _GAP
    return found


def _on_circle(middle: tuple[float, float], radius: float, angle: float) -> tuple[float, float]:
    return middle[0] + radius * cos(angle), middle[1] + radius * sin(angle)


def _node(person: str, at: tuple[float, float], angle: float) -> Node:
    x, y = at
    across, down = cos(angle), sin(angle)
    if abs(across) < 0.2:
        return Node(
            person, round(x, 1), round(y, 1), round(x, 1), round(y + (28 if down > 0 else -16), 1), "middle"
        )
    side = "start" if across > 0 else "end"
    offset = _NAME_OFFSET if across > 0 else -_NAME_OFFSET
    return Node(person, round(x, 1), round(y, 1), round(x + offset, 1), round(y + 5 + 8 * down, 1), side)


def _link(
    left: str,
    right: str,
    a: tuple[float, float],
    b: tuple[float, float],
    middle: tuple[float, float],
    issues: int,
) -> Link:
    towards = [(p + q) / 2 * _BEND + m * (1 - _BEND) for p, q, m in zip(a, b, middle, strict=True)]
    # the middle of a quadratic curve
    label = [p / 4 + c / 2 + q / 4 for p, c, q in zip(a, towards, b, strict=True)]
    path = f"M{a[0]:.1f} {a[1]:.1f}Q{towards[0]:.1f} {towards[1]:.1f} {b[0]:.1f} {b[1]:.1f}"
    width = round(min(_WIDEST, _WIDTH_PER_ISSUE * issues), 1)
    return Link(left, right, path, width, round(label[0], 1), round(label[1], 1))


def _arc(start: tuple[float, float], end: tuple[float, float], radius: float, angle: float) -> str:
    wide = 1 if angle > pi else 0
    return f"M{start[0]:.1f} {start[1]:.1f}A{radius} {radius} 0 {wide} 1 {end[0]:.1f} {end[1]:.1f}"
