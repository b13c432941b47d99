"""Text as received to text that can be read by rules, every character mapped back to its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import Alignment, Passage, Span
from graph.transcript.characters import forms_folded, lines_unified, names_joined, punctuation_widened
from graph.transcript.edits import whole
from graph.transcript.misreadings import misreadings_repaired
from graph.transcript.traditional import pinyin_dropped, simplified

if TYPE_CHECKING:
    from graph.transcript.source import SourceText


@dataclass(frozen=True, slots=True)
class RepairedText:
    """The readable text; ``starts[i]``, ``ends[i]`` are the source offsets that character i stands for.

    Law: for every i, ``starts[i] < ends[i]`` and both never fall as i grows, so every span of the readable text
    maps to one span of the source.
    """

    source: SourceText
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def passage(self, start: int, end: int) -> Passage:
        """The source passage behind ``text[start:end]``; ValueError for an empty or outside span."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no passage at {start}:{end} of {len(self.text)}")
        span = Span(self.starts[start], self.ends[end - 1])
        quote = self.source.text[span.start : span.end]
        alignment = Alignment.EXACT if quote == self.text[start:end] else Alignment.REPAIRED
        return Passage(self.source.sha256, span, quote, alignment)


# in this order: what a step reads must have been made plain by the ones before it
_STEPS = (
    lines_unified,
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
    view = whole(source.text)
    for step in _STEPS:
        view = step(view)
    return RepairedText(source, view.text, tuple(view.starts), tuple(view.ends))
