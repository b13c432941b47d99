"""A draft and the decisions of people give the reviewed map."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.model import Citation, DivergentOpinion, Issue, Reason, Stance, Status, Unplaced, Verdict
from graph.review.items import rebuilt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import ArgumentMap, Decision


@dataclass(frozen=True, slots=True)
class Decided:
    """The map with the decisions in it, and those that could not be brought in, in the order they came."""

    argument_map: ArgumentMap
    lost: tuple[Decision, ...]


def apply_decisions(draft_map: ArgumentMap, decisions: Iterable[Decision]) -> Decided:
    """The map with the status of each decided item set by the latest decision on it.

    Unsure puts an item back to what extraction gave: nobody has decided. Applying the same decisions twice
    changes nothing. Lost is a decision on an item that is not there or cannot be decided; amendments are too,
    as their new content is not brought in here.
    """
    latest = {decision.item: decision for decision in decisions}
    met: set[str] = set()

    def decide(item: object) -> object:
        if not isinstance(item, Citation | DivergentOpinion | Issue | Reason | Stance | Unplaced):
            return item
        decision = latest.get(item.id)
        if decision is None or decision.verdict is Verdict.AMEND:
            return item
        met.add(item.id)
        status = _status(decision.verdict, is_unplaced=isinstance(item, Unplaced))
        return item if item.status is status else replace(item, status=status)

    argument_map = rebuilt(draft_map, decide)
    return Decided(argument_map, tuple(d for d in latest.values() if d.item not in met))


def _status(verdict: Verdict, *, is_unplaced: bool) -> Status:
    if verdict is Verdict.ACCEPT:
        return Status.ACCEPTED
    if verdict is Verdict.REJECT:
        return Status.REJECTED
    return Status.UNPLACED if is_unplaced else Status.PROPOSED
