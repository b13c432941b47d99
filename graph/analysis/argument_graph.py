"""Claims on one issue with what speaks for and against them, and its reduction to Dung's framework."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

import networkx as nx

from graph.analysis.answers import answers
from graph.analysis.comparison import compare
from graph.analysis.results import Relation
from graph.analysis.semantics.framework import Framework, make_framework
from graph.analysis.semantics.grounded import Label, labelling
from graph.model import COUNTED, AgreementKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.model import Agreement, ArgumentMap, Issue, Stance

Link = tuple[str, str]


class LinkKind(StrEnum):
    """What an edge of the argument graph says."""

    SUPPORTS = "supports"
    REBUTS = "rebuts"
    DISAGREES = "disagrees"
    UNDERCUTS = "undercuts"


@dataclass(frozen=True, slots=True)
class ArgumentGraph:
    """Claims (stance ids) and reasons (ids) on one issue as nodes, what holds between them as edges.

    A reason *supports* its claim. Answers that exclude each other *rebut* each other, both ways (as AIF's CA-node has
    it). One who *disagrees* by name with another answer attacks it. One who disagrees by name with somebody of the
    *same* answer cannot mean the answer: that *undercuts* the reasons, or the claim where no reason was given. That a
    reason is attacked otherwise the text hardly ever says, so it is never guessed. Edges of a named disagreement carry
    its id as ``agreement``.
    """

    issue: str
    network: nx.MultiDiGraph

    @property
    def claims(self) -> tuple[str, ...]:
        """In the order of the map."""
        return tuple(n for n, is_claim in self.network.nodes(data="claim") if is_claim)

    @property
    def supports(self) -> tuple[Link, ...]:
        """As (reason, claim)."""
        return self._links(LinkKind.SUPPORTS)

    @property
    def attacks(self) -> tuple[Link, ...]:
        """As (claim, claim), each once: rebuttals and disagreement by name."""
        return self._links(LinkKind.REBUTS, LinkKind.DISAGREES)

    @property
    def undercuts(self) -> tuple[Link, ...]:
        """As (claim, reason), or (claim, claim) where no reason was given."""
        return self._links(LinkKind.UNDERCUTS)

    def reasons_of(self, claim: str) -> tuple[str, ...]:
        """The reasons given for a claim."""
        return tuple(reason for reason, supported in self.supports if supported == claim)

    def claim_of(self, node: str) -> str:
        """The claim that a reason was given for; a claim is its own."""
        return next((claim for reason, claim in self.supports if reason == node), node)

    def _links(self, *kinds: LinkKind) -> tuple[Link, ...]:
        told = self.network.edges(data="kind")
        return tuple(dict.fromkeys((a, b) for a, b, kind in told if kind in kinds))


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One argument of an attack chain with its label and what decides it."""

    argument: str
    label: Label
    because: tuple[str, ...]


def argument_graph(argument_map: ArgumentMap, issue: Issue) -> ArgumentGraph:
    """The graph of one issue, in the order of the map."""
    held = {s.participant: s for s in argument_map.stances_on(issue.id) if answers(s)}
    network = nx.MultiDiGraph()
    for stance in held.values():
        network.add_node(stance.id, claim=True)
        for reason in stance.reasons:
            if reason.status in COUNTED:
                network.add_node(reason.id, claim=False)
                network.add_edge(reason.id, stance.id, kind=LinkKind.SUPPORTS)
    for a, b in combinations(held.values(), 2):
        if compare(a, b, issue, argument_map.agreements) in _EXCLUDE:
            network.add_edge(a.id, b.id, kind=LinkKind.REBUTS)
            network.add_edge(b.id, a.id, kind=LinkKind.REBUTS)
    for told in argument_map.agreements:
        named = told.issue == issue.id and {told.source, told.target} <= held.keys()
        if named and told.kind is AgreementKind.DISAGREE:
            _disagree(network, told, held[told.source], held[told.target], issue)
    return ArgumentGraph(issue.id, nx.freeze(network))


def _disagree(
    network: nx.MultiDiGraph, told: Agreement, source: Stance, target: Stance, issue: Issue
) -> None:
    if compare(source, target, issue) is not Relation.AGREE:
        network.add_edge(source.id, target.id, kind=LinkKind.DISAGREES, agreement=told.id)
        return
    reasons = [r.id for r in target.reasons if r.status in COUNTED]
    for ground in reasons or [target.id]:
        network.add_edge(source.id, ground, kind=LinkKind.UNDERCUTS, agreement=told.id)


def groundless(claim: str) -> str:
    """The argument that a claim has no reason left."""
    return f"groundless:{claim}"


def to_framework(argument_graph: ArgumentGraph, ranks: Mapping[str, int] | None = None) -> Framework:
    """Dung's framework of the claims.

    A reason that nothing attacks changes no label and stays out. Where one is undercut, the claim needs one reason
    that holds (evidential support): each reason attacks "this claim is groundless", which attacks the claim.
    With ``ranks`` (claim -> rank of its best authority, 1 the highest; a claim without one ranks last) an attack on
    a claim of higher rank, or on its reasons, fails (preference-based reduction 1, Amgoud & Cayrol 2002): a lens,
    never a conclusion.
    """
    attacks = [*argument_graph.attacks, *argument_graph.undercuts]
    if ranks is not None:
        last = max(ranks.values(), default=0) + 1
        attacks = [
            (a, b) for a, b in attacks if ranks.get(a, last) <= ranks.get(argument_graph.claim_of(b), last)
        ]
    weakened = dict.fromkeys(argument_graph.claim_of(b) for a, b in argument_graph.undercuts)
    links = list(_needed_grounds(argument_graph, weakened))
    names = dict.fromkeys((*argument_graph.claims, *(n for link in links for n in link)))
    return make_framework(names, [*attacks, *links])


def _needed_grounds(argument_graph: ArgumentGraph, weakened: Mapping[str, None]) -> Iterator[Link]:
    for claim in weakened:
        reasons = argument_graph.reasons_of(claim)
        for reason in reasons:
            yield reason, groundless(claim)
        if reasons:
            yield groundless(claim), claim


def attack_chain(framework: Framework, argument: str) -> tuple[ChainStep, ...]:
    """Why ``argument`` has its grounded label, step by step, nearest first.

    What is in, is so because all its attackers are out; what is out, because an attacker is in (the one that stood
    first); what is undecided, because an attacker is undecided and none is in.
    """
    found = labelling(framework)
    labels, since = found.labels, {n: step for step, n in enumerate(found.accepted)}
    waiting, steps, seen = deque([framework.place[argument]]), [], {framework.place[argument]}
    while waiting:
        n = waiting.popleft()
        decisive = [a for a in framework.attackers[n] if labels[a] is _DECIDES[labels[n]]]
        if labels[n] is Label.OUT:
            decisive = [
                min(decisive, key=since.__getitem__)
            ]  # the earliest: a later one may rest on this defeat
        names = tuple(framework.arguments[a] for a in decisive)
        steps.append(ChainStep(framework.arguments[n], labels[n], names))
        waiting.extend(a for a in decisive if a not in seen)
        seen.update(decisive)
    return tuple(steps)


_EXCLUDE = (Relation.OPPOSED, Relation.OVERLAP)
_DECIDES = {Label.IN: Label.OUT, Label.OUT: Label.IN, Label.UNDECIDED: Label.UNDECIDED}
