"""What an issue turns on: the facts of its conditions, and the authorities over which experts part there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.authority_use import AuthorityRelation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.analysis.authority_use import AuthorityUse
    from graph.analysis.deciding_facts import DecidingFact
    from graph.analysis.results import IssueConsensus

_PARTED = (AuthorityRelation.OTHER_READING, AuthorityRelation.SAME_READING_OTHER_RESULT)


@dataclass(frozen=True, slots=True)
class Hinge:
    """Ids of the facts and authorities that the answers to one issue turn on."""

    issue: str
    facts: tuple[str, ...]
    authorities: tuple[str, ...]


def hinges(
    issues: Iterable[IssueConsensus], facts: Iterable[DecidingFact], authorities: Iterable[AuthorityUse]
) -> tuple[Hinge, ...]:
    """One for each issue without consensus that has any, in the order of the issues."""
    by_fact: dict[str, dict[str, None]] = {}
    for fact in facts:
        for turn in fact.turns:
            if turn.changes:
                by_fact.setdefault(turn.issue, {})[fact.fact] = None
    by_authority: dict[str, dict[str, None]] = {}
    for use in authorities:
        for pair in use.pairs:
            if pair.issue and pair.relation in _PARTED:
                by_authority.setdefault(pair.issue, {})[use.authority] = None
    made = (
        Hinge(i.issue, tuple(by_fact.get(i.issue, ())), tuple(by_authority.get(i.issue, ())))
        for i in issues
        if not i.is_consensus
    )
    return tuple(h for h in made if h.facts or h.authorities)
