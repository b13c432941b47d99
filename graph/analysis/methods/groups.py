"""Consensus across groups and what a group stands for, as Polis counts it.

Formulas of Polis (math/src/polismath/math/repness.clj, conversation.clj, stats.clj), re-implemented from their
description; they are meant for large panels and say little of four people.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SIGNIFICANT = 1.2816
"""One-sided 90 %."""

MOST_SHOWN = 5

SMALLEST_PANEL = 20
"""Below this the counts speak better: with four experts one lone voice is already 'significant' (z = sqrt 2)."""


@dataclass(frozen=True, slots=True)
class Votes:
    """How one group answered one statement: ``seen`` counts passes too, missing answers count nowhere."""

    agree: int
    disagree: int
    seen: int


@dataclass(frozen=True, slots=True)
class Representative:
    """How much a statement is a group's own: shares, tests and ratios, for agreeing or disagreeing."""

    agrees: bool
    share: float
    share_test: float
    ratio: float
    ratio_test: float

    @property
    def weight(self) -> float:
        """By which Polis ranks a group's statements."""
        return self.ratio * self.ratio_test * self.share * self.share_test

    @property
    def is_significant(self) -> bool:
        """Both tests beyond 90 %, one-sided."""
        return self.share_test > SIGNIFICANT and self.ratio_test > SIGNIFICANT


def group_aware_consensus(groups: Iterable[Votes]) -> float:
    """Product over the groups of (agree + 1)/(seen + 2); comparable between statements, never between symposia."""
    return prod((g.agree + 1) / (g.seen + 2) for g in groups)


def representativeness(inside: Votes, outside: Votes) -> Representative:
    """Whether the group agrees or disagrees more than the rest, whichever stands out."""
    agree = _one_side(inside.agree, inside.seen, outside.agree, outside.seen, agrees=True)
    disagree = _one_side(inside.disagree, inside.seen, outside.disagree, outside.seen, agrees=False)
    return agree if agree.ratio_test > disagree.ratio_test else disagree


def own_statements(
    inside: Mapping[str, Votes], outside: Mapping[str, Votes]
) -> tuple[tuple[str, Representative], ...]:
    """What a group stands for: at most five significant statements by weight, those it agrees to first.

    Where none is significant, the one that sets the group apart most; () where the group answered nothing.
    """
    found = [(s, representativeness(votes, outside[s])) for s, votes in inside.items() if votes.seen]
    telling = sorted((f for f in found if f[1].is_significant), key=lambda f: -f[1].weight)[:MOST_SHOWN]
    if telling:
        return tuple(sorted(telling, key=lambda f: not f[1].agrees))
    return tuple(sorted(found, key=lambda f: -f[1].ratio_test)[:1])


def _one_side(said: int, seen: int, said_out: int, seen_out: int, *, agrees: bool) -> Representative:
    share = (said + 1) / (seen + 2)
    return Representative(
        agrees=agrees,
        share=share,
        share_test=2 * sqrt(seen + 1) * ((said + 1) / (seen + 1) - 1 / 2),
        ratio=share / ((said_out + 1) / (seen_out + 2)),
        ratio_test=_two_proportions(said + 1, seen + 1, said_out + 1, seen_out + 1),
    )


def _two_proportions(said: int, seen: int, said_out: int, seen_out: int) -> float:
    pooled = (said + said_out) / (seen + seen_out)
    if pooled == 1:
        return 0.0
    return (said / seen - said_out / seen_out) / sqrt(pooled * (1 - pooled) * (1 / seen + 1 / seen_out))
