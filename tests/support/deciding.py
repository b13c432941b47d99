"""How the facts, final opinions and tensions of a map compare with a hand-made table (keys ``facts``,
``final_opinions``, ``tensions``).

A fact is found where one fact of the map, of one of the same experts, has enough of the words of the table's, or its
label has hardly others; each fact of the map answers for one fact of the table only, so that two wordings of one fact count as one right and one
wrong. A final opinion is (case, expert, number of the 分歧意见 or "outside"), a tension is (expert, two issues).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.analysis.case_conclusions import case_conclusions
from graph.analysis.deciding_facts import deciding_facts
from graph.analysis.tensions import tensions
from graph.exchange.native import encode_draft
from graph.model import Draft
from tests.support.scoring import Comparison

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from graph.model import ArgumentMap, Fact

_ENOUGH, _MOST = 0.4, 0.6
_PARTY = re.compile(r"[㐀-鿿]某[甲乙丙丁]?")
_ASIDE = re.compile(r"[（(][^）)]*[）)]")
_EMPTY = re.compile(r"是否|有没有|有无|能否|还是|或者?|已经?|均|都|的|了|被|由")
_SMALL = re.compile(
    r"a|an|the|of|to|in|on|at|by|for|from|and|or|if|whether|is|was|were|be|been|its?|his|her|their|s?he|they|them|that|"
    r"this|not?|do|does|did|had|has|have|would|could|should|will|as|with|came|come"
)


@dataclass(frozen=True, slots=True)
class Found:
    """Right ones, found ones, wanted ones; ``missed`` and ``beyond`` in words."""

    right: int
    given: int
    wanted: int
    missed: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()

    @property
    def precision(self) -> float:
        """Of those found, how many are right; 1 where nothing was found."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """Of those wanted, how many were found; 1 where none is wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean; 1 where nothing is wanted and nothing found."""
        total = self.given + self.wanted
        return 2 * self.right / total if total else 1.0

    def __add__(self, other: Found) -> Found:
        """Both together."""
        return Found(
            self.right + other.right, self.given + other.given, self.wanted + other.wanted,
            self.missed + other.missed, self.beyond + other.beyond,
        )  # fmt: skip

    def __str__(self) -> str:
        """Three figures and the counts."""
        counts = f"{self.right} right, {self.given} found, {self.wanted} wanted"
        return f"P {self.precision:.2f} R {self.recall:.2f} F1 {self.f1:.2f} ({counts})"


def compare(gold: dict[str, Any], m: ArgumentMap) -> dict[str, Found]:
    """Each of the three that the table has."""
    side = Comparison(gold, encode_draft(Draft(m, (), ()), "zh"), m.document.text)
    every = {"facts": _facts, "final_opinions": _finals, "tensions": _tensions}
    return {name: measure(side, gold[name], m) for name, measure in every.items() if name in gold}


def _facts(side: Comparison, wanted: list[dict[str, Any]], m: ArgumentMap) -> Found:
    names = {p.id: side.name_of.get(p.name) for p in m.participants}
    spoken = {d.fact: {names[e] for e in d.experts} for d in deciding_facts(m)}
    facts = [f for f in m.facts if f.id in spoken]
    pairs = sorted(
        (
            (-likeness, i, j)
            for i, fact in enumerate(wanted)
            for j, found in enumerate(facts)
            if set(fact["experts"]) & spoken[found.id]
            and (likeness := _likeness(fact["fact"], found, m)) >= _ENOUGH
        ),
    )
    taken: dict[int, int] = {}
    for _, i, j in pairs:
        if i not in taken and j not in taken.values():
            taken[i] = j
    missed = tuple(w["fact"] for i, w in enumerate(wanted) if i not in taken)
    beyond = tuple(f.label for j, f in enumerate(facts) if j not in taken.values())
    return Found(len(taken), len(facts), len(wanted), missed, beyond)


def _words_of(fact: Fact, m: ArgumentMap) -> str:
    said = [c.text for s in m.stances for b in s.branches for c in b.when if c.fact == fact.id]
    return " ".join((fact.label, *fact.values, *said))


def _likeness(wanted: str, found: Fact, m: ArgumentMap) -> float:
    """The share of the table's words that the fact has; or of its label's words that the table has, if that is most."""
    whole, label = _terms(wanted), _terms(found.label)
    short = _terms(_ASIDE.sub("", wanted)) or whole
    there = _terms(_words_of(found, m))
    shares = [len(t & there) / len(t) for t in (whole, short) if t]
    mine = len(label & whole) / len(label) if label else 0.0
    return max(*shares, mine if mine >= _MOST else 0.0) if shares else 0.0


def _terms(words: str) -> set[str]:
    if not re.search(r"[㐀-鿿]", words):
        return {w.rstrip("s") for w in re.findall(r"[a-z0-9]+", words.lower()) if not _SMALL.fullmatch(w)}
    parts = re.findall(r"[㐀-鿿0-9]+", _EMPTY.sub(" ", _PARTY.sub(" ", words)))
    return {p[n : n + 2] for p in parts for n in range(max(len(p) - 1, 1))}


def _finals(side: Comparison, wanted: list[dict[str, Any]], m: ArgumentMap) -> Found:
    labels = [c["id"] for c in side.gold["cases"]]
    place = {m.cases[j].id: labels[i] for i, j in side.cases}
    names = {p.id: side.name_of.get(p.name, p.name) for p in m.participants}
    ordinals = {o.id: str(o.ordinal) for o in m.opinions}
    asked = {w["case"] for w in wanted} or set(labels) & {o["case"] for o in side.gold["divergent_opinions"]}
    found = {
        (place[c.case], names[c.expert], ordinals.get(o.opinion or "", "outside"))
        for c in case_conclusions(m)
        for o in c.outcomes
        if place.get(c.case) in asked
    }
    expected = {
        (w["case"], w["expert"], key)
        for w in wanted
        for key in (*w["opinions"], *(["outside"] if w.get("outside") else []))
    }
    return _sets(expected, found)


def _tensions(side: Comparison, wanted: list[dict[str, Any]], m: ArgumentMap) -> Found:
    number = {side.found_issues[j][1]["id"]: side.gold_issues[i][1]["id"] for i, j in side.issues}
    issues = {i.id: number.get(i.number, i.number) for i in m.issues}
    stance = {s.id: issues[s.issue] for s in m.stances}
    names = {p.id: side.name_of.get(p.name, p.name) for p in m.participants}
    found = {(names[t.expert], frozenset({stance[t.earlier], stance[t.later]})) for t in tensions(m)}
    return _sets({(w["expert"], frozenset(w["between"])) for w in wanted}, found)


def _sets(expected: Iterable[Hashable], found: Iterable[Hashable]) -> Found:
    want, have = set(expected), set(found)

    def told(items: set[Hashable]) -> tuple[str, ...]:
        return tuple(sorted(_told(one) for one in items))

    return Found(len(want & have), len(have), len(want), told(want - have), told(have - want))


def _told(one: Hashable) -> str:
    parts = one if isinstance(one, tuple) else (one,)
    return " ".join("-".join(sorted(p)) if isinstance(p, frozenset) else str(p) for p in parts)
