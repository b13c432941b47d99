"""Where in the source something stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph.model.ids import make_id


class Alignment(StrEnum):
    """How the quotation was found: as it stands, after repair, by likeness, or set by a person."""

    EXACT = "exact"
    REPAIRED = "repaired"
    FUZZY = "fuzzy"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of the text as received, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation with its place; law: ``document text[start:end] == quote``.

    ``document`` is the SHA-256 of the source bytes. Where a page break cuts the passage, the span covers it
    whole and ``fragments`` lists the parts.
    """

    document: str
    span: Span
    quote: str
    alignment: Alignment = Alignment.EXACT
    fragments: tuple[Span, ...] = ()

    @property
    def id(self) -> str:
        """Document and span."""
        return make_id("passage", self.document, self.span.start, self.span.end)
