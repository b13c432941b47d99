"""The lines of a page of a PDF, as its text layer has them."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pypdfium2 import raw

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE_ENDS = frozenset("\r\n")
# PDFium's own signs for a hyphen at the end of a line; it gives no line end after them
_CUTS = frozenset("\x02\ufffe")
_HYPHENS = {"\x02": "-", "\ufffe": "-", "\u00ad": "-"}
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufeff\uffff]")
_SIZES = (2.0, 200.0)


@dataclass(frozen=True, slots=True)
class Line:
    """A line and its place in points, from the lower left corner; ``size`` is the height of its characters."""

    text: str
    left: float
    right: float
    bottom: float
    size: float


@dataclass(slots=True)
class _Drawn:
    """A character with its box."""

    character: str
    left: float
    right: float
    bottom: float
    top: float


def lines_of(page: Any) -> list[Line]:  # noqa: ANN401 - pypdfium2 has no types
    """The lines in the order of the file that hold something."""
    made = (_line(drawn) for drawn in _split(_drawn(page)))
    return [line for line in made if line is not None]


def _line(drawn: list[_Drawn]) -> Line | None:
    text = "".join(_HYPHENS.get(d.character, d.character) for d in drawn)
    text = _CONTROLS.sub("", text).replace("\t", " ").strip()
    seen = [d for d in drawn if not d.character.isspace() and d.right > d.left]
    if not text or not seen:
        return None
    heights = sorted(d.top - d.bottom for d in seen)
    size = min(max(heights[len(heights) // 2], _SIZES[0]), _SIZES[1])
    bottoms = sorted(d.bottom for d in seen)
    return Line(text, min(d.left for d in seen), max(d.right for d in seen), bottoms[len(bottoms) // 2], size)


def _split(drawn: Iterator[_Drawn]) -> Iterator[list[_Drawn]]:
    line: list[_Drawn] = []
    for d in drawn:
        if d.character not in _LINE_ENDS:
            line.append(d)
        if d.character in _LINE_ENDS or d.character in _CUTS:
            yield line
            line = []
    yield line


def _drawn(page: Any) -> Iterator[_Drawn]:  # noqa: ANN401 - as lines_of
    box = raw.FS_RECTF()
    high = 0  # the first half of a character beyond the basic plane
    for i in range(page.count_chars()):
        code = raw.FPDFText_GetUnicode(page, i)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        if not raw.FPDFText_GetLooseCharBox(page, i, ctypes.byref(box)):
            box.left = box.right = box.top = box.bottom = 0.0
        character = chr(code) if code <= 0x10FFFF else "\ufffd"
        yield _Drawn(character, box.left, box.right, min(box.bottom, box.top), max(box.bottom, box.top))
