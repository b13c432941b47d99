"""How sure an item is, and what people decided about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """State of an extracted item; rejected and unplaced ones never count in an analysis."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    AMENDED = "amended"
    REJECTED = "rejected"
    UNPLACED = "unplaced"


COUNTED = frozenset({Status.PROPOSED, Status.ACCEPTED, Status.AMENDED})


class Verdict(StrEnum):
    """What a reviewer says of a proposal."""

    ACCEPT = "accept"
    AMEND = "amend"
    REJECT = "reject"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Decision:
    """One reviewer's word on one item, kept for ever; ``before`` and ``after`` are JSON of the item."""

    item: str
    verdict: Verdict
    by: str
    at: str
    before: str
    after: str | None = None
