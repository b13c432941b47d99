"""The cases: told under heads of their own, several in one paragraph, or by the moderator in passing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.model import Span
from graph.transcript.document import CaseText
from graph.transcript.layout.person import HAN
from graph.transcript.layout.told_cases import case_by_lead, cases_by_label, name_of_case
from graph.transcript.words import surnames

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.transcript.layout.assembly import OpenCase

_INLINE = re.compile(
    r"(?P<label>(?:Problem|Hypothetical|Case|Scenario)\s+(?:\d+|[A-Z]|One|Two|Three|Four)\b(?:\s*\([^()]{1,40}\))?)[:.]\s"
    r"|(?P<zh>案例[一二三四五六七八九\d])[：:]"
)
_PARTY = re.compile(
    f"(?P<name>(?:[{''.join(sorted(surnames()[0]))}]|欧阳|上官|司马|诸葛)某(?:[甲乙丙丁某])?)(?![{HAN}]{{0,2}}(?:公司|单位))"
)
_NUMBERED = re.compile(r"[一二三四五六七八九十\d]|[A-Z]$")
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?[”’]?")
_PROCESS = re.compile("一审|二审|抗诉|上诉|辩护人|公诉机关|起诉|判处|判决|不起诉|分歧|第[一二三]种意见|观点")
_DATE = re.compile(r"(?:19|20)\d\d年|\d{1,2}月\d{1,2}日|某日|同年|近日|某年|去年|此后|随后|案发|后[，经]")
_NAMED_CASE = re.compile("某[甲乙丙]?[^。]{0,40}(?:一案|案件|案)[，。、；（]?")
_INVITES = re.compile("请|各位|欢迎|研讨|讨论|圆桌|问题")


def find_cases(
    told: Sequence[OpenCase], places: Sequence[Span], talk: Sequence[Span], text: str
) -> tuple[CaseText, ...]:
    """Cases in the order of the text; without a head, those told behind labels in ``talk``, else the one told in
    passing in one of ``places``.
    """
    found: list[tuple[str, tuple[Span, ...]]] = []
    for case in told:
        found += _inline(case, text) or [(case.label, tuple(case.paragraphs))]
    found = [f for f in found if f[1]] or cases_by_label(talk, text)
    found = found or _told_in_passing(places, text) or case_by_lead(talk, text)
    named = [(_named(label, spans, text, alone=len(found) == 1), spans) for label, spans in found]
    return tuple(CaseText(n, label, spans) for n, (label, spans) in enumerate(named, 1))


def parties_in(text: str) -> list[str]:
    """Names like 甄某, in order of first mention."""
    return list(dict.fromkeys(m.group("name") for m in _PARTY.finditer(text)))


def _inline(case: OpenCase, text: str) -> list[tuple[str, tuple[Span, ...]]]:
    """``Problem 1 (…): … Problem 2 (…): …`` in one paragraph as two cases."""
    if not case.paragraphs:
        return []
    start, end = case.paragraphs[0].start, case.paragraphs[-1].end
    marks = list(_INLINE.finditer(text, start, end))
    if not marks:
        return []
    bounds = [*(m.end() for m in marks)], [*(m.start() for m in marks[1:]), end]
    return [
        (m.group("label") or m.group("zh"), _within(case.paragraphs, a, b))
        for m, a, b in zip(marks, *bounds, strict=True)
    ]


def _within(paragraphs: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    cut = [Span(max(p.start, start), min(p.end, end)) for p in paragraphs]
    return tuple(p for p in cut if p.start < p.end)


def _named(label: str, spans: tuple[Span, ...], text: str, *, alone: bool) -> str:
    if _NUMBERED.search(label):
        return label
    names = parties_in("".join(text[s.start : s.end] for s in spans))
    if alone and names:
        return f"{names[0]}案"
    if alone and spans and (name := name_of_case(text[spans[0].start : spans[0].end])):
        return name
    return label if not alone or label.isascii() else "本案"


def _told_in_passing(places: Sequence[Span], text: str) -> list[tuple[str, tuple[Span, ...]]]:
    """The sentences that tell what happened, from the first with a party in it to the court's."""
    for place in places:
        if facts := _facts(place, text):
            return [("本案", (facts,))]
    for place in places:
        for m in _SENTENCE.finditer(text, place.start, place.end):
            if _NAMED_CASE.search(m.group()):
                return [("本案", (Span(m.start(), m.end()),))]
    return []


def _facts(paragraph: Span, text: str) -> Span | None:
    start = end = None
    for m in _SENTENCE.finditer(text, paragraph.start, paragraph.end):
        sentence = m.group()
        tells = (
            bool(parties_in(sentence))
            and not _PROCESS.search(sentence)
            and not sentence.rstrip("”’").endswith("？")
        )
        if start is None:
            if tells and (_DATE.search(sentence) or not _INVITES.search(sentence)):
                start, end = m.start(), m.end()
        elif tells or (_DATE.search(sentence) and not _PROCESS.search(sentence)):
            end = m.end()
        else:
            break
    if start is None or end is None:
        return None
    lead = len(text[start:end]) - len(text[start:end].lstrip())
    return Span(start + lead, end)
