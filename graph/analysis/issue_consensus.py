"""Per issue: who answers what, who is silent and how, what is agreed and where it parts."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from graph.analysis.answers import answers, key_of, kind_of, labels_of
from graph.analysis.comparison import compare
from graph.analysis.grounds import ground_of
from graph.analysis.results import AnswerKind, Conflict, IssueConsensus, Position, Relation, SilentExperts
from graph.model import Polarity, Silence, Status

if TYPE_CHECKING:
    from graph.model import ArgumentMap, Issue, Stance

_DETERMINATE = frozenset({AnswerKind.AFFIRM, AnswerKind.DENY, AnswerKind.CHOSEN, AnswerKind.DETERMINATE})
_STRENGTH = (Relation.OPPOSED, Relation.OVERLAP, Relation.FACT_DEPENDENT, Relation.INCOMPARABLE)


def issue_consensus(argument_map: ArgumentMap, issue: Issue) -> IssueConsensus:
    """Positions and silence of all experts on one issue, in the order of the participants."""
    order = {p.id: n for n, p in enumerate(argument_map.experts)}
    stances = sorted(
        (s for s in argument_map.stances_on(issue.id) if s.participant in order),
        key=lambda s: order[s.participant],
    )
    speaking = [s for s in stances if answers(s)]
    groups = _groups(speaking, issue, argument_map)
    positions = tuple(_position(group, issue, argument_map) for group in groups)
    leading = _leading(positions)
    return IssueConsensus(
        issue=issue.id,
        positions=positions,
        silent=_silent(stances, set(order) - {s.participant for s in speaking}, order),
        conflicts=_conflicts(groups, positions, issue, argument_map),
        leading=leading,
        agreed=max((len(p.holders) for p in positions if p.kind in _DETERMINATE), default=0),
        spoke=len(speaking),
        experts=len(order),
        unchecked=sum(s.status is Status.PROPOSED for s in speaking),
    )


def _groups(speaking: list[Stance], issue: Issue, argument_map: ArgumentMap) -> list[list[Stance]]:
    """Stances of one answer together; linked open answers join the group of the one they refer to."""
    groups: list[list[Stance]] = []
    for stance in speaking:
        home = next(
            (
                g
                for g in groups
                if all(compare(stance, s, issue, argument_map.agreements) is Relation.AGREE for s in g)
            ),
            None,
        )
        if home is None:
            groups.append([stance])
        else:
            home.append(stance)
    return groups


def _position(group: list[Stance], issue: Issue, argument_map: ArgumentMap) -> Position:
    first = group[0]
    return Position(
        key=key_of(first, issue),
        kind=kind_of(first, issue),
        labels=labels_of(first, issue),
        holders=tuple(s.participant for s in group),
        stances=tuple(s.id for s in group),
        ground=ground_of(group, argument_map.agreements),
    )


def _leading(positions: tuple[Position, ...]) -> Position | None:
    determinate = sorted((p for p in positions if p.kind in _DETERMINATE), key=lambda p: -len(p.holders))
    if not determinate:
        return None
    tied = len(determinate) > 1 and len(determinate[0].holders) == len(determinate[1].holders)
    return None if tied else determinate[0]


def _silent(stances: list[Stance], silent: set[str], order: dict[str, int]) -> tuple[SilentExperts, ...]:
    """By kind. An expert whose only stance is rejected counts as not addressed."""
    told = {s.participant: s.silence for s in stances if s.polarity is Polarity.SILENT}
    kinds: dict[Silence, list[str]] = defaultdict(list)
    for person in sorted(silent, key=order.__getitem__):
        kinds[told.get(person) or Silence.NOT_ADDRESSED].append(person)
    return tuple(SilentExperts(kind, tuple(kinds[kind])) for kind in Silence if kind in kinds)


def _conflicts(
    groups: list[list[Stance]], positions: tuple[Position, ...], issue: Issue, argument_map: ArgumentMap
) -> tuple[Conflict, ...]:
    """Between each two positions the strongest relation of their holders; order: opposed first."""
    found = []
    for (a, left), (b, right) in combinations(zip(groups, positions, strict=True), 2):
        relations = {compare(x, y, issue, argument_map.agreements) for x in a for y in b}
        strongest = next((r for r in _STRENGTH if r in relations), Relation.INCOMPARABLE)
        found.append(Conflict(strongest, left.key, right.key))
    return tuple(sorted(found, key=lambda c: _STRENGTH.index(c.relation)))
