"""Charges that go by another name today, or by none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.lexicon.charges import charge_named, current_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from graph.model import ArgumentMap, Stance


@dataclass(frozen=True, slots=True)
class FormerCharge:
    """A charge no longer in force: its name in the text, today's (None: repealed), and since when."""

    name: str
    now: str | None
    since: date


def former_charge(name: str) -> FormerCharge | None:
    """The charge as a former one; None where it is in force or unknown."""
    charge = charge_named(name)
    if charge is None or charge.in_force_until is None:
        return None
    return FormerCharge(name, current_name(name), charge.in_force_until)


def former_charges(names: Iterable[str]) -> tuple[FormerCharge, ...]:
    """The former ones among the names, each once, in their order."""
    return tuple(found for name in dict.fromkeys(names) if (found := former_charge(name)))


def charges_of(m: ArgumentMap) -> Iterator[str]:
    """Every charge that opinions and stances of the map name, repeats included."""
    for opinion in m.opinions:
        yield from opinion.charges
    for stance in m.stances:
        yield from charges_in(stance)


def charges_in(stance: Stance) -> Iterator[str]:
    """Every charge that the stance names, in whichever way."""
    yield from (*stance.charges, *stance.charges_denied, *stance.charges_hypothetical)
    for branch in stance.branches:
        yield from branch.charges
    yield from (p.charge for p in stance.persons if p.charge)
