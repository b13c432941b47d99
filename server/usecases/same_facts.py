"""What a reader or reviewer is told of facts that may be one."""

from graph.review.alike_facts import AlikeFacts, alike_facts

__all__ = ["AlikeFacts", "alike_facts"]
