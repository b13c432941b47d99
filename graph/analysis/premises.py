"""Same premise, different conclusion: what two experts share who come to results that exclude each other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.analysis.grounds import alike
from graph.analysis.results import Relation
from graph.model import COUNTED, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.results import IssueConsensus
    from graph.model import ArgumentMap, Branch, Citation, Passage, Stance


class PremiseKind(StrEnum):
    """What is shared: a reason that reads alike, a provision of an authority, or a condition."""

    REASON = "reason"
    AUTHORITY = "authority"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class SharedPremise:
    """Two experts with one premise and answers that exclude each other; ``passages`` are where each states it.

    ``word`` is the left expert's reason, the id of the authority, or the id of the fact.
    """

    issue: str
    kind: PremiseKind
    left: str
    right: str
    word: str
    passages: tuple[Passage, Passage]


_EXCLUDE = (Relation.OPPOSED, Relation.OVERLAP)


def shared_premises(argument_map: ArgumentMap, found: IssueConsensus) -> tuple[SharedPremise, ...]:
    """All of one issue, in the order of its positions. Proposals: likeness of words is not yet sameness of sense."""
    held = {s.id: s for s in argument_map.stances_on(found.issue)}
    cited = _cited(argument_map, found.issue)
    made = []
    for left, right in opposed(found):
        a, b = held[left], held[right]
        made += [*_reasons(a, b), *_authorities(a, b, cited)]
    speaking = [held[s] for p in found.positions for s in p.stances]
    for n, a in enumerate(speaking):
        for b in speaking[n + 1 :]:
            made += _facts(a, b)
    return tuple(made)


def opposed(found: IssueConsensus) -> Iterator[tuple[str, str]]:
    """The stances (ids) of each two positions that exclude each other, at least in part."""
    positions = {p.key: p for p in found.positions}
    for conflict in found.conflicts:
        if conflict.relation in _EXCLUDE:
            for left in positions[conflict.left].stances:
                for right in positions[conflict.right].stances:
                    yield left, right


def _reasons(a: Stance, b: Stance) -> Iterator[SharedPremise]:
    for x in a.reasons:
        if x.status not in COUNTED:
            continue
        y = next((y for y in b.reasons if y.status in COUNTED and alike(x.text, y.text)), None)
        if y is not None:
            places = (x.passage, y.passage)
            yield SharedPremise(a.issue, PremiseKind.REASON, a.participant, b.participant, x.text, places)


def _cited(argument_map: ArgumentMap, issue: str) -> dict[str, list[Citation]]:
    found: dict[str, list[Citation]] = defaultdict(list)
    for citation in argument_map.citations:
        if citation.issue == issue and citation.status in COUNTED:
            found[citation.participant].append(citation)
    return found


def _authorities(a: Stance, b: Stance, cited: dict[str, list[Citation]]) -> Iterator[SharedPremise]:
    """One for each authority of which both cite the same provision, or neither tells which."""
    seen = set()
    for x in cited.get(a.participant, ()):
        for y in cited.get(b.participant, ()):
            if x.authority == y.authority and x.provision == y.provision and x.authority not in seen:
                seen.add(x.authority)
                yield SharedPremise(
                    a.issue, PremiseKind.AUTHORITY, a.participant, b.participant, x.authority,
                    (x.passage, y.passage),
                )  # fmt: skip


def _facts(a: Stance, b: Stance) -> Iterator[SharedPremise]:
    """Branches of one condition with results that exclude each other."""
    for x in a.branches:
        for y in b.branches:
            if x.when and _when(x) == _when(y) and _exclude(x, y):
                fact = x.when[0].fact
                places = (x.passage, y.passage)
                yield SharedPremise(a.issue, PremiseKind.FACT, a.participant, b.participant, fact, places)


def _when(branch: Branch) -> frozenset[tuple[str, str]]:
    return frozenset((c.fact, c.value) for c in branch.when)


def _exclude(x: Branch, y: Branch) -> bool:
    if {x.polarity, y.polarity} == {Polarity.AFFIRM, Polarity.DENY}:
        return True
    return bool(x.charges) and bool(y.charges) and not set(x.charges) & set(y.charges)
