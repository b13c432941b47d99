"""My case against this symposium: under facts that are set, who concludes what, on what, and what nobody discussed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.deciding_facts import deciding_facts
from graph.analysis.what_if import Standing, what_if
from graph.model import COUNTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.analysis.results import Outcome
    from graph.analysis.what_if import ResolvedConclusion, WhatIf
    from graph.model import ArgumentMap, Citation

_SETTLED = frozenset({Standing.UNCONDITIONAL, Standing.HOLDS})


@dataclass(frozen=True, slots=True)
class Holder:
    """One expert who comes to a conclusion: how it stands, the outcome with its conditions, what it rests on (ids).

    ``elsewhere`` are authorities the expert cites on the case in other questions.
    """

    expert: str
    standing: Standing
    outcome: Outcome
    authorities: tuple[str, ...]
    elsewhere: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeldConclusion:
    """Charges (none: no charge at all) with everybody who comes to them, or may still."""

    charges: tuple[str, ...]
    holders: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class CaseCount:
    """一致 ``agreed``／表态 ``spoke``／共 ``experts`` 人: of those who conclude, how many end on the same."""

    agreed: int
    spoke: int
    experts: int


@dataclass(frozen=True, slots=True)
class OwnCase:
    """One case of the symposium under the facts set; people are ids.

    ``not_said`` conclude on the case, but not under these facts; ``silent`` conclude nothing at all. ``open_facts``
    are unset ones that conclusions still hang on.
    """

    case: str
    conclusions: tuple[HeldConclusion, ...]
    not_said: tuple[str, ...]
    silent: tuple[str, ...]
    open_facts: tuple[str, ...]
    before: CaseCount
    after: CaseCount


@dataclass(frozen=True, slots=True)
class ChangedConclusion:
    """An expert whose conclusions on a case are others than with nothing set (each a tuple of charges)."""

    case: str
    expert: str
    before: tuple[tuple[str, ...], ...]
    after: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class OwnFacts:
    """All cases under the facts set; ``undiscussed``: of each fact set, the experts who never speak to it."""

    cases: tuple[OwnCase, ...]
    changed: tuple[ChangedConclusion, ...]
    undiscussed: tuple[tuple[str, tuple[str, ...]], ...]


def own_case(argument_map: ArgumentMap, facts: Mapping[str, str | None]) -> OwnFacts:
    """The symposium read for a case of one's own; KeyError and ValueError as ``what_if``."""
    before, after = what_if(argument_map, {}), what_if(argument_map, facts)
    speak = {f.fact: f.experts for f in deciding_facts(argument_map)}
    everyone = [e.id for e in argument_map.experts]
    return OwnFacts(
        tuple(_case(argument_map, case.id, before, after, facts) for case in argument_map.cases),
        tuple(_changed(before, after)),
        tuple((f, tuple(e for e in everyone if e not in speak.get(f, ()))) for f in sorted(facts)),
    )


def count_of(conclusions: Iterable[ResolvedConclusion]) -> CaseCount:
    """How many who conclude something come to one and the same end, whatever is still unset."""
    conclusions = list(conclusions)
    spoke = [c for c in conclusions if c.outcomes]
    ends = Counter(frozenset(c.outcomes[0].charges) for c in spoke if _is_settled(c))
    return CaseCount(max(ends.values(), default=0), len(spoke), len(conclusions))


def _is_settled(conclusion: ResolvedConclusion) -> bool:
    ends = {frozenset(o.charges) for o in conclusion.outcomes}
    return (
        conclusion.standing in _SETTLED
        and len(ends) == 1
        and not any(o.alternative for o in conclusion.outcomes)
    )


def _case(
    m: ArgumentMap, case: str, before: WhatIf, after: WhatIf, facts: Mapping[str, str | None]
) -> OwnCase:
    first = [c for c in before.conclusions if c.case == case]
    then = [c for c in after.conclusions if c.case == case]
    had = {c.expert for c in first if c.outcomes}
    grouped: dict[frozenset[str], list[Holder]] = {}
    for conclusion in then:
        for outcome in conclusion.outcomes:
            expert = conclusion.expert
            rests = rests_on(m, outcome, expert), cited_elsewhere(m, outcome, expert)
            holder = Holder(expert, conclusion.standing, outcome, *rests)
            grouped.setdefault(frozenset(outcome.charges), []).append(holder)
    held = [HeldConclusion(holders[0].outcome.charges, tuple(holders)) for holders in grouped.values()]
    waiting = (c.fact for t in then for o in t.outcomes if t.standing is Standing.OPEN for c in o.when)
    return OwnCase(
        case=case,
        conclusions=tuple(sorted(held, key=lambda h: -len({x.expert for x in h.holders}))),
        not_said=tuple(c.expert for c in then if not c.outcomes and c.expert in had),
        silent=tuple(c.expert for c in then if c.expert not in had),
        open_facts=tuple(dict.fromkeys(f for f in waiting if f not in facts)),
        before=count_of(first),
        after=count_of(then),
    )


def rests_on(m: ArgumentMap, outcome: Outcome, expert: str) -> tuple[str, ...]:
    """What (ids) the expert cites in the question where the outcome is said: on its case, or on none."""
    issues = {i.id: i for i in m.issues}
    issue = issues[next(s.issue for s in m.stances if s.id == outcome.stance)]
    return _cited(
        m,
        expert,
        [i.id for i in issues.values() if i.question == issue.question and i.case in (issue.case, None)],
        issue.question,
    )


def cited_elsewhere(m: ArgumentMap, outcome: Outcome, expert: str) -> tuple[str, ...]:
    """What else (ids) the expert cites on issues of the same case, in other questions."""
    issues = {i.id: i for i in m.issues}
    issue = issues[next(s.issue for s in m.stances if s.id == outcome.stance)]
    others = [
        i.id for i in issues.values() if i.question != issue.question and issue.case and i.case == issue.case
    ]
    here = rests_on(m, outcome, expert)
    return tuple(a for a in _cited(m, expert, others, None) if a not in here)


def _cited(m: ArgumentMap, expert: str, issues: list[str], question: str | None) -> tuple[str, ...]:
    """By the expert on these issues, or in the question beside all issues."""

    def belongs(c: Citation) -> bool:
        return c.issue in issues if c.issue else question is not None and c.question == question

    mine = (c for c in m.citations if c.participant == expert and c.status in COUNTED)
    return tuple(dict.fromkeys(c.authority for c in mine if belongs(c)))


def _changed(before: WhatIf, after: WhatIf) -> Iterable[ChangedConclusion]:
    for old, new in zip(before.conclusions, after.conclusions, strict=True):
        was, now = _ends(old), _ends(new)
        if set(map(frozenset, was)) != set(map(frozenset, now)):
            yield ChangedConclusion(old.case, old.expert, was, now)


def _ends(conclusion: ResolvedConclusion) -> tuple[tuple[str, ...], ...]:
    return tuple(dict.fromkeys(o.charges for o in conclusion.outcomes))
