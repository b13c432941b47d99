"""Dung's semantics against frameworks solved by hand and, on small ones, against their definitions."""

from __future__ import annotations

from itertools import chain, combinations, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.semantics.acceptance import credulous, skeptical
from graph.analysis.semantics.extensions import Semantics, extensions, grounded_extension
from graph.analysis.semantics.framework import make_framework
from graph.analysis.semantics.grounded import Label, grounded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.analysis.semantics.framework import Framework

NIXON = make_framework("ab", ["ab", "ba"])  # type: ignore[list-item]
FLOATING = make_framework("abcd", ["ab", "ba", "ac", "bc", "cd"])  # type: ignore[list-item]
ODD = make_framework("abc", ["ab", "bc", "ca"])  # type: ignore[list-item]
SELF = make_framework("ab", ["aa", "ab"])  # type: ignore[list-item]


def sets(framework: Framework, semantics: Semantics) -> set[str]:
    """The extensions as words."""
    return {"".join(sorted(s)) for s in extensions(framework, semantics).sets}


@pytest.mark.parametrize(
    ("framework", "semantics", "expected"),
    [
        (NIXON, Semantics.GROUNDED, {""}),
        (NIXON, Semantics.COMPLETE, {"", "a", "b"}),
        (NIXON, Semantics.PREFERRED, {"a", "b"}),
        (NIXON, Semantics.IDEAL, {""}),
        (FLOATING, Semantics.PREFERRED, {"ad", "bd"}),
        (FLOATING, Semantics.STABLE, {"ad", "bd"}),
        (FLOATING, Semantics.IDEAL, {""}),
        (ODD, Semantics.STABLE, set()),
        (ODD, Semantics.PREFERRED, {""}),
        (ODD, Semantics.SEMI_STABLE, {""}),
        (SELF, Semantics.STABLE, set()),
        (SELF, Semantics.COMPLETE, {""}),
        (make_framework("", []), Semantics.STABLE, {""}),
        (make_framework("", []), Semantics.PREFERRED, {""}),
        # Verheij 1996: a's range is not maximal, b c's is
        (make_framework("abcde", ["ab", "ba", "bc", "cd", "de", "ec"]), Semantics.SEMI_STABLE, {"bd"}),  # type: ignore[list-item]
        (make_framework("abcde", ["ab", "ba", "bc", "cd", "de", "ec"]), Semantics.PREFERRED, {"a", "bd"}),  # type: ignore[list-item]
    ],
)
def test_by_hand(framework: Framework, semantics: Semantics, expected: set[str]) -> None:
    assert sets(framework, semantics) == expected


def test_a_long_chain_is_solved_without_rounds() -> None:
    names = [str(n) for n in range(200_001)]
    labels = grounded(make_framework(names, pairwise(names)))
    assert labels[0] is Label.IN
    assert labels[-2:] == (Label.OUT, Label.IN)


def test_many_extensions_are_capped_and_the_cap_is_said() -> None:
    pairs = [(f"{side}{n}", f"{other}{n}") for n in range(8) for side, other in ("ab", "ba")]
    framework = make_framework((a for a, _ in pairs), pairs)
    found = extensions(framework, Semantics.PREFERRED, cap=10)
    assert (len(found.sets), found.capped) == (10, True)
    semi_stable = extensions(framework, Semantics.SEMI_STABLE, cap=10)
    assert (len(semi_stable.sets), semi_stable.capped) == (10, True)
    ideal = extensions(framework, Semantics.IDEAL, cap=10)
    assert (ideal.sets, ideal.capped) == ((frozenset(),), False)


def test_acceptance_where_extensions_cannot_be_listed() -> None:
    pairs = [(f"{side}{n}", f"{other}{n}") for n in range(40) for side, other in ("ab", "ba")]
    floating = [(f"{side}0", "c") for side in "ab"]
    framework = make_framework([*(a for a, _ in pairs), "c", "d"], [*pairs, *floating, ("c", "d")])
    assert skeptical(framework, "d")
    assert credulous(framework, "c") is None
    assert not skeptical(framework, "a7")
    assert "a7" in (credulous(framework, "a7") or ())


def subsets(items: Iterable[str]) -> list[frozenset[str]]:
    """All of them, the empty one first."""
    pool = list(items)
    return [frozenset(s) for s in chain.from_iterable(combinations(pool, n) for n in range(len(pool) + 1))]


def by_definition(names: str, attacks: set[tuple[str, str]]) -> dict[Semantics, set[frozenset[str]]]:
    """Every semantics spelled out over all subsets (Dung 1995; Caminada 2006; Dung, Mancarella & Toni 2007)."""

    def beaten(by: frozenset[str]) -> frozenset[str]:
        return frozenset(b for a, b in attacks if a in by)

    def defends(by: frozenset[str], argument: str) -> bool:
        return all(a in beaten(by) for a, b in attacks if b == argument)

    free = [s for s in subsets(names) if not s & beaten(s)]
    admissible = [s for s in free if all(defends(s, a) for a in s)]
    complete = {s for s in admissible if all(a in s for a in names if defends(s, a))}
    preferred = {s for s in admissible if not any(s < t for t in admissible)}
    ranges = {s: s | beaten(s) for s in complete}
    inside = [s for s in admissible if all(s <= p for p in preferred)]
    return {
        Semantics.COMPLETE: complete,
        Semantics.GROUNDED: {min(complete, key=len)},
        Semantics.PREFERRED: preferred,
        Semantics.STABLE: {s for s in free if s | beaten(s) == frozenset(names)},
        Semantics.SEMI_STABLE: {s for s in complete if not any(ranges[s] < r for r in ranges.values())},
        Semantics.IDEAL: {max(inside, key=len)},
    }


@settings(max_examples=120, deadline=None)
@given(st.sets(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")), max_size=12))
def test_against_the_definitions(attacks: set[tuple[str, str]]) -> None:
    framework = make_framework("abcde", attacks)
    expected = by_definition("abcde", attacks)
    for semantics, wanted in expected.items():
        found = extensions(framework, semantics).sets
        assert set(found) == wanted, semantics
        assert len(found) == len(wanted)
    assert grounded_extension(framework) in expected[Semantics.GROUNDED]
    for argument in "abcde":
        held = [argument in s for s in expected[Semantics.PREFERRED]]
        assert (credulous(framework, argument) is not None) == any(held)
        assert skeptical(framework, argument) == all(held)
