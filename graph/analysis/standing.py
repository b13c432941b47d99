"""What can be held together on one issue, by argumentation semantics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.argument_graph import ArgumentGraph, ChainStep, argument_graph, attack_chain, to_framework
from graph.analysis.semantics.extensions import Extensions, Semantics, extensions, grounded_extension
from graph.lexicon.authorities import rank
from graph.model import COUNTED

if TYPE_CHECKING:
    from graph.model import ArgumentMap, Issue


@dataclass(frozen=True, slots=True)
class IssueStanding:
    """An issue's claims (stance ids) by Dung's semantics, with the chain of attacks behind each claim.

    ``by_rank``: attacks on a claim of higher-ranking authority fail (按效力级别推演，非结论).
    """

    graph: ArgumentGraph
    grounded: frozenset[str]
    preferred: Extensions
    stable: Extensions
    chains: tuple[tuple[ChainStep, ...], ...]
    by_rank: bool


def standing(argument_map: ArgumentMap, issue: Issue, *, by_rank: bool = False) -> IssueStanding:
    """The issue as its claims stand against each other."""
    graph = argument_graph(argument_map, issue)
    framework = to_framework(graph, _ranks(argument_map, issue) if by_rank else None)
    return IssueStanding(
        graph,
        grounded_extension(framework),
        extensions(framework, Semantics.PREFERRED),
        extensions(framework, Semantics.STABLE),
        tuple(attack_chain(framework, claim) for claim in graph.claims),
        by_rank,
    )


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
