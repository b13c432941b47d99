"""Rank of each authority cited, and whether it was in force at the act, at the symposium and today.

By the rows of the lexicon, which say of themselves whether somebody has checked them. Nothing here says which law
applies.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.act_time import act_time
from graph.lexicon.authorities import authority_named, rank
from graph.lexicon.validity import Period, amended_within, in_force
from graph.model import AuthorityKind

if TYPE_CHECKING:
    from datetime import date

    from graph.analysis.act_time import ActTime
    from graph.lexicon.authorities import Amendment, KnownAuthority, Validity
    from graph.model import ArgumentMap, Authority, CourtCase, Symposium

_IN_FORCE_NEVER = frozenset(
    {AuthorityKind.DOCTRINE, AuthorityKind.GUIDING_CASE, AuthorityKind.CASE_LAW, AuthorityKind.FOREIGN_LAW}
)


@dataclass(frozen=True, slots=True)
class AtAct:
    """For the acts of one case (an id); ``validity`` None: the text gives no date, or the lexicon no day."""

    case: str
    time: ActTime | None
    validity: Validity | None


@dataclass(frozen=True, slots=True)
class AuthorityValidity:
    """One authority: its row of the lexicon where it has one, its rank, and the three times that count.

    ``held`` are the days on which the symposium may have been held, None where nothing tells; ``at_symposium`` holds
    for each of them. ``amended`` are the revisions that keep the name, from the first day of the acts (without one, of
    the symposium) to today. ``applies`` is False for what is never in force: doctrine, cases, foreign law.
    """

    authority: str
    known: KnownAuthority | None
    rank: int | None
    applies: bool
    acts: tuple[AtAct, ...]
    held: Period | None
    at_symposium: Validity | None
    today: Validity | None
    amended: tuple[Amendment, ...]

    @property
    def is_checked(self) -> bool:
        """Whether somebody has compared the row with its source."""
        return self.known is not None and self.known.checked is not None


def authority_validity(argument_map: ArgumentMap, today: date) -> tuple[AuthorityValidity, ...]:
    """For every authority of the map, in its order; acts of the cases in which it is cited, of all where of none."""
    return tuple(_of(argument_map, authority, today) for authority in argument_map.authorities)


def symposium_period(symposium: Symposium, today: date) -> Period | None:
    """The days on which it may have been held: its date, else between its bounds (no later than today)."""
    if symposium.date:
        return Period.of(symposium.date, symposium.date)
    earliest, latest = symposium.date_bounds
    return Period.of(earliest, latest or today.isoformat()) if earliest else None


def _of(m: ArgumentMap, authority: Authority, today: date) -> AuthorityValidity:
    known = authority_named(authority.name)
    applies = authority.kind not in _IN_FORCE_NEVER
    row = known if applies else None
    held = symposium_period(m.symposium, today)
    acts = tuple(_at_act(case, row) for case in _cases(m, authority.id))
    begun = [a.time.period.first for a in acts if a.time] or ([held.first] if held else [])
    return AuthorityValidity(
        authority.id,
        known,
        rank(authority.kind),
        applies,
        acts if applies else (),
        held,
        in_force(row, held) if row and held else None,
        in_force(row, Period(today, today)) if row else None,
        amended_within(row, Period(min(begun), today)) if row and begun else (),
    )


def _at_act(case: CourtCase, row: KnownAuthority | None) -> AtAct:
    time = act_time(case)
    return AtAct(case.id, time, in_force(row, time.period) if row and time else None)


def _cases(m: ArgumentMap, authority: str) -> list[CourtCase]:
    """The cases on whose issues, or in whose questions, it is cited."""
    cited = [c for c in m.citations if c.authority == authority]
    issues = {i.id: i for i in m.issues}
    found: set[str | None] = set()
    for citation in cited:
        if citation.issue and issues[citation.issue].case:
            found.add(issues[citation.issue].case)
        else:
            found |= {i.case for i in m.issues if i.question == citation.question}
    named = [c for c in m.cases if c.id in found]
    return named or list(m.cases)
