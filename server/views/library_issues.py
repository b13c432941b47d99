"""具体问题: the issues of the whole library by topic, charge, authority, expert, symposium and year."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.analysis.across.charge_lines import line_of
from graph.lexicon.charge_names import name_in_full
from graph.model import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import LibraryIssue
    from graph.store.position import SymposiumSummary

UNDATED = "undated"
"""In place of a year, where a symposium has no date."""
NO_CHARGE = "none"
"""In place of a charge, where none is at stake."""
NO_TOPIC = "none"
"""In place of a type of issue, where it is not known."""


@dataclass(frozen=True, slots=True)
class AskedIssues:
    """Which issues to list; what is empty is not asked. ``everything``: also those without a conflict."""

    topic: str = ""
    charge: str = ""
    authority: str = ""
    experts: tuple[str, ...] = ()
    symposium: str = ""
    year: str = ""
    everything: bool = False


@dataclass(frozen=True, slots=True)
class ListedIssue:
    """An issue with its symposium and the charges by line, each named as it is now with the names met."""

    issue: LibraryIssue
    symposium: SymposiumSummary
    year: str


@dataclass(slots=True)
class ChargeLine:
    """One charge with its older and newer names; ``issues`` counts where it is at stake."""

    key: str
    title: str
    names: list[str] = field(default_factory=list)
    issues: int = 0

    @property
    def others(self) -> tuple[str, ...]:
        """The names met besides the title."""
        return tuple(n for n in sorted(self.names) if n != self.title)


@lru_cache(maxsize=4096)
def charge_line(name: str) -> tuple[str, str]:
    """Key and name of the line of a charge."""
    return line_of(name)


def listed(issues: Iterable[LibraryIssue], stored: Iterable[SymposiumSummary]) -> tuple[ListedIssue, ...]:
    """Each issue with its symposium; those whose symposium has just gone are left out."""
    known = {s.id: s for s in stored}
    return tuple(
        ListedIssue(i, s, year_of(s)) for i in issues if (s := known.get(i.ref.symposium)) is not None
    )


def year_of(s: SymposiumSummary) -> str:
    """The year of the symposium, or that it has none."""
    return s.date[:4] if s.date else UNDATED


def narrowed(found: Iterable[ListedIssue], asked: AskedIssues) -> tuple[ListedIssue, ...]:
    """What passes, most answered first, then the latest."""
    passing = [f for f in found if _passes(f, asked)]
    passing.sort(key=lambda f: f.issue.number)
    passing.sort(key=lambda f: (f.symposium.date or "", f.symposium.id), reverse=True)
    passing.sort(key=lambda f: (not f.issue.contested, -len(f.issue.experts)))
    return tuple(passing)


def _passes(f: ListedIssue, asked: AskedIssues) -> bool:
    i = f.issue
    return (
        (asked.everything or i.contested)
        and asked.topic in ("", i.topic or NO_TOPIC)
        and asked.year in ("", f.year)
        and asked.symposium in ("", f.symposium.id)
        and _on_charge(asked.charge, i.charges)
        and (not asked.authority or asked.authority in {a for a, _ in i.authorities})
        and set(asked.experts) <= set(i.experts)
    )


def _on_charge(asked: str, charges: tuple[str, ...]) -> bool:
    if asked == NO_CHARGE:
        return not charges
    return not asked or any(_is_asked(asked, c) for c in charges)


def _is_asked(asked: str, charge: str) -> bool:
    """Of one line, under older and newer names; what is no charge is looked for inside the names."""
    if name_in_full(asked):
        return charge_line(asked)[0] == charge_line(charge)[0]
    return squeeze(asked) in (charge_line(charge)[0], "") or squeeze(asked) in squeeze(charge)


def charge_lines(found: Iterable[ListedIssue]) -> tuple[ChargeLine, ...]:
    """The charges at stake by line, in most issues first."""
    lines: dict[str, ChargeLine] = {}
    for f in found:
        met = {charge_line(c): c for c in f.issue.charges}
        for key, title in met:
            lines.setdefault(key, ChargeLine(key, title)).issues += 1
        for name in f.issue.charges:
            line = lines[charge_line(name)[0]]
            if name not in line.names:
                line.names.append(name)
    return tuple(sorted(lines.values(), key=lambda c: (-c.issues, c.key)))


def years(found: Iterable[ListedIssue]) -> tuple[tuple[str, int], ...]:
    """The years with the number of issues, latest first; undated last."""
    seen = Counter(f.year for f in found)
    return tuple(sorted(seen.items(), key=lambda y: (y[0] != UNDATED, y[0]), reverse=True))


def topics(found: Iterable[ListedIssue]) -> tuple[tuple[str, int], ...]:
    """The types of issue with the number of issues, most first."""
    seen = Counter(f.issue.topic or NO_TOPIC for f in found)
    return tuple(sorted(seen.items(), key=lambda t: (t[0] == NO_TOPIC, -t[1], t[0])))
