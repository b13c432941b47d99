"""All extensions of a framework under a semantics, by answer set programming (clingo); the ideal one by SAT."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

import clingo

from graph.analysis.semantics.acceptance import ideal
from graph.analysis.semantics.grounded import Label, grounded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.semantics.framework import Framework

CAP = 100
"""So many extensions are shown: k independent conflicts of two have 2^k preferred ones."""


class Semantics(StrEnum):
    """Which sets of arguments count as reasonable."""

    GROUNDED = "grounded"
    COMPLETE = "complete"
    PREFERRED = "preferred"
    STABLE = "stable"
    SEMI_STABLE = "semi_stable"
    IDEAL = "ideal"


@dataclass(frozen=True, slots=True)
class Extensions:
    """The extensions found, each sorted by place in the framework; ``capped`` where there may be more."""

    semantics: Semantics
    sets: tuple[frozenset[str], ...]
    capped: bool


_CONFLICT_FREE = """
out(X) :- att(Y,X), in(Y).
:- in(X), out(X).
"""
_ADMISSIBLE = "{in(X)} :- arg(X)." + _CONFLICT_FREE + ":- in(X), att(Y,X), not out(Y).\n"
_COMPLETE = _ADMISSIBLE + ":- arg(X), not in(X), out(Y) : att(Y,X).\n"
_STABLE = "in(X) :- arg(X), not out(X). out(Y) :- att(X,Y), in(X).\n"
_SUBSET_MAXIMAL = "#heuristic in(X) : arg(X). [1,true]\n"
_RANGE = "range(X) :- in(X). range(X) :- out(X).\n"
_RANGE_MAXIMAL = _RANGE + "#heuristic range(X) : arg(X). [1,true]\n"
_SHOW = "#show in/1.\n"

_MAXIMAL = ("--heuristic=Domain", "--enum-mode=domRec")


def extensions(framework: Framework, semantics: Semantics, cap: int = CAP) -> Extensions:
    """The extensions under ``semantics``, at most ``cap``, in an order that depends on the framework alone."""
    if semantics is Semantics.GROUNDED:
        return Extensions(semantics, (grounded_extension(framework),), capped=False)
    if semantics is Semantics.IDEAL:
        return Extensions(semantics, (ideal(framework),), capped=False)
    found = list(islice(_solve(framework, semantics, cap), cap + 1))
    kept = sorted(found[:cap], key=sorted)
    named = tuple(frozenset(framework.arguments[n] for n in members) for members in kept)
    return Extensions(semantics, named, capped=len(found) > cap)


def grounded_extension(framework: Framework) -> frozenset[str]:
    """The least complete extension, by name."""
    labels = grounded(framework)
    return frozenset(a for a, label in zip(framework.arguments, labels, strict=True) if label is Label.IN)


def _solve(framework: Framework, semantics: Semantics, cap: int) -> Iterator[frozenset[int]]:
    if semantics is Semantics.COMPLETE:
        yield from _models(framework, _COMPLETE)
    elif semantics is Semantics.PREFERRED:
        yield from _models(framework, _ADMISSIBLE + _SUBSET_MAXIMAL, _MAXIMAL)
    elif semantics is Semantics.STABLE:
        yield from _models(framework, _STABLE)
    else:
        yield from _semi_stable(framework, cap)


def _semi_stable(framework: Framework, cap: int) -> Iterator[frozenset[int]]:
    """Complete extensions of maximal range: domRec gives one model per maximal range, so each is asked for again.

    Each range has an extension of its own, so that more than ``cap`` ranges are not needed.
    """
    targets: list[set[int]] = [set() for _ in framework.arguments]
    for attacked, attackers in enumerate(framework.attackers):
        for attacker in attackers:
            targets[attacker].add(attacked)
    for model in list(islice(_models(framework, _COMPLETE + _RANGE_MAXIMAL, _MAXIMAL), cap + 1)):
        covered = model.union(*(targets[n] for n in model)) if model else model
        wanted = "".join(
            f":- {'not ' if n in covered else ''}range({n}).\n" for n in range(len(framework.arguments))
        )
        yield from _models(framework, _COMPLETE + _RANGE + wanted)


def _models(framework: Framework, program: str, options: tuple[str, ...] = ()) -> Iterator[frozenset[int]]:
    """The ``in`` sets of the answer sets; atoms enter through the backend, never as text."""
    # what clasp has to say (domRec finds nothing left to decide) is no news
    control = clingo.Control(["--models=0", "--warn=none", *options], logger=lambda *_: None)
    with control.backend() as backend:
        for n, attackers in enumerate(framework.attackers):
            this = clingo.Number(n)
            backend.add_rule([backend.add_atom(clingo.Function("arg", [this]))])
            for attacker in attackers:
                atom = backend.add_atom(clingo.Function("att", [clingo.Number(attacker), this]))
                backend.add_rule([atom])
    # without a declaration, a framework without attacks would make clingo warn of an unknown predicate
    control.add("base", [], "#defined arg/1. #defined att/2.\n" + program + _SHOW)
    control.ground([("base", [])])
    with control.solve(yield_=True) as handle:
        for model in handle:
            yield frozenset(symbol.arguments[0].number for symbol in model.symbols(shown=True))
