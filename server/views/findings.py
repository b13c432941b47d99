"""Deciding facts, tensions and the use of authorities in words, with the ids of the stances behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.catalogue import say
from server.language import all_of
from server.usecases.same_facts import alike_facts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.analysis.authority_use import AuthorityUse
    from graph.analysis.deciding_facts import DecidingFact, Turn
    from graph.analysis.results import Analysis
    from graph.analysis.tensions import Tension
    from graph.catalogue import Language
    from graph.model import ArgumentMap, Passage, Polarity
    from server.usecases.same_facts import AlikeFacts


@dataclass(frozen=True, slots=True)
class ShownTurn:
    """Whose answer to which issue turns to what, under which conditions in the expert's own words."""

    name: str
    number: str
    when: tuple[str, ...]
    charges: tuple[str, ...]
    polarity: Polarity | None
    changes: bool
    passage: Passage
    sentence: str


@dataclass(frozen=True, slots=True)
class ShownFact:
    """A deciding fact with one turn for each branch; ``names`` are those whose conclusions it moves."""

    fact: str
    label: str
    sentence: str
    moves: int
    names: tuple[str, ...]
    turns: tuple[ShownTurn, ...]


@dataclass(frozen=True, slots=True)
class ToldTension:
    """Two statements of one expert, with both claims and passages."""

    name: str
    sentence: str
    claims: tuple[str, str]
    passages: tuple[Passage | None, Passage | None]


@dataclass(frozen=True, slots=True)
class ShownAuthority:
    """An authority with who cites it and how each two stand to each other over it."""

    name: str
    sentence: str
    contested: bool
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldAlike:
    """Two facts that may be one: ids, a sentence, a passage of each."""

    one: str
    other: str
    sentence: str
    passages: tuple[Passage, Passage]


@dataclass(frozen=True, slots=True)
class Findings:
    """What the overview and ``analyse`` show beyond consensus and conclusions."""

    facts: tuple[ShownFact, ...]
    tensions: tuple[ToldTension, ...]
    authorities: tuple[ShownAuthority, ...]
    alike: tuple[ToldAlike, ...]


def findings(m: ArgumentMap, analysis: Analysis, lang: Language) -> Findings:
    """Everything in the order of the analysis."""
    words = _Words(m, lang)
    return Findings(
        tuple(words.fact(f) for f in analysis.facts),
        tuple(words.tension(t) for t in analysis.tensions),
        tuple(words.authority(a) for a in analysis.authorities),
        tuple(words.alike(pair) for pair in alike_facts(m)),
    )


class _Words:
    """Results of one map in one language."""

    def __init__(self, m: ArgumentMap, lang: Language) -> None:
        self._lang = lang
        self._people = {p.id: p.name for p in m.participants}
        self._issues = {i.id: i.number for i in m.issues}
        self._facts = {f.id: f.label for f in m.facts}
        self._stances = {s.id: s for s in m.stances}
        self._authorities = {a.id: a.name for a in m.authorities}

    def fact(self, f: DecidingFact) -> ShownFact:
        key = "fact" if f.changes_something else "fact_same"
        label = self._facts[f.fact]
        return ShownFact(
            f.fact,
            label,
            self._say(key, fact=label, moves=f.moves, names=self._listed(f.experts)),
            f.moves,
            tuple(self._people[e] for e in f.experts),
            tuple(self._turn(t) for t in f.turns),
        )

    def _turn(self, t: Turn) -> ShownTurn:
        branch = next(b for b in self._stances[t.stance].branches if b.id == t.branch)
        when = tuple(c.text or f"{self._facts[c.fact]}：{c.value}" for c in branch.when)
        then = say("analysis.names", self._lang).join(t.charges) or (
            say(f"terms.{t.polarity}", self._lang) if t.polarity else self._say("another_result")
        )
        name, number = self._people[t.expert], self._issues[t.issue]
        told = self._say("turn", name=name, issue=number, when=all_of(when), then=then)
        return ShownTurn(name, number, when, t.charges, t.polarity, t.changes, t.passage, told)

    def alike(self, pair: AlikeFacts) -> ToldAlike:
        ones, others = (self._listed(experts) for experts in pair.experts)
        told = say(
            "alike.pair",
            self._lang,
            one=self._facts[pair.one],
            other=self._facts[pair.other],
            ones=ones,
            others=others,
            words=say("analysis.names", self._lang).join(pair.words),
        )
        return ToldAlike(pair.one, pair.other, told, pair.passages)

    def tension(self, t: Tension) -> ToldTension:
        earlier, later = self._stances[t.earlier], self._stances[t.later]
        sentence = self._say(
            f"tension_{t.kind}",
            name=self._people[t.expert],
            earlier=self._issues[earlier.issue],
            later=self._issues[later.issue],
            words=say("analysis.names", self._lang).join(t.words),
        )
        return ToldTension(
            self._people[t.expert], sentence, (earlier.claim, later.claim), (earlier.passage, later.passage)
        )

    def authority(self, a: AuthorityUse) -> ShownAuthority:
        relations = tuple(
            self._say(
                "relation",
                relation=self._say(f"relation_{p.relation}"),
                left=self._people[p.left],
                right=self._people[p.right],
                issue=f" ({self._issues[p.issue]})" if p.issue else "",
            )
            for p in a.pairs
        )
        name = self._authorities[a.authority]
        sentence = self._say("authority", name=name, count=len(a.experts), names=self._listed(a.experts))
        return ShownAuthority(name, sentence, a.is_contested, relations)

    def _listed(self, people: Iterable[str]) -> str:
        return say("analysis.names", self._lang).join(self._people[p] for p in people)

    def _say(self, key: str, **values: str | int) -> str:
        return say(f"findings.{key}", self._lang, **values)
