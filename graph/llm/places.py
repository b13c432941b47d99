"""Where the words that a model quotes stand in the turns of their speaker; what does not stand there is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.errors import Problem, Severity
from graph.model import Alignment, Span
from graph.review.anchoring import Anchor, Refusal, find_quote
from graph.review.sense import negates
from graph.transcript import repair

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph.llm.pieces import Line, Piece, ShownTurn
    from graph.model import Participant, Passage
    from graph.transcript.repair import RepairedText

_CLAUSE_ENDS = re.compile(r"[，。；！？：,;!?:\n]|\.(?!\d)")
_QUOTED = 60


@dataclass(frozen=True, slots=True)
class Place:
    """Whole clauses that hold a quotation: their place in the readable text, and as a passage of the source."""

    span: Span
    passage: Passage


class RefusedError(Exception):
    """Something a model said that is not so; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        """Carry ``problem``."""
        super().__init__(problem.code)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Places:
    """Finds quotations in one piece; ``names`` are people, whose exchange makes another sense."""

    piece: Piece
    text: RepairedText
    names: Collection[str]

    def find(self, expert: Participant, quote: str, line: str) -> Place:
        """The clauses of that expert's own turns that the quotation stands in, nearest to the line.

        RefusedError: SM164 no such line, or of another speaker; SM165 not in the text; SM166 with another negation,
        charge, number or name than there, or cut out of a clause with a negation; SM167 in another's turn.
        """
        near = self._line(expert, line, quote)
        quote = readable(quote, self.text)
        mine = [t for t in self.piece.turns if t.participant is expert]
        found = [self._in(turn, quote, near) for turn in sorted(mine, key=lambda t: near not in t.lines)]
        for anchor in found:
            if isinstance(anchor, Anchor):
                return self._place(anchor, quote)
        if Refusal.CHANGED in found:
            raise _refused("SM166", expert, quote)
        others = [t for t in self.piece.turns if t.participant is not expert]
        if any(isinstance(self._in(turn, quote, near), Anchor) for turn in others):
            raise _refused("SM167", expert, quote)
        raise _refused("SM165", expert, quote)

    def _line(self, expert: Participant, line: str, quote: str) -> Line:
        for turn in self.piece.turns:
            for one in turn.lines:
                if one.id == line and turn.participant is expert:
                    return one
        raise RefusedError(unknown(line, quote))

    def _in(self, turn: ShownTurn, quote: str, near: Line) -> Anchor | Refusal:
        start, end = _bounds(turn)
        found = find_quote(
            self.text.text[start:end], quote, max(near.span.start - start, 0), names=self.names
        )
        if isinstance(found, Refusal):
            return found
        return replace(found, span=Span(found.span.start + start, found.span.end + start))

    def _place(self, anchor: Anchor, quote: str) -> Place:
        span, text = anchor.span, self.text.text
        whole = self._clauses(span)
        if negates(text[whole.start : span.start]) or negates(text[span.end : whole.end]):
            raise RefusedError(Problem("SM166", {"quote": quote[:_QUOTED]}, severity=Severity.WARNING))
        passage = self.text.passage(whole.start, whole.end)
        if anchor.alignment is Alignment.FUZZY:
            passage = replace(passage, alignment=Alignment.FUZZY)
        return Place(whole, passage)

    def _clauses(self, span: Span) -> Span:
        """The span with the rest of the clauses at its ends, without white space around."""
        text = self.text.text
        start = max(
            (m.end() for m in _CLAUSE_ENDS.finditer(text, max(0, span.start - 400), span.start)), default=-1
        )
        turn = next(_bounds(t) for t in self.piece.turns if _bounds(t)[0] <= span.start < _bounds(t)[1])
        start = max(start, turn[0])
        last = text[span.end - 1]
        found = None if _CLAUSE_ENDS.match(last) else _CLAUSE_ENDS.search(text, span.end, turn[1])
        end = span.end if _CLAUSE_ENDS.match(last) else found.start() if found else turn[1]
        while start < span.start and text[start].isspace():
            start += 1
        return Span(start, max(end, span.end))


def readable(words: str, text: RepairedText) -> str:
    """Words that a model wrote, as the readable text writes them: it may use the characters of the source."""
    return repair(replace(text.source, text=words, bold=(), headings=())).text if words.strip() else ""


def unknown(given: str, about: str) -> Problem:
    """An id that is not in the lists the model was given (SM164)."""
    return Problem("SM164", {"given": given[:_QUOTED], "quote": about[:_QUOTED]}, severity=Severity.WARNING)


def _refused(code: str, expert: Participant, quote: str) -> RefusedError:
    values = (
        {"quote": quote[:_QUOTED]} if code != "SM167" else {"quote": quote[:_QUOTED], "name": expert.name}
    )
    return RefusedError(Problem(code, values, severity=Severity.WARNING))


def _bounds(turn: ShownTurn) -> tuple[int, int]:
    """Start and end of a turn; an empty one has no place."""
    spans = [line.span for line in turn.lines]
    return (spans[0].start, spans[-1].end) if spans else (0, 0)
