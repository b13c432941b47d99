"""What each assertion of an expert's turns says on one issue, with the conditions that really bind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.extract.charging import facts_absent
from graph.extract.choices import Choice, read_charge, read_open
from graph.extract.dependence import hangs_elsewhere
from graph.extract.nearness import on_predicate
from graph.extract.polar_verdicts import read_polar
from graph.extract.silence import falls_away, lists_criteria, minds_not, only_general, says_nothing
from graph.extract.terms import Weights, terms_of
from graph.extract.verdicts import Verdict
from graph.extract.wordlists import Tongue, matcher
from graph.model import Polarity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.extract.alignment import Placement
    from graph.extract.assertions import Assertion
    from graph.extract.clauses import Clause
    from graph.extract.targets import Target

_HYPOTHESIS = re.compile(r"逻辑|观点|说法|推理|照此|按照这[种个]|依此|按此|如此|这样说|承认这|坚持这")
_DOCTRINE = re.compile(r"说(?:的话)?$|理论|学说|立场|标准|从.{1,12}(?:角度|层面)")
_BEFORE_THE_LAW = re.compile(
    r"(?:没有|无|未作?|另有|有)(?:法律|刑法|司法解释|特别|明文|明确|相反)*(?:的)?(?:规定|条款)|另有规定"
)
_SUPPOSES = re.compile(r"^(?:但|而|且|并)?(?:如|若|倘|假|要是|一旦|只)")
_REQUIRES = re.compile(
    r"^[^，]{2,12}?(?<!不)(?:以[^，]{2,20}为(?:前提|条件|必要|要件)|(?<!的)要求(?!其|他|她|不)|的前提是|须以|必须具备|需要具备)"
)
# how plain an answer must be: to be one at all, and beside words of passing (I'll pass; my office brings no such claims)
_STRENGTH, _PLAINLY = 0.4, 0.8
_GIVEN, _GIVEN_RULE = 0.6, 0.2


@dataclass(frozen=True, slots=True)
class TurnReading:
    """One turn of an expert: its assertions and where each was placed."""

    number: int
    assertions: Sequence[Assertion]
    placements: Sequence[Placement]


@dataclass(frozen=True, slots=True)
class Reading:
    """One assertion on one issue. ``worth`` joins how clearly it belongs there and how plainly it answers;
    ``supposed`` where the speaker adds that the case has no such facts, ``restated`` where the condition is a rule
    (…的，应当…) in the words of the issue.
    """

    turn: int
    n: int
    assertion: Assertion
    choice: Choice
    conditions: tuple[Clause, ...]
    worth: float
    supposed: bool = False
    restated: bool = False

    @property
    def verdict(self) -> Verdict:
        """The verdict of the choice."""
        return self.choice.verdict

    @property
    def conditional(self) -> bool:
        """Whether it holds only under conditions."""
        return bool(self.conditions) or self.verdict.polarity is Polarity.CONDITIONAL


def placed_on(turns: Sequence[TurnReading], target: Target) -> Iterator[Assertion]:
    """Every assertion that was placed with an issue."""
    for turn in turns:
        yield from (
            a for a, p in zip(turn.assertions, turn.placements, strict=True) if target.index in p.targets
        )


def readings_of(
    turns: Sequence[TurnReading], target: Target, weights: Weights, tongue: Tongue
) -> tuple[list[Reading], list[Reading]]:
    """Direct answers to an issue, and other assertions that were placed with it, both in order of the text."""
    direct: list[Reading] = []
    other: list[Reading] = []
    for turn in turns:
        for n, (a, p) in enumerate(zip(turn.assertions, turn.placements, strict=True)):
            if target.index not in p.targets:
                continue
            reading = read_one(a, target, weights, tongue, turn.number, n, p.margin)
            following = turn.assertions[n + 1 : n + 2]
            if following and tongue == "zh" and heads_criteria(a, following[0]):
                reading = replace(reading, choice=Choice(Verdict(None, 0.1, "criteria")))
            if a.conditions and any(facts_absent(b.text) for b in following):
                reading = replace(reading, supposed=True)
            answers = reading.verdict.polarity is not None and reading.verdict.strength >= _STRENGTH
            (direct if answers and not only_general(a, target, weights) else other).append(reading)
    if tongue == "zh":
        direct = [r for r in direct if not _only_required(r, direct)]
    if tongue == "en" and any(r.verdict.rule == "passes" for r in other):
        direct = [r for r in direct if r.verdict.strength >= _PLAINLY]
    return direct, other


def read_one(
    a: Assertion, target: Target, weights: Weights, tongue: Tongue, turn: int, n: int, margin: float
) -> Reading:
    """The reading of one assertion on one issue, wherever it was placed."""
    if a.core is not None and says_nothing(a.core.text, tongue):
        choice = Choice(Verdict(None, 0.0, "passes"))
    elif tongue == "zh" and a.depends and hangs_elsewhere(a, target):
        choice = Choice(Verdict(None, 0.1, "elsewhere"))
    elif tongue == "zh" and _says_no_more(a, target):
        choice = Choice(Verdict(None, 0.1, "criteria"))
    elif is_counterfactual(a, target, weights, tongue):
        choice = Choice(Verdict(None, 0.1, "counterfactual"))
    elif target.polar:
        choice = Choice(read_polar(a, target, weights, tongue))
    elif target.about_charge:
        choice = read_charge(a, target, weights, tongue)
    else:
        choice = read_open(a, target, weights, tongue)
    worth = choice.verdict.strength + 0.5 * max(-0.3, min(margin, 0.8)) + 0.08 * a.concluding
    kept = binding(a, target, weights, tongue)
    restated = bool(kept) and all(_is_rule(c, target, weights, tongue) for c in kept)
    return Reading(turn, n, a, choice, kept, worth, restated=restated)


def heads_criteria(a: Assertion, following: Assertion) -> bool:
    """Whether an assertion only heads a list of criteria in the same sentence (成立诈骗罪，应当从…几个方面把握)."""
    plain = a.core and not a.lead and not a.conditions and not matcher("zh", "modals").search(a.core.text)
    return bool(plain and a.sentence == following.sentence and lists_criteria(following))


def _only_required(r: Reading, direct: Sequence[Reading]) -> bool:
    """Whether a reading only names what the law requires (缓刑以…为前提), and its sentence goes on to answer."""
    core = r.assertion.core
    return bool(core and _REQUIRES.match(core.text)) and any(
        x.n > r.n and x.turn == r.turn and x.assertion.sentence == r.assertion.sentence and not x.conditional
        for x in direct
    )


def _says_no_more(a: Assertion, target: Target) -> bool:
    """Whether an assertion only lists criteria, or says that an open question does not arise."""
    if lists_criteria(a) or minds_not(a):
        return True
    return bool(a.core and falls_away(a.core.text) and not target.polar and not target.about_charge)


def _is_rule(c: Clause, target: Target, weights: Weights, tongue: Tongue) -> bool:
    terms = terms_of(c.text, tongue)
    given = weights.total(terms & target.terms) / (weights.total(terms) or 1.0)
    return c.text.endswith("的") and not _SUPPOSES.match(c.text) and given >= _GIVEN_RULE


def binding(a: Assertion, target: Target, weights: Weights, tongue: Tongue) -> tuple[Clause, ...]:
    """The conditions that bind a verdict: not those the issue itself states, nor the choice of a doctrine."""
    kept = []
    for c in a.conditions:
        terms = terms_of(c.text, tongue)
        given = weights.total(terms & target.terms) / (weights.total(terms) or 1.0)
        if given < _GIVEN and not (tongue == "zh" and _BEFORE_THE_LAW.search(c.text)):
            kept.append(c)
    return tuple(kept)


def is_counterfactual(a: Assertion, target: Target, weights: Weights, tongue: Tongue) -> bool:
    """A supposition that argues: its antecedent is a view or the very proposition, or its consequence is absurd."""
    if not a.conditions or a.core is None:
        return False
    if tongue == "zh" and a.asks:
        return True
    condition = a.conditions[0].text
    lead = "".join(c.text for c in a.lead)
    if tongue == "zh" and _HYPOTHESIS.search(condition + lead[-12:]) and not _DOCTRINE.search(condition):
        return True
    if matcher(tongue, "counterfactual").search(a.core.text):
        return True
    supposed = on_predicate(terms_of(condition, tongue), target, weights)
    concluded = on_predicate(terms_of(a.core.text, tongue), target, weights)
    return target.polar and supposed > 0.6 and concluded < 0.3
