"""Krippendorff's alpha against the values that Krippendorff (2011) prints, and two programs' values over sets."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from graph.analysis.methods.alpha import krippendorff_alpha, with_interval
from graph.analysis.methods.distance import jaccard, masi, nominal
from graph.analysis.methods.measured import Reason

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLE_C = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
SETS = (("mr", "m", "mr", "i"), ("a", "ab", "b"), ("x", "x", "x", "xy"), ("m", "i"), ("a",))


def units_of(*coders: str) -> list[list[str | None]]:
    """One row per unit from one line per coder."""
    cells = [coder.split() if " " in coder else list(coder) for coder in coders]
    return [[None if c == "." else c for c in unit] for unit in zip(*cells, strict=True)]


@pytest.mark.parametrize(
    ("coders", "alpha"),
    [
        (("0100000010", "1110010000"), 0.095238),
        (("aabbdcccedda", "babbbccceddd"), 0.691964),
        (EXAMPLE_C, 0.743421),
    ],
)
def test_printed_examples(coders: tuple[str, ...], alpha: float) -> None:
    assert krippendorff_alpha(units_of(*coders), nominal).value == pytest.approx(alpha, abs=1e-6)


def ordinal(marginals: dict[int, int]) -> Callable[[int, int], float]:
    """Krippendorff's ordinal metric: the answers between two values, half of those on them."""

    def distance(a: int, b: int) -> float:
        low, high = min(a, b), max(a, b)
        between = sum(count for value, count in marginals.items() if low <= value <= high)
        return (between - (marginals[low] + marginals[high]) / 2) ** 2

    return distance


def test_example_c_on_the_other_scales() -> None:
    """Krippendorff 2011: ordinal 0.815, interval 0.849, ratio 0.797; the marginals without the unit of one answer."""
    units = [[None if c is None else int(c) for c in unit] for unit in units_of(*EXAMPLE_C)]
    marginals = dict(Counter(c for unit in units if sum(c is not None for c in unit) > 1 for c in unit if c))
    found = {
        "ordinal": krippendorff_alpha(units, ordinal(marginals)).value,
        "interval": krippendorff_alpha(units, lambda a, b: (a - b) ** 2).value,
        "ratio": krippendorff_alpha(units, lambda a, b: ((a - b) / (a + b)) ** 2).value,
    }
    assert found == pytest.approx({"ordinal": 0.815388, "interval": 0.849107, "ratio": 0.797403}, abs=1e-6)


# Fleiss 1971, table 1: 30 patients, 6 raters, 5 diagnoses; and the 10 x 14 x 5 table of Wikipedia's article
FLEISS = """
00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 00501 30012 51000 02040 10203
00006 01050 02013 20040 10041 05010 40002 02040 10500 00006
"""
WIKIPEDIA = """
0,0,0,0,14 0,2,6,4,2 0,0,3,5,6 0,3,9,2,0 2,2,8,1,1 7,7,0,0,0 3,2,6,3,0 2,5,3,2,2 6,5,2,1,0 0,2,2,3,7
"""


@pytest.mark.parametrize(("table", "kappa"), [(FLEISS, 0.430245), (WIKIPEDIA, 0.209931)])
def test_fleiss_tables(table: str, kappa: float) -> None:
    """On a table without gaps 1 - alpha = (1 - kappa)(N - 1)/N, N answers in all (Krippendorff 2004)."""
    rows = [[int(c) for c in (row.split(",") if "," in row else row)] for row in table.split()]
    units: list[list[int | None]] = [[c for c, count in enumerate(row) for _ in range(count)] for row in rows]
    n = sum(map(sum, rows))
    found = krippendorff_alpha(units, nominal)
    assert found.value == pytest.approx(1 - (1 - kappa) * (n - 1) / n, abs=1e-6)
    assert (found.n, found.missing) == (len(rows), 0)


def test_counts_gaps_and_leaves_out_what_one_alone_answered() -> None:
    found = krippendorff_alpha(units_of(*EXAMPLE_C), nominal)
    assert (found.n, found.missing) == (11, 7)


@pytest.mark.parametrize(("distance", "alpha"), [(nominal, 0.138889), (jaccard, 0.318519), (masi, 0.256039)])
def test_over_sets(distance: Callable[[frozenset[str], frozenset[str]], float], alpha: float) -> None:
    units = [[frozenset(s) for s in unit] for unit in SETS]
    assert krippendorff_alpha(units, distance).value == pytest.approx(alpha, abs=1e-6)


def test_all_equal_is_undefined_and_not_one() -> None:
    found = krippendorff_alpha([["a", "a"], ["a", "a", None]], nominal)
    assert (found.value, found.reason) == (None, Reason.NO_VARIATION)


def test_nobody_answers_what_another_answers() -> None:
    found = krippendorff_alpha([["a", None], [None, "b"]], nominal)
    assert (found.value, found.reason, found.missing) == (None, Reason.NO_PAIR, 2)


def test_interval_holds_the_value_and_is_the_same_twice() -> None:
    units = units_of(*EXAMPLE_C)
    first, second = with_interval(units, nominal), with_interval(units, nominal)
    assert first == second
    assert first.interval is not None
    assert first.value is not None
    assert first.interval.low < first.value < first.interval.high <= 1


def test_no_interval_without_a_value() -> None:
    assert with_interval([["a"]], nominal).interval is None


@pytest.mark.parametrize(
    ("left", "right", "distance"),
    [
        ("ab", "abcd", 0.666667),
        ("ab", "bc", 0.888889),
        ("a", "b", 1),
        ("a", "a", 0),
        ("", "", 0),
        ("", "a", 1),
    ],
)
def test_masi(left: str, right: str, distance: float) -> None:
    assert masi(frozenset(left), frozenset(right)) == pytest.approx(distance, abs=1e-6)
