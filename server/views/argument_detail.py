"""论证细节: one issue with every claim, what supports it, and what attacks it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.argument_graph import LinkKind, argument_graph
from graph.analysis.results import Relation
from graph.model import COUNTED
from server.views.answers import Lookup, shown_answer
from server.views.consensus import issue_stand

if TYPE_CHECKING:
    from graph.analysis.results import Analysis
    from graph.model import ArgumentMap, Authority, Citation, Issue, Passage, Reason
    from server.views.answers import ShownAnswer
    from server.views.consensus import IssueStand, ShownPosition


@dataclass(frozen=True, slots=True)
class ShownAttack:
    """Somebody takes the view up by name and disagrees; ``kind`` says whether with the answer or with its ground."""

    kind: LinkKind
    expert: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """One expert's claim with its reasons, what is cited for it, and who attacks it by name."""

    answer: ShownAnswer
    reasons: tuple[Reason, ...]
    citations: tuple[tuple[Authority, Citation], ...]
    attacks: tuple[ShownAttack, ...]


@dataclass(frozen=True, slots=True)
class ShownSide:
    """One answer with the claims that give it; ``against`` are the answers it excludes, with how."""

    key: str
    position: ShownPosition
    claims: tuple[ShownClaim, ...]
    against: tuple[tuple[Relation, ShownPosition], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line to be drawn between two elements of the page (their ids)."""

    kind: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class ArgumentDetail:
    """The page of an issue; ``before`` and ``after`` are the issues beside it in the symposium."""

    stand: IssueStand
    sides: tuple[ShownSide, ...]
    silent: tuple[ShownAnswer, ...]
    lines: tuple[Line, ...]
    before: Issue | None
    after: Issue | None


def argument_detail(m: ArgumentMap, analysis: Analysis, issue: Issue) -> ArgumentDetail:
    """The detail of one issue of the map."""
    lookup = Lookup.of(m, analysis)
    stand = issue_stand(issue, analysis, lookup)
    attacks = _attacks(m, issue)
    names = {p.position.key: (f"side-{n}", p) for n, p in enumerate(stand.positions, 1)}
    conflicts = [c for c in stand.counts.conflicts if c.relation in (Relation.OPPOSED, Relation.OVERLAP)]
    excluded = [(c.relation, c.left, c.right) for c in conflicts]
    both = [*excluded, *((relation, b, a) for relation, a, b in excluded)]
    sides = tuple(
        ShownSide(
            names[p.position.key][0],
            p,
            tuple(_claim(s, m, lookup, attacks) for s in p.position.stances),
            tuple((relation, names[b][1]) for relation, a, b in both if a == p.position.key),
        )
        for p in stand.positions
    )
    order = [i for q in m.questions for i in q.issues]
    place = order.index(issue)
    return ArgumentDetail(
        stand=stand,
        sides=sides,
        silent=tuple(
            shown_answer(s, lookup)
            for c in stand.counts.silent
            for s in m.stances_on(issue.id)
            if s.participant in c.experts
        ),
        lines=(
            *(Line(relation, names[a][0], names[b][0]) for relation, a, b in excluded),
            *(Line(kind, source, target) for kind, source, target, _ in attacks),
        ),
        before=order[place - 1] if place else None,
        after=order[place + 1] if place + 1 < len(order) else None,
    )


def _attacks(m: ArgumentMap, issue: Issue) -> list[tuple[LinkKind, str, str, str]]:
    """Disagreement by name as (kind, claim, claim or reason, id of the agreement)."""
    found = argument_graph(m, issue).network.edges(data=True)
    return [(e["kind"], a, b, e["agreement"]) for a, b, e in found if "agreement" in e]


def _claim(
    stance: str, m: ArgumentMap, lookup: Lookup, attacks: list[tuple[LinkKind, str, str, str]]
) -> ShownClaim:
    held = lookup.stances[stance]
    laws = {a.id: a for a in m.authorities}
    mine = {stance, *(r.id for r in held.reasons)}
    told = {a.id: a for a in m.agreements}
    by_name = dict.fromkeys((kind, agreement) for kind, _, target, agreement in attacks if target in mine)
    return ShownClaim(
        shown_answer(held, lookup),
        tuple(r for r in held.reasons if r.status in COUNTED),
        tuple(
            (laws[c.authority], c)
            for c in m.citations
            if c.status in COUNTED and c.issue == held.issue and c.participant == held.participant
        ),
        tuple(ShownAttack(kind, lookup.people[told[a].source].name, told[a].passage) for kind, a in by_name),
    )
