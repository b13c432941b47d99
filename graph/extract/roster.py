"""Who is meant by a name, a surname with a title, or 两位 in somebody's turn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.wordlists import Tongue, alternation, matcher, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.model import Participant

_COMPOUND = frozenset(
    [
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "长孙",
        "宇文",
        "司徒",
        "司空",
        "夏侯",
        "端木",
        "轩辕",
        "南宫",
        "西门",
        "独孤",
        "闻人",
        "百里",
        "呼延",
        "申屠",
        "太史",
        "淳于",
        "单于",
        "钟离",
        "闾丘",
        "公冶",
        "宗政",
        "濮阳",
        "赫连",
        "澹台",
    ]
)
_TITLE = re.compile(
    r"^(?:(?:the|dr|prof|professor|judge|(?:lord |lady |chief |mr |mrs |ms )?justice|lord|lady|baroness|sir|dame|mr|ms|mrs|miss|mx|hon|dean"
    r"|senator|rt hon|magistrate|recorder)\.?\s+)+",
    re.IGNORECASE,
)
# letters and offices behind a name: Doyle J, Rosalind Kerr KC, Ruth Hall (ret.)
_BEHIND = re.compile(
    r"(?:[,\s]+(?:J|JA|JJ|CJ|LJ|P|KC|QC|SC|AM|AO|OBE|CBE|KBE|Esq|Jr|Sr|II|III|PhD|LLM|ret|retd)\.?|\s*\([^)]*\))+$"
)
_COUNTED = {
    "两位": 2,
    "二位": 2,
    "前两位": 2,
    "前面两位": 2,
    "三位": 3,
    "the two of you": 2,
    "both of you": 2,
    "both of them": 2,
    "you both": 2,
    "both speakers": 2,
    "both my colleagues": 2,
    "both colleagues": 2,
    "them both": 2,
    "the two of them": 2,
    "the previous two speakers": 2,
    "the last two speakers": 2,
    "all three": 3,
    "all three of you": 3,
    "all three of them": 3,
}


# titles cut to one character, each with the characters before which it is none (王检 not before 察: 王检察长 is longer)
_SHORT_TITLES = {
    "检": "察验查测材举",
    "处": "理罚分于以断置境",
    "局": "部面限",
    "庭": "审上前后",
    "院": "方内",
    "律": "所",
    "队": "里员",
    "总": "是之额体的共数和",
}
# surnames that with a short title name an office: 高检, 高院
_OFFICES = frozenset({"高检", "高院"})
_DOT = re.compile(r"[·•・．‧]")


@dataclass(frozen=True, slots=True)
class Mention:
    """People meant at ``start:end`` of a text, as participant ids; several for 两位."""

    start: int
    end: int
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Roster:
    """Every form under which an expert may be called, each with the one person it means."""

    forms: dict[str, str]
    pattern: re.Pattern[str] | None
    tongue: Tongue

    def mentions(self, text: str, before: Sequence[str]) -> tuple[Mention, ...]:
        """People named in a text, in order; ``before`` are those who spoke before, last one last."""
        found = list(self._named(text))
        for m in matcher(self.tongue, "together").finditer(text):
            people = tuple(dict.fromkeys(before))
            count = _COUNTED.get(m[0].lower())
            chosen = people[-count:] if count else people
            if chosen and not any(x.start < m.end() and m.start() < x.end for x in found):
                found.append(Mention(m.start(), m.end(), chosen))
        for m in matcher(self.tongue, "previous").finditer(text):
            if before and not any(x.start < m.end() and m.start() < x.end for x in found):
                found.append(Mention(m.start(), m.end(), (before[-1],)))
        return tuple(sorted(found, key=lambda x: x.start))

    def _named(self, text: str) -> Iterator[Mention]:
        if self.pattern:
            for m in self.pattern.finditer(text):
                yield Mention(m.start(), m.end(), (self._person(m[0]),))

    def _person(self, written: str) -> str:
        """Whom a form means as it is written, with any dot and any blanks."""
        form = re.sub(r"\s+", " ", written).lower()
        if form in self.forms:
            return self.forms[form]
        return next(one for known, one in self.forms.items() if _DOT.sub("", known) == _DOT.sub("", form))


def roster_of(experts: Iterable[Participant], tongue: Tongue) -> Roster:
    """The forms of all experts; a form that two share means the one whose office it tells, else nobody."""
    owners: dict[str, list[Participant]] = {}
    for expert in experts:
        for form in dict.fromkeys(f.lower() for f in _forms(expert, tongue)):
            owners.setdefault(form, []).append(expert)
    forms = {form: one.id for form, people in owners.items() if (one := _owner(form, people))}
    ordered = sorted(forms, key=lambda f: (-len(f), f))
    body = "|".join(_pattern(form, tongue) for form in ordered)
    return Roster(forms, re.compile(body, re.IGNORECASE) if body else None, tongue)


def _owner(form: str, people: Sequence[Participant]) -> Participant | None:
    """Whom a form means: the only one who bears it, or the only one in whose office its title stands (陈教授)."""
    if len(people) == 1:
        return people[0]
    title = next((t for t in words("zh", "titles") if form.endswith(t)), None)
    told = [p for p in people if title and title in (p.affiliation or "")]
    return told[0] if len(told) == 1 else None


def _pattern(form: str, tongue: Tongue) -> str:
    """A form as a pattern; a title of one character is none inside a longer word, and a dot may be any dot."""
    if tongue == "en":
        return alternation(tongue, (form,))
    stops = _SHORT_TITLES.get(form[-1]) if len(form) <= 3 else None
    body = _DOT.sub(f"{_DOT.pattern}?", re.escape(form))
    return body + (f"(?![{stops}])" if stops else "")


def _forms(expert: Participant, tongue: Tongue) -> Iterator[str]:
    name = expert.name.strip()
    yield name
    if tongue == "zh":
        yield from _chinese_forms(re.sub(r"\s", "", name))
        return
    parts = _TITLE.sub("", _BEHIND.sub("", name)).split()
    last = parts[-1] if parts else name
    if len(last) > 1:
        yield last
        yield from (g for g in parts[:1] if len(g) > 2 and g[0].isupper())
        yield from (f"{title} {last}" for title in words("en", "titles"))
        yield from (f"{title}. {last}" for title in words("en", "titles"))
    yield from _by_office(name, expert.affiliation or "")


def _chinese_forms(bare: str) -> Iterator[str]:
    """The name with and without titles, the surname with them, 老 and 小 before it; of a name with a dot each part."""
    titles = words("zh", "titles")
    yield bare
    yield from (bare + title for title in titles)
    parts = [p for p in _DOT.split(bare) if len(p) > 1]
    if len(parts) > 1:
        yield from parts
        yield from (part + title for part in parts for title in titles)
        return
    surname = bare[:2] if bare[:2] in _COMPOUND else bare[:1]
    yield from (surname + title for title in titles)
    yield from (form for title in _SHORT_TITLES if (form := surname + title) not in _OFFICES)
    yield from (f"老{surname}", f"小{surname}")


def _by_office(name: str, affiliation: str) -> Iterator[str]:
    """Offices by which a person is called without a name: the judge, the professor."""
    told = f"{name} {affiliation}".lower()
    for office, marks in (
        ("judge", ("judge", "justice", "hon.")),
        ("professor", ("prof. ", "professor")),
        ("prosecutor", ("prosecutor", "attorney general", "district attorney")),
        ("doctor", ("physician", "surgeon", "psychiatrist")),
    ):
        if any(mark in told for mark in marks):
            yield f"the {office}"
    if re.search(r"\b(?:judge|justice|hon\.|lord|lady)\b", told) or re.search(r"\sJ[A]?$", name):
        yield from (
            "his honour",
            "her honour",
            "his honor",
            "her honor",
            "his lordship",
            "her ladyship",
            "the bench",
        )
