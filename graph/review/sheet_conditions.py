"""The branches of a stance as an editor wrote them, with the facts that they turn on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from graph.model import Branch, Condition, make_id
from graph.review.acting import fact_added
from graph.review.sheet_branches import read_branch, write_branch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.model import ArgumentMap, Decision, Passage, Stance

    Value = tuple[str, int, int]

_FORM = "fact=value，… → affirm｜charge、…｜must"


class _Desk(Protocol):
    """What edits are read with."""

    m: ArgumentMap
    by: str
    at: str

    def refuse(self, key: str, value: Value, allowed: Iterable[str]) -> None: ...

    def passage(self, value: Value, near: int | None) -> Passage | None: ...


class Conditions:
    """Reads the fields when1, quote1, when2 ... of stances."""

    def __init__(self, desk: _Desk) -> None:
        """Read with ``desk``."""
        self._desk = desk

    def with_branches(
        self, stance: Stance, written: Mapping[str, Value], edited: Mapping[str, Value]
    ) -> tuple[Stance, list[Decision]]:
        """The stance with its branches as written, and the decisions that add facts and values nobody had.

        An emptied line takes its branch away; a new one without a quotation stands on the passage of the stance.
        """
        numbers = {int(k.removeprefix("when").removeprefix("quote")) for k in edited if k[-1].isdecimal()}
        last = max(len(stance.branches), *numbers)
        branches: list[Branch] = []
        facts: dict[str, dict[str, None]] = {}
        for n in range(1, last + 1):
            old = stance.branches[n - 1] if n <= len(stance.branches) else None
            if f"when{n}" not in edited and f"quote{n}" not in edited:
                branches += [old] if old else []
                continue
            made = self._branch(stance, old, n, written, edited, facts)
            branches += [made] if made else []
        return replace(stance, branches=tuple(branches)), list(self._facts(facts))

    def _branch(
        self,
        stance: Stance,
        old: Branch | None,
        n: int,
        written: Mapping[str, Value],
        edited: Mapping[str, Value],
        facts: dict[str, dict[str, None]],
    ) -> Branch | None:
        line = written.get(f"when{n}") or (write_branch(old, self._desk.m.facts) if old else "", 1, 1)
        if not line[0]:
            return None
        try:
            told = read_branch(line[0])
        except ValueError:
            self._desk.refuse(f"when{n}", line, [_FORM])
            return old
        passage = old.passage if old else stance.passage
        if f"quote{n}" in edited:
            passage = self._desk.passage(edited[f"quote{n}"], passage.span.start if passage else None)
        if passage is None:
            return old
        when = tuple(self._condition(c, old, facts) for c in told.when)
        key = [part for c in when for part in (c.fact, c.value)]
        identity = old.id if old else make_id("branch", stance.id, "by hand", *key)
        return Branch(identity, when, passage, told.polarity, told.charges, told.modality)

    def _condition(
        self, told: tuple[str, str, str | None], old: Branch | None, facts: dict[str, dict[str, None]]
    ) -> Condition:
        label, value, words = told
        known = {f.label: f for f in reversed(self._desk.m.facts)}
        mine = {c.fact: c for c in old.when} if old else {}
        fact = next((f for f in self._desk.m.facts if f.id in mine and f.label == label), known.get(label))
        if fact is None or value not in fact.values:
            facts.setdefault(label, {})[value] = None
        if fact is None:
            _, fact = fact_added(self._desk.m, label, (value,), by=self._desk.by, at=self._desk.at)
        before = mine.get(fact.id)
        is_same = words is None and before is not None and before.value == value
        return Condition(fact.id, value, before.text if is_same and before else words or "")

    def _facts(self, facts: dict[str, dict[str, None]]) -> Iterator[Decision]:
        for label, values in facts.items():
            yield fact_added(self._desk.m, label, tuple(values), by=self._desk.by, at=self._desk.at)[0]
