"""Which issues are contested, written on the issue so that asking over all symposia need not compare stances again.

The graph cannot ask the analysis, which knows nothing of stores; a property holds the two together.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from graph.model import COUNTED, AgreementKind, IssueKind, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import ArgumentMap, Issue, Stance

_OPEN = frozenset({Polarity.SILENT, Polarity.CONDITIONAL})


class _Said(NamedTuple):
    """What one answer comes to where it is held against others; equal answers of several experts are one."""

    polarity: Polarity
    labels: frozenset[str]
    denied: frozenset[str]


def contested_issues(m: ArgumentMap) -> frozenset[str]:
    """The issues on which two experts give answers that exclude each other, at least in part."""
    experts = {p.id for p in m.experts}
    told: dict[str, list[Stance]] = defaultdict(list)
    for s in m.stances:
        if s.status in COUNTED and s.polarity not in _OPEN and s.participant in experts:
            told[s.issue].append(s)
    apart: dict[str | None, set[frozenset[str]]] = defaultdict(set)
    for a in m.agreements:
        if a.kind is AgreementKind.DISAGREE:
            apart[a.issue].add(frozenset((a.source, a.target)))
    return frozenset(i.id for i in m.issues if _is_parted(i, told[i.id], apart[i.id]))


def charges_at_stake(m: ArgumentMap, issue: Issue) -> Iterator[str]:
    """Offered as an answer, or said for, against or under conditions; what is only supposed is not at stake."""
    yield from (c for o in issue.options for c in o.charges)
    for s in m.stances_on(issue.id):
        if s.status in COUNTED:
            yield from (*s.charges, *s.charges_denied, *(c for b in s.branches for c in b.charges))
            yield from (p.charge for p in s.persons if p.charge)


def authorities_at_stake(m: ArgumentMap, issue: Issue) -> Iterator[str]:
    """Cited on the issue itself by somebody who takes a stance there."""
    spoken = {s.participant for s in m.stances_on(issue.id) if s.passage and s.status in COUNTED}
    for c in m.citations:
        if c.issue == issue.id and c.participant in spoken and c.status in COUNTED:
            yield c.authority


def _is_parted(issue: Issue, stances: list[Stance], apart: set[frozenset[str]]) -> bool:
    said: dict[_Said, set[str]] = defaultdict(set)
    for s in stances:
        said[_said(s, issue)].add(s.participant)
    if any(_exclude(x, y, issue) for x, y in combinations(said, 2)):
        return True
    return any(
        frozenset((a, b)) in apart and _hangs_on_reference(x, y, issue)
        for x, some in said.items()
        for y, others in said.items()
        for a in some
        for b in others
    )


def _said(s: Stance, issue: Issue) -> _Said:
    names = {o.id: o.label for o in issue.options}
    chosen = [names[a.option] for a in s.answers if a.polarity is Polarity.AFFIRM]
    denied = [names[a.option] for a in s.answers if a.polarity is Polarity.DENY]
    labels = chosen if chosen or issue.kind is IssueKind.OPEN else s.charges
    return _Said(
        s.polarity,
        frozenset() if issue.kind is IssueKind.POLAR else frozenset(labels),
        frozenset((*denied, *s.charges_denied)),
    )


def _exclude(x: _Said, y: _Said, issue: Issue) -> bool:
    """Two different answers that by themselves exclude each other, at least in part."""
    if _hangs_on_reference(x, y, issue):
        return False
    if issue.kind is IssueKind.POLAR:
        return x.polarity is not y.polarity
    if _is_choice_against_denial(x, y):
        chooser, denier = (x, y) if y.polarity is Polarity.DENY else (y, x)
        return not denier.denied or bool(chooser.labels & denier.denied)
    if Polarity.DENY in (x.polarity, y.polarity) and x.polarity is y.polarity:
        return x.denied != y.denied
    return (x.polarity, x.labels) != (y.polarity, y.labels)


def _is_choice_against_denial(x: _Said, y: _Said) -> bool:
    denier, other = (x, y) if x.polarity is Polarity.DENY else (y, x)
    return denier.polarity is Polarity.DENY and other.polarity is Polarity.AFFIRM and bool(other.labels)


def _hangs_on_reference(x: _Said, y: _Said, issue: Issue) -> bool:
    """Whether only what one expert says of the other can tell that the two answers exclude each other."""
    if issue.kind is IssueKind.POLAR:
        return Polarity.MIXED in (x.polarity, y.polarity)
    if _is_choice_against_denial(x, y) or (x.labels and y.labels):
        return False
    return not (x.polarity is y.polarity is Polarity.DENY and x.denied == y.denied)
