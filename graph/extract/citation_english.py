"""Authorities in English text: cases, sections, acts and bills, and their short names further on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.citation_mention import Mention, Reference
from graph.lexicon.authorities import authority_named, doctrines
from graph.model import AuthorityKind

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAME = r"(?:(?:[A-Z]|Bros|St|Dr|Mr|Ms|Mt|U\.S|Corp|Inc|Co|Ltd|Ass'n|Dep't)\.|[A-Z][\w'’&-]*)"
_JOINED = r"(?:of|the|and|&|ex rel\.|de|la|van|von|in|for)"
_PARTY = rf"{_NAME}(?:\s+{_JOINED}\s+{_NAME}|,?\s+(?:Inc|Corp|Ltd|LLC|Co)\.|\s+{_NAME}){{0,6}}"
_CASE = re.compile(rf"(?P<one>{_PARTY})\s+vs?\.\s+(?P<two>{_PARTY})")
_LEADING = re.compile(
    r"^(?:(?:In|See|After|Under|And|But|The|Like|As|If|Since|Before|Unlike|Cf\.|So|Both)\s+)+"
)
_CODE = re.compile(
    r"\b(\d+\s+(?:U\.?S\.?C\.?|C\.?F\.?R\.?)(?:\s?(?:§+|[Ss]ec(?:tion|\.)))?\s?\d+[A-Za-z]*)((?:\([a-zA-Z0-9]+\))*)"
)
_SECTION = re.compile(
    r"(?:\b[Ss]ections?|§+)\s?(\d+[A-Za-z]*)((?:\([a-zA-Z0-9]+\))*)(?!\s+of the (?:bill|draft))"
)
_WORD = r"(?:[A-Z][a-z][\w-]*|[A-Z]{2,6})"
_ACT = re.compile(
    rf"\b{_WORD}(?:(?:,?\s(?:and|of|on|for|the|to|in|against|with|&)){{0,3}}\s{_WORD}){{0,9}}?\s"
    r"(?:Act|Directive|Regulation|Convention|Statute|Amendment|Treaty|Restatement|Code)\b(?!\s?[A-Z][a-z]+\s(?:Act|Code))"
)
_BILL = re.compile(r"\b(?:[HS]\.\s?[BRF]\.|[HAS]\.?B\.|S\.)\s?\d{2,5}\b")
_PLACE = re.compile(r"\b(?:Article|Art\.|Section|Sec\.|Title|Recital|Chapter)\s\d+[a-z]?(?:\(\w+\))*")
_GOVERNMENT = re.compile(
    r"^(?:United States|U\.S\.|People|State|Commonwealth|Commissioner|Attorney General|Government"
    r"|R|Regina|Rex)\b"
)
_CORPORATE = re.compile(r",?\s*\b(?:Inc|Corp|Ltd|LLC|Co|Company|Corporation|Limited|et al)\b\.?")
_ABROAD = re.compile(
    r"\b(?:European|EU|E\.U\.|UK|U\.K\.|British|German|French|Japanese|Chinese|Canadian|Australian)\b"
)


def english_mentions(text: str) -> list[Mention]:
    """All authorities that a paragraph names in full; for short names see ``short_mentions``."""
    found = [*_cases(text), *_sections(text)]
    for more in (_acts(text), _bills(text), _doctrines(text)):
        found += [m for m in more if all(m.end <= f.start or m.start >= f.end for f in found)]
    return sorted(found, key=lambda m: m.start)


def short_mentions(text: str, short_names: Iterable[str], taken: Iterable[Mention]) -> list[Mention]:
    """The places where a case or an act cited before is called by its short name: Hamidi, CFAA."""
    taken = list(taken)
    found = []
    for name in short_names:
        for m in re.finditer(rf"(?<![\w.]){re.escape(name)}(?![\w])(?!\s+vs?\.)", text):
            if all(m.end() <= t.start or m.start() >= t.end for t in taken):
                written, place = m[0], _place_near(text, m.start(), m.end())
                found.append(Mention(m.start(), m.end(), Reference.SHORT, name, written, provision=place))
    return found


def _cases(text: str) -> list[Mention]:
    found = []
    for m in _CASE.finditer(text):
        one = _LEADING.sub("", m["one"])
        name = f"{one} v. {m['two'].rstrip('.,') if not _CORPORATE.search(m['two']) else m['two']}"
        shorts = tuple(s for side in (one, m["two"]) if (s := _short_side(side)))
        start = m.end("one") - len(one)
        found.append(
            Mention(
                start,
                m.end("two"),
                Reference.NAMED,
                name,
                text[start : m.end("two")],
                AuthorityKind.CASE_LAW,
                defines=shorts,
            )
        )
    return found


def _short_side(party: str) -> str | None:
    """The name a side of a case is known by; None for the government."""
    if _GOVERNMENT.search(party):
        return None
    return _CORPORATE.sub("", party).strip(" .,") or None


def case_key(name: str) -> str:
    """What the spellings of one case share: the sides without Corp. and the like."""
    return " v. ".join(_CORPORATE.sub("", side).strip(" .,") for side in re.split(r"\s+vs?\.\s+", name))


def _sections(text: str) -> list[Mention]:
    codes = [
        Mention(m.start(), m.end(), Reference.NAMED, m[1], m[0], AuthorityKind.STATUTE, m[2] or None)
        for m in _CODE.finditer(text)
    ]
    alone = [
        Mention(
            m.start(), m.end(), Reference.NAMED, f"section {m[1]}", m[0], AuthorityKind.STATUTE, m[2] or None
        )
        for m in _SECTION.finditer(text)
        if all(m.end() <= c.start or m.start() >= c.end for c in codes)
        and not re.match(r"\s+of\s+the\s+[A-Z]", text[m.end() :])
    ]
    return codes + alone


def _acts(text: str) -> list[Mention]:
    found = []
    for m in _ACT.finditer(text):
        name = re.sub(
            r"^(?:The|Under|In|And|But|Since|If|See|An|A|As|This|That|Our|Any|No)\s+(?:the\s+)?", "", m[0]
        )
        if name.count(" ") == 0 or re.match(r"(?:Act|Code)\b", name):
            continue
        start = m.end() - len(name)
        known = authority_named(name)
        foreign = known or _ABROAD.search(text[max(0, start - 30) : m.end()])
        kind = AuthorityKind.FOREIGN_LAW if foreign else AuthorityKind.STATUTE
        initials = "".join(word[0] for word in name.split() if word[0].isupper())
        shorts = (initials,) if len(initials) > 2 else ()
        place = _place_near(text, start, m.end())
        found.append(Mention(start, m.end(), Reference.NAMED, name, name, kind, place, shorts))
    return found


def _place_near(text: str, start: int, end: int) -> str | None:
    """The article named in the same sentence, nearest behind the name, else before it."""
    behind = re.split(r"[.;?!]\s", text[end : end + 80])[0]
    before = re.split(r"[.;?!]\s", text[max(0, start - 60) : start])[-1]
    found = _PLACE.search(behind) or next(iter(_PLACE.finditer(before)), None)
    return found[0] if found else None


def _bills(text: str) -> list[Mention]:
    return [
        Mention(m.start(), m.end(), Reference.NAMED, m[0], m[0], AuthorityKind.STATUTE)
        for m in _BILL.finditer(text)
    ]


def _doctrines(text: str) -> list[Mention]:
    return [
        Mention(m.start(), m.end(), Reference.NAMED, name, m[0], AuthorityKind.DOCTRINE)
        for written, name in doctrines().items()
        if written.isascii()
        for m in re.finditer(rf"\b{re.escape(written)}\b", text, re.IGNORECASE)
    ]
