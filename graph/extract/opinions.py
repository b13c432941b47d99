"""分歧意见: positions told before the experts speak, each with its case and the charges it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import Problem, Severity
from graph.extract.case_names import cases_named
from graph.extract.cases import spans_before_experts
from graph.extract.issue_text import stretch_of
from graph.extract.issue_words import mask
from graph.extract.opinion_charges import charges_held, has_outcome, holds_joinder
from graph.model import DivergentOpinion, make_id, squeeze
from graph.transcript.source import excerpt, locate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.extract.issue_text import Stretch
    from graph.model import CourtCase, Span
    from graph.transcript.document import Transcript

_NUMBER = "一二三四五六七八九"
_SAYS = r"(?:则|还|也|均)?(?:认为|主张|提出|指出|坚持|倾向于?|是|，|：)+"
_MARK = re.compile(
    rf"第(?P<a>[{_NUMBER}\d])(?:种|类|个)(?:分歧)?(?:处理)?(?:意见|观点|看法|主张"
    rf"|说法)(?:（(?P<h>[^）]{{2,20}})）)?{_SAYS}"
    rf"|(?:观点|意见|看法|说法"
    rf"|主张)(?P<b>[{_NUMBER}\d])(?:（(?P<i>[^）]{{2,20}})）)?[，：、:]?(?:认为)?[，：]?"
    rf"|(?:(?:另外?|还有|也有|又有|再有|另有)?(?:的)?(?:有)?(?P<c>一)种|另一种|还有(?:的|一部分)?"
    rf"|也有(?:的)?|另有|有(?:的|些"
    rf"|部分)?)(?:处理)?(?:意见|观点|看法|主张|人|同志|办案人员)?(?:则|还|也)?认为[，：]?"
    rf"|(?<=[。；：\n])(?P<d>[{_NUMBER}])(?:是|种意见)认为[，：]?"
    r"|(?<![\u4e00-\u9fff])(?:肯定|否定|折中|折衷|[甲乙丙丁])说(?:认为)?[，：]"
)
_BODY = (
    r"(?:一审|二审|原审|再审|初审|终审)(?:法院|法庭|判决|裁定)?"
    r"|(?:[\u4e00-\u9fff]{1,8})?(?:人民法院|人民检察院)|法院|合议庭|公诉机关|公诉人"
    r"|检察机关|检察院|公安机关|侦查机关"
    r"|监察机关|监委|辩护人|辩护律师|被告人(?:及其?辩护人)?|上诉人|被害人|诉讼代理人|抗诉机关"
)
_INSTANCE = re.compile(
    rf"(?P<holder>{_BODY})[^，。；]{{0,30}}?(?P<says>认为|认定|主张|提出|辩称|指控|起诉|抗诉|改判"
    rf"|判处|判决|裁定|以)"
)
_STAGE = re.compile(r"(?:一审|二审|再审|审查起诉|审理)(?:过程|期间|阶段)?(?:中|时)?，?")
_CONCLUDES = re.compile(r"因此|综上|据此|所以|应当?(?:以|认定|按|定)|构成|属于")
_END = re.compile(r"[。；！？\n]")


@dataclass(frozen=True, slots=True)
class _Told:
    """One opinion as found: its marker, its conclusion and all its words, as places in the stretch."""

    start: int
    conclusion: tuple[int, int]
    end: int
    number: int | None
    holder: str | None


def extract_opinions(transcript: Transcript, cases: Sequence[CourtCase]) -> tuple[DivergentOpinion, ...]:
    """The opinions in the order of the text, numbered within their case as the text numbers them.

    Looked for in the 分歧意见 part; without one, in the statements of facts and in what the moderator says
    before any expert. Positions of the instances (一审…抗诉…辩护人…) count where at least two differ.
    """
    if not cases:
        return ()
    for spans in _where(transcript):
        stretch = stretch_of(transcript.text, spans)
        told = _marked(stretch) or _by_instance(stretch)
        if told:
            return _built(transcript, stretch, told, cases)
    return ()


def opinion_problems(transcript: Transcript, opinions: Sequence[DivergentOpinion]) -> tuple[Problem, ...]:
    """A warning (SM153) where the text has a 分歧意见 part and no opinion could be read in it."""
    if not transcript.opinions or opinions:
        return ()
    span = transcript.opinions[0]
    source, at = transcript.text.source, transcript.text.starts[span.start]
    return (Problem("SM153", {}, locate(source, at), excerpt(source, at), Severity.WARNING),)


def _where(transcript: Transcript) -> Iterable[Sequence[Span]]:
    yield transcript.opinions
    yield [p for c in transcript.cases for p in c.paragraphs]
    yield spans_before_experts(transcript)


def _marked(stretch: Stretch) -> list[_Told]:
    """Opinions that a counting word opens (第一种意见认为, 观点二：, 另一种意见认为)."""
    view = stretch.view
    marks = list(_MARK.finditer(view))
    if len(marks) < 2:
        return []
    ends = [*(m.start() for m in marks[1:]), len(view)]
    told = []
    for m, end in zip(marks, ends, strict=True):
        number = next((m[k] for k in "abd" if m[k]), None)
        conclusion = _conclusion(stretch, m.end(), end)
        held = next((k for k in "hi" if m[k]), None)
        holder = stretch.text[m.start(held) : m.end(held)] if held else None
        told.append(_Told(m.start(), conclusion, end, _value(number), holder))
    return told


def _by_instance(stretch: Stretch) -> list[_Told]:
    """Positions of court, prosecution and defence, one a clause; none where fewer than two differ."""
    view = stretch.view
    told: list[_Told] = []
    at = 0
    for m in [*_END.finditer(view), re.search("$", view)]:
        if m is None:
            continue
        instance = _INSTANCE.search(view, at, m.start())
        words = stretch.text[at : m.start()]
        if instance and has_outcome(words):
            told.append(
                _Told(instance.start(), (instance.start(), m.start()), m.start(), None, instance["holder"])
            )
        at = m.end()
    outcomes = {charges_held(stretch.text[t.conclusion[0] : t.conclusion[1]]) for t in told}
    return told if len(outcomes) > 1 else []


def _conclusion(stretch: Stretch, start: int, end: int) -> tuple[int, int]:
    """The first sentence; where it holds no outcome, the last one that concludes."""
    pieces = []
    at = start
    for m in _END.finditer(stretch.view, start, end):
        pieces.append((at, m.start()))
        at = m.end()
    pieces.append((at, end))
    pieces = [(a, b) for a, b in pieces if stretch.text[a:b].strip()]
    if not pieces:
        return start, end
    if has_outcome(stretch.text[pieces[0][0] : pieces[0][1]]):
        return pieces[0]
    concluding = [
        (a, b) for a, b in pieces if has_outcome(stretch.text[a:b]) and _CONCLUDES.search(stretch.text[a:b])
    ]
    return concluding[-1] if concluding else pieces[0]


def _built(
    transcript: Transcript, stretch: Stretch, told: Sequence[_Told], cases: Sequence[CourtCase]
) -> tuple[DivergentOpinion, ...]:
    opinions: list[DivergentOpinion] = []
    counted: dict[str, int] = {}
    current = 0
    last_number = 0
    for n, t in enumerate(told):
        before = stretch.text[told[n - 1].start if n else 0 : t.start]
        current = _case(
            before,
            stretch.text[t.start : t.end],
            cases,
            current,
            restarts=bool(t.number == 1 and last_number),
        )
        case = cases[current]
        number = t.number if t.number and t.number > counted.get(case.id, 0) else counted.get(case.id, 0) + 1
        counted[case.id], last_number = number, number
        opinions.append(_opinion(transcript, stretch, t, case, number))
    return tuple(opinions)


def _case(before: str, words: str, cases: Sequence[CourtCase], current: int, *, restarts: bool) -> int:
    """Index of the case an opinion is on: named just before, told by its parties, or the next when counting
    starts again.
    """
    named = cases_named(mask(before), cases)
    if named:
        return cases.index(named[-1])
    if restarts and current + 1 < len(cases):
        return current + 1
    by_party = [n for n, c in enumerate(cases) if any(len(p.name) > 1 and p.name in words for p in c.parties)]
    return by_party[0] if len(by_party) == 1 else current


def _opinion(
    transcript: Transcript, stretch: Stretch, told: _Told, case: CourtCase, number: int
) -> DivergentOpinion:
    start, end = told.conclusion
    text = stretch.text[start:end].strip(" ，：、\n")
    passage_start = told.start if not re.search("[。；]", stretch.view[told.start : start]) else start
    passage = stretch.passage(transcript.text, passage_start, end)
    opinion = make_id("opinion", case.id, number, squeeze(text))
    return DivergentOpinion(
        opinion, case.id, number, text, charges_held(text), passage, told.holder, holds_joinder(text)
    )


def _value(number: str | None) -> int | None:
    if number is None:
        return None
    return int(number) if number.isdigit() else _NUMBER.index(number) + 1
