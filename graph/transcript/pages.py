"""Paragraphs that the page has cut: at its end, or at the end of every line."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.transcript.characters import HAN
from graph.transcript.edits import edited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.transcript.edits import Edit, View

_PAGE_LINE = (
    r"[ \t\u3000]*(?:[-–—·•]?[ ]?\d{1,4}[ ]?[-–—·•]?|第[ ]?\d+[ ]?页.{0,12}|[Pp]age[ ]\d+.{0,8})[ \t\u3000]*"
)
_WRAP = re.compile(r"(?<! )[ ]*\n(?=\S)")
_ENDED = re.compile(r"[。！？：；.!?:;…）)\]】”’\"']$")
_BEGINS = re.compile(
    rf"[ \t\u3000]*(?:[{HAN}·A-Za-z][{HAN}·A-Za-z0-9'.,\- \u3000]{{0,40}}(?:[（(][^（()）\n]{{1,80}}[）)])?[：:]"
    r"|[【\[■●◆▲□○★☆◇▶►•*#]|[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、．.)）](?!\d)|问题|案例|第[一二三四五六七八九十]个?问题)"
)
_LINE = re.compile(r"[^\n]+")
_PAGE_ONLY = re.compile(_PAGE_LINE)
# a line of names divided by 、 alone is a list, no half of a sentence
_CLAUSES = re.compile("[，。；,.;]")
_SHORTEST = 12


def pages_joined(view: View) -> tuple[View, tuple[int, ...]]:
    """Paragraphs put together that a page number, or the width of the page, cut in two.

    The second value holds the places where a page number was left out.
    """
    view = edited(view, _running_headers(view.text))
    width = _wrapped_at(view.text)
    breaks = list(_page_breaks(view.text))
    joints = _moved([b for _, b, _ in breaks], breaks)
    view = edited(view, breaks)
    if width is None:
        return view, tuple(joints)
    wraps = list(_wraps(view.text, width))
    return edited(view, wraps), tuple(_moved(joints, wraps))


def _moved(places: list[int], edits: list[Edit]) -> list[int]:
    """Where places come to lie behind the edits that end at or before them; both in order."""
    moved = []
    shift = n = 0
    for place in places:
        while n < len(edits) and edits[n][1] <= place:
            shift += len(edits[n][2]) - (edits[n][1] - edits[n][0])
            n += 1
        moved.append(place + shift)
    return moved


def _running_headers(text: str) -> Iterator[Edit]:
    """Short lines beside page numbers that come back on other pages (the name of the journal); the first stays."""
    lines = [m for m in _LINE.finditer(text) if m.group().strip()]
    beside = [
        lines[k]
        for n, line in enumerate(lines)
        if _PAGE_ONLY.fullmatch(line.group())
        for k in (n - 1, n + 1)
        if 0 <= k < len(lines) and not _PAGE_ONLY.fullmatch(lines[k].group()) and _is_short(lines[k].group())
    ]
    counts = Counter(_shape(m.group()) for m in beside)
    headers = {shape for shape, n in counts.items() if n > 1}
    seen: set[str] = set()
    for m in lines if headers else ():
        shape = _shape(m.group())
        if shape in headers and shape in seen:
            yield m.start(), m.end(), ""
        seen.add(shape)


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())


def _is_short(line: str) -> bool:
    return len(line.strip()) <= 40 and not _ENDED.search(line.strip(" \u3000）)")[-2:])


def _page_breaks(text: str) -> Iterator[Edit]:
    """What lies between two halves of a sentence, where that is empty but for page numbers."""
    before: re.Match[str] | None = None
    numbered = False
    for m in _LINE.finditer(text):
        if not m.group().strip():
            continue
        if _PAGE_ONLY.fullmatch(m.group()):
            numbered = True
            continue
        if before and numbered and _goes_on(before.group(), m.group()):
            line = m.group()
            start = m.start() + len(line) - len(line.lstrip())
            end = before.start() + len(before.group().rstrip())
            yield end, start, _between(before.group(), text[start])
        before, numbered = m, False


def _goes_on(line: str, after: str) -> bool:
    """Whether a line stops in the middle of a sentence that the next one carries on."""
    if len(line.strip()) < _SHORTEST or _ENDED.search(line.rstrip()[-2:]):
        return False
    if _BEGINS.match(after[:140]) or not _CLAUSES.search(line):
        return False
    after = after.lstrip()
    return not after[:1].isupper() or line.rstrip()[-1:] == ","


def _between(line: str, first: str) -> str:
    return " " if line.rstrip()[-1:].isascii() and first.isascii() else ""


def _width(line: str) -> int:
    return sum(2 if ord(c) > 0x2E7F else 1 for c in line)


def _wrapped_at(text: str) -> int | None:
    """The width of the page, where most lines end there: in mid-sentence and all at about the same width."""
    pairs = _pairs(text)
    if len(pairs) < 6:
        return None
    open_ended = sum(not _ENDED.search(a[-2:]) for a, _ in pairs)
    full = _full_width(pairs)
    near = sum(_width(a) >= 0.85 * full for a, _ in pairs)
    within = sum(_width(b) <= 1.2 * full for _, b in pairs)
    alike = near > 0.6 * len(pairs) and within > 0.9 * len(pairs)
    return full if open_ended > 0.5 * len(pairs) and alike and 30 <= full <= 160 else None


def _pairs(text: str) -> list[tuple[str, str]]:
    """Lines with the line right below, where both hold something."""
    lines = text.split("\n")
    return [(a.rstrip(), b) for a, b in pairwise(lines) if a.strip() and b.strip()]


def _full_width(pairs: list[tuple[str, str]]) -> int:
    widths = sorted(_width(a) for a, _ in pairs)
    return widths[len(widths) * 9 // 10]


def _wraps(text: str, full: int) -> Iterator[Edit]:
    pairs = _pairs(text)
    # where paragraphs are set apart by an indent or an empty line, a full line that ends a sentence goes on too
    apart = "\n\n" in text or sum(b[:1] in " \u3000" for _, b in pairs) > len(pairs) / 8
    for m in _WRAP.finditer(text):
        line = text[text.rfind("\n", 0, m.start()) + 1 : m.start()].rstrip()
        after = text[m.end() : m.end() + 140]
        if not line.strip() or _width(line) < 0.8 * full or _BEGINS.match(after):
            continue
        if apart or not _ENDED.search(line[-2:]):
            yield m.start(), m.end(), _between(line, after[:1])
