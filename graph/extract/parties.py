"""The parties of a case, their groups, and what they are in it, by general cues of Chinese reports of facts."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.extract.party_names import Mention, named_in
from graph.model import Party, PartyRole, make_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.extract.issue_text import Stretch
    from graph.transcript.repair import RepairedText

# {n} is the name, with its group or occupation before it
_ACCUSED = (
    r"(?:嫌疑人|被告人|行为人|上诉人|罪犯|同案犯|同伙){n}", r"{n}[^，。；]{0,12}(?:等人)?(?:构成|成立|涉嫌|应以|应当以|犯)[^，。；]{0,20}罪",
    r"{n}(?:等人)?的行为(?:如何|应|是否|构成|属于|不构成|怎么|该)", r"将{n}(?:等人)?(?:抓获|逮捕|拘留|刑拘|查获|控制)", r"{n}(?:等人)?(?:被(?:抓|捕|拘|公安|民警|警方|判|起诉|查|依法)|归案|到案|落网|投案|潜逃|供述|交代)",
    r"{n}(?!的)(?:等人|[一二两三四五]人)?(?:[^，。；、]{0,10})?(?:预谋|伙同|纠集|雇佣|雇用|指使|教唆|共谋|密谋|合谋|窃取|盗窃|盗走|骗取|诈骗|抢走|抢劫|敲诈|威胁|殴打|勒索|冒充|伪造|虚构|隐瞒|偷|撕下|替换|换贴|侵占|挪用|受贿|索取|收受|私自|拷贝|擅自)",
    r"(?:判处|追究|起诉|指控|对){n}(?:等人)?(?:有期徒刑|刑事责任|的?犯罪|提起公诉|定罪|应按|以)", r"{n}(?:等人)?(?:利用|趁|乘|为谋|为牟|为了|谎称|假称|谎报|以[^，。]{0,14}为由)",
)  # fmt: skip
_VICTIM = (
    r"(?:被害人|受害人|受害者|失主|事主){n}", r"{n}(?:发现被骗|报案|报警|被骗|受骗|被盗|被抢|受伤|死亡|损失|因受骗|因担心|信以为真|陷入错误|误以为)",
    r"(?:骗取|骗得|敲诈|勒索|威胁|殴打|抢走|抢劫|窃取|盗走|盗窃|偷走|伤害|致使?|欺骗|诱骗|恐吓|侵占|侮辱|诽谤|强奸|杀害|撞倒|捅伤|刺伤|打伤)(?:了)?(?:用户|客户|邻居|同事|老人|同学|女友|朋友|店主|路人|网友)?{n}",
    r"(?:将|把)(?:[^，。；]{0,6})?{n}的?[^，。；]{0,30}(?:偷走|抢走|夺走|卖给|变卖|转入|转走|转至|转到|取走|盗走|骗走|拿走|划走|占为己有|据为己有|非法占有|替换|刺伤|打伤|捅伤|撞倒|杀害|致)",
    r"(?:拷贝|复制|窃取|盗用|冒用|偷录|偷拍|骗走|盗取)了?(?:下)?(?:[^，。；]{0,6})?{n}", r"向{n}(?:[^，。；]{0,8})?(?:索要|勒索|敲诈|垫付|道歉|退赔|赔偿)",
    r"(?:寄往|发给|发送给|威胁){n}", r"使{n}(?:[^，。；]{0,6})?(?:误以为|陷入|相信|遭受)", r"{n}(?:信以为真|遂答应|因害怕|迫于)",
)  # fmt: skip
_ACCUSED_ENGLISH = (
    r"{n}(?: \w+)?,? (?:sends|trains|takes|collects|steals|hacks|scrapes|uses|passes|transfers|forges|sells|copies|downloads|breaks|poses)",
    r"(?:defendant|accused|suspect)s? {n}", r"charge(?:s|d)? (?:for|against) {n}",
)  # fmt: skip
_VICTIM_ENGLISH = (r"(?:victim|plaintiff|complainant|from|defrauds?|robs?|deceives?|injures?) {n}", r"{n}'s? (?:money|account|loss)")
_GROUP = re.compile(r"“(?P<group>[\u4e00-\u9fff]{2,5})”$")
_AND = re.compile(r"^(?:、|和|与|及|以及|，)$")
_LISTED = re.compile(r"(?:、|及|以及|伙同|，伙同)(?:“[\u4e00-\u9fff]{2,5}”)?$")
_ENGLISH_NAME = re.compile(
    r"\b(?:named|called) (?P<a>[A-Z][\w'’-]+)|\b(?:[Aa]n?|[Tt]he) [a-z][\w -]{2,40}, (?P<b>[A-Z][\w'’-]+),"
    r"|\b(?:[Dd]efendant|[Vv]ictim|[Pp]laintiff|[Aa]ccused|[Ss]uspect) (?P<c>[A-Z][\w'’-]+)"
)


@dataclass(frozen=True, slots=True)
class _Found:
    name: str
    start: int
    end: int
    group: str | None = None


def parties_of(
    repaired: RepairedText, case_id: str, facts: Stretch, also: Iterable[str] = ()
) -> tuple[Party, ...]:
    """The parties named in the facts of one case, in order; ``also`` are other texts on it that show roles and
    groups. Names that differ in a character stay apart."""
    found = _members(facts.text) or _english(facts.text)
    texts = [facts.text, *also]
    found += [g for g in _groups(texts, {f.name for f in found}) if g.name not in {f.name for f in found}]
    parties: dict[str, Party] = {}
    groups = {f.name: f.group for text in also for f in _members(text) if f.group}
    for f in found:
        if f.name in parties:
            continue
        at = facts.text.find(f.name)
        passage = facts.passage(repaired, at, at + len(f.name)) if at >= 0 else None
        group = next((g.group for g in found if g.name == f.name and g.group), None) or groups.get(f.name)
        party = make_id("party", case_id, f.name)
        parties[f.name] = Party(party, f.name, _role(f.name, group, texts), group, passage)
    return tuple(_alike_in_lists(parties, found, facts.text).values())


def _alike_in_lists(parties: dict[str, Party], found: Sequence[_Found], text: str) -> dict[str, Party]:
    """Members of one list or one group that nothing else tells of are what the others in it are."""
    peers = [(a.name, b.name) for a, b in pairwise(found) if _LISTED.match(text[a.end : b.start] or "-")]
    grouped: dict[str, list[str]] = {}
    for p in parties.values():
        if p.group:
            grouped.setdefault(p.group, []).append(p.name)
    peers += [(a, b) for names in grouped.values() for a in names for b in names]
    for a, b in [*peers, *((b, a) for a, b in peers)]:
        if parties[a].role is PartyRole.OTHER:
            parties[a] = replace(parties[a], role=parties[b].role)
    return parties


def _members(text: str) -> list[_Found]:
    """Names with the group in quotation marks that a name or the list it stands in follows (“保安”李某、徐某)."""
    found: list[_Found] = []
    before: Mention | None = None
    group: str | None = None
    for m in named_in(text):
        quoted = _GROUP.search(text[max(0, m.start - 8) : m.start])
        listed = before is not None and _AND.match(text[before.end : m.start])
        group = quoted["group"] if quoted else group if listed else None
        found.append(_Found(m.name, m.start, m.end, group))
        before = m
    return found


def _groups(texts: Sequence[str], names: set[str]) -> list[_Found]:
    """Groups that stand in one list with a named party or with each other, without members told there."""
    if not names:
        return []
    person = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    unit = rf"(?:(?:{person})(?:等人)?|“[\u4e00-\u9fff]{{2,5}}”(?:(?:{person})(?:等人)?)?)"
    chain = re.compile(rf"{unit}(?:(?:、|和|与|及|以及){unit})+")
    found = []
    for text in texts:
        for m in chain.finditer(text):
            if re.search(person, m[0]):
                found += [_Found(g, m.start(), m.end()) for g in re.findall(rf"“([\u4e00-\u9fff]{{2,5}})”(?!{person})", m[0])]
    return list({f.name: f for f in found}.values())


def _role(name: str, group: str | None, texts: Sequence[str]) -> PartyRole:
    quoted = re.escape(name)
    who = rf"(?:“?{re.escape(group)}”?)?{quoted}" if group else rf"“?{quoted}”?"
    score: Counter[PartyRole] = Counter()
    for text in texts:
        for role, cues in _CUES:
            score[role] += sum(len(re.findall(cue.replace("{n}", who), text)) for cue in cues)
    if not score.total():
        return PartyRole.OTHER
    accused, victim = score[PartyRole.ACCUSED], score[PartyRole.VICTIM]
    return PartyRole.VICTIM if victim > accused else PartyRole.ACCUSED


_CUES = (
    (PartyRole.ACCUSED, _ACCUSED + _ACCUSED_ENGLISH),
    (PartyRole.VICTIM, _VICTIM + _VICTIM_ENGLISH),
)


def _english(text: str) -> list[_Found]:
    found = []
    for m in _ENGLISH_NAME.finditer(text):
        kind = next(k for k in "abc" if m[k])
        found.append(_Found(m[kind], m.start(kind), m.end(kind)))
    return found
