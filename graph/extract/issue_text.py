"""Words of a turn as one string that knows the place of every character, cut into sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.extract.issue_words import is_english, mask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model import Passage, Span
    from graph.transcript.repair import RepairedText

_CHINESE_END = re.compile(r"[。？！]+[”」』’]?|\n|$")
# a full stop after an initial, a title or "v" ends no sentence
_ENGLISH_END = re.compile(
    r"(?<!\b[A-Z])(?<!\bv)(?<!\bvs)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bHon)(?<!\bProf)(?<!\bNo)(?<!\bArt)(?<!\bSec)"
    r"\.[”\"']?(?=\s|$)|[?!]+[”\"']?|\n|$"
)
# nobody speaks longer sentences; what has no full stops at all is cut, so that the cost stays linear
_LONGEST = 1000
_ENDED = '。？！?!.…：:；;”"）)'


@dataclass(frozen=True, slots=True)
class Stretch:
    """Running text: ``text[i]`` stands at ``places[i]`` of the repaired text; ``view`` is the masked text."""

    text: str
    places: tuple[int, ...]
    view: str = field(repr=False)

    def passage(self, repaired: RepairedText, start: int, end: int) -> Passage:
        """The source passage behind ``text[start:end]``, blanks at its edges left out."""
        while start < end - 1 and self.text[start].isspace():
            start += 1
        while end - 1 > start and self.text[end - 1].isspace():
            end -= 1
        whole = repaired.passage(self.places[start], self.places[end - 1] + 1)
        breaks = [i for i in range(start + 1, end) if self.places[i] - self.places[i - 1] > 1]
        edges = list(pairwise([start, *breaks, end])) if breaks else []
        parts = (repaired.passage(self.places[a], self.places[b - 1] + 1).span for a, b in edges)
        return replace(whole, fragments=tuple(parts))


@dataclass(frozen=True, slots=True)
class Sentence:
    """``stretch.text[start:end]``, the closing mark included."""

    stretch: Stretch
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words as they stand."""
        return self.stretch.text[self.start : self.end]

    @property
    def view(self) -> str:
        """The masked words, place for place."""
        return self.stretch.view[self.start : self.end]


def stretch_of(repaired: RepairedText, paragraphs: Iterable[Span]) -> Stretch:
    """The paragraphs as one text, one a line; a line that a page break cut in two is put together again."""
    lines: list[str] = []
    places: list[int] = []
    ended = ""  # the last line with something in it
    for span in paragraphs:
        words = repaired.text[span.start : span.end]
        if places:
            joint = "\n" if not ended or ended[-1] in _ENDED else " " if is_english(ended) else ""
            lines.append(joint)
            places += [places[-1]] * len(joint)
        lines.append(words)
        places += range(span.start, span.end)
        ended = words.rstrip() or ended
    text = "".join(lines)
    return Stretch(text, tuple(places), text if is_english(text) else mask(text))


def sentences(stretch: Stretch) -> Iterator[Sentence]:
    """The sentences in order; marks inside quotation marks and brackets end none."""
    end_mark = _ENGLISH_END if is_english(stretch.text) else _CHINESE_END
    at = 0
    for m in end_mark.finditer(stretch.view):
        if not stretch.text[at : m.end()].strip():
            continue
        for start in range(at, m.end(), _LONGEST):
            yield Sentence(stretch, start, min(start + _LONGEST, m.end()))
        at = m.end()
