"""Text as received to text that can be read by rules, every character mapped back to its source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import Alignment, Passage, Span
from graph.transcript.characters import (
    forms_folded,
    invisible_dropped,
    line_ends_unified,
    names_joined,
    punctuation_widened,
)
from graph.transcript.edits import whole
from graph.transcript.markup import unmarked
from graph.transcript.misreadings import misreadings_repaired
from graph.transcript.pages import pages_joined
from graph.transcript.traditional import pinyin_dropped, simplified

if TYPE_CHECKING:
    from graph.transcript.edits import View
    from graph.transcript.source import SourceText


@dataclass(frozen=True, slots=True)
class RepairedText:
    """The readable text; ``starts[i]``, ``ends[i]`` are the source offsets that character i stands for.

    Law: for every i, ``starts[i] < ends[i]`` and both never fall as i grows, so every span of the readable text
    maps to one span of the source. ``bold`` and ``headings`` are stretches of this text that tags or Markdown
    set so; the signs themselves are left out. ``joints`` are places where the parts of a paragraph meet that
    a page number stood between.
    """

    source: SourceText
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    bold: tuple[Span, ...] = ()
    headings: tuple[Span, ...] = ()
    joints: tuple[int, ...] = ()

    def passage(self, start: int, end: int) -> Passage:
        """The source passage behind ``text[start:end]``; ValueError for an empty or outside span."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no passage at {start}:{end} of {len(self.text)}")
        span = Span(self.starts[start], self.ends[end - 1])
        quote = self.source.text[span.start : span.end]
        alignment = Alignment.EXACT if quote == self.text[start:end] else Alignment.REPAIRED
        return Passage(self.source.sha256, span, quote, alignment, self._fragments(start, end))

    def _fragments(self, start: int, end: int) -> tuple[Span, ...]:
        """The parts of a stretch that a page break cuts: where two lines were joined over something left out."""
        cuts = [c for c in self.joints if start < c < end]
        bounds = zip([start, *cuts], [*cuts, end], strict=True) if cuts else ()
        return tuple(Span(self.starts[a], self.ends[b - 1]) for a, b in bounds)


# in this order: what a step reads must have been made plain by the ones before it
_STEPS = (
    invisible_dropped,
    forms_folded,
    pinyin_dropped,
    simplified,
    punctuation_widened,
    names_joined,
    misreadings_repaired,
)


def repair(source: SourceText) -> RepairedText:
    """The text the rules read: one form for every character, noise put right, line ends unified.

    Linear in the length of the text; what is doubtful stays as it is.
    """
    view, weights = unmarked(line_ends_unified(whole(source.text)))
    for step in _STEPS:
        view = step(view)
    view, joints = pages_joined(view)
    set_so = (weights.bold + source.bold, weights.headings + source.headings)
    bold, headings = (_stretches(view, tuple(sorted(places))) for places in set_so)
    return RepairedText(source, view.text, tuple(view.starts), tuple(view.ends), bold, headings, joints)


def _stretches(view: View, places: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
    """Source stretches as spans of the repaired text, without those of which nothing is left."""
    found = [Span(bisect_left(view.starts, a), bisect_right(view.ends, b)) for a, b in places]
    return tuple(span for span in found if span.start < span.end)
