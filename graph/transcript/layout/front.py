"""Title, organiser, date and origin, as far as the text tells them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.model import Origin, Span
from graph.transcript.layout.dates import find_dates, latest
from graph.transcript.layout.heads import is_part_head
from graph.transcript.layout.person import HAN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.transcript.layout.blocks import Block

_META = re.compile(
    r"[【\[（(]?(?:作者|来源|新闻来源|文章来源|稿件来源|时间|日期|发布时间|发布日期|更新时间|地点|主办|承办|协办|主持|编辑|责任编辑|字号|字体|阅读|浏览|点击|访问|发布|分享|打印|当前位置|您(?:现在)?的位置|首页|登录|注册|搜索"
    r"|关键词|摘要|编者按|编者的话|【编者按】|栏目|分类|标签|当前|导航|主持人|嘉宾|出处|文号|Home\b|Date\b|Source\b|By\b|Vol|Volume|Published|Contact|Menu|Share|Skip|Held on|Held at|Sponsored|Hosted|Organi[sz]e|Moderated|Edited)[】\]）)]?"
)
_NAVIGATION = re.compile(r"[>»|›]|首页|登录|https?://|www\.|@|\|")
_LABEL = re.compile(r"^[【\[「〔][^】\]」〕]{1,8}[】\]」〕]\s*")
_TOPIC_WORDS = re.compile(
    "如何|认定|定性|问题|适用|行为|犯罪|法律|责任|处理|探讨|研究|辨析|分析|界定|性质|罪|案|效力|规制|保护|[Ll]aw|[Cc]rim|[Ll]iabilit|[Ll]imits|of|and|the"
)
_SERIES = re.compile(
    r"REVIEW|JOURNAL|SYMPOSIUM|SCHOOL|UNIVERSITY|INSTITUTE|Law Review|Law Journal|Annual Symposium|Law School|Panel (?:One|Two|Three|Four|\d)|Transcript|TRANSCRIPT"
)
_HOST = re.compile(
    r"(?:主办|主办单位|主办方|举办单位|组织单位|承办)[：:]\s*(?P<a>[^\n。，；;、]{3,40}?)(?=\s{2,}|\s*(?:承办|协办|时间|地点|日期)|[。，；;、\n]|$)"
    r"|(?:Hosted|Organi[sz]ed|Sponsored) by:?\s+(?P<b>[^\n.;]{3,80})|(?:Organi[sz]er|Host institution|Sponsor):\s*(?P<c>[^\n.;]{3,80})"
)
_JOURNAL_INVITES = re.compile(
    r"《(?P<a>[^《》]{2,15})》(?:编辑部|杂志社|杂志)?[^。《》]{0,25}(?:遴选|邀请|特邀|约请|举办|召开|组织)|(?:摘自|选自|原载|载于|刊于|转自|来源)[：:于]?\s*《(?P<b>[^《》]{2,15})》"
)
_HOUSE = (
    "检察院|法院|学院|大学|委员会|研究会|学会|协会|杂志社|编辑部|研究中心|纪委监委|律师事务所|研究所|司法局"
)
_HOUSE_INVITES = re.compile(
    f"(?:^|[，。；、\\s由日])(?P<a>[{HAN}]{{2,26}}(?:{_HOUSE}))(?:[^。，]{{0,20}})?(?:邀请|特邀|约请|举办|召开|组织|主办)"
)
_PLACED = re.compile(f"(?:来源|供稿|发布单位)[：:]\\s*(?P<a>[{HAN}]{{2,30}}(?:{_HOUSE}))")
_EVENT = re.compile(
    r"(?:研讨时间|会议时间|举办时间|座谈时间|时间|日期|Date|DATE)\s*[：:]\s*(?P<rest>[^\n]{4,60})"
)
_HELD = re.compile(r"[^。\n]{0,60}(?:举办|召开|举行|举办了|组织)[^。\n]{0,40}")
_RETOLD = re.compile(
    r"(?:本文|本篇|本场|本实录|以下|本材料|内容|文字)?[^。\n]{0,10}(?:为转述|系转述|转述自|改写自|系改写|为改写|用自己的话转述)|\b[Rr]etold\b|\bRETOLD\b|\bparaphrased from\b"
)
_INVENTED = re.compile(
    r"(?:本文|本篇|本场|本次|本实录|本材料|研讨|人物|内容|圆桌|发言人?|专家|全文|以下)[^。\n]{0,16}(?:均为|均系|为|系|纯属|属于?)虚构(?!事实|了|的事实)|\b[Ii]nvented\b|\bINVENTED\b|\b[Ff]ictional\b|\b[Ff]ictitious\b"
)
_HEAD_LINES = 15


def find_title(front: Sequence[Block]) -> Span | None:
    """Where the likeliest title among the lines in front stands; None where none could be one."""
    scored = [(_title_score(b, n), -n, b) for n, b in enumerate(front[:40])]
    best = max(scored, default=None, key=lambda s: s[:2])
    if best is None or best[0] < 1:
        return None
    block = best[2]
    title = _LABEL.sub("", block.text).strip(" *#—-")
    if re.fullmatch(r"[\"“][^\"“”]+[\"”]", title):
        title = title[1:-1]
    start = block.start + block.text.find(title)
    return Span(start, start + len(title))


def find_organiser(front: Sequence[Block], text: str) -> str | None:
    """主办, the journal that invites or prints, the house that invites, or the review named in an English head."""
    start = "\n".join(b.text for b in front)
    for pattern, where in (
        (_HOST, start),
        (_JOURNAL_INVITES, start),
        (_JOURNAL_INVITES, text[-1500:]),
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
            return re.split(r"\s+(?:--|—|–|-|\|)\s+|--|:", block.text)[0].strip()
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
    m = re.search(r"(?:摘自|原载|载于|刊于|选自)[^\n]{0,30}?((?:19|20)\d\d)年", text[-1500:])
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
    bare = _LABEL.sub("", text)
    if not 4 <= len(bare) <= 90 or is_part_head(text) or _META.match(text) or _NAVIGATION.search(text):
        return -9
    if bare.endswith(("。", "；", "，", "：")) or text.startswith(("（", "(")) or _is_date(bare):
        return -9
    score = 3.0 * block.heading + 1.0 * (block.bold >= len(text)) + 2.0 - 0.15 * position
    score += 1.0 * bool(_TOPIC_WORDS.search(bare)) + 0.5 * (len(bare) >= 10)
    score += 2.0 * bool(re.fullmatch(r"[\"“].+[\"”]", text))
    return score - 2.0 * bool(_SERIES.search(text)) - 1.5 * bool(re.search("[。？！]", bare[:-1]))


def _is_date(text: str) -> bool:
    """A line that is a date and little else."""
    rest = re.sub(
        r"\b(?:[A-Z][a-z]+day|held|on|the|of|at|a\.m|p\.m|st|nd|rd|th)\b|(?<=\d)(?:st|nd|rd|th)\b",
        "",
        text,
        flags=re.I,
    )
    rest = re.sub(
        r"[\d年月日号:：\s.,，/-]|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*", "", rest
    )
    return bool(find_dates(text)) and len(rest) < 6
