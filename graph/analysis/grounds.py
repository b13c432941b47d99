"""Agreement on the ground, kept apart from agreement on the result."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from graph.analysis.results import Ground
from graph.model import COUNTED, AgreementKind, Status, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.model import Agreement, Stance

_ALIKE = 0.5


def ground_of(stances: Sequence[Stance], agreements: Iterable[Agreement]) -> Ground | None:
    """Whether holders of one answer give the same ground; None for a single holder, or where reasons are left out.

    Same: every two of them share a similar reason (Dice of character bigrams at least 0.5; Dice 1945) and none says
    otherwise. Unstated: somebody gives no reason, so nothing can be said. A proposal, not a finding.
    """
    if len(stances) < 2:
        return None
    people, issues = {s.participant for s in stances}, {s.issue for s in stances}
    for a in agreements:
        apart = a.kind is AgreementKind.SAME_RESULT_OTHER_REASON
        if apart and a.issue in issues and {a.source, a.target} <= people:
            return Ground.DIFFERENT
    if any(r.status is Status.UNPLACED for s in stances for r in s.reasons):
        return None
    reasons = [[r.text for r in s.reasons if r.status in COUNTED] for s in stances]
    if not all(reasons):
        return Ground.UNSTATED
    shared = all(any(alike(x, y) for x in a for y in b) for a, b in combinations(reasons, 2))
    return Ground.SAME if shared else Ground.DIFFERENT


def alike(left: str, right: str) -> bool:
    """Whether two reasons read alike by the Dice coefficient of their character bigrams."""
    a, b = _bigrams(left), _bigrams(right)
    least = _ALIKE * (len(a) + len(b))
    return bool(a and b) and 2 * min(len(a), len(b)) >= least and 2 * len(a & b) >= least


@lru_cache(maxsize=20_000)
def _bigrams(text: str) -> frozenset[str]:
    """Each text is compared with many others."""
    text = squeeze(text)
    return frozenset(text[i : i + 2] for i in range(len(text) - 1)) or frozenset({text} - {""})
