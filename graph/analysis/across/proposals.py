"""Which issues of two symposia may be one: proposals with their reasons, for a person to accept or reject."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from math import prod, sqrt
from typing import TYPE_CHECKING

from graph.analysis.across.profiles import profiles
from graph.model import SameIssue

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from graph.analysis.across.profiles import Profile
    from graph.model import ArgumentMap

THRESHOLD = 0.6
# how far each kind of likeness goes by itself towards one issue, set by hand; measured in tests/golden
_WEIGHTS = {
    "charges": 0.45,
    "quoted": 0.45,
    "wording": 0.8,
    "setting": 0.6,
    "topic": 0.2,
    "provision": 0.25,
    "authority": 0.1,
}
_OTHER_TOPIC = 0.6
_MOSTLY = 0.5
_FEW = 4  # of so few words one shared says little
_ONE_ASKS_FOR_A_CHARGE = 0.7


class Likeness(StrEnum):
    """In what two issues are alike."""

    TOPIC = "topic"
    CHARGES = "charges"
    QUOTED = "quoted"
    WORDING = "wording"
    SETTING = "setting"
    PROVISION = "provision"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class Because:
    """A reason of a proposal: the likeness, what is shared, and how far it goes (0 to 1)."""

    likeness: Likeness
    shared: tuple[str, ...]
    degree: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two issues that may be one; ``score`` is the certainty of this reading, never the strength of anything."""

    link: SameIssue
    reasons: tuple[Because, ...]
    score: float


def propose(
    left: ArgumentMap,
    right: ArgumentMap,
    *,
    settled: Collection[SameIssue] = (),
    rejected: Collection[SameIssue] = (),
) -> tuple[Proposal, ...]:
    """The best partner of each issue, one to one, the most certain first.

    Issues of ``settled`` links have their partner; ``rejected`` links are not proposed again. Which symposium is left
    makes no difference.
    """
    return _one_to_one(profiles(left), profiles(right), settled, rejected)


def propose_all(
    maps: Iterable[ArgumentMap],
    *,
    settled: Collection[SameIssue] = (),
    rejected: Collection[SameIssue] = (),
) -> tuple[Proposal, ...]:
    """What ``propose`` finds for every two of the symposia, the most certain first."""
    known = sorted((profiles(m) for m in maps if m.issues), key=lambda found: found[0].ref)
    found = [p for a, b in combinations(known, 2) for p in _one_to_one(a, b, settled, rejected)]
    return tuple(sorted(found, key=lambda p: (-p.score, p.link)))


def _one_to_one(
    left: Sequence[Profile],
    right: Sequence[Profile],
    settled: Collection[SameIssue],
    rejected: Collection[SameIssue],
) -> tuple[Proposal, ...]:
    sides = {left[0].ref.symposium, right[0].ref.symposium} if left and right else set()
    taken = {
        ref
        for link in settled
        if {link.one.symposium, link.other.symposium} == sides
        for ref in (link.one, link.other)
    }
    kept = []
    for _, proposal in sorted(_likely(left, right), key=lambda found: found[0]):
        ends = {proposal.link.one, proposal.link.other}
        if proposal.link not in rejected and not ends & taken:
            taken |= ends
            kept.append(proposal)
    return tuple(kept)


def _likely(
    left: Sequence[Profile], right: Sequence[Profile]
) -> Iterator[tuple[tuple[float, int, int, SameIssue], Proposal]]:
    """Each pair over the threshold with what orders it: score, then likeness of place in the two symposia."""
    for n, a in enumerate(left):
        for k, b in enumerate(right):
            proposal = weigh(a, b)
            if proposal.score >= THRESHOLD:
                yield (-proposal.score, abs(n - k), min(n, k), proposal.link), proposal


def weigh(left: Profile, right: Profile) -> Proposal:
    """How likely two issues are one, whatever the score."""
    if left.charges and right.charges and not set(left.charges) & set(right.charges):
        return Proposal(SameIssue.of(left.ref, right.ref), (), 0.0)
    reasons = _reasons(left, right)
    score = 1 - prod(1 - _WEIGHTS[r.likeness] * r.degree for r in reasons)
    of_one_charge = any(r.likeness is Likeness.CHARGES and r.degree >= _MOSTLY for r in reasons)
    if left.topic and right.topic and left.topic is not right.topic and not of_one_charge:
        score *= _OTHER_TOPIC
    if bool(left.charges) != bool(right.charges):
        score *= _ONE_ASKS_FOR_A_CHARGE
    return Proposal(SameIssue.of(left.ref, right.ref), reasons, round(score, 4))


def _reasons(left: Profile, right: Profile) -> tuple[Because, ...]:
    found = [
        *_by_topic(left, right),
        *_by_charges(left, right),
        *_by_words(left, right),
        *_by_law(left, right),
    ]
    return tuple(found)


def _by_topic(left: Profile, right: Profile) -> Iterator[Because]:
    # that both ask for a charge says nothing where the charges are compared
    if left.topic and left.topic is right.topic and not (left.charges and right.charges):
        yield Because(Likeness.TOPIC, (left.topic.value,), 1.0)


def _by_charges(left: Profile, right: Profile) -> Iterator[Because]:
    shared = [key for key in left.charges if key in right.charges]
    if shared:
        names = sorted({n for key in shared for n in (*left.charges[key], *right.charges[key])})
        yield Because(Likeness.CHARGES, tuple(names), len(shared) / len({*left.charges, *right.charges}))


def _by_words(left: Profile, right: Profile) -> Iterator[Because]:
    if quoted := left.quoted & right.quoted:
        yield Because(Likeness.QUOTED, tuple(sorted(quoted)), 1.0)
    for likeness, a, b in (
        (Likeness.WORDING, left.terms, right.terms),
        (Likeness.SETTING, left.world, right.world),
    ):
        if shared := a & b:
            sizes = max(len(a), _FEW) * max(len(b), _FEW)
            yield Because(likeness, _joined(shared), round(len(shared) / sqrt(sizes), 4))


def _by_law(left: Profile, right: Profile) -> Iterator[Because]:
    if shared := set(left.provisions) & set(right.provisions):
        yield Because(Likeness.PROVISION, tuple(sorted(left.provisions[k] for k in shared)), 1.0)
    elif named := set(left.authorities) & set(right.authorities):
        yield Because(Likeness.AUTHORITY, tuple(sorted(left.authorities[k] for k in named)), 1.0)


def _joined(pairs: frozenset[str]) -> tuple[str, ...]:
    """Pairs of characters put together where one ends as the next begins: 收款 and 款码 are 收款码."""
    left = sorted(pairs)
    words: list[str] = []
    while left:
        word = left.pop(0)
        while grown := next((p for p in left if len(p) == 2 and p[0] == word[-1]), None):
            left.remove(grown)
            word += grown[1]
        while grown := next((p for p in left if len(p) == 2 and p[1] == word[0]), None):
            left.remove(grown)
            word = grown[0] + word
        words.append(word)
    return tuple(sorted(words, key=lambda w: (-len(w), w)))
