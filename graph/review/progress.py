"""How far a review has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model import Stance, Status
from graph.review.saying import decidable

if TYPE_CHECKING:
    from graph.model import ArgumentMap

_DECIDED = (Status.ACCEPTED, Status.AMENDED, Status.REJECTED)


def progress(m: ArgumentMap) -> tuple[int, int]:
    """How many items people have decided, of how many; a silence without a passage counts once it is decided."""
    items = decidable(m).values()
    decided = [i for i in items if i.status in _DECIDED]
    open_ones = [
        i for i in items if i.status not in _DECIDED and not (isinstance(i, Stance) and i.passage is None)
    ]
    return len(decided), len(decided) + len(open_ones)
