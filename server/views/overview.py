"""概览: what a busy reader wants to know of a symposium, each line with the names and passages behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from server.views.answers import Lookup, ShownAnswer, shown_answer
from server.views.case_sheet import ExpertEndings, case_sheets
from server.views.consensus import IssueStand, issue_stand
from server.views.findings import Findings, findings

if TYPE_CHECKING:
    from graph.analysis.minorities import Minority
    from graph.analysis.results import Analysis
    from graph.catalogue import Language
    from graph.model import ArgumentMap, CourtCase


@dataclass(frozen=True, slots=True)
class Ended:
    """One set of charges on a case and the experts who end there, each with the conditions."""

    charges: tuple[str, ...]
    holders: tuple[ExpertEndings, ...]


@dataclass(frozen=True, slots=True)
class CaseAtAGlance:
    """A case by conclusions, the one of most experts first; ``silent`` are the names without any."""

    case: CourtCase
    ended: tuple[Ended, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownMinority:
    """A lone answer, how many hold the other, and the names of those who answered it."""

    answer: ShownAnswer
    stand: IssueStand
    against: int
    answered_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The page, top to bottom; ``rest`` are issues neither agreed nor contested."""

    questions: int
    cases: tuple[CaseAtAGlance, ...]
    contested: tuple[IssueStand, ...]
    agreed: tuple[IssueStand, ...]
    rest: tuple[IssueStand, ...]
    minorities: tuple[ShownMinority, ...]
    findings: Findings


def overview(m: ArgumentMap, analysis: Analysis, lang: Language) -> Overview:
    """The overview of a symposium."""
    lookup = Lookup.of(m, analysis)
    stands = [issue_stand(i, analysis, lookup) for i in m.issues]
    by_issue = {s.issue.id: s for s in stands}
    return Overview(
        questions=len(m.questions),
        cases=tuple(_glance(sheet.case, sheet.experts) for sheet in case_sheets(m, analysis)),
        contested=tuple(s for s in stands if s.counts.is_contested),
        agreed=tuple(s for s in stands if s.counts.is_consensus),
        rest=tuple(s for s in stands if not (s.counts.is_contested or s.counts.is_consensus)),
        minorities=tuple(_minority(lone, lookup, by_issue) for lone in analysis.minorities),
        findings=findings(m, analysis, lang),
    )


def _glance(case: CourtCase, experts: tuple[ExpertEndings, ...]) -> CaseAtAGlance:
    charges = dict.fromkeys(e.outcome.charges for x in experts for e in x.endings)
    ended = [Ended(c, _ending_in(c, experts)) for c in charges]
    silent = tuple(x.expert.name for x in experts if not x.endings)
    return CaseAtAGlance(case, tuple(sorted(ended, key=lambda e: -len(e.holders))), silent)


def _ending_in(charges: tuple[str, ...], experts: tuple[ExpertEndings, ...]) -> tuple[ExpertEndings, ...]:
    found = (
        ExpertEndings(x.expert, tuple(e for e in x.endings if e.outcome.charges == charges)) for x in experts
    )
    return tuple(x for x in found if x.endings)


def _minority(lone: Minority, lookup: Lookup, stands: dict[str, IssueStand]) -> ShownMinority:
    return ShownMinority(
        shown_answer(lookup.stances[lone.position.stances[0]], lookup),
        stands[lone.issue],
        len(lone.majority.holders),
        tuple(lookup.people[p].name for p in lone.answered_by),
    )
