"""专家: at how many symposia and on how many issues each speaks, with whom they agree and differ, then and now."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.analysis.across.library import Shelf
    from graph.model import Symposium


@dataclass(frozen=True, slots=True)
class Beside:
    """Another expert on the same issues: on how many one answer, on how many answers that exclude each other."""

    id: str
    name: str
    agree: int
    differ: int


@dataclass(frozen=True, slots=True)
class LibraryExpert:
    """One expert over the whole library.

    ``beside`` are the others, those compared most first; ``then``, ``now`` the first and last symposium of that
    name, None where there is one only; ``unsure`` where they are of one person only if namesakes are one.
    """

    id: str
    name: str
    affiliation: str | None
    symposia: tuple[Symposium, ...]
    issues: int
    agree: int
    differ: int
    beside: tuple[Beside, ...]
    then: Symposium | None
    now: Symposium | None
    unsure: bool


@dataclass(slots=True)
class _Gathered:
    name: str
    affiliation: str | None
    symposia: list[Symposium] = field(default_factory=list)
    issues: int = 0
    agree: Counter[str] = field(default_factory=Counter)
    differ: Counter[str] = field(default_factory=Counter)


def library_experts(shelves: Iterable[Shelf]) -> tuple[LibraryExpert, ...]:
    """At most symposia first, then on most issues, then by name."""
    found: dict[str, _Gathered] = {}
    named: dict[str, dict[str, Symposium]] = defaultdict(dict)
    for shelf in shelves:
        for e in shelf.experts:
            mine = found.setdefault(e.id, _Gathered(e.name, e.affiliation))
            mine.symposia.append(shelf.symposium)
            mine.issues += e.issues
            named[e.name][shelf.symposium.id] = shelf.symposium
        for p in shelf.pairs:
            for one, other in ((p.left, p.right), (p.right, p.left)):
                found[one].agree[other] += p.agree
                found[one].differ[other] += p.differ
    ordered = sorted(found.items(), key=lambda e: (-len(e[1].symposia), -e[1].issues, e[1].name, e[0]))
    return tuple(_expert(key, e, found, tuple(named[e.name].values())) for key, e in ordered)


def _expert(
    key: str, mine: _Gathered, found: dict[str, _Gathered], met: tuple[Symposium, ...]
) -> LibraryExpert:
    beside = [Beside(k, found[k].name, mine.agree[k], mine.differ[k]) for k in {**mine.agree, **mine.differ}]
    beside = [b for b in beside if b.agree or b.differ]
    beside.sort(key=lambda b: (-b.agree - b.differ, b.name, b.id))
    dated = sorted(met, key=lambda s: (s.date or "", s.id))
    two = len(dated) > 1
    return LibraryExpert(
        key, mine.name, mine.affiliation, tuple(mine.symposia), mine.issues,
        mine.agree.total(), mine.differ.total(), tuple(beside),
        dated[0] if two else None, dated[-1] if two else None,
        unsure=len({s.id for s in met}) > len({s.id for s in mine.symposia}),
    )  # fmt: skip
