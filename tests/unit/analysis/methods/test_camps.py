"""Camps on panels whose division is plain, and against all divisions of small ones."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.methods.camps import LARGEST_PANEL, PairCount, camps

if TYPE_CHECKING:
    from collections.abc import Iterator


def pairs_of(**counts: tuple[int, int]) -> dict[tuple[str, str], PairCount]:
    """``ab=(3, 1)``: a and b agree on three issues and differ on one."""
    return {(k[0], k[1]): PairCount(*v) for k, v in counts.items()}


def test_two_against_two() -> None:
    found = camps("abcd", pairs_of(ab=(3, 0), cd=(3, 0), ac=(0, 3), ad=(0, 3), bc=(0, 3), bd=(1, 2)))
    assert found.divisions == ((("a", "b"), ("c", "d")),)
    assert found.expected == pytest.approx(7 / 18)


def test_equal_divisions_are_all_shown() -> None:
    found = camps("abc", pairs_of(ab=(2, 1), bc=(2, 1), ac=(0, 3)))
    assert found.divisions == ((("a",), ("b", "c")), (("a", "b"), ("c",)))
    assert not found.capped


def test_nobody_comparable_is_no_division() -> None:
    found = camps("ab", pairs_of(ab=(0, 0)))
    assert (found.divisions, found.expected) == ((), None)


def test_a_large_panel_is_divided_but_not_exactly() -> None:
    left, right = [f"l{n:02}" for n in range(16)], [f"r{n:02}" for n in range(LARGEST_PANEL + 1 - 16)]
    same = [*combinations(left, 2), *combinations(right, 2)]
    counts = dict.fromkeys(same, PairCount(3, 1)) | dict.fromkeys(product(left, right), PairCount(1, 3))
    found = camps([*left, *right], counts)
    assert found.divisions == ((tuple(left), tuple(right)),)
    assert not found.exact


def partitions(items: tuple[str, ...]) -> Iterator[list[list[str]]]:
    """All divisions."""
    if not items:
        yield []
        return
    for rest in partitions(items[1:]):
        yield [[items[0]], *rest]
        for n, group in enumerate(rest):
            yield [*rest[:n], [items[0], *group], *rest[n + 1 :]]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=10, max_size=10))
def test_no_other_division_is_better(values: list[tuple[int, int]]) -> None:
    people = tuple("abcde")
    counts = {p: PairCount(*v) for p, v in zip(combinations(people, 2), values, strict=True)}
    agree, total = sum(a for a, _ in values), sum(a + d for a, d in values)

    def pull(division: list[list[str]]) -> float:
        inside = [p for group in division for p in combinations(sorted(group), 2)]
        return sum(counts[p].agree - agree / total * (counts[p].agree + counts[p].differ) for p in inside)

    found = camps(people, counts)
    if not total:
        assert not found.divisions
        return
    best = max(pull(p) for p in partitions(people))
    for division in found.divisions:
        assert pull([list(g) for g in division]) == pytest.approx(best)
