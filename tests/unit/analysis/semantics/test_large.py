"""Extensions of large frameworks against a checker that shares no code with the encodings."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.frameworks import at_random, chain_with_chords, panels, quarrels
from graph.analysis.semantics.acceptance import credulous, refutation
from graph.analysis.semantics.extensions import Semantics, extensions, grounded_extension
from graph.analysis.semantics.framework import Framework, make_framework
from graph.analysis.semantics.grounded import Label, grounded
from tests.support.extension_checker import Checker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SHAPES = {
    "panels": panels(60, 5),
    "sparse": at_random(800, 1_200),
    "dense": at_random(150, 450, seed=3),
    "chain": chain_with_chords(1_500, 900),
    "quarrels": quarrels(200),
}
CAP = 12


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("semantics", Semantics)
def test_every_set_found_is_one(shape: str, semantics: Semantics) -> None:
    names, attacks = SHAPES[shape]
    checker = Checker(names, attacks)
    found = extensions(make_framework(names, attacks), semantics, cap=CAP)
    is_one = {
        Semantics.GROUNDED: checker.is_grounded,
        Semantics.COMPLETE: checker.is_complete,
        Semantics.PREFERRED: checker.is_preferred,
        Semantics.STABLE: checker.is_stable,
        Semantics.SEMI_STABLE: checker.is_semi_stable,
        Semantics.IDEAL: checker.is_ideal,
    }[semantics]
    assert len(set(found.sets)) == len(found.sets)
    assert all(is_one(members) for members in found.sets)
    assert found.sets or semantics is Semantics.STABLE


@pytest.mark.parametrize("shape", SHAPES)
def test_acceptance_is_what_clingo_says(shape: str) -> None:
    names, attacks = SHAPES[shape]
    framework, checker = make_framework(names, attacks), Checker(names, attacks)
    accepted = checker.accepted_somewhere()
    asked = names[:: max(1, len(names) // 40)]
    for argument in asked:
        held = credulous(framework, argument)
        assert (held is not None) == (argument in accepted)
        assert held is None or (argument in held and checker.is_admissible(held))


@pytest.mark.parametrize("shape", ["panels", "dense", "quarrels"])
def test_a_refutation_is_a_set_that_the_argument_cannot_join(shape: str) -> None:
    names, attacks = SHAPES[shape]
    framework, checker = make_framework(names, attacks), Checker(names, attacks)
    preferred = extensions(framework, Semantics.PREFERRED, cap=CAP)
    for argument in names[:: max(1, len(names) // 12)]:
        against = refutation(framework, argument)
        if against is None:
            assert all(argument in members for members in preferred.sets)
        else:
            assert checker.is_admissible(against)
            assert not checker.can_join(against, argument)


def test_the_checker_refuses_what_is_none() -> None:
    checker = Checker("abcd", [("a", "b"), ("b", "a"), ("b", "c"), ("c", "d")])
    assert checker.is_preferred({"a", "c"})
    assert not checker.is_preferred({"a"})  # c could join
    assert not checker.is_preferred({"a", "d"})  # d is not defended
    assert not checker.is_semi_stable(set())
    assert checker.is_semi_stable({"b", "d"})
    assert not checker.is_grounded({"a", "c"})
    assert checker.is_ideal(set())
    assert not checker.is_ideal({"b", "d"})
    assert not checker.is_stable({"a"})


@settings(max_examples=150, deadline=None)
@given(st.sets(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=14))
def test_the_checker_and_the_engine_find_the_same_on_small_ones(attacks: set[tuple[str, str]]) -> None:
    checker, framework = Checker("abcdef", attacks), make_framework("abcdef", attacks)
    every = [{a for n, a in enumerate("abcdef") if bits >> n & 1} for bits in range(64)]
    for semantics, is_one in (
        (Semantics.PREFERRED, checker.is_preferred),
        (Semantics.SEMI_STABLE, checker.is_semi_stable),
        (Semantics.STABLE, checker.is_stable),
        (Semantics.COMPLETE, checker.is_complete),
        (Semantics.GROUNDED, checker.is_grounded),
    ):
        assert {frozenset(s) for s in every if is_one(s)} == set(extensions(framework, semantics).sets), (
            semantics
        )


class Counted(tuple[int, ...]):
    """Attackers that count how often they are looked at."""

    __slots__ = ()
    looks: ClassVar[int] = 0

    def __iter__(self) -> Iterator[int]:
        Counted.looks += 1
        return super().__iter__()

    def __len__(self) -> int:
        Counted.looks += 1
        return super().__len__()


def looked_at(solve: Callable[[Framework], object], length: int) -> float:
    """How often, on average, ``solve`` looks at the attackers of one argument of a chain."""
    names = [str(n) for n in range(length)]
    plain = make_framework(names, pairwise(names))
    framework = Framework(plain.arguments, tuple(Counted(a) for a in plain.attackers), plain.place)
    Counted.looks = 0
    solve(framework)
    return Counted.looks / length


def by_rounds(framework: Framework) -> frozenset[int]:
    """The textbook fixpoint: in each round accept all whose attackers are all beaten."""
    known: frozenset[int] = frozenset()
    while True:
        beaten = {n for n, attackers in enumerate(framework.attackers) if not known.isdisjoint(attackers)}
        grown = frozenset(
            n for n, attackers in enumerate(framework.attackers) if beaten.issuperset(attackers)
        )
        if grown == known:
            return known
        known = grown


def test_a_long_chain_is_no_work_for_rounds() -> None:
    assert looked_at(grounded, 20_001) <= 3
    assert looked_at(by_rounds, 301) > 300
    names = [str(n) for n in range(301)]
    chain = make_framework(names, pairwise(names))
    assert {names[n] for n in by_rounds(chain)} == grounded_extension(chain)


def test_a_hundred_thousand_attacks() -> None:
    names, attacks = chain_with_chords(50_000, 52_000)
    framework = make_framework(names, attacks)
    assert framework.attacks > 95_000
    assert Checker(names, attacks).is_grounded(grounded_extension(framework))
    assert grounded(framework)[0] is Label.IN
