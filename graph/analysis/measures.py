"""方法与数据: the published coefficients over one symposium, each with what it was computed from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.answers import answers, key_of, labels_of
from graph.analysis.crowd import Crowd, crowd
from graph.analysis.methods.alpha import with_interval
from graph.analysis.methods.balance import Balance, balance
from graph.analysis.methods.camps import Camps, PairCount, camps
from graph.analysis.methods.distance import jaccard, masi, nominal
from graph.analysis.methods.spread import tastle_wierman, van_der_eijk
from graph.analysis.methods.spread import with_interval as spread_with_interval
from graph.model import IssueKind, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.analysis.methods.measured import Measured
    from graph.analysis.results import Analysis, ExpertPair
    from graph.model import ArgumentMap, Issue, Stance

_SCALE = {Polarity.DENY: 0, Polarity.CONDITIONAL: 1, Polarity.MIXED: 1, Polarity.AFFIRM: 2}


@dataclass(frozen=True, slots=True)
class IssueSpread:
    """One polar issue on the scale no / depends / yes: the counts, Tastle-Wierman, van der Eijk."""

    issue: str
    counts: tuple[int, int, int]
    consensus: Measured
    agreement: Measured


@dataclass(frozen=True, slots=True)
class Measures:
    """Agreement over all polar and choice issues, spread per polar issue, camps and balance of the pairs.

    ``alpha`` compares answers as wholes, ``alpha_jaccard`` and ``alpha_masi`` as sets of charges, options or
    polarities; ``compared`` are the issues that entered them, those with two answers at least. ``crowd`` holds the
    figures made for crowds (Polis), None where the panel is too small for them.
    """

    alpha: Measured
    alpha_jaccard: Measured
    alpha_masi: Measured
    compared: tuple[str, ...]
    spreads: tuple[IssueSpread, ...]
    camps: Camps
    balance: Balance
    crowd: Crowd | None
    answering: int


def measures(argument_map: ArgumentMap, analysis: Analysis) -> Measures:
    """All figures; open issues stay out, as their answers cannot be compared."""
    experts = [e.id for e in argument_map.experts]
    issues = [i for i in argument_map.issues if i.kind is not IssueKind.OPEN]
    told = [_told(argument_map, i, experts) for i in issues]
    rows = list(zip(issues, told, strict=True))
    keys = [[key_of(s, i) if s else None for s in row] for i, row in rows]
    sets: list[list[frozenset[str] | None]] = [[_set(s, i) if s else None for s in row] for i, row in rows]
    found = camps_of(argument_map, analysis)
    answering = {s.participant for row in told for s in row if s}
    return Measures(
        alpha=with_interval(keys, nominal),
        alpha_jaccard=with_interval(sets, jaccard),
        alpha_masi=with_interval(sets, masi),
        compared=tuple(i.id for i, row in rows if sum(s is not None for s in row) > 1),
        spreads=tuple(_spread(i, row) for i, row in rows if i.kind is IssueKind.POLAR),
        camps=found,
        balance=balance(_signs(analysis.pairs)),
        crowd=crowd(argument_map, found, answering),
        answering=len(answering),
    )


def camps_of(argument_map: ArgumentMap, analysis: Analysis) -> Camps:
    """Who thinks alike over all issues."""
    pairs = {(p.left, p.right): PairCount(len(p.agree), len(p.differ)) for p in analysis.pairs}
    return camps([e.id for e in argument_map.experts], pairs)


def _told(argument_map: ArgumentMap, issue: Issue, experts: list[str]) -> list[Stance | None]:
    held = {s.participant: s for s in argument_map.stances_on(issue.id) if answers(s)}
    return [held.get(e) for e in experts]


def _set(stance: Stance, issue: Issue) -> frozenset[str]:
    """What the answer leaves standing: options or charges, else polarities; a condition leaves all its branches."""
    if issue.kind is not IssueKind.POLAR and (labels := labels_of(stance, issue)):
        return frozenset(labels)
    if stance.polarity is Polarity.MIXED:
        return frozenset({Polarity.AFFIRM, Polarity.DENY})
    branches = frozenset(b.polarity for b in stance.branches if b.polarity)
    return branches if stance.polarity is Polarity.CONDITIONAL and branches else frozenset({stance.polarity})


def _spread(issue: Issue, row: Sequence[Stance | None]) -> IssueSpread:
    told = [_SCALE[s.polarity] for s in row if s is not None]
    counts = (told.count(0), told.count(1), told.count(2))
    missing = len(row) - len(told)
    return IssueSpread(
        issue.id,
        counts,
        spread_with_interval(counts, tastle_wierman, missing),
        spread_with_interval(counts, van_der_eijk, missing),
    )


def _signs(pairs: Iterable[ExpertPair]) -> dict[tuple[str, str], int]:
    """Whether two experts agree more often than they differ."""
    return {(p.left, p.right): len(p.agree) - len(p.differ) for p in pairs}
