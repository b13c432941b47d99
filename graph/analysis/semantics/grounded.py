"""The grounded labelling: what must be accepted, what falls, what stays open."""

from __future__ import annotations

from collections import deque
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.analysis.semantics.framework import Framework


class Label(StrEnum):
    """Caminada's labels."""

    IN = "in"
    OUT = "out"
    UNDECIDED = "undecided"


def grounded(framework: Framework) -> tuple[Label, ...]:
    """One label per argument, in time linear in arguments and attacks.

    A worklist instead of rounds: a chain of n arguments takes n steps, where rounds would take n times n.
    """
    targets: list[list[int]] = [[] for _ in framework.arguments]
    standing = [len(attackers) for attackers in framework.attackers]
    for n, attackers in enumerate(framework.attackers):
        for attacker in attackers:
            targets[attacker].append(n)
    labels = [Label.UNDECIDED] * len(standing)
    accepted = deque(n for n, count in enumerate(standing) if not count)
    for n in accepted:
        labels[n] = Label.IN
    while accepted:
        for beaten in targets[accepted.popleft()]:
            if labels[beaten] is not Label.UNDECIDED:
                continue
            labels[beaten] = Label.OUT
            for freed in targets[beaten]:
                standing[freed] -= 1
                if not standing[freed] and labels[freed] is Label.UNDECIDED:
                    labels[freed] = Label.IN
                    accepted.append(freed)
    return tuple(labels)
