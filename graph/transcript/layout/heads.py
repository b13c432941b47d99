"""Lines that head something: questions in any numbering, cases, divergent opinions, parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.transcript.words import alternatives

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.transcript.layout.blocks import Block
    from graph.transcript.layout.labels import Label

_NUMBER = "[一二三四五六七八九十]{1,3}|\\d{1,2}"
_OPEN, _CLOSE = "[【\\[（(〔<■●◆▲□]*", "[】\\]）)〕>]*"
_FORMAL = "壹贰叁参肆伍陆柒捌玖拾"
_AS_ORDINARY = str.maketrans(_FORMAL, "一二三三四五六七八九十")
_SEPARATOR = "[：:、.．，,\\s\u3000—-]*"


class HeadStyle(StrEnum):
    """How question heads may be written."""

    CUSTOM = "custom"
    NAMED = "named"
    ORDINAL = "ordinal"
    CHINESE = "chinese"
    CHINESE_BRACKET = "chinese_bracket"
    ARABIC = "arabic"
    DIGIT = "digit"
    ROMAN = "roman"
    MARKED = "marked"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Head:
    """A possible question head: its number where it has one, and its text without the numbering."""

    block: int
    number: int | None
    title: str


_STYLES: dict[HeadStyle, re.Pattern[str]] = {
    HeadStyle.NAMED: re.compile(
        f"{_OPEN}(?:(?:{alternatives('question_words')})(?:之)?\\s*(?P<a>{_NUMBER})"
        "|(?:Question|Topic|Issue|Q)\\s*(?P<c>\\d{1,2}|One|Two|Three|Four|Five|Six|Seven|Eight)\\b)"
        f"{_CLOSE}{_SEPARATOR}(?P<title>.*)",
        re.IGNORECASE,
    ),
    HeadStyle.ORDINAL: re.compile(
        f"{_OPEN}第(?P<a>{_NUMBER})个?(?:{alternatives('question_units')}){_CLOSE}{_SEPARATOR}(?P<title>.*)"
    ),
    HeadStyle.CHINESE: re.compile(
        f"(?P<a>[一二三四五六七八九十{_FORMAL}]{{1,3}})\\s*[、．.，：:]\\s*(?P<title>.+)"
    ),
    HeadStyle.CHINESE_BRACKET: re.compile(
        "[（(](?P<a>[一二三四五六七八九十]{1,3})[）)]\\s*[、．.]?\\s*(?P<title>.+)"
    ),
    HeadStyle.ARABIC: re.compile("[（(]?(?P<a>\\d{1,2})\\s*[、．.：:)）]\\s*(?!\\d)(?P<title>.+)"),
    HeadStyle.DIGIT: re.compile("(?P<a>\\d{1,2}|[一二三四五六七八九十]{1,2})(?P<title>)"),
    HeadStyle.ROMAN: re.compile("(?P<a>[IVX]{1,4})\\.\\s+(?P<title>.+)"),
}
# 焦点：…？: the word without a number
_WORD_ALONE = re.compile(f"{_OPEN}(?:{alternatives('question_words')}){_CLOSE}[：:]\\s*(?P<title>.+)")
# 【问题】 alone: what is asked stands below
_WORD_ONLY = re.compile(f"{_OPEN}(?:(?:讨论|研讨|本期|待解)?问题|提问){_CLOSE}[：:]?")
_LONGEST = 160
# 一、基本案情: parts of an article are numbered like questions
_PART_NUMBER = f"(?:(?:{_NUMBER})[、.．])?\\s*{_OPEN}"
_BEHIND = f"{_CLOSE}(?:$|[：:．.、\\s\u3000]+(?P<rest>.*)|(?<=[】\\]）)])(?P<rest2>.*))"
_CASE = re.compile(
    f"{_OPEN}(?P<label>(?:(?:{alternatives('case_words')})(?:{_NUMBER})|案[一二三四五六七八九]"
    f"|(?:Problem|Hypothetical|Case|Scenario)\\s(?:{_NUMBER}|[A-Z]\\b)(?:\\s*\\([^()]{{0,40}}\\))?))(?:{_BEHIND}|(?P<rest3>(?:19|20)\\d\\d年.*))"
)
_FACTS = re.compile(f"{_PART_NUMBER}(?P<label>{alternatives('facts_heads')}){_BEHIND}")
_OPINIONS = re.compile(
    f"{_PART_NUMBER}(?:案例(?:{_NUMBER})的?)?(?P<label>{alternatives('opinion_heads')}){_BEHIND}"
)
_DISCUSSION = re.compile(f"{_PART_NUMBER}(?:{alternatives('discussion_heads')}){_CLOSE}[：:]?")


def question_heads(
    blocks: Sequence[Block], labels: Mapping[int, Label], custom: re.Pattern[str] | None = None
) -> dict[HeadStyle, list[Head]]:
    """Every way to find question heads in the text that finds any."""
    if custom:
        return {
            HeadStyle.CUSTOM: [_custom(n, b, custom) for n, b in enumerate(blocks) if custom.search(b.text)]
        }
    found: dict[HeadStyle, list[Head]] = {}
    for n, block in enumerate(blocks):
        if n in labels or len(block.text) > _LONGEST or is_part_head(block.text):
            continue
        for style, pattern in _STYLES.items():
            if (block.noise and style is not HeadStyle.DIGIT) or not (m := pattern.fullmatch(block.text)):
                continue
            if not is_part_head(m.group("title")):
                found.setdefault(style, []).append(Head(n, _value(m), m.group("title").strip("* 　】]")))
        _unnumbered(n, blocks, labels, found)
    return found


def case_head(text: str) -> tuple[str, str] | None:
    """The label of a case and what follows it on the line: (案例一, …)."""
    m = _CASE.fullmatch(text) or _FACTS.fullmatch(text)
    if not m:
        return None
    groups = m.groupdict()
    rest = next(filter(None, map(groups.get, ("rest", "rest2", "rest3"))), "").lstrip(" 　：:】])）．.、")
    return m.group("label").strip(), rest.rstrip(" 　】]")


def opinions_head(text: str) -> str | None:
    """What follows 分歧意见 on its line, empty where it stands alone; None for another line."""
    m = _OPINIONS.fullmatch(text)
    return (m.group("rest") or m.group("rest2") or "").strip() if m else None


def is_part_head(text: str) -> bool:
    """A line that heads a part other than a question: 基本案情, 分歧意见, 专家意见."""
    return bool(_DISCUSSION.fullmatch(text)) or case_head(text) is not None or opinions_head(text) is not None


def is_discussion_head(text: str) -> bool:
    """专家意见, 研讨实录: what comes now is what the experts say."""
    return bool(_DISCUSSION.fullmatch(text))


def _custom(n: int, block: Block, pattern: re.Pattern[str]) -> Head:
    m = pattern.search(block.text)
    rest = block.text[m.end() :] if m else ""
    return Head(n, None, (rest.strip(" 　：:、.") or block.text))


def _value(m: re.Match[str]) -> int | None:
    text = next((v for k, v in m.groupdict().items() if k != "title" and v), "")
    if text.isdigit():
        return int(text)
    if re.fullmatch("[IVX]+", text):
        return _roman(text)
    words = ("one", "two", "three", "four", "five", "six", "seven", "eight")
    if text.lower() in words:
        return words.index(text.lower()) + 1
    return _hanzi(text)


def _hanzi(text: str) -> int | None:
    digits = "一二三四五六七八九"
    tens, ten, ones = text.translate(_AS_ORDINARY).rpartition("十")
    if not ten:
        return digits.find(ones) + 1 or None
    return (digits.find(tens) + 1 if tens else 1) * 10 + (digits.find(ones) + 1 if ones else 0)


def _roman(text: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[c] for c in text]
    return sum(-v if v < max(values[n:]) else v for n, v in enumerate(values))


def _unnumbered(
    n: int, blocks: Sequence[Block], labels: Mapping[int, Label], found: dict[HeadStyle, list[Head]]
) -> None:
    block = blocks[n]
    if block.noise or not 0 < n < len(blocks):
        return
    if _WORD_ONLY.fullmatch(block.text):
        found.setdefault(HeadStyle.NAMED, []).append(Head(n, None, ""))
        return
    if block.heading or block.bold >= len(block.text):
        found.setdefault(HeadStyle.MARKED, []).append(Head(n, None, _bare(block.text)))
    followed = next((k in labels for k in range(n + 1, len(blocks)) if not blocks[k].noise), False)
    if block.text.endswith(("？", "?")) and followed:
        found.setdefault(HeadStyle.ASKED, []).append(Head(n, None, _bare(block.text)))


def _bare(text: str) -> str:
    if m := _WORD_ALONE.fullmatch(text):
        return m.group("title").strip()
    for pattern in _STYLES.values():
        if (m := pattern.fullmatch(text)) and m.group("title"):
            return m.group("title").strip()
    return text
