"""Lines of a text; where line breaks were lost, the turns that run together in one line."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from graph.transcript.layout.person import HAN, is_affiliation, read_person

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\n]+")
_INSIDE = re.compile(
    rf"(?<=[。？！”…；])[ \u3000]*(?P<name>[{HAN}·]{{2,6}})(?P<aside>（[^（）\n]{{2,60}}）)?："
)
_LONG = 100


def line_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every line, and of every turn inside a long line whose speaker is known otherwise."""
    inside = [m for line in _LINE.finditer(text) for m in _turns_in(text, line)]
    counts = Counter(m.group("name") for m in inside)
    cuts = [m.start("name") for m in inside if _is_speaker(m, counts)]
    at = 0
    for line in _LINE.finditer(text):
        start = line.start()
        while at < len(cuts) and cuts[at] < line.end():
            yield start, cuts[at]
            start = cuts[at]
            at += 1
        yield start, line.end()


def _turns_in(text: str, line: re.Match[str]) -> Iterator[re.Match[str]]:
    if line.end() - line.start() >= _LONG:
        yield from _INSIDE.finditer(text, line.start(), line.end())


def _is_speaker(m: re.Match[str], counts: Counter[str]) -> bool:
    person = read_person(m.group("name"))
    if person is None or person.sure < 0:
        return False
    vouched = person.sure > 0 or counts[m.group("name")] > 1
    return vouched or bool(m.group("aside") and is_affiliation(m.group("aside")))
