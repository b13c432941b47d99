"""Which turns of the moderator put a new question, and which only follow up."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.model import Role, Span
from graph.transcript.layout.assembly import OpenSection, OpenTurn
from graph.transcript.words import alternatives, surnames

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.transcript.document import Speaker

_ORDER = (
    "第[一二三四五六七八九十\\d]+个?(?:问题|议题|焦点|话题|方面|单元|环节|个)|[一二三四五六七八九十]是关于"
)
_NEXT = "(?:下一|最后一|另一|接下来的?|另外一|再一)个?(?:问题|议题|话题|焦点|方面)"
_LEADS = (
    "(?:接下来|下面|接着|然后|现在|首先|最后|接下去|下边)"
    ".{0,10}(?:讨论|探讨|来看|请|谈|进入|围绕|研讨|交流|聊|转|问题)"
)
_MOVES = (
    "我们(?:再|来|先|接着|继续)(?:看|讨论|谈|聊)|(?:转入|进入|转向|转到).{0,14}(?:问题|议题|部分|话题|环节)"
    "|(?<![不必用须需])再(?:来)?(?:看|讨论|谈谈)"
)
_ENGLISH_ORDER = (
    r"\b(?:first|second|third|fourth|fifth|sixth|next|last|final)\b.{0,20}\b(?:question|topic|issue|problem|point)\b"
    r"|\b(?:[Ll]ast|[Nn]ext|[Ff]inal|[Nn]ew) (?:topic|question|issue)|\b[Qq]uestion (?:one|two|three|four|five|\d)"
)
_ENGLISH_MOVES = r"[Ll]et(?:'s| us| me) (?:turn|move|start|begin|go|take|talk)|[Tt]urning (?:now )?to|[Mm]oving on|[Mm]ove on to"
_TOPIC = re.compile(f"{_ORDER}|{_NEXT}|{_LEADS}|{_MOVES}|{_ENGLISH_ORDER}|{_ENGLISH_MOVES}")
_ASKS = re.compile(
    "[？?]|请(?:各位|大家|几位|专家|两位|三位|四位|诸位|嘉宾)?"
    ".{0,24}(?:谈|发表|看|讨论|分析|解读|点评|发言|阐述|回应)|如何看待|怎么看|[Yy]our (?:views|thoughts)"
)
_SENTENCE = re.compile(r"[^。！？.!?\n]+[。！？.!?]*[”’\"]?")
_PRESSES = re.compile(
    "您刚才|你刚才|您提到|您认为|追问|may I (?:press|ask) you|you (?:said|mentioned)|could you (?:clarify|elaborate)"
)
# what the moderator reads out for a guest who is not there: somebody else's words
_READ_OUT = re.compile(
    "(?:转达|转述|宣读|代读|托我|委托我)[^。！？：\n]{0,30}：[^。！？\n]*[。！？]?[”’]?"
    "|(?:念一[下念]|[代替][他她][念读]|读一[下读]|书面意见|微信|来信)[^“\n]{0,40}“[^”\n]*”"
    r"|\b(?:letter|writes|wrote|statement|note|e-?mail)\b[^\"“\n]{0,80}[\"“][^\"”\n]*[\"”]"
)
# asks for no more than what is left to say: 两位还有补充吗？
_ANYTHING_ELSE = re.compile(
    "(?:还|有没有|是否)[^。！？\n，]{0,6}(?:补充|要说|想说|话说|要讲)[^。！？\n，]{0,6}[？?]"
    r"|\b[Aa]ny(?:body|one|thing)? (?:final|last|closing|further|other|more|else|to add)\b[^.?!\n]{0,40}\?|[Aa]nything to add[^.?!\n]{0,20}\?"
)
# 两位还有补充吗？: back to what was asked, nothing new
_ADDITIONS = re.compile(
    "(?:有|没有|有没有|有无)[^，。？]{0,8}(?:补充|要说的|要讲的)(?:的|吗|没有|意见|发言)*[？?。]?$"
    r"|\b(?:anything|something)\b.{0,20}\badd\b|\b(?:final|last|closing) (?:words|thoughts|remarks)\b",
    re.IGNORECASE,
)
_HANDOVER = 60
# a part of the event of its own, in which listeners ask: 下面进入提问环节
_FLOOR_PART = re.compile("环节|阶段|单元|时段|Q ?& ?A|(?i:session)")


def put_questions(
    turns: Sequence[OpenTurn], text: str, speakers: Sequence[Speaker], *, marked_only: bool
) -> list[int]:
    """The turns (by position) that open a question: with a word that leads to a new topic, or, unless
    ``marked_only``, with any question to everybody that two or more answer; in an interview of one guest, with
    any question that does not press for more on the last one.
    """
    guests = guest_names(speakers)
    handing = {
        n for n, t in enumerate(turns) if t.role is Role.MODERATOR and hands_over(said(t, text), guests)
    }
    alone = len({t.speaker for t in turns if t.role is Role.EXPERT}) == 1
    found: list[int] = []
    for n, turn in enumerate(turns):
        if turn.role is not Role.MODERATOR or n in handing:
            continue
        words = said(turn, text)
        if found and (_calls_on_listener(turns, n, words) or _only_for_more(words)):
            continue
        answered = _answers(turns, n, handing)
        topic = opens_topic(words)
        if not (asks(words) or topic) or not answered or (not topic and _asks_for_more(words)):
            continue
        if topic or (
            not marked_only and not presses_one(words, guests) and (answered > 1 or alone or not found)
        ):
            found.append(n)
    return found


def _calls_on_listener(turns: Sequence[OpenTurn], n: int, words: str) -> bool:
    """Whether a listener asks next, by the way: what is asked then goes on with the question under discussion."""
    listener = n + 1 < len(turns) and turns[n + 1].role is Role.AUDIENCE
    return listener and not _FLOOR_PART.search(words) and not re.search("[？?]", _READ_OUT.sub("", words))


def _only_for_more(words: str) -> bool:
    """Whether all that is asked is what there is to add."""
    rest = _ANYTHING_ELSE.sub("", words)
    return rest != words and not asks(rest) and not opens_topic(rest)


def said(turn: OpenTurn, text: str) -> str:
    """All words of a turn."""
    return "\n".join(text[p.start : p.end] for p in turn.paragraphs)


def asks(words: str) -> bool:
    """Whether the words ask for something to be said."""
    return bool(_ASKS.search(_READ_OUT.sub("", words)))


def opens_topic(words: str) -> bool:
    """Whether the words lead to a new topic."""
    return bool(_TOPIC.search(_READ_OUT.sub("", words)))


def guest_names(speakers: Sequence[Speaker]) -> re.Pattern[str]:
    """Matches any guest as a moderator would address them: full name, or family name and title."""
    names = set()
    for s in speakers:
        if s.role is Role.MODERATOR:
            continue
        if s.name.isascii():
            names.add(re.escape(s.name.split()[-1]))
        else:
            families = [s.name[:2]] if s.name[:2] in surnames()[1] else [s.name[:1]]
            names.update(
                (
                    re.escape(s.name),
                    f"{families[0]}[\u4e00-\u9fff]{{0,2}}(?:{alternatives('moderator_titles')})",
                )
            )
    return re.compile("|".join(sorted(names, key=len, reverse=True)) or "(?!)", re.IGNORECASE)


def presses_one(words: str, guests: re.Pattern[str]) -> bool:
    """Whether the moderator speaks to a single guest: by name at the start or end, or about what they said."""
    if _PRESSES.search(words):
        return True
    start, end = words[:24], words[-24:]
    called = guests.search(start)
    if called and (called.group().isascii() or re.match("[，,：:、。！]|请", start[called.end() :] or "，")):
        return True
    return bool(guests.search(end)) and end.isascii()


def _asks_for_more(words: str) -> bool:
    """Whether the moderator only asks who has something to add."""
    return len(words) <= _HANDOVER and bool(_ADDITIONS.search(words.strip()))


def hands_over(words: str, guests: re.Pattern[str]) -> bool:
    """Whether the moderator only gives the floor to a guest (下面请王教授发言), asking nothing new."""
    short = len(words) <= _HANDOVER and "？" not in words and "?" not in words
    return short and "问题" not in words and bool(guests.search(words))


def split_at(
    section: OpenSection, openings: Sequence[int], text: str
) -> tuple[list[OpenTurn], list[OpenSection]]:
    """The turns before the first opening, and one section for each opening.

    The first question often comes at the end of the welcome: what precedes it belongs to the opening.
    """
    if not openings:
        return [], [section]
    bounds = [*openings, len(section.turns)]
    parts = [OpenSection(None, section.turns[a:b]) for a, b in pairwise(bounds)]
    welcome, first = _cut_welcome(parts[0].turns[0], text)
    parts[0].turns[0] = first
    for before, part in pairwise(parts):
        read, rest = _cut_read_out(part.turns[0], text)
        if read:
            before.turns.append(read)
            part.turns[0] = rest
    return section.turns[: openings[0]] + ([welcome] if welcome else []), parts


def _cut_welcome(turn: OpenTurn, text: str) -> tuple[OpenTurn | None, OpenTurn]:
    """A turn cut before the sentence that leads to the first topic, or before its last paragraphs that ask; what
    follows an English question (Let's go in order) leads nowhere else.
    """
    for n, paragraph in enumerate(turn.paragraphs):
        for m in _SENTENCE.finditer(text, paragraph.start, paragraph.end):
            if m.group().rstrip().endswith("?"):
                return None, turn
            if _TOPIC.search(m.group()):
                return _cut(turn, n, m.start() + len(m.group()) - len(m.group().lstrip()))
    asking = [n for n, p in enumerate(turn.paragraphs) if _ASKS.search(text, p.start, p.end)]
    return _cut(turn, asking[0], turn.paragraphs[asking[0]].start) if asking else (None, turn)


def _cut_read_out(turn: OpenTurn, text: str) -> tuple[OpenTurn | None, OpenTurn]:
    """A turn cut behind what is read out for an absent guest: that is a view on the question before."""
    ends = [
        (n, m.end()) for n, p in enumerate(turn.paragraphs) for m in _READ_OUT.finditer(text, p.start, p.end)
    ]
    if not ends:
        return None, turn
    last, end = ends[-1]
    for n in range(last, len(turn.paragraphs)):
        paragraph = turn.paragraphs[n]
        for m in _SENTENCE.finditer(text, max(paragraph.start, end), paragraph.end):
            if _TOPIC.search(m.group()) or _ASKS.search(m.group()):
                lead = len(m.group()) - len(m.group().lstrip())
                return _cut(turn, n, m.start() + lead)
    return None, turn


def _cut(turn: OpenTurn, n: int, at: int) -> tuple[OpenTurn | None, OpenTurn]:
    paragraph = turn.paragraphs[n]
    before = turn.paragraphs[:n] + ([Span(paragraph.start, at)] if at > paragraph.start else [])
    after = [Span(at, paragraph.end), *turn.paragraphs[n + 1 :]]
    welcome = OpenTurn(turn.speaker, turn.role, turn.block, before) if before else None
    return welcome, OpenTurn(turn.speaker, turn.role, turn.block, after)


def _answers(turns: Sequence[OpenTurn], n: int, handing: set[int]) -> int:
    """How many experts speak before the moderator asks again."""
    names = set()
    for k in range(n + 1, len(turns)):
        if turns[k].role is Role.MODERATOR and k not in handing:
            break
        if turns[k].role is Role.EXPERT:
            names.add(turns[k].speaker)
    return len(names)
