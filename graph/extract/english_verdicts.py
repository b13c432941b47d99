"""The rules that read an English verdict clause on a polar issue, tried in order; the first that fits decides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.nearness import likeness, on_predicate
from graph.extract.negation import negated
from graph.extract.terms import terms_of
from graph.extract.verdicts import Spoken, Verdict
from graph.extract.wordlists import signs

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.extract.assertions import Assertion
    from graph.extract.targets import Target
    from graph.extract.terms import Weights
    from graph.model import Modality

_ANSWER = re.compile(
    r"(?:^(?:(?:so|and|then|well|but|or)\s+)*(yes|no)(?=$|,|\s+(?:on|to|in|for|it|that|this|they|I|you|we|the|because|not)\b)"
    r"|\b(?:say|said|answer (?:is|would be)|answer's|mine is|a)\s+(yes|no)\b|(?<!\bor)\s(yes|no)$)",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(r"^(?:(?:so|and|then|but)\s+)*no\s+\w+$", re.IGNORECASE)
_CAREFUL = re.compile(
    r"\b(?:with caution|cautious|careful|not always|not necessarily|not every|sometimes|in some cases)\b",
    re.IGNORECASE,
)
_STAND = re.compile(
    r"\b(?:support|favou?r|in favou?r|oppose[sd]?|against|endorse|reject|allow|agree|disagree|welcome|I'm for|I am for|no objections?|not? object)\b",
    re.IGNORECASE,
)
_CONCLUDES = re.compile(
    r"\b(?:I|we|(?:an?|the|any|every) (?:court|jury|judge)|courts|juries|judges)(?:['’]d| would| should| could| might| must| may| can| think I would)?(?: not|n['’]t)? (?:find|hold|convict|impose|require|permit|uphold|enforce|exclude|admit|recogni[sz]e|grant|refuse)\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(r"\bsuch an? \w+|\b(?:to|with|in|about) (?:it|this|that)\b", re.IGNORECASE)
_ELLIPSIS = re.compile(r"\b(?:could|would|should|might|may|can|does|is)(?:n['’]t| not)?$", re.IGNORECASE)


def read_english(a: Assertion, core: str, target: Target, weights: Weights, modality: Modality) -> Verdict:
    """The verdict of a clause that is no short answer and announces no conditions."""
    terms = terms_of(core, "en")
    spoken = Spoken(
        a, target, weights, core, terms, on_predicate(terms, target, weights), likeness(terms, target, weights),
        negated(core, "en"), modality,
    )  # fmt: skip
    return next((v for rule in _RULES if (v := rule(spoken))), spoken.indirect(0.1 + 0.3 * spoken.predicate))


def _yes_or_no(s: Spoken) -> Verdict | None:
    answer = _ANSWER.search(s.core)
    word = next((g for g in answer.groups() if g), "") if answer else ""
    return s.verdict(word.lower() == "no", 0.9, "short_answer") if word else None


def _no_such_thing(s: Spoken) -> Verdict | None:
    return s.verdict(turned=True, strength=0.6, rule="short_answer") if _NO_NOUN.match(s.core) else None


def _with_caution(s: Spoken) -> Verdict | None:
    return s.depends(0.5, "with_caution") if _CAREFUL.search(s.core) else None


def _stand(s: Spoken) -> Verdict | None:
    return s.verdict(s.turned, 0.8, "stand") if _STAND.search(s.core) else None


def _conclusion(s: Spoken) -> Verdict | None:
    concludes = _CONCLUDES.search(s.core) or (s.assertion.conditions and _ELLIPSIS.search(s.core))
    return s.verdict(s.turned, 0.55, "conclusion") if concludes else None


def _on_predicate(s: Spoken) -> Verdict | None:
    fits = s.predicate >= 0.28 or s.near >= 0.45
    return s.verdict(s.turned ^ s.target.turned, 0.5 + 0.3 * s.predicate, "predicate") if fits else None


def _evaluated(s: Spoken) -> Verdict | None:
    judged = [
        turns
        for w, turns in signs("en", "evaluations").items()
        if re.search(rf"\b{w}\b", s.core, re.IGNORECASE)
    ]
    back = _POINTS_BACK.search(s.core)
    if not judged or (not back and likeness(terms_of(s.assertion.said, "en"), s.target, s.weights) < 0.12):
        return None
    return s.verdict(judged[0] ^ s.turned ^ s.target.turned, 0.45, "evaluation")


_RULES: tuple[Callable[[Spoken], Verdict | None], ...] = (
    _yes_or_no, _no_such_thing, _with_caution, _stand, _conclusion, _on_predicate, _evaluated,
)  # fmt: skip
