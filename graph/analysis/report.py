"""The whole analysis of one argument map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.agreed_under import agreed_under
from graph.analysis.authority_use import authority_use
from graph.analysis.case_conclusions import case_conclusions
from graph.analysis.changes_of_mind import changes_of_mind
from graph.analysis.decided import decided_only, unchecked
from graph.analysis.deciding_facts import deciding_facts
from graph.analysis.expert_pairs import expert_pairs
from graph.analysis.hinges import hinges
from graph.analysis.issue_consensus import issue_consensus
from graph.analysis.minorities import minorities
from graph.analysis.premises import shared_premises
from graph.analysis.results import Analysis
from graph.analysis.sub_positions import sub_positions
from graph.analysis.tensions import tensions
from graph.analysis.unanswered import unanswered

if TYPE_CHECKING:
    from graph.model import ArgumentMap


def analyse(argument_map: ArgumentMap, *, decided: bool = False) -> Analysis:
    """Everything that is computed of one symposium; rejected and unplaced items never count.

    With ``decided`` only what people have decided counts.
    """
    m = decided_only(argument_map) if decided else argument_map
    asked = m.issues
    issues = tuple(issue_consensus(m, issue) for issue in asked)
    both = tuple(zip(issues, asked, strict=True))
    facts, authorities = deciding_facts(m), authority_use(m)
    return Analysis(
        issues=issues,
        pairs=expert_pairs(m),
        cases=case_conclusions(m),
        facts=facts,
        tensions=tensions(m),
        authorities=authorities,
        minorities=minorities(m, issues),
        sub_positions=tuple(s for found, issue in both for s in sub_positions(m, found, issue)),
        agreed_under=tuple(a for found, issue in both for a in agreed_under(m, found, issue)),
        premises=tuple(p for found in issues for p in shared_premises(m, found)),
        hinges=hinges(issues, facts, authorities),
        changes_of_mind=changes_of_mind(m),
        unanswered=unanswered(m, issues),
        unchecked=unchecked(argument_map),
        decided_only=decided,
    )
