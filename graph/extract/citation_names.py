"""Authorities named without 《》: statutes, cases, foreign law, doctrines; and words that refer back."""

from __future__ import annotations

import re
from functools import cache

import ahocorasick

from graph.extract.citation_mention import Mention, Reference
from graph.extract.citation_titles import (
    COUNTRY,
    NUMERAL,
    PROVISION,
    definitions_after,
    kind_of,
    provision_after,
)
from graph.lexicon.authorities import ISSUERS, authorities, doctrines, document_type
from graph.model import AuthorityKind

_NOT_AFTER = "益律学理院庭官治人制域系则务案定度规庄国盲会"
_GOES_ON = re.compile(rf"法[{_NOT_AFTER}]|典[型范]")
_ON_GROUNDS = re.compile(r"(?:根据|依照|依据|按照|违反|援引|依|按)(?:我国|现行|《)*$")
_AS_RULED = re.compile(r"(?:的|之|中)?(?:相关|有关|上述|明确)?(?:规定|条文)")
_AMENDMENT = re.compile(rf"刑法修正案\s*[（(]?(?:{NUMERAL}+)[)）]?")
_GUIDING = re.compile(
    rf"(?P<issuer>最高人民法院|最高人民检察院|最高法院?|最高检)?(?:发布的|公布的|的)?(?:第{NUMERAL}{{1,6}}批)?(?:"
    rf"指导性?案例第?(?P<a>{NUMERAL}+)号|第?(?P<b>{NUMERAL}{{1,6}})号指导性?案例|(?P<c>检例)第?(?P<d>{NUMERAL}+)号)"
)
_GAZETTE = re.compile(
    r"《(?:刑事审判参考|民事审判指导与参考|执行工作指导与参考)》[^，。；]{0,12}?第?\d+号(?:指导性?)?案例|(?:《最高人民(?:法院|检察院)公报》(?:刊登|刊载|发布)?的?(?:典型)?|(?:最高人民(?:法院|检察院)|最高法|最高检)?公报)案例(?:[“\"][^“”\"]{2,40}[”\"])?"
)
_FOREIGN = re.compile(
    rf"(?:{COUNTRY})(?:[的联邦]{{1,3}})?(?:(?!做法|看法|说法|想法|用法|办法|司法|立法|执法|方法|语法|合法|非法|法院|法律|法学|法官|宪法法院)"
    rf"[\u4e00-\u9fff0-9]){{0,18}}?(?:指令|条例|法典|法案|公约|判例|(?<![做看说想用司立执方语合非办])法(?!系))(?![{_NOT_AFTER}])"
)
_NOT_IN_FOREIGN = re.compile(r"[的了是在把对将与和及都也不并而等]")
_FOREIGN_CASES = re.compile(rf"(?:{COUNTRY})[\u4e00-\u9fff]{{0,8}}法院的?判例")
_JUDGMENT = re.compile(r"[（(](?:19|20)\d{2}[)）][\u4e00-\u9fff]{1,3}\d{0,6}[\u4e00-\u9fff]{1,4}\d+号")
_UNNAMED_FOREIGN = re.compile(
    r"域外(?:司法|立法|判例|法例|经验|法)(?:实践|例)?|外国(?:立法例|判例)|比较法(?=上|视野|经验|角度|的)"
)
_WITHOUT_BRACKETS = re.compile(
    rf"(?P<issuer>{ISSUERS.pattern})(?:\d{{4}}年)?(?:发布的|作出的|制定的|的)?(?P<about>关于[^，。；！？《》\n]{{4,70}}?"
    rf"(?:解释|意见|规定|通知|批复|纪要|决定|答复|办法|公告)(?:[（(]{NUMERAL}+[)）])?)"
)
_UNKNOWN_LAW = re.compile(
    r"(?:^|[，。；：、（(“\s]|根据|依照|依据|按照|违反|适用|参照|参考|结合|符合|援引|以及|及|和|与|即|在|由|对)"
    r"(?P<name>(?:(?!根据|依照|依据|按照|违反|适用|参照|结合|援引)[\u4e00-\u9fff]){2,24}?(?:法|法典|条例|办法|规定|解释|细则|公约|规则))"
    rf"(?=第{NUMERAL}+条)"
)
_POINTING = r"(?:该|此|上述|前述|前引|这一|这个|这部)"
_BACK = re.compile(
    rf"{_POINTING}(?P<type>司法解释|解释|修正案|通知|批复|纪要|条例|办法|公约|指令|法案|指导性?案例|判例|法典|法|意见)"
    rf"(?=第{NUMERAL}+条|规定|明确|指出|要求|将|施行|出台|的规定|的适用|生效|实施|中)"
)
_AGAIN = re.compile(
    rf"{_POINTING}(?:法)?(?:条文?|款)(?![件例约理款])|(?:该|上述|前述|前引)规定|(?<![相共不])同(?:一)?(?:法|条)(?=第|的规定|规定|还|又|也|另)"
    r"|本条(?=第|规定|的规定|所|中的|[“的])|前款(?=规定|的|所)|(?:上述|前述|该)法?条款(?!件)"
)
_CONTRACT = re.compile(r"合同|协议|约定|格式条款|保险单|保单|章程|用户|霸王")
_ABROAD_CASE = re.compile(
    rf"(?:{COUNTRY})[^，。；]{{0,14}}?法院(?:在|就|于|审理的)[^，。；]{{0,8}}?[“\"]?(?P<name>[\u4e00-\u9fffA-Za-z·]{{2,14}}?(?:诉[\u4e00-\u9fffA-Za-z·]{{1,14}}?)?案)(?!件|例|中的)"
)


def name_mentions(text: str, defined: frozenset[str] = frozenset()) -> list[Mention]:
    """All authorities named or referred to outside 《》, in order; where two overlap, the more exact kind.

    ``defined`` are the short names that the document introduces; those of three letters and more count
    without brackets too. Give the text without its 《》.
    """
    found = _defined(text, defined)
    for finder in (_bracketless, _guiding, _amendments, _foreign, _known, _back, _unknown_laws, _doctrines):
        taken = [(m.start, m.end) for m in found]
        found += [m for m in finder(text) if all(m.end <= a or m.start >= b for a, b in taken)]
    return sorted(found, key=lambda m: m.start)


def _defined(text: str, defined: frozenset[str]) -> list[Mention]:
    return [
        Mention(m.start(), m.end(), Reference.SHORT, name, name, provision=provision_after(text, m.end()))
        for name in defined
        if len(name) > 2 and not name.isascii() and (document_type(name) or ("", ""))[0] != name
        for m in re.finditer(rf"(?<![简下统]称)(?<![简下统]称[“\"]){re.escape(name)}", text)
    ]


def _bracketless(text: str) -> list[Mention]:
    found = []
    for m in _WITHOUT_BRACKETS.finditer(text):
        name = m["issuer"] + m["about"]
        found.append(_named(text, m.start(), m.end(), name, kind_of(name)))
    return found


def _amendments(text: str) -> list[Mention]:
    return [_named(text, m.start(), m.end(), m[0], AuthorityKind.STATUTE) for m in _AMENDMENT.finditer(text)]


def _guiding(text: str) -> list[Mention]:
    found = []
    for m in _GUIDING.finditer(text):
        number = m["a"] or m["b"] or m["d"]
        procuracy = m["c"] or (m["issuer"] or "").startswith(("最高人民检", "最高检"))
        name = f"检例第{number}号" if procuracy else f"{_full(m['issuer'])}指导案例{number}号"
        found.append(_named(text, m.start(), m.end(), name, AuthorityKind.GUIDING_CASE))
    others = [*_GAZETTE.finditer(text), *_JUDGMENT.finditer(text)]
    return found + [_named(text, m.start(), m.end(), m[0], AuthorityKind.CASE_LAW) for m in others]


def _full(issuer: str | None) -> str:
    return "最高人民法院" if issuer else ""


def _foreign(text: str) -> list[Mention]:
    kind = AuthorityKind.FOREIGN_LAW
    found = [
        _named(text, m.start(), m.end(), m[0], kind)
        for m in _FOREIGN.finditer(text)
        if not _NOT_IN_FOREIGN.search(re.sub(rf"^(?:{COUNTRY})的?", "", m[0]))
    ]
    found += [
        _named(text, m.start("name"), m.end("name"), m["name"], AuthorityKind.CASE_LAW)
        for m in _ABROAD_CASE.finditer(text)
    ]
    more = [*_FOREIGN_CASES.finditer(text), *_UNNAMED_FOREIGN.finditer(text)]
    return found + [_named(text, m.start(), m.end(), m[0], kind) for m in more]


@cache
def _statutes() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for known in authorities():
        for name in (known.name, known.name.removeprefix("中华人民共和国"), *known.aliases):
            if " " not in name or not name.isascii():
                automaton.add_word(name, (len(name), known))
    automaton.make_automaton()
    return automaton


def _known(text: str) -> list[Mention]:
    """Documents of the lexicon; one whose short name is also a field of law needs an article or 根据…规定."""
    found: list[Mention] = []
    hits = [(last + 1 - n, last + 1, known) for last, (n, known) in _statutes().iter(text)]
    for start, end, known in sorted(hits, key=lambda h: (h[0] - h[1], h[0])):
        name = text[start:end]
        provision = provision_after(text, end)
        grounds = _ON_GROUNDS.search(text[max(0, start - 8) : start]) and _AS_RULED.match(text, end)
        ordinary = known.field and len(name) < 8 and not (provision or grounds)
        goes_on = _GOES_ON.match(text, end - 1)
        inside_word = name.isascii() and re.match(
            r"\w", text[start - 1 : start] + text[end : end + 1], re.ASCII
        )
        slang = len(name) < 3 and not name.endswith("法")
        if not (ordinary or goes_on or inside_word or slang or _overlaps(found, start, end)):
            found.append(_named(text, start, end, name, known.kind))
    return found


def _overlaps(found: list[Mention], start: int, end: int) -> bool:
    return any(start < m.end and end > m.start for m in found)


def _unknown_laws(text: str) -> list[Mention]:
    return [
        _named(text, m.start("name"), m.end("name"), m["name"], kind_of(m["name"]))
        for m in _UNKNOWN_LAW.finditer(text)
        if not re.search(r"[的了是在该此上前本其]", m["name"])
    ]


def _back(text: str) -> list[Mention]:
    """该解释, 上述《意见》 without its brackets, 该条: references by words that may mean something else."""
    words = [
        Mention(
            m.start(),
            m.end(),
            Reference.WORD,
            re.sub("指导性?案例", "案例", m["type"]),
            m[0],
            provision=provision_after(text, m.end()),
        )
        for m in _BACK.finditer(text)
    ]
    again = [
        Mention(m.start(), m.end(), Reference.AGAIN, "", m[0], provision=provision_after(text, m.end()))
        for m in _AGAIN.finditer(text)
        if not (m[0].endswith("条款") and _CONTRACT.search(text))
    ]
    return words + again


@cache
def _doctrine_words() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for written, name in doctrines().items():
        automaton.add_word(written, (len(written), name))
    automaton.make_automaton()
    return automaton


def _doctrines(text: str) -> list[Mention]:
    found: list[Mention] = []
    hits = [(last + 1 - n, last + 1, name) for last, (n, name) in _doctrine_words().iter(text.lower())]
    for start, end, name in sorted(hits, key=lambda h: (h[0] - h[1], h[0])):
        if not _overlaps(found, start, end):
            found.append(Mention(start, end, Reference.NAMED, name, text[start:end], AuthorityKind.DOCTRINE))
    return found


def _named(text: str, start: int, end: int, name: str, kind: AuthorityKind) -> Mention:
    provision = provision_after(text, end) or (p[0] if (p := PROVISION.search(name)) else None)
    return Mention(
        start, end, Reference.NAMED, name, text[start:end], kind, provision, definitions_after(text, end)
    )
