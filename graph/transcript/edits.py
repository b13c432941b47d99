"""A text under repair: every change keeps the map back to the source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Edit = tuple[int, int, str]
Replacement = str | Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class View:
    """Text with the source offsets of each character; the law of RepairedText holds for it."""

    text: str
    starts: list[int]
    ends: list[int]


def whole(text: str) -> View:
    """The view of an unchanged text."""
    return View(text, list(range(len(text))), list(range(1, len(text) + 1)))


def edited(view: View, edits: Iterable[Edit]) -> View:
    """The view after replacing each ``text[a:b]``; edits must be in order and must not overlap.

    A replacement of equal length maps character by character, any other maps each character to all of
    ``a:b``. Linear in the length of the text.
    """
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for a, b, new in edits:
        if a == b or view.text[a:b] == new:
            continue
        text += (view.text[done:a], new)
        starts += view.starts[done:a]
        ends += view.ends[done:a]
        if len(new) == b - a:
            starts += view.starts[a:b]
            ends += view.ends[a:b]
        else:
            starts += [view.starts[a]] * len(new)
            ends += [view.ends[b - 1]] * len(new)
        done = b
    if not done:
        return view
    text.append(view.text[done:])
    return View("".join(text), starts + view.starts[done:], ends + view.ends[done:])


def substituted(view: View, pattern: re.Pattern[str], new: Replacement) -> View:
    """``pattern.sub`` on a view."""
    return edited(view, matches(view.text, pattern, new))


def matches(text: str, pattern: re.Pattern[str], new: Replacement) -> Iterable[Edit]:
    """The edits that ``pattern.sub(new, text)`` would make; empty matches are none."""
    for m in pattern.finditer(text):
        if m.end() > m.start():
            yield m.start(), m.end(), m.expand(new) if isinstance(new, str) else new(m)
