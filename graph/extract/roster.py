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
_TITLE = re.compile(r"^(?:(?:dr|prof|professor|judge|justice|mr|ms|mrs|hon|dean)\.?\s+)+", re.IGNORECASE)
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
}


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
                yield Mention(m.start(), m.end(), (self.forms[re.sub(r"\s+", " ", m[0]).lower()],))


def roster_of(experts: Iterable[Participant], tongue: Tongue) -> Roster:
    """The forms of all experts; a form that two share means nobody."""
    owners: dict[str, set[str]] = {}
    for expert in experts:
        for form in _forms(expert, tongue):
            owners.setdefault(form.lower(), set()).add(expert.id)
    forms = {form: next(iter(ids)) for form, ids in owners.items() if len(ids) == 1}
    ordered = tuple(sorted(forms, key=lambda f: (-len(f), f)))
    pattern = re.compile(alternation(tongue, ordered), re.IGNORECASE) if ordered else None
    return Roster(forms, pattern, tongue)


def _forms(expert: Participant, tongue: Tongue) -> Iterator[str]:
    name = expert.name.strip()
    yield name
    if tongue == "zh":
        bare = re.sub(r"\s", "", name)
        surname = bare[:2] if bare[:2] in _COMPOUND else bare[:1]
        yield bare
        yield from (surname + title for title in words("zh", "titles"))
        yield from (bare + title for title in words("zh", "titles"))
        return
    last = name.split()[-1] if name.split() else name
    given = _TITLE.sub("", name).split()[:1]
    if len(last) > 2:
        yield last
        yield from (g for g in given if len(g) > 2 and g[0].isupper())
        yield from (f"{title} {last}" for title in words("en", "titles"))
        yield from (f"{title}. {last}" for title in words("en", "titles"))
    yield from _by_office(name, expert.affiliation or "")


def _by_office(name: str, affiliation: str) -> Iterator[str]:
    """Offices by which a person is called without a name: the judge, the professor."""
    told = f"{name} {affiliation}".lower()
    for office, marks in (
        ("judge", ("judge", "justice", "hon.")),
        ("professor", ("professor",)),
        ("prosecutor", ("prosecutor", "attorney general", "district attorney")),
    ):
        if any(mark in told for mark in marks):
            yield f"the {office}"
