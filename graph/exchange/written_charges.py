"""Charges in the characters of the text, for readers of its JSON; in the map a charge has one name in all scripts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.transcript.traditional import written_forms

if TYPE_CHECKING:
    from graph.model import ArgumentMap, PersonOutcome, Stance

    Forms = dict[int, str]


def charges_as_written(m: ArgumentMap) -> ArgumentMap:
    """The map with every charge as a Traditional text writes it; other maps as they are."""
    forms = written_forms(m.document.text)
    if not forms:
        return m
    return replace(
        m,
        opinions=tuple(replace(o, charges=_written(o.charges, forms)) for o in m.opinions),
        questions=tuple(
            replace(
                q,
                issues=tuple(
                    replace(
                        i, options=tuple(replace(o, charges=_written(o.charges, forms)) for o in i.options)
                    )
                    for i in q.issues
                ),
            )
            for q in m.questions
        ),
        stances=tuple(_stance(s, forms) for s in m.stances),
        unplaced=tuple(replace(u, charges=_written(u.charges, forms)) for u in m.unplaced),
    )


def _written(charges: tuple[str, ...], forms: Forms) -> tuple[str, ...]:
    return tuple(c.translate(forms) for c in charges)


def _stance(stance: Stance, forms: Forms) -> Stance:
    return replace(
        stance,
        charges=_written(stance.charges, forms),
        charges_denied=_written(stance.charges_denied, forms),
        charges_hypothetical=_written(stance.charges_hypothetical, forms),
        branches=tuple(replace(b, charges=_written(b.charges, forms)) for b in stance.branches),
        persons=tuple(_person(p, forms) for p in stance.persons),
        other=stance.other and replace(stance.other, charges=_written(stance.other.charges, forms)),
    )


def _person(person: PersonOutcome, forms: Forms) -> PersonOutcome:
    return replace(person, charge=person.charge and person.charge.translate(forms))
