"""Which words around a mention are its passage."""

from __future__ import annotations

import re

from graph.extract.citation_titles import titles

_END = re.compile(r"[。！？；!?;\n]|，|,(?!\d)|：(?![“《])")
_FULL_STOP = re.compile(r"[。！？；!?;\n]")
_ENGLISH_STOP = re.compile(r"[.?!][\"”’)]*\s+(?=[A-Z\"“(])|\n")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\bv|\bvs|\bInc|\bCorp|\bDr|\bMs|\bMr|\bMrs|\bNo|\bArt|\bSec|U\.S|U\.S\.C)\.$"
)
_TRIMMED = " \t\u3000\u00a0，,。；;：、！？!?\n"
_SHORTEST = 6


def clause_around(text: str, start: int, end: int, mention: tuple[int, int]) -> tuple[int, int]:
    """The clause of the paragraph ``start:end`` that holds a mention; in English text its sentence.

    A clause that is hardly more than the mention takes in the next of the same sentence.
    """
    if _is_english(text[start:end]):
        cuts = [
            start,
            *(m.end() for m in _ENGLISH_STOP.finditer(text, start, end) if not _abbreviates(text, m)),
            end,
        ]
    else:
        inside = [(start + t.start, start + t.end) for t in titles(text[start:end])]
        cuts = [
            start,
            *(m.end() for m in _END.finditer(text, start, end) if not _within(m.start(), inside)),
            end,
        ]
    first = max(c for c in cuts if c <= mention[0])
    last = min(c for c in cuts if c >= mention[1])
    for cut in cuts:
        short = last - first < mention[1] - mention[0] + _SHORTEST
        if cut > last and short and not _FULL_STOP.match(text, last - 1):
            last = cut
    return _trimmed(text, first, last)


def _abbreviates(text: str, stop: re.Match[str]) -> bool:
    return text[stop.start()] == "." and bool(
        _ABBREVIATION.search(text[max(0, stop.start() - 8) : stop.start() + 1])
    )


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(a <= at < b for a, b in spans)


def _is_english(text: str) -> bool:
    return sum(c.isascii() and c.isalpha() for c in text) > len(text) / 2


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _TRIMMED:
        start += 1
    while end > start and text[end - 1] in _TRIMMED:
        end -= 1
    return start, end
