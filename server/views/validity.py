"""Rank and validity of an authority in words; what no checked row bears out says so beside itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.authority_validity import authority_validity
from graph.catalogue import say

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from graph.analysis.act_time import ActTime
    from graph.analysis.authority_validity import AuthorityValidity
    from graph.catalogue import Language
    from graph.lexicon.authorities import KnownAuthority, Validity
    from graph.model import ArgumentMap, Passage, Symposium


@dataclass(frozen=True, slots=True)
class ShownTime:
    """One of the times that count: what it is, the state then, the places in the text that give the time."""

    time: str
    told: str
    state: str
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownValidity:
    """``published`` is number and days of the row, ``times`` none for what is never in force.

    ``checked`` says who compared the row with its source, or that nobody did; ``short`` is all of it in a line.
    """

    rank: str
    published: str
    times: tuple[ShownTime, ...]
    amended: tuple[str, ...]
    successor: str | None
    checked: str
    is_checked: bool
    short: str


def validity_of(m: ArgumentMap, lang: Language, today: dt.date) -> dict[str, ShownValidity]:
    """The words for every authority of a map by its id, on one day."""
    cases = {c.id: c.label for c in m.cases}
    found = authority_validity(m, today)
    return {v.authority: shown_validity(v, cases, m.symposium, lang) for v in found}


def shown_validity(
    found: AuthorityValidity, cases: Mapping[str, str], symposium: Symposium, lang: Language
) -> ShownValidity:
    """The words for one authority; ``cases`` are labels by id, told where there is more than one."""
    words = _Words(cases, symposium, lang)
    rank = say(f"lexicon.rank.{found.rank or 'none'}", lang)
    times = words.times(found)
    checked = words.checked(found)
    parts = [rank, *(words.say("time", time=t.time, told=t.told) for t in times), checked]
    return ShownValidity(
        rank=rank,
        published=words.published(found.known) if found.known else "",
        times=times,
        amended=tuple(words.amended(a.since.isoformat(), a.basis) for a in found.amended),
        successor=found.known.successor if found.known else None,
        checked=checked,
        is_checked=found.is_checked,
        short=words.say("between").join(p for p in parts if p),
    )


class _Words:
    def __init__(self, cases: Mapping[str, str], symposium: Symposium, lang: Language) -> None:
        self._cases = cases
        self._symposium = symposium
        self._lang = lang

    def say(self, key: str, **values: object) -> str:
        return say(f"authorities_page.{key}", self._lang, **values)

    def times(self, found: AuthorityValidity) -> tuple[ShownTime, ...]:
        if not found.applies:
            return ()
        acts = [
            ShownTime(
                self._act(a.case, a.time),
                self._state(found, a.validity) if a.time else self.say("no_date"),
                str(a.validity or "unknown"),
                a.time.passages if a.time else (),
            )
            for a in found.acts
        ]
        held = (
            self._state(found, found.at_symposium) if found.held or not found.known else self.say("not_dated")
        )
        return (
            *acts,
            ShownTime(self._held(), held, str(found.at_symposium or "unknown")),
            ShownTime(self.say("today"), self._state(found, found.today), str(found.today or "unknown")),
        )

    def _held(self) -> str:
        """Where no date is told, between which days it was held, as the state follows from these."""
        earliest, latest = self._symposium.date_bounds
        if self._symposium.date or not earliest:
            return self.say("at_symposium")
        if latest:
            return self.say("at_symposium_between", earliest=earliest, latest=latest)
        return self.say("at_symposium_after", earliest=earliest)

    def _act(self, case: str, time: ActTime | None) -> str:
        label = self.say("of_case", case=self._cases[case]) if len(self._cases) > 1 else ""
        if time is None:
            return self.say("at_act", case=label)
        if time.earliest == time.latest:
            return self.say("at_act_on", case=label, date=time.earliest)
        return self.say("at_act_between", case=label, earliest=time.earliest, latest=time.latest)

    def _state(self, found: AuthorityValidity, validity: Validity | None) -> str:
        if validity:
            return say(f"lexicon.validity.{validity}", self._lang)
        return self.say("no_day" if found.known and found.known.in_force_from else "no_row")

    def checked(self, found: AuthorityValidity) -> str:
        if not found.applies:
            return ""
        if found.is_checked and found.known:
            return self.say("checked", date=found.known.checked, source=found.known.source or "–")
        return say("terms.validity_unchecked", self._lang)

    def published(self, known: KnownAuthority) -> str:
        days = (("issued", known.issued), ("from", known.in_force_from), ("until", known.in_force_until))
        told = [known.number or "", *(self.say(key, date=day) for key, day in days if day)]
        return self.say("comma").join(t for t in told if t)

    def amended(self, since: str, basis: str | None) -> str:
        return self.say("amended_by", date=since, basis=basis) if basis else since
