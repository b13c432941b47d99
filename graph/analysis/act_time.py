"""When the acts of a case were done, by the dates its statement of facts gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from graph.lexicon.validity import Period
from graph.model import Passage, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import CourtCase

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<{0}>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    # 2013年3月5日; the signs for year or month may be lost: 20133月, 2011年1120日
    r"(?<!\d)(?P<year>(?:19|20)\d\d)\s*(?:年\s*)?(?P<month>1[0-2]|0?[1-9])\s*月(?:\s*(?P<day>[12]\d|3[01]|0?[1-9])\s*[日号])?"
    r"|(?<!\d)(?P<bare>(?:19|20)\d\d)\s*年(?:\s*(?P<run>(?:1[0-2]|0?[1-9])(?:[12]\d|3[01]|0[1-9]))\s*[日号])?"
    r"|(?P<same>[同当该]年|次年|翌年|第二年)(?:\s*(?P<m2>1[0-2]|0?[1-9])\s*月(?:\s*(?P<d2>[12]\d|3[01]|0?[1-9])\s*[日号])?"
    r"|\s*(?P<run2>(?:1[0-2]|0?[1-9])(?:[12]\d|3[01]|0[1-9]))\s*[日号])"
    r"|(?<![\d年月])(?P<m3>1[0-2]|0?[1-9])\s*月(?:\s*(?P<d3>[12]\d|3[01]|0?[1-9])\s*[日号])?(?![份\d]?\s*(?:龄|大))"
    rf"|(?i:\b(?:(?P<d4>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?\s+)?{_MONTH.format('m4')}\s+"
    r"(?:(?P<d5>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?,?\s+)?(?P<y4>(?:19|20)\d\d)\b)"
    r"|(?i:\b(?:in|since|during|from|until)\s+(?P<y5>(?:19|20)\d\d)\b)"
)
_NOT_THE_ACT = re.compile(
    r"出生|生于|刑满|前科|曾因|判处|判决|裁定|一审|二审|起诉|公诉|立案|逮捕|拘留|抓获|归案|投案|自首|取保|修订|修正|施行|颁布|公布|印发"
    r"|(?i:\bborn\b|arrest|charged|indicted|sentenced|convicted|judgment|verdict|enacted|amended)"
)
_CLAUSE_END = re.compile(r"[，。；,;！？!?]|\.\s|$")


@dataclass(frozen=True, slots=True)
class ActTime:
    """From the earliest to the latest date told (ISO-8601, day or month may be missing), with the places."""

    earliest: str
    latest: str
    passages: tuple[Passage, ...]

    @property
    def period(self) -> Period:
        """All days that are meant."""
        return Period.of(self.earliest, self.latest)


def act_time(case: CourtCase) -> ActTime | None:
    """By all dates of the statement of facts but those of procedure and of birth; None where it gives none."""
    if case.passage is None:
        return None
    told = sorted(_dates(case.passage.quote))
    if not told:
        return None
    source = case.passage
    start = source.span.start
    places = tuple(
        Passage(source.document, Span(start + a, start + b), source.quote[a:b])
        for a, b in sorted({place for _, place in told})
    )
    earliest = min((iso for iso, _ in told), key=lambda iso: Period.of(iso, iso).first)
    latest = max((iso for iso, _ in told), key=lambda iso: Period.of(iso, iso).last)
    return ActTime(earliest, latest, places)


def _dates(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """A date without a year takes the year of the one before it, and is left out where there is none."""
    year = None
    for found in _DATE.finditer(text):
        named = found["year"] or found["bare"] or found["y4"] or found["y5"]
        if named:
            year = int(named)
        elif year is not None and found["same"] and found["same"][0] in "次翌第":
            year += 1
        if year is None or not (iso := _iso(year, found)):
            continue
        if not _NOT_THE_ACT.search(_said_of(text, found.start(), found.end())):
            yield iso, found.span()


def _iso(year: int, found: re.Match[str]) -> str | None:
    run = found["run"] or found["run2"]
    month, day = (run[:-2], run[-2:]) if run else (None, None)
    month = month or found["month"] or found["m2"] or found["m3"]
    if found["m4"]:
        month = str(_MONTHS.index(found["m4"].lower()[:3]) + 1)
    day = day or found["day"] or found["d2"] or found["d3"] or found["d4"] or found["d5"]
    try:
        date(year, int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join([str(year), *(f"{int(part):02}" for part in (month, day) if part)])


def _said_of(text: str, start: int, end: int) -> str:
    """The clause the date stands in; where it is nothing but the date, the next one too."""
    begin = max(
        (m.end() for m in _CLAUSE_END.finditer(text, 0, start) if m.end() <= start and m.group()), default=0
    )
    stop = _end(text, end)
    if not text[end:stop].strip():
        stop = _end(text, stop + 1)
    return text[begin:stop]


def _end(text: str, start: int) -> int:
    found = _CLAUSE_END.search(text, min(start, len(text)))
    return found.start() if found else len(text)
