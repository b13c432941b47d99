"""分歧意见: the part of that name, or the stretch of running text where courts, prosecutors and counsel differ."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_COUNTED = re.compile(
    "第[一二三四五]种(?:意见|观点|看法|主张)|(?:观点|意见)[一二三四五][：:，]|一种(?:意见|观点)[^。]{0,80}另一种(?:意见|观点)"
)
_INSTANCES = re.compile("一审|二审|原审|抗诉|上诉|辩护人|公诉机关|检察机关|公安机关|法院(?:审理)?认为")
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?[”’]?")


def find_opinions(headed: Sequence[Span], places: Sequence[Span], text: str) -> tuple[Span, ...]:
    """The paragraphs under a head; without one, those of ``places`` that count opinions, then the instances."""
    if headed:
        return tuple(headed)
    counted = [p for p in places if _COUNTED.search(text, p.start, p.end)]
    if counted:
        return tuple(sorted(set(counted)))
    for place in places:
        if stretch := _instances(place, text):
            return (stretch,)
    return ()


def _instances(paragraph: Span, text: str) -> Span | None:
    """From the first to the last sentence that reports an instance, if two or more of them differ."""
    hits = [
        m for m in _SENTENCE.finditer(text, paragraph.start, paragraph.end) if _INSTANCES.search(m.group())
    ]
    kinds = {word for m in hits for word in _INSTANCES.findall(m.group())}
    if len(kinds) < 2:
        return None
    start = hits[0].start()
    start += len(hits[0].group()) - len(hits[0].group().lstrip())
    return Span(start, hits[-1].end())
