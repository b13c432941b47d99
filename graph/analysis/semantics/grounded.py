"""The grounded labelling: what must be accepted, what falls, what stays open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.analysis.semantics.framework import Framework


class Label(StrEnum):
    """Caminada's labels."""

    IN = "in"
    OUT = "out"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Labelling:
    """One label per argument; ``accepted`` are the places of those that are in, each after all that it rests on."""

    labels: tuple[Label, ...]
    accepted: tuple[int, ...]


def grounded(framework: Framework) -> tuple[Label, ...]:
    """One label per argument."""
    return labelling(framework).labels


def labelling(framework: Framework) -> Labelling:
    """The grounded labelling, in time linear in arguments and attacks.

    A worklist instead of rounds: a chain of n arguments takes n steps, where rounds would take n times n.
    """
    targets: list[list[int]] = [[] for _ in framework.arguments]
    standing = [len(attackers) for attackers in framework.attackers]
    for n, attackers in enumerate(framework.attackers):
        for attacker in attackers:
            targets[attacker].append(n)
    labels = [Label.UNDECIDED] * len(standing)
    accepted = [n for n, count in enumerate(standing) if not count]
    for n in accepted:
        labels[n] = Label.IN
    for winner in accepted:  # grows while it is walked
        for beaten in targets[winner]:
            if labels[beaten] is not Label.UNDECIDED:
                continue
            labels[beaten] = Label.OUT
            for freed in targets[beaten]:
                standing[freed] -= 1
                if not standing[freed] and labels[freed] is Label.UNDECIDED:
                    labels[freed] = Label.IN
                    accepted.append(freed)
    return Labelling(tuple(labels), tuple(accepted))
