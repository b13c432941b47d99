"""Frameworks of any size, the same for the same seed: names are numbers in decimal, attacks pairs of names."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

Attacks = list[tuple[str, str]]


def at_random(arguments: int, attacks: int, seed: int = 1) -> tuple[list[str], Attacks]:
    """So many attacks between arguments drawn at random, none on itself."""
    chance = random.Random(seed)  # noqa: S311 - a framework, no secret
    names = [str(n) for n in range(arguments)]
    found: dict[tuple[str, str], None] = {}
    while len(found) < attacks:
        a, b = chance.randrange(arguments), chance.randrange(arguments)
        if a != b:
            found[names[a], names[b]] = None
    return names, list(found)


def chain_with_chords(arguments: int, chords: int, seed: int = 1) -> tuple[list[str], Attacks]:
    """A long line of attacks with some leaps forward: it takes as many rounds as it has links."""
    chance = random.Random(seed)  # noqa: S311 - a framework, no secret
    names = [str(n) for n in range(arguments)]
    found = dict.fromkeys(pairwise(names))
    for _ in range(chords):
        start = chance.randrange(arguments - 3)
        found[names[start], names[start + chance.randrange(2, min(40, arguments - start))]] = None
    return names, list(found)


def quarrels(pairs: int, seed: int = 1) -> tuple[list[str], Attacks]:
    """Pairs that exclude each other, one leaning on the next: very many preferred extensions."""
    chance = random.Random(seed)  # noqa: S311 - a framework, no secret
    names = [str(n) for n in range(2 * pairs)]
    found: dict[tuple[str, str], None] = {}
    for n in range(0, 2 * pairs, 2):
        found[names[n], names[n + 1]] = found[names[n + 1], names[n]] = None
        if n and chance.random() < 0.3:
            found[names[n - 1], names[n]] = None
    return names, list(found)


def panels(issues: int, experts: int, seed: int = 1) -> tuple[list[str], Attacks]:
    """What symposia give: per issue two or three answers, each holder of one against each of another."""
    chance = random.Random(seed)  # noqa: S311 - a framework, no secret
    names, found = [], []
    for issue in range(issues):
        held = [(str(issue * experts + e), chance.randrange(3)) for e in range(experts)]
        names += [name for name, _ in held]
        found += [(a, b) for a, x in held for b, y in held if x != y]
    return names, found


SHAPES: dict[str, Callable[[], tuple[list[str], Attacks]]] = {
    "panels 200 x 4": lambda: panels(200, 4),
    "random 400 / 800": lambda: at_random(400, 800),
    "random 2,000 / 4,000": lambda: at_random(2_000, 4_000),
    "chain with chords 5,000 / 9,600": lambda: chain_with_chords(5_000, 5_000),
    "quarrels 500": lambda: quarrels(500),
}
