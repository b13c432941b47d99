"""All readings of one expert on one issue brought to one answer."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.extract.charging import ChargeUse, charges_in
from graph.extract.choices import Choice
from graph.extract.wordlists import Tongue, matcher
from graph.model import Answer, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.extract.readings import Reading
    from graph.extract.targets import Target

_CONVICTS = re.compile(r"构成|成立|论处|定罪|认定|应当?|并罚|处罚|处断|定性|convict|charge", re.IGNORECASE)
_RETRACTS = re.compile(
    r"(?:修正|改变|调整|收回|纠正|更正|修改)(?:一下|了)?(?:我|自己|本人)?(?:的)?(?:刚才|之前|原来|先前|此前|上面|前面|开始)?.{0,4}(?:看法|意见|观点|立场|结论|说法|主张)|改变主意|我改(?:变)?主意|说服了?我|我被.{1,8}说服"
)
_FORMERLY = re.compile(r"used to|原来|原先|此前|过去|曾|以前")
# what a speaker says to have held once
_ONCE_HELD = re.compile(
    r"我(?:们|自己|本人)?(?:个人)?(?:原来|原先|此前|过去|曾经?|以前|起初|一开始|本来|最初)(?:也|都|一直|是|还|倾向于?)*(?:认为|主张|觉得|倾向|持|赞成|反对|同意|写|说|支持)"
    r"|\b(?:I|we) (?:used to|once|formerly|originally|initially|came here to|came in (?:thinking|to)|had thought)\b|\bat first I\b"
    r"|\b(?:years?|months?) ago,? I(?:['’]d| would)\b|\bmy first (?:instinct|reaction|thought) was\b",
    re.IGNORECASE,
)
# what is held for a kind of case, right behind the answer in general (for small tools I would allow it)
_FOR_ONE = re.compile(r"for\b", re.IGNORECASE)
_CONTRARY = {Polarity.AFFIRM: Polarity.DENY, Polarity.DENY: Polarity.AFFIRM}
_PRINCIPLE = re.compile(
    r"原则上|一般(?:情况下|来说|而言)?|通常|大体上|总体上|in principle|generally", re.IGNORECASE
)
_BUT_ALSO = re.compile(r"^(?:但|也|同时|却|而|but|yet)", re.IGNORECASE)
_BUT = re.compile(r"但|不过|然而|除非|当然|唯|只是|but|unless|except", re.IGNORECASE)
_OURS = re.compile(r"本案|该案|具体到|就.{1,8}而言|因此|所以|故|可见|综上")
_PLAIN = 0.8
_TAKES_CHARGE = ("short_answer", "stand", "predicate", "evaluation")
_CLOSE = 0.25
_LIKELY = 0.45


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


def hold(
    direct: Sequence[Reading], other: Sequence[Reading], target: Target, tongue: Tongue
) -> Holding | None:
    """The holding that the direct answers amount to; None where there is none. ``other`` are what else was said
    on the issue: it adds charges to branches.
    """
    current, earlier = after_change(direct, other, tongue)
    if not current:
        return None
    holding = _charge(current, target, tongue) if target.about_charge else _polar(current, target, tongue)
    if holding.polarity is not Polarity.DENY and target.polar:
        fits = [
            r
            for r in other
            if not r.supposed and (holding.polarity is Polarity.CONDITIONAL or not r.conditional)
        ]
        fits = [
            r for r in fits if r.conditions or (r.assertion.core and _CONVICTS.search(r.assertion.core.text))
        ]
        uses = [u for r in fits for u in charges_in(r.assertion, target, tongue)]
        more = [u.name for u in uses if u.held and u.name not in (*holding.charges, *holding.denied)]
        holding = replace(holding, charges=(*holding.charges, *dict.fromkeys(more)))
        if holding.polarity is Polarity.CONDITIONAL:
            hanging = [
                r
                for r in fits
                if r.conditions and (charges_in(r.assertion, target, tongue) or not _named(holding))
            ]
            holding = replace(holding, branches=tuple(sorted([*holding.branches, *hanging], key=_place)))
    return replace(holding, earlier=earlier)


def after_change(
    direct: Sequence[Reading], other: Sequence[Reading], tongue: Tongue
) -> tuple[Sequence[Reading], Reading | None]:
    """The answers after a change of mind (all of them, where there is none), and the one held before it. Where only
    the former view is told, the contrary of it is held.
    """
    once = [r for r in direct if _ONCE_HELD.search(r.assertion.text)]
    now = [r for r in direct if r not in once]
    for r in sorted([*direct, *other], key=_place):
        said = r.assertion.text
        if not (matcher(tongue, "retractions").search(said) or (tongue == "zh" and _RETRACTS.search(said))):
            continue
        former = bool(_FORMERLY.search(said)) and r in direct
        later = [x for x in now if _place(x) >= _place(r) and not (former and x is r)]
        before = [x for x in direct if _place(x) < _place(r)]
        if later:
            return later, r if former else once[0] if once else before[-1] if before else None
    if once and not now and once[0].verdict.polarity in _CONTRARY:
        return [_turned(once[0])], once[0]
    return now or direct, once[0] if once and now else None


def _turned(r: Reading) -> Reading:
    """The contrary of an answer, no more than likely."""
    polarity = r.verdict.polarity
    contrary = _CONTRARY.get(polarity or Polarity.MIXED, polarity)
    verdict = replace(r.verdict, polarity=contrary, strength=_LIKELY)
    return replace(r, choice=Choice(verdict), worth=_LIKELY, conditions=())


def _named(holding: Holding) -> bool:
    """Whether any branch says under what conditions."""
    return any(r.conditions for r in holding.branches)


def _place(r: Reading) -> tuple[int, int]:
    return r.turn, r.n


def _polar(found: Sequence[Reading], target: Target, tongue: Tongue) -> Holding:
    free = [r for r in found if not r.conditional]
    bound = [r for r in found if r.conditional]
    best_free = _earliest(free, 0.12)
    announced = [
        r
        for r in bound
        if r.verdict.rule == "depends" and (best_free is None or _place(r) < _place(best_free))
    ]
    if announced and any(_settles(r, announced[-1]) for r in free):
        announced = []
    if best_free is None and not announced and _all_one_rule(bound):
        main = max(bound, key=_rank)
        return _with_charges(main.verdict.polarity or Polarity.AFFIRM, main, bound, found, target, tongue)
    if best_free is None or announced:
        main = announced[0] if announced else _earliest(bound) or found[0]
        return _with_charges(Polarity.CONDITIONAL, main, bound, found, target, tongue)
    opposed = [r for r in free if r.verdict.polarity is not best_free.verdict.polarity]
    rival = max(opposed, key=_rank, default=None)
    if rival and _beside(best_free, rival) and rival.worth > best_free.worth - _CLOSE and target.polar:
        return _with_charges(Polarity.MIXED, best_free, (), found, target, tongue)
    exceptions = [
        r
        for r in bound
        if r.verdict.polarity is not best_free.verdict.polarity
        and (_excepts(r, best_free) if r.conditions else _near(r, best_free))
    ]
    if exceptions:
        return _with_charges(Polarity.CONDITIONAL, best_free, bound, found, target, tongue)
    polarity = best_free.verdict.polarity or Polarity.AFFIRM
    holding = _with_charges(polarity, best_free, bound, found, target, tongue)
    return replace(holding, doubt=0.2 if rival and rival.worth > best_free.worth - _CLOSE else 0.0)


def _settles(r: Reading, announced: Reading) -> bool:
    """Whether a plain answer for the case (本案中…，因此…) follows what it was said to hang on."""
    core = r.assertion.core
    ours = bool(_OURS.search(r.assertion.text)) or r.assertion.concluding
    return bool(
        core
        and r.verdict.rule != "short_answer"
        and _place(r) > _place(announced)
        and r.verdict.strength >= _PLAIN
        and (ours or _BUT.match(core.text))
    )


def _all_one_rule(bound: Sequence[Reading]) -> bool:
    """Whether the only conditions restate the issue as a rule, with one and the same answer."""
    definite = {r.verdict.polarity for r in bound}
    return all(r.restated for r in bound) and len(definite) == 1 and Polarity.CONDITIONAL not in definite


def _excepts(r: Reading, free: Reading) -> bool:
    """Whether a conditional answer is an exception to the general one (原则上…, 但如果…), not an aside."""
    opening = "".join(c.text for c in (*r.assertion.lead, *r.conditions))
    marked = _BUT.match(opening) or any(_BUT.match(c.text) for c in r.conditions)
    principle = bool(free.assertion.core and _PRINCIPLE.search(free.assertion.text))
    apart = (
        r.turn == free.turn
        and r.n - free.n == 1
        and bool(r.conditions and _FOR_ONE.match(r.conditions[0].text))
    )
    wanted = principle if r.choice.charges else marked or principle or apart
    return wanted and r.worth > free.worth - 2 * _CLOSE


def _near(r: Reading, free: Reading) -> bool:
    """Whether a reservation (不宜一律, 应当慎重) stands right beside the answer it qualifies."""
    if r.verdict.rule == "depends" and not (r.assertion.core and _BUT.match(r.assertion.core.text)):
        return False
    return r.turn == free.turn and abs(r.n - free.n) <= 2 and r.worth > free.worth - 2 * _CLOSE


def _earliest(readings: Sequence[Reading], close: float = 0.25) -> Reading | None:
    """The first of the readings that are about as good as the best: a speaker says it before repeating it."""
    best = max((r.worth for r in readings), default=0.0)
    return next((r for r in readings if r.worth >= best - close), None)


def _rank(r: Reading) -> float:
    return r.worth


def _beside(a: Reading, b: Reading) -> bool:
    """Two answers in one sentence, the second with 但 or 也."""
    later = max(a, b, key=lambda r: (r.turn, r.n))
    core = later.assertion.core
    return (
        a.turn == b.turn
        and abs(a.n - b.n) == 1
        and a.assertion.sentence == b.assertion.sentence
        and bool(core and _BUT_ALSO.match(core.text))
    )


def _with_charges(
    polarity: Polarity,
    main: Reading,
    bound: Iterable[Reading],
    found: Sequence[Reading],
    target: Target,
    tongue: Tongue,
) -> Holding:
    held: dict[str, None] = {}
    denied: dict[str, None] = {}
    supposed: dict[str, None] = {}
    for r in found:
        for use in r.choice.charges or charges_in(r.assertion, target, tongue):
            spot = (
                denied
                if not use.held
                else supposed
                if r.conditions and r is not main and polarity is not Polarity.CONDITIONAL
                else held
            )
            spot.setdefault(use.name)
    if (
        polarity is Polarity.AFFIRM
        and not held
        and target.polar
        and (main.verdict.rule in _TAKES_CHARGE or main.verdict.rule.startswith("weak"))
    ):
        held |= dict.fromkeys(c for c in target.charges if c not in denied)
    if polarity is Polarity.CONDITIONAL and not held and target.asks_for_charge and not target.turned:
        held |= dict.fromkeys(c for c in target.charges if c not in denied)
    answers = {a.option: a for r in found for a in r.choice.answers}
    return Holding(
        polarity, main, tuple(bound), tuple(held), tuple(c for c in denied if c not in held),
        tuple(c for c in supposed if c not in held), tuple(answers.values()), rule=main.verdict.rule,
    )  # fmt: skip


def _charge(found: Sequence[Reading], target: Target, tongue: Tongue) -> Holding:
    plain = [r for r in found if r.choice.charges or r.verdict.rule in ("no_crime", "crime", "depends")]
    if not plain:
        return _polar(found, target, tongue)
    free = [r for r in plain if not r.conditional]
    bound = [r for r in plain if r.conditional]
    held_free = _names(free, held=True)
    no_crime = [r for r in free if r.verdict.rule == "no_crime"]
    denied = [c for c in _names(plain, held=False) if c not in held_free]
    first = min((r for r in plain if r.choice.charges), key=_place, default=None)
    offered = any(c in target.offered for c in _names(bound, held=True) if c not in held_free)
    excepted = any(_excepts(r, f) for r in bound if not r.supposed for f in free if _holds(f))
    hanging = excepted or (offered and first is not None and first.conditional)
    settled = (bool(held_free) or bool(no_crime)) and not hanging
    conditional = [c for c in _names(bound, held=True) if c not in held_free]
    answers = tuple({a.option: a for r in plain for a in r.choice.answers}.values())
    if settled:
        main = _earliest([r for r in free if _holds(r)]) or no_crime[0]
        polarity = main.verdict.polarity or Polarity.AFFIRM
        if not held_free:
            polarity = Polarity.DENY
        return Holding(
            polarity,
            main,
            tuple(bound),
            tuple(held_free),
            tuple(denied),
            tuple(conditional),
            answers,
            rule=main.verdict.rule,
        )
    if not bound:
        main = max(free, key=_rank)
        return Holding(
            Polarity.DENY if denied else main.verdict.polarity or Polarity.AFFIRM,
            main,
            (),
            (),
            tuple(denied),
            (),
            answers,
            rule=main.verdict.rule,
        )
    supposed = _names([r for r in bound if r.supposed], held=True)
    main = _earliest(bound) or bound[0]
    charges = tuple(c for c in (*held_free, *conditional) if c not in supposed)
    return Holding(
        Polarity.CONDITIONAL,
        main,
        tuple(bound),
        charges,
        tuple(denied),
        tuple(supposed),
        answers,
        rule=main.verdict.rule,
    )


def _holds(r: Reading) -> bool:
    return any(u.held for u in r.choice.charges)


def _names(readings: Iterable[Reading], *, held: bool) -> list[str]:
    uses: list[ChargeUse] = [u for r in readings for u in r.choice.charges if u.held is held]
    return list(dict.fromkeys(u.name for u in uses))
