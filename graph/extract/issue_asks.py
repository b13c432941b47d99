"""What a moderator asks in Chinese: direct questions, reported views, listed points, requests."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graph.extract.issue_clauses import (
    SUBJECT_END,
    Asked,
    Remainder,
    asked,
    completed,
    narrowed,
    questions_in,
)
from graph.extract.issue_points import disputed_points, listed_points, listed_views
from graph.extract.issue_requests import REQUEST, announced, requested
from graph.extract.issue_rivals import as_issues, as_options, covered
from graph.extract.issue_text import sentences
from graph.extract.issue_views import View, reported_views, view_inside, view_of_somebody
from graph.extract.issue_wording import undisputed
from graph.extract.issue_words import OPEN, QUESTION, mask
from graph.model import IssueKind

if TYPE_CHECKING:
    from graph.extract.issue_text import Sentence, Stretch

_LONGEST_SUBJECT = 8
# more than anybody puts up in one turn; keeps the cost linear in the text
_MOST_VIEWS = 40
_ECHO = re.compile(r"(?P<verb>[\u4e00-\u9fff]{2})(?:哪里|哪儿|何处|什么|谁|哪些)(?:地方|方面)?？$")
# an open question on the way to the one that is meant: 谁说得清？责任到底由甲承担，还是由乙承担？
_LEADS_ON = re.compile(
    r"(?:怎么|怎样|如何)(?:说|讲|证明|办|分|算|查|看得出|解释)|谁(?:说得|能|来|知道|敢)|说得清|说不清|凭什么|为什么"
)
_LEGAL = re.compile(r"定性|认定|定罪|处理|评价|处罚|适用|界定|区分|计算|量刑")
_MEANT = re.compile("到底|究竟|归根结底|说到底|归根到底")
# the same asked about somebody else: 甲是否构成犯罪？乙呢？
_AND_WHO = re.compile(r"^(?:那么?|还有)?，?(?P<who>(?![你您我他她它这那])[\u4e00-\u9fff]{1,6})呢？$")
_NOBODY = re.compile(
    r"各位|大家|诸位|专家|嘉宾|其他|别的|老师|教授|律师|法官|检察官|主任|理由|原因|依据|怎么|如何|什么|为何"
)
_ANSWERED = re.compile(r"^(?:这是)?因为|^(?:原因|答案|理由|这是由于|主要是)|^(?:显然|当然|其实)")


@dataclass(slots=True)
class _Reading:
    """What has been gathered so far; views and candidates wait for a question that takes them up."""

    issues: list[Asked] = field(default_factory=list)
    views: list[View] = field(default_factory=list)
    left_over: list[View] = field(default_factory=list)
    candidates: list[Asked] = field(default_factory=list)
    topics: list[Asked] = field(default_factory=list)
    told: View | None = None  # what a party is said to hold: an issue only where the next words ask about it


def asked_in(stretch: Stretch) -> list[Asked]:
    """The questions of one turn in the order of the text; empty where the turn names none.

    Background and rhetorical sentences give nothing. A reported view counts where it is put up for discussion
    and no question asks the same.
    """
    reading = _Reading()
    following = list(sentences(stretch))
    for n, sentence in enumerate(following):
        after = following[n + 1].text.strip() if n + 1 < len(following) else ""
        _read(reading, sentence, rhetorical=_answered(sentence.text, after))
    return _settled(reading)


def _answered(question: str, after: str) -> bool:
    """Whether the moderator goes on to answer (为什么？因为…; 难在哪里？难在…)."""
    echo = _ECHO.search(question)
    return bool(_ANSWERED.match(after)) or bool(echo and after.startswith(echo["verb"]))


def _read(reading: _Reading, sentence: Sentence, *, rhetorical: bool) -> None:
    view = sentence.view
    if again := _same_about(reading, sentence):
        reading.issues.append(again)
        return
    views = reported_views(sentence)
    open_question = [v for v in views if OPEN.search(v.statement) or undisputed(v.statement) != v.statement]
    if views and not open_question:
        reading.views += views
        _read_question(reading, sentence, views[-1].end - sentence.start)
    elif view.rstrip().endswith(("？", "？”")) and not rhetorical:
        _read_question(reading, sentence, 0)
    elif not view.rstrip().endswith("？"):
        _read_statement(reading, sentence)


def _same_about(reading: _Reading, sentence: Sentence) -> Asked | None:
    """The question before with another subject, where no more than that is named."""
    m = _AND_WHO.match(sentence.view.strip())
    last = reading.issues[-1] if reading.issues else None
    if m is None or last is None or last.kind is IssueKind.OPEN or _NOBODY.search(m["who"]):
        return None
    verb = SUBJECT_END.search(mask(last.text))
    if verb is None or not 0 < verb.start() <= _LONGEST_SUBJECT:
        return None
    start = sentence.start + len(sentence.text) - len(sentence.text.lstrip())
    text = m["who"] + last.text[verb.start() :]
    return asked(sentence.stretch, start, sentence.end, text=text, confidence=last.confidence)


def _read_question(reading: _Reading, sentence: Sentence, start: int) -> None:
    rest = sentence.view[start:]
    if not rest.strip("，；。？！ \n") or not (rest.rstrip().endswith("？") or QUESTION.search(rest)):
        return
    stretch, begin = sentence.stretch, sentence.start + start
    for item in questions_in(stretch, begin, sentence.end):
        if isinstance(item, Remainder):
            wrapped = view_inside(sentence, begin - sentence.start, item.end - sentence.start)
            told = [reading.told] if item.on_view and reading.told and not reading.views else []
            _take_up(reading, [wrapped] if wrapped else told)
            continue
        wrapped = view_inside(sentence, item.start - sentence.start, item.end - sentence.start)
        if wrapped and _asks_about_view(item):
            reading.issues += as_issues([wrapped])
        else:
            _add(reading, item)


def _asks_about_view(item: Asked) -> bool:
    return bool(
        re.search(
            r"(?:是否|能否|应否|可否)(?:能够|应当?|可以|予以)?(?:成立|采纳|采信|支持|正确|妥当|合理|可取"
            r"|恰当|准确|有道理|符合|得到|有法律依据)",
            item.text,
        )
        or re.search(r"^(?:应当?|该)?(?:如何|怎样|怎么)(?:看待?|评价|认识|理解|回应|评析|分析)", item.text)
    )


def _add(reading: _Reading, item: Asked) -> None:
    last = reading.issues[-1] if reading.issues else None
    joined = narrowed(last, item) if last else None
    if joined:
        reading.issues[-1] = joined
        return
    if last and _leads_on(last, item):
        reading.issues[-1] = item
        return
    item = completed(last, item) if last else item
    rivals = as_options(reading.views)
    if rivals and item.kind is not IssueKind.POLAR and _about_outcome(item):
        item = replace(item, kind=IssueKind.CHOICE, options=item.options or rivals)
        reading.views = []
    reading.left_over += reading.views
    reading.views = []
    reading.issues.append(item)


def _leads_on(last: Asked, item: Asked) -> bool:
    """Whether an open question only led to the next one, which says what is meant."""
    if last.stretch is not item.stretch or not 0 <= item.start - last.end <= 1:
        return False
    opened = last.kind is IssueKind.OPEN and _LEADS_ON.search(last.text) and not _LEGAL.search(last.text)
    return bool(opened) and item.kind is not IssueKind.OPEN and bool(_MEANT.search(item.text))


def _about_outcome(item: Asked) -> bool:
    return bool(re.search(r"定性|认定|何罪|罪名|性质|处理|定罪|评价|罪|看待|哪种|哪一种", item.text))


def _take_up(reading: _Reading, wrapped: list[View]) -> None:
    """A question that only asks for an answer takes up what was said before it."""
    views = wrapped or reading.views
    if views:
        reading.issues += as_issues(views)
    elif reading.candidates:
        reading.issues += reading.candidates
    reading.views, reading.candidates = [], []


def _read_statement(reading: _Reading, sentence: Sentence) -> None:
    points, views = listed_points(sentence), listed_views(sentence)
    if points:
        reading.candidates += points
    elif views:
        reading.views += views
    elif REQUEST.search(sentence.view):
        questions, topics = requested(sentence)
        for item in questions:
            _add(reading, item)
        reading.topics += topics
    else:
        reading.told = view_of_somebody(sentence)
        reading.topics += announced(sentence)
        reading.candidates += disputed_points(sentence)


def _settled(reading: _Reading) -> list[Asked]:
    """Issues and the views nobody asked the same about; without any issue, candidates or a topic."""
    waiting = [v for v in [*reading.left_over, *reading.views] if v.claims][-_MOST_VIEWS:]
    if reading.issues:
        asked_too = [v for v in waiting if not v.of_body and not any(covered(v, i) for i in reading.issues)]
        extra = as_issues(asked_too) if len(asked_too) < 2 or not as_options(asked_too) else []
        return sorted([*reading.issues, *extra], key=lambda a: a.start)
    if waiting:
        return sorted([*as_issues(waiting), *reading.candidates], key=lambda a: a.start)
    if reading.candidates:
        return reading.candidates
    return reading.topics[:1]
