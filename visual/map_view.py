"""What the issue map shows, as plain data: no positions, no colours, no HTML.

Read it as the picture is read: a lane for every question, in it a block for every issue, in it a band for
every answer, in it a row for every expert who holds it. A row is known by the ids of its stances; every card
lists the rows it belongs to, which is all that focus, filter and search need.

The view holds everything, however far the picture is unfolded: ``visual.folding`` says what of it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from graph.catalogue import Language
    from graph.model import Passage


class CardKind(StrEnum):
    """The kinds of cards. Experts' columns hold chips, silences, and sums of either where experts are many.

    A summary stands for a folded question, a fold for the folded reasons of an issue; a handle folds again.
    """

    QUESTION = "question"
    ISSUE = "issue"
    POSITION = "position"
    EXPERT = "expert"
    SILENCE = "silence"
    REASON = "reason"
    AUTHORITY = "authority"
    SUM = "sum"
    SUMMARY = "summary"
    FOLD = "fold"
    HANDLE = "handle"


class Weight(StrEnum):
    """How a line is set."""

    BOLD = "bold"
    PLAIN = "plain"
    NOTE = "note"


class Depth(StrEnum):
    """How far the map is unfolded: questions, or down to who holds what, or to reasons and authorities too."""

    QUESTIONS = "questions"
    POSITIONS = "positions"
    REASONS = "reasons"


@dataclass(frozen=True, slots=True)
class Line:
    """Words that begin a line of a card; the layout breaks them into at most ``limit`` lines.

    ``tail`` follows the words and stays whole where they must be cut.
    """

    text: str
    weight: Weight = Weight.PLAIN
    limit: int = 2
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One card; ``name`` is what a screen reader hears, ``detail`` the id of what the panel shows.

    ``column`` is the expert's, for chips and silences. ``doubtful`` cards get a dashed frame, ``framed`` ones
    a heavy one. ``beside`` is the card to stand beside where nothing is linked to it. ``bar`` is drawn in the card:
    look, symbol and count of each part.
    """

    id: str
    kind: CardKind
    look: str
    lines: tuple[Line, ...]
    name: str
    detail: str
    rows: tuple[str, ...]
    column: int | None = None
    doubtful: bool = False
    framed: bool = False
    beside: str | None = None
    bar: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One expert's line of the map; no chip where a moderator speaks."""

    look: str
    chip: Card | None
    reason: Card | None = None

    @property
    def cards(self) -> tuple[Card, ...]:
        """The chip and the reason."""
        return tuple(c for c in (self.chip, self.reason) if c)


@dataclass(frozen=True, slots=True)
class Band:
    """One answer and the rows of those who hold it; no position for what lies outside the questions.

    ``key`` is the answer's and ``words`` tell it. ``total`` stands for all its chips where experts are many. A band
    without rows is an answer that nobody gives, but somebody would under other facts.
    """

    position: Card | None
    rows: tuple[Row, ...]
    look: str = "structure"
    key: str = ""
    words: str = ""
    total: Card | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One issue with its answers and the silent; ``fold`` stands for its reasons, ``handle`` folds them again."""

    issue: Card
    bands: tuple[Band, ...]
    fold: Card
    handle: Card
    silences: tuple[Card, ...] = ()
    number: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """One question with its issues; ``summary`` stands for all of them, ``handle`` folds them again."""

    question: Card
    blocks: tuple[Block, ...]
    summary: Card
    handle: Card
    ordinal: int = 0


class LinkKind(StrEnum):
    """Down the tree of questions, along a row, or to an authority."""

    TREE = "tree"
    ROW = "row"
    CITES = "cites"


@dataclass(frozen=True, slots=True)
class Link:
    """A line between two cards (ids), left to right."""

    source: str
    target: str
    kind: LinkKind
    look: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """A row as filters see it: the expert's number, the answer's meaning, the question's ordinal or 0, other marks."""

    id: str
    expert: int | None
    answer: str
    question: int
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a section of the panel; ``url`` leads to its place in the reader."""

    text: str
    url: str | None = None
    is_quote: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the panel and what stands under it."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Detail:
    """All that the panel shows of one thing."""

    id: str
    heading: str
    kind: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A fact that can be set: its values, how many stances turn on it, who speaks to it."""

    id: str
    label: str
    values: tuple[str, ...]
    moves: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhatIfData:
    """The deciding facts, and as JSON the issues that turn on them, for ``static/resolve.js``."""

    choices: tuple[Choice, ...]
    issues: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A meaning that occurs in the map and its word; ``mark`` is what a row has that it filters, if it does."""

    key: str
    symbol: str
    word: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class MapView:
    """The whole issue map in one language.

    ``depth`` is how far it is unfolded at first. ``summed`` maps have one column for all experts. ``citations``
    lead from reasons to authorities. ``answers`` is the legend that filters, ``signs`` the key to the other signs;
    ``summary`` and ``checked`` are sentences to print with every map. ``what_if`` is what the scripts resolve.
    """

    title: str
    lang: Language
    depth: Depth
    summed: bool
    is_verbatim: bool
    summary: str
    checked: str
    experts: tuple[str, ...]
    questions: tuple[int, ...]
    lanes: tuple[Lane, ...]
    authorities: tuple[Card, ...]
    citations: tuple[Link, ...]
    holdings: tuple[Holding, ...]
    details: tuple[Detail, ...]
    answers: tuple[LegendEntry, ...]
    signs: tuple[LegendEntry, ...]
    what_if: WhatIfData | None = None

    def cards(self) -> Iterator[Card]:
        """Every card, folded or not, in reading order."""
        for lane in self.lanes:
            yield from (lane.question, lane.handle, lane.summary)
            for block in lane.blocks:
                yield from (block.issue, block.handle)
                for band in block.bands:
                    yield from (c for c in (band.position, band.total) if c)
                    for row in band.rows:
                        yield from row.cards
                yield from block.silences
                yield block.fold
        yield from self.authorities


@dataclass(frozen=True, slots=True)
class MapOptions:
    """What the caller decides: where a passage is read, how deep the map goes (None: by its size).

    A card is doubtful below ``doubtful_below`` while nobody has checked it.
    """

    reader_url: Callable[[Passage], str]
    depth: Depth | None = None
    doubtful_below: float = 0.5
