"""What people decide about a draft, and what they add to it."""

from graph.review.decisions import Decided, apply_decisions, draft_of
from graph.review.details import apply_details
from graph.review.differences import Difference, Differences, differences
from graph.review.lost import Lost
from graph.review.saying import decidable, decision_on, merge_of
from graph.review.taking_back import standing, taken_back, taking_back

__all__ = [
    "Decided",
    "Difference",
    "Differences",
    "Lost",
    "apply_decisions",
    "apply_details",
    "decidable",
    "decision_on",
    "differences",
    "draft_of",
    "merge_of",
    "standing",
    "taken_back",
    "taking_back",
]
