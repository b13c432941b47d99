"""Changes of mind within the event: what was held before, what after, and whose words moved it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.answers import answers
from graph.model import AgreementKind, Polarity

if TYPE_CHECKING:
    from graph.model import Agreement, ArgumentMap, Passage, Stance


@dataclass(frozen=True, slots=True)
class Mover:
    """Whom the expert names, where; ``view`` is the passage of that colleague's own answer, where there is one."""

    expert: str
    told: Passage
    view: Passage | None


@dataclass(frozen=True, slots=True)
class ChangeOfMind:
    """One expert on one issue before and after, with both passages; ``movers`` only where the text names them."""

    issue: str
    expert: str
    stance: str
    before: Polarity
    after: Polarity
    earlier: Passage
    later: Passage | None
    movers: tuple[Mover, ...]


def changes_of_mind(argument_map: ArgumentMap) -> tuple[ChangeOfMind, ...]:
    """All of the map, in the order of its stances.

    A colleague moved the expert where the expert sides with the colleague by name, on this issue, after the earlier
    words and no later than the new answer ends.
    """
    experts = {p.id for p in argument_map.experts}
    held = {(s.participant, s.issue): s for s in argument_map.stances}
    return tuple(
        _change(argument_map, s, held)
        for s in argument_map.stances
        if s.participant in experts and answers(s) and s.supersedes
        if s.supersedes.polarity is not Polarity.SILENT
    )


def _change(argument_map: ArgumentMap, stance: Stance, held: dict[tuple[str, str], Stance]) -> ChangeOfMind:
    earlier = stance.supersedes
    assert earlier is not None  # noqa: S101  (asked before)
    movers: dict[str, Mover] = {}
    for told in argument_map.agreements:
        if told.source == stance.participant and told.issue == stance.issue and _between(told, stance):
            view = held.get((told.target, stance.issue))
            movers.setdefault(told.target, Mover(told.target, told.passage, view.passage if view else None))
    return ChangeOfMind(
        stance.issue,
        stance.participant,
        stance.id,
        earlier.polarity,
        stance.polarity,
        earlier.passage,
        stance.passage,
        tuple(movers.values()),
    )


def _between(told: Agreement, stance: Stance) -> bool:
    earlier, later = stance.supersedes, stance.passage
    if told.kind is AgreementKind.DISAGREE or earlier is None or later is None:
        return False
    return earlier.passage.span.start < told.passage.span.start <= later.span.end
