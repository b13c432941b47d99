"""The issue that a citation is made on: that of the sentence it stands in."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from graph.extract.regions import regions_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.extract.alignment import Placement
    from graph.extract.sections import SectionReading, Surroundings
    from graph.model import Citation, Span

_CLEAR, _NEAR = 0.1, 0.2


@dataclass(frozen=True, slots=True)
class Spoken:
    """A stretch of the source text in which a participant speaks to an issue (ids)."""

    participant: str
    issue: str
    span: Span


def spoken_in(section: SectionReading, around: Surroundings) -> Iterator[Spoken]:
    """Every assertion of the experts with the issue it speaks to; where it names none, that of the words around it."""
    for expert in section.experts.values():
        for turn in expert.turns:
            labels = regions_of(turn.assertions, turn.placements, section.targets, around.tongue)
            last: int | None = None
            for a, placement, label in zip(turn.assertions, turn.placements, labels, strict=True):
                index = _index(placement, label, last, clear=0.0 if around.tongue == "en" else _CLEAR)
                last = index if placement.targets else last
                if index is not None:
                    end = max([a.end, *(c.end for c in a.reasons)])
                    start = min([a.start, *(c.start for c in (*a.reasons, *a.reports))])
                    span = around.text.passage(start, end).span
                    yield Spoken(expert.participant, section.targets[index].issue.id, span)


def _index(placement: Placement, label: int | None, last: int | None, *, clear: float) -> int | None:
    """Where the assertion was placed, if clearly; else the issue its words are nearest to, else the one before it."""
    if placement.targets and placement.margin >= clear:
        return placement.targets[0]
    if label is None or (last is not None and placement.scores[label] < _NEAR):
        return last
    return label


def with_issues(citations: Iterable[Citation], spoken: Iterable[Spoken]) -> tuple[Citation, ...]:
    """The citations, each on the issue of what its speaker says at that place; without one where that is not known."""
    by_person: dict[str, list[Spoken]] = {}
    for s in spoken:
        by_person.setdefault(s.participant, []).append(s)
    speeches = {person: _Speech(stretches) for person, stretches in by_person.items()}
    return tuple(_placed(c, speeches.get(c.participant)) for c in citations)


class _Speech:
    """What one participant says, by place, so that a citation need not be held against all of it."""

    def __init__(self, stretches: list[Spoken]) -> None:
        self.stretches = sorted(enumerate(stretches), key=lambda s: s[1].span.start)
        self.starts = [s.span.start for _, s in self.stretches]
        self.reach = [*accumulate((s.span.end for _, s in self.stretches), max)]

    def around(self, at: Span) -> Iterator[tuple[int, int, Spoken]]:
        """The stretches that overlap the place: by how much, their order (earlier is more), and themselves."""
        for k in range(bisect_left(self.starts, at.end) - 1, -1, -1):
            if self.reach[k] <= at.start:
                return
            n, s = self.stretches[k]
            yield min(s.span.end, at.end) - max(s.span.start, at.start), -n, s


def _placed(citation: Citation, speech: _Speech | None) -> Citation:
    if speech is None:
        return citation
    best = max(speech.around(citation.passage.span), key=lambda found: found[:2], default=None)
    return replace(citation, issue=best[2].issue) if best and best[0] > 0 else citation
