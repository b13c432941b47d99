"""A turn's text as sentences of typed clauses, parsed once; every offset points into the repaired text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract import condition_words
from graph.extract.clause_cuts import (
    BLANK,
    BRACKET,
    blank_brackets,
    blank_quotations,
    clause_cuts,
    sentence_cuts,
)
from graph.extract.clause_kinds import ClauseKind, kinds_of

if TYPE_CHECKING:
    from graph.extract.wordlists import Tongue
    from graph.model import Span


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence; ``text`` has long quotations blanked out, character for character."""

    kind: ClauseKind
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Clauses up to a full stop, semicolon or question mark; ``asks`` where it ends in a question mark."""

    start: int
    end: int
    clauses: tuple[Clause, ...]
    asks: bool


def parse_sentences(
    text: str, span: Span, tongue: Tongue, asked: tuple[str, ...] = ()
) -> tuple[Sentence, ...]:
    """The sentences of one paragraph. Law: clauses lie in order inside their sentence and never overlap,
    but for a condition in brackets, which lies inside the clause it binds. ``asked`` are verbs of the issues that
    are open, which conclude as well as the words of the lexicon do.
    """
    whole = blank_quotations(text[span.start : span.end])
    view = blank_brackets(whole)
    reported = False
    sentences = []
    for start, end in sentence_cuts(view, tongue):
        asides = _asides(whole, view, start, end, span.start, tongue)
        sentence, reported = _sentence(view, start, end, span.start, tongue, asides, asked, reported=reported)
        if sentence.clauses:
            sentences.append(sentence)
    return tuple(sentences)


def _asides(whole: str, view: str, start: int, end: int, offset: int, tongue: Tongue) -> list[Clause]:
    """Conditions that stand in brackets (如果酒精含量超标), each inside the clause it binds."""
    found = []
    for m in BRACKET.finditer(whole, start, end):
        inner = whole[m.start() + 1 : m.end() - 1]
        if view[m.start()] == BLANK and condition_words.opens(inner, tongue):
            found.append(Clause(ClauseKind.CONDITION, m.start() + 1 + offset, m.end() - 1 + offset, inner))
    return found


def _sentence(
    view: str,
    start: int,
    end: int,
    offset: int,
    tongue: Tongue,
    asides: list[Clause],
    asked: tuple[str, ...],
    *,
    reported: bool,
) -> tuple[Sentence, bool]:
    asks = view[start:end].rstrip("”」』）\"' ").endswith(("？", "?"))
    pieces = clause_cuts(view, start, end, tongue)
    kinds = kinds_of([view[a:b] for a, b in pieces], tongue, asked, reported=reported)
    clauses = tuple(
        Clause(k, a + offset, b + offset, view[a:b]) for (a, b), k in zip(pieces, kinds, strict=True)
    )
    if asides:
        clauses = tuple(
            sorted((*clauses, *asides), key=lambda c: (_host(c, clauses), c.kind is not ClauseKind.CONDITION))
        )
    carried = bool(kinds) and kinds[-1] is ClauseKind.REPORTED
    first = next((i for i, c in enumerate(view[start:end]) if not c.isspace()), 0)
    return Sentence(start + first + offset, end + offset, clauses, asks), carried


def _host(clause: Clause, clauses: tuple[Clause, ...]) -> int:
    """Where the clause that holds this one begins."""
    return next((c.start for c in clauses if c.start <= clause.start < c.end), clause.start)
