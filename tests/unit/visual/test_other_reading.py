from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.model import OtherReading, Polarity, Status
from tests.support.sample_maps import the_locker_map
from tests.unit.visual.samples import view_of

if TYPE_CHECKING:
    from graph.model import ArgumentMap, Stance

HEADING = "语言模型的读法"


def disputed(status: Status) -> tuple[ArgumentMap, Stance]:
    """The first stance, read otherwise by a model, with the words of the second for its passage."""
    m = the_locker_map()
    first, second = m.stances[:2]
    assert second.passage
    other = OtherReading(Polarity.DENY, "", second.passage, charges=("诈骗罪",))
    changed = replace(first, other=other, status=status)
    return replace(m, stances=(changed, *m.stances[1:])), changed


def told(m: ArgumentMap, stance: Stance) -> list[list[str]]:
    detail = next(d for d in view_of(m).details if d.id == stance.id)
    return [[e.text for e in s.entries] for s in detail.sections if s.heading == HEADING]


def test_what_the_model_read_otherwise_stands_in_the_panel_until_somebody_decides() -> None:
    m, stance = disputed(Status.PROPOSED)
    assert stance.other
    assert told(m, stance) == [["否定  诈骗罪", stance.other.passage.quote]]
    assert told(*disputed(Status.ACCEPTED)) == []
