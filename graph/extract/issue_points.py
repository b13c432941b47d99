"""Points that a moderator lists, and remarks that something is disputed: questions that wait to be put."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extract.issue_clauses import Asked, asked, questions_in
from graph.extract.issue_views import View, reported_views
from graph.extract.issue_wording import strip_leads, tidy, undisputed
from graph.extract.issue_words import QUESTION

if TYPE_CHECKING:
    from graph.extract.issue_text import Sentence

_CUE = re.compile(
    r"(?:焦点|争议|问题|争点|难点|疑问|议题|方面|分歧|内容)[^，。]{0,12}(?:有|包括|是|集中|如下"
    r"|在于|体现|涉及|为|表现)"
)
_DISPUTED = re.compile(
    r"争议|分歧|争论|不同(?:意见|认识|观点|看法|理解|做法)|不(?:够)?(?:明确|清楚|统一|一致)|难点"
    r"|难题|焦点|关键|疑难|值得|有待|需要(?:讨论|探讨|研究|明确|厘清|回答|解决)"
    r"|亟待|疑问|核心|重点|问题"
)
_ITEM = re.compile(
    r"(?:^|(?<=[：；。，、]))(?:第?[一二三四五六七八九]是|其[一二三四五六](?:是)?[，、]?"
    r"|第[一二三四五六七八九](?:是)?[，、]|（[一二三四五六\d]）"
    r"|[1-9][.．、])"
)
_OF_VIEWS = re.compile(r"(?:意见|观点|看法|主张|说法|方案)[^，。]{0,6}：")


def listed_points(sentence: Sentence) -> list[Asked]:
    """The points of an enumeration (一是…；二是…) of which at least one asks."""
    if not QUESTION.search(sentence.view) or not (
        _CUE.search(sentence.view) or _ITEM.match(sentence.view.strip())
    ):
        return []
    places = [(sentence.start + a, sentence.start + b) for a, b in _items(sentence) if b - a > 2]
    return [asked(sentence.stretch, a, b, confidence=0.8) for a, b in places]


def listed_views(sentence: Sentence) -> list[View]:
    """The views of an enumeration (三种意见：一是认定…；二是…)."""
    if not _OF_VIEWS.search(sentence.view):
        return []
    places = [(sentence.start + a, sentence.start + b) for a, b in _items(sentence)]
    return [View(sentence, a, b, sentence.stretch.text[a:b]) for a, b in places if b - a > 2]


def disputed_points(sentence: Sentence) -> list[Asked]:
    """The questions in a remark that something is disputed, unclear or worth discussing."""
    if not QUESTION.search(sentence.view) or not _DISPUTED.search(sentence.view):
        return []
    told = reported_views(sentence)
    inner = tidy(undisputed(tidy(told[0].statement if told else sentence.text)))
    inner = inner[strip_leads(inner) :]
    at = sentence.text.find(inner)
    if at < 0 or not QUESTION.search(inner):
        return []
    found = questions_in(sentence.stretch, sentence.start + at, sentence.start + at + len(inner))
    return [replace(item, confidence=0.7) for item in found if isinstance(item, Asked)]


def _items(sentence: Sentence) -> list[tuple[int, int]]:
    starts = list(_ITEM.finditer(sentence.view))
    stops = [*(m.start() for m in starts[1:]), len(sentence.view.rstrip("。！ \n"))]
    found = []
    for m, stop in zip(starts, stops[: len(starts)], strict=True):
        found.append((m.end(), m.end() + len(sentence.text[m.end() : stop].rstrip("；;，,、。 "))))
    return found
