"""What a moderator asks in Chinese: direct questions, reported views, listed points, requests."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graph.extract.issue_clauses import Asked, Remainder, asked, completed, narrowed, questions_in
from graph.extract.issue_rivals import as_issues, as_options, covered
from graph.extract.issue_text import sentences
from graph.extract.issue_views import View, reported_views, view_inside
from graph.extract.issue_wording import strip_leads, tidy, undisputed
from graph.extract.issue_words import GENERIC, OPEN, QUESTION
from graph.model import IssueKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.extract.issue_text import Sentence, Stretch

_REQUEST = re.compile(
    r"(?:请|希望|邀请|恳请|有请|想听|想请|我们|大家|下面|接下来|首先|现在)[^，]*?"
    r"(?:谈谈|谈一谈|谈|说说|分析|讨论|探讨|阐述|发表|展开|交流|研讨|回答|发言|介绍|解读|各抒己见"
    r"|畅所欲言|聚焦|围绕|请教|赐教|看一?看|关注)"
    r"|请各位|请教|各抒己见|发表意见|谈谈"
)
# what stands before the topic of a request: 请各位结合本案就…, 请谈谈对…
_REQUEST_HEAD = re.compile(
    r"^(?:.*?，)??(?:那么|最后|首先|下面|接下来|现在|好|再|先|也|还|就|让)*(?:我们|请|想请|希望"
    r"|邀请|有请|恳请|请问|请教|大家)"
    r"(?:各位|诸位|几位|两位|三位|大家|您|专家|嘉宾|老师|教授|检察官|法官|律师|学者|的|们|我们"
    r"|结合[^，]{0,14}?(?:案件|案例|案情|本案|实际|实践|工作|规定|经验)"
    r"|从[^，]{0,14}?(?:角度|方面|层面)(?:出发)?|以[^，]{0,8}为例|，|和|具体|简要|先|来|首先|再"
    r"|分别|都|能|可以|一起|共同|继续|进一步|深入|重点|主要)*"
    r"(?:就|围绕|针对|对于?|关于|聚焦于?|谈谈|谈一谈|谈|说说|说一说|分析|讨论|探讨|阐述|回答|介绍"
    r"|解读|来看|看一看|看看|关注)?(?:一下|下)?(?:就|对于?|关于|围绕|针对)?"
)
_REQUEST_TAIL = re.compile(
    r"(?:(?:这|该)[一个]*|的|等|方面的?|相关的?|有关的?)*(?:问题|话题|议题)?，?(?:来)?(?:谈谈"
    r"|谈一谈|谈|发表|展开|进行|作|做|提出|给出|说说|讨论|探讨|"
    r"阐述|交流|分析|研讨|发言|各抒己见|畅所欲言|解读|分享|予以|加以|开始|依次)[^，]*$"
    r"|(?:的)?(?:看法|意见|见解|高见|认识|观点|想法|结论性意见|理解)$"
)
_EMPTY_TOPIC = re.compile(
    r"(?:第?[一二三四五六七八九十\d两]++位?|最后|下|上述|以上|前述|这|该|此|本|那|个|些|一|种|起|几|大"
    r"|方面|问题|案件|案例|案情|案|议题|话题|主题|各自|自己|个人|的"
    r"|之|中|里|今天|研讨|"
    r"意见|看法|观点|发表|[一二两三四五六七八九十几]位|大家|各位|专家|老师|嘉宾|相关|有关|请|就|先|来|讨论|实际|情况|环节|单元"
    r"|，|、|：|和|与|了|再|首先|下面|接下来|现在|进入|焦点|争议|难点)*+"
)
_TOPIC = re.compile(
    r"^(?:.*?(?:，|。))??(?:[^，。]{1,10}的)?(?:(?:首先|下面|接下来|现在|最后)?，?(?:我们)?(?:进入"
    r"|来看|看|讨论|是|转入)*)"
    r"(?:第[一二三四五六七八九十\d]+(?:个|项)?(?:问题|议题|单元|环节|方面)|(?:下"
    r"|最后)一?个?(?:问题|议题))(?:是|，|：|——|是关于"
    r"|，是)++(?P<topic>[^，。？]{2,30})$"
)
_WHO_BEGINS = re.compile(r"(?:先|首先|接着|继续|最后)(?:来)?(?:谈|说|讲|发言|开始|补充|回应)|补充$|抛砖引玉")
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
# more than anybody puts up in one turn; keeps the cost linear in the text
_MOST_VIEWS = 40
_ANSWERED = re.compile(r"^(?:这是)?因为|^(?:原因|答案|理由|这是由于|主要是)|^(?:显然|当然|其实)")


@dataclass(frozen=True, slots=True)
class Topic:
    """What a request or an announcement names without asking (第二个问题是管辖)."""

    start: int
    end: int


@dataclass(slots=True)
class _Reading:
    """What has been gathered so far; views and candidates wait for a question that takes them up."""

    issues: list[Asked] = field(default_factory=list)
    views: list[View] = field(default_factory=list)
    left_over: list[View] = field(default_factory=list)
    candidates: list[Asked] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    invited: bool = False


def asked_in(stretch: Stretch) -> list[Asked]:
    """The questions of one turn in the order of the text; empty where the turn names none.

    Background and rhetorical sentences give nothing. A reported view counts where it is put up for discussion
    and no question asks the same.
    """
    reading = _Reading()
    following = list(sentences(stretch))
    for n, sentence in enumerate(following):
        after = following[n + 1].text.strip() if n + 1 < len(following) else ""
        _read(reading, sentence, rhetorical=bool(_ANSWERED.match(after)))
    return _settled(reading, stretch)


def _read(reading: _Reading, sentence: Sentence, *, rhetorical: bool) -> None:
    view = sentence.view
    views = reported_views(sentence)
    open_question = [v for v in views if OPEN.search(v.statement) or undisputed(v.statement) != v.statement]
    if views and not open_question:
        reading.views += views
        _read_question(reading, sentence, views[-1].end - sentence.start)
    elif view.rstrip().endswith(("？", "？”")) and not rhetorical:
        _read_question(reading, sentence, 0)
    elif not view.rstrip().endswith("？"):
        _read_statement(reading, sentence, open_question)


def _read_question(reading: _Reading, sentence: Sentence, start: int) -> None:
    rest = sentence.view[start:]
    if not rest.strip("，；。？！ \n") or not (rest.rstrip().endswith("？") or QUESTION.search(rest)):
        return
    stretch, begin = sentence.stretch, sentence.start + start
    for item in questions_in(stretch, begin, sentence.end):
        if isinstance(item, Remainder):
            wrapped = view_inside(sentence, begin - sentence.start, item.end - sentence.start)
            _take_up(reading, [wrapped] if wrapped else [])
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
    item = completed(last, item) if last else item
    rivals = as_options(reading.views)
    if rivals and item.kind is not IssueKind.POLAR and _about_outcome(item):
        item = replace(item, kind=IssueKind.CHOICE, options=item.options or rivals)
        reading.views = []
    reading.left_over += reading.views
    reading.views = []
    reading.issues.append(item)


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


def _read_statement(reading: _Reading, sentence: Sentence, views: Iterable[View]) -> None:
    view = sentence.view
    items = _listed(sentence) if _CUE.search(view) or _ITEM.match(view.strip()) else []
    if items:
        reading.candidates += items
    elif _REQUEST.search(view):
        reading.invited = True
        _read_request(reading, sentence)
    elif (m := _TOPIC.match(view.strip("。！ \n"))) and not _EMPTY_TOPIC.fullmatch(m["topic"]):
        reading.topics.append(Topic(sentence.start + m.start("topic"), sentence.start + m.end("topic")))
    elif QUESTION.search(view) and _DISPUTED.search(view):
        reading.candidates += _candidate(sentence, next((v.start - sentence.start for v in views), 0))


def _candidate(sentence: Sentence, start: int) -> list[Asked]:
    words = sentence.text[start:]
    view = next((v for v in reported_views(sentence)), None)
    if view:
        words = view.statement
    inner = tidy(undisputed(tidy(words)))
    inner = inner[strip_leads(inner) :]
    at = sentence.text.find(inner)
    if at < 0 or not QUESTION.search(inner):
        return []
    begin = sentence.start + at
    found = questions_in(sentence.stretch, begin, begin + len(inner))
    return [replace(item, confidence=0.7) for item in found if isinstance(item, Asked)]


def _listed(sentence: Sentence) -> list[Asked]:
    """The points of an enumeration (一是…；二是…) of which at least one asks."""
    view = sentence.view
    starts = list(_ITEM.finditer(view))
    if not starts or not QUESTION.search(view):
        return []
    stops = [*(m.start() for m in starts[1:]), len(view.rstrip("。！ \n"))]
    found = []
    for m, stop in zip(starts, stops, strict=True):
        end = m.end() + len(sentence.text[m.end() : stop].rstrip("；;，,、。 "))
        if end - m.end() > 2:
            found.append(
                asked(sentence.stretch, sentence.start + m.end(), sentence.start + end, confidence=0.8)
            )
    return found


def _read_request(reading: _Reading, sentence: Sentence) -> None:
    view = sentence.view
    head = _REQUEST_HEAD.match(view)
    start = head.end() if head else 0
    tail = _REQUEST_TAIL.search(view.rstrip("。！？ \n"), start)
    end = tail.start() if tail else len(view.rstrip("。！？ \n"))
    words = view[start:end]
    if QUESTION.search(words):
        stretch = sentence.stretch
        found = questions_in(stretch, sentence.start + start, sentence.start + end)
        for item in found:
            if isinstance(item, Asked):
                _add(reading, replace(item, confidence=0.8))
    elif (
        words.strip()
        and not _WHO_BEGINS.search(words)
        and not _EMPTY_TOPIC.fullmatch(words.strip())
        and not GENERIC.match(words)
    ):
        reading.topics.append(Topic(sentence.start + start, sentence.start + end))


def _settled(reading: _Reading, stretch: Stretch) -> list[Asked]:
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
    if not reading.topics:
        return []
    topic = reading.topics[0]
    return [asked(stretch, topic.start, topic.end, confidence=0.6)]
