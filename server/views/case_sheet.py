"""按案例看: everything said about one case, gathered across the questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.decided import left_out
from graph.analysis.person_outcomes import person_outcomes
from graph.model import COUNTED, Role
from server.views.answers import Lookup, ShownAnswer, shown_answer
from server.views.consensus import IssueStand, issue_stand
from server.views.persons import PersonsSheet, persons_sheet

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from graph.analysis.results import Analysis, CaseConclusion, Outcome
    from graph.analysis.tensions import Tension
    from graph.model import (
        ArgumentMap,
        Authority,
        Citation,
        CourtCase,
        DivergentOpinion,
        Participant,
    )


@dataclass(frozen=True, slots=True)
class Ending:
    """One conclusion of one expert, with the conditions in words; ``answer`` is the stance it comes from."""

    expert: Participant
    outcome: Outcome
    when: tuple[str, ...]
    answer: ShownAnswer


@dataclass(frozen=True, slots=True)
class ExpertEndings:
    """All conclusions of one expert on the case; none where none was given, or where what was said there is
    ``left_out``, as nobody has decided it.
    """

    expert: Participant
    endings: tuple[Ending, ...]
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class OpinionSheet:
    """A 分歧意见 and who ends there."""

    opinion: DivergentOpinion
    holders: tuple[ExpertEndings, ...]


@dataclass(frozen=True, slots=True)
class ShownTension:
    """前后表述待核: two answers of one expert that sit ill with each other."""

    expert: Participant
    earlier: ShownAnswer
    later: ShownAnswer


@dataclass(frozen=True, slots=True)
class CitedAuthority:
    """An authority with the experts' citations in questions on the case."""

    authority: Authority
    citations: tuple[tuple[Participant, int | None, Citation], ...]


@dataclass(frozen=True, slots=True)
class CaseSheet:
    """One case; ``outside`` are conclusions that none of the 分歧意见 holds."""

    case: CourtCase
    opinions: tuple[OpinionSheet, ...]
    outside: tuple[ExpertEndings, ...]
    experts: tuple[ExpertEndings, ...]
    tensions: tuple[ShownTension, ...]
    authorities: tuple[CitedAuthority, ...]
    persons: PersonsSheet
    issues: tuple[IssueStand, ...]


def case_sheets(m: ArgumentMap, analysis: Analysis) -> tuple[CaseSheet, ...]:
    """One sheet for each case, in the order of the text."""
    lookup = Lookup.of(m, analysis)
    persons = {p.case: persons_sheet(p, m, analysis, lookup) for p in person_outcomes(m)}
    return tuple(_sheet(case, m, analysis, lookup, persons) for case in m.cases)


def general_issues(m: ArgumentMap, analysis: Analysis) -> tuple[IssueStand, ...]:
    """The issues that belong to no case."""
    lookup = Lookup.of(m, analysis)
    return tuple(issue_stand(i, analysis, lookup) for i in m.issues if i.case is None)


def _sheet(
    case: CourtCase, m: ArgumentMap, analysis: Analysis, lookup: Lookup, persons: Mapping[str, PersonsSheet]
) -> CaseSheet:
    conclusions = [c for c in analysis.cases if c.case == case.id]
    waiting = {s.participant for s in m.stances if lookup.issues[s.issue].case == case.id and left_out(s)}
    experts = tuple(_expert(c, lookup, waiting) for c in conclusions)
    opinions = [o for o in m.opinions if o.case == case.id and o.status in COUNTED]
    return CaseSheet(
        case,
        tuple(OpinionSheet(o, _holders(experts, o.id)) for o in opinions),
        _holders(experts, None),
        experts,
        _tensions(case, analysis, lookup),
        _authorities(case, m, lookup),
        persons[case.id],
        tuple(issue_stand(i, analysis, lookup) for i in m.issues if i.case == case.id),
    )


def _expert(conclusion: CaseConclusion, lookup: Lookup, waiting: Collection[str]) -> ExpertEndings:
    endings = _endings(conclusion, lookup)
    return ExpertEndings(
        lookup.people[conclusion.expert], endings, not endings and conclusion.expert in waiting
    )


def _holders(experts: tuple[ExpertEndings, ...], opinion: str | None) -> tuple[ExpertEndings, ...]:
    """Those whose conclusion is this 分歧意见 (None: outside all), each with those conclusions."""
    found = (
        ExpertEndings(x.expert, tuple(e for e in x.endings if e.outcome.opinion == opinion)) for x in experts
    )
    return tuple(x for x in found if x.endings)


def _endings(conclusion: CaseConclusion, lookup: Lookup) -> tuple[Ending, ...]:
    expert = lookup.people[conclusion.expert]
    return tuple(
        Ending(
            expert,
            o,
            tuple(lookup.condition(c) for c in o.when),
            shown_answer(lookup.stances[o.stance], lookup),
        )
        for o in conclusion.outcomes
    )


def _tensions(case: CourtCase, analysis: Analysis, lookup: Lookup) -> tuple[ShownTension, ...]:
    """Those of which at least one side is about the case."""

    def about(tension: Tension) -> bool:
        stances = (lookup.stances[tension.earlier], lookup.stances[tension.later])
        return case.id in {lookup.issues[s.issue].case for s in stances} or len(lookup.cases) == 1

    return tuple(
        ShownTension(
            lookup.people[t.expert],
            shown_answer(lookup.stances[t.earlier], lookup),
            shown_answer(lookup.stances[t.later], lookup),
        )
        for t in analysis.tensions
        if about(t)
    )


def _authorities(case: CourtCase, m: ArgumentMap, lookup: Lookup) -> tuple[CitedAuthority, ...]:
    """Cited in an issue on the case, or somewhere in a question that has one."""
    questions = {i.question for i in m.issues if i.case == case.id}

    def belongs(citation: Citation) -> bool:
        if citation.status not in COUNTED or lookup.people[citation.participant].role is not Role.EXPERT:
            return False
        on = lookup.issues[citation.issue].case if citation.issue else None
        return on == case.id if on else citation.question in questions

    uses = []
    for authority in m.authorities:
        mine = [c for c in m.citations if c.authority == authority.id and belongs(c)]
        if mine:
            placed = tuple((lookup.people[c.participant], _ordinal(c.question, lookup), c) for c in mine)
            uses.append(CitedAuthority(authority, placed))
    return tuple(uses)


def _ordinal(question: str | None, lookup: Lookup) -> int | None:
    return lookup.questions[question].ordinal if question else None
