"""What a person should look at: unknown names, text nobody owns, unanswered questions, a doubtful layout."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graph.errors import Problem, Severity
from graph.model import Role
from graph.transcript.source import excerpt, locate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.transcript.layout.blocks import Block
    from graph.transcript.layout.hypotheses import Reading
    from graph.transcript.layout.labels import Label
    from graph.transcript.layout.people import Cast
    from graph.transcript.layout.roster import Roster
    from graph.transcript.repair import RepairedText


def reading_faults(
    text: RepairedText,
    blocks: Sequence[Block],
    cast: Cast,
    roster: Roster,
    reading: Reading,
    rival: Reading | None,
) -> list[Problem]:
    """SM111 unknown name, SM112 text owned by nobody, SM113 question nobody answers, SM114 doubtful layout."""
    found = [_at(text, "SM111", d.written.start, {"name": d.name}) for d in _unknown(cast, roster)]
    found += [
        _at(text, "SM112", blocks[n].start, {"length": len(blocks[n].text)}) for n in reading.made.unowned
    ]
    for n, section in enumerate(reading.sections, 1):
        if not any(t.role is Role.EXPERT for t in section.turns):
            start = blocks[section.head.block].start if section.head else blocks[section.turns[0].block].start
            found.append(_at(text, "SM113", start, {"question": n}))
    if rival:
        start = next((blocks[s.turns[0].block].start for s in reading.sections if s.turns), 0)
        values: dict[str, str | int] = {"questions": len(reading.sections), "others": len(rival.sections)}
        found.append(_at(text, "SM114", start, values))
    return found


def _unknown(cast: Cast, roster: Roster) -> list[Label]:
    first = min(cast.voices, default=0)
    return [d for d in cast.doubtful if d.block > first and (roster.listed or _others_come_back(cast))]


def _others_come_back(cast: Cast) -> bool:
    """Whether most speakers have several turns, so that one with a single turn stands out."""
    turns = Counter(v.speaker for v in cast.voices.values())
    return sum(n > 1 for n in turns.values()) > len(turns) / 2


def _at(text: RepairedText, code: str, at: int, values: dict[str, str | int]) -> Problem:
    source = text.starts[at] if at < len(text.starts) else 0
    return Problem(code, values, locate(text.source, source), excerpt(text.source, source), Severity.WARNING)
