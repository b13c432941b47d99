"""The verdict of one assertion on a polar issue, in either language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.chinese_verdicts import read_chinese
from graph.extract.english_verdicts import read_english
from graph.extract.negation import has_negation
from graph.extract.short_answers import bare_answer
from graph.extract.verdicts import Verdict, modality_of
from graph.model import Polarity

if TYPE_CHECKING:
    from graph.extract.assertions import Assertion
    from graph.extract.targets import Target
    from graph.extract.terms import Weights
    from graph.extract.wordlists import Tongue

_VALUES = ("违法", "无效", "无罪")
_BRIEF = 6
# both answers named: 赔不赔, 抵与不抵, 采用与否
_BOTH = re.compile(r"(?:([㐀-鿿]{1,2})(?:与|或|还是)?不\1|与否)$")


def _own_word(said: str, target: Target) -> str | None:
    """A word of an answer that the issue itself asks about (违法, where it asks whether it is)."""
    return next((w for w in _VALUES if w in said and w in target.predicate), None)


def read_polar(a: Assertion, target: Target, weights: Weights, tongue: Tongue) -> Verdict:
    """What the assertion says on the issue. Polarity comes from its verdict clause alone."""
    if a.core is None or a.told:
        return Verdict(None, 0.0, "no_verdict")
    core = a.core.text + ("？" if a.asks and a.core.end >= a.end else "")
    modality = modality_of(core, tongue)
    if tongue == "zh" and _BOTH.search(a.core.text) and not a.asks:
        return Verdict(None, 0.1, "both")
    answer = bare_answer(a, tongue)
    if answer is not None and (named := _own_word(a.core.text, target)):
        answer = has_negation(a.core.text.replace(named, "")) ^ target.turned
    if answer is not None and (tongue == "en" or not any(len(c.text) > _BRIEF for c in a.lead)):
        strength = 1.02 if tongue == "en" and a.concluding else 0.9
        return Verdict(Polarity.DENY if answer else Polarity.AFFIRM, strength, "short_answer", modality)
    if a.depends:
        return Verdict(Polarity.CONDITIONAL, 0.9, "depends", modality)
    read = read_english if tongue == "en" else read_chinese
    return read(a, core, target, weights, modality)
