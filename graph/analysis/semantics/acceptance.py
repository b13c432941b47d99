"""Whether an argument can, or must, be accepted; by SAT, so that it stays cheap where extensions cannot be listed.

Encoding (as clauses over I_x "x is in" and O_x "x is attacked by the set"): (-I_y v O_x) per attack y on x,
(-O_x v I_y1 v ...), (-I_x v -O_x), and for admissible sets (-I_x v O_y) per attack y on x. An argument is in a
preferred extension exactly if it is in an admissible set. Only the arguments that reach the one asked about count:
preferred semantics is directional (Baroni & Giacomin 2007).
"""

from __future__ import annotations

from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING

from pysat.solvers import Cadical153

from graph.analysis.semantics.framework import Framework

if TYPE_CHECKING:
    from collections.abc import Iterator


def credulous(framework: Framework, argument: str) -> frozenset[str] | None:
    """An admissible set with ``argument`` in it, or None: no preferred extension accepts it."""
    with _search(framework, argument) as search:
        found = search.find([search.wanted])
        return None if found is None else search.named(found)


def skeptical(framework: Framework, argument: str) -> bool:
    """Whether every preferred extension accepts ``argument``."""
    return refutation(framework, argument) is None


def refutation(framework: Framework, argument: str) -> frozenset[str] | None:
    """An admissible set that no preferred extension with ``argument`` contains, or None: all of them accept it.

    At once one that attacks it, or any where no admissible set holds it. Else maximal sets without it are grown one
    after the other: one that cannot be joined by it refutes; all subsets of the others are blocked.
    """
    with _search(framework, argument) as search:
        wanted = search.wanted
        if (attacking := search.find([search.size + wanted])) is not None:
            return search.named(attacking)
        while (found := search.find([-wanted])) is not None:
            grown = search.grow(found)
            if search.find([*grown, wanted]) is None:
                return search.named(grown)
            # whatever is left to find without it has a member that this one lacks
            search.add([wanted, *search.rest(grown)])
        return None


def ideal(framework: Framework) -> frozenset[str]:
    """The largest admissible set inside every preferred extension, without listing these.

    It is the largest admissible set among the arguments that some admissible set holds and none attacks (Dunne, Dvořák
    & Woltran 2013), found by dropping what does not defend itself.
    """
    with _loaded(framework) as search:
        candidates = range(1, search.size + 1)
        held = [n for n in candidates if search.find([n]) is not None]
        inside = {n - 1 for n in held if search.find([search.size + n]) is None}
    while True:
        beaten = {n for n, attackers in enumerate(framework.attackers) if not inside.isdisjoint(attackers)}
        undefended = {n for n in inside if not beaten.issuperset(framework.attackers[n])}
        if not undefended:
            return frozenset(framework.arguments[n] for n in inside)
        inside -= undefended


class _Search:
    """The admissible sets of a framework, loaded once; literals are places from 1."""

    def __init__(self, framework: Framework, wanted: int, solver: Cadical153) -> None:
        self.framework = framework
        self.size = len(framework.arguments)
        self.wanted = wanted
        self._solver = solver
        self._fresh = count(2 * self.size + 1)

    def named(self, members: set[int]) -> frozenset[str]:
        """The members by name."""
        return frozenset(self.framework.arguments[n - 1] for n in members)

    def add(self, clause: list[int]) -> None:
        self._solver.add_clause(clause)

    def find(self, assumptions: list[int]) -> set[int] | None:
        """An admissible set under the assumptions, None where there is none."""
        if not self._solver.solve(assumptions=assumptions):
            return None
        return {literal for literal in self._solver.get_model()[: self.size] if literal > 0}

    def rest(self, members: set[int]) -> list[int]:
        return [n for n in range(1, self.size + 1) if n not in members]

    def grow(self, found: set[int]) -> set[int]:
        """A largest admissible superset without the argument asked about."""
        while True:
            switch = next(self._fresh)  # makes "one more" bind for this one question only
            self.add([-switch, *self.rest(found)])
            larger = self.find([*found, -self.wanted, switch])
            self.add([-switch])
            if larger is None:
                return found
            found = larger


@contextmanager
def _search(framework: Framework, argument: str) -> Iterator[_Search]:
    with _loaded(_reaching(framework, argument), argument) as search:
        yield search


@contextmanager
def _loaded(framework: Framework, argument: str | None = None) -> Iterator[_Search]:
    """The solver with the whole framework; ``argument`` is the one asked about, if any."""
    with Cadical153(bootstrap_with=list(_admissible(framework))) as solver:
        yield _Search(framework, 0 if argument is None else framework.place[argument] + 1, solver)


def _reaching(framework: Framework, argument: str) -> Framework:
    """The part of the framework that decides about ``argument``: its attackers, theirs, and so on."""
    start = framework.place[argument]
    seen, waiting = {start: 0}, [start]
    for n in waiting:
        for attacker in framework.attackers[n]:
            if attacker not in seen:
                seen[attacker] = len(seen)
                waiting.append(attacker)
    names = tuple(framework.arguments[n] for n in seen)
    attackers = tuple(tuple(seen[a] for a in framework.attackers[n]) for n in seen)
    return Framework(names, attackers, {name: n for n, name in enumerate(names)})


def _admissible(framework: Framework) -> Iterator[list[int]]:
    size = len(framework.arguments)
    for n, attackers in enumerate(framework.attackers, 1):
        attacked = size + n
        yield [-n, -attacked]  # names every variable, so that the model has a value for each
        yield [-attacked, *(a + 1 for a in attackers)]
        for attacker in attackers:
            yield [-(attacker + 1), attacked]
            yield [-n, size + attacker + 1]
