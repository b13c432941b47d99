"""Why an expert gives no answer on an issue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.english_passing import passes_in_english
from graph.extract.nearness import coverage
from graph.extract.terms import Weights, terms_of
from graph.extract.wordlists import Tongue, matcher
from graph.model import Silence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.extract.assertions import Assertion
    from graph.extract.targets import Target

_AFTER = 4
_OF_THE_CASE = re.compile(r"本案|该案|案例|上述|这些|该行为|其行为|这一行为|此行为")
_CRITERIA = re.compile(r"\b(?:test|standard|factors?|criteria|depends on whether the law)\b", re.IGNORECASE)


def passes(a: Assertion, tongue: Tongue) -> bool:
    """Whether the speaker says that nothing will be said."""
    clauses = (*a.topic, *a.lead, *a.conditions, *([a.core] if a.core else []))
    return any(says_nothing(c.text, tongue) for c in clauses)


def says_nothing(clause: str, tongue: Tongue) -> bool:
    """Whether a clause ends in words of passing (不熟悉), which is more than to hold them (不熟悉规则不能免责)."""
    if tongue == "en":
        return passes_in_english(clause)
    found = matcher(tongue, "passes").search(clause)
    return found is not None and len(clause) - found.end() <= _AFTER


def gives_criteria(a: Assertion, tongue: Tongue) -> bool:
    """Whether an assertion only names what is to be looked at, or what is generally taught."""
    if tongue == "en":
        return bool(_CRITERIA.search(a.text))
    return bool(matcher("zh", "general").search(a.text) or matcher("zh", "defining").search(a.text))


def only_general(a: Assertion, target: Target, weights: Weights) -> bool:
    """General teaching on an issue about the conduct of a case, without a word of that case."""
    if not target.polar or not target.specific or target.issue.case is None:
        return False
    if any(w in a.text for w in target.parties) or _OF_THE_CASE.search(a.text):
        return False
    return gives_criteria(a, "zh") and coverage(terms_of(a.text, "zh"), target.subject_terms, weights) < 0.2


def kind_of_silence(
    present: bool, placed: Iterable[Assertion], tongue: Tongue
) -> tuple[Silence, Assertion | None]:
    """The kind of silence, and the assertion that shows it, if any."""
    if not present:
        return Silence.ABSENT, None
    for a in placed:
        if passes(a, tongue):
            return Silence.PASSED, a
    for a in placed:
        if gives_criteria(a, tongue):
            return Silence.STANDARD_ONLY, a
    return Silence.NOT_ADDRESSED, None
