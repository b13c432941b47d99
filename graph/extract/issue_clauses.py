"""A sentence that asks, taken apart into its questions."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.extract.issue_options import options_of
from graph.extract.issue_wording import statement_of, strip_leads, tidy
from graph.extract.issue_words import (
    ASKING,
    CHOICE,
    GENERIC,
    GOVERNING,
    ON_VIEW,
    OPEN,
    POLAR,
    QUESTION,
    mask,
)
from graph.model import IssueKind

if TYPE_CHECKING:
    from graph.extract.issue_text import Stretch

_CUT = re.compile(
    r"[，；]|、(?=第?[一二三四五六七八九十]是|其[一二三四五])"
    r"|(?<=.)、(?=[^，；、]{2,30}(?:是否|能否|应否|可否|如何|怎样))"  # …是否构成甲罪、数额应当如何认定
    rf"|(?:以及|及其?|和|与|并且?)(?=(?:应当?|是|该|又)?{ASKING})"
    r"|以及(?=[^，；]*(?:是否|能否|应否|可否|如何|怎样|何种|哪些|什么))"
)
_VERB = (
    r"(?:界定|厘清|区分|认定|确定|划分|把握|理解|处理|评价|适用|追究|判断|规范|保护|防范|完善|分配"
    r"|分担|计算|审查|认识|衡量|平衡|解决|"
    r"避免|防止|实现|保障|加强|规制|惩治|打击|预防|识别|定性|量刑|处罚|协调|衔接|落实|建立|构建"
    r"|明确|界分|选择|运用|收集|固定)"
)
_SHARED = re.compile(
    rf"(?P<how>(?:应当?|该)?(?:如何|怎样|怎么))(?P<first>[^，；、]*?)(?P<joint>、|，|；|，?并|以及"
    rf"|和)(?={_VERB}[^、，；]{{2,}})"
)
_ELLIPTICAL = re.compile(
    r"^(?:究竟|到底|又|还|应当?|该|那)*(?:是|属于|构成|成立|应|以|按|触犯|何罪|涉嫌|认定|为)(?!否)"
)
_ANY_VIEW = re.compile(r"(?:有没有|有无|是否有)[^，]{0,6}(?:看法|意见|见解|补充|建议|观点)$")
_NO_SUBJECT = re.compile(
    r"^(?:应当?|该|又|究竟|到底)*(?:(?:构成|触犯|涉嫌|成立|认定为|定)?(?:何罪|何种|什么罪|哪种罪"
    r"|哪个罪)|是|属于)"
)
SUBJECT_END = re.compile(rf"(?:究竟|到底|应当?|应该|该|能够|可以|构成|属于|成立)*{ASKING}")
# 我的问题是：…, 再问一遍：…
_INTRO = re.compile(
    r"^(?:[^，；？：]{1,14}|[^，；？：]{0,24}(?:问题|焦点|议题|方面|话题|如下|内容|争点|疑问|讨论|主题|单元|环节)"
    r"(?:是|有|为)?(?:[一二三四两\d]个?)?|[^；？：]{1,30}的)："
)
_RHETORICAL = re.compile(
    r"(?:^|，)(?:难道|岂|何尝|何不|怎能)|(?:要|会)?(?:选择|讨论|关注|研讨)(?:这个|这一|该|此)(?:话题|问题"
    r"|主题|选题|案例)"
)
# what is left to say: no question of law
_ANYTHING_ELSE = re.compile(r"(?:还|有没有|是否|有无)[^，]{0,6}(?:补充|要说|想说|话说|要讲)[^，]{0,4}$")
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: its words, its place in the stretch, and what kind of answer it wants."""

    stretch: Stretch
    start: int
    end: int
    text: str
    kind: IssueKind
    proposition: str | None = None
    options: tuple[str, ...] = ()
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class Remainder:
    """Words that ask for an answer without saying to what; ``on_view`` if to a view told before."""

    start: int
    end: int
    on_view: bool


def kind_of(text: str) -> IssueKind:
    """Polar, choice or open, by the question word that governs the clause."""
    view = mask(text)
    polar, choice, opened = POLAR.search(view), CHOICE.search(view), OPEN.search(view)
    if GOVERNING.search(view) or _ANY_VIEW.search(view):
        return IssueKind.OPEN
    if choice and not (polar and _either_or(view)):
        return IssueKind.CHOICE
    if polar and (opened is None or polar.start() < opened.start() or view.endswith(("吗", "吗？"))):
        return IssueKind.POLAR
    return IssueKind.OPEN


def _either_or(view: str) -> bool:
    """Whether 还是 means "still" (是否还是…) rather than "or"."""
    return bool(re.search(r"是否还是|能否还是", view))


def asked(
    stretch: Stretch, start: int, end: int, *, text: str | None = None, confidence: float = 0.9
) -> Asked:
    """The question that stands at the place, in its own words unless others are given."""
    words = tidy(text if text is not None else stretch.text[start:end])
    kind = kind_of(words)
    options = options_of(words) if kind is IssueKind.CHOICE else ()
    proposition = statement_of(words) if kind is IssueKind.POLAR else None
    return Asked(stretch, start, end, words, kind, proposition, options, confidence)


def questions_in(stretch: Stretch, start: int, end: int) -> list[Asked | Remainder]:
    """The questions of ``text[start:end]``, which is known to ask, in order."""
    intro = _INTRO.match(stretch.view[start:end])
    if intro and not QUESTION.search(intro[0]) and intro.end() < end - start - 2:
        start += intro.end()
    found: list[Asked | Remainder] = []
    for a, b in _groups(stretch.view, start, end):
        found += _read_group(stretch, a, b)
    return _merged(found)


def _groups(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """Clauses put together so that each group ends with a clause that asks."""
    edges = [
        start,
        *(m.end() if m[0] in "，；、" else m.start() for m in _CUT.finditer(view, start, end)),
        end,
    ]
    groups: list[tuple[int, int]] = []
    begin = start
    for a, b in pairwise(edges):
        clause = view[a:b].strip("，；、。？！ \n")
        if groups and begin == a and re.match("还是|抑或|亦或", clause):
            groups[-1] = (groups[-1][0], b)
            begin = b
        elif QUESTION.search(clause) or GENERIC.match(clause):
            groups.append((begin, b))
            begin = b
    if begin < end and view[begin:end].strip("，；、。？！ \n”") and groups:
        groups[-1] = (groups[-1][0], end)
    return groups


def _read_group(stretch: Stretch, start: int, end: int) -> list[Asked | Remainder]:
    start, end = _trim(stretch.text, start, end)
    words = stretch.view[start:end].rstrip("？。！，；")
    start += strip_leads(stretch.text[start:end])
    rest = stretch.view[start:end].rstrip("？。！，；")
    if ON_VIEW.match(rest):
        return [Remainder(start, end, on_view=True)]
    if GENERIC.match(rest) or GENERIC.match(words):
        return [Remainder(start, end, on_view=False)]
    if _RHETORICAL.search(rest) or _ANYTHING_ELSE.search(rest):
        return []
    tail = rest.rfind("，")
    if tail > 0 and GENERIC.match(rest[tail + 1 :]) and QUESTION.search(rest[:tail]):
        end = start + tail
    return [*_shared_how(stretch, _shortened(stretch.view, start, end), end)]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \n\t　，；、,;":
        start += 1
    while end > start and text[end - 1] in " \n\t　，；、,;":
        end -= 1
    return start, end


def _shortened(view: str, start: int, end: int) -> int:
    """A later start for a question that drags a long story before it."""
    while end - start > _LONGEST:
        comma = view.find("，", start, end - 20)
        if comma < 0:
            break
        start = comma + 1
    return start


def _shared_how(stretch: Stretch, start: int, end: int) -> list[Asked]:
    """One question per predicate where one 如何 governs several."""
    view = stretch.view[start:end]
    m = _SHARED.search(view)
    if not m or POLAR.search(view) or not re.search(_VERB, m["first"][:6]):
        return [asked(stretch, start, end)]
    first = asked(stretch, start, start + m.start("joint"))
    rest = start + m.end()
    how = m["how"]
    later = asked(stretch, rest, end, text=how + stretch.text[rest:end])
    return [first, later]


def completed(first: Asked, second: Asked) -> Asked:
    """``甲是否构成犯罪？构成何罪？`` with the subject of the first in the second, which has none."""
    view = mask(first.text)
    verb = SUBJECT_END.search(view)
    if (
        second.kind is IssueKind.POLAR
        or not verb
        or not verb.start()
        or not _NO_SUBJECT.match(mask(second.text))
    ):
        return second
    return replace(second, text=first.text[: verb.start()].rstrip("，") + second.text)


def _merged(found: list[Asked | Remainder]) -> list[Asked | Remainder]:
    """Choices without a subject joined to the open question they narrow down."""
    out: list[Asked | Remainder] = []
    for item in found:
        last = out[-1] if out else None
        if not isinstance(last, Asked) or not isinstance(item, Asked):
            out.append(item)
        elif joined := narrowed(last, item):
            out[-1] = joined
        else:
            out.append(completed(last, item))
    return out


def narrowed(first: Asked, second: Asked) -> Asked | None:
    """``如何定性？是甲还是乙？`` as one choice; None where the second asks something of its own."""
    if second.kind is not IssueKind.CHOICE or not _ELLIPTICAL.match(mask(second.text)):
        return None
    if first.kind is not IssueKind.OPEN or first.stretch is not second.stretch:
        return None
    text = f"{first.text}，{second.text}"
    return Asked(
        first.stretch, first.start, second.end, text, IssueKind.CHOICE, None, second.options, first.confidence
    )
