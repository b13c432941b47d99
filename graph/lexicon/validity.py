"""Whether a document of the data file was in force over a period; never which law applies."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from graph.lexicon.authorities import Validity

if TYPE_CHECKING:
    from graph.lexicon.authorities import Amendment, KnownAuthority


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last one, both in it."""

    first: date
    last: date

    @classmethod
    def of(cls, earliest: str, latest: str) -> Period:
        """Of ISO-8601 dates that may lack day or month: 2013-03 to 2013-05 ends on 2013-05-31."""
        return cls(_day(earliest, last=False), _day(latest, last=True))


def in_force(known: KnownAuthority, period: Period) -> Validity | None:
    """By the days of the row, checked or not (``known.checked`` says so); None where the row gives no first day."""
    if known.in_force_from is None:
        return None
    if period.last < known.in_force_from:
        return Validity.NOT_YET
    if known.in_force_until and period.first >= known.in_force_until:
        return Validity.NO_LONGER
    ends_within = known.in_force_until is not None and period.last >= known.in_force_until
    return Validity.PARTLY if period.first < known.in_force_from or ends_within else Validity.IN_FORCE


def amended_within(known: KnownAuthority, period: Period) -> tuple[Amendment, ...]:
    """The revisions that came into force after the first day of the period, up to its last."""
    return tuple(a for a in known.amended if period.first < a.since <= period.last)


def _day(told: str, *, last: bool) -> date:
    year, month, day = (*map(int, told.split("-")), 0, 0)[:3]
    month = month or (12 if last else 1)
    return date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))
