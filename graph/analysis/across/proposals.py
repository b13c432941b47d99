"""Which issues of two symposia may be one: proposals with their reasons, for a person to accept or reject."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from math import prod, sqrt
from typing import TYPE_CHECKING

from graph.analysis.across.profiles import profiles
from graph.analysis.across.sharing import pairs_sharing
from graph.model import SameIssue

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from graph.analysis.across.profiles import Profile
    from graph.model import ArgumentMap

    _Likely = tuple[tuple[float, int, int, SameIssue], "Proposal"]

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
_ROUNDED = 0.001  # degrees and scores are rounded


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
    ours, theirs = profiles(left), profiles(right)
    between = frozenset((left.symposium.id, right.symposium.id))
    likely = [x for n, a in enumerate(ours) for k, b in enumerate(theirs) for x in _weighed(a, b, n, k)]
    return _one_to_one(likely, (link for link in settled if _sides(link) == between), rejected)


def propose_all(
    maps: Iterable[ArgumentMap],
    *,
    settled: Collection[SameIssue] = (),
    rejected: Collection[SameIssue] = (),
) -> tuple[Proposal, ...]:
    """What ``propose`` finds for every two of the symposia, the most certain first.

    Only issues that share what could make them one are weighed.
    """
    known = sorted((profiles(m) for m in maps if m.issues), key=lambda found: found[0].ref)
    likely: dict[tuple[int, int], list[_Likely]] = defaultdict(list)
    for (left, n), (right, k) in pairs_sharing(known):
        a, b = known[left][n], known[right][k]
        if _may_be_one(a, b):
            likely[left, right] += _weighed(a, b, n, k)
    settled_between: dict[frozenset[str], list[SameIssue]] = defaultdict(list)
    for link in settled:
        settled_between[_sides(link)].append(link)
    rejected_links = frozenset(rejected)
    found = [
        proposal
        for (left, right), some in likely.items()
        for proposal in _one_to_one(
            some,
            settled_between[frozenset((known[left][0].ref.symposium, known[right][0].ref.symposium))],
            rejected_links,
        )
    ]
    return tuple(sorted(found, key=lambda p: (-p.score, p.link)))


def _sides(link: SameIssue) -> frozenset[str]:
    return frozenset((link.one.symposium, link.other.symposium))


def _one_to_one(
    likely: Iterable[_Likely], settled: Iterable[SameIssue], rejected: Collection[SameIssue]
) -> tuple[Proposal, ...]:
    taken = {ref for link in settled for ref in (link.one, link.other)}
    kept = []
    for _, proposal in sorted(likely, key=lambda found: found[0]):
        ends = {proposal.link.one, proposal.link.other}
        if proposal.link not in rejected and not ends & taken:
            taken |= ends
            kept.append(proposal)
    return tuple(kept)


def _weighed(a: Profile, b: Profile, n: int, k: int) -> Iterator[_Likely]:
    """The pair with what orders it, where it is over the threshold: score, then likeness of place in the symposia."""
    proposal = weigh(a, b)
    if proposal.score >= THRESHOLD:
        yield (-proposal.score, abs(n - k), min(n, k), proposal.link), proposal


def _may_be_one(a: Profile, b: Profile) -> bool:
    """False only where ``weigh`` stays under the threshold even if type and law are the same; far quicker."""
    if a.charges and b.charges and a.charges.keys().isdisjoint(b.charges):
        return False
    against = (1 - _WEIGHTS["topic"]) * (1 - _WEIGHTS["provision"])
    against *= 1 - _WEIGHTS["wording"] * _degree(a.terms, b.terms)
    against *= 1 - _WEIGHTS["setting"] * _degree(a.world, b.world)
    if a.charges and b.charges:
        against *= 1 - _WEIGHTS["charges"]
    if not a.quoted.isdisjoint(b.quoted):
        against *= 1 - _WEIGHTS["quoted"]
    one_asks = _ONE_ASKS_FOR_A_CHARGE if bool(a.charges) != bool(b.charges) else 1
    return (1 - against) * one_asks >= THRESHOLD - _ROUNDED


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
            yield Because(likeness, _joined(shared), round(_degree(a, b), 4))


def _degree(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / sqrt(max(len(a), _FEW) * max(len(b), _FEW))


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
