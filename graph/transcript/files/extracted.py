"""What is drawn from a file that is no text: words in order, and what the file said of their weight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

# a book; a symposium has some ten thousand characters
_TEXT_LIMIT = 3_000_000


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a file, and its kind (docx, odt, pdf).

    ``extractor`` names the library with its version; ``bold`` and ``headings`` are stretches of ``text``;
    ``problems`` tell what was left out, as warnings.
    """

    kind: str
    extractor: str
    text: str
    bold: tuple[tuple[int, int], ...] = ()
    headings: tuple[tuple[int, int], ...] = ()
    problems: tuple[Problem, ...] = ()


class Lines:
    """Text in the making, line by line, at most ``_TEXT_LIMIT`` characters (SM122)."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._bold: list[tuple[int, int]] = []
        self._headings: list[tuple[int, int]] = []

    def add(self, runs: Iterable[tuple[str, bool]], *, heading: bool = False) -> None:
        """One paragraph of runs, each with whether it is bold."""
        start = self._length
        for text, bold in runs:
            self._put(text, bold=bold and bool(text.strip()))
        if heading and self._length > start:
            self._headings.append((start, self._length))
        self._put("\n", bold=False)

    def finished(self, kind: str, extractor: str, problems: tuple[Problem, ...]) -> Extracted:
        """The whole."""
        return Extracted(
            kind, extractor, "".join(self._parts), tuple(self._bold), tuple(self._headings), problems
        )

    def _put(self, text: str, *, bold: bool) -> None:
        if not text:
            return
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        if self._length > _TEXT_LIMIT:
            raise InputError([Problem("SM122", {"found": f"{self._length}", "limit": f"{_TEXT_LIMIT}"})])
        if bold and self._bold and self._bold[-1][1] == start:
            start = self._bold.pop()[0]
        if bold:
            self._bold.append((start, self._length))
