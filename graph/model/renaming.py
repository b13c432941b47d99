"""Charges under other names wherever an argument map names them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.model.stance import PersonOutcome, Stance
    from graph.model.symposium import DivergentOpinion, Option, Question

    Rename = Callable[[str], str]


def rename_all(charges: tuple[str, ...], rename: Rename) -> tuple[str, ...]:
    """The charges renamed, each once."""
    return tuple(dict.fromkeys(map(rename, charges)))


def renamed_opinion(opinion: DivergentOpinion, rename: Rename) -> DivergentOpinion:
    """The divergent opinion with its charges renamed."""
    return replace(opinion, charges=rename_all(opinion.charges, rename))


def renamed_question(question: Question, rename: Rename) -> Question:
    """The question with the charges of all options renamed."""
    return replace(
        question,
        issues=tuple(
            replace(i, options=tuple(_option(o, rename) for o in i.options)) for i in question.issues
        ),
    )


def renamed_stance(stance: Stance, rename: Rename) -> Stance:
    """The stance with the charges held, denied, supposed, of branches, persons and of another reading renamed."""
    return replace(
        stance,
        charges=rename_all(stance.charges, rename),
        charges_denied=rename_all(stance.charges_denied, rename),
        charges_hypothetical=rename_all(stance.charges_hypothetical, rename),
        branches=tuple(replace(b, charges=rename_all(b.charges, rename)) for b in stance.branches),
        persons=tuple(_person(p, rename) for p in stance.persons),
        other=stance.other and replace(stance.other, charges=rename_all(stance.other.charges, rename)),
    )


def _option(option: Option, rename: Rename) -> Option:
    return replace(option, charges=rename_all(option.charges, rename))


def _person(person: PersonOutcome, rename: Rename) -> PersonOutcome:
    return replace(person, charge=person.charge and rename(person.charge))
