"""方法与数据: coefficients with their counts, camps, and what can be held together, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.measures import Measures, measures
from graph.analysis.methods.groups import SMALLEST_PANEL
from graph.analysis.standing import IssueStanding, standing
from graph.catalogue import say
from server.views.answers import Lookup, ShownAnswer, shown_answer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.analysis.methods.measured import Measured
    from graph.analysis.results import Analysis
    from graph.catalogue import Language
    from graph.model import ArgumentMap, Issue


@dataclass(frozen=True, slots=True)
class Figure:
    """A coefficient by its name: its value or why there is none, the interval, and the counts it rests on."""

    name: str
    value: str
    basis: str


@dataclass(frozen=True, slots=True)
class Spread:
    """A polar issue on the scale no / depends / yes."""

    issue: Issue
    counts: str
    figures: tuple[Figure, Figure]


@dataclass(frozen=True, slots=True)
class Together:
    """A contested issue: the sets of answers that can be held together, each by the names of its holders."""

    issue: Issue
    answers: tuple[tuple[str, ShownAnswer], ...]
    grounded: str
    preferred: tuple[str, ...]
    stable: bool
    capped: bool
    by_rank: str


@dataclass(frozen=True, slots=True)
class MethodsPage:
    """The page, top to bottom; ``camps`` are the equally good divisions, each a line of names."""

    figures: tuple[Figure, ...]
    spreads: tuple[Spread, ...]
    camps: tuple[str, ...]
    camps_note: str
    balance: str
    crowd: str
    together: tuple[Together, ...]


def methods_page(m: ArgumentMap, analysis: Analysis, lang: Language) -> MethodsPage:
    """All figures of a symposium."""
    found = measures(m, analysis)
    words = _Words(m, analysis, lang)
    alphas = (("alpha", found.alpha), ("jaccard", found.alpha_jaccard), ("masi", found.alpha_masi))
    return MethodsPage(
        figures=tuple(words.figure(name, value) for name, value in alphas),
        spreads=tuple(
            Spread(
                words.lookup.issues[s.issue],
                words.say("scale", no=s.counts[0], depends=s.counts[1], yes=s.counts[2]),
                (words.figure("tastle_wierman", s.consensus), words.figure("van_der_eijk", s.agreement)),
            )
            for s in found.spreads
        ),
        camps=words.divisions(found),
        camps_note=words.camps_note(found),
        balance=words.balance(found),
        crowd=words.say("crowd_small" if not found.large_enough else "crowd_large", least=SMALLEST_PANEL),
        together=tuple(
            words.together(m, words.lookup.issues[c.issue]) for c in analysis.issues if c.is_contested
        ),
    )


class _Words:
    """Figures of one map in one language."""

    def __init__(self, m: ArgumentMap, analysis: Analysis, lang: Language) -> None:
        self.lookup = Lookup.of(m, analysis)
        self._lang = lang

    def say(self, key: str, **values: str | int) -> str:
        return say(f"methods_page.{key}", self._lang, **values)

    def figure(self, name: str, found: Measured) -> Figure:
        if found.value is None:
            value = self.say("undefined", reason=self.say(f"reason_{found.reason}"))
        else:
            value = f"{found.value:.2f}"
            if found.interval:
                value += self.say(
                    "interval", low=f"{found.interval.low:.2f}", high=f"{found.interval.high:.2f}"
                )
        return Figure(self.say(name), value, self.say("basis", n=found.n, missing=found.missing))

    def divisions(self, found: Measures) -> tuple[str, ...]:
        if found.camps is None:
            return ()
        apart = self.say("apart")
        return tuple(apart.join(self.names(camp) for camp in d) for d in found.camps.divisions)

    def camps_note(self, found: Measures) -> str:
        if found.camps is None:
            return self.say("camps_large")
        if not found.camps.divisions or found.camps.expected is None:
            return self.say("camps_none")
        key = "camps_more" if found.camps.capped else "camps_all"
        return self.say(key, n=len(found.camps.divisions), expected=f"{found.camps.expected:.0%}")

    def balance(self, found: Measures) -> str:
        b = found.balance
        if not b.edges:
            return self.say("balance_none")
        camps = self.say("apart").join(self.names(c) for c in b.camps if c)
        return self.say("balance", frustration=b.frustration, edges=b.edges, camps=camps)

    def together(self, m: ArgumentMap, issue: Issue) -> Together:
        found, lens = standing(m, issue), standing(m, issue, by_rank=True)
        held = {c: self.lookup.stances[c] for c in found.graph.claims}
        return Together(
            issue,
            tuple(
                (self.lookup.people[s.participant].name, shown_answer(s, self.lookup)) for s in held.values()
            ),
            self._holders(found.grounded, found) or self.say("none_must"),
            tuple(self._holders(s, found) for s in found.preferred.sets),
            bool(found.stable.sets),
            found.preferred.capped,
            self._holders(lens.grounded, found) or self.say("none_must"),
        )

    def _holders(self, claims: frozenset[str], found: IssueStanding) -> str:
        return self.names(self.lookup.stances[c].participant for c in found.graph.claims if c in claims)

    def names(self, people: Iterable[str]) -> str:
        return say("analysis.names", self._lang).join(self.lookup.people[p].name for p in people)
