"""Which issues of different symposia have anything in common by which they could be one: looked up, not compared."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.analysis.across.profiles import Profile

    Place = tuple[int, int]  # which symposium, and which of its issues


def pairs_sharing(known: Sequence[Sequence[Profile]]) -> Iterator[tuple[Place, Place]]:
    """Every two issues of two symposia that share a charge, an element in quotation marks or a word, each pair once,
    the earlier symposium first.
    """
    met: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for n, found in enumerate(known):
        for k, profile in enumerate(found):
            sharing: set[Place] = set()
            for mark in _marks(profile):
                sharing.update(met.get(mark, ()))
            yield from ((left, (n, k)) for left in sharing)
        for k, profile in enumerate(found):
            for mark in _marks(profile):
                met[mark].append((n, k))


def _marks(profile: Profile) -> Iterator[tuple[str, str]]:
    yield from (("charge", key) for key in profile.charges)
    yield from (("quoted", word) for word in profile.quoted)
    yield from (("term", word) for word in profile.terms)
    yield from (("world", word) for word in profile.world)
