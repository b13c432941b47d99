"""How far two reviewers agree: counts, and beyond chance where that is defined."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from graph.model import Decision, Verdict
from graph.review.acts import is_act
from graph.review.differences import last_words
from graph.review.saying import before_of, decidable, outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.model import ArgumentMap
    from graph.review.saying import Decidable

NONE, ONE_CATEGORY = "none", "one_category"


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """Two reviewers over the ``both`` items that each of them decided.

    On ``agreed`` of them the item is the same in the end; on ``alike`` they gave the same verdict on what was read
    (accept, amend, reject). ``kappa`` is that beyond chance, None where it is not defined, which ``undefined`` tells:
    nothing decided by both, or one and the same verdict throughout.
    """

    one: str
    other: str
    both: int
    agreed: int
    alike: int
    kappa: float | None
    undefined: str | None

    @property
    def percent(self) -> int | None:
        """``agreed`` of ``both``, rounded; None where there is nothing."""
        return round(100 * self.agreed / self.both) if self.both else None


def agreements(draft_map: ArgumentMap, decisions: Iterable[Decision]) -> tuple[PairAgreement, ...]:
    """Every pair of reviewers, by name; the last standing decision of each on each item, doubts left out.

    What settles a difference afterwards does not count.
    """
    by_item = last_words(decisions)
    people = sorted({who for by in by_item.values() for who in by})
    items = decidable(draft_map)
    read = {i: _read(draft_map, items.get(i)) for i in by_item}
    return tuple(_pair(one, other, by_item, read) for one, other in combinations(people, 2))


def cohens_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two raters over nominal categories, one pair for each item; None where it is not defined.

    (po - pe) / (1 - pe), po being the share of equal pairs and pe the sum over the categories of the product of
    both raters' shares: J. Cohen, A Coefficient of Agreement for Nominal Scales, Educational and Psychological
    Measurement 20 (1960) 37-46. Not defined without items, and where pe is 1.
    """
    n = len(pairs)
    if not n:
        return None
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    # in whole numbers, so that chance agreement of 1 is seen as such
    by_chance = sum(first[c] * second[c] for c in first)
    if by_chance == n * n:
        return None
    return (sum(a == b for a, b in pairs) * n - by_chance) / (n * n - by_chance)


def _pair(
    one: str, other: str, by_item: dict[str, dict[str, Decision]], read: dict[str, str | None]
) -> PairAgreement:
    both = [(item, by[one], by[other]) for item, by in by_item.items() if one in by and other in by]
    verdicts = [(_verdict(a, read[item]), _verdict(b, read[item])) for item, a, b in both]
    kappa = cohens_kappa(verdicts)
    return PairAgreement(
        one,
        other,
        len(both),
        sum(outcome(a) == outcome(b) for _, a, b in both),
        sum(a == b for a, b in verdicts),
        kappa,
        None if kappa is not None else ONE_CATEGORY if both else NONE,
    )


def _read(m: ArgumentMap, item: Decidable | None) -> str | None:
    """What the item is where it is accepted as read; None where nobody read it."""
    return None if item is None else outcome(Decision(item.id, Verdict.ACCEPT, "", "", before_of(m, item)))


def _verdict(decision: Decision, read: str | None) -> str:
    """What the decision says of what was read: accepting what somebody else amended is no acceptance of it."""
    if decision.verdict is Verdict.REJECT:
        return Verdict.REJECT
    if is_act(decision) or (read is not None and outcome(decision) != read):
        return Verdict.AMEND
    return Verdict.ACCEPT
