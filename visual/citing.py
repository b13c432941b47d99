"""The authorities' column: who cites what, and where one authority is cited for different answers."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from graph.analysis.results import Relation
from graph.model import AuthorityKind
from visual.map_view import Card, CardKind, Line, Weight
from visual.measure import is_chinese, shown
from visual.palette import LIGHT

if TYPE_CHECKING:
    from graph.analysis.results import IssueConsensus
    from graph.model import Authority, Citation
    from visual.lookup import Lookup

_TITLED = frozenset(
    {
        AuthorityKind.STATUTE,
        AuthorityKind.LEGISLATIVE_INTERPRETATION,
        AuthorityKind.ADMINISTRATIVE_REGULATION,
        AuthorityKind.JUDICIAL_INTERPRETATION,
        AuthorityKind.JUDICIAL_DOCUMENT,
    }
)


def authority_cards(lookup: Lookup) -> tuple[Card, ...]:
    """One card for every authority that somebody cites, in the order of the map."""
    rows: dict[str, list[str]] = defaultdict(list)
    for stance, citations in lookup.citations.items():
        for citation in citations:
            rows[citation.authority].append(stance)
    told = {c.authority for c in lookup.unanswered} | set(rows)
    order = list(lookup.stances)
    return tuple(
        _card(authority, tuple(sorted(set(rows[authority.id]), key=order.index)), lookup)
        for authority in lookup.argument_map.authorities
        if authority.id in told
    )


def full_name(authority: Authority) -> str:
    """The name, a Chinese act's in 《》."""
    name = shown(authority.name)
    bare = authority.kind in _TITLED and is_chinese(name) and "《" not in name
    return f"《{name}》" if bare else name


def experts_apart(authority: str, lookup: Lookup) -> frozenset[str]:
    """The experts who cite it on one issue for answers that exclude each other there, at least in part."""
    apart: set[str] = set()
    for consensus in lookup.analysis.issues:
        cited = _answers_citing(authority, consensus, lookup)
        clashing = {frozenset((c.left, c.right)) for c in consensus.conflicts if _excludes(c.relation)}
        for (one, left), (other, right) in combinations(cited, 2):
            if frozenset((left, right)) in clashing:
                apart |= {one, other}
    return frozenset(apart)


def _excludes(relation: Relation) -> bool:
    return relation in (Relation.OPPOSED, Relation.OVERLAP)


def _answers_citing(authority: str, consensus: IssueConsensus, lookup: Lookup) -> list[tuple[str, str]]:
    """Expert and key of the answer, for those who cite the authority on this issue."""
    return [
        (holder, position.key)
        for position in consensus.positions
        for holder, stance in zip(position.holders, position.stances, strict=True)
        if any(c.authority == authority for c in lookup.citations.get(stance, ()))
    ]


def _card(authority: Authority, rows: tuple[str, ...], lookup: Lookup) -> Card:
    apart = experts_apart(authority.id, lookup)
    name, note = full_name(authority), _note(authority, rows, len(apart), lookup)
    lines = [Line(f"{lookup.say(f'sign.{authority.kind}')} {name}".strip(), limit=12)]
    if note:
        lines.append(Line(note, Weight.BOLD if apart else Weight.NOTE, limit=4))
    return Card(
        id=authority.id,
        kind=CardKind.AUTHORITY,
        look="contested" if apart else "authority",
        lines=tuple(lines),
        name=lookup.say("name.authority", authority=name, note=note),
        detail=authority.id,
        rows=rows,
        framed=bool(apart),
        beside=next((c.question for c in _outside(authority, lookup)), None),
    )


def _note(authority: Authority, rows: tuple[str, ...], apart: int, lookup: Lookup) -> str:
    if apart:
        return f"{LIGHT.looks['contested'].symbol} {lookup.say('authority.apart', n=apart)}"
    experts = {lookup.stances[r].participant for r in rows}
    if len(experts) > 1:
        return lookup.say("authority.cited", n=len(experts))
    if experts:
        return ""
    others = {lookup.people[c.participant].name for c in _outside(authority, lookup)}
    return lookup.say("authority.by", names=lookup.listed(sorted(others)))


def _outside(authority: Authority, lookup: Lookup) -> list[Citation]:
    return [c for c in lookup.unanswered if c.authority == authority.id]
