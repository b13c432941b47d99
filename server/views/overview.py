"""概览: what a busy reader wants to know of a symposium, each line with the names and passages behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from server.views.answers import Lookup
from server.views.case_sheet import case_sheets
from server.views.common_ground import ShownShared, ShownUnder, shown_shared, shown_under
from server.views.experts_digest import (
    ShownArgument,
    ShownChange,
    ShownMinority,
    ShownPair,
    shown_arguments,
    shown_changes,
    shown_minorities,
    shown_pairs,
)
from server.views.findings import Findings, findings
from server.views.issue_digest import IssueDigest, issue_digests
from server.views.shares import Shares, shares

if TYPE_CHECKING:
    from graph.analysis.results import Analysis
    from graph.catalogue import Language
    from graph.model import ArgumentMap, CourtCase
    from server.views.case_sheet import Ending, ExpertEndings


@dataclass(frozen=True, slots=True)
class Ended:
    """One set of charges on a case and how experts end there: ``plainly``, or ``hanging`` on a condition or beside
    other outcomes.
    """

    charges: tuple[str, ...]
    plainly: tuple[Ending, ...]
    hanging: tuple[Ending, ...]

    @property
    def plain(self) -> int:
        """How many experts end there without a condition."""
        return len({e.expert.id for e in self.plainly})

    @property
    def holders(self) -> int:
        """How many experts end there at all."""
        return len({e.expert.id for e in (*self.plainly, *self.hanging)})


@dataclass(frozen=True, slots=True)
class CaseAtAGlance:
    """A case by conclusions, the one of most experts first; ``silent`` are the names without any, ``left_out`` those
    whose answers on the case nobody has decided, where only decided ones count.
    """

    case: CourtCase
    ended: tuple[Ended, ...]
    silent: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def settled(self) -> bool:
        """Two or more conclude, all of them the same and without a condition."""
        return len(self.ended) == 1 and self.ended[0].plain == self.ended[0].holders > 1


@dataclass(frozen=True, slots=True)
class Overview:
    """The page, top to bottom; ``rest`` are issues neither agreed nor contested, ``arguments`` how many reasons
    somebody had cause to answer.
    """

    questions: int
    shares: Shares
    decided_only: bool
    cases: tuple[CaseAtAGlance, ...]
    agreed: tuple[IssueDigest, ...]
    under: tuple[ShownUnder, ...]
    shared: tuple[ShownShared, ...]
    contested: tuple[IssueDigest, ...]
    rest: tuple[IssueDigest, ...]
    minorities: tuple[ShownMinority, ...]
    arguments: int
    unanswered: tuple[ShownArgument, ...]
    changes: tuple[ShownChange, ...]
    pairs: tuple[ShownPair, ...]
    findings: Findings


def overview(m: ArgumentMap, analysis: Analysis, lang: Language) -> Overview:
    """The overview of a symposium; the most contested and the most agreed issues stand first."""
    lookup = Lookup.of(m, analysis)
    digests = issue_digests(m, analysis, lookup)
    contested = [d for d in digests if d.counts.is_contested]
    agreed = [d for d in digests if d.counts.is_consensus]
    return Overview(
        questions=len(m.questions),
        shares=shares(m, analysis),
        decided_only=analysis.decided_only,
        cases=tuple(_glance(sheet.case, sheet.experts) for sheet in case_sheets(m, analysis)),
        agreed=tuple(sorted(agreed, key=lambda d: -d.counts.agreed)),
        under=shown_under(analysis, lookup),
        shared=shown_shared(analysis, lookup),
        contested=tuple(sorted(contested, key=lambda d: (-d.counts.opposed_pairs, -d.counts.spoke))),
        rest=tuple(d for d in digests if not (d.counts.is_contested or d.counts.is_consensus)),
        minorities=shown_minorities(analysis, lookup),
        arguments=analysis.unanswered.arguments,
        unanswered=shown_arguments(analysis, lookup),
        changes=shown_changes(analysis, lookup),
        pairs=shown_pairs(analysis, lookup),
        findings=findings(m, analysis, lang),
    )


def _glance(case: CourtCase, experts: tuple[ExpertEndings, ...]) -> CaseAtAGlance:
    sets: dict[frozenset[str], list[Ending]] = {}
    for x in experts:
        for e in x.endings:
            sets.setdefault(frozenset(e.outcome.charges), []).append(e)
    ended = map(_ended, sets.values())
    without = [x for x in experts if not x.endings]
    return CaseAtAGlance(
        case,
        tuple(sorted(ended, key=lambda e: (-e.plain, -e.holders))),
        silent=tuple(x.expert.name for x in without if not x.left_out),
        left_out=tuple(x.expert.name for x in without if x.left_out),
    )


def _ended(endings: list[Ending]) -> Ended:
    plainly = {e.expert.id: e for e in endings if not (e.when or e.outcome.alternative)}
    hanging = tuple(e for e in endings if e.when or e.outcome.alternative)
    return Ended(endings[0].outcome.charges, tuple(plainly.values()), hanging)
