"""查观点: the positions found, of whichever symposia, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from server.views.answers import Lookup, ShownAnswer, shown_answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph.model import Symposium
    from graph.store.position import Position
    from server.usecases.browse import Browsed


@dataclass(frozen=True, slots=True)
class ShownPosition:
    """One expert's answer with the symposium and question it was given in."""

    symposium: Symposium
    text: str
    question: int
    answer: ShownAnswer
    authorities: tuple[str, ...]


def shown_positions(
    found: Iterable[Position], symposium: Callable[[str], Browsed]
) -> tuple[ShownPosition, ...]:
    """The positions in the order found; ``symposium`` gives a symposium by its id."""
    lookups: dict[str, tuple[Browsed, Lookup]] = {}
    shown = []
    for position in found:
        if position.symposium not in lookups:
            browsed = symposium(position.symposium)
            lookups[position.symposium] = browsed, Lookup.of(browsed.argument_map, browsed.analysis)
        browsed, lookup = lookups[position.symposium]
        shown.append(
            ShownPosition(
                browsed.argument_map.symposium,
                browsed.argument_map.document.text[:2000],
                position.question,
                shown_answer(position.stance, lookup),
                tuple(dict.fromkeys(a.name for a in position.authorities)),
            )
        )
    return tuple(shown)
