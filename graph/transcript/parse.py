"""Repaired text to transcript: the layout readings put together."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.errors import InputError, Problem
from graph.model import Role, Span
from graph.transcript.document import Section, Speaker, Transcript, Turn
from graph.transcript.layout.blocks import split_blocks
from graph.transcript.layout.cases import find_cases
from graph.transcript.layout.faults import reading_faults
from graph.transcript.layout.front import date_bounds, find_date, find_organiser, find_origin, find_title
from graph.transcript.layout.heads import question_heads
from graph.transcript.layout.hypotheses import best_reading
from graph.transcript.layout.labels import find_labels
from graph.transcript.layout.opinions import find_opinions
from graph.transcript.layout.people import find_cast
from graph.transcript.layout.roster import find_roster
from graph.transcript.layout.tail import tail_start
from graph.transcript.overrides import Overrides
from graph.transcript.traditional import is_traditional

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.transcript.layout.assembly import OpenSection, OpenTurn
    from graph.transcript.layout.blocks import Block
    from graph.transcript.repair import RepairedText

_NOTHING = Overrides()


def parse_transcript(text: RepairedText, overrides: Overrides = _NOTHING) -> Transcript:
    """Who says what under which question, with everything doubtful as a problem.

    Raises InputError: SM110 nobody speaks as an expert, SM116 ``question_heads`` is no regular expression.
    """
    blocks = split_blocks(text.text, text.bold, text.headings)
    labels = find_labels(blocks)
    roster = find_roster(blocks, labels)
    cast = find_cast(blocks, labels, roster, overrides.speakers, overrides.moderator)
    end = tail_start(blocks, cast.voices)
    heads = question_heads(blocks, cast.voices, _pattern(overrides.question_heads))
    reading, rival = best_reading(blocks, text.text, cast, heads, end)
    faults = reading_faults(text, blocks, cast, roster, reading, rival)
    if not any(t.role is Role.EXPERT for s in reading.sections for t in s.turns):
        raise InputError([Problem("SM110"), *faults])
    made = reading.made
    front = [blocks[n] for n in made.front if n not in roster.blocks]
    opening = tuple(_turn(t) for t in reading.opening if t.paragraphs)
    sections = tuple(_section(n, s, blocks) for n, s in enumerate(reading.sections, 1))
    cases = find_cases(made.cases, opening or sections[0].turns[:1], text.text)
    opinions = find_opinions(
        made.opinions, cases, opening or sections[0].turns[:1], [b.span for b in front], text.text
    )
    date = overrides.date or find_date(front, text.text)
    return Transcript(
        text,
        overrides.title or _title(front, text),
        overrides.organiser or find_organiser(front, text.text),
        date,
        date_bounds(text.text, date),
        overrides.origin or find_origin(blocks),
        tuple(_as_written(s, text) for s in _speaking(cast.speakers, opening, sections)),
        cases,
        opinions,
        opening,
        sections,
        tuple(faults),
    )


def _pattern(written: str | None) -> re.Pattern[str] | None:
    if written is None:
        return None
    try:
        return re.compile(written)
    except re.error as e:
        raise InputError([Problem("SM116", {"pattern": written, "reason": str(e)})]) from e


def _turn(turn: OpenTurn) -> Turn:
    return Turn(turn.speaker, turn.role, tuple(turn.paragraphs))


def _section(ordinal: int, section: OpenSection, blocks: Sequence[Block]) -> Section:
    head = blocks[section.head.block].span if section.head else None
    title = (section.head.title or None) if section.head else None
    prompt = [blocks[n].span for n in section.prompt]
    if section.head and not title and prompt:  # a digit alone: the next line is the title
        title = blocks[section.prompt[0]].text
        head, prompt = Span(blocks[section.head.block].start, prompt[0].end), prompt[1:]
    turns = tuple(_turn(t) for t in section.turns if t.paragraphs)
    return Section(ordinal, title, head, turns, tuple(prompt))


def _speaking(
    speakers: Sequence[Speaker], opening: Sequence[Turn], sections: Sequence[Section]
) -> list[Speaker]:
    heard = {t.speaker for t in opening} | {t.speaker for s in sections for t in s.turns}
    return [s for s in speakers if s.name in heard]


def _title(front: Sequence[Block], text: RepairedText) -> str | None:
    span = find_title(front)
    if span is None:
        return None
    return _written(span, text) if is_traditional(text.source.text) else text.text[span.start : span.end]


def _as_written(speaker: Speaker, text: RepairedText) -> Speaker:
    return replace(speaker, written=_written(speaker.span, text))


def _written(span: Span, text: RepairedText) -> str:
    """The words as the source has them, without blanks between Chinese characters and without pinyin."""
    bare = re.sub(r"[（(][^（()）]*[）)]", "", text.passage(span.start, span.end).quote)
    return " ".join(bare.split()) if bare.isascii() else "".join(bare.split())
