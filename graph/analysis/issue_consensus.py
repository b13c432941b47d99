"""Per issue: who answers what, who is silent and how, what is agreed and where it parts."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, product
from typing import TYPE_CHECKING

from graph.analysis.answers import answers, denied_by, key_of, kind_of, labels_of
from graph.analysis.comparison import compare
from graph.analysis.decided import left_out
from graph.analysis.grounds import ground_of
from graph.analysis.results import AnswerKind, Conflict, IssueConsensus, Position, Relation, SilentExperts
from graph.model import IssueKind, Polarity, Silence, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Agreement, ArgumentMap, Issue, Stance

_DETERMINATE = frozenset({AnswerKind.AFFIRM, AnswerKind.DENY, AnswerKind.CHOSEN, AnswerKind.DETERMINATE})
_EXCLUDE = (Relation.OPPOSED, Relation.OVERLAP)
_STRENGTH = (Relation.OPPOSED, Relation.OVERLAP, Relation.FACT_DEPENDENT, Relation.INCOMPARABLE)


def issue_consensus(argument_map: ArgumentMap, issue: Issue) -> IssueConsensus:
    """Positions and silence of all experts on one issue, in the order of the participants."""
    return consensus_of(argument_map.stances_on(issue.id), issue, argument_map)


def consensus_of(told: Iterable[Stance], issue: Issue, argument_map: ArgumentMap) -> IssueConsensus:
    """The same of these stances to the issue, whatever the map has in their place."""
    order = {p.id: n for n, p in enumerate(argument_map.experts)}
    stances = sorted(
        (s for s in told if s.participant in order),
        key=lambda s: order[s.participant],
    )
    speaking = [s for s in stances if answers(s)]
    groups = _groups(speaking, issue, argument_map)
    positions = tuple(position_of(group, issue, argument_map) for group in groups)
    leading = _leading(positions)
    waiting = tuple(s.participant for s in stances if left_out(s))
    return IssueConsensus(
        issue=issue.id,
        positions=positions,
        silent=_silent(stances, set(order) - {s.participant for s in speaking} - set(waiting), order),
        conflicts=_conflicts(groups, positions, issue, argument_map),
        leading=leading,
        agreed=max((len(p.holders) for p in positions if p.kind in _DETERMINATE), default=0),
        spoke=len(speaking),
        experts=len(order),
        unchecked=sum(s.status is Status.PROPOSED for s in speaking),
        left_out=waiting,
    )


def _groups(speaking: list[Stance], issue: Issue, argument_map: ArgumentMap) -> list[list[Stance]]:
    """Stances of one answer together, and open answers that somebody has linked, over however many links.

    Where those linked exclude each other somewhere, at least in part, no link counts: which of them does, would hang on
    their order.
    """
    by_key: dict[str, list[Stance]] = {}
    for stance in speaking:
        by_key.setdefault(key_of(stance, issue), []).append(stance)
    groups = list(by_key.values())
    links = [a for a in argument_map.agreements if a.issue == issue.id]
    if not links or len(groups) == 1:
        return groups
    joined = _joined(groups, issue, links)
    return sorted(joined, key=lambda group: speaking.index(group[0]))


def _joined(groups: list[list[Stance]], issue: Issue, links: list[Agreement]) -> list[list[Stance]]:
    left, joined = list(groups), []
    while left:
        parts, waiting = [], [left.pop(0)]
        while waiting:
            part = waiting.pop()
            parts.append(part)
            near = [g for g in left if _linked(part, g, issue, links)]
            left = [g for g in left if g not in near]
            waiting += near
        whole = [s for part in parts for s in part]
        torn = any(compare(a, b, issue, links) in _EXCLUDE for a, b in combinations(whole, 2))
        joined += sorted(parts, key=groups.index) if torn else [[s for g in groups if g in parts for s in g]]
    return joined


def _linked(left: list[Stance], right: list[Stance], issue: Issue, links: list[Agreement]) -> bool:
    return any(compare(a, b, issue, links) is Relation.AGREE for a in left for b in right)


def position_of(group: list[Stance], issue: Issue, argument_map: ArgumentMap) -> Position:
    """The one answer that a group of stances gives."""
    # of answers that were linked the one that tells most speaks for all, whoever of them comes first
    keys = {s.id: key_of(s, issue) for s in group}
    first = (
        min(group, key=lambda s: (not _labels(s, issue), keys[s.id]))
        if len(set(keys.values())) > 1
        else group[0]
    )
    return Position(
        key=key_of(first, issue),
        kind=kind_of(first, issue),
        labels=_labels(first, issue),
        holders=tuple(s.participant for s in group),
        stances=tuple(s.id for s in group),
        ground=ground_of(group, argument_map.agreements),
    )


def _labels(stance: Stance, issue: Issue) -> tuple[str, ...]:
    """What is chosen; where an answer only rejects, what it rejects."""
    if kind_of(stance, issue) is AnswerKind.DENY and issue.kind is not IssueKind.POLAR:
        return denied_by(stance, issue)
    return labels_of(stance, issue)


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
    linked = [a for a in argument_map.agreements if a.issue == issue.id]
    found = []
    for (a, left), (b, right) in combinations(zip(groups, positions, strict=True), 2):
        # without references of one to another the first of each speaks for all of its answer
        pairs = product(a, b) if linked else ((a[0], b[0]),)
        relations = {compare(x, y, issue, linked) for x, y in pairs}
        strongest = next((r for r in _STRENGTH if r in relations), Relation.INCOMPARABLE)
        found.append(Conflict(strongest, left.key, right.key))
    return tuple(sorted(found, key=lambda c: _STRENGTH.index(c.relation)))
