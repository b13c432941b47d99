"""The key of the map, which is its filter too: the answers, the kinds of silence, and the other signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model import Silence, Status
from visual.map_view import LegendEntry
from visual.palette import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from visual.answers import Outcome
    from visual.lookup import Lookup
    from visual.map_view import Card, Lane

AGREED, CONTESTED, DOUBTFUL, APART = "agreed", "contested", "doubtful", "apart"


def answers_legend(
    found: set[str], outcomes: Mapping[frozenset[str], Outcome], lookup: Lookup
) -> tuple[LegendEntry, ...]:
    """The answers that occur, in the order of the palette, an outcome by its own name; then the kinds of silence."""
    named = {o.look: o.words for o in outcomes.values()}
    named["outcome-other"] = lookup.say("other_answers")
    entries = [
        LegendEntry(key, look.symbol, named[key] if key in named else lookup.label(key))
        for key, look in LIGHT.looks.items()
        if key in found and key != "outside"
    ]
    symbol = LIGHT.looks["silent"].symbol
    silences = [(f"silent-{s}", lookup.label(f"silence.{s}")) for s in Silence]
    return (*entries, *(LegendEntry(key, symbol, word) for key, word in silences if key in found))


def marks_of(lookup: Lookup, authorities: Sequence[Card]) -> Mapping[str, tuple[str, ...]]:
    """What else can be asked of a stance (id): its issue agreed or contested, its reading doubtful, what it cites."""
    apart = {a.id for a in authorities if a.framed}
    return {s.id: tuple(dict.fromkeys(_marks(s.id, apart, lookup))) for s in lookup.stances.values()}


def _marks(stance: str, apart: set[str], lookup: Lookup) -> Iterator[str]:
    held = lookup.stances[stance]
    consensus = lookup.analysis.on_issue(held.issue)
    if consensus.is_consensus:
        yield AGREED
    if consensus.is_contested:
        yield CONTESTED
    if held.status is Status.PROPOSED and held.confidence < lookup.options.doubtful_below:
        yield DOUBTFUL
    for citation in lookup.citations.get(stance, ()):
        if sign := lookup.say(f"sign.{lookup.authorities[citation.authority].kind}"):
            yield f"cites {sign}"
        if citation.authority in apart:
            yield APART


def signs_legend(
    marks: set[str], lanes: Sequence[Lane], authorities: Sequence[Card], lookup: Lookup
) -> tuple[LegendEntry, ...]:
    """The signs that occur beside the answers; those that a row can have filter."""
    return tuple(_signs(marks, lanes, authorities, lookup))


def _signs(
    marks: set[str], lanes: Sequence[Lane], authorities: Sequence[Card], lookup: Lookup
) -> Iterator[LegendEntry]:
    for sign, term, mark in (("★", "consensus", AGREED), ("≠", "conflict", CONTESTED)):
        if mark in marks:
            yield LegendEntry("sign", sign, lookup.label(term), mark)
    kinds = {lookup.authorities[c.id].kind for c in authorities}
    signs: dict[str, list[str]] = {}
    for kind in sorted(kinds, key=list(type(next(iter(kinds)))).index) if kinds else ():
        signs.setdefault(lookup.say(f"sign.{kind}"), []).append(lookup.term(f"kind.{kind}"))
    for sign, words in signs.items():
        if sign:
            mark = f"cites {sign}"
            yield LegendEntry("sign", sign, lookup.listed(words), mark if mark in marks else "")
    if APART in marks:
        yield LegendEntry("contested", "", lookup.say("legend.contested"), APART)
    if DOUBTFUL in marks:
        yield LegendEntry("doubtful", "", lookup.say("legend.doubtful"), DOUBTFUL)
    if authorities:
        yield LegendEntry("cites", "", lookup.say("legend.cites"))
    rows = [row for lane in lanes for b in lane.blocks for band in b.bands for row in band.rows]
    if any(line.tail for row in rows if row.reason for line in row.reason.lines):
        yield LegendEntry("sign", lookup.say("reasons.more", n="n"), lookup.say("legend.more_reasons"))
