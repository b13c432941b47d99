"""What an expert is likely to hold on an issue where no rule reads an answer: proposals of low certainty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.extract.choices import Choice
from graph.extract.leanings import leaning_of
from graph.extract.readings import Reading, binding
from graph.extract.regions import regions_of
from graph.extract.silence import gives_criteria
from graph.extract.verdicts import Verdict
from graph.extract.wordlists import Tongue, matcher
from graph.model import Polarity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.extract.assertions import Assertion
    from graph.extract.clauses import Clause
    from graph.extract.readings import TurnReading
    from graph.extract.targets import Target
    from graph.extract.terms import Weights

_STRENGTH = 0.3


def weak_readings(
    turns: Sequence[TurnReading], target: Target, targets: Sequence[Target], weights: Weights, tongue: Tongue
) -> list[Reading]:
    """At most one reading, of the sentence that most likely tells what the expert holds; none where the words on the
    issue only pass or teach.
    """
    if tongue == "en":
        return []
    found: list[tuple[float, Reading]] = []
    for turn in turns:
        labels = regions_of(turn.assertions, turn.placements, targets, tongue)
        mine = [n for n, label in enumerate(labels) if label == target.index]
        said = (c.text for n in mine for c in (*turn.assertions[n].reasons, *_clauses(turn.assertions[n])))
        if any(matcher(tongue, "passes").search(text) for text in said):
            return []
        found += [(worth, r) for worth, r in _signs(turn, mine, target, weights, tongue)]
    if not found:
        return []
    return [max(found, key=lambda f: f[0])[1]]


def _clauses(a: Assertion) -> Iterator[Clause]:
    yield from (*a.topic, *a.lead, *a.conditions)
    if a.core:
        yield a.core


def _signs(
    turn: TurnReading, mine: Sequence[int], target: Target, weights: Weights, tongue: Tongue
) -> Iterator[tuple[float, Reading]]:
    for place, n in enumerate(mine):
        a = turn.assertions[n]
        lean = leaning_of(a, turn.assertions[n - 1] if n else None, target) if target.polar else None
        score = turn.placements[n].scores[target.index]
        if gives_criteria(a, tongue):
            continue
        concluding = a.core is not None and bool(matcher(tongue, "conclusions").match(a.core.text))
        position = 0.1 * (place == len(mine) - 1) + 0.15 * (concluding or a.concluding)
        if target.polar and lean is not None:
            polarity = Polarity.DENY if lean.against else Polarity.AFFIRM
            kept = binding(a, target, weights, tongue)
            verdict = Verdict(polarity, _STRENGTH, f"weak_{lean.sign}")
            worth = lean.worth + 0.5 * min(score, 0.6) + position
            yield worth, Reading(turn.number, n, a, Choice(verdict), kept, _STRENGTH)
        elif not target.polar and a.core is not None:
            verdict = Verdict(Polarity.AFFIRM, _STRENGTH, "weak_statement")
            yield score + position, Reading(turn.number, n, a, Choice(verdict), (), _STRENGTH)
