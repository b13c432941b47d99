"""List numbers of an .odt: not in its text, counted up by whoever shows it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from graph.transcript.files.numerals import numeral
from graph.transcript.files.odt_styles import attribute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.transcript.files.odt_styles import OdtStyles

_NUMBER = "text:list-level-style-number"
_BULLET = "text:list-level-style-bullet"


class OdtLists:
    """Where in which lists the reader is."""

    def __init__(self, styles: OdtStyles) -> None:
        self._styles = styles
        self._open: list[str | None] = []  # the styles of the lists around
        self._counts: dict[str | None, dict[int, int]] = {}
        self._is_due = False

    @contextmanager
    def inside(self, node: Any) -> Iterator[None]:  # noqa: ANN401 - elements of odfdo are not typed by kind
        """Enter a list; it counts from the start unless it says that it goes on."""
        outer = self._open[-1] if self._open else None
        style = attribute(node, "text:style-name") or outer
        self._open.append(style)
        goes_on = attribute(node, "text:continue-numbering") == "true" or attribute(
            node, "text:continue-list"
        )
        if not goes_on:
            self._counts.setdefault(style, {}).pop(len(self._open), None)
        try:
            yield
        finally:
            self._open.pop()

    def count(self, start: str | None) -> None:
        """The next item begins."""
        depth, style = len(self._open), self._open[-1] if self._open else None
        counts = self._counts.setdefault(style, {})
        first = _integer(start) or _integer(self._told(depth, "text:start-value")) or 1
        counts[depth] = first if start or depth not in counts else counts[depth] + 1
        self._is_due = True

    def drop(self) -> None:
        """The item ends; one without a paragraph shows no number."""
        self._is_due = False

    def number(self) -> str:
        """What stands in front of the paragraph: the number before the first of an item, nothing before others."""
        if not self._is_due:
            return ""
        self._is_due = False
        depth = len(self._open)
        level = self._styles.level(self._open[-1], depth)
        if level is None or level.tag not in {_NUMBER, _BULLET}:
            return ""
        if level.tag == _BULLET:
            return "• "
        if not attribute(level, "style:num-format"):
            return ""
        shown = max(1, min(depth, _integer(attribute(level, "text:display-levels")) or 1))
        text = ".".join(self._at(d) for d in range(depth - shown + 1, depth + 1))
        text = (
            (attribute(level, "style:num-prefix") or "") + text + (attribute(level, "style:num-suffix") or "")
        )
        return f"{text} " if text and text[-1].isascii() else text

    def _at(self, depth: int) -> str:
        n = self._counts.get(self._open[-1], {}).get(depth, 1)
        return numeral(n, self._told(depth, "style:num-format") or "1")

    def _told(self, depth: int, name: str) -> str | None:
        level = self._styles.level(self._open[-1] if self._open else None, depth)
        return None if level is None else attribute(level, name)


def _integer(value: str | None) -> int | None:
    return int(value) if value and value.isdecimal() and len(value) < 6 else None
