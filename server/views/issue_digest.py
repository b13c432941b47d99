"""One issue for a reader in haste: who holds what on which ground, and what it turns on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.premises import PremiseKind
from graph.model import COUNTED
from server.views.answers import Lookup, ShownAnswer, look_of, shown_answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.analysis.premises import SharedPremise
    from graph.analysis.results import Analysis, IssueConsensus, Position, Relation
    from graph.model import ArgumentMap, Issue, Passage, Silence


@dataclass(frozen=True, slots=True)
class Named:
    """An expert's name with the passage to go to."""

    name: str
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class ShownReason:
    """A reason, whose it is, and where it stands."""

    name: str
    text: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Side:
    """One answer: its look, the first holder's words for it, all holders, their reasons."""

    position: Position
    look: str
    answer: ShownAnswer
    people: tuple[Named, ...]
    reasons: tuple[ShownReason, ...]


@dataclass(frozen=True, slots=True)
class ShownPremise:
    """What two experts share whose answers exclude each other; ``word`` names it."""

    kind: PremiseKind
    word: str
    people: tuple[Named, Named]


@dataclass(frozen=True, slots=True)
class IssueDigest:
    """All of it; ``dots`` has one look for each expert, ``facts`` and ``authorities`` are what it turns on,
    ``relations`` the kinds of conflict, the strongest first.
    """

    issue: Issue
    case: str | None
    counts: IssueConsensus
    sides: tuple[Side, ...]
    silent: tuple[tuple[Silence, tuple[Named, ...]], ...]
    left_out: tuple[Named, ...]
    facts: tuple[str, ...]
    authorities: tuple[str, ...]
    premises: tuple[ShownPremise, ...]
    dots: tuple[str, ...]
    relations: tuple[Relation, ...]


def issue_digests(m: ArgumentMap, analysis: Analysis, lookup: Lookup) -> tuple[IssueDigest, ...]:
    """One for each issue, in the order of the map."""
    held = {(s.issue, s.participant): s.passage for s in m.stances}
    laws = {a.id: a.name for a in m.authorities}
    hinges = {h.issue: h for h in analysis.hinges}
    premises: dict[str, list[SharedPremise]] = {}
    for premise in analysis.premises:
        premises.setdefault(premise.issue, []).append(premise)

    def digest(counts: IssueConsensus) -> IssueDigest:
        def named(people: Iterable[str]) -> tuple[Named, ...]:
            return tuple(Named(lookup.people[p].name, held.get((counts.issue, p))) for p in people)

        issue, hinge = lookup.issues[counts.issue], hinges.get(counts.issue)
        sides = tuple(_side(p, named(p.holders), lookup) for p in counts.positions)
        dots = [s.look for s in sides for _ in s.people]
        return IssueDigest(
            issue,
            lookup.cases[issue.case].label if issue.case else None,
            counts,
            sides,
            tuple((s.silence, named(s.experts)) for s in counts.silent),
            named(counts.left_out),
            tuple(lookup.facts[f].label for f in hinge.facts) if hinge else (),
            tuple(laws[a] for a in hinge.authorities) if hinge else (),
            tuple(_premise(p, lookup, laws) for p in premises.get(counts.issue, ())),
            (*dots, *["silent"] * (counts.experts - len(dots))),
            tuple(dict.fromkeys(c.relation for c in counts.conflicts)),
        )

    return tuple(map(digest, analysis.issues))


def _side(position: Position, people: tuple[Named, ...], lookup: Lookup) -> Side:
    stances = [lookup.stances[s] for s in position.stances]
    reasons = tuple(
        ShownReason(who.name, r.text, r.passage)
        for who, stance in zip(people, stances, strict=True)
        for r in stance.reasons
        if r.status in COUNTED
    )
    look = look_of(position.kind, position.labels, lookup.outcomes)
    return Side(position, look, shown_answer(stances[0], lookup), people, reasons)


def _premise(premise: SharedPremise, lookup: Lookup, laws: Mapping[str, str]) -> ShownPremise:
    match premise.kind:
        case PremiseKind.AUTHORITY:
            word = laws[premise.word]
        case PremiseKind.FACT:
            word = lookup.facts[premise.word].label
        case _:
            word = premise.word
    left, right = (
        Named(lookup.people[p].name, passage)
        for p, passage in zip((premise.left, premise.right), premise.passages, strict=True)
    )
    return ShownPremise(premise.kind, word, (left, right))
