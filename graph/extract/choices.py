"""What one assertion says on an issue without a proposition: a charge, one of rival answers, a standard."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.charging import ChargeUse, charges_in, guilt_in
from graph.extract.nearness import coverage, likeness, on_predicate
from graph.extract.negation import negated
from graph.extract.short_answers import bare_answer
from graph.extract.terms import Weights, terms_of
from graph.extract.verdicts import Verdict, modality_of
from graph.extract.wordlists import matcher, pairs
from graph.model import Answer, Polarity

if TYPE_CHECKING:
    from graph.extract.assertions import Assertion
    from graph.extract.targets import Target
    from graph.extract.wordlists import Tongue

_UNDECIDED = re.compile(
    r"两难|两可|[两二三几][种个者].{0,10}(?:都|均|皆)(?:说得通|说得过去|可以?(?!能)|可行|有道理|有适用的可能|有可能|行|无不可)"
    r"|(?:也行|也可以?).{0,10}(?:也行|也可以?)$|各有(?:道理|千秋|利弊|所长|优劣)|难以(?:取舍|抉择)|(?:不足以|难以|无法)(?:让我)?作出选择"
)
_DENIES_ALL = re.compile(r"(?:不存在|没有|并无|不是|都不|均不|谁也不|无所谓)")


@dataclass(frozen=True, slots=True)
class Choice:
    """A verdict with the charges and options it takes."""

    verdict: Verdict
    charges: tuple[ChargeUse, ...] = ()
    answers: tuple[Answer, ...] = ()


def undecided(a: Assertion) -> bool:
    """Whether a speaker finds several answers right and takes none (两种方式都说得通, 左右两难)."""
    return bool(
        _UNDECIDED.search("，".join(c.text for c in (*a.lead, *([a.core] if a.core else []), *a.reasons)))
    )


def read_charge(a: Assertion, target: Target, weights: Weights, tongue: Tongue) -> Choice:
    """The verdict on a question of charge: charges held make an answer, only charges turned down a denial."""
    if a.core is None or a.told:
        return Choice(Verdict(None, 0.0, "no_verdict"))
    if undecided(a):
        return Choice(Verdict(Polarity.MIXED, 0.85, "undecided"))
    uses = charges_in(a, target, tongue)
    modality = modality_of(a.core.text, tongue)
    guilt = guilt_in(a, tongue)
    answers = _options_by_charge(target, uses)
    if any(u.held for u in uses):
        mixed = any(u.either for u in uses if u.held)
        return Choice(
            Verdict(Polarity.MIXED if mixed else Polarity.AFFIRM, 0.85, "charge", modality), uses, answers
        )
    if uses or guilt:
        return Choice(
            Verdict(Polarity.DENY, 0.8, "charge_denied" if uses else "no_crime", modality), uses, answers
        )
    if a.depends:
        return Choice(Verdict(Polarity.CONDITIONAL, 0.8, "depends", modality))
    if guilt is False:
        return Choice(Verdict(Polarity.AFFIRM, 0.6, "crime", modality))
    return Choice(_open(a, target, weights, tongue), (), _options_by_label(a, target, weights, tongue))


def read_open(a: Assertion, target: Target, weights: Weights, tongue: Tongue) -> Choice:
    """The verdict on an open question or a choice between answers: any determinate statement on it is one."""
    if a.core is None or a.told:
        return Choice(Verdict(None, 0.0, "no_verdict"))
    if undecided(a):
        return Choice(Verdict(Polarity.MIXED, 0.85, "undecided"))
    if a.depends:
        return Choice(Verdict(Polarity.CONDITIONAL, 0.8, "depends", modality_of(a.core.text, tongue)))
    answers = _options_by_label(a, target, weights, tongue)
    if answers:
        held = any(x.polarity is Polarity.AFFIRM for x in answers)
        rule = "option" if held else "option_denied"
        return Choice(
            Verdict(Polarity.AFFIRM if held else Polarity.DENY, 0.75, rule),
            charges_in(a, target, tongue),
            answers,
        )
    return Choice(_open(a, target, weights, tongue), charges_in(a, target, tongue))


def _open(a: Assertion, target: Target, weights: Weights, tongue: Tongue) -> Verdict:
    core = a.core.text if a.core else ""
    here = terms_of(a.said, tongue)
    near = likeness(here, target, weights)
    if bare_answer(a, tongue) is not None:
        return Verdict(None, 0.1, "indirect")
    if _DENIES_ALL.search(core) and negated(core, tongue) and on_predicate(here, target, weights) > 0.4:
        return Verdict(Polarity.DENY, 0.5, "denied", modality_of(core, tongue))
    strength = 0.25 + near + (0.1 if target.noun and target.noun in a.said else 0.0)
    if target.defines and tongue == "zh":
        strength += (
            0.15
            if matcher("zh", "defining").search(a.said) and not negated(core)
            else -0.1
            if negated(core)
            else 0.0
        )
    strength = min(0.7, strength)
    if target.noun and not _answers_to(target.noun, a.said):
        strength *= 0.75
    return Verdict(Polarity.AFFIRM, strength, "statement", modality_of(core, tongue))


def _answers_to(noun: str, said: str) -> bool:
    """Whether a statement has a word by which an answer to that kind of question is known."""
    cues = dict(pairs("zh", "nouns")).get(noun)
    return cues is None or any(cue in said for cue in cues.split())


def _options_by_charge(target: Target, uses: tuple[ChargeUse, ...]) -> tuple[Answer, ...]:
    found = {}
    for option in target.issue.options:
        for use in uses:
            if use.name in option.charges:
                found[option.id] = Polarity.AFFIRM if use.held else Polarity.DENY
    return tuple(Answer(o, p) for o, p in found.items())


def _options_by_label(a: Assertion, target: Target, weights: Weights, tongue: Tongue) -> tuple[Answer, ...]:
    """Options whose own words, those no rival has, stand in the verdict."""
    options = target.issue.options
    if len(options) < 2 or a.core is None:
        return ()
    parts = [terms_of(o.label, tongue) for o in options]
    here = terms_of(a.core.text, tongue)
    turned = negated(a.core.text, tongue)
    found = []
    for n, option in enumerate(options):
        own = parts[n].difference(*(p for k, p in enumerate(parts) if k != n))
        if own and coverage(here, own, weights) >= 0.5:
            found.append(Answer(option.id, Polarity.DENY if turned else Polarity.AFFIRM))
    return tuple(found) if len(found) < len(options) or turned else ()
