"""Where a quotation stands in a text: exactly, written otherwise, or misspelt; never where it says something else."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from graph.model import Alignment, Passage, Span
from graph.review.folding import fold
from graph.review.sense import changed_sense

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph.review.folding import Folded

_ERRORS = 0.15  # of the letters of a quotation may differ
_PIECE = 4  # letters; with so few errors one piece of this length is always right
_SHORTEST = 8  # shorter quotations are too little to go by likeness
_PLACES = 24  # tried by likeness, the most promising


class Refusal(StrEnum):
    """Why a quotation has no place."""

    EMPTY = "empty"
    ABSENT = "absent"
    AMBIGUOUS = "ambiguous"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The place of a quotation and how it was found; ``distance`` counts the letters that differ."""

    span: Span
    alignment: Alignment
    distance: int = 0

    def passage(self, document: str, text: str) -> Passage:
        """The passage at this place, in the words of the text."""
        return Passage(document, self.span, text[self.span.start : self.span.end], self.alignment)


def find_quote(
    text: str, quote: str, near: int | None = None, *, names: Collection[str] = ()
) -> Anchor | Refusal:
    """The place of the quotation: as it stands, else but for width, spaces and marks, else by likeness.

    Of several places that fit equally the one nearest to ``near`` (an offset) is taken. Refused is what is not
    there, what two places hold equally well, and a likeness that changes a negation, a charge, a number, a
    party or one of ``names``, also where a place less like it says the same. Linear in the length of the text.
    """
    if not quote.strip():
        return Refusal.EMPTY
    exact = [Anchor(Span(n, n + len(quote)), Alignment.EXACT) for n in _all(text, quote)]
    if exact:
        return _nearest(exact, near)
    folded, wanted = fold(text), fold(quote).text
    if not wanted:
        return Refusal.EMPTY
    repaired = [_anchor(folded, n, n + len(wanted), 0) for n in _all(folded.text, wanted)]
    if repaired:
        return _nearest(repaired, near)
    return _by_likeness(text, folded, quote, wanted, near, names)


def _by_likeness(
    text: str, folded: Folded, quote: str, wanted: str, near: int | None, names: Collection[str]
) -> Anchor | Refusal:
    if len(wanted) < _SHORTEST:
        return Refusal.ABSENT
    allowed = int(len(wanted) * _ERRORS)
    places = {_fit(folded.text, wanted, at, allowed) for at in _promising(folded.text, wanted, allowed)}
    found = [
        _anchor(folded, start, end, errors) for errors, start, end in sorted(places) if errors <= allowed
    ]
    if not found:
        return Refusal.ABSENT
    same = [a for a in found if not changed_sense(quote, text[a.span.start : a.span.end], names)]
    # a place as like that says something else may be the one that was meant
    others = [a for a in _apart([*same[:1], *found]) if a not in same]
    if not same or any(a.distance <= same[0].distance for a in others):
        return Refusal.CHANGED
    return _nearest([a for a in _apart(same) if a.distance == same[0].distance], near)


def _apart(anchors: list[Anchor]) -> list[Anchor]:
    """The anchors that overlap none before them."""
    kept: list[Anchor] = []
    for one in anchors:
        if all(one.span.end <= k.span.start or k.span.end <= one.span.start for k in kept):
            kept.append(one)
    return kept


def _promising(text: str, wanted: str, allowed: int) -> list[int]:
    """Where the quotation may begin: the places that most of its pieces point to, first."""
    votes: Counter[int] = Counter()
    step = max(allowed, 1)
    for at in range(0, len(wanted) - _PIECE + 1, _PIECE):
        for n in _all(text, wanted[at : at + _PIECE]):
            votes[(n - at) // step] += 1
    return [place * step for place, _ in votes.most_common(_PLACES)]


def _fit(text: str, wanted: str, at: int, allowed: int) -> tuple[int, int, int]:
    """Errors, start and end of the best stretch of text around ``at``."""
    room = 2 * max(allowed, 1)
    at = min(max(at, 0), len(text) - 1)
    low, high = max(0, at - room), min(len(text), at + room + 1)
    end = min(len(text), at + len(wanted))
    start = min(range(low, max(high, low + 1)), key=lambda s: (_errors(wanted, text[s:end]), abs(s - at)))
    ends = range(max(start, start + len(wanted) - room), min(len(text), start + len(wanted) + room) + 1)
    end = min(ends, key=lambda e: (_errors(wanted, text[start:e]), abs(e - start - len(wanted))), default=end)
    starts = range(max(0, start - room), min(end, start + room + 1))
    start = min(
        starts, key=lambda s: (_errors(wanted, text[s:end]), abs(end - s - len(wanted))), default=start
    )
    return _errors(wanted, text[start:end]), start, end


def _errors(one: str, other: str) -> int:
    return int(Levenshtein.distance(one, other))


def _anchor(folded: Folded, start: int, end: int, errors: int) -> Anchor:
    alignment = Alignment.FUZZY if errors else Alignment.REPAIRED
    return Anchor(Span(folded.starts[start], folded.ends[end - 1]), alignment, errors)


def _nearest(anchors: list[Anchor], near: int | None) -> Anchor | Refusal:
    if len(anchors) == 1:
        return anchors[0]
    if near is None:
        return Refusal.AMBIGUOUS
    first, second = sorted(anchors, key=lambda a: abs(a.span.start - near))[:2]
    is_tie = abs(first.span.start - near) == abs(second.span.start - near)
    return Refusal.AMBIGUOUS if is_tie else first


def _all(text: str, wanted: str) -> list[int]:
    return [m.start() for m in re.finditer(f"(?={re.escape(wanted)})", text)]
