"""Where each place of a text went in a corrected version of it."""

from __future__ import annotations

import difflib
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from graph.model import Alignment, Passage, Span
from graph.review.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import Document

_LARGEST = 200_000_000  # cells of the table that compares a changed stretch letter by letter
_VERSION = 0.5  # of a text must be kept; two symposia share a few phrases only

Block = tuple[int, int, int, int]  # start and end in the old text, start and end in the new


@dataclass(frozen=True, slots=True)
class Shift:
    """The stretches that two versions of a text share, in order."""

    old: Document
    new: Document
    blocks: tuple[Block, ...]
    starts: tuple[int, ...]

    def span(self, span: Span) -> Span | None:
        """Where the span went; None where less than half of it is left."""
        kept = list(self._kept(span))
        if not kept or 2 * sum(b - a for a, b, _, _ in kept) < span.end - span.start:
            return None
        first, last = kept[0], kept[-1]
        # what was replaced at either end belongs to the span as far as it was as long
        start = first[2] - self._room(first, first[0] - span.start, -1)
        end = last[3] + self._room(last, span.end - last[1], 1)
        return Span(start, end)

    def passage(self, passage: Passage) -> Passage | None:
        """The passage in the words of the new text; None where it is gone.

        Where its words were corrected, it is as found by likeness, or by repair where only blanks and marks differ.
        """
        span = self.span(passage.span)
        if span is None:
            return None
        parts = tuple(p for f in passage.fragments if (p := self.span(f)) is not None)
        quote, alignment = self.new.text[span.start : span.end], passage.alignment
        if quote != passage.quote:
            is_same = fold(quote).text == fold(passage.quote).text
            alignment = Alignment.REPAIRED if is_same else Alignment.FUZZY
        return Passage(self.new.id, span, quote, alignment, parts)

    def _kept(self, span: Span) -> Iterator[Block]:
        for a, b, c, _ in self.blocks[max(0, bisect_right(self.starts, span.start) - 1) :]:
            if a >= span.end:
                return
            low, high = max(a, span.start), min(b, span.end)
            if low < high:
                yield low, high, c + low - a, c + high - a

    def _room(self, kept: Block, wanted: int, side: int) -> int:
        """How far the span reaches beyond a kept stretch, up to the next kept one."""
        if wanted <= 0:
            return 0
        at = bisect_right(self.starts, kept[0]) - 1
        if side < 0:
            free = kept[2] - (self.blocks[at - 1][3] if at else 0)
        else:
            free = (self.blocks[at + 1][2] if at + 1 < len(self.blocks) else len(self.new.text)) - kept[3]
        return min(wanted, free)


def is_version(old: Document, new: Document) -> bool:
    """Whether most of the old text stands in the new one."""
    kept = sum(b - a for a, b, _, _ in shift_between(old, new).blocks)
    return kept > len(old.text) * _VERSION


def shift_between(old: Document, new: Document) -> Shift:
    """The shift from one version to the other: line by line, then letter by letter where lines differ."""
    blocks = tuple(_joined(_blocks(old.text, new.text)))
    return Shift(old, new, blocks, tuple(b[0] for b in blocks))


def _blocks(old: str, new: str) -> Iterator[Block]:
    if old == new:
        yield 0, len(old), 0, len(new)
        return
    one, other = old.splitlines(keepends=True), new.splitlines(keepends=True)
    at, to = _offsets(one), _offsets(other)
    # what differs in line ends and spaces at the edges is the same line still
    keys, others = [x.strip() for x in one], [x.strip() for x in other]
    for tag, i, j, k, n in difflib.SequenceMatcher(None, keys, others, autojunk=False).get_opcodes():
        if tag == "equal":
            for line, to_line in zip(range(i, j), range(k, n), strict=True):
                yield from _letters(old, new, (at[line], at[line + 1], to[to_line], to[to_line + 1]))
        else:
            yield from _letters(old, new, (at[i], at[j], to[k], to[n]))


def _letters(old: str, new: str, stretch: Block) -> Iterator[Block]:
    a, b, c, d = stretch
    if old[a:b] == new[c:d]:
        yield stretch
    elif (b - a) * (d - c) <= _LARGEST:
        for op in Levenshtein.opcodes(old[a:b], new[c:d]):
            if op.tag == "equal":
                yield a + op.src_start, a + op.src_end, c + op.dest_start, c + op.dest_end


def _offsets(lines: list[str]) -> list[int]:
    found = [0]
    for line in lines:
        found.append(found[-1] + len(line))
    return found


def _joined(blocks: Iterator[Block]) -> Iterator[Block]:
    held: Block | None = None
    for block in blocks:
        if block[0] == block[1]:
            continue
        if held and (held[1], held[3]) == (block[0], block[2]):
            held = (held[0], block[1], held[2], block[3])
            continue
        if held:
            yield held
        held = block
    if held:
        yield held
