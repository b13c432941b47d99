"""What a person should look at: unknown names, text nobody owns, unanswered questions, a doubtful layout."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graph.errors import Problem, Severity
from graph.model import Role
from graph.transcript.source import excerpt, locate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.transcript.layout.blocks import Block
    from graph.transcript.layout.hypotheses import Reading
    from graph.transcript.layout.labels import Label
    from graph.transcript.layout.people import Cast
    from graph.transcript.layout.roster import Roster
    from graph.transcript.repair import RepairedText


def name_faults(
    text: RepairedText, doubtful: Sequence[Label], cast: Cast, roster: Roster
) -> Iterator[Problem]:
    """SM111: a turn by a name that nothing else in the text vouches for; SM118: a guest who never speaks."""
    first = min(cast.voices, default=0)
    stands_out = bool(roster.listed) or _most_come_back(cast)
    for label in doubtful:
        if label.block > first and stands_out:
            yield at(text, "SM111", label.written.start, {"name": label.name})
    heard = {s.span for s in cast.speakers}
    for listed in roster.listed:
        if cast.voices and listed.span not in heard and listed.role is Role.EXPERT:
            yield at(text, "SM118", listed.span.start, {"name": listed.name})


def label_faults(text: RepairedText, unread: Iterable[tuple[int, str]]) -> Iterator[Problem]:
    """SM111 once for each label that may be somebody's and was left in the turn before it."""
    told = set()
    for place, name in unread:
        if name not in told:
            told.add(name)
            yield at(text, "SM111", place, {"name": name})


def reading_faults(
    text: RepairedText, blocks: Sequence[Block], reading: Reading, rival: Reading | None
) -> Iterator[Problem]:
    """SM112 text owned by nobody, SM113 question nobody answers, SM114 doubtful layout."""
    for n in reading.made.unowned:
        yield at(text, "SM112", blocks[n].start, {"length": len(blocks[n].text)})
    for n, section in enumerate(reading.sections, 1):
        if not any(t.role is Role.EXPERT for t in section.turns):
            block = section.head.block if section.head else section.turns[0].block
            yield at(text, "SM113", blocks[block].start, {"question": n})
    if rival:
        start = next((blocks[s.turns[0].block].start for s in reading.sections if s.turns), 0)
        counts: dict[str, str | int] = {"questions": len(reading.sections), "others": len(rival.sections)}
        yield at(text, "SM114", start, counts)


def at(text: RepairedText, code: str, place: int, values: dict[str, str | int]) -> Problem:
    """A warning at a place of the repaired text, located in the source."""
    source = text.starts[place] if place < len(text.starts) else 0
    return Problem(code, values, locate(text.source, source), excerpt(text.source, source), Severity.WARNING)


def _most_come_back(cast: Cast) -> bool:
    """Whether most speakers have several turns, so that one with a single turn stands out."""
    turns = Counter(v.speaker for v in cast.voices.values())
    return sum(n > 1 for n in turns.values()) > len(turns) / 2
