"""The parties of a case, their groups, and what they are in it, by general cues of reports of facts."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from graph.extract.party_names import Mention, named_in
from graph.extract.wordlists import pairs, tongue_of
from graph.model import Party, PartyRole, make_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.extract.issue_text import Stretch
    from graph.transcript.repair import RepairedText

_GROUP = re.compile(r"“(?P<group>[\u4e00-\u9fff]{2,5})”$")
_AND = re.compile(r"^(?:、|和|与|及|以及|，)$")
_LISTED = re.compile(r"(?:、|及|以及|伙同|，伙同)(?:“[\u4e00-\u9fff]{2,5}”)?$")
_ENGLISH_NAME = re.compile(
    r"\b(?:named|called) (?P<a>[A-Z][\w'’-]+)|\b(?:[Aa]n?|[Tt]he) [a-z][\w -]{2,40}, (?P<b>[A-Z][\w'’-]+),"
    r"|\b(?:[Dd]efendant|[Vv]ictim|[Pp]laintiff|[Aa]ccused|[Ss]uspect) (?P<c>[A-Z][\w'’-]+)"
    r"|\b(?:Dr|Mr|Ms|Mrs|Miss|Prof|Professor)\.? (?P<d>[A-Z][a-z][\w'’-]*\w)"
)
# a name that begins a sentence, before a verb; that it is no common word shows elsewhere in the text
_ENGLISH_SUBJECT = re.compile(
    r"(?:^|[.!?:][\"”’]?\s+)(?P<name>[A-Z][a-z][\w-]+)(?=,? (?:[a-z]+(?:s|ed)|ran|rang|took|sold|bought|kept"
    r"|told|made|gave|hid|had|wrote|found|got|sent|set|drove|left|went|put|paid|lent|stole|broke|hit|knew|let)\b)"
)
# more sentences than tell one case; keeps the cost linear
_MOST_SUBJECTS = 60


@dataclass(frozen=True, slots=True)
class _Found:
    name: str
    start: int
    end: int
    group: str | None = None


def parties_of(
    repaired: RepairedText, case_id: str, facts: Stretch, also: Sequence[str] = (), label: str = ""
) -> tuple[Party, ...]:
    """The parties named in the facts of one case, in order; ``also`` are other texts on it that show roles
    and groups. A ``label`` like 阿明案 or R v Smith and Jones names parties as well. Names that differ in a
    character stay apart.
    """
    found = _members(facts.text) or _english(facts.text, repaired.text)
    accused, told = _in_label(label, facts.text)
    found += [t for t in told if t.name not in {f.name for f in found}]
    texts = [facts.text, *also]
    known = {f.name for f in found} | {f.group for text in texts for f in _members(text)}
    found += [g for g in _groups(texts, {f.name for f in found}) if g.name not in known]
    parties: dict[str, Party] = {}
    groups = {f.name: f.group for text in also for f in _members(text) if f.group}
    for f in found:
        if f.name in parties:
            continue
        at = facts.text.find(f.name)
        passage = facts.passage(repaired, at, at + len(f.name)) if at >= 0 else None
        group = next((g.group for g in found if g.name == f.name and g.group), None) or groups.get(f.name)
        party = make_id("party", case_id, f.name)
        role = PartyRole.ACCUSED if f.name in accused else _role(f.name, group, texts)
        parties[f.name] = Party(party, f.name, role, group, passage)
    return tuple(_alike_in_lists(parties, [facts.text, *also]).values())


def _alike_in_lists(parties: dict[str, Party], texts: Sequence[str]) -> dict[str, Party]:
    """Members of one list or one group that nothing else tells of are what the others in it are."""
    peers = [pair for text in texts for pair in _listed_together(text) if parties.keys() >= set(pair)]
    grouped: dict[str, list[str]] = {}
    for p in parties.values():
        if p.group:
            grouped.setdefault(p.group, []).append(p.name)
    peers += [(a, b) for names in grouped.values() for a in names for b in names]
    for a, b in [*peers, *((b, a) for a, b in peers)]:
        if parties[a].role is PartyRole.OTHER:
            parties[a] = replace(parties[a], role=parties[b].role)
    return parties


def _listed_together(text: str) -> list[tuple[str, str]]:
    found = pairwise(named_in(text))
    return [(a.name, b.name) for a, b in found if _LISTED.match(text[a.end : b.start] or "-")]


def _members(text: str) -> list[_Found]:
    """Names with the group in quotation marks before them or before their list (“保安”李某、徐某)."""
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
                found += [
                    _Found(g, m.start(), m.end())
                    for g in re.findall(rf"“([\u4e00-\u9fff]{{2,5}})”(?!{person})", m[0])
                ]
    return list({f.name: f for f in found}.values())


def _role(name: str, group: str | None, texts: Sequence[str]) -> PartyRole:
    quoted = re.escape(name)
    who = rf"(?:“?{re.escape(group)}”?)?{quoted}" if group else rf"“?{quoted}”?"
    score: Counter[PartyRole] = Counter()
    for text in texts:
        for role, cue in pairs(tongue_of(text), "party_cues"):
            score[PartyRole(role)] += len(re.findall(cue.replace("{n}", who), text))
    if not score.total():
        return PartyRole.OTHER
    accused, victim = score[PartyRole.ACCUSED], score[PartyRole.VICTIM]
    return PartyRole.VICTIM if victim > accused else PartyRole.ACCUSED


def _english(text: str, whole: str) -> list[_Found]:
    found = []
    for m in _ENGLISH_NAME.finditer(text):
        kind = next(k for k in "abcd" if m[k])
        found.append(_Found(m[kind], m.start(kind), m.end(kind)))
    begin: dict[str, re.Match[str]] = {}
    for m in islice(_ENGLISH_SUBJECT.finditer(text), _MOST_SUBJECTS):
        begin.setdefault(m["name"], m)
    found += [
        _Found(name, m.start("name"), m.end("name")) for name, m in begin.items() if _is_proper(name, whole)
    ]
    return sorted(found, key=lambda f: f.start)


def _is_proper(name: str, whole: str) -> bool:
    """Whether a word is written with a capital inside a sentence too, and never without."""
    inside = re.search(rf"[a-z,;] (?:Dr\. |Mr\. |Ms\. )?{re.escape(name)}\b", whole)
    return inside is not None and not re.search(rf"\b{re.escape(name.lower())}\b", whole)


def _in_label(label: str, facts: str) -> tuple[set[str], list[_Found]]:
    """The parties that the name of a case tells, and which of them are accused there."""
    criminal = re.match(r"(?:R|Re|Regina|State|People|Commonwealth|United States)\.? v\.? (?P<who>.+)", label)
    who = label.removesuffix("案") if label.endswith("案") else criminal["who"] if criminal else ""
    names = [n for n in re.split(r", | and |、|和", who) if n and n not in ("Others", "Another", "Anor")]
    found = [_Found(n, facts.find(n), facts.find(n) + len(n)) for n in names if n in facts]
    return ({f.name for f in found} if criminal else set()), sorted(found, key=lambda f: f.start)
