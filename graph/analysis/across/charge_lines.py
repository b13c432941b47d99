"""One charge through its names: what was renamed, merged or taken up by another is one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.lexicon.charge_names import name_in_full
from graph.model import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable


def line_of(name: str) -> tuple[str, str]:
    """Key and name of the last charge of the line; an unknown name is a line of its own.

    A selection that the newer charge still has (销售假药罪) stays the selection.
    """
    found = name_in_full(name)
    if found is None:
        return squeeze(name) or name, name
    full, charge = found
    while charge.successor and (following := name_in_full(charge.successor)):
        if full in following[1].forms:
            break
        full, charge = following
    return squeeze(full), full


def named_in_full(name: str) -> str:
    """The full name of a charge; an unknown one as it is."""
    found = name_in_full(name)
    return found[0] if found else name


def lines_of(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The lines of several names: key -> the names that were met of it."""
    found: dict[str, dict[str, None]] = {}
    for name in names:
        found.setdefault(line_of(name)[0], {})[name] = None
    return {key: tuple(met) for key, met in found.items()}
