"""援引依据: the authorities of the whole library, those over which most pairs of experts part first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.analysis.authority_use import AuthorityRelation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.analysis.across.library import Shelf
    from graph.model import AuthorityKind, LibraryIssue, Symposium

PARTED = (AuthorityRelation.OTHER_READING, AuthorityRelation.SAME_READING_OTHER_RESULT)
"""The two kinds in which experts part over an authority."""


@dataclass(frozen=True, slots=True)
class CitedIn:
    """One symposium that cites it; ``parted`` counts pairs of experts who part over it there."""

    symposium: Symposium
    experts: int
    parted: int


@dataclass(frozen=True, slots=True)
class LibraryAuthority:
    """One authority over the whole library; ``relations`` are pairs of experts by kind, all four kinds.

    ``issues`` counts those on which it is cited by somebody who answers there.
    """

    id: str
    name: str
    kind: AuthorityKind
    experts: int
    issues: int
    relations: tuple[tuple[AuthorityRelation, int], ...]
    places: tuple[CitedIn, ...]

    @property
    def parted(self) -> int:
        """How many pairs of experts part over it."""
        return sum(p.parted for p in self.places)


@dataclass(slots=True)
class _Gathered:
    name: str
    kind: AuthorityKind
    experts: set[str] = field(default_factory=set)
    relations: Counter[AuthorityRelation] = field(default_factory=Counter)
    places: list[CitedIn] = field(default_factory=list)


def library_authorities(
    shelves: Iterable[Shelf], issues: Iterable[LibraryIssue]
) -> tuple[LibraryAuthority, ...]:
    """Those over which most pairs part first, then those cited by most experts, then by name."""
    found: dict[str, _Gathered] = {}
    cited = Counter(a for i in issues for a, _ in i.authorities)
    for shelf in shelves:
        for a in shelf.authorities:
            mine = found.setdefault(a.id, _Gathered(a.name, a.kind))
            pairs = dict(a.relations)
            mine.experts.update(a.experts)
            mine.relations.update(pairs)
            parted = sum(pairs.get(r, 0) for r in PARTED)
            mine.places.append(CitedIn(shelf.symposium, len(a.experts), parted))
    made = (
        LibraryAuthority(
            key, a.name, a.kind, len(a.experts), cited[key],
            tuple((r, a.relations[r]) for r in AuthorityRelation),
            tuple(sorted(a.places, key=lambda p: (-p.parted, -p.experts, p.symposium.id))),
        )
        for key, a in found.items()
    )  # fmt: skip
    return tuple(sorted(made, key=lambda a: (-a.parted, -a.experts, a.name)))
