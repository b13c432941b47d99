"""What a language model is shown: one question at a time, its issues, its speakers, its turns line by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.participants import participant_id
from graph.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.model import ArgumentMap, Issue, Participant, Question, Span
    from graph.transcript.document import Section, Transcript, Turn

LARGEST = 12_000  # characters of turns in one piece; a longer question is asked in several


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a turn: its id in the piece, its place in the readable text."""

    id: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class ShownTurn:
    """One turn; ``participant`` is None for who is no expert."""

    role: Role
    participant: Participant | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One question, or a part of a long one; ids are short and hold only here."""

    ordinal: int
    issues: dict[str, Issue]
    options: dict[str, dict[str, str]]  # issue -> short id -> id of the option
    experts: dict[str, Participant]
    turns: tuple[ShownTurn, ...]


def pieces_of(transcript: Transcript, m: ArgumentMap, largest: int = LARGEST) -> list[Piece]:
    """The questions that have issues and experts who speak to them, in order, cut between lines where long.

    The moderator's turns stand in every part of a question that is cut.
    """
    people = {p.id: p for p in m.participants}
    by_name = {s.name: people.get(participant_id(s, m.symposium.id)) for s in transcript.speakers}
    known = {name: person for name, person in by_name.items() if person is not None}
    pieces = []
    for section, question in zip(transcript.sections, m.questions, strict=True):
        turns = list(_shown(section, transcript, known))
        if question.issues and any(t.participant for t in turns):
            pieces += [_piece(question, part) for part in _parts(turns, largest)]
    return pieces


def _shown(section: Section, transcript: Transcript, known: dict[str, Participant]) -> Iterator[ShownTurn]:
    count = 0
    for turn in section.turns:
        lines = []
        for span in turn.paragraphs:
            count += 1
            lines.append(Line(f"L{count}", span, transcript.text.text[span.start : span.end]))
        yield ShownTurn(turn.role, _expert(turn, known), tuple(lines))


def _expert(turn: Turn, known: dict[str, Participant]) -> Participant | None:
    found = known.get(turn.speaker)
    return found if found is not None and found.role is Role.EXPERT else None


def _parts(turns: Sequence[ShownTurn], largest: int) -> Iterator[list[ShownTurn]]:
    """The turns in parts of at most that many characters, a line being the least that is kept together."""
    asked = [t for t in turns if t.participant is None]
    part: list[ShownTurn] = []
    held = 0
    for turn in turns:
        if turn.participant is None:
            part.append(turn)
            continue
        for line in turn.lines:
            if held and held + len(line.text) > largest:
                yield part
                part, held = list(asked), 0
            part = _with(part, turn, line)
            held += len(line.text)
    if held:
        yield part


def _with(part: list[ShownTurn], turn: ShownTurn, line: Line) -> list[ShownTurn]:
    last = part[-1] if part else None
    if last and last.participant is turn.participant and last.lines and last.lines[-1] in turn.lines:
        return [*part[:-1], ShownTurn(turn.role, turn.participant, (*last.lines, line))]
    return [*part, ShownTurn(turn.role, turn.participant, (line,))]


def _piece(question: Question, turns: Sequence[ShownTurn]) -> Piece:
    issues = {i.number: i for i in question.issues}
    speaking = {t.participant.id: t.participant for t in turns if t.participant}
    return Piece(
        question.ordinal,
        issues,
        {number: {f"o{n}": o.id for n, o in enumerate(i.options, 1)} for number, i in issues.items()},
        {f"p{n}": person for n, person in enumerate(speaking.values(), 1)},
        tuple(turns),
    )
