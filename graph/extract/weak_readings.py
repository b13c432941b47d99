"""What an expert is likely to hold on an issue where no rule reads an answer: proposals of low certainty."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from graph.extract.choices import Choice
from graph.extract.condition_words import depends
from graph.extract.dependence import hangs_elsewhere
from graph.extract.english_leanings import english_leanings
from graph.extract.leanings import leaning_of
from graph.extract.named_answers import named_answer
from graph.extract.negation import has_negation
from graph.extract.readings import Reading
from graph.extract.short_answers import ordinal_named
from graph.extract.silence import falls_away, gives_criteria
from graph.extract.verdicts import Verdict
from graph.extract.wordlists import Tongue, matcher
from graph.model import Polarity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from graph.extract.assertions import Assertion
    from graph.extract.clauses import Clause
    from graph.extract.readings import TurnReading
    from graph.extract.targets import Target

_STRENGTH = 0.3
# how near a sentence must be to an issue that is not the only one
_LEAST_NEAR = 0.06
# how near where the sentence answers another issue already
_NEAR = 0.3
_ONLY = re.compile(r"(?:只|仅)(?:想|能|就|对|针对)?(?:谈|说|讲|回答|讨论|回应|评论|发表|补充)|(?:只|仅)就")
_OTHER_CASE = re.compile(
    r"^[^，]{2,14}?(?:则|就)(?:不宜|不能|不可以?|不应|不行|不必|另当别论|另作别论|另说|未必|难|不一样|不同)|另当别论|另作别论"
)
_CASE = re.compile(r"^[^，]{2,12}(?:就|的(?:话)?|则)[^，]{1,10}$")
_PROVISO = re.compile(r"^(?:但是?|不过)?(?:其|唯一的?)?(?:前提|条件)(?!.{0,3}(?:既|已|不复|不存在))")
_WITHIN = re.compile(r"(?:仅|只|必须|应当?)?限于|(?<!不)以.{2,16}为(?:前提|条件|限)")


def weak_readings(
    turns: Sequence[TurnReading],
    labels: Sequence[Sequence[int | None]],
    target: Target,
    targets: Sequence[Target],
    tongue: Tongue,
    taken: Collection[tuple[int, int]] = (),
) -> list[Reading]:
    """At most one reading, of the sentence that most likely tells what the expert holds; none where the words on the
    issue only pass or teach. ``labels`` are the issues of each turn's assertions when none is left out, ``taken`` the
    sentences (of which turn) that answer another issue.
    """
    if tongue == "en":
        return english_leanings(turns, target)
    found: list[tuple[float, Reading]] = []
    for turn, labelled in zip(turns, labels, strict=True):
        only = next((n for a in turn.assertions if (n := _only_on(a, tongue)) is not None), None)
        if only is not None and only % len(targets) != target.index:
            continue
        mine = [n for n, label in enumerate(labelled) if label == target.index]
        said = [c.text for n in mine for c in (*turn.assertions[n].reasons, *_clauses(turn.assertions[n]))]
        if any(matcher(tongue, "passes").search(text) for text in said):
            return []
        if not target.polar and not target.about_charge and any(map(falls_away, said)):
            return []
        mine = [
            n
            for n in mine
            if (turn.number, turn.assertions[n].sentence) not in taken
            or turn.placements[n].scores[target.index] >= _NEAR
        ]
        found += list(_signs(turn, mine, target, targets, tongue))
    if not found and not target.polar:
        found = [f for turn in turns for f in _named_anywhere(turn, target)]
    if not found:
        return []
    return [max(found, key=lambda f: f[0])[1]]


def _named_anywhere(turn: TurnReading, target: Target) -> Iterator[tuple[float, Reading]]:
    """An answer that is named in any sentence of the turn, the later the better."""
    for n, a in enumerate(turn.assertions):
        choice = named_answer([a], target)
        if choice:
            yield float(n), _reading(turn, n, choice)


def _clauses(a: Assertion) -> Iterator[Clause]:
    yield from (*a.topic, *a.lead, *a.conditions)
    if a.core:
        yield a.core


def _signs(
    turn: TurnReading, mine: Sequence[int], target: Target, targets: Sequence[Target], tongue: Tongue
) -> Iterator[tuple[float, Reading]]:
    """A reading for each sentence, with how likely it is the one that answers."""
    sentences = list(dict.fromkeys(turn.assertions[n].sentence for n in mine))
    for place, number in enumerate(sentences):
        group = [n for n in mine if turn.assertions[n].sentence == number]
        said = [turn.assertions[n] for n in group]
        score = max(turn.placements[n].scores[target.index] for n in group)
        if any(gives_criteria(a, tongue) for a in said) and not any(
            has_negation(a.text) or matcher(tongue, "evaluations").search(a.text) for a in said
        ):
            continue
        concluding = any(a.concluding or matcher(tongue, "conclusions").match(a.text) for a in said)
        position = 0.1 * (place == len(sentences) - 1) + 0.15 * concluding + 0.5 * min(score, 0.6)
        hanging = (
            group[0]
            if _branches(said)
            else next((n for n in group if _hangs(turn.assertions[n], target, tongue)), None)
        )
        if hanging is not None:
            yield (
                0.6 + position,
                _reading(turn, hanging, Choice(Verdict(Polarity.CONDITIONAL, _STRENGTH, "weak_depends"))),
            )
        elif target.polar:
            lean = leaning_of(said, target)
            near = len(targets) == 1 or score >= _LEAST_NEAR or (lean and lean.sign not in ("plain", "force"))
            if lean and near:
                polarity = Polarity.DENY if lean.against else Polarity.AFFIRM
                n = group[said.index(lean.assertion)]
                yield (
                    lean.worth + position,
                    _reading(turn, n, Choice(Verdict(polarity, _STRENGTH, f"weak_{lean.sign}"))),
                )
        elif any(a.core for a in said):
            n = next(n for n in group if turn.assertions[n].core)
            choice = named_answer(said, target)
            plain = Choice(Verdict(Polarity.AFFIRM, _STRENGTH, "weak_statement"))
            yield position + (0.5 if choice else 0.0), _reading(turn, n, choice or plain)


def _only_on(a: Assertion, tongue: Tongue) -> int | None:
    """The place of the only issue that a speaker means to speak of (我只谈第二个问题)."""
    said = "，".join(c.text for c in (*_clauses(a), *a.reasons))
    return ordinal_named(said, tongue) if _ONLY.search(said) else None


def _branches(said: Sequence[Assertion]) -> bool:
    """Whether one sentence answers two cases in two ways (占大头就够，占小头就算了; 甲可以，乙则不宜)."""
    texts = [c.text for a in said for c in (*a.lead, *([a.core] if a.core else []), *a.reasons)]
    if any(_OTHER_CASE.search(t) for t in texts[1:]):
        return True
    return any(_CASE.match(a) and _CASE.match(b) and a[:1] == b[:1] for a, b in itertools.pairwise(texts))


def _hangs(a: Assertion, target: Target, tongue: Tongue) -> bool:
    """Whether an assertion says that the answer depends, or adds on what."""
    if tongue == "zh" and hangs_elsewhere(a, target):
        return False
    if a.depends or (a.core is None and depends(a.text, tongue)):
        return True
    provisos = [c.text for c in a.conditions if a.core and c.start > a.core.start]
    return any(_PROVISO.match(text) for text in provisos) or any(_WITHIN.search(c.text) for c in _clauses(a))


def _reading(turn: TurnReading, n: int, choice: Choice) -> Reading:
    return Reading(turn.number, n, turn.assertions[n], choice, (), _STRENGTH)
