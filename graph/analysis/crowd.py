"""Figures made for crowds (Polis), over the camps of a large panel; a small one has none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.answers import answers
from graph.analysis.methods.groups import (
    SMALLEST_PANEL,
    Representative,
    Votes,
    group_aware_consensus,
    own_statements,
)
from graph.model import IssueKind, Polarity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from graph.analysis.methods.camps import Camps
    from graph.model import ArgumentMap, Stance


@dataclass(frozen=True, slots=True)
class GroupConsensus:
    """One polar issue: the group-aware consensus on its proposition, with the votes of each group behind it."""

    issue: str
    value: float
    votes: tuple[Votes, ...]


@dataclass(frozen=True, slots=True)
class GroupProfile:
    """A group and the issues that set it apart, each with the figures behind that."""

    members: tuple[str, ...]
    own: tuple[tuple[str, Representative], ...]


@dataclass(frozen=True, slots=True)
class Crowd:
    """``groups`` are the camps; ``consensus`` by value, highest first: it compares issues, never symposia."""

    groups: tuple[GroupProfile, ...]
    consensus: tuple[GroupConsensus, ...]


def crowd(argument_map: ArgumentMap, found: Camps, answering: Collection[str]) -> Crowd | None:
    """Group-aware consensus and what each group stands for; None for fewer than SMALLEST_PANEL who answer.

    Yes and no are agreement and disagreement with the proposition, an answer in between a pass. Who answers nothing
    belongs to no group: an empty group would halve the consensus.
    """
    if len(answering) < SMALLEST_PANEL or not found.divisions:
        return None
    camps = [tuple(e for e in camp if e in answering) for camp in found.divisions[0]]
    groups = [camp for camp in camps if camp]
    polar = [i.id for i in argument_map.issues if i.kind is IssueKind.POLAR]
    held = {i: [s for s in argument_map.stances_on(i) if answers(s)] for i in polar}
    votes = {i: tuple(_votes(held[i], group) for group in groups) for i in polar}
    consensus = [GroupConsensus(i, group_aware_consensus(votes[i]), votes[i]) for i in polar if held[i]]
    return Crowd(
        tuple(_profile(group, n, votes) for n, group in enumerate(groups)),
        tuple(sorted(consensus, key=lambda c: -c.value)),
    )


def _profile(group: tuple[str, ...], place: int, votes: dict[str, tuple[Votes, ...]]) -> GroupProfile:
    inside = {issue: cast[place] for issue, cast in votes.items()}
    outside = {issue: _sum(v for n, v in enumerate(cast) if n != place) for issue, cast in votes.items()}
    return GroupProfile(group, own_statements(inside, outside))


def _votes(stances: Iterable[Stance], group: Collection[str]) -> Votes:
    cast = [s.polarity for s in stances if s.participant in group]
    return Votes(cast.count(Polarity.AFFIRM), cast.count(Polarity.DENY), len(cast))


def _sum(votes: Iterable[Votes]) -> Votes:
    told = list(votes)
    return Votes(sum(v.agree for v in told), sum(v.disagree for v in told), sum(v.seen for v in told))
