"""The whole analysis of one argument map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.authority_use import authority_use
from graph.analysis.case_conclusions import case_conclusions
from graph.analysis.deciding_facts import deciding_facts
from graph.analysis.expert_pairs import expert_pairs
from graph.analysis.issue_consensus import issue_consensus
from graph.analysis.minorities import minorities
from graph.analysis.results import Analysis
from graph.analysis.tensions import tensions

if TYPE_CHECKING:
    from graph.model import ArgumentMap


def analyse(argument_map: ArgumentMap) -> Analysis:
    """Everything that is computed of one symposium; rejected and unplaced items never count."""
    issues = tuple(issue_consensus(argument_map, issue) for issue in argument_map.issues)
    return Analysis(
        issues=issues,
        pairs=expert_pairs(argument_map),
        cases=case_conclusions(argument_map),
        facts=deciding_facts(argument_map),
        tensions=tensions(argument_map),
        authorities=authority_use(argument_map),
        minorities=minorities(argument_map, issues),
    )
