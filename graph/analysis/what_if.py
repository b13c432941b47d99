"""What every expert would hold under facts that are set; never a guess where an expert did not speak to them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.analysis.answers import answers
from graph.analysis.case_conclusions import case_conclusions
from graph.analysis.issue_consensus import issue_consensus
from graph.model import Answer, Polarity, Silence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.analysis.results import CaseConclusion, IssueConsensus, Outcome
    from graph.model import ArgumentMap, Branch, Condition, Issue, Stance


class Standing(StrEnum):
    """How something said under conditions stands under the facts that are set."""

    UNCONDITIONAL = "unconditional"
    HOLDS = "holds"
    OPEN = "open"
    NOT_SAID = "not_said"


@dataclass(frozen=True, slots=True)
class ResolvedStance:
    """A stance under the facts set: ``stance`` as it then stands, ``branches`` (ids) that hold or stay open.

    NOT_SAID (材料未言明) is a stance whose every condition is ruled out; it counts as no answer.
    """

    standing: Standing
    stance: Stance
    branches: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolvedConclusion:
    """One expert's conclusion on one case under the facts set; ``outcomes`` are what is left of it."""

    standing: Standing
    case: str
    expert: str
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """An expert whose answer to an issue is another one under the facts set (stance ids are the same)."""

    expert: str
    issue: str
    before: Polarity
    after: Polarity
    charges_before: tuple[str, ...]
    charges_after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Everything under ``facts`` (fact id, value or None): stances, consensus anew, conclusions, and who moved."""

    facts: tuple[tuple[str, str | None], ...]
    stances: tuple[ResolvedStance, ...]
    issues: tuple[IssueConsensus, ...]
    conclusions: tuple[ResolvedConclusion, ...]
    moved: tuple[Moved, ...]


def what_if(argument_map: ArgumentMap, facts: Mapping[str, str | None]) -> WhatIf:
    """The symposium under these facts: id -> value, None for "none of the values named"; one left out is 未查明.

    Raises KeyError for an unknown fact and ValueError for a value nobody named.
    """
    known = {f.id: f.values for f in argument_map.facts}
    for fact, value in facts.items():
        if value not in (*known[fact], None):
            raise ValueError(value)
    issues = {i.id: i for i in argument_map.issues}
    resolved = tuple(resolve(s, issues[s.issue], facts) for s in argument_map.stances)
    then = replace(argument_map, stances=tuple(r.stance for r in resolved))
    return WhatIf(
        facts=tuple(sorted(facts.items())),
        stances=resolved,
        issues=tuple(issue_consensus(then, issue) for issue in argument_map.issues),
        conclusions=tuple(_conclusion(c, facts) for c in case_conclusions(argument_map)),
        moved=tuple(_moved(argument_map.stances, then.stances)),
    )


def resolve(stance: Stance, issue: Issue, facts: Mapping[str, str | None]) -> ResolvedStance:
    """One stance under the facts set.

    A branch is ruled out where one of its facts has another value, holds where all of them have its value, and is
    open otherwise. Branches that hold lead; else what is open; else what is held anyway; else nothing was said.
    """
    if not answers(stance) or not any(b.when for b in stance.branches):
        return ResolvedStance(Standing.UNCONDITIONAL, stance)
    holding = [b for b in stance.branches if b.when and _holds(b.when, facts)]
    if holding:
        return ResolvedStance(Standing.HOLDS, _followed(stance, issue, holding), _ids(holding))
    possible = [b for b in stance.branches if not b.when or _possible(b.when, facts)]
    if stance.polarity is not Polarity.CONDITIONAL:
        return ResolvedStance(Standing.UNCONDITIONAL, replace(stance, branches=tuple(possible)))
    anyway = [b for b in possible if not b.when]
    if len(anyway) == len(possible) and anyway:
        return ResolvedStance(Standing.HOLDS, _followed(stance, issue, anyway), _ids(anyway))
    if possible:
        return ResolvedStance(Standing.OPEN, replace(stance, branches=tuple(possible)), _ids(possible))
    silent = replace(
        stance, polarity=Polarity.SILENT, silence=Silence.NOT_ADDRESSED, answers=(), charges=(), branches=()
    )
    return ResolvedStance(Standing.NOT_SAID, silent)


def _followed(stance: Stance, issue: Issue, branches: list[Branch]) -> Stance:
    """The stance that these branches amount to; branches that say different things leave it mixed."""
    charges = tuple(dict.fromkeys(c for b in branches for c in b.charges))
    said = {b.polarity for b in branches} - {None}
    polarity = Polarity.MIXED if len(said) > 1 else next((p for p in said if p is not None), Polarity.AFFIRM)
    chosen = tuple(
        Answer(o.id, Polarity.AFFIRM)
        for o in issue.options
        if set(charges) & {o.label, *o.charges} and polarity is not Polarity.DENY
    )
    rejected = tuple(a for a in stance.answers if a.polarity is Polarity.DENY)
    return replace(stance, polarity=polarity, charges=charges, answers=chosen + rejected, branches=())


def _conclusion(conclusion: CaseConclusion, facts: Mapping[str, str | None]) -> ResolvedConclusion:
    """The outcomes that hold under the facts; without one those still open; without one those held anyway."""
    case, expert, outcomes = conclusion.case, conclusion.expert, conclusion.outcomes

    def told(standing: Standing, left: Iterable[Outcome]) -> ResolvedConclusion:
        return ResolvedConclusion(standing, case, expert, tuple(left))

    if holding := [o for o in outcomes if o.when and _holds(o.when, facts)]:
        return told(Standing.HOLDS, holding)
    possible = [o for o in outcomes if _possible(o.when, facts)]
    if any(o.when for o in possible):
        return told(Standing.OPEN, possible)
    return told(Standing.UNCONDITIONAL if possible else Standing.NOT_SAID, possible)


def _holds(when: Iterable[Condition], facts: Mapping[str, str | None]) -> bool:
    return all(facts.get(c.fact) == c.value for c in when)


def _possible(when: Iterable[Condition], facts: Mapping[str, str | None]) -> bool:
    return all(facts.get(c.fact, c.value) == c.value for c in when)


def _ids(branches: list[Branch]) -> tuple[str, ...]:
    return tuple(b.id for b in branches)


def _moved(before: Iterable[Stance], after: Iterable[Stance]) -> Iterable[Moved]:
    for old, new in zip(before, after, strict=True):
        if (old.polarity, old.charges) != (new.polarity, new.charges):
            yield Moved(old.participant, old.issue, old.polarity, new.polarity, old.charges, new.charges)
