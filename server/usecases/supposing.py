"""Facts as a person names them, and the symposium under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.what_if import what_if
from graph.errors import InputError, Problem
from graph.model import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.analysis.what_if import WhatIf
    from graph.model import ArgumentMap, Fact

NONE_OF_THESE = "-"
"""As a value: none of those that the experts name."""


def suppose(argument_map: ArgumentMap, settings: Iterable[str]) -> WhatIf:
    """The symposium under facts given as ``label=value``; a part of a label or of a value is enough.

    InputError SM192 with what there is, for each that fits no fact or value, or more than one.
    """
    facts: dict[str, str | None] = {}
    problems = []
    for told in settings:
        label, _, value = told.partition("=")
        fitting = _fitting(label, argument_map.facts)
        if len(fitting) != 1:
            known = fitting or argument_map.facts
            problems.append(_problem("fact", label, (f.label for f in known)))
            continue
        [fact] = fitting
        values = [v for v in fact.values if v == value] or [v for v in fact.values if value and value in v]
        if value == NONE_OF_THESE:
            facts[fact.id] = None
        elif len(values) == 1:
            facts[fact.id] = values[0]
        else:
            problems.append(_problem(fact.label, value, (*fact.values, NONE_OF_THESE)))
    if problems:
        raise InputError(problems)
    return what_if(argument_map, facts)


def _fitting(label: str, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    wanted = squeeze(label)
    facts = tuple(facts)
    exact = tuple(f for f in facts if squeeze(f.label) == wanted)
    return exact or tuple(f for f in facts if wanted and wanted in squeeze(f.label))


def _problem(field: str, value: str, allowed: Iterable[str]) -> Problem:
    return Problem("SM192", {"field": field, "value": value, "allowed": "; ".join(allowed) or "–"})
