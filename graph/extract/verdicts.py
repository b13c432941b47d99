"""What one assertion says on one polar issue: for, against, it depends, or nothing direct."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.negation import has_negation
from graph.extract.wordlists import Tongue, matcher, pairs
from graph.model import Modality, Polarity

if TYPE_CHECKING:
    from graph.extract.assertions import Assertion
    from graph.extract.targets import Target
    from graph.extract.terms import Terms, Weights

_MODALITY = {"must": Modality.MUST, "should": Modality.SHOULD, "may": Modality.MAY}


@dataclass(frozen=True, slots=True)
class Verdict:
    """``polarity`` towards the issue as put (None: no direct answer), ``strength`` 0..1, and the rule that gave it."""

    polarity: Polarity | None
    strength: float
    rule: str
    modality: Modality = Modality.MUST


@dataclass(frozen=True, slots=True)
class Spoken:
    """A verdict clause as the rules see it: its words, what of the issue's predicate stands in it (``predicate``),
    how near it is to the whole issue (``near``), and whether it denies the proposition (``turned``).
    """

    assertion: Assertion
    target: Target
    weights: Weights
    core: str
    terms: Terms
    predicate: float
    near: float
    turned: bool
    modality: Modality

    def verdict(self, turned: bool, strength: float, rule: str) -> Verdict:
        """Against where ``turned``, else for."""
        return Verdict(Polarity.DENY if turned else Polarity.AFFIRM, strength, rule, self.modality)

    def depends(self, strength: float, rule: str) -> Verdict:
        """Neither for nor against: it depends."""
        return Verdict(Polarity.CONDITIONAL, strength, rule, self.modality)

    def indirect(self, strength: float = 0.1) -> Verdict:
        """Nothing direct."""
        return Verdict(None, strength, "indirect", self.modality)


def modality_of(core: str, tongue: Tongue) -> Modality:
    """The force of a conclusion: the weakest modal word that governs it; none is as strong as 应当."""
    marks = dict(pairs(tongue, "modals"))
    found = {marks[m[0].lower()] for m in matcher(tongue, "modals").finditer(core) if m[0].lower() in marks}
    if has_negation(core, tongue) or not found:
        return Modality.SHOULD if "should" in found else Modality.MUST
    for weak in ("may", "should"):
        if weak in found and not ("must" in found and weak == "may"):
            return _MODALITY[weak]
    return Modality.MUST
