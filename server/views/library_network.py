"""研讨、问题类型、罪名、援引依据 in four columns: the largest of each, the rest as one, joined by shared issues."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise, product
from typing import TYPE_CHECKING

from server.views.library_issues import NO_CHARGE, NO_TOPIC, charge_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from server.views.library_issues import ListedIssue

SIZES = (8, 16, 36)
"""How many of a kind are shown one by one; with the rest of each kind never more than 150."""
MOST_LINKS = 160


class Kind(StrEnum):
    """What a card is, from left to right."""

    SYMPOSIUM = "symposium"
    TOPIC = "topic"
    CHARGE = "charge"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """One thing, or all the ``rest`` of its kind (then ``rest`` says how many and ``key`` is empty)."""

    kind: Kind
    key: str
    name: str
    issues: int
    contested: int
    rest: int = 0

    @property
    def id(self) -> str:
        """Kind and key; the rest of a kind has no key."""
        return f"{self.kind}:{self.key}"


@dataclass(frozen=True, slots=True)
class NetworkLink:
    """How many issues two neighbours (ids) share."""

    one: str
    other: str
    issues: int


@dataclass(frozen=True, slots=True)
class Network:
    """Columns from left to right, each with the largest first and the rest last; ``hidden`` counts lines left out."""

    columns: tuple[tuple[Kind, tuple[NetworkNode, ...]], ...]
    links: tuple[NetworkLink, ...]
    hidden: int


def network(found: Sequence[ListedIssue], size: int) -> Network:
    """The network with up to ``size`` of each kind; one pass over the issues."""
    names: dict[tuple[Kind, str], str] = {}
    issues: Counter[tuple[Kind, str]] = Counter()
    contested: Counter[tuple[Kind, str]] = Counter()
    keyed = []
    for f in found:
        keys = _keys(f, names)
        keyed.append(keys)
        for kind, mine in keys.items():
            issues.update((kind, k) for k in mine)
            contested.update((kind, k) for k in mine if f.issue.contested)
    shown = {kind: _largest(kind, issues, size) for kind in Kind}
    rest = _rest(found, keyed, shown)
    columns = []
    for kind in Kind:
        nodes = [
            NetworkNode(kind, k, names[kind, k], issues[kind, k], contested[kind, k]) for k in shown[kind]
        ]
        left = sum(k == kind for k, _ in issues) - len(nodes)
        if left:
            nodes.append(NetworkNode(kind, "", "", *rest[kind], left))
        columns.append((kind, tuple(nodes)))
    links = _links(keyed, shown)
    return Network(tuple(columns), links[:MOST_LINKS], max(0, len(links) - MOST_LINKS))


def _keys(f: ListedIssue, names: dict[tuple[Kind, str], str]) -> dict[Kind, set[str]]:
    """What the issue belongs to, of each kind; their names are noted."""
    found = {
        Kind.SYMPOSIUM: {f.symposium.id: f.symposium.title},
        Kind.TOPIC: {f.issue.topic or NO_TOPIC: str(f.issue.topic or "")},
        Kind.CHARGE: dict(charge_line(c) for c in f.issue.charges) or {NO_CHARGE: ""},
        Kind.AUTHORITY: dict(f.issue.authorities),
    }
    for kind, named in found.items():
        names.update({(kind, key): name for key, name in named.items()})
    return {kind: {str(k) for k in named} for kind, named in found.items()}


def _largest(kind: Kind, issues: Counter[tuple[Kind, str]], size: int) -> tuple[str, ...]:
    mine = sorted(((k, n) for (of, k), n in issues.items() if of == kind), key=lambda k: (-k[1], k[0]))
    # one alone is not worth a card for the rest
    return tuple(k for k, _ in mine[: size if len(mine) > size + 1 else size + 1])


def _rest(
    found: Sequence[ListedIssue], keyed: Sequence[dict[Kind, set[str]]], shown: dict[Kind, tuple[str, ...]]
) -> dict[Kind, tuple[int, int]]:
    """How many issues, and contested ones, something that is not shown belongs to."""
    one_by_one = {kind: set(keys) for kind, keys in shown.items()}
    told = {}
    for kind in Kind:
        mine = [f for f, keys in zip(found, keyed, strict=True) if keys[kind] - one_by_one[kind]]
        told[kind] = len(mine), sum(f.issue.contested for f in mine)
    return told


def _links(
    keyed: Sequence[dict[Kind, set[str]]], shown: dict[Kind, tuple[str, ...]]
) -> tuple[NetworkLink, ...]:
    """The heaviest first."""
    one_by_one = {kind: set(keys) for kind, keys in shown.items()}
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for keys in keyed:
        ids = {kind: {f"{kind}:{k if k in one_by_one[kind] else ''}" for k in keys[kind]} for kind in Kind}
        for left, right in pairwise(Kind):
            for pair in product(ids[left], ids[right]):
                shared[pair] += 1
    made = (NetworkLink(a, b, n) for (a, b), n in shared.items())
    return tuple(sorted(made, key=lambda k: (-k.issues, k.one, k.other)))
