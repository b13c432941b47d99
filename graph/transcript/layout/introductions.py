"""Guests introduced one after the other in running words: 范晴老师，某大学教授；高远，某公司的法务."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.model import Role, Span
from graph.transcript.layout.person import HAN, is_affiliation, is_full_name
from graph.transcript.layout.roster import Listed
from graph.transcript.words import longest_first, surnames

if TYPE_CHECKING:
    from collections.abc import Iterator

_INTRODUCES = re.compile(
    "介绍|嘉宾|与会|来宾|参加|请来|请了|来了|请到|邀请|[左右]手边|台上|在座|到场|出席|与谈|有请"
)
_SENTENCE = re.compile(r"[^。！？\n]+")
_PART = re.compile("[^；;]+")
_CLAUSE = re.compile("[^，,：:、（(）)]+")
# what is said of somebody who is away, behind the name
_AWAY = re.compile(
    "(?:因|由于|去了?|有事|生病|请假|身体|未能|没能|没有|无法|不能|不在|临时|今天|今晚|正在|出差|还在|路上|堵|赶不)"
)
# what a moderator says before the house of somebody: 原本还请了理工大学的…
_BEFORE_HOUSE = re.compile(
    "^(?:本来|原来|原本|今天|本次|我们|大会|还|也|又|特别|特意|荣幸|有幸|邀请|请到|请来|请|有|到|了|的|一位|几位|两位|嘉宾|来自|是|以及)+"
)
# what an absent guest does to be heard all the same
SENDS = re.compile(
    "托我|委托我|嘱我|请我(?:代|转)|转达|转述|代为|代读|宣读|发来|发给我|发了一?[段条份篇封]|给我发|寄来|捎来"
    "|提交了?书面|书面(?:意见|发言)|(?:代|替)[他她](?:念|读|说|宣读|发言)|念一下|读一下|录了一?段"
)
_OFFICES = sorted((*longest_first("titles"), *longest_first("institutions")), key=len, reverse=True)
_ENGLISH_GUEST = re.compile(
    r"\b(?P<title>(?:(?:former|retired) )?(?:Commissioner|Judge|Justice|Professor|Prof\.|Dr\.?|Senator|Attorney General|Dean"
    r"|Director|Chair(?:man|woman)?|Mr\.|Ms\.|Mrs\.))\s(?P<name>[A-Z][\w'’-]+(?: [A-Z]\.)?(?: [A-Z][\w'’-]+){1,2})"
)
_ENGLISH_AWAY = re.compile(
    r"could not|couldn['’]t|cannot|can['’]t|unable|regrets|cancel+ed|stuck|delayed|(?:is|are) not (?:here|with us)"
    r"|isn['’]t (?:here|with us)|ill\b|asked me|has sent|sent (?:me|us)|left (?:me|us)|in (?:her|his) absence"
)
_ENGLISH_SENDS = re.compile(
    r"(?:has )?sent (?:me|us)|(?:letter|note|statement|message|e-?mail) (?:to|from)|asked me to|in writing|left (?:me|us) a"
    r"|(?:her|his) (?:letter|note|statement|remarks|answers)"
)
_ENGLISH_REACH = 240


def introduced_in_words(text: str) -> list[Listed]:
    """Everybody introduced so, with the office; an absent guest only where the next words say that their view is
    passed on.

    Nobody here is sure to be a guest: a name counts once a turn is labelled with it, or if the view is passed on.
    """
    found: dict[str, Listed] = {}
    for sentence in _SENTENCE.finditer(text):
        if _INTRODUCES.search(sentence.group()) or SENDS.search(sentence.group()):
            for listed in _in_sentence(sentence.group(), sentence.start()):
                found.setdefault(listed.name, listed)
    return list(found.values())


def sent_word(text: str) -> list[Listed]:
    """Guests who are away and whose view the moderator says will be read out."""
    listed = []
    for sentence in _SENTENCE.finditer(text):
        sends = SENDS.search(sentence.group())
        named = _in_sentence(sentence.group()[: sends.end()], sentence.start()) if sends else ()
        listed += list(named)[-1:]
    for m in _ENGLISH_GUEST.finditer(text):
        after = text[m.end() : m.end() + _ENGLISH_REACH].split("\n", maxsplit=1)[0]
        if _ENGLISH_AWAY.search(after) and _ENGLISH_SENDS.search(after):
            listed.append(Listed(m["name"], Role.EXPERT, Span(m.start("name"), m.end()), m["title"]))
    return listed


def _in_sentence(sentence: str, offset: int) -> Iterator[Listed]:
    for part in _PART.finditer(sentence):
        clauses = [(part.start() + m.start(), m.group()) for m in _CLAUSE.finditer(part.group())]
        for n, (at, clause) in enumerate(clauses):
            behind = clauses[n + 1][1] if n + 1 < len(clauses) else ""
            found = _name_first(clause, behind) or _house_first(clause)
            if found:
                start, name, house = found
                begin = offset + at + start
                yield Listed(name, Role.EXPERT, Span(begin, begin + len(name)), house)


def _name_first(clause: str, behind: str) -> tuple[int, str, str] | None:
    """A clause that is nothing but a name, with or without a title, and the office in the clause behind it."""
    bare = clause.strip(" 　“”")
    title = _title_of(bare)
    name = bare.removesuffix(title)
    told = is_affiliation(behind)
    if not (told or (title and behind)) or not _is_name(name):
        return None
    return clause.find(name), name, behind.strip() if told else title


def _house_first(clause: str) -> tuple[int, str, str] | None:
    """``政法学院的莫春芳教授``, ``某区检察院检察官白露``."""
    away = _AWAY.search(clause, 4)
    clause = clause[: away.start()] if away else clause
    title = _title_of(clause)
    before = clause.removesuffix(title)
    found: list[tuple[int, tuple[int, str, str]]] = []
    for length in (3, 2, 4):
        name, rest = before[-length:], before[:-length]
        house = _BEFORE_HOUSE.sub("", rest.removesuffix("的"))
        office = next((w for w in _OFFICES if house.endswith(w)), "")
        told = bool(title) and rest.endswith("的")
        if (told or office) and len(house) > 1 and is_affiliation(house) and _is_name(name):
            found.append((len(office), (len(rest), name, house + title)))
    return max(found, default=(0, None), key=lambda f: f[0])[1]


def _title_of(words: str) -> str:
    return next((t for t in longest_first("titles") if words.endswith(t) and words != t), "")


def _is_name(text: str) -> bool:
    """A full name, or a word (方可) that begins with a family name as one does."""
    single, compound = surnames()
    if not re.fullmatch(f"[{HAN}·]{{2,5}}", text) or "某" in text:
        return False
    known = text[0] in single and len(text) in (2, 3)
    return is_full_name(text) or known or (text[:2] in compound and len(text) in (3, 4))
