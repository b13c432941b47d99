"""Title, organiser, date and origin, as far as the text tells them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.model import Origin, Span
from graph.transcript.layout.dates import find_dates, latest, without_dates
from graph.transcript.layout.heads import is_part_head
from graph.transcript.layout.person import HAN
from graph.transcript.words import alternatives

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.transcript.layout.blocks import Block

_META = re.compile(rf"[【\[（(]?(?:(?:{alternatives('page_labels')})(?![a-z]))[】\]）)]?")
_NAVIGATION = re.compile(r"[>»›＞]|首页|登录|https?://|www\.|@")
_LABEL = re.compile(r"^[【\[「〔][^】\]」〕]{1,8}[】\]」〕]\s*")
_TOPIC_WORDS = re.compile(alternatives("title_words"))
_SERIES = re.compile(alternatives("series_words"))
_HOST = re.compile(
    r"(?:主办|主办单位|主办方|举办单位|组织单位|承办)[：:]\s*"
    r"(?P<a>[^\n。，；;、]{3,40}?)(?=\s{2,}|\s*(?:承办|协办|时间|地点|日期)|[。，；;、\n]|$)"
    r"|(?:Hosted|Organi[sz]ed|Sponsored) by:?\s+(?P<b>[^\n.;]{3,80})"
    r"|(?:Organi[sz]er|Host institution|Sponsor):\s*(?P<c>[^\n.;]{3,80})"
)
_JOURNAL = re.compile(
    r"《(?P<a>[^《》]{2,15})》(?:编辑部|杂志社|杂志)?[^。《》]{0,25}(?:遴选|邀请|特邀|约请|举办|召开|组织)"
    r"|(?:摘自|选自|原载|载于|刊于|转自|来源)[：:于]?\s*《(?P<b>[^《》]{2,15})》"
    r"|《(?P<c>[^《》]{2,15})》[^。《》]{0,4}(?:刊载|刊发|登载|首发)"
    r"|《(?P<d>[^《》]{2,15})》[^。《》\n]{0,6}(?:19|20)\d\d年(?:第|\d)"
)
_HOUSE_INVITES = re.compile(
    f"(?:^|[，。；、\\s由日])(?P<a>[{HAN}]{{2,26}}(?:{alternatives('houses')}))"
    "(?:[^。，]{0,20})?(?:邀请|特邀|约请|举办|召开|组织|主办)"
)
_PLACED = re.compile(f"(?:来源|供稿|发布单位)[：:]\\s*(?P<a>[{HAN}]{{2,30}}(?:{alternatives('houses')}))")
_EVENT = re.compile(
    r"(?:研讨时间|会议时间|举办时间|座谈时间|(?<!发布|更新)时间|(?<!发布|更新)日期|Date|DATE)\s*[：:]\s*(?P<rest>[^\n]{4,60})"
)
_HELD = re.compile(r"[^。\n]{0,60}(?:举办|召开|举行|组织)[^。\n]{0,40}")
_PRINTED = re.compile(r"(?:摘自|原载|载于|刊于|选自)[^\n]{0,30}?((?:19|20)\d\d)年")
_RETOLD = re.compile(
    "(?:为|系|是)转述|转述自|改写自|(?:为|系)改写|用自己的话转述"
    r"|\b[Rr]etold\b|\bRETOLD\b|\bparaphrased from\b"
)
# 虚构事实 is the language of fraud, not of fiction
_INVENTED = re.compile(
    "(?:本文|本篇|本场|本次|本实录|本材料|研讨|人物|内容|圆桌|发言人?|专家|全文|以下)"
    "[^。\\n]{0,16}(?:均为|均系|为|系|纯属|属于?)虚构(?!事实|了|的事实)"
    r"|\b(?:[Ii]nvented|INVENTED|[Ff]ictional|[Ff]ictitious)\b"
)
_NUMBERED = re.compile(
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})[、.．]|[（(][\d一二三四五六七八九十]{1,2}[）)]"
)
_HEAD_LINES = 15
_END = 1500


def find_title(front: Sequence[Block]) -> Span | None:
    """Where the likeliest title among the lines in front stands, with the subtitle (——…) on the line below; None
    where none could be one.
    """
    scored = [(_title_score(b, n), -n, n) for n, b in enumerate(front[:40])]
    best = max(scored, default=None)
    if best is None or best[0] < 1:
        return None
    block = front[best[2]]
    bare = _bare_title(block.text)
    start = block.start + block.text.find(bare)
    below = front[best[2] + 1] if best[2] + 1 < len(front) else None
    if below and re.match("——|－－|--", below.text) and len(below.text) <= 60:
        return Span(start, below.end)
    return Span(start, start + len(bare))


def _bare_title(line: str) -> str:
    """A title line without what only announces it: 【圆桌】, a column before a bar, PANEL: before quotation marks."""
    line = max(re.split(r"\s*[|｜丨]\s*", _LABEL.sub("", line)), key=len).strip(" *#—-")
    quoted = re.fullmatch(r"(?:[A-Z][A-Za-z ]{2,20}:\s*)?[\"“](?P<inner>[^\"“”]+)[\"”]", line)
    return quoted.group("inner") if quoted else line


def find_organiser(front: Sequence[Block], text: str) -> str | None:
    """主办, the journal that invites or prints, the house that invites, or the review named in an English head."""
    start = "\n".join(b.text for b in front)
    for pattern, where in (
        (_HOST, start),
        (_JOURNAL, start),
        (_JOURNAL, text[-_END:]),
        (_HOUSE_INVITES, start),
    ):
        if m := pattern.search(where):
            return next(g for g in m.groups() if g).strip(' 　"“”')
    if m := _PLACED.search(start):
        return m.group("a")
    for block in front[:6]:
        if (
            _SERIES.search(block.text)
            and not re.search(f"[{HAN}]", block.text)
            and not block.text.startswith('"')
        ):
            return re.split(r"\s+(?:--|—|–|-|\|)\s+|--|:|,? Vol\b", block.text)[0].strip()
    return None


def find_date(front: Sequence[Block], text: str) -> str | None:
    """The day of the event or, failing that, of the page."""
    start = "\n".join(b.text for b in front)
    if (m := _EVENT.search(start)) and (dates := find_dates(m.group("rest"))):
        return dates[0]
    for block in front[:_HEAD_LINES]:
        if (
            len(block.text) <= 90
            and not re.search("[。？！]", block.text)
            and (dates := find_dates(block.text))
        ):
            return dates[0]
    for m in _HELD.finditer(start):
        if dates := [d for d in find_dates(m.group()) if len(d) > 4]:
            return dates[0]
    m = _PRINTED.search(text[-_END:])
    return m.group(1) if m else None


def date_bounds(text: str, date: str | None) -> tuple[str | None, str | None]:
    """Where no date is given: not before the latest date the text mentions; nothing is known of the end."""
    return (None, None) if date else (latest(find_dates(text)), None)


def find_origin(blocks: Sequence[Block]) -> Origin:
    """What the head of the file says the transcript is."""
    start = "\n".join(b.text for b in blocks[:_HEAD_LINES])
    if _RETOLD.search(start):
        return Origin.RETOLD
    return Origin.INVENTED if _INVENTED.search(start) else Origin.VERBATIM


def _title_score(block: Block, position: int) -> float:
    text = block.text
    bare = _bare_title(text)
    if not 4 <= len(bare) <= 90 or is_part_head(text) or _META.match(text) or _NAVIGATION.search(text):
        return -9
    if bare.endswith(("。", "；", "，", "：")) or text.startswith(("（", "(", "——", "--")) or _is_date(bare):
        return -9
    score = 3.0 * block.heading + 1.0 * (block.bold >= len(text)) + 2.0 - 0.15 * position
    score -= 2.0 * bool(_NUMBERED.match(text))  # one of the questions listed in front
    score += 1.0 * bool(_TOPIC_WORDS.search(bare)) + 0.5 * (len(bare) >= 10)
    score += 2.0 * bool(re.fullmatch(r"(?:[A-Z][A-Za-z ]{2,20}:\s*)?[\"“].+[\"”]", text))
    return score - 2.0 * bool(_SERIES.search(text)) - 1.5 * bool(re.search("[。？！]", bare[:-1]))


def _is_date(text: str) -> bool:
    """A line that is a date and little else."""
    return bool(find_dates(text)) and len(without_dates(text)) < 4
