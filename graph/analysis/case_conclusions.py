"""Per case: each expert's conclusion gathered across the questions, and which 分歧意见 it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.analysis.answers import answers
from graph.analysis.results import CaseConclusion, Clash, Outcome
from graph.model import COUNTED, IssueKind, Modality, Polarity, Topic

if TYPE_CHECKING:
    from graph.model import ArgumentMap, CourtCase, Issue, Stance

_PARTY = re.compile(r"[㐀-鿿]某[甲乙丙丁]?")
_ABOUT_CHARGES = frozenset({Topic.CHARGE, Topic.GUILT, None})


def case_conclusions(argument_map: ArgumentMap) -> tuple[CaseConclusion, ...]:
    """For every case and expert, in the order of the map."""
    return tuple(
        _conclusion(argument_map, case, expert.id)
        for case in argument_map.cases
        for expert in argument_map.experts
    )


def _conclusion(argument_map: ArgumentMap, case: CourtCase, expert: str) -> CaseConclusion:
    """The last specific answer leads; earlier ones fill the branches it leaves open, or clash (data model, 12)."""
    told = _on_charges(argument_map, case, expert)
    if not told:
        return CaseConclusion(case.id, expert, (), ())
    leading = told[-1][1]
    outcomes = list(_outcomes(argument_map, case, *told[-1]))
    clashes = []
    for issue, stance in reversed(told[:-1]):
        told_before = _outcomes(argument_map, case, issue, stance)
        fresh = [o for o in told_before if o.when and (_adds(o, outcomes) or _tells_when(o, outcomes))]
        outcomes += fresh
        apart = not fresh and not set(stance.charges) <= _named(outcomes)
        if (_narrowed(stance, leading) or apart) and _same_matter(argument_map, issue, told[-1][0]):
            clashes.append(Clash(stance.id, leading.id))
    return CaseConclusion(case.id, expert, tuple(outcomes), tuple(reversed(clashes)))


def _on_charges(argument_map: ArgumentMap, case: CourtCase, expert: str) -> list[tuple[Issue, Stance]]:
    """The expert's speaking stances on this case that answer with a charge (or deny all), in order of the questions."""
    issues = {i.id: i for i in argument_map.issues if _of_case(argument_map, i, case)}
    mine = [s for s in argument_map.stances if s.participant == expert and s.issue in issues and answers(s)]
    order = list(issues)
    mine.sort(key=lambda s: order.index(s.issue))
    return [(issues[s.issue], s) for s in mine if _tells_charge(issues[s.issue], s)]


def _of_case(argument_map: ArgumentMap, issue: Issue, case: CourtCase) -> bool:
    """Whether a question is about a case: it says so, names parties of this case alone, or there is no other."""
    if issue.case is not None:
        return issue.case == case.id
    named = [
        c.id for c in argument_map.cases if any(p.name in issue.text for p in c.parties if len(p.name) > 1)
    ]
    return len(argument_map.cases) == 1 or named == [case.id]


def _tells_charge(issue: Issue, stance: Stance) -> bool:
    between_charges = issue.kind is IssueKind.CHOICE and sum(bool(o.charges) for o in issue.options) > 1
    if not (between_charges or issue.topic in _ABOUT_CHARGES) or issue.kind is IssueKind.OPEN:
        return False
    charged = bool(stance.charges) or any(b.charges for b in stance.branches)
    if issue.kind is IssueKind.POLAR:
        return issue.topic is Topic.CHARGE and charged
    return charged or stance.polarity is Polarity.DENY


def _outcomes(argument_map: ArgumentMap, case: CourtCase, issue: Issue, stance: Stance) -> list[Outcome]:
    question = next(q.ordinal for q in argument_map.questions if q.id == issue.question)

    def outcome(charges: tuple[str, ...], branch: int | None, *, alternative: bool = False) -> Outcome:
        b = stance.branches[branch] if branch is not None else None
        return Outcome(
            charges=charges,
            when=b.when if b else (),
            question=question,
            stance=stance.id,
            passage=b.passage if b else stance.passage,
            modality=b.modality if b else Modality.MUST,
            opinion=_opinion(argument_map, case, charges),
            alternative=alternative,
        )

    if stance.polarity is Polarity.MIXED:
        return [outcome((c,), None, alternative=True) for c in stance.charges]
    branched = [outcome(b.charges, n) for n, b in enumerate(stance.branches) if b.charges]
    if stance.polarity is Polarity.CONDITIONAL and branched:
        rest = [c for c in stance.charges if not any(c in o.charges for o in branched)]
        return branched + [outcome((c,), None, alternative=True) for c in rest]
    if stance.polarity is Polarity.CONDITIONAL:
        return [outcome((c,), None, alternative=True) for c in stance.charges]
    return [outcome(stance.charges, None)]


def _opinion(argument_map: ArgumentMap, case: CourtCase, charges: tuple[str, ...]) -> str | None:
    """The 分歧意见 of exactly these charges, the first where two have them."""
    held = (o for o in argument_map.opinions if o.case == case.id and o.status in COUNTED)
    return next((o.id for o in held if set(o.charges) == set(charges)), None)


def _adds(outcome: Outcome, outcomes: list[Outcome]) -> bool:
    conditions = {(c.fact, c.value) for o in outcomes for c in o.when}
    return (
        bool(outcome.charges)
        and not set(outcome.charges) <= _named(outcomes)
        and not ({(c.fact, c.value) for c in outcome.when} <= conditions)
    )


def _tells_when(outcome: Outcome, outcomes: list[Outcome]) -> bool:
    """Whether an earlier branch says when one of the charges holds that the last word leaves side by side."""
    return any(o.alternative and o.charges == outcome.charges for o in outcomes)


def _named(outcomes: list[Outcome]) -> set[str]:
    return {c for o in outcomes for c in o.charges}


def _narrowed(earlier: Stance, later: Stance) -> bool:
    """An unconditional answer that later hangs on facts, or is left between charges that were not all named."""
    if earlier.polarity is not Polarity.AFFIRM:
        return False
    named = {*earlier.charges, *(c for b in earlier.branches for c in b.charges)}
    return later.polarity is Polarity.CONDITIONAL or (
        later.polarity is Polarity.MIXED and not set(later.charges) <= named
    )


def _same_matter(argument_map: ArgumentMap, one: Issue, other: Issue) -> bool:
    """Whether two questions of a case ask for the same thing: which charge, of the same persons, between at least two
    of the same charges. 伪证 of one party and 行贿 of another are two matters of one case.
    """
    if not (one.kind is other.kind is IssueKind.CHOICE) or about_others(one, other):
        return False
    return len(_at_stake(argument_map, one) & _at_stake(argument_map, other)) > 1


def about_others(one: Issue, other: Issue) -> bool:
    """Whether both questions name parties, and none of them is named in both."""
    first, second = {*_PARTY.findall(one.text)}, {*_PARTY.findall(other.text)}
    return bool(first and second and not first & second)


def _at_stake(argument_map: ArgumentMap, issue: Issue) -> set[str]:
    """The charges that anybody names in answer to a question."""
    given = {c for o in issue.options for c in (o.label, *o.charges)}
    for s in argument_map.stances_on(issue.id):
        given |= {*s.charges, *s.charges_denied, *(c for b in s.branches for c in b.charges)}
    return given
