"""Where a line may begin a turn: every candidate label, before it is decided which ones are real."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.model import Role, Span
from graph.transcript.layout.person import HAN, Person, is_affiliation, read_person, read_with_office

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.transcript.layout.blocks import Block


class Style(StrEnum):
    """How a label is set apart from what is said."""

    COLON = "colon"
    BRACKET = "bracket"
    BOLD = "bold"
    NUMBERED = "numbered"
    LINE = "line"
    GAP = "gap"
    GIVEN = "given"


@dataclass(frozen=True, slots=True)
class Label:
    """A candidate: the block it begins, the person it names, where the name stands, where the words begin."""

    block: int
    style: Style
    person: Person
    name: str
    written: Span
    bracket: str | None
    words: int


_TIME = r"[\[(（]?\d{1,2}:\d\d(?::\d\d)?[\])）]?"
_LEAD = rf"(?:{_TIME})?[■●◆▲□○★☆◇▶►·•\-–—>＊*\s\u3000]*"
_NAME = f"(?P<name>[{HAN}·A-ZÀ-ÖØ-Þ][{HAN}·A-Za-zÀ-ÖØ-öø-ſ0-9'.,\\- \u3000]{{0,60}}?|《[^》\n]{{2,20}}》)"
# an office in brackets, or behind an upright stroke up to the colon or the end of the line
_ASIDE = r"(?P<aside>[（(\[【〔][^（(）)\]】〕\n]{1,80}[）)\]】〕]|[|｜丨][ \u3000]*[^（(）)：:，。；？！\n]{2,40}(?=[：:]|$))?"
# 某教授发言：, 某某补充：
_SPEAKING = "(?:作|做)?(?:主题|总结|补充|现场|书面|视频|连线)?(?:发言|补充|回应|点评|总结)(?:说|道)?"
_SPEAKS = re.compile(f"{_SPEAKING}$")
# （1）某某：, 1、某某：
_COUNT = r"(?:(?:[（(](?:\d{1,2}|[一二三四五六七八九十]{1,2})[）)]|(?:\d{1,2}|[一二三四五六七八九十]{1,2})[、.．])[ \u3000]*)?"
_COLON = re.compile(
    rf"{_LEAD}{_COUNT}{_NAME}[ \u3000]*{_ASIDE}[ \u3000]*(?:{_TIME}|(?<=[）)]){_SPEAKING})?(?:[：:](?!//)|(?<=[）)])——)[ \u3000]*"
)
_BRACKET = re.compile(rf"{_LEAD}[【\[]{_NAME}[ \u3000]*{_ASIDE}[】\]][ \u3000：:]*")
_NUMBERED = re.compile(
    r"(?:\d{1,2}[、.．]|[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十\d]{1,2}[）)])[ \u3000]*"
    rf"{_NAME}[ \u3000]*{_ASIDE}[：:]?"
)
_LINE = re.compile(rf"{_LEAD}{_NAME}[ \u3000]*{_ASIDE}(?:[ \u3000]*{_TIME})?")
_GAP = re.compile(rf"{_LEAD}(?P<name>[{HAN}·]{{2,4}})[ \u3000]*{_ASIDE}[ \u3000]+(?=[{HAN}“《])")

_OFFICE_BEHIND = re.compile(r"[ \u3000]*[（(](?P<office>[^（()）\n]{2,60})[）)]")

# （某大学教授，以下简称邵）
_SHORTENED = re.compile(r"[，,；;]?\s*(?:以下|下文)?(?:均)?简称.*$")
_BARE = (Style.LINE, Style.GAP, Style.NUMBERED)
# a line of a list of guests ends without a full stop
_FACTS_OF_A_PERSON = re.compile("[^。！？”…]$")


def find_labels(
    blocks: Sequence[Block], given: Sequence[str] = (), introduced: Iterable[str] = ()
) -> dict[int, Label]:
    """At most one candidate for each block, the plainest style first; ``given`` names are labels wherever one
    of them begins a line, ``introduced`` ones where a name could stand that is no word.
    """
    found = {}
    names = _given_pattern(given)
    for n, block in enumerate(blocks):
        if not block.noise and (label := (names and _given(n, block, names)) or _label(n, block)):
            found[n] = label
    words = {x.person.name for x in found.values() if x.bracket and read_person(x.name) is None}
    words |= {name for name in introduced if read_person(name) is None}
    if words:  # introduced once with an office, the name that is a word as well stands alone later
        found |= _again(blocks, found, frozenset(w for w in words if w))
    return dict(sorted(found.items()))


def _again(blocks: Sequence[Block], found: Mapping[int, Label], words: frozenset[str]) -> dict[int, Label]:
    """The further labels of persons whose names are ``words``."""
    rest = ((n, b) for n, b in enumerate(blocks) if n not in found and not b.noise)
    return {n: label for n, b in rest if (label := _label(n, b, words))}


def _given_pattern(given: Sequence[str]) -> re.Pattern[str] | None:
    names = "|".join(re.escape(g) for g in sorted(given, key=len, reverse=True) if g)
    return (
        re.compile(rf"{_LEAD}(?P<name>{names}){_ASIDE}(?:[ \u3000]*[：:]|[ \u3000]+|$|[】\]])")
        if names
        else None
    )


def _given(n: int, block: Block, names: re.Pattern[str]) -> Label | None:
    m = names.match(block.text)
    if not m:
        return None
    start = block.start + m.start("name")
    aside = m.group("aside")
    person = Person(name=m.group("name"), sure=1)
    span = Span(start, block.start + m.end("name"))
    return Label(n, Style.GIVEN, person, m.group("name"), span, aside and aside[1:-1], _after(block, m.end()))


def _label(n: int, block: Block, names: frozenset[str] = frozenset()) -> Label | None:
    head = block.text[:160]
    for style, pattern in ((Style.COLON, _COLON), (Style.BRACKET, _BRACKET)):
        if (m := pattern.match(head)) and (label := _read(n, block, style, m, names)):
            return label
    short = len(block.text) <= 60
    if short and (m := _NUMBERED.fullmatch(head)) and (label := _read(n, block, Style.NUMBERED, m, names)):
        return label
    if (
        block.bold
        and (m := _LINE.fullmatch(head[: block.bold].rstrip("：: ")))
        and (label := _read(n, block, Style.BOLD, m, names))
    ):
        return _with_office_behind(label, block)
    if (
        short
        and not re.search("[。？！；]", head)
        and (m := _LINE.fullmatch(head))
        and (label := _read(n, block, Style.LINE, m, names))
    ):
        return label
    if (m := _GAP.match(head)) and not _FACTS_OF_A_PERSON.search(block.text):
        return _read(n, block, Style.GAP, m, names)
    return None


def _with_office_behind(label: Label, block: Block) -> Label:
    """A bold name, with the office that stands in brackets behind it in plain type."""
    m = _OFFICE_BEHIND.match(block.text, block.bold)
    if label.bracket is None and m and is_affiliation(m["office"]):
        return replace(label, bracket=m["office"], words=_after(block, m.end()))
    return replace(label, words=_after(block, block.bold))


def _after(block: Block, at: int) -> int:
    rest = block.text[at:]
    return block.start + at + len(rest) - len(rest.lstrip(" \u3000：:"))


def _read(n: int, block: Block, style: Style, m: re.Match[str], names: frozenset[str]) -> Label | None:
    name = _without_speaking(m.group("name").strip())
    aside = m.group("aside")
    inner = _SHORTENED.sub("", aside.strip("（(）)[]【】〔〕|｜丨 \u3000")) if aside else None
    plain = re.sub(r"[\s\u3000]", "", name)
    person = Person(name=plain) if plain in names else read_with_office(name, inner)
    if person is None or (
        style in _BARE
        and (
            person.sure < 0
            or (person.role is Role.EXPERT and not person.name)
            or (person.family and not person.title and len(person.family) == 1)
        )
    ):
        return None
    at = name.find(person.name) if person.name else -1
    start = block.start + m.start("name") + max(at, 0)
    span = Span(start, start + len(person.name if person.name and at >= 0 else name))
    return Label(n, style, person, name, span, inner, _after(block, m.end()))


def _without_speaking(name: str) -> str:
    """A label without 发言 and the like, if it names somebody by name, title or as moderator without it."""
    bare = _SPEAKS.sub("", name)
    person = read_person(bare) if bare != name and bare else None
    if person is None or person.sure < 0:
        return name
    return bare if person.name or person.family or person.role is Role.MODERATOR else name
