"""What people decide about a draft, and what they add to it."""

from graph.review.decisions import Decided, apply_decisions
from graph.review.details import apply_details

__all__ = ["Decided", "apply_decisions", "apply_details"]
