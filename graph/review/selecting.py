"""A stretch of the text that a reviewer selects, as the passage of an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import InputError, Problem
from graph.model import Alignment, Passage, Span
from graph.review.folding import fold
from graph.review.sense import changed_sense

if TYPE_CHECKING:
    from graph.model import ArgumentMap


def selected(m: ArgumentMap, start: int, end: int, words: str | None = None) -> Passage:
    """The passage from ``start`` to ``end``, without blanks at its edges, marked as set by a person.

    ``words`` are what the reviewer saw selected; they must be those of the place but for width and blanks. InputError:
    SM243 there is no such stretch, SM218 the place has another negation, charge, number or name than the words, SM216
    it has other words.
    """
    text = m.document.text
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise InputError([Problem("SM243", {"start": start, "end": end})])
    found = text[start:end]
    start += len(found) - len(found.lstrip())
    found = found.strip()
    if words is not None and fold(words).text != fold(found).text:
        names = [p.name for p in m.participants]
        code = "SM218" if changed_sense(words, found, names) else "SM216"
        raise InputError([Problem(code, {"quote": words[:40]})])
    return Passage(m.document.id, Span(start, start + len(found)), found, Alignment.MANUAL)
