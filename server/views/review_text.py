"""The text for selecting in: stretches that know their place, what cannot be seen apart from what can."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from server.visible import written_out

if TYPE_CHECKING:
    from server.views.reading import Piece


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text from ``start`` on; ``length`` counts its characters where they are shown written out."""

    text: str
    start: int
    length: int | None


def runs(piece: Piece) -> list[Run]:
    """The piece, cut before and after characters that are written out."""
    found: list[Run] = []
    at = piece.start
    for is_plain, letters in groupby(piece.text, lambda c: written_out(c) == c):
        text = "".join(letters)
        found.append(Run(text, at, None if is_plain else len(text)))
        at += len(text)
    return found
