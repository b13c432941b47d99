"""Cases told in running words, behind labels like 案例一：, 阿明案：, Hypothetical A: or The problem."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.model import Span
from graph.transcript.layout.person import HAN

if TYPE_CHECKING:
    from collections.abc import Sequence

_BEGIN = r"(?:^|(?<=[。！？”）)：]))[ \u3000]*"
_TO_IT = r"(?:好，|那么?，?|下面|接着|然后|首先|其次|现在|我们|先|再|来|请看|看看?|说说?|讲讲?|介绍|一下)*"
_NUMBERED = re.compile(
    rf"{_BEGIN}{_TO_IT}(?P<label>案例[一二三四五\d]|案[一二三四五](?=[：:])|第[一二三四五\d]个(?:案例|案件|案子|案))"
    r"(?:的?(?:案情|事实|情况))?(?:(?:大致|大概)?是这样的?|说的是|讲的是|如下|是)?[，,：:。]"
)
_BY_NAME = re.compile(rf"{_BEGIN}(?P<label>(?![本该此两个各这前后])[{HAN}·]{{2,4}}案)[：:]")
_KIND = r"(?:Hypothetical|Hypo|Problem|Case|Scenario|Situation|Variation|Fact pattern)"
_ENGLISH = re.compile(
    rf"(?:^|(?<=[.?!:\"”)])\s)(?P<label>{_KIND}\s(?:\d+|[A-E]|One|Two|Three|Four)\b|(?:The|Our) (?:first|second|third|fourth)"
    rf" (?i:{_KIND}))(?:\s?\([^()]{{1,40}}\)|, [^:.?!]{{1,60}})?(?: is this| goes like this)?[:.]\s"
)
_STORY = re.compile(
    r"(?:^|(?<=[.?!]\s))(?:(?:Here (?:is|are)|Here's|Consider|Take|Imagine) )?"
    r"(?P<label>(?i:the|our|this|these|the following) (?:problem|facts|case|scenario|hypothetical|moot|fact pattern))[:.]\s+(?=[A-Z])"
)
_CASE_NAME = re.compile(
    r"^(?:(?:The|Our) [a-z ]{4,15}[.:] +)?In (?P<name>(?:R|Re|Regina|State|People|Commonwealth|United States|[A-Z][\w'’]+) v\.? "
    r"[A-Z][\w'’]+(?:(?: and|,) (?:[A-Z][\w'’]+|Others|Another|Anor))*)"
)
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]*[”’）]*|\n")
_ENGLISH_SENTENCE = re.compile(
    r".+?(?:(?<!\bv)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\b[A-Z])[.?!]+[\"”’)]*(?=\s|$)|$)", re.DOTALL
)
# what a moderator goes on with once the case is told
_GOES_ON = re.compile(
    "^(?:好|那么?，|先(?:谈|说|请|看|讨论)|下面|首先|现在|接下来|请|各位|大家|今天|第[一二三四五]个(?:问题|话题|议题)|围绕|针对)"
    r"|^(?:So let|Let|Now let|With that|I'd like|We'll|I'll|My (?:first )?question|Question|Our (?:\w+ )?(?:guest|panel|speaker)|We (?:have|are joined))"
)
# talk about a case, not what happened in it
_TALKS = re.compile("大家|各位|诸位|意见|观点|看法|分歧|争议|讨论|我们")
_LEAST, _LEAST_STORY = 24, 120


@dataclass(frozen=True, slots=True)
class _Mark:
    """A label at ``start`` of the text, with the facts from ``begin`` on, in paragraph ``n``."""

    label: str
    start: int
    begin: int
    n: int


def cases_by_label(paragraphs: Sequence[Span], text: str) -> list[tuple[str, tuple[Span, ...]]]:
    """Two or more cases each told behind a label of its own, in order; else nothing."""
    for pattern in (_NUMBERED, _BY_NAME, _ENGLISH):
        marks = [
            _Mark(m["label"], p.start + m.start("label"), p.start + m.end(), n)
            for n, p in enumerate(paragraphs)
            for m in pattern.finditer(text[p.start : p.end])
        ]
        told: dict[str, tuple[Span, ...]] = {}
        for k, mark in enumerate(marks):
            facts = _facts(mark, marks[k + 1] if k + 1 < len(marks) else None, paragraphs, text)
            if facts and mark.label not in told:
                told[mark.label] = facts
        if len(told) > 1:
            return list(told.items())
    return []


def case_by_lead(paragraphs: Sequence[Span], text: str) -> list[tuple[str, tuple[Span, ...]]]:
    """The one case told behind words like ``The problem.``, if it is told at some length."""
    for p in paragraphs:
        m = _STORY.search(text[p.start : p.end])
        if m is None:
            continue
        facts = _until_asked(p.start + m.end(), p.end, text)
        if facts and facts.end - facts.start >= _LEAST_STORY:
            return [(m["label"], (facts,))]
    return []


def name_of_case(facts: str) -> str | None:
    """``R v Smith and Jones`` where the facts begin with ``In R v Smith and Jones``."""
    m = _CASE_NAME.match(facts)
    return m["name"] if m else None


def _facts(mark: _Mark, after: _Mark | None, paragraphs: Sequence[Span], text: str) -> tuple[Span, ...]:
    """The words behind a label up to the next one or to what the moderator says next, over adjoining paragraphs."""
    stop = after.start if after and after.n == mark.n else paragraphs[mark.n].end
    first = _until_asked(mark.begin, stop, text)
    if first is None or first.end - first.start < _LEAST:
        return ()
    if _TALKS.search(re.split("[，。；]", text[first.start : first.end])[0]):
        return ()
    found = [first]
    whole = not text[first.end : stop].strip()
    if after and whole and _adjoining(paragraphs[mark.n : after.n + 1], text):
        between = paragraphs[mark.n + 1 : after.n]
        found += [s for p in between if (s := _until_asked(p.start, p.end, text))]
    return tuple(found)


def _adjoining(paragraphs: Sequence[Span], text: str) -> bool:
    return all(not text[a.end : b.start].strip() for a, b in pairwise(paragraphs))


def _until_asked(start: int, end: int, text: str) -> Span | None:
    """The sentences up to the first that asks or goes on to the discussion."""
    words = text[start:end]
    pattern = _ENGLISH_SENTENCE if words.isascii() or not re.search(f"[{HAN}]", words) else _SENTENCE
    until = 0
    for m in pattern.finditer(words):
        sentence = m.group().strip()
        if sentence.rstrip('”’"）)').endswith(("？", "?")) and not sentence.endswith(("”", '"')):
            break
        if until and _GOES_ON.match(sentence):
            break
        until = m.end()
    kept = words[:until].rstrip()
    lead = len(kept) - len(kept.lstrip())
    return Span(start + lead, start + len(kept)) if kept.strip() else None
