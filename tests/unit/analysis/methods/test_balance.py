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


# Read 1954, Cultures of the Central Highlands: 16 tribes, + alliance (rova), - enmity (hina); L = 7 (Aref & Wilson 2019)
TRIBES = """
1+2 1-3 2-3 1-4 3+4 1-5 2-5 1-6 2-6 3+6 3+7 5+7 6+7 3+8 4+8 6+8 7+8 2-9 5+9 6-9 2-10 9+10 6+11 7+11 8+11 9-11 10-11 1-12
6+12 7+12 8+12 11+12 6-13 7+13 9+13 10+13 11-13 5+14 8-14 12-14 13+14 1+15 2+15 5-15 9-15 10-15 11-15 12-15 13-15 1+16
2+16 5-16 6-16 11-16 12-16 13-16 14-16 15+16
"""


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


def test_the_highland_tribes() -> None:
    signs: dict[tuple[str, str], int] = {}
    for edge in TRIBES.split():
        sign = "+" if "+" in edge else "-"
        left, right = edge.split(sign)
        signs[left, right] = 1 if sign == "+" else -1
    assert (len(signs), sum(sign < 0 for sign in signs.values())) == (58, 29)
    assert balance(signs).frustration == 7


def test_two_camps_by_name() -> None:
    found = balance({("a", "b"): 1, ("c", "d"): 1, ("a", "c"): -1, ("b", "d"): -1, ("a", "d"): 0})
    assert (found.divisions, found.edges, found.against) == (((("a", "b"), ("c", "d")),), 4, ())


def test_equal_divisions_are_all_shown_and_the_pairs_in_the_way_named() -> None:
    found = balance(against(list(combinations("abc", 2))))
    assert found.divisions == ((("a",), ("b", "c")), (("a", "b"), ("c",)), (("a", "c"), ("b",)))
    assert (found.frustration, found.against, found.capped) == (1, (("b", "c"),), False)


def test_parts_that_nothing_ties_make_no_alternatives() -> None:
    assert balance({("a", "b"): -1, ("c", "d"): -1}).divisions == ((("a", "c"), ("b", "d")),)


def test_many_equal_divisions_are_capped() -> None:
    found = balance(against(list(combinations("abcde", 2))))  # two against three: ten ways
    assert (len(found.divisions), found.capped, found.frustration) == (5, True, 4)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(-1, 1), min_size=15, max_size=15))
def test_against_all_divisions(values: list[int]) -> None:
    signs = dict(zip(combinations("abcdef", 2), values, strict=True))
    best = min(
        sum(s != 0 and (side[ord(a) - 97] == side[ord(b) - 97]) != (s > 0) for (a, b), s in signs.items())
        for side in product((True, False), repeat=6)
    )
    assert balance(signs).frustration == best
