"""A framework of arguments as the solvers take it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Framework:
    """Dung's (A, R): ``arguments`` by name, ``attackers[n]`` the places of those that attack argument n, no doubles."""

    arguments: tuple[str, ...]
    attackers: tuple[tuple[int, ...], ...]
    place: dict[str, int] = field(repr=False, compare=False)

    @property
    def attacks(self) -> int:
        """How many attacks there are."""
        return sum(map(len, self.attackers))


def make_framework(arguments: Iterable[str], attacks: Iterable[tuple[str, str]]) -> Framework:
    """The framework of these names and (attacker, attacked) pairs; KeyError where a pair names no argument."""
    names = tuple(dict.fromkeys(arguments))
    place = {name: n for n, name in enumerate(names)}
    attackers: list[dict[int, None]] = [{} for _ in names]
    for attacker, attacked in attacks:
        attackers[place[attacked]][place[attacker]] = None
    return Framework(names, tuple(map(tuple, attackers)), place)
