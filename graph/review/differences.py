"""Where reviewers disagree, and how often those who both decided agree."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import Verdict
from graph.review.saying import in_order, outcome
from graph.review.taking_back import standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Decision


@dataclass(frozen=True, slots=True)
class Difference:
    """One item with the last decision of each reviewer who decided it, oldest first."""

    item: str
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """The items that reviewers decided differently; of ``both`` items that several decided they agree on ``agreed``."""

    items: tuple[Difference, ...]
    agreed: int
    both: int


def differences(decisions: Iterable[Decision]) -> Differences:
    """The items that at least two reviewers decided, compared by what the item is in the end.

    The last decision of each reviewer that was not taken back counts. Unsure is no decision. Amending to
    something and accepting what somebody amended to it are the same outcome.
    """
    last: dict[str, dict[str, Decision]] = defaultdict(dict)
    for decision in in_order(standing(decisions)):
        last[decision.item].pop(decision.by, None)
        last[decision.item][decision.by] = decision
    several = {
        item: found
        for item, by in last.items()
        if len(found := [d for d in by.values() if d.verdict is not Verdict.UNSURE]) > 1
    }
    apart = {item: found for item, found in several.items() if len({outcome(d) for d in found}) > 1}
    shown = tuple(Difference(item, tuple(found)) for item, found in apart.items())
    return Differences(shown, len(several) - len(apart), len(several))
