"""Lines on pages to paragraphs: by indent, by the space that a line leaves, by the gap between two lines."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.transcript.files.pdf_lines import Line

_DIGITS = re.compile(r"\d+")
_ENDED = re.compile(r"[。！？：；.!?:;…）)\]】”’\"']$")
_BEGINS = re.compile(
    r"[^\s，。；,;]{1,16}(?:[（(][^（()）]{1,60}[）)])?[：:]|[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}[、．.)）](?!\d)|【|[A-Z][A-Z.\- ]{1,30}:"
)
_FIRST_WORD = re.compile(r"[A-Za-z0-9'’“\"(\-]+[.,;:)”]*")
_HYPHENATED = re.compile(r"(?<=[A-Za-z]{2})[-\u2010]$")
_FEWEST_PAGES = 2
_EDGE = 2  # lines at the head and at the foot of a page that may repeat


def running_heads_dropped(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[str]]:
    """The pages without what stands at the head or foot of most of them, and the lines so left out.

    Page numbers go with them, but are not told: the line between two pages takes their place.
    """
    seen = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    filled = sum(bool(page) for page in pages)
    often = {
        key for key, n in seen.items() if filled >= _FEWEST_PAGES and n >= max(_FEWEST_PAGES, filled * 0.6)
    }
    kept, dropped = [], []
    for page in pages:
        going = {id(line) for line in _edges(page) if _key(line) in often}
        kept.append([line for line in page if id(line) not in going])
        dropped += [line.text for line in page if id(line) in going and re.search(r"[^\W\d]", line.text)]
    return kept, dropped


def paragraphs_of(pages: Sequence[Sequence[Line]]) -> Iterator[list[str]]:
    """The paragraphs of each page."""
    for page in pages:
        paragraphs: list[str] = []
        before: tuple[Line, _Column] | None = None
        for column in _columns(page):
            for n, line in enumerate(column.lines):
                if before is not None and _goes_on(*before, line, column, n):
                    paragraphs[-1] = _joined(paragraphs[-1], line.text)
                else:
                    paragraphs.append(line.text)
                before = line, column
        yield paragraphs


class _Column:
    """Lines below each other, with the edges they share."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        size = median(line.size for line in lines)
        body = [line for line in lines if abs(line.size - size) < 0.2 * size]
        self.left = min(line.left for line in body)
        self.right = max(line.right for line in body)
        self.size = size
        # where most lines begin: the margin, or the inner edge of hanging paragraphs
        self.usual = Counter(round(line.left) for line in body).most_common(1)[0][0]
        pitches = [a.bottom - b.bottom for a, b in pairwise(lines)]
        self.pitch = median(pitches) if pitches else 1.5 * size
        tight = sorted(p for p in pitches if p > 0.8 * size)
        if tight:  # half of the lines may be paragraphs of their own, set apart
            self.pitch = min(self.pitch, 1.25 * tight[len(tight) // 4])


def _columns(page: Sequence[Line]) -> Iterator[_Column]:
    """A page taken apart where the next line does not lie below the last one."""
    start = 0
    for n, (a, b) in enumerate(pairwise(page), 1):
        beside = b.left > a.right or b.right < a.left
        if b.bottom > a.bottom + 0.5 * a.size or (beside and abs(b.bottom - a.bottom) < 0.5 * a.size):
            yield _Column(page[start:n])
            start = n
    if page:
        yield _Column(page[start:])


def _goes_on(a: Line, at: _Column, b: Line, column: _Column, n: int) -> bool:
    """Whether line b, the n-th of its column, carries on the paragraph of line a."""
    if abs(a.size - b.size) > 0.2 * max(a.size, b.size) or _has_room(a, at, b):
        return False
    ended = bool(_ENDED.search(a.text))
    if ended and _BEGINS.match(b.text):
        return False
    if column is at and a.bottom - b.bottom > 1.5 * column.pitch * max(1.0, b.size / column.size):
        return False
    return not _is_set_in(b, column) or (not ended and _hangs(a, b, column, n))


def _is_set_in(line: Line, column: _Column) -> bool:
    return line.left - column.left > 0.8 * line.size


def _hangs(a: Line, b: Line, column: _Column, n: int) -> bool:
    """Whether b is an inner line of a hanging paragraph: set in like most lines, like a or like the line after."""
    if abs(b.left - column.usual) > 0.5 * b.size:
        return False
    beside = (a, *column.lines[n + 1 : n + 2])
    return any(abs(line.left - b.left) < 0.5 * b.size for line in beside)


def _has_room(a: Line, at: _Column, b: Line) -> bool:
    """Whether what line b begins with would have fitted behind line a."""
    word = _FIRST_WORD.match(b.text)
    room = at.right - a.right
    if word and a.text[-1:].isascii():
        width = (b.right - b.left) * (len(word[0]) + 1) / len(b.text)
        return room > width + 0.3 * b.size
    return room > 2.2 * b.size


def _joined(text: str, line: str) -> str:
    if _HYPHENATED.search(text) and line[:1].islower():
        return text[:-1] + line
    return f"{text} {line}" if text[-1:].isascii() and line[:1].isascii() else text + line


def _edges(page: Sequence[Line]) -> list[Line]:
    """The highest and the lowest lines."""
    order = sorted(page, key=lambda line: line.bottom)
    return order if len(order) <= 2 * _EDGE else order[:_EDGE] + order[-_EDGE:]


def _key(line: Line) -> tuple[str, int]:
    """What a running head has on every page: its words but for the number, and about its height."""
    return _DIGITS.sub("#", line.text), round(line.bottom / 12)
