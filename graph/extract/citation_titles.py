"""Names in 《》: which of them are authorities, who issued them, how they are called further on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.extract.citation_mention import Mention, Reference
from graph.lexicon.authorities import ISSUERS, authority_named, document_type
from graph.model import AuthorityKind

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMERAL = "[〇零一二三四五六七八九十百千两0-9]"
COUNTRY = (
    "欧盟|欧洲联盟|欧洲委员会|欧洲|联合国|美国|英国|德国|法国|日本|韩国|意大利|奥地利|瑞士|西班牙|荷兰|加拿大|澳大利亚|新加坡"
    "|俄罗斯|印度|巴西|我国台湾地区|台湾地区|台湾|我国香港|香港|澳门|加利福尼亚州|加州|纽约州"
)
_ARTICLE = rf"第{NUMERAL}+[a-z]?[编章节条款项](?:之{NUMERAL}+)?(?:第?[（(]?{NUMERAL}+[)）]?[款项目])*"
PROVISION = re.compile(rf"{_ARTICLE}(?:\s*[、，和及与至]\s*{_ARTICLE})*|第{NUMERAL}+部分")
# 刑法二百六十六条, spoken without 第
_WITHOUT_ORDINAL = re.compile(rf"{NUMERAL}{{2,}}条(?:之{NUMERAL}+)?(?:第?{NUMERAL}+[款项])*")
_UP_TO_PROVISION = re.compile(
    r"[”\"’」]?\s*(?:[（(][^（）()\n]{0,60}[)）])*\s*(?:的|中的?|规定的|分则|总则|本身|[\u4e00-\u9fff]{2,6}编)?\s*"
)

_DEFINITION = re.compile(
    r"[（(][^（）()\n]{0,30}?(?:以下|下文|下)?(?:统|合|均|又)?(?:简称|下称|统称)[^（）()\n]{1,60}[)）]"
)
_SHORT_NAME = re.compile(r"《([^《》]+)》|[“\"]([^“”\"]+)[”\"]")
_UNQUOTED = re.compile(r"(?:简称|下称|统称)为?[:：]?\s*([^《》“”\"，,；;]{2,30})[)）]$")
_DEFINED_HERE = re.compile(
    r"(?:简称|下称|统称)为?[:：]?\s*[“\"]?$|(?:简称|下称|统称)[^（）()。]{0,40}(?:[、或和]|或者)$"
)
_BARE = re.compile(
    r"(?P<year>\d{4}年)?(?P<type>司法解释|解释|意见|通知|规定|决定|批复|答复|纪要|条例|办法|细则|规则|准则|公约|指令|公告|规范"
    r"|标准|指引|指南|修正案|法案)(?P<number>[（(][^（）()]{1,4}[)）])?$"
)
_ISSUED = re.compile(
    rf"({ISSUERS.pattern})(?:\s*(?:于|在)?\s*\d{{4}}年[^，。；《]{{0,8}})?(?:联合)?"
    r"(?:发布|出台|印发|下发|颁布|制定|公布|通过|会签|联合发布)?的?$"
)
_LED_BY = re.compile(
    r"^.*(?:根据|依据|依照|按照|参照|参考|违反|援引|适用|引用|结合|符合|对此|其中|此外|同时|例如|比如|以及|尤其是|特别是|[由在对而即如按据从以])"
)
_ABROAD = re.compile(rf"({COUNTRY})(?:的|联邦|现行)?$")
_YEAR_BEFORE = re.compile(r"(\d{4})年(?:的|发布的|出台的)?$")
_PRIVATE = re.compile(
    r"(?:公司|企业|平台|学校|学院|集团|单位|商家|店铺|社区)(?:内部|自己|自行)?(?:制定|发布|公布|出台)?的?$"
)
_AUTHOR = re.compile(
    r"(?:著|主编|编著|合著|译著|撰写|所著|撰文|发表|刊登|载于|在其|刊于)的?$|(?:教授|老师|先生|博士)(?:的|在)$"
)
_PUBLISHED = re.compile(
    r"(?:一书|一文|一著|杂志|期刊|月刊|学报|作者|编辑部|记者|主办|主编)|，?[^，。；《]{0,12}(?:出版社|第\d+期|\d{4}年第|第[\d一二三四五]+版)"
)
_BOOK = re.compile(
    r"(?:研究|导论|概论|通论|总论|各论|原理|教程|评注|释义|讲义|思考|评析|探析|之我见|月刊|周刊|评论|杂志|日报|晚报|公报|学报"
    r"|年鉴|案例选|案例集|指导与参考|合同|协议|协议书|声明|公约书|政策|(?<!公)司法|讲堂|论坛|沙龙|专栏|栏目|节目|频道|之窗|前沿|观察|新语|时评|周报|时报|法[制治]报|论丛|文库|说法|普法|释法|学法|懂法|读法|看法|做法|想法)$|^(?:论|试论|浅析|浅谈|略论|再论)"
)
# lists and standards that the state issues
_CATALOGUE = re.compile(r"国家[\u4e00-\u9fff、]{2,24}(?:名录|目录|标准)")
_SAYS_WHAT = re.compile(
    r"关于|若干|适用|办理|审理|刑事|民事|行政|案件|管理|处罚|治理|保护|业务|安全|监督|指导|量刑|会议|座谈会|立案|追诉"
)


@dataclass(frozen=True, slots=True)
class Title:
    """A name in 《》 at ``start:end``, the brackets included."""

    start: int
    end: int
    inner: str


def titles(text: str) -> Iterator[Title]:
    """The outermost 《》 of a text; one that is not closed before the line ends is left out."""
    at = text.find("《")
    while at >= 0:
        end = _closing(text, at)
        if end:
            yield Title(at, end, text[at + 1 : end - 1])
        at = text.find("《", end or at + 1)


def _closing(text: str, start: int) -> int:
    """Where the title ends; where its brackets do not balance, at the first closing one; 0 without one."""
    depth = 0
    for at in range(start, min(len(text), start + 200)):
        if text[at] == "\n":
            break
        depth += (text[at] == "《") - (text[at] == "》")
        if depth == 0:
            return at + 1
    first = text.find("》", start, start + 200)
    return first + 1 if first > 0 and "\n" not in text[start:first] else 0


def title_mentions(text: str, defined: frozenset[str] = frozenset()) -> list[Mention]:
    """The names in 《》 that are authorities or refer back to one; not books, journals and contracts.

    ``defined`` are the short names that the document introduces anywhere: they refer back.
    """
    found = []
    for title in titles(text):
        before = text[max(0, title.start - 60) : title.start]
        if not _DEFINED_HERE.search(before):
            mention = _mention(text, title, before, defined)
            if mention:
                found.append(mention)
    return found


def without_titles(text: str) -> str:
    """The text with every 《》 blanked out, of equal length; gazettes stay, as cases are cited by them."""
    for title in titles(text):
        if not title.inner.endswith(("公报", "审判参考", "指导与参考")):
            text = text[: title.start] + "\0" * (title.end - title.start) + text[title.end :]
    return text


def _mention(text: str, title: Title, before: str, defined: frozenset[str]) -> Mention | None:
    issuer = _ABROAD.search(before) or _ISSUED.search(before)
    bare = _BARE.match(title.inner)
    plain = Mention(
        title.start,
        title.end,
        Reference.SHORT,
        title.inner,
        text[title.start : title.end],
        provision=provision_after(text, title.end),
        defines=definitions_after(text, title.end),
    )
    if title.inner in defined and not bare:
        return plain
    if bare:
        year = bare["year"] or (y[1] if (y := _YEAR_BEFORE.search(before)) else None)
        name = bare["type"] + (bare["number"] or "")
        return replace(plain, name=name, year=year.strip("年") if year else None)
    if not _is_authority(title.inner, before, text[title.end : title.end + 30], issued=bool(issuer)):
        return None
    if not issuer:
        abroad = re.match(COUNTRY, title.inner)
        kind = AuthorityKind.FOREIGN_LAW if abroad else kind_of(title.inner)
        return replace(plain, reference=Reference.NAMED, name=title.inner, kind=kind)
    by = _LED_BY.sub("", issuer[1])
    start = title.start - len(before) + issuer.end(1) - len(by)
    name = f"{by}《{title.inner}》"
    kind = AuthorityKind.FOREIGN_LAW if _ABROAD.search(before) else kind_of(name)
    written = text[start : title.end]
    return replace(plain, start=start, reference=Reference.NAMED, name=name, written=written, kind=kind)


def _is_authority(inner: str, before: str, after: str, *, issued: bool) -> bool:
    if authority_named(inner):
        return not _PUBLISHED.match(after)
    if _CATALOGUE.fullmatch(inner):
        return True
    kind = document_type(inner)
    if kind is None or _BOOK.search(inner) or _AUTHOR.search(before) or _PUBLISHED.match(after):
        return False
    if issued:
        return True
    if _PRIVATE.search(before):
        return False
    plain_law = kind[0] in {"法", "法典", "条例", "修正案", "公约", "法案", "指令", "纪要", "办法", "细则"}
    return plain_law or bool(_SAYS_WHAT.search(inner)) or PROVISION.match(after.lstrip("的中 ")) is not None


def provision_after(text: str, at: int) -> str | None:
    """The articles named right behind a name: 第二百六十四条、第二百六十六条第一款."""
    gap = _UP_TO_PROVISION.match(text, at)
    found = PROVISION.match(text, gap.end() if gap else at) or _WITHOUT_ORDINAL.match(text, at)
    return found[0] if found else None


def definitions_after(text: str, at: int) -> tuple[str, ...]:
    """The short names that a bracket right behind a name introduces, without their marks."""
    bracket = re.compile(r"[”\"]?\s*(?:[（(][^（）()\n]{0,60}[)）])?\s*").match(text, at)
    for start in (at, bracket.end() if bracket else at):
        found = _DEFINITION.search(text, start, start + 80)
        if found and found.start() <= start + 2:
            return _introduced(found[0])
    return ()


def defined_names(text: str) -> frozenset[str]:
    """Every short name that a document introduces by 以下简称, without its marks."""
    return frozenset(name for m in _DEFINITION.finditer(text) for name in _introduced(m[0]))


def _introduced(bracket: str) -> tuple[str, ...]:
    named = tuple(a or b for a, b in _SHORT_NAME.findall(bracket))
    plain = _UNQUOTED.search(bracket)
    return named or ((plain[1].strip(),) if plain else ())


def kind_of(name: str) -> AuthorityKind:
    """The kind of a document: by the lexicon, else by its type word and who issued it."""
    known = authority_named(name)
    if known:
        return known.kind
    word = (document_type(name) or ("", None))[0]
    if word in {"法", "法典", "修正案", "条例"} and not re.search(r"[省市县区]", name):
        return AuthorityKind.ADMINISTRATIVE_REGULATION if word == "条例" else AuthorityKind.STATUTE
    courts = re.search("最高人民法院|最高人民检察院|最高法|最高检|两高", name)
    if word in {"解释", "批复"} or (word in {"规定", "规则"} and courts):
        return AuthorityKind.JUDICIAL_INTERPRETATION
    if word in {"意见", "纪要"} or (word in {"通知", "答复", "决定"} and courts):
        return AuthorityKind.JUDICIAL_DOCUMENT
    return AuthorityKind.OTHER
