"""The whole analysis of one argument map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.case_conclusions import case_conclusions
from graph.analysis.expert_pairs import expert_pairs
from graph.analysis.issue_consensus import issue_consensus
from graph.analysis.results import Analysis

if TYPE_CHECKING:
    from graph.model import ArgumentMap


def analyse(argument_map: ArgumentMap) -> Analysis:
    """Consensus per issue, pairs of experts, conclusions per case; rejected and unplaced items never count."""
    return Analysis(
        issues=tuple(issue_consensus(argument_map, issue) for issue in argument_map.issues),
        pairs=expert_pairs(argument_map),
        cases=case_conclusions(argument_map),
    )
