"""All readings of one expert on one issue brought to one answer."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.extract.charging import ChargeUse, charges_in
from graph.extract.wordlists import Tongue, matcher
from graph.model import Answer, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.extract.readings import Reading
    from graph.extract.targets import Target

_PRINCIPLE = re.compile(r"原则上|一般(?:情况下|来说|而言)?|通常|大体上|总体上|in principle|generally", re.IGNORECASE)
_BUT_ALSO = re.compile(r"^(?:但|也|同时|却|而|but|yet)", re.IGNORECASE)
_CLOSE = 0.25


@dataclass(frozen=True, slots=True)
class Holding:
    """The answer of one expert: polarity, the reading that proves it, those that say under which conditions."""

    polarity: Polarity
    main: Reading
    branches: tuple[Reading, ...]
    charges: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    hypothetical: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    earlier: Reading | None = None
    doubt: float = 0.0
    rule: str = ""


def hold(direct: Sequence[Reading], other: Sequence[Reading], target: Target, tongue: Tongue) -> Holding | None:
    """The holding that the direct answers amount to; None where there is none. ``other`` are what else was said
    on the issue: it adds charges to branches.
    """
    current, earlier = after_change(direct, tongue)
    if not current:
        return None
    holding = _charge(current, target, tongue) if target.about_charge else _polar(current, target, tongue)
    if holding.polarity is not Polarity.DENY and target.polar:
        fits = [r for r in other if not r.supposed and (holding.polarity is Polarity.CONDITIONAL or not r.conditional)]
        uses = [u for r in fits for u in charges_in(r.assertion, target, tongue)]
        more = [u.name for u in uses if u.held and u.name not in (*holding.charges, *holding.denied)]
        holding = replace(holding, charges=(*holding.charges, *dict.fromkeys(more)))
    return replace(holding, earlier=earlier)


def after_change(direct: Sequence[Reading], tongue: Tongue) -> tuple[Sequence[Reading], Reading | None]:
    """The answers after a change of mind (所有, where there is none), and the one held before it."""
    for i, r in enumerate(direct):
        if matcher(tongue, "retractions").search(r.assertion.text):
            used = re.search(r"used to|原来|原先|此前|过去|曾|以前", r.assertion.text)
            later = [x for x in direct[i + (1 if used else 0) :] if not (used and x is r)]
            before = r if used else (direct[i - 1] if i else None)
            if later:
                return later, before
    return direct, None


def _polar(found: Sequence[Reading], target: Target, tongue: Tongue) -> Holding:
    free = [r for r in found if not r.conditional]
    bound = [r for r in found if r.conditional]
    announced = [r for r in bound if r.verdict.rule == "depends"]
    best_free = max(free, key=_rank, default=None)
    best_bound = max(bound, key=_rank, default=None)
    if best_free is None or announced:
        main = max(announced, key=_rank) if announced else best_bound or found[0]
        return _with_charges(Polarity.CONDITIONAL, main, bound, found, target, tongue)
    opposed = [r for r in free if r.verdict.polarity is not best_free.verdict.polarity]
    rival = max(opposed, key=_rank, default=None)
    if rival and _beside(best_free, rival) and rival.worth > best_free.worth - _CLOSE and target.polar:
        return _with_charges(Polarity.MIXED, best_free, (), found, target, tongue)
    exceptions = [
        r
        for r in bound
        if r.verdict.polarity is not best_free.verdict.polarity
        and (r.worth > best_free.worth - 2 * _CLOSE if r.conditions else _near(r, best_free))
    ]
    if exceptions:
        return _with_charges(Polarity.CONDITIONAL, best_free, bound, found, target, tongue)
    polarity = best_free.verdict.polarity or Polarity.AFFIRM
    holding = _with_charges(polarity, best_free, bound, found, target, tongue)
    return replace(holding, doubt=0.2 if rival and rival.worth > best_free.worth - _CLOSE else 0.0)


def _near(r: Reading, free: Reading) -> bool:
    """Whether a reservation (不宜一律, 应当慎重) stands right beside the answer it qualifies."""
    return r.turn == free.turn and abs(r.n - free.n) <= 2 and r.worth > free.worth - 2 * _CLOSE


def _rank(r: Reading) -> float:
    return r.worth


def _beside(a: Reading, b: Reading) -> bool:
    """Two answers in one sentence, the second with 但 or 也."""
    later = max(a, b, key=lambda r: (r.turn, r.n))
    core = later.assertion.core
    return a.turn == b.turn and abs(a.n - b.n) == 1 and a.assertion.sentence == b.assertion.sentence and bool(
        core and _BUT_ALSO.match(core.text)
    )


def _with_charges(
    polarity: Polarity, main: Reading, bound: Iterable[Reading], found: Sequence[Reading], target: Target, tongue: Tongue
) -> Holding:
    held: dict[str, None] = {}
    denied: dict[str, None] = {}
    supposed: dict[str, None] = {}
    for r in found:
        for use in r.choice.charges or charges_in(r.assertion, target, tongue):
            spot = denied if not use.held else supposed if r.conditions and r is not main and polarity is not Polarity.CONDITIONAL else held
            spot.setdefault(use.name)
    if polarity is Polarity.AFFIRM and not held and target.polar and main.verdict.rule in ("short answer", "stand", "predicate"):
        held |= dict.fromkeys(c for c in target.charges if c not in denied)
    if polarity is Polarity.CONDITIONAL and not held and target.asks_for_charge:
        held |= dict.fromkeys(c for c in target.charges if c not in denied)
    answers = {a.option: a for r in found for a in r.choice.answers}
    return Holding(
        polarity, main, tuple(bound), tuple(held), tuple(c for c in denied if c not in held),
        tuple(c for c in supposed if c not in held), tuple(answers.values()), rule=main.verdict.rule,
    )  # fmt: skip


def _charge(found: Sequence[Reading], target: Target, tongue: Tongue) -> Holding:
    plain = [r for r in found if r.choice.charges or r.verdict.rule in ("no crime", "crime", "depends")]
    if not plain:
        return _polar(found, target, tongue)
    free = [r for r in plain if not r.conditional]
    bound = [r for r in plain if r.conditional]
    held_free = _names(free, held=True)
    no_crime = [r for r in free if r.verdict.rule == "no crime"]
    denied = [c for c in _names(plain, held=False) if c not in held_free]
    hanging = any(c in target.offered for c in _names(bound, held=True) if c not in held_free)
    settled = (bool(held_free) or bool(no_crime)) and not hanging
    conditional = [c for c in _names(bound, held=True) if c not in held_free]
    answers = tuple({a.option: a for r in plain for a in r.choice.answers}.values())
    if settled:
        main = max((r for r in free if _holds(r)), key=_rank, default=None) or no_crime[0]
        polarity = main.verdict.polarity or Polarity.AFFIRM
        if not held_free:
            polarity = Polarity.DENY
        return Holding(polarity, main, tuple(bound), tuple(held_free), tuple(denied), tuple(conditional), answers, rule=main.verdict.rule)
    if not bound:
        main = max(free, key=_rank)
        return Holding(Polarity.DENY if denied else main.verdict.polarity or Polarity.AFFIRM, main, (), (), tuple(denied), (), answers, rule=main.verdict.rule)
    supposed = _names([r for r in bound if r.supposed], held=True)
    main = max(bound, key=_rank)
    charges = tuple(c for c in (*held_free, *conditional) if c not in supposed)
    return Holding(Polarity.CONDITIONAL, main, tuple(bound), charges, tuple(denied), tuple(supposed), answers, rule=main.verdict.rule)


def _holds(r: Reading) -> bool:
    return any(u.held for u in r.choice.charges)


def _names(readings: Iterable[Reading], *, held: bool) -> list[str]:
    uses: list[ChargeUse] = [u for r in readings for u in r.choice.charges if u.held is held]
    return list(dict.fromkeys(u.name for u in uses))
