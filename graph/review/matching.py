"""Which item of one reading is which item of another reading of the same symposium."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from rapidfuzz.fuzz import ratio

from graph.model import squeeze

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from graph.model import ArgumentMap, Issue, Passage, Stance
    from graph.review.shifting import Shift

T = TypeVar("T")

_ALIKE = 0.6
_SAME = 10.0


def match(old: ArgumentMap, new: ArgumentMap, shift: Shift) -> dict[str, str]:
    """New id by old id for all that has its counterpart.

    Issues by question, case and likeness of text or passage; stances by issue and expert; what hangs on a
    stance or speaker by overlap of passages after the shift; facts by the branches that turn on them.
    """
    found = {old.symposium.id: new.symposium.id, old.document.id: new.document.id}
    close = _Closeness(shift)
    found |= _pairs(old.participants, new.participants, lambda a, b: close(a, b, a.name, b.name))
    found |= _pairs(old.cases, new.cases, lambda a, b: float(a.ordinal == b.ordinal))
    for case in old.cases:
        other = [p for c in new.cases if c.id == found.get(case.id) for p in c.parties]
        found |= _pairs(case.parties, other, lambda a, b: _likeness(a.name, b.name))
    found |= _pairs(old.authorities, new.authorities, lambda a, b: _likeness(a.name, b.name))
    found |= _pairs(old.issues, new.issues, lambda a, b: _same_issue(a, b, close, found))
    found |= _questions(old, new, found)
    for one, two in _both(old.issues, new.issues, found):
        found |= _pairs(one.options, two.options, lambda a, b: _likeness(a.label, b.label))
    placed = {(s.issue, s.participant): s.id for s in new.stances}
    for stance in old.stances:
        key = found.get(stance.issue, ""), found.get(stance.participant, "")
        if key in placed:
            found[stance.id] = placed[key]
    both = list(_both(old.stances, new.stances, found))
    for mine, theirs in both:
        found |= _pairs(mine.branches, theirs.branches, lambda a, b: close(a, b, "", ""))
        found |= _pairs(mine.reasons, theirs.reasons, lambda a, b: close(a, b, a.text, b.text))
    found |= _facts(old, new, both, found)
    found |= _pairs(old.opinions, new.opinions, lambda a, b: close(a, b, a.text, b.text))
    found |= _pairs(old.citations, new.citations, lambda a, b: _by_one(a, b, found) * close(a, b, "", ""))
    found |= _pairs(
        old.unplaced, new.unplaced, lambda a, b: _by_one(a, b, found) * close(a, b, a.text, b.text)
    )
    return found


class _Closeness:
    """How much two items are the same: by where they stand after the shift, and by their words."""

    def __init__(self, shift: Shift) -> None:
        self._shift = shift
        self._moved: dict[Passage, Passage | None] = {}

    def __call__(self, a: object, b: object, words: str, other: str) -> float:
        overlap = self._overlap(getattr(a, "passage", None), getattr(b, "passage", None))
        return overlap + (_likeness(words, other) if words else 0.0)

    def _overlap(self, a: Passage | None, b: Passage | None) -> float:
        if a is None or b is None:
            return 0.0
        if a not in self._moved:
            self._moved[a] = self._shift.passage(a)
        if (moved := self._moved[a]) is None:
            return 0.0
        shared = min(moved.span.end, b.span.end) - max(moved.span.start, b.span.start)
        all_of_it = max(moved.span.end, b.span.end) - min(moved.span.start, b.span.start)
        return shared / all_of_it if shared > 0 else 0.0


def _pairs(olds: Sequence[T], news: Sequence[T], score: Callable[[T, T], float]) -> dict[str, str]:
    """The best pairs first, each item once; equal ids before all, what has nothing in common never."""
    scored = []
    for n, a in enumerate(olds):
        for k, b in enumerate(news):
            same = _SAME if a.id == b.id else 0.0  # type: ignore[attr-defined]
            if (points := same or score(a, b)) > 0:
                scored.append((-points, abs(n - k), n, k))
    found: dict[int, int] = {}
    for _, _, n, k in sorted(scored):
        if n not in found and k not in found.values():
            found[n] = k
    return {olds[n].id: news[k].id for n, k in found.items()}  # type: ignore[attr-defined]


def _both(olds: Iterable[T], news: Iterable[T], found: dict[str, str]) -> list[tuple[T, T]]:
    known = {b.id: b for b in news}  # type: ignore[attr-defined]
    return [(a, known[found[a.id]]) for a in olds if found.get(a.id) in known]  # type: ignore[attr-defined]


def _likeness(one: str, other: str) -> float:
    """0 below the mark, else up to 1."""
    alike = float(ratio(squeeze(one), squeeze(other))) / 100
    return alike if alike >= _ALIKE else 0.0


def _same_issue(a: Issue, b: Issue, close: _Closeness, found: dict[str, str]) -> float:
    points = close(a, b, a.text, b.text)
    is_same_case = (found.get(a.case) if a.case else None) == b.case
    return points + 0.3 * is_same_case + 0.1 * (a.number == b.number) if points >= _ALIKE else 0.0


def _by_one(a: object, b: object, found: dict[str, str]) -> bool:
    return bool(found.get(a.participant) == b.participant)  # type: ignore[attr-defined]


def _questions(old: ArgumentMap, new: ArgumentMap, found: dict[str, str]) -> dict[str, str]:
    """By the issues they share, else by ordinal."""

    def score(a: object, b: object) -> float:
        shared = {found.get(i.id) for i in a.issues} & {i.id for i in b.issues}  # type: ignore[attr-defined]
        return 2.0 * len(shared) + float(a.ordinal == b.ordinal)  # type: ignore[attr-defined]

    return _pairs(old.questions, new.questions, score)


def _facts(
    old: ArgumentMap, new: ArgumentMap, both: list[tuple[Stance, Stance]], found: dict[str, str]
) -> dict[str, str]:
    shared = {
        (c.fact, d.fact)
        for mine, theirs in both
        for one, two in _both(mine.branches, theirs.branches, found)
        for c, d in zip(one.when, two.when, strict=False)
    }
    return _pairs(
        old.facts, new.facts, lambda a, b: _likeness(a.label, b.label) + 0.5 * ((a.id, b.id) in shared)
    )
