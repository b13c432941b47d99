"""What people decide about a draft, and what they add to it."""

from graph.review.acting import (
    citation_added,
    fact_added,
    issue_merge_of,
    move_of,
    reason_added,
)
from graph.review.acts import act_name, act_of
from graph.review.decisions import Decided, apply_decisions, draft_of, reviewed_map
from graph.review.details import apply_details
from graph.review.differences import Difference, Differences, differences, settling
from graph.review.lost import Lost
from graph.review.merging import clashing
from graph.review.saying import decidable, decision_on, merge_of
from graph.review.selecting import selected
from graph.review.taking_back import standing, taken_back, taking_back

__all__ = [
    "Decided",
    "Difference",
    "Differences",
    "Lost",
    "act_name",
    "act_of",
    "apply_decisions",
    "apply_details",
    "citation_added",
    "clashing",
    "decidable",
    "decision_on",
    "differences",
    "draft_of",
    "fact_added",
    "issue_merge_of",
    "merge_of",
    "move_of",
    "reason_added",
    "reviewed_map",
    "selected",
    "settling",
    "standing",
    "taken_back",
    "taking_back",
]
