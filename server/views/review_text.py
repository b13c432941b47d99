"""The text for selecting in: stretches that know their place, what cannot be seen apart from what can."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from server.visible import written_out

if TYPE_CHECKING:
    from graph.model import ArgumentMap
    from server.views.reading import Piece, Reading


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


def place_of(m: ArgumentMap, text: Reading, start: int) -> tuple[str, str]:
    """Who most likely speaks at a place of the text, and to which issue (ids); empty where that cannot be told.

    The speaker is whom the last label before it names; the issue that of the stance nearest to it.
    """
    heads = [line.label for line in text.lines if line.label and line.label[0].start <= start]
    named = "".join(piece.text for piece in heads[-1]) if heads else ""
    speaker = next((p.id for p in m.experts if p.name in named), "")
    heard = [s for s in m.stances if s.passage]
    near = min(heard, key=lambda s: abs(s.passage.span.start - start) if s.passage else 0, default=None)
    return speaker, near.issue if near else ""
