"""Which issue each sentence of a turn is about when nothing is left out: the last resort of alignment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.nearness import own_characters, shared_characters
from graph.extract.wordlists import Tongue, matcher

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.extract.alignment import Placement
    from graph.extract.assertions import Assertion
    from graph.extract.targets import Target

_State = tuple[int, int]

_PLACED, _SOFT = 0.5, 0.5
# to go on with an issue, to change without a mark, to go back to an earlier one, to reach one not spoken of so far
_STAY, _CHANGE, _BACK, _REACH, _MARKED = 0.15, -0.1, -0.15, 0.4, 0.15
_MOST_ISSUES = 4
_TURNS = re.compile(
    r"^(?:至于|关于|对于|说到|谈到|另外|此外|其次|再说|再看|最后|第[二三四五]|对(?!方|象|此)|[^，]{2,8}(?:方面|一节|问题|的问题)?，)"
)


def regions_of(
    assertions: Sequence[Assertion],
    placements: Sequence[Placement],
    targets: Sequence[Target],
    tongue: Tongue,
) -> list[int | None]:
    """An issue (by index) for each assertion, as if every sentence were about one of those that are open; None where
    none is open. Cost: linear in the assertions.
    """
    opened = [t for t in targets if any(p.scores and p.scores[t.index] > -0.9 for p in placements)]
    if not opened:
        return [None] * len(assertions)
    if len(opened) == 1:
        return [opened[0].index] * len(assertions)
    own = own_characters(opened)
    numbers = sorted({a.sentence for a in assertions})
    rows = {n: [0.0] * len(opened) for n in numbers}
    begun: dict[int, str] = {}
    for a, p in zip(assertions, placements, strict=True):
        begun.setdefault(a.sentence, a.text)
        for k, t in enumerate(opened):
            rows[a.sentence][k] = max(rows[a.sentence][k], _score(a, p, t, own))
    marked = [bool(_TURNS.match(begun[n]) or matcher(tongue, "markers").match(begun[n])) for n in numbers]
    path = _best_path([rows[n] for n in numbers], marked, len(opened))
    label = dict(zip(numbers, path, strict=True))
    return [opened[label[a.sentence]].index for a in assertions]


def _score(a: Assertion, p: Placement, t: Target, own: Mapping[int, frozenset[str]]) -> float:
    if p.scores[t.index] <= -0.9:
        return -9.0
    soft = shared_characters(a.text, own[t.index])
    return p.scores[t.index] + _SOFT * soft + (_PLACED if t.index in p.targets and p.margin > 0.1 else 0.0)


def _best_path(rows: Sequence[Sequence[float]], marked: Sequence[bool], m: int) -> list[int]:
    """Viterbi over (issue, issues spoken of so far)."""
    best: dict[_State, float] = {}
    trail: list[dict[_State, _State]] = []
    counted = m <= _MOST_ISSUES
    for row, mark in zip(rows, marked, strict=True):
        reached: dict[_State, float] = {}
        back: dict[_State, _State] = {}
        for k in range(m):
            for before, value in best.items() if best else [((-1, 0), 0.0)]:
                new = not before[1] >> k & 1
                seen = before[1] | 1 << k if counted else 0
                worth = value + row[k] + _step(before[0], k, mark=mark) + (_REACH if new and counted else 0.0)
                if worth > reached.get((k, seen), -1e9):
                    reached[k, seen], back[k, seen] = worth, before
        best = reached
        trail.append(back)
    state = max(best, key=lambda s: best[s])
    path: list[int] = []
    for back in reversed(trail):
        path.append(state[0])
        state = back[state]
    return path[::-1]


def _step(before: int, k: int, *, mark: bool) -> float:
    if before < 0:
        return -0.02 * k
    if before == k:
        return 0.0 if mark else _STAY
    return _CHANGE + (_BACK if k < before else 0.0) + (_MARKED if mark else 0.0)
