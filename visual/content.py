"""All content of the picture as rows of a table: for narrow screens, screen readers, and browsers without scripts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.catalogue import say
from visual.measure import JOINER, shown
from visual.palette import LIGHT

if TYPE_CHECKING:
    from visual.map_view import Block, Entry, MapView


@dataclass(frozen=True, slots=True)
class ContentRow:
    """One expert on one issue: name, answer with its look, reasons and authorities in full, where it is read."""

    expert: str
    look: str
    symbol: str
    answer: str
    reasons: tuple[Entry, ...]
    authorities: tuple[str, ...]
    url: str | None
    doubtful: bool


@dataclass(frozen=True, slots=True)
class ContentIssue:
    """One issue with its counts and everyone's row."""

    heading: str
    counts: str
    rows: tuple[ContentRow, ...]


@dataclass(frozen=True, slots=True)
class ContentQuestion:
    """One question with its issues."""

    heading: str
    issues: tuple[ContentIssue, ...]


def rows_of(view: MapView) -> list[ContentQuestion]:
    """Everything that is drawn, question by question, whether it is folded in the picture or not."""
    reader = _Reader(view)
    return [
        ContentQuestion(lane.question.name, tuple(reader.issue(block) for block in lane.blocks))
        for lane in view.lanes
    ]


class _Reader:
    """Finds the content of a row in what the panel tells of it."""

    def __init__(self, view: MapView) -> None:
        self.details = {d.id: d for d in view.details}
        self.lang = view.lang

    def issue(self, block: Block) -> ContentIssue:
        rows = [
            self.row(stance, band.look, band.words, doubtful=bool(row.chip and row.chip.doubtful))
            for band in block.bands
            for row in band.rows
            for stance in row.cards[0].rows
        ]
        rows += [
            self.row(stance, card.look, "", doubtful=False) for card in block.silences for stance in card.rows
        ]
        first, *notes = block.issue.lines
        counts = " ".join(shown(line.text) for line in notes)
        return ContentIssue(shown(first.text), counts.replace(JOINER, ""), tuple(rows))

    def row(self, stance: str, look: str, answer: str, *, doubtful: bool) -> ContentRow:
        detail = self.details[stance]
        told = {s.heading: s.entries for s in detail.sections}
        passages = told.get(self.label("passage")) or told.get(say("map.said", self.lang)) or ()
        silent = told.get(self.label("option"))
        known = LIGHT.looks.get(look)
        return ContentRow(
            expert=detail.heading if silent else "",
            look=look,
            symbol=known.symbol if known else "",
            answer=answer or (silent[0].text if silent else " ".join(e.text for e in passages)),
            reasons=tuple(told.get(self.label("reason")) or ()),
            authorities=tuple(e.text for e in told.get(self.label("authority")) or ()),
            url=next((e.url for e in passages if e.url), None),
            doubtful=doubtful,
        )

    def label(self, term: str) -> str:
        word = say(f"terms.{term}", self.lang)
        return word[:1].upper() + word[1:]
