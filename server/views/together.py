"""Which answers to one contested issue can be held together, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.argument_graph import LinkKind, groundless
from graph.analysis.semantics.grounded import Label
from graph.analysis.standing import BASE, standing
from graph.catalogue import say
from server.views.answers import shown_answer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.analysis.argument_graph import ChainStep
    from graph.analysis.semantics.extensions import Extensions
    from graph.analysis.standing import ClaimStanding, IssueStanding
    from graph.catalogue import Language
    from graph.model import ArgumentMap, Issue, Passage
    from server.views.answers import Lookup, ShownAnswer

_SHOWN = 10
"""So many sets are written out in one row."""

_STEPS = 6
"""So many steps of a chain are written out; where all attack all, the rest says the same again."""


@dataclass(frozen=True, slots=True)
class AttackLine:
    """Who attacks whom, with the passage where it was said by name."""

    sentence: str
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One view: its answer, what the semantics say of it, and the chain of attacks behind that."""

    name: str
    answer: ShownAnswer
    label: str
    can: str
    must: str
    chain: tuple[str, ...]
    degrees: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetsRow:
    """The sets under one of the semantics, each as a line of names."""

    name: str
    means: str
    sets: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Together:
    """A contested issue, played through; ``degrees`` names the columns of strength."""

    issue: Issue
    attacks: tuple[AttackLine, ...]
    claims: tuple[ClaimRow, ...]
    sets: tuple[SetsRow, ...]
    degrees: tuple[str, ...]
    degrees_note: str
    unsettled: tuple[str, ...]
    lens: str


def together(m: ArgumentMap, issue: Issue, lookup: Lookup, lang: Language, *, by_rank: bool) -> Together:
    """The issue by all semantics."""
    found = standing(m, issue, by_rank=by_rank)
    words = _Words(found, lookup, lang)
    passages = {a.id: a.passage for a in m.agreements}
    return Together(
        issue,
        tuple(words.attacks(passages)),
        tuple(words.claim(c) for c in found.claims),
        tuple(words.sets(e) for e in found.sets),
        tuple(words.say(d.semantics) for d in found.degrees),
        words.say("degrees_note", base=str(BASE)),
        tuple(
            words.say("not_converged_note", semantics=words.say(d.semantics))
            for d in found.degrees
            if not d.converged
        ),
        words.lens(),
    )


class _Words:
    """One issue's standing in one language."""

    def __init__(self, found: IssueStanding, lookup: Lookup, lang: Language) -> None:
        self._found, self._lookup, self._lang = found, lookup, lang
        graph = found.graph
        self._holders = {
            claim: lookup.people[lookup.stances[claim].participant].name for claim in graph.claims
        }
        reasons = {r.id: r for claim in graph.claims for r in lookup.stances[claim].reasons}
        self._arguments = {c: self.say("argument_claim", name=name) for c, name in self._holders.items()}
        for reason, claim in graph.supports:
            words = _short(reasons[reason].text)
            self._arguments[reason] = self.say("argument_reason", name=self._holders[claim], words=words)
        for claim, name in self._holders.items():
            self._arguments[groundless(claim)] = self.say("argument_groundless", name=name)

    def say(self, key: str, **values: str | int) -> str:
        return say(f"methods_page.{key}", self._lang, **values)

    def _listed(self, parts: Iterable[str]) -> str:
        return say("analysis.names", self._lang).join(parts)

    def _members(self, claims: frozenset[str]) -> str:
        return self._listed(name for claim, name in self._holders.items() if claim in claims)

    def attacks(self, passages: dict[str, Passage]) -> Iterable[AttackLine]:
        graph = self._found.graph
        place = {claim: n for n, claim in enumerate(graph.claims)}
        rebutted: dict[str, list[str]] = {}
        named: dict[tuple[LinkKind, str, str], str] = {}
        for left, right, data in graph.network.edges(data=True):
            if data["kind"] is LinkKind.REBUTS and place[left] < place[right]:
                rebutted.setdefault(left, []).append(self._holders[right])
            elif "agreement" in data:
                named[data["kind"], left, graph.claim_of(right)] = data["agreement"]
        for left, others in rebutted.items():
            sentence = self.say("attack_rebuts", left=self._holders[left], right=self._listed(others))
            yield AttackLine(sentence, None)
        for (kind, left, right), agreement in named.items():
            sentence = self.say(f"attack_{kind}", left=self._holders[left], right=self._holders[right])
            yield AttackLine(sentence, passages[agreement])

    def claim(self, c: ClaimStanding) -> ClaimRow:
        return ClaimRow(
            self._holders[c.claim],
            shown_answer(self._lookup.stances[c.claim], self._lookup),
            self.say(f"label_{c.label}"),
            self._can(c),
            self._must(c),
            self._chain(c.chain),
            tuple(
                f"{d.values[c.claim]:.2f}" if d.converged else self.say("not_converged")
                for d in self._found.degrees
            ),
        )

    def _can(self, c: ClaimStanding) -> str:
        if c.can is None:
            return self.say("cannot")
        if not c.can.beaten:
            if c.can.members == {c.claim}:
                return self.say("can_alone")
            return self.say("can_free", members=self._members(c.can.members))
        beaten: dict[str, list[str]] = {}
        for member, attacker in c.can.beaten:
            beaten.setdefault(self._name(member), []).append(self._name(attacker))
        defence = self._listed(
            self.say("defence", member=member, attackers=self._listed(attackers))
            for member, attackers in beaten.items()
        )
        return self.say("can_with", members=self._members(c.can.members), defence=defence)

    def _name(self, argument: str) -> str:
        return self._holders.get(argument, self._arguments[argument])

    def _must(self, c: ClaimStanding) -> str:
        if c.against is None:
            return self.say("must")
        if not c.against:
            return self.say("must_cannot")
        return self.say("must_not", members=self._members(c.against))

    def _chain(self, chain: tuple[ChainStep, ...]) -> tuple[str, ...]:
        told = [self._step(step) for step in chain[:_STEPS]]
        return (*told, self.say("chain_more", n=len(chain) - _STEPS)) if len(chain) > _STEPS else tuple(told)

    def _step(self, step: ChainStep) -> str:
        because = self._listed(self._arguments[a] for a in step.because)
        free = "_free" if step.label is Label.IN and not step.because else ""
        return self.say(f"chain_{step.label}{free}", x=self._arguments[step.argument], ys=because)

    def sets(self, found: Extensions) -> SetsRow:
        shown = found.sets[:_SHOWN]
        if not found.sets:
            note = self.say("no_stable")
        else:
            note = self.say("capped", n=len(shown)) if found.capped or len(found.sets) > _SHOWN else ""
        lines = tuple(self._members(s) or self.say("empty_set") for s in shown)
        return SetsRow(self.say(found.semantics), self.say(f"{found.semantics}.means"), lines, note)

    def lens(self) -> str:
        if not self._found.by_rank:
            return ""
        if not self._found.ranks:
            return self.say("lens_no_ranks")
        ranks = (
            self.say("lens_rank", name=name, rank=self._found.ranks[claim])
            for claim, name in self._holders.items()
            if claim in self._found.ranks
        )
        return self.say("lens_ranks", ranks=self._listed(ranks))


def _short(text: str, most: int = 24) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
