"""Stances, facts and what stands beside them in the characters of the source; names of charges stay as they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.extract.issue_script import OwnScript
    from graph.model import Branch, Condition, Fact, Reason, Reported, Stance, Unplaced


def stances_as_written(own: OwnScript, found: Iterable[Stance]) -> tuple[Stance, ...]:
    """The stances with claim, conditions and reasons as the source writes them."""
    return tuple(
        replace(
            s,
            claim=own.words(s.claim, s.passage),
            branches=tuple(_branch(own, b) for b in s.branches),
            reasons=tuple(_reason(own, r) for r in s.reasons),
        )
        for s in found
    )


def facts_as_written(own: OwnScript, found: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts in the characters that the text mostly uses, so that conditions still name their values."""
    return tuple(replace(f, label=own.words(f.label), values=tuple(map(own.words, f.values))) for f in found)


def reported_as_written(own: OwnScript, found: Iterable[Reported]) -> tuple[Reported, ...]:
    """The reported views as the source writes them."""
    return tuple(
        replace(r, text=own.words(r.text, r.passage), held_by=r.held_by and own.words(r.held_by, r.passage))
        for r in found
    )


def unplaced_as_written(own: OwnScript, found: Iterable[Unplaced]) -> tuple[Unplaced, ...]:
    """What fits no issue, as the source writes it."""
    return tuple(replace(u, text=own.words(u.text, u.passage)) for u in found)


def _branch(own: OwnScript, branch: Branch) -> Branch:
    return replace(branch, when=tuple(_condition(own, c, branch) for c in branch.when))


def _condition(own: OwnScript, condition: Condition, branch: Branch) -> Condition:
    return replace(
        condition, value=own.words(condition.value), text=own.words(condition.text, branch.passage)
    )


def _reason(own: OwnScript, reason: Reason) -> Reason:
    return replace(reason, text=own.words(reason.text, reason.passage))
