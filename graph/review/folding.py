"""A text without what copying changes: width, spaces, line breaks, forms of quotation marks."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_MARKS = str.maketrans("“”„‟‘’‚‛「」『』＂＇′″—–―‐‑−・•。．", "\"\"\"\"''''\"\"''\"''\"------··..")


@dataclass(frozen=True, slots=True)
class Folded:
    """The folded text; the character at n comes from ``starts[n]:ends[n]`` of the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@lru_cache(maxsize=4)
def fold(text: str) -> Folded:
    """The text in compatibility form without spaces and invisible marks; a space stays between Latin words."""
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    gap: int | None = None
    for n, char in enumerate(text):
        if char.isspace() or unicodedata.category(char) in ("Cf", "Cc"):
            gap = n if gap is None else gap
            continue
        for made in _plain(char):
            if gap is not None and out and _is_latin(out[-1]) and _is_latin(made):
                out.append(" ")
                starts.append(gap)
                ends.append(n)
            gap = None
            out.append(made)
            starts.append(n)
            ends.append(n + 1)
    return Folded("".join(out), tuple(starts), tuple(ends))


def _plain(char: str) -> str:
    folded = unicodedata.normalize("NFKC", char.translate(_MARKS))
    return "".join(c for c in folded.translate(_MARKS) if not c.isspace())


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
