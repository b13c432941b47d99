"""The key of the map: the answers, which are its filter too, and the other signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visual.map_view import LegendEntry
from visual.palette import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from visual.answers import Outcome
    from visual.lookup import Lookup
    from visual.map_view import Card, Lane


def answers_legend(
    found: set[str], outcomes: Mapping[frozenset[str], Outcome], lookup: Lookup
) -> tuple[LegendEntry, ...]:
    """The answers that occur, in the order of the palette; an outcome by its own name."""
    named = {o.look: o.words for o in outcomes.values()}
    named["outcome-other"] = lookup.say("other_answers")
    return tuple(
        LegendEntry(key, look.symbol, named[key] if key in named else lookup.label(key))
        for key, look in LIGHT.looks.items()
        if key in found and key != "outside"
    )


def signs_legend(
    lanes: Sequence[Lane], authorities: Sequence[Card], lookup: Lookup
) -> tuple[LegendEntry, ...]:
    """The signs that occur beside the answers."""
    return tuple(_signs(lanes, authorities, lookup))


def _signs(lanes: Sequence[Lane], authorities: Sequence[Card], lookup: Lookup) -> Iterator[LegendEntry]:
    blocks = [b for lane in lanes for b in lane.blocks]
    tallies = " ".join(line.text for b in blocks for line in b.issue.lines[1:])
    for sign, word in (("★", lookup.label("consensus")), ("≠", lookup.label("conflict"))):
        if sign in tallies:
            yield LegendEntry("sign", sign, word)
    kinds = {lookup.authorities[c.id].kind for c in authorities}
    signs: dict[str, list[str]] = {}
    for kind in sorted(kinds, key=list(type(next(iter(kinds)))).index) if kinds else ():
        signs.setdefault(lookup.say(f"sign.{kind}"), []).append(lookup.term(f"kind.{kind}"))
    yield from (LegendEntry("sign", sign, lookup.listed(words)) for sign, words in signs.items() if sign)
    reasons = [r.reason for b in blocks for band in b.bands for r in band.rows if r.reason]
    if any(line.tail for r in reasons for line in r.lines):
        yield LegendEntry("sign", lookup.say("reasons.more", n="n"), lookup.say("legend.more_reasons"))
    if any(c.framed for c in authorities):
        yield LegendEntry("contested", "", lookup.say("legend.contested"))
    if authorities:
        yield LegendEntry("cites", "", lookup.say("legend.cites"))
    cards = [c for b in blocks for band in b.bands for row in band.rows for c in row.chips]
    if any(c.doubtful for c in [*cards, *(b.issue for b in blocks)]):
        yield LegendEntry("doubtful", "", lookup.say("legend.doubtful"))
