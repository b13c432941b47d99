"""The facts that conclusions turn on: whose, on which issue, to what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.answers import answers
from graph.model import Polarity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import ArgumentMap, Branch, Fact, Passage, Stance


@dataclass(frozen=True, slots=True)
class Turn:
    """One expert on one issue: where the fact has ``value`` (and ``beside`` holds too), this follows.

    ``changes`` is False where the expert says that the conclusion stays what it is anyway.
    """

    expert: str
    issue: str
    stance: str
    branch: str
    value: str
    beside: tuple[tuple[str, str], ...]
    polarity: Polarity | None
    charges: tuple[str, ...]
    passage: Passage
    changes: bool


@dataclass(frozen=True, slots=True)
class DecidingFact:
    """A fact with all that turns on it; ``moves`` counts the stances whose conclusion it changes."""

    fact: str
    turns: tuple[Turn, ...]
    moves: int

    @property
    def experts(self) -> tuple[str, ...]:
        """Those who speak to it, in the order of the map."""
        return tuple(dict.fromkeys(t.expert for t in self.turns))

    @property
    def changes_something(self) -> bool:
        """Whether at least one conclusion turns on it."""
        return any(t.changes for t in self.turns)


def deciding_facts(argument_map: ArgumentMap) -> tuple[DecidingFact, ...]:
    """All facts somebody speaks to, the one that moves the most stances first; those that change nothing last."""
    order = {p.id: n for n, p in enumerate(argument_map.experts)}
    stances = sorted(
        (s for s in argument_map.stances if answers(s) and s.participant in order),
        key=lambda s: order[s.participant],
    )
    found = [_deciding(fact, stances) for fact in argument_map.facts]
    return tuple(sorted((f for f in found if f.turns), key=lambda f: (-f.moves, -len(f.experts))))


def _deciding(fact: Fact, stances: list[Stance]) -> DecidingFact:
    turns = tuple(turn for stance in stances for turn in _turns(fact, stance))
    return DecidingFact(fact.id, turns, moves=len({t.stance for t in turns if t.changes}))


def _turns(fact: Fact, stance: Stance) -> Iterator[Turn]:
    for branch in stance.branches:
        for condition in branch.when:
            if condition.fact == fact.id:
                beside = tuple((c.fact, c.value) for c in branch.when if c.fact != fact.id)
                yield Turn(
                    expert=stance.participant,
                    issue=stance.issue,
                    stance=stance.id,
                    branch=branch.id,
                    value=condition.value,
                    beside=beside,
                    polarity=branch.polarity,
                    charges=branch.charges,
                    passage=branch.passage,
                    changes=not _same_anyway(branch, stance),
                )


def _same_anyway(branch: Branch, stance: Stance) -> bool:
    """A branch that ends where the stance stands without it."""
    if stance.polarity in (Polarity.CONDITIONAL, Polarity.MIXED):
        return False
    return branch.polarity in (None, stance.polarity) and set(branch.charges) <= set(stance.charges)
