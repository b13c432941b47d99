"""What the issue map shows, as plain data: no positions, no colours, no HTML.

Read it as the picture is read: a lane for every question, in it a block for every issue, in it a band for
every answer, in it a row for every expert who holds it. A row is known by the ids of its stances; every card
lists the rows it belongs to, which is all that focus, filter and search need.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.catalogue import Language
    from graph.model import Passage


class CardKind(StrEnum):
    """The columns of the map; experts' columns hold chips and silences."""

    QUESTION = "question"
    ISSUE = "issue"
    POSITION = "position"
    EXPERT = "expert"
    SILENCE = "silence"
    REASON = "reason"
    AUTHORITY = "authority"


class Weight(StrEnum):
    """How a line is set."""

    BOLD = "bold"
    PLAIN = "plain"
    NOTE = "note"


class Depth(StrEnum):
    """How far the map is unfolded: down to who holds what, or down to reasons and authorities too."""

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
    a heavy one. ``beside`` is the card to stand beside where nothing is linked to it.
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


@dataclass(frozen=True, slots=True)
class Row:
    """What stands on one line of the map."""

    look: str
    chips: tuple[Card, ...]
    reason: Card | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """One answer and the rows of those who hold it; no position for what lies outside the questions."""

    position: Card | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One issue with its answers and the silent."""

    issue: Card
    bands: tuple[Band, ...]
    silences: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class Lane:
    """One question with its issues."""

    question: Card
    blocks: tuple[Block, ...]


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
    """A row as filters see it: the expert's column, the answer's meaning, the question's ordinal or 0."""

    id: str
    expert: int | None
    answer: str
    question: int


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
class LegendEntry:
    """A meaning that occurs in the map and its word."""

    key: str
    symbol: str
    word: str


@dataclass(frozen=True, slots=True)
class MapView:
    """The whole issue map in one language.

    ``answers`` is the legend that filters, ``signs`` the key to the other signs; ``summary`` and ``checked``
    are sentences to print with every map.
    """

    title: str
    lang: Language
    depth: Depth
    is_verbatim: bool
    summary: str
    checked: str
    experts: tuple[str, ...]
    questions: tuple[int, ...]
    lanes: tuple[Lane, ...]
    authorities: tuple[Card, ...]
    links: tuple[Link, ...]
    holdings: tuple[Holding, ...]
    details: tuple[Detail, ...]
    answers: tuple[LegendEntry, ...]
    signs: tuple[LegendEntry, ...]

    def cards(self) -> Iterator[Card]:
        """Every card, in reading order."""
        for lane in self.lanes:
            yield lane.question
            for block in lane.blocks:
                yield block.issue
                for band in block.bands:
                    if band.position:
                        yield band.position
                    for row in band.rows:
                        yield from row.chips
                        if row.reason:
                            yield row.reason
                yield from block.silences
        yield from self.authorities


@dataclass(frozen=True, slots=True)
class MapOptions:
    """What the caller decides: where a passage is read, how deep the map goes (None: by its size).

    A card is doubtful below ``doubtful_below`` while nobody has checked it.
    """

    reader_url: Callable[[Passage], str]
    depth: Depth | None = None
    doubtful_below: float = 0.5
