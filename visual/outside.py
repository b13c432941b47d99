"""What was said outside the questions, as a last lane: nothing that was read is left out of the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import Status
from visual.map_view import (
    Band,
    Block,
    Card,
    CardKind,
    Detail,
    Entry,
    Holding,
    Lane,
    Line,
    Row,
    Weight,
)
from visual.measure import shown
from visual.panel import outside_detail
from visual.totals import FOLDED, handle_card

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.model import Passage, Reported, Unplaced
    from visual.lookup import Lookup

ROWS = 6
"""How many are drawn of each kind; the panel lists them all."""
_LANE = "outside"


@dataclass(frozen=True, slots=True)
class OutsideLane:
    """The lane and what it adds to the map."""

    lane: Lane
    holdings: tuple[Holding, ...]
    details: tuple[Detail, ...]


@dataclass(frozen=True, slots=True)
class _Remark:
    id: str
    speaker: str
    text: str
    passage: Passage
    question: int


def outside_lane(lookup: Lookup) -> OutsideLane | None:
    """The lane of claims that fit no issue and of views told but not held; None where there are none."""
    m = lookup.argument_map
    kinds = {
        "unplaced": [_unplaced(u, lookup) for u in m.unplaced if u.status is not Status.REJECTED],
        "reported": [_reported(r, lookup) for r in m.reported],
    }
    blocks = [_block(term, remarks, lookup) for term, remarks in kinds.items() if remarks]
    if not blocks:
        return None
    remarks = [r for found in kinds.values() for r in found]
    rows = tuple(r.id for r in remarks)
    heading = lookup.say("outside")
    card = Card(_LANE, CardKind.QUESTION, "question", (Line(heading, Weight.BOLD, 3),), heading, _LANE, rows)
    details = [outside_detail(_LANE, "unplaced", [_entry(r, lookup) for r in remarks], lookup)]
    details += [
        outside_detail(f"{_LANE}.{term}", term, [_entry(r, lookup) for r in found], lookup)
        for term, found in kinds.items()
        if found
    ]
    details += [
        outside_detail(r.id, term, [_entry(r, lookup)], lookup)
        for term, found in kinds.items()
        for r in found
    ]
    holdings = [Holding(r.id, lookup.columns.get(r.speaker), _LANE, r.question) for r in remarks]
    lane = Lane(
        card,
        tuple(blocks),
        _summary(card, {lookup.label(term): len(found) for term, found in kinds.items() if found}, lookup),
        handle_card(card, lookup.say("handle.outside", words=heading)),
    )
    return OutsideLane(lane, tuple(holdings), tuple(details))


def _summary(lane: Card, told: Mapping[str, int], lookup: Lookup) -> Card:
    words = " · ".join(f"{term} {lookup.say('outside.count', n=n)}" for term, n in told.items())
    return Card(
        id=f"summary.{_LANE}",
        kind=CardKind.SUMMARY,
        look="issue",
        lines=(Line(f"{FOLDED} {words}", limit=2),),
        name=lookup.say("fold.open", words=words),
        detail=_LANE,
        rows=lane.rows,
    )


def _unplaced(item: Unplaced, lookup: Lookup) -> _Remark:
    ordinal = lookup.ordinals[item.question] if item.question else 0
    return _Remark(item.id, item.participant, item.text, item.passage, ordinal)


def _reported(item: Reported, lookup: Lookup) -> _Remark:
    words = lookup.say("holders", answer=item.held_by, names=item.text) if item.held_by else item.text
    return _Remark(item.id, item.by, words, item.passage, 0)


def _block(term: str, remarks: Sequence[_Remark], lookup: Lookup) -> Block:
    drawn = remarks[:ROWS]
    words = lookup.label(term)
    note = lookup.say("outside.count", n=len(remarks))
    if len(drawn) < len(remarks):
        note = lookup.say("outside.drawn", n=len(remarks), drawn=len(drawn))
    card = Card(
        id=f"{_LANE}.{term}",
        kind=CardKind.ISSUE,
        look="issue",
        lines=(Line(words, limit=2), Line(note, Weight.NOTE)),
        name=f"{words} {note}",
        detail=f"{_LANE}.{term}",
        rows=tuple(r.id for r in remarks),
    )
    fold = Card(
        id=f"fold.{card.id}",
        kind=CardKind.FOLD,
        look="fold",
        lines=(Line(f"{FOLDED} {note}", Weight.NOTE),),
        name=lookup.say("fold.open", words=f"{words} {note}"),
        detail=card.detail,
        rows=card.rows,
    )
    handle = handle_card(card, lookup.say("handle.outside", words=words))
    return Block(card, (Band(None, tuple(_row(r, lookup) for r in drawn)),), fold, handle)


def _row(remark: _Remark, lookup: Lookup) -> Row:
    person, text = lookup.people[remark.speaker], shown(remark.text)
    is_expert = remark.speaker in lookup.columns
    chip = Card(
        id=f"chip.{remark.id}",
        kind=CardKind.EXPERT,
        look=_LANE,
        lines=(Line(person.name, limit=3),),
        name=f"{person.name} {text}",
        detail=remark.id,
        rows=(remark.id,),
        column=None if lookup.is_summed else lookup.columns.get(remark.speaker),
    )
    reason = Card(
        id=f"reason.{remark.id}",
        kind=CardKind.REASON,
        look="reason",
        lines=(Line(text if is_expert else f"{person.name} {text}", limit=1),),
        name=f"{person.name} {text}",
        detail=remark.id,
        rows=(remark.id,),
    )
    return Row("structure", chip if is_expert else None, reason)


def _entry(remark: _Remark, lookup: Lookup) -> Entry:
    words = lookup.say("holders", answer=lookup.people[remark.speaker].name, names=remark.text)
    return Entry(words, lookup.url(remark.passage))
