"""What each symposium brings to the views of the whole library, counted over the maps.

``library_issues`` is what ``graph.store.library`` asks of the database; a property holds the two together. ``shelf_of``
needs answers compared and citations read, which no database can; it is small, so that all of them can be kept.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.across.charge_lines import named_in_full
from graph.analysis.across.contested import authorities_at_stake, charges_at_stake
from graph.analysis.answers import answers
from graph.analysis.authority_use import authority_use
from graph.analysis.expert_pairs import expert_pairs
from graph.analysis.issue_consensus import issue_consensus
from graph.model import IssueRef, LibraryIssue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.analysis.authority_use import AuthorityRelation, AuthorityUse
    from graph.model import ArgumentMap, Authority, AuthorityKind, Issue, Symposium


@dataclass(frozen=True, slots=True)
class PairCount:
    """On how many issues of a symposium two experts (ids) give one answer, on how many they exclude each other."""

    left: str
    right: str
    agree: int
    differ: int


@dataclass(frozen=True, slots=True)
class ShelfExpert:
    """One expert of a symposium; ``issues`` is on how many an answer is given."""

    id: str
    name: str
    affiliation: str | None
    issues: int


@dataclass(frozen=True, slots=True)
class ShelfAuthority:
    """An authority cited in a symposium: by whom, and how pairs of experts stand over it."""

    id: str
    name: str
    kind: AuthorityKind
    experts: tuple[str, ...]
    relations: tuple[tuple[AuthorityRelation, int], ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """One symposium as the views of experts and authorities need it."""

    symposium: Symposium
    experts: tuple[ShelfExpert, ...]
    pairs: tuple[PairCount, ...]
    authorities: tuple[ShelfAuthority, ...]


def library_issues(maps: Iterable[ArgumentMap]) -> tuple[LibraryIssue, ...]:
    """All issues of all maps, by symposium and id."""
    return tuple(sorted((_issue(m, i) for m in maps for i in m.issues), key=lambda i: i.ref))


def shelf_of(m: ArgumentMap) -> Shelf:
    """What one symposium brings."""
    named = {a.id: a for a in m.authorities}
    said = Counter(s.participant for s in m.stances if answers(s))
    return Shelf(
        m.symposium,
        tuple(ShelfExpert(e.id, e.name, e.affiliation, said[e.id]) for e in m.experts),
        tuple(PairCount(p.left, p.right, len(p.agree), len(p.differ)) for p in expert_pairs(m)),
        tuple(_authority(u, named[u.authority]) for u in authority_use(m)),
    )


def _issue(m: ArgumentMap, issue: Issue) -> LibraryIssue:
    experts = {e.id for e in m.experts}
    return LibraryIssue(
        IssueRef(m.symposium.id, issue.id),
        issue.number,
        issue.text,
        issue.proposition,
        issue.topic,
        issue_consensus(m, issue).is_contested,
        tuple(sorted({s.participant for s in m.stances_on(issue.id) if answers(s)} & experts)),
        tuple(sorted({named_in_full(c) for c in charges_at_stake(m, issue)})),
        tuple(sorted(set(authorities_at_stake(m, issue)))),
    )


def _authority(use: AuthorityUse, authority: Authority) -> ShelfAuthority:
    pairs = Counter(p.relation for p in use.pairs)
    return ShelfAuthority(
        authority.id,
        authority.name,
        authority.kind,
        use.experts,
        tuple(sorted(pairs.items())),
    )
