"""Several readings of one layout, and the one that hangs together best."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.model import Role
from graph.transcript.layout.assembly import Assembly, OpenSection, OpenTurn, assemble
from graph.transcript.layout.heads import HeadStyle
from graph.transcript.layout.moderation import asks, put_questions, said, split_at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.transcript.document import Speaker
    from graph.transcript.layout.blocks import Block
    from graph.transcript.layout.heads import Head
    from graph.transcript.layout.people import Cast, Voice

_REACH = 6
_NEAR = 0.4
_SPELLED = (HeadStyle.NAMED.value, HeadStyle.ORDINAL.value, HeadStyle.CUSTOM.value)
# what a moderator may say as well as print: under a turn of the moderator it goes on with that turn
_SPOKEN = (HeadStyle.ASKED, HeadStyle.ORDINAL)


@dataclass(frozen=True, slots=True)
class Reading:
    """A segmentation with what it is worth; ``opening`` are turns before the first question."""

    name: str
    made: Assembly
    opening: list[OpenTurn]
    sections: list[OpenSection]
    score: float


def best_reading(
    blocks: Sequence[Block], text: str, cast: Cast, heads: Mapping[HeadStyle, list[Head]], end: int
) -> tuple[Reading, Reading | None]:
    """The reading with the highest score, and the runner-up if it divides the text otherwise and is close behind."""
    readings = []
    kinds = {}
    for style, found in heads.items():
        kept = found if style is HeadStyle.CUSTOM else _plausible(style, found, blocks, cast.voices, end)
        if kept:
            kinds[style.value] = {h.block: h for h in kept}
    for name, kept_at in {**kinds, **_mixed(kinds)}.items():
        readings.append(_by_heads(name, assemble(blocks, cast.voices, kept_at, end), text))
    if HeadStyle.CUSTOM not in heads or not readings:  # what a person has given is not weighed
        readings += _by_moderator(assemble(blocks, cast.voices, {}, end), text, cast.speakers)
    readings.sort(key=lambda r: -r.score)
    best = readings[0]
    others = [r for r in readings[1:] if _boundaries(r) != _boundaries(best) and best.score - r.score < _NEAR]
    return best, others[0] if others else None


def _mixed(kinds: Mapping[str, dict[int, Head]]) -> dict[str, dict[int, Head]]:
    """All heads of all kinds together, where that is more than any kind alone has."""
    mixed: dict[int, Head] = {}
    for heads in kinds.values():
        mixed = heads | mixed  # a numbered head comes before the same line as a mere question
    largest = max((len(heads) for heads in kinds.values()), default=0)
    return {"mixed": dict(sorted(mixed.items()))} if len(mixed) > largest else {}


def _by_moderator(made: Assembly, text: str, speakers: Sequence[Speaker]) -> list[Reading]:
    """One section for all, or one for each question of the moderator."""
    if not made.sections:
        return [Reading("none", made, [], [], 0.0)]
    turns = [t for s in made.sections for t in s.turns]
    readings = []
    for name, marked in (("moderator_topics", True), ("moderator_questions", False)):
        openings = put_questions(turns, text, speakers, marked_only=marked)
        if openings:
            opening, sections = split_at(OpenSection(None, turns), openings, text)
            readings.append(_reading(name, made, opening, sections, text))
    prompt = made.sections[0].prompt
    lead = next((n for n, t in enumerate(turns) if t.role is not Role.MODERATOR), 0)
    start = max(lead - 1, 0)
    whole = _reading("one_question", made, turns[:start], [OpenSection(None, turns[start:], prompt)], text)
    if any(len(r.sections) > 1 for r in readings):
        whole = replace(whole, score=whole.score - 1.0)  # the moderator did say that another question came
    return [*readings, whole]


def _by_heads(name: str, made: Assembly, text: str) -> Reading:
    opening = [t for s in made.sections if s.head is None for t in s.turns]
    headed = [s for s in made.sections if s.head is not None]
    if any(t.role is not Role.MODERATOR for t in opening):
        return _reading(name, made, [], made.sections, text)
    return _reading(name, made, opening, headed, text)


def _plausible(
    style: HeadStyle, found: list[Head], blocks: Sequence[Block], voices: Mapping[int, Voice], end: int
) -> list[Head]:
    """Heads that stand right before a turn, are no sentence of a speech, and whose numbers go on."""
    kept: list[Head] = []
    starts = sorted(voices)
    for head in found:
        ends = head.title.rstrip('”’" ')
        if head.block >= end or ends.endswith(("。", "；", "，", "：", ";")):
            continue
        near = [n for n in range(head.block + 1, min(head.block + _REACH, end)) if not blocks[n].noise]
        if not any(n in voices for n in near):
            continue
        spoken = style in _SPOKEN and bool(re.search("[，。？?]", head.title))
        if spoken and _goes_on(head.block, starts, voices) is Role.MODERATOR:
            continue
        if head.number is None or head.number == 1 or not kept or head.number == (kept[-1].number or 0) + 1:
            kept.append(head)
    return kept


def _goes_on(block: int, starts: list[int], voices: Mapping[int, Voice]) -> Role | None:
    """Whose turn a block would go on with."""
    n = bisect_left(starts, block)
    return voices[starts[n - 1]].role if n else None


def _reading(
    name: str, made: Assembly, opening: list[OpenTurn], sections: list[OpenSection], text: str
) -> Reading:
    score = _score(made, opening, sections, text)
    if name in _SPELLED and len(sections) > 1 and _is_numbered(sections):
        score += 1.0  # 问题一, 问题二: the text itself says what its questions are
    return Reading(name, made, opening, sections, score)


def _score(made: Assembly, opening: list[OpenTurn], sections: list[OpenSection], text: str) -> float:
    """What hangs together: two or more speak to each question, they come back, questions are asked, numbers
    run on, nobody speaks again unasked, no text is left over.
    """
    experts = [{t.speaker for t in s.turns if t.role is Role.EXPERT} for s in sections]
    everybody = set().union(*experts) if experts else set()
    if not everybody:
        return 0.0
    n = len(sections)
    shared = sum(min(len(e), 2) / 2 for e in experts) / n
    present = sum(len(e) / len(everybody) for e in experts) / n
    asked = sum(_is_asked(s, text) for s in sections) / n
    again = sum(_repeats(s) for s in sections) / max(1, sum(len(s.turns) for s in sections))
    empty = sum(not e for e in experts) / n
    lost = len(made.unowned) + sum(t.role is Role.EXPERT for t in opening)
    headed = all(s.head for s in sections)
    begun = not headed and any(s.head for s in sections)  # experts spoke before the first question
    return (
        2 * shared + present + asked + 0.5 * headed + 0.5 * _is_numbered(sections) + 0.1 * min(n, 6)
        - 3 * again - empty - 0.3 * lost - 0.5 * begun
    )  # fmt: skip


def _is_numbered(sections: Sequence[OpenSection]) -> bool:
    numbers = [s.head.number if s.head else None for s in sections]
    return numbers == list(range(1, len(sections) + 1))


def _is_asked(section: OpenSection, text: str) -> bool:
    head = section.head.title if section.head else ""
    first = section.turns[0] if section.turns else None
    by_moderator = first is not None and first.role is Role.MODERATOR and asks(said(first, text))
    return by_moderator or head.endswith(("？", "?")) or bool(section.prompt)


def _repeats(section: OpenSection) -> int:
    """Turns of experts who have spoken to this question before and were not called on again."""
    seen: set[str] = set()
    count = 0
    before = None
    for turn in section.turns:
        if turn.role is Role.EXPERT:
            count += turn.speaker in seen and before is Role.EXPERT
            seen.add(turn.speaker)
        before = turn.role
    return count


def _boundaries(reading: Reading) -> list[int]:
    return [s.turns[0].block for s in reading.sections if s.turns]
