"""Whether a claimed set is an extension: the definitions over plain sets, and for "no larger one" another solver.

Nothing of ``graph.analysis`` is used. What clingo found there is checked by SAT here (own clauses over Caminada's three
labels); what SAT found there, by clingo here (own program over labels, too).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import clingo
from pysat.solvers import Glucose4

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

_LABELS = """
1 { lab(X,in); lab(X,out); lab(X,undec) } 1 :- arg(X).
:- lab(X,in), att(Y,X), not lab(Y,out).
:- lab(X,out), not lab(Y,in) : att(Y,X).
"""


class Checker:
    """One framework, as the definitions need it."""

    def __init__(self, arguments: Iterable[str], attacks: Iterable[tuple[str, str]]) -> None:
        self.arguments = list(dict.fromkeys(arguments))
        self.attackers: dict[str, set[str]] = defaultdict(set)
        self.targets: dict[str, set[str]] = defaultdict(set)
        for a, b in attacks:
            self.attackers[b].add(a)
            self.targets[a].add(b)

    def beaten(self, members: Iterable[str]) -> set[str]:
        return {b for a in members for b in self.targets[a]}

    def is_conflict_free(self, members: AbstractSet[str]) -> bool:
        return not members & self.beaten(members)

    def is_admissible(self, members: AbstractSet[str]) -> bool:
        beaten = self.beaten(members)
        return self.is_conflict_free(members) and all(self.attackers[a] <= beaten for a in members)

    def is_complete(self, members: AbstractSet[str]) -> bool:
        beaten = self.beaten(members)
        defended = {a for a in self.arguments if self.attackers[a] <= beaten}
        return self.is_admissible(members) and defended == members

    def is_stable(self, members: AbstractSet[str]) -> bool:
        return self.is_conflict_free(members) and members | self.beaten(members) == set(self.arguments)

    def is_grounded(self, members: AbstractSet[str]) -> bool:
        """Complete, and inside every complete extension: each member rests on members accepted before it."""
        known: set[str] = set()
        beaten: set[str] = set()
        waiting = [a for a in self.arguments if not self.attackers[a]]
        left = {a: len(self.attackers[a]) for a in self.arguments}
        while waiting:
            a = waiting.pop()
            known.add(a)
            for b in self.targets[a] - beaten:
                beaten.add(b)
                for c in self.targets[b]:
                    left[c] -= 1
                    if not left[c]:
                        waiting.append(c)
        return known == members and self.is_complete(members)

    def is_preferred(self, members: AbstractSet[str]) -> bool:
        """Admissible, and SAT finds no admissible set with more."""
        if not self.is_admissible(members):
            return False
        place = {a: n for n, a in enumerate(self.arguments, 1)}
        with Glucose4(bootstrap_with=self._clauses(place)) as solver:
            solver.add_clause([place[a] for a in self.arguments if a not in members])
            return not solver.solve(assumptions=[place[a] for a in members])

    def is_semi_stable(self, members: AbstractSet[str]) -> bool:
        """Complete, and SAT finds no admissible set of wider range; a wider complete one would be admissible."""
        if not self.is_complete(members):
            return False
        place, size = {a: n for n, a in enumerate(self.arguments, 1)}, len(self.arguments)
        reach = members | self.beaten(members)
        with Glucose4(bootstrap_with=self._clauses(place)) as solver:
            for a in reach:
                solver.add_clause([place[a], size + place[a]])
            solver.add_clause(
                [v for a in self.arguments if a not in reach for v in (place[a], size + place[a])]
            )
            return not solver.solve()

    def is_ideal(self, members: AbstractSet[str]) -> bool:
        """Admissible, attacked by no admissible set, and clingo's candidates leave no larger one."""
        accepted, attacked = self.accepted_somewhere(), self.attacked_somewhere()
        if not self.is_admissible(members) or members & attacked:
            return False
        inside = accepted - attacked
        while rest := {a for a in inside if not self.attackers[a] <= self.beaten(inside)}:
            inside -= rest
        return inside == members

    def accepted_somewhere(self) -> set[str]:
        """What some admissible set holds, by clingo."""
        return self._brave("#show shown(X) : lab(X,in).")

    def attacked_somewhere(self) -> set[str]:
        """What some admissible set attacks, by clingo."""
        return self._brave("#show shown(X) : lab(X,out).")

    def can_join(self, members: AbstractSet[str], argument: str) -> bool:
        """Whether an admissible set holds all of ``members`` and ``argument``, by clingo."""
        wanted = "".join(f':- not lab("{a}",in).\n' for a in (*members, argument))
        control = self._control(wanted, models=1)
        return bool(control.solve().satisfiable)

    def _clauses(self, place: dict[str, int]) -> list[list[int]]:
        """Variables n "in" and size + n "out"; in: all attackers out; out: an attacker in; never both."""
        size, clauses = len(place), []
        for a, n in place.items():
            clauses += [[-n, size + place[b]] for b in self.attackers[a]]
            clauses += [[-(size + n), *(place[b] for b in self.attackers[a])], [-n, -(size + n)]]
        return clauses

    def _brave(self, show: str) -> set[str]:
        control = self._control(show, "--enum-mode=brave", models=0)
        found: set[str] = set()
        with control.solve(yield_=True) as handle:
            for model in handle:
                found = {s.arguments[0].string for s in model.symbols(shown=True)}
        return found

    def _control(self, more: str, *options: str, models: int) -> clingo.Control:
        control = clingo.Control([f"--models={models}", *options])
        facts = [f'arg("{a}").' for a in self.arguments]
        facts += [f'att("{a}","{b}").' for b in self.arguments for a in self.attackers[b]]
        control.add("base", [], "#defined att/2.\n#show.\n" + "\n".join(facts) + _LABELS + more)
        control.ground([("base", [])])
        return control
