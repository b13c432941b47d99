"""援引依据: who cites which authority, for what, with what conclusion, and whether they part over it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.authority_use import AuthorityRelation, issues_without_authority
from server.views.answers import Lookup, ShownAnswer, shown_answer
from server.views.validity import ShownValidity, validity_of

if TYPE_CHECKING:
    import datetime as dt

    from graph.analysis.authority_use import AuthorityUse, Use
    from graph.analysis.citation_purpose import CitationPurpose
    from graph.analysis.results import Analysis
    from graph.catalogue import Language
    from graph.model import ArgumentMap, Authority, Citation, Issue, Participant


@dataclass(frozen=True, slots=True)
class ShownUse:
    """One expert citing it on one issue (None: outside all issues), with the answer given there."""

    expert: Participant
    issue: Issue | None
    answer: ShownAnswer | None
    purposes: tuple[CitationPurpose, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class ShownPair:
    """Two experts over the authority; ``number`` of the issue where they cite it for the same."""

    relation: AuthorityRelation
    left: str
    right: str
    number: str | None


@dataclass(frozen=True, slots=True)
class AuthorityCard:
    """One authority with its validity, its uses and how each two stand over it."""

    authority: Authority
    validity: ShownValidity
    experts: int
    contested: bool
    uses: tuple[ShownUse, ...]
    pairs: tuple[ShownPair, ...]


@dataclass(frozen=True, slots=True)
class AuthoritiesPage:
    """Contested authorities first; ``counts`` are pairs of experts by kind; issues with and without authority."""

    cards: tuple[AuthorityCard, ...]
    counts: tuple[tuple[AuthorityRelation, int], ...]
    resting: tuple[tuple[Issue, tuple[str, ...]], ...]
    without: tuple[Issue, ...]


def authorities_page(m: ArgumentMap, analysis: Analysis, lang: Language, today: dt.date) -> AuthoritiesPage:
    """The page of one symposium on one day."""
    lookup = Lookup.of(m, analysis)
    validity = validity_of(m, lang, today)
    named = {a.id: a for a in m.authorities}
    cited = {c.id: c for c in m.citations}
    cards = tuple(
        _card(u, named[u.authority], validity[u.authority], cited, lookup) for u in analysis.authorities
    )
    without = set(issues_without_authority(m))
    pairs = [p.relation for card in cards for p in card.pairs]
    return AuthoritiesPage(
        cards,
        tuple((relation, pairs.count(relation)) for relation in AuthorityRelation),
        tuple((i, _names(i, cards)) for i in m.issues if i.id not in without),
        tuple(i for i in m.issues if i.id in without),
    )


def _card(
    use: AuthorityUse,
    authority: Authority,
    validity: ShownValidity,
    cited: dict[str, Citation],
    lookup: Lookup,
) -> AuthorityCard:
    return AuthorityCard(
        authority,
        validity,
        len(use.experts),
        use.is_contested,
        tuple(_use(u, cited, lookup) for u in use.uses),
        tuple(
            ShownPair(
                p.relation,
                lookup.people[p.left].name,
                lookup.people[p.right].name,
                lookup.issues[p.issue].number if p.issue else None,
            )
            for p in use.pairs
        ),
    )


def _use(use: Use, cited: dict[str, Citation], lookup: Lookup) -> ShownUse:
    answer = shown_answer(lookup.stances[use.stance], lookup) if use.stance else None
    return ShownUse(
        lookup.people[use.expert],
        lookup.issues[use.issue] if use.issue else None,
        answer,
        use.purposes,
        tuple(cited[c] for c in use.citations),
    )


def _names(issue: Issue, cards: tuple[AuthorityCard, ...]) -> tuple[str, ...]:
    return tuple(c.authority.name for c in cards if any(u.issue and u.issue.id == issue.id for u in c.uses))
