"""Decisions taken back: both stay on record, and what stood before them stands again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from graph.exchange.document import write_json
from graph.model import Decision, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TAKEN_BACK = "taken_back"


def taking_back(decision: Decision, *, by: str, at: str) -> Decision:
    """The word of ``by`` that ``decision`` no longer stands: an UNSURE whose ``after`` names it."""
    named = write_json({_TAKEN_BACK: {"by": decision.by, "at": decision.at}})
    return Decision(decision.item, Verdict.UNSURE, by, at, decision.before, named)


def taken_back(decision: Decision) -> tuple[str, str] | None:
    """Who made, and when, the decision that this one takes back; None where it takes none back."""
    if decision.verdict is not Verdict.UNSURE or not decision.after:
        return None
    try:
        named = json.loads(decision.after)[_TAKEN_BACK]
        return str(named["by"]), str(named["at"])
    except (ValueError, KeyError, TypeError):
        return None


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that nobody took back, as they came; without those that take back."""
    given: Sequence[Decision] = tuple(decisions)
    gone = {(d.item, *named) for d in given if (named := taken_back(d))}
    return [d for d in given if taken_back(d) is None and (d.item, d.by, d.at) not in gone]
