"""方法与数据: coefficients with their counts, camps, and figures made for crowds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.measures import Measures, measures
from graph.analysis.methods.camps import LARGEST_PANEL
from graph.analysis.methods.groups import SMALLEST_PANEL
from graph.catalogue import say
from server.views.answers import Lookup
from server.views.together import Together, together

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.analysis.crowd import Crowd, GroupProfile
    from graph.analysis.measures import IssueSpread
    from graph.analysis.methods.balance import Balance
    from graph.analysis.methods.camps import Camps
    from graph.analysis.methods.measured import Measured
    from graph.analysis.results import Analysis, ExpertPair
    from graph.catalogue import Language
    from graph.model import ArgumentMap, Issue


@dataclass(frozen=True, slots=True)
class Figure:
    """A coefficient: its value or why there is none, the interval, what was counted and what was not answered."""

    name: str
    means: str
    value: str
    interval: str
    n: str
    missing: str


@dataclass(frozen=True, slots=True)
class Spread:
    """A polar issue on the scale no / depends / yes."""

    issue: Issue
    counts: str
    silent: int
    consensus: Figure
    agreement: Figure


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two experts: the issues on which they agree and differ, and what that makes of them."""

    names: tuple[str, str]
    agree: tuple[Issue, ...]
    differ: tuple[Issue, ...]
    sign: str


@dataclass(frozen=True, slots=True)
class CampsShown:
    """Divisions as lines of names with what they rest on; the same for two sides only."""

    note: str
    divisions: tuple[str, ...]
    pairs: tuple[PairRow, ...]
    balance: str
    sides: tuple[str, ...]
    asides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConsensusRow:
    """The group-aware consensus of one issue and the votes behind it."""

    issue: Issue
    value: str
    votes: str


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One issue that sets a group apart."""

    group: str
    issue: Issue
    side: str
    ratio: str
    tests: str


@dataclass(frozen=True, slots=True)
class CrowdShown:
    """Polis' figures; only a note where the panel is too small."""

    note: str
    consensus: tuple[ConsensusRow, ...] = ()
    own: tuple[OwnRow, ...] = ()


@dataclass(frozen=True, slots=True)
class MethodsPage:
    """The page, top to bottom; ``by_rank`` where the lens is on."""

    figures: tuple[Figure, ...]
    interval_note: str
    compared: tuple[Issue, ...]
    spreads: tuple[Spread, ...]
    camps: CampsShown
    crowd: CrowdShown
    together: tuple[Together, ...]
    by_rank: bool


def methods_page(m: ArgumentMap, analysis: Analysis, lang: Language, *, by_rank: bool = False) -> MethodsPage:
    """All figures of a symposium; ``by_rank`` plays the argumentation through by rank of authority."""
    found = measures(m, analysis)
    words = _Words(Lookup.of(m, analysis), lang)
    issues = words.lookup.issues
    alphas = (("alpha", found.alpha), ("jaccard", found.alpha_jaccard), ("masi", found.alpha_masi))
    contested = [issues[c.issue] for c in analysis.issues if c.is_contested]
    return MethodsPage(
        figures=tuple(words.figure(name, value, "units") for name, value in alphas),
        interval_note=words.interval_note([value for _, value in alphas]),
        compared=tuple(issues[i] for i in found.compared),
        spreads=tuple(words.spread(s) for s in found.spreads),
        camps=words.camps(found, analysis.pairs),
        crowd=words.crowd(found),
        together=tuple(together(m, issue, words.lookup, lang, by_rank=by_rank) for issue in contested),
        by_rank=by_rank,
    )


class _Words:
    """Figures of one map in one language."""

    def __init__(self, lookup: Lookup, lang: Language) -> None:
        self.lookup = lookup
        self._lang = lang

    def say(self, key: str, **values: str | int) -> str:
        return say(f"methods_page.{key}", self._lang, **values)

    def names(self, people: Iterable[str]) -> str:
        return say("analysis.names", self._lang).join(self.lookup.people[p].name for p in people)

    def figure(self, name: str, found: Measured, counted: str) -> Figure:
        between = found.interval
        return Figure(
            self.say(name),
            self.say(f"{name}.means") if counted == "units" else "",
            self.say("undefined", reason=self.say(f"reason_{found.reason}"))
            if found.value is None
            else _two(found.value),
            self.say("interval", low=_two(between.low), high=_two(between.high))
            if between
            else self.say("no_interval"),
            self.say(counted, n=found.n),
            self.say("cells", n=found.missing),
        )

    def interval_note(self, figures: Iterable[Measured]) -> str:
        intervals = [f.interval for f in figures if f.interval]
        if not intervals:
            return ""
        told = self.say("interval_note", resamples=intervals[0].resamples)
        undefined = max(i.undefined for i in intervals)
        return told + (self.say("interval_partly", undefined=undefined) if undefined else "")

    def spread(self, s: IssueSpread) -> Spread:
        return Spread(
            self.lookup.issues[s.issue],
            "／".join(map(str, s.counts)) if self._lang == "zh" else " / ".join(map(str, s.counts)),
            s.consensus.missing,
            self.figure("tastle_wierman", s.consensus, "answers"),
            self.figure("van_der_eijk", s.agreement, "answers"),
        )

    def camps(self, found: Measures, pairs: Iterable[ExpertPair]) -> CampsShown:
        apart = self.say("apart")
        b = found.balance
        return CampsShown(
            self._camps_note(found.camps),
            tuple(apart.join(self.names(camp) for camp in d) for d in found.camps.divisions),
            tuple(self._pair(p) for p in pairs),
            self.say("balance", frustration=b.frustration, edges=b.edges)
            if b.edges
            else self.say("balance_none"),
            tuple(apart.join(self.names(side) for side in sides if side) for sides in b.divisions),
            tuple(self._balance_asides(b)),
        )

    def _camps_note(self, found: Camps) -> str:
        if found.expected is None:
            return self.say("camps_none")
        expected = f"{found.expected:.0%}"
        if not found.exact:
            return self.say("camps_large", most=LARGEST_PANEL, expected=expected)
        key = "camps_more" if found.capped else "camps_all"
        return self.say(key, n=len(found.divisions), expected=expected)

    def _balance_asides(self, b: Balance) -> Iterable[str]:
        if b.against:
            apart = say("analysis.names", self._lang)
            pairs = apart.join("–".join(self.lookup.people[p].name for p in pair) for pair in b.against)
            yield self.say("balance_against", pairs=pairs)
        if b.capped:
            yield self.say("balance_more", n=len(b.divisions))

    def _pair(self, p: ExpertPair) -> PairRow:
        agree, differ = len(p.agree), len(p.differ)
        if not agree + differ:
            sign = "none"
        else:
            sign = "even" if agree == differ else "together" if agree > differ else "apart"
        people, issues = self.lookup.people, self.lookup.issues
        return PairRow(
            (people[p.left].name, people[p.right].name),
            tuple(issues[r.issue] for r in p.agree),
            tuple(issues[r.issue] for r in p.differ),
            self.say(f"sign_{sign}"),
        )

    def crowd(self, found: Measures) -> CrowdShown:
        if found.crowd is None:
            return CrowdShown(self.say("crowd_small", least=SMALLEST_PANEL, n=found.answering))
        return CrowdShown(
            self.say("crowd_note", n=found.answering),
            tuple(self._consensus(found.crowd)),
            tuple(row for group in found.crowd.groups for row in self._own(group)),
        )

    def _consensus(self, found: Crowd) -> Iterable[ConsensusRow]:
        for c in found.consensus:
            votes = self.say("apart").join(f"{v.agree}/{v.disagree}/{v.seen}" for v in c.votes)
            yield ConsensusRow(self.lookup.issues[c.issue], f"{c.value:.3f}", votes)

    def _own(self, group: GroupProfile) -> Iterable[OwnRow]:
        for issue, r in group.own:
            side = self.say("own_agrees" if r.agrees else "own_disagrees")
            weak = "" if r.is_significant else f" ({self.say('own_weak')})"
            yield OwnRow(
                self.names(group.members),
                self.lookup.issues[issue],
                side + weak,
                _two(r.ratio),
                f"{_two(r.share_test)}; {_two(r.ratio_test)}",
            )


def _two(value: float) -> str:
    """Two places, with a true minus."""
    return f"{value:.2f}".replace("-0.00", "0.00").replace("-", "−")
