"""Where reviewers disagree, and how often those who both decided agree."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.exchange.document import write_json
from graph.model import Verdict
from graph.review.saying import in_order, outcome, plain
from graph.review.taking_back import standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Decision

_SETTLES = "settles"  # in ``before``: whose decisions, and when


@dataclass(frozen=True, slots=True)
class Difference:
    """One item with the last decision of each reviewer who decided it, oldest first; ``settled`` is the decision that
    somebody made on the difference itself, after it.
    """

    item: str
    decisions: tuple[Decision, ...]
    settled: Decision | None = None


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
    given = list(decisions)
    several = {item: tuple(by.values()) for item, by in last_words(given).items() if len(by) > 1}
    settled = {d.item: d for d in in_order(standing(given)) if settles(d)}
    shown = []
    for item, found in several.items():
        if len({outcome(d) for d in found}) > 1:
            word = settled.get(item)
            is_after = word is not None and word.at >= max(d.at for d in found)
            shown.append(Difference(item, found, word if is_after else None))
    return Differences(tuple(shown), len(several) - len(shown), len(several))


def settling(apart: Difference, holder: str, *, by: str, at: str) -> Decision | None:
    """The decision of ``by`` that what ``holder`` decided stands; None where ``holder`` decided nothing of it."""
    chosen = next((d for d in apart.decisions if d.by == holder), None)
    if chosen is None:
        return None
    told = plain(chosen.before) | {_SETTLES: [[d.by, d.at] for d in apart.decisions]}
    return replace(chosen, by=by, at=at, before=write_json(told))


def last_words(decisions: Iterable[Decision]) -> dict[str, dict[str, Decision]]:
    """The last decision of each reviewer on each item, oldest first, without doubts and what settles a difference."""
    last: dict[str, dict[str, Decision]] = defaultdict(dict)
    for decision in in_order(standing(decisions)):
        if not settles(decision):
            last[decision.item].pop(decision.by, None)
            last[decision.item][decision.by] = decision
    return {
        item: {who: d for who, d in by.items() if d.verdict is not Verdict.UNSURE}
        for item, by in last.items()
    }


def settles(decision: Decision) -> bool:
    """Whether the decision settles a difference between reviewers, so that it is no word of a reviewer of its own."""
    return _SETTLES in plain(decision.before)
