"""The facts that conclusions turn on: whose, on which issue, to what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.answers import answers
from graph.model import Polarity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import ArgumentMap, Branch, Condition, Fact, Passage, Stance


# words by which a speaker says that a fact changes nothing
_CONCEDES = re.compile(
    r"即使|即便|哪怕|纵使|无论|不论|不管|[仍也亦](?:应当?|可以?|能够?|要|须|属|构成|成立|是|不|按|以|有效|无效)|照样|同样|不影响|即[以按]|还是(?:应|按|以|构成|成立)"
    r"|\b(?:even if|even where|regardless|whether or not|still|no matter)\b",
    re.IGNORECASE,
)


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
    """All facts on which a conclusion turns, the one that moves the most stances first, and behind them those of which
    an expert says that they change nothing. A branch that only says the stance again is neither.
    """
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
        same = _same_anyway(branch, stance)
        for condition in branch.when:
            if condition.fact == fact.id and (not same or _concedes(branch, condition)):
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
                    changes=not same,
                )


def _concedes(branch: Branch, condition: Condition) -> bool:
    return bool(_CONCEDES.search(condition.text) or _CONCEDES.search(branch.passage.quote))


def _same_anyway(branch: Branch, stance: Stance) -> bool:
    """A branch that ends where the stance stands without it; one that only says that it depends, or leaves some of the
    charges, does not.
    """
    if stance.polarity in (Polarity.CONDITIONAL, Polarity.MIXED):
        return False
    if branch.polarity is None and not branch.charges:
        return False
    same_charges = not branch.charges or set(branch.charges) == set(stance.charges)
    return same_charges and branch.polarity in (None, stance.polarity)
