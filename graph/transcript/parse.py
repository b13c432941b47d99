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
from graph.transcript.layout.faults import label_faults, name_faults, reading_faults
from graph.transcript.layout.front import date_bounds, find_date, find_organiser, find_origin, find_title
from graph.transcript.layout.heads import question_heads
from graph.transcript.layout.hypotheses import best_reading
from graph.transcript.layout.introduced import with_introduced
from graph.transcript.layout.introductions import introduced_in_words
from graph.transcript.layout.labels import find_labels
from graph.transcript.layout.opinions import find_opinions
from graph.transcript.layout.people import find_cast, speaker_of
from graph.transcript.layout.roster import find_roster
from graph.transcript.layout.tail import tail_start
from graph.transcript.layout.unread import unread_labels
from graph.transcript.layout.vouching import vouch
from graph.transcript.overrides import Overrides
from graph.transcript.traditional import is_traditional

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.transcript.layout.assembly import OpenSection, OpenTurn
    from graph.transcript.layout.blocks import Block
    from graph.transcript.layout.hypotheses import Reading
    from graph.transcript.layout.labels import Label
    from graph.transcript.layout.people import Cast
    from graph.transcript.layout.roster import Listed, Roster
    from graph.transcript.repair import RepairedText

_NOTHING = Overrides()
# more lines to a turn than this is a story in which somebody happens to be named before a colon
_LINES_A_TURN = 60
_LINES_OF_A_GUESS = 8


def parse_transcript(text: RepairedText, overrides: Overrides = _NOTHING) -> Transcript:
    """Who says what under which question, with everything doubtful as a problem.

    Raises InputError with all problems: SM110 nobody speaks as an expert; SM115, SM117 a given speaker or
    question head is nowhere in the text; SM116 ``question_heads`` is no regular expression.
    """
    blocks = split_blocks(text.text, text.bold, text.headings)
    introduced = [p.name for p in introduced_in_words(text.text)]
    labels = find_labels(blocks, _given(overrides), introduced)
    front = find_roster(blocks, labels)
    roster = with_introduced(front, labels.values(), text.text)
    # the list of guests stands apart from the parts around it
    blocks = [replace(b, noise=True) if n in roster.blocks else b for n, b in enumerate(blocks)]
    vouched = vouch(blocks, labels, roster)
    cast = find_cast(blocks, vouched.real, roster, overrides.moderator)
    end = tail_start(blocks, cast.voices)
    custom = _pattern(overrides.question_heads)
    heads = question_heads(blocks, {n: v.label for n, v in cast.voices.items()}, custom)
    reading, rival = best_reading(blocks, text.text, cast, heads, end)
    faults = [
        *name_faults(text, vouched.doubtful, cast, front),
        *label_faults(text, unread_labels(blocks, cast.voices, end)),
        *reading_faults(text, blocks, reading, rival),
    ]
    _refuse(
        [*_no_symposium(cast, reading, vouched.doubtful, text.text), *_unmet(overrides, cast, blocks)], faults
    )
    return _transcript(text, overrides, blocks, roster, cast, reading, faults)


def _transcript(
    text: RepairedText,
    overrides: Overrides,
    blocks: Sequence[Block],
    roster: Roster,
    cast: Cast,
    reading: Reading,
    faults: Sequence[Problem],
) -> Transcript:
    front = [blocks[n] for n in reading.made.front]
    opening = tuple(_turn(t) for t in reading.opening if t.paragraphs)
    sections = tuple(_section(n, s, blocks) for n, s in enumerate(reading.sections, 1))
    places = _places(opening, sections, front)
    cases = find_cases(reading.made.cases, places, _talk(opening, sections, front), text.text)
    in_cases = [p for c in cases for p in c.paragraphs]
    date = overrides.date or find_date(front, text.text)
    return Transcript(
        text,
        overrides.title or _title(front, text),
        overrides.organiser or find_organiser(front, text.text),
        date,
        date_bounds(text.text, date),
        overrides.origin or find_origin(blocks),
        tuple(_present(cast, roster, opening, sections, text)),
        cases,
        find_opinions(reading.made.opinions, [*in_cases, *places], text.text),
        opening,
        sections,
        tuple(faults),
    )


def _unmet(overrides: Overrides, cast: Cast, blocks: Sequence[Block]) -> list[Problem]:
    """What a person has given and the text does not have."""
    labels = {v.label.name for v in cast.voices.values()} | {s.name for s in cast.speakers}
    unmet = [Problem("SM115", {"name": name}) for name in _given(overrides) if name not in labels]
    pattern = overrides.question_heads
    if pattern and not any(re.search(pattern, b.text) for b in blocks):
        unmet.append(Problem("SM117", {"pattern": pattern}))
    return unmet


def _no_symposium(cast: Cast, reading: Reading, doubtful: Sequence[Label], text: str) -> list[Problem]:
    """SM110 where no expert speaks, or where the few labels there are cannot carry the text."""
    turns = [t for s in reading.sections for t in s.turns]
    lines = sum(len(t.paragraphs) for t in turns)
    voices = {t.speaker for t in turns if t.paragraphs}
    experts = {t.speaker for t in turns if t.role is Role.EXPERT and t.paragraphs}
    guessed = set(cast.voices) <= {label.block for label in doubtful}
    limit = _LINES_OF_A_GUESS if guessed else _LINES_A_TURN
    enough = (
        len(experts) > guessed and len(voices) > 1
    )  # a name before a colon here and there is no symposium
    return [] if enough and lines <= limit * len(turns) and not _is_story(turns, text) else [Problem("SM110")]


def _is_story(turns: Sequence[OpenTurn], text: str) -> bool:
    """Whether what is said stands in quotation marks, as in a novel."""
    quoted = [
        text[t.paragraphs[0].start] in '“"「' and text[t.paragraphs[0].end - 1] in '”"」'
        for t in turns
        if t.paragraphs
    ]
    return sum(quoted) > len(quoted) / 2


def _given(overrides: Overrides) -> tuple[str, ...]:
    return (*overrides.speakers, *((overrides.moderator,) if overrides.moderator else ()))


def _refuse(errors: Sequence[Problem], warnings: Sequence[Problem]) -> None:
    if errors:
        raise InputError([*errors, *warnings])


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


def _places(opening: Sequence[Turn], sections: Sequence[Section], front: Sequence[Block]) -> list[Span]:
    """Where a case without a head may be told: the moderator's welcome, the first question, the preface."""
    first = [t for t in sections[0].turns[:1] if t.role is Role.MODERATOR]
    turns = [t for t in opening if t.role is Role.MODERATOR] + first
    return [p for t in turns for p in t.paragraphs] + [*sections[0].prompt] + [b.span for b in front]


def _talk(opening: Sequence[Turn], sections: Sequence[Section], front: Sequence[Block]) -> list[Span]:
    """Where cases may be told behind labels: the preface and everything that the moderator says."""
    turns = [*opening, *(t for s in sections for t in s.turns)]
    return [b.span for b in front] + [p for t in turns if t.role is Role.MODERATOR for p in t.paragraphs]


def _present(
    cast: Cast, roster: Roster, opening: Sequence[Turn], sections: Sequence[Section], text: RepairedText
) -> list[Speaker]:
    """Everybody who speaks, and the listed guests whose view the moderator tells in their absence."""
    turns = [*opening, *(t for s in sections for t in s.turns)]
    heard = {t.speaker for t in turns}
    told = "".join(
        text.text[p.start : p.end] for t in turns if t.role is Role.MODERATOR for p in t.paragraphs
    )
    present = [s for s in cast.speakers if s.name in heard]
    spans = {s.span for s in present}
    return present + [speaker_of(p) for p in roster.listed if p.span not in spans and _is_relayed(p, told)]


def _is_relayed(listed: Listed, told: str) -> bool:
    return listed.role is Role.EXPERT and listed.name.split()[-1] in told


def _title(front: Sequence[Block], text: RepairedText) -> str | None:
    span = find_title(front)
    if span is None:
        return None
    return (
        _written(span, text)
        if is_traditional(text.source.text)
        else _on_one_line(text.text[span.start : span.end])
    )


def _on_one_line(title: str) -> str:
    return re.sub(r"\s*\n\s*", "", title)


def _written(span: Span, text: RepairedText) -> str:
    """The words as the source has them, without blanks between Chinese characters and without pinyin."""
    bare = re.sub(r"[（(][^（()）]*[）)]", "", text.passage(span.start, span.end).quote)
    return " ".join(bare.split()) if bare.isascii() else "".join(bare.split())
