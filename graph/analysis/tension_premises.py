"""What is denied in answer to one question and said, as a ground or a result, under another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.analysis.tension_kinds import TensionKind
from graph.model import IssueKind, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.tension_kinds import Answered, Pair, Tension

_PARTY = re.compile(r"[㐀-鿿]某[甲乙丙丁]?")
_SENTENCE = re.compile(r"[^。！？；!?;\n]+|(?<=[.])\s")
_CLAUSE = re.compile(r"[^，,。；：:]+")
# 能认定为自首, 属于“赌博”, 有过错: what is said of the subject
_SAID_OF = re.compile(
    r"^(?P<who>.*?)(?:应当?|能够?|可以|是否|已经?|也|仍)?(?:被)?(?:属于|构成|成立|认定为|认定|视为|评价为|具有|存在|有|是)(?P<what>[^，。？?]{2,12})$"
)
_QUOTES = re.compile(r"[“”\"‘’《》\s]")
_TAILS = re.compile(r"^(?:一种|一个|正在进行的|刑法上的|刑法意义上的|法律上的)|(?:的?(?:行为|情节|性质))$")
_LONG_SUBJECT = 24
_GROUND = r"(?:由于|因为|鉴于|基于|既然|考虑到|因其|因(?=[㐀-鿿]某)|作为|身为|系)"
_NOT = re.compile(r"不|没有?|未|无(?!论)|非(?!法|国家)|否定|谈不上|难以|并非|缺乏")
_TOLD = re.compile(
    r"有人|有的|有观点|有意见|意见认为|观点|辩护人|辩称|主张|所谓|一审|原审|抗诉|如果|假如|倘若|若|即使|即便|就算|退一步|是否|能否|不论|无论"
)
_LIABLE = re.compile(
    r"(?P<who>[㐀-鿿“”]{1,12}?)(?:是否)?(?:应当?|能够?|可以|要|须|需要?)?(?:对[^，。]{1,16}?)?(?:承担|负)(?:[^，。？]{0,8})(?:责任|赔偿)"
)
_BEARS = re.compile(
    r"(?:承担|负担|自负|赔偿|赔付|分担|负)[^，。；]{0,10}(?:[一二三四五六七八九]成|百分之|%|[0-9]|责任|损失|赔偿)|[赔付]偿?[一二三四五六七八九]成"
)
_IS_LIABLE = re.compile(
    r"^(?:the )?(?P<who>.{2,40}?) (?:is|was|are|were|should be|would be|must be) "
    r"(?:held )?(?:\w+ )?(?:liable|responsible)\b",
    re.IGNORECASE,
)
_PAYS = re.compile(
    r"\b(?:should|must|shall|would|has to|ought to) (?:pay|bear|share|contribute|compensate|make good)\b"
    r"|\b(?:is|are|should be) (?:jointly |severally |also )?liable\b",
    re.IGNORECASE,
)
_GROUND_ENGLISH = re.compile(
    r"\b(?:since|because|given that|seeing that|in view of the fact that)\b(?P<ground>[^,.;:!?]{4,})",
    re.IGNORECASE,
)
_SMALL = frozenset({"that", "this", "with", "were", "have", "does", "from", "they", "their", "there"})
_SHORTEST = 2
_NOT_ENGLISH = re.compile(
    r"\b(?:not|no|never|nor|hardly|neither|without|if|unless|whether|even)\b|n['’]t\b", re.IGNORECASE
)


def of_premises(pair: Pair) -> Iterator[Tension]:
    """The tensions of two answers to different questions, one of which denies what the other takes as given."""
    if not pair.apart:
        return
    for denying, other in pair.both_ways:
        issue, stance = denying.issue, denying.stance
        if stance.polarity is not Polarity.DENY or stance.branches or issue.kind is not IssueKind.POLAR:
            continue
        said = (
            _QUOTES.sub("", issue.proposition or "") if _is_chinese(issue.text) else issue.proposition or ""
        )
        found = _as_liable(said, other) or _as_ground(said, other)
        if found:
            yield pair.tension(*found)


def _is_chinese(text: str) -> bool:
    return bool(re.search(r"[㐀-鿿]", text))


def _as_liable(said: str, other: Answered) -> tuple[TensionKind, str] | None:
    """The one who does not have to answer for it bears a share of it."""
    chinese = _is_chinese(said)
    found = _LIABLE.search(said) if chinese else _IS_LIABLE.search(said.strip(" ?."))
    if not found:
        return None
    who = found["who"]
    bears, denied = (_BEARS, _NOT) if chinese else (_PAYS, _NOT_ENGLISH)
    for clause in _clauses(other.around, chinese=chinese):
        at = clause.find(who)
        borne = bears.search(clause, at + len(who)) if at >= 0 else None
        if borne and not denied.search(clause[: borne.end()]) and not (chinese and _TOLD.search(clause)):
            if chinese and _another_bears(clause[at + len(who) : borne.start()]):
                continue
            return TensionKind.DENIED_LIABILITY, who
    return None


def _another_bears(between: str) -> bool:
    return bool(_PARTY.search(between) or "由" in between)


def _clauses(text: str, *, chinese: bool) -> Iterator[str]:
    if chinese:
        for sentence in _SENTENCE.findall(text):
            yield from _CLAUSE.findall(sentence)
    else:
        yield from re.split(r"[.;!?]\s|,\s", text.replace("\n", " "))


def _as_ground(said: str, other: Answered) -> tuple[TensionKind, str] | None:
    """What is denied is the ground of another answer: 由于属于…, 作为…, since she was so."""
    if not _is_chinese(said):
        return _as_english_ground(said, other)
    found = _SAID_OF.match(said.strip("。？"))
    what = _TAILS.sub("", found["what"]) if found and len(found["who"]) <= _LONG_SUBJECT else ""
    if what.endswith("罪") or len(what) < _SHORTEST:
        return None
    parties = set(_PARTY.findall(said))
    opened = re.compile(rf"{_GROUND}(?P<between>[^，。；]{{0,40}}?){re.escape(what)}")
    for hit in opened.finditer(_QUOTES.sub("", other.around)):
        whole = hit.string[_start(hit) : hit.end()]
        named = set(_PARTY.findall(whole))
        strange = parties and named and not parties & named
        if not strange and not _NOT.search(hit["between"]) and not _TOLD.search(whole):
            return TensionKind.DENIED_PREMISE, what
    return None


def _as_english_ground(said: str, other: Answered) -> tuple[TensionKind, str] | None:
    """Since Mrs Orr was careless of her own safety: a ground with all words of what was denied."""
    wanted = _english_words(said)
    for hit in _GROUND_ENGLISH.finditer(" ".join(other.around.split())):
        ground = hit["ground"]
        if wanted and wanted <= _english_words(ground) and not _NOT_ENGLISH.search(ground):
            return TensionKind.DENIED_PREMISE, ground.strip()
    return None


def _english_words(text: str) -> set[str]:
    return {w for w in re.findall(r"[a-z]{4,}", text) if w not in _SMALL}


def _start(hit: re.Match[str]) -> int:
    return max(hit.string.rfind(mark, 0, hit.start()) for mark in "。！？；.!?;") + 1
