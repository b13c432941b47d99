"""Authorities as the data file gives them: full and short names, rank, validity."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from graph.lexicon.tables import day, rows, several
from graph.model.authority import AuthorityKind
from graph.model.ids import squeeze

_ISSUER = (
    r"(?:最高人民法院最高人民检察院|最高人民法院|最高人民检察院|最高法院|最高检察院|最高法|最高检|“?两高”?(?:一部|两部|三部)?|公安部|司法部|国家安全部"
    r"|全国人民代表大会(?:常务委员会)?|全国人大(?:常委会)?|国务院(?:办公厅)?|中国人民银行|央行|国家监察委员会?"
    r"|(?:(?![和与及])[\u4e00-\u9fff]){2,12}(?:总局|管理局|办公室|委员会|会|部|署|局|院))"
)
# atomic, as 公安部 fits two alternatives: a long list of issuers must not be tried in every combination
ISSUERS = re.compile(rf"(?>{_ISSUER})(?:(?>\s*[、和与及]\s*|\s+)(?>{_ISSUER})){{0,8}}+")
_ISSUED_BY = re.compile(rf"^{ISSUERS.pattern}(?=\s*(?:关于|《|印发|指导性?案例|公报))")
_STATE = re.compile(r"中华人民共和国")
_NUMBERED = re.compile(r"\d+")
_CASE_NUMBER = re.compile(r"(?:案例|检例第)([〇零一二三四五六七八九十百千两]+)号")
_UNITS = {"十": 10, "百": 100, "千": 1000}
_DIGITS = "零一二三四五六七八九十"
_COMMON = re.compile(
    r"关于|办理|审理|处理|刑事案件|民事案件|案件|具体应用法律|适用法律|应用法律|法律适用|若干|问题|司法|立法|具体|的|等|试行"
)
_TYPE = re.compile(
    r"(修正案|解释|意见|通知|规定|决定|批复|答复|纪要|条例|办法|细则|规则|准则|公约|法典|指令|法案|公告|规范|标准|指引|指南"
    r"|函|案例|判例|法)(?:[（(]([^（）()]{1,8})[)）])?$"
)
_RANKS = {
    AuthorityKind.STATUTE: 1,
    AuthorityKind.LEGISLATIVE_INTERPRETATION: 1,
    AuthorityKind.ADMINISTRATIVE_REGULATION: 2,
    AuthorityKind.JUDICIAL_INTERPRETATION: 2,
    AuthorityKind.JUDICIAL_DOCUMENT: 3,
    AuthorityKind.GUIDING_CASE: 4,
    AuthorityKind.CASE_LAW: 4,
    AuthorityKind.DOCTRINE: 5,
    AuthorityKind.FOREIGN_LAW: 6,
}


class Validity(StrEnum):
    """Whether an authority was in force on a day, or over a period (PARTLY: in a part of it)."""

    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    PARTLY = "partly"
    NO_LONGER = "no_longer"


@dataclass(frozen=True, slots=True)
class Amendment:
    """A revision that kept the name: the day it came into force, and the document that made it where told."""

    since: date
    basis: str | None


@dataclass(frozen=True, slots=True)
class KnownAuthority:
    """One document of the data file.

    ``in_force_until`` is the first day on which it is no longer in force. ``field`` is set where the short
    name also names a field of law (合同法), so that it is a citation only with an article. ``amended`` are revisions
    that kept the name, in order. ``checked`` is the day somebody compared the row with ``source``.
    """

    name: str
    aliases: tuple[str, ...]
    kind: AuthorityKind
    field: bool
    issuer: str | None
    number: str | None
    issued: date | None
    in_force_from: date | None
    in_force_until: date | None
    successor: str | None
    source: str | None
    checked: date | None
    amended: tuple[Amendment, ...] = ()


@cache
def authorities() -> tuple[KnownAuthority, ...]:
    """All documents of the data file."""
    return tuple(
        KnownAuthority(
            name=row["name"],
            aliases=several(row["aliases"]),
            kind=AuthorityKind(row["kind"]),
            field=row["field"] == "yes",
            issuer=row["issuer"] or None,
            number=row["number"] or None,
            issued=day(row["issued"]),
            in_force_from=day(row["in_force_from"]),
            in_force_until=day(row["in_force_until"]),
            successor=row["successor"] or None,
            source=row["source"] or None,
            checked=day(row["checked"]),
            amended=tuple(_amendment(told) for told in several(row["amended"])),
        )
        for row in rows("authorities.tsv")
    )


def _amendment(told: str) -> Amendment:
    since, _, basis = told.partition(" ")
    return Amendment(date.fromisoformat(since), basis or None)


@cache
def doctrines() -> dict[str, str]:
    """How a doctrine is written in a text -> its name."""
    return {written: row["name"] for row in rows("doctrines.tsv") for written in several(row["spellings"])}


def authority_key(name: str) -> str:
    """What all spellings of one full name share: no issuer, no 中华人民共和国, no 关于, no brackets."""
    plain = unicodedata.normalize("NFKC", name).strip()
    plain = _ISSUED_BY.sub("", plain).strip()
    key = squeeze(_STATE.sub("", plain)).removeprefix("关于")
    if "修正案" in key:
        return _NUMBERED.sub(lambda m: _in_words(int(m[0])), key)
    return _CASE_NUMBER.sub(lambda m: m[0].replace(m[1], str(number_of(m[1]))), key)


def document_type(name: str) -> tuple[str, str | None] | None:
    """The type word a name ends with and the number in brackets behind it: (意见, 二), (解释, None)."""
    found = _TYPE.search(name.strip('《》〈〉“”" '))
    return (found[1], found[2]) if found else None


@cache
def _by_key() -> dict[str, KnownAuthority]:
    found: dict[str, KnownAuthority] = {}
    for known in authorities():
        found.setdefault(authority_key(known.name), known)
    for known in authorities():
        for alias in known.aliases:
            found.setdefault(authority_key(alias), known)
    return found


@cache
def _by_core() -> dict[str, tuple[KnownAuthority, ...]]:
    found: dict[str, tuple[KnownAuthority, ...]] = {}
    for known in authorities():
        core = _core(known.name)
        found[core] = (*found.get(core, ()), known)
    return found


def authority_named(name: str) -> KnownAuthority | None:
    """The document a full, short or abbreviated name means; None where it is unknown or fits several.

    An abbreviated name is one that leaves out only words such names share: 盗窃刑事案件解释.
    """
    known = _by_key().get(authority_key(name))
    if known:
        return known
    core = _core(name)
    alike = _by_core().get(core, ()) if len(core) > 2 else ()
    return alike[0] if len(alike) == 1 else None


def _core(name: str) -> str:
    return _COMMON.sub("", authority_key(name))


def rank(kind: AuthorityKind) -> int | None:
    """1 for statutes down to 6 for foreign law; None for what has no place in the order."""
    return _RANKS.get(kind)


def number_of(numeral: str) -> int:
    """The number below ten thousand that a Chinese or Arabic numeral writes: 二十七, 一百零五, 27."""
    if numeral.isdigit() and numeral.isascii():
        return int(numeral)
    total, digit = 0, 0
    for sign in numeral.replace("〇", "零").replace("两", "二"):
        if sign in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[sign], 0
        else:
            digit = digit * 10 + _DIGITS.index(sign)
    return total + digit


def _in_words(number: int) -> str:
    if number <= 10:
        return _DIGITS[number]
    tens, ones = divmod(number, 10)
    return (_DIGITS[tens] if tens > 1 else "") + "十" + (_DIGITS[ones] if ones else "")
