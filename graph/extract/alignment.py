"""Which issue each assertion of a turn speaks to: one assignment per turn, solved by dynamic programming."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.affinity import affinity, cases_of
from graph.extract.english_alignment import english_path, speaks_to_all
from graph.extract.short_answers import bare_answer
from graph.extract.terms import terms_of
from graph.extract.wordlists import Tongue, matcher

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.extract.affinity import Setting
    from graph.extract.assertions import Assertion
    from graph.extract.targets import Target
    from graph.extract.terms import Weights

_AT_ONCE = re.compile(
    r"(?:前|这|以上|上述)?(两|二|三|四|几|所有|全部|这些)个?(?:小|子)?(?:问题?|点)(?!之间|的?关系).{0,8}(?:都|均|一律|答案是|回答是)"
)
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4}
_State = tuple[int | None, int]

# what it is worth to place a verdict nowhere (less where only one issue is open), and to place other words nowhere
_NONE_VERDICT, _NONE_SINGLE, _NONE_OTHER = 0.27, 0.2, 0.06
# to stay with an issue, go back, skip one, go on after 至于 or 其次; to stay where conditions of the issue follow
_STAY, _BACK, _SKIP, _MARKED, _HANGS = 0.1, -0.1, -0.03, 0.12, 0.3


@dataclass(frozen=True, slots=True)
class Placement:
    """The issues (by index) an assertion speaks to, how clearly (its score over the next best choice), and the
    score of every issue.
    """

    targets: tuple[int, ...]
    margin: float
    scores: tuple[float, ...] = ()


def align(
    assertions: Sequence[Assertion],
    targets: Sequence[Target],
    weights: Weights,
    setting: Setting,
    tongue: Tongue,
) -> list[Placement]:
    """One placement for each assertion, in order; none where nothing fits. Cost: linear in the assertions."""
    if not targets:
        return [Placement((), 0.0) for _ in assertions]
    seen = [(terms_of(a.said, tongue), terms_of(a.text, tongue)) for a in assertions]
    cases = cases_of(assertions, setting)
    scores = [
        [affinity(a, t, seen[i], cases[i], weights, setting, tongue) for t in targets]
        for i, a in enumerate(assertions)
    ]
    _open_with_answers(assertions, targets, scores, setting, tongue)
    path = (
        english_path(assertions, targets, scores, setting, weights)
        if tongue == "en"
        else _best_path(assertions, scores, tongue)
    )
    placed = []
    for i, label in enumerate(path):
        also = _also(i, label, scores, targets, cases, assertions)
        chosen = _all_asked(assertions[i], targets, setting, tongue) or (
            () if label is None else (label, *also)
        )
        placed.append(
            Placement(tuple(sorted(chosen)), _margin(scores[i], label, assertions[i]), tuple(scores[i]))
        )
    return placed


def _all_asked(a: Assertion, targets: Sequence[Target], setting: Setting, tongue: Tongue) -> tuple[int, ...]:
    """The issues that one answer is given to at once (这两个问题我都同意), none where it is given to one."""
    asked = tuple(t.index for t in targets if t.index not in setting.barred)
    if tongue == "en":
        return asked if speaks_to_all(a) else ()
    found = _AT_ONCE.search(a.said) if a.core else None
    return asked[: _COUNTS.get(found[1], len(targets))] if found else ()


def _open_with_answers(
    assertions: Sequence[Assertion],
    targets: Sequence[Target],
    scores: list[list[float]],
    setting: Setting,
    tongue: Tongue,
) -> None:
    """A short answer that opens a turn speaks to the first issue that is open, one just asked before others; after
    a listener's question it speaks to that.
    """
    if setting.to_listener:
        return
    for i, a in enumerate(assertions[:2]):
        if bare_answer(a, tongue) is None or max(scores[i]) > 0.75 or any(b.core for b in assertions[:i]):
            continue
        openings = [t.index for t in targets if t.polar and t.index not in setting.barred]
        fresh = [n for n in openings if n in setting.fresh] or openings
        if fresh:
            scores[i][fresh[0]] += 0.6


def _best_path(
    assertions: Sequence[Assertion], scores: Sequence[Sequence[float]], tongue: Tongue
) -> list[int | None]:
    """Viterbi over (label, last issue spoken to)."""
    m = len(scores[0]) if scores else 0
    verdict_alone = _NONE_VERDICT if m > 1 else _NONE_SINGLE
    states: list[_State] = [(None, last) for last in range(-1, m)] + [(n, n) for n in range(m)]
    best: dict[_State, float] = {(None, -1): 0.0}
    trail: list[dict[_State, _State]] = []
    for i, (a, row) in enumerate(zip(assertions, scores, strict=True)):
        held = _STAY + (_HANGS if i and a.conditions and assertions[i - 1].depends else 0.0)
        marked = a.core is not None and bool(matcher(tongue, "markers").match(a.text))
        nothing = verdict_alone if a.core else _NONE_OTHER
        reached: dict[_State, float] = {}
        back: dict[_State, _State] = {}
        for state in states:
            label, last = state
            options = [
                (
                    value
                    + _step(before[1], label, held, marked=marked)
                    + (nothing if label is None else row[label]),
                    before,
                )
                for before, value in best.items()
                if label is not None or before[1] == last
            ]
            if options:
                reached[state], back[state] = max(options, key=lambda o: o[0])
        best = reached
        trail.append(back)
    state = max(best, key=lambda s: best[s])
    path: list[int | None] = []
    for back in reversed(trail):
        path.append(state[0])
        state = back[state]
    return path[::-1]


def _step(last: int, label: int | None, held: float, *, marked: bool) -> float:
    if label is None:
        return 0.0
    if last == label:
        return 0.0 if marked else held
    step = _BACK if label < last else _SKIP * (label - last - 1)
    return step + (_MARKED if marked and label > last else 0.0)


def _also(
    i: int, label: int | None, scores: Sequence[Sequence[float]], targets: Sequence[Target], cases: Sequence[frozenset[str]],
    assertions: Sequence[Assertion],
) -> list[int]:  # fmt: skip
    """Sibling issues, one per case, that the same words answer: both cases named, or neither."""
    if label is None or assertions[i].core is None:
        return []
    mine = targets[label]
    found = []
    for t in targets:
        twin = t.index != label and t.issue.case != mine.issue.case and _alike(t, mine)
        fits = not cases[i] or (t.issue.case in cases[i])
        if twin and fits and scores[i][t.index] > scores[i][label] - 0.35:
            found.append(t.index)
    return found


def _alike(t: Target, other: Target) -> bool:
    """Two issues that ask the same of two cases."""
    if t.about_charge and other.about_charge:
        return True
    shared = len(t.terms & other.terms)
    return t.polar == other.polar and shared >= 0.6 * min(len(t.terms), len(other.terms))


def _margin(row: Sequence[float], label: int | None, a: Assertion) -> float:
    nothing = _NONE_VERDICT if a.core else _NONE_OTHER
    if label is None:
        return nothing - max(row)
    return row[label] - max([nothing, *(v for n, v in enumerate(row) if n != label)])
