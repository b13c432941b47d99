"""Requests to speak, with what they name: questions inside them, or only a topic."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extract.issue_clauses import Asked, asked, questions_in
from graph.extract.issue_words import GENERIC, QUESTION

if TYPE_CHECKING:
    from graph.extract.issue_text import Sentence

REQUEST = re.compile(
    r"(?:请|希望|邀请|恳请|有请|想听|想请|我们|大家|下面|接下来|接着|首先|最后|现在|今天|本次)[^。；]{0,40}?"
    r"(?:谈谈|谈一谈|谈|说说|分析|讨论|探讨|阐述|发表|展开|交流|研讨|回答|发言|介绍|解读|各抒己见"
    r"|畅所欲言|聚焦|围绕|请教|赐教|看一?看|关注)"
    r"|请各位|请教|各抒己见|发表意见|谈谈|谈一谈"
)
# what stands before the topic of a request: 请各位结合本案就…, 请谈谈对…
_REQUEST_HEAD = re.compile(
    r"^(?:.*?，)??(?:那么|最后|首先|下面|接下来|现在|好|再|先|也|还|就|让)*(?:我们|请|想请|希望"
    r"|邀请|有请|恳请|请问|请教|大家)"
    r"(?:各位|诸位|几位|两位|三位|大家|您|专家|嘉宾|老师|教授|检察官|法官|律师|学者|的|们|我们"
    r"|结合[^，]{0,14}?(?:案件|案例|案情|本案|实际|实践|工作|规定|经验)"
    r"|用[^，]{0,8}?(?:句话|分钟|时间|语言|篇幅|话)"
    r"|从[^，]{0,14}?(?:角度|方面|层面)(?:出发)?|以[^，]{0,8}为例|，|和|具体|简要|先|来|首先|再"
    r"|分别|都|能|可以|一起|共同|继续|进一步|深入|重点|主要)*"
    r"(?:就|围绕|针对|对于?|关于|聚焦于?|谈谈|谈一谈|谈|说说|说一说|分析|讨论|探讨|阐述|回答|介绍"
    r"|解读|来看|看一看|看看|关注)?(?:一下|下)?(?:就|对于?|关于|围绕|针对)?"
)
# the same without anybody who is asked to: 今天先讨论…, 下面来看…
_LEADS_TO = re.compile(
    r"^(?:.*?，)??(?:今天|本次|这次|那么|最后|首先|下面|接下来|接着|然后|现在|好|再|先|也|还|就|让|来|继续|一起|共同|重点|主要)+"
    r"(?:围绕|针对|关于|谈谈|谈一谈|谈|说说|分析|讨论|探讨|研讨|解读|看一看|看看|看|关注)(?:一下|下)?(?:就|对于?|关于|围绕)?"
)
_REQUEST_TAIL = re.compile(
    r"(?:(?:这|该)[一个]*|的|等|方面的?|相关的?|有关的?)*(?:问题|话题|议题)?，?(?:来)?(?:谈谈"
    r"|谈一谈|谈|发表|展开|进行|作|做|提出|给出|说说|讨论|探讨|"
    r"阐述|交流|分析|研讨|发言|各抒己见|畅所欲言|解读|分享|表明|表态|表个态|亮明|予以|加以|开始|依次)[^，]*$"
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
_MARKS = "。！？ \n"


def requested(sentence: Sentence) -> tuple[list[Asked], list[Asked]]:
    """The questions that a request to speak names, and the topic where it names no more than that."""
    start, end = _named(sentence.view)
    words = sentence.view[start:end]
    if QUESTION.search(words):
        found = questions_in(sentence.stretch, sentence.start + start, sentence.start + end)
        return [replace(q, confidence=0.8) for q in found if isinstance(q, Asked)], []
    if _WHO_BEGINS.search(words) or GENERIC.match(words):
        return [], []
    return [], _topic(sentence, start, end)


def announced(sentence: Sentence) -> list[Asked]:
    """The topic that an announcement names (第二个问题是管辖)."""
    m = _TOPIC.match(sentence.view.strip(_MARKS))
    return _topic(sentence, m.start("topic"), m.end("topic")) if m else []


def _named(view: str) -> tuple[int, int]:
    """Where what a request names begins and ends: behind a colon, else between its verb and its close."""
    whole = len(view.rstrip(_MARKS))
    colon = view.find("：")
    if colon >= 0 and QUESTION.search(view, colon):
        return colon + 1, whole
    start = max(m.end() if m else 0 for m in (_REQUEST_HEAD.match(view), _LEADS_TO.match(view)))
    tail = _REQUEST_TAIL.search(view[:whole], start)
    return start, tail.start() if tail else whole


def _topic(sentence: Sentence, start: int, end: int) -> list[Asked]:
    if _EMPTY_TOPIC.fullmatch(sentence.view[start:end].strip()):
        return []
    return [asked(sentence.stretch, sentence.start + start, sentence.start + end, confidence=0.6)]
