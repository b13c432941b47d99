"""What can be held together on one issue, by argumentation semantics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.argument_graph import ArgumentGraph, ChainStep, argument_graph, attack_chain, to_framework
from graph.analysis.semantics.acceptance import credulous, refutation
from graph.analysis.semantics.extensions import Extensions, Semantics, extensions
from graph.analysis.semantics.gradual import Bipolar, GradualSemantics, Strengths, strengths
from graph.lexicon.authorities import rank
from graph.model import COUNTED

if TYPE_CHECKING:
    from graph.analysis.semantics.framework import Framework
    from graph.analysis.semantics.grounded import Label
    from graph.model import ArgumentMap, Issue

BASE = 0.5
"""The base score of every claim and reason: the program has no ground to trust one more than another."""


@dataclass(frozen=True, slots=True)
class Defence:
    """A set of claims that stands on its own, and what it beats: (member, attacker beaten) pairs."""

    members: frozenset[str]
    beaten: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ClaimStanding:
    """One claim: its grounded label with the chain of attacks behind it, and whether it can or must be accepted.

    ``can`` is an admissible set that holds it (None: there is none); ``against`` one that no preferred extension with
    the claim contains (None: every preferred extension accepts it).
    """

    claim: str
    label: Label
    chain: tuple[ChainStep, ...]
    can: Defence | None
    against: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class IssueStanding:
    """An issue's claims (stance ids) by Dung's semantics and by degrees.

    ``sets`` hold claims only, each once. ``by_rank``: attacks on a claim of higher-ranking authority fail
    (按效力级别推演，非结论); ``ranks`` are those of the claims that cite any.
    """

    graph: ArgumentGraph
    sets: tuple[Extensions, ...]
    claims: tuple[ClaimStanding, ...]
    degrees: tuple[Strengths, ...]
    by_rank: bool
    ranks: dict[str, int]

    def under(self, semantics: Semantics) -> Extensions:
        """The extensions under one of the semantics."""
        return next(e for e in self.sets if e.semantics is semantics)


def standing(argument_map: ArgumentMap, issue: Issue, *, by_rank: bool = False) -> IssueStanding:
    """The issue as its claims stand against each other."""
    graph = argument_graph(argument_map, issue)
    ranks = _ranks(argument_map, issue)
    lens = ranks if by_rank else None
    framework = to_framework(graph, lens)
    bipolar = _bipolar(graph, framework)
    return IssueStanding(
        graph,
        tuple(_of_claims(extensions(framework, semantics), graph) for semantics in Semantics),
        tuple(_claim(framework, graph, claim) for claim in graph.claims),
        tuple(strengths(bipolar, semantics) for semantics in GradualSemantics),
        by_rank,
        ranks,
    )


def _of_claims(found: Extensions, graph: ArgumentGraph) -> Extensions:
    claims = frozenset(graph.claims)
    return Extensions(found.semantics, tuple(dict.fromkeys(s & claims for s in found.sets)), found.capped)


def _claim(framework: Framework, graph: ArgumentGraph, claim: str) -> ClaimStanding:
    chain = attack_chain(framework, claim)
    held = credulous(framework, claim)
    against = refutation(framework, claim)
    claims = frozenset(graph.claims)
    return ClaimStanding(
        claim,
        chain[0].label,
        chain,
        None if held is None else _defence(framework, claim, held, claims),
        None if against is None else against & claims,
    )


def _defence(framework: Framework, claim: str, held: frozenset[str], claims: frozenset[str]) -> Defence:
    def attackers(argument: str) -> list[str]:
        return [framework.arguments[n] for n in framework.attackers[framework.place[argument]]]

    beaten = tuple(
        (next(a for a in attackers(attacker) if a in held), attacker) for attacker in attackers(claim)
    )
    return Defence(held & claims, beaten)


def _bipolar(graph: ArgumentGraph, framework: Framework) -> Bipolar:
    """Supports, and the attacks that the framework keeps; an undercut weakens the reason, no more."""
    kept = {
        (framework.arguments[a], framework.arguments[n])
        for n, attackers in enumerate(framework.attackers)
        for a in attackers
    }
    attackers: dict[str, list[str]] = {}
    for source, target in (*graph.attacks, *graph.undercuts):
        if (source, target) in kept:
            attackers.setdefault(target, []).append(source)
    supporters: dict[str, list[str]] = {}
    for reason, claim in graph.supports:
        supporters.setdefault(claim, []).append(reason)
    return Bipolar(dict.fromkeys(graph.network.nodes, BASE), attackers, supporters)


def _ranks(argument_map: ArgumentMap, issue: Issue) -> dict[str, int]:
    """The best rank (1 the highest) of what each holder cites on the issue; no entry without one."""
    kinds = {a.id: a.kind for a in argument_map.authorities}
    found: dict[str, int] = {}
    for stance in argument_map.stances_on(issue.id):
        cited = [
            place
            for c in argument_map.citations
            if c.issue == issue.id and c.participant == stance.participant and c.status in COUNTED
            if (place := rank(kinds[c.authority])) is not None
        ]
        if cited:
            found[stance.id] = min(cited)
    return found
