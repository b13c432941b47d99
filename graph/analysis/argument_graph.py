"""Claims on one issue with what speaks for and against them, and its reduction to Dung's framework."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from graph.analysis.answers import answers
from graph.analysis.comparison import compare
from graph.analysis.results import Relation
from graph.analysis.semantics.framework import Framework, make_framework
from graph.analysis.semantics.grounded import Label, grounded
from graph.model import COUNTED, AgreementKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import ArgumentMap, Issue


@dataclass(frozen=True, slots=True)
class ArgumentGraph:
    """Claims (stance ids) and reasons (ids) on one issue.

    ``supports`` are (reason, claim); ``attacks`` (claim, claim): answers that exclude each other attack both ways
    (rebuttal, as AIF's CA-node has it), and one who disagrees by name attacks the view named. The text hardly ever
    says which *reason* is attacked, so nothing here undercuts by guess.
    """

    issue: str
    claims: tuple[str, ...]
    reasons: tuple[str, ...]
    supports: tuple[tuple[str, str], ...]
    attacks: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One claim of an attack chain with its label and what decides it."""

    claim: str
    label: Label
    because: tuple[str, ...]


def argument_graph(argument_map: ArgumentMap, issue: Issue) -> ArgumentGraph:
    """The graph of one issue, in the order of the map."""
    held = {s.participant: s for s in argument_map.stances_on(issue.id) if answers(s)}
    reasons = [(r.id, s.id) for s in held.values() for r in s.reasons if r.status in COUNTED]
    attacks: dict[tuple[str, str], None] = {}
    for a, b in combinations(held.values(), 2):
        if compare(a, b, issue, argument_map.agreements) in (Relation.OPPOSED, Relation.OVERLAP):
            attacks[a.id, b.id] = attacks[b.id, a.id] = None
    for told in argument_map.agreements:
        named = told.issue == issue.id and {told.source, told.target} <= held.keys()
        if named and told.kind is AgreementKind.DISAGREE:
            attacks[held[told.source].id, held[told.target].id] = None
    return ArgumentGraph(
        issue.id,
        claims=tuple(s.id for s in held.values()),
        reasons=tuple(r for r, _ in reasons),
        supports=tuple(reasons),
        attacks=tuple(attacks),
    )


def to_framework(argument_graph: ArgumentGraph, ranks: Mapping[str, int] | None = None) -> Framework:
    """Dung's framework of the claims.

    Supports stay out: a reason that nothing attacks changes no label under deductive support (Boella et al. 2010).
    With ``ranks`` (claim -> rank of its best authority, 1 the highest; a claim without one ranks last) an attack on
    a claim of higher rank fails (preference-based reduction 1, Amgoud & Cayrol 2002): a lens, never a conclusion.
    """
    attacks = argument_graph.attacks
    if ranks is not None:
        last = max(ranks.values(), default=0) + 1
        attacks = tuple((a, b) for a, b in attacks if ranks.get(a, last) <= ranks.get(b, last))
    return make_framework(argument_graph.claims, attacks)


def attack_chain(framework: Framework, argument: str) -> tuple[ChainStep, ...]:
    """Why ``argument`` has its grounded label, step by step, nearest first.

    What is in, is so because all its attackers are out; what is out, because an attacker is in; what is undecided,
    because an attacker is undecided and none is in.
    """
    labels = grounded(framework)
    waiting, steps, seen = deque([framework.place[argument]]), [], {framework.place[argument]}
    while waiting:
        n = waiting.popleft()
        decisive = [a for a in framework.attackers[n] if labels[a] is _DECIDES[labels[n]]]
        if labels[n] is Label.OUT:
            decisive = decisive[:1]
        names = tuple(framework.arguments[a] for a in decisive)
        steps.append(ChainStep(framework.arguments[n], labels[n], names))
        waiting.extend(a for a in decisive if a not in seen)
        seen.update(decisive)
    return tuple(steps)


_DECIDES = {Label.IN: Label.OUT, Label.OUT: Label.IN, Label.UNDECIDED: Label.UNDECIDED}
