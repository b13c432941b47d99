"""The frustration index against graphs whose index is known by hand, and brute force over all divisions."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.methods.balance import balance

PETERSEN = (
    [(f"o{i}", f"o{(i + 1) % 5}") for i in range(5)]
    + [(f"o{i}", f"i{i}") for i in range(5)]
    + [(f"i{i}", f"i{(i + 2) % 5}") for i in range(5)]
)


def against(pairs: list[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """All of these differ."""
    return dict.fromkeys(pairs, -1)


@pytest.mark.parametrize(
    ("signs", "index"),
    [
        ({("a", "b"): 1, ("b", "c"): 1, ("a", "c"): -1}, 1),
        (against([(str(i), str((i + 1) % 5)) for i in range(5)]), 1),
        (against(list(combinations("abcde", 2))), 4),
        (against(PETERSEN), 3),
        ({}, 0),
    ],
)
def test_known_graphs(signs: dict[tuple[str, str], int], index: int) -> None:
    assert balance(signs).frustration == index


def test_two_camps_by_name() -> None:
    found = balance({("a", "b"): 1, ("c", "d"): 1, ("a", "c"): -1, ("b", "d"): -1, ("a", "d"): 0})
    assert (found.camps, found.edges) == ((("a", "b"), ("c", "d")), 4)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(-1, 1), min_size=15, max_size=15))
def test_against_all_divisions(values: list[int]) -> None:
    signs = dict(zip(combinations("abcdef", 2), values, strict=True))
    best = min(
        sum(s != 0 and (side[ord(a) - 97] == side[ord(b) - 97]) != (s > 0) for (a, b), s in signs.items())
        for side in product((True, False), repeat=6)
    )
    assert balance(signs).frustration == best
