"""A symposium under facts that are set, in words: who then concludes what, on what, and what nobody discusses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.what_if import what_if
from graph.catalogue import say
from server.views.validity import validity_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from graph.analysis.own_case import (
        CaseCount,
        ChangedConclusion,
        HeldConclusion,
        Holder,
        OwnCase,
        OwnFacts,
    )
    from graph.analysis.what_if import Moved, WhatIf
    from graph.catalogue import Language
    from graph.model import ArgumentMap, Fact, Polarity


@dataclass(frozen=True, slots=True)
class SupposedCase:
    """One case: its label with the counts, then conclusions with a line for each holder, then the rest."""

    heading: str
    conclusions: tuple[tuple[str, tuple[str, ...]], ...]
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Supposed:
    """What is set, what can be set, what changes in a sentence and line by line, the cases, what nobody discusses;
    ``authorities`` are those that conclusions rest on, with rank and validity.
    """

    setting: str
    choices: tuple[str, ...]
    summary: str
    changes: tuple[str, ...]
    cases: tuple[SupposedCase, ...]
    undiscussed: tuple[str, ...]
    authorities: tuple[str, ...]


def supposed(m: ArgumentMap, found: WhatIf, own: OwnFacts, lang: Language, today: dt.date) -> Supposed:
    """The result in sentences."""
    words = _Words(m, lang, today)
    changes = (*map(words.changed, own.changed), *map(words.moved, found.moved))
    return Supposed(
        setting=words.setting(found),
        choices=tuple(
            say("findings.values", lang, fact=f.label, values=" / ".join(f.values)) for f in m.facts
        ),
        summary=words.summary(found, own),
        changes=changes,
        cases=tuple(words.case(c) for c in own.cases),
        undiscussed=tuple(words.undiscussed(f, who, dict(found.facts)[f]) for f, who in own.undiscussed),
        authorities=tuple(words.authorities(own)),
    )


class _Words:
    def __init__(self, m: ArgumentMap, lang: Language, today: dt.date) -> None:
        self._m = m
        self._lang = lang
        self._people = {p.id: p.name for p in m.participants}
        self._numbers = {i.id: i.number for i in m.issues}
        self._cases = {c.id: c.label for c in m.cases}
        self._facts: dict[str, Fact] = {f.id: f for f in m.facts}
        told = {a: v.short for a, v in validity_of(m, lang, today).items()}
        self._authorities = {a.id: a.name for a in m.authorities}
        self._told = told

    def setting(self, found: WhatIf) -> str:
        told = self._between(self._set(f, value) for f, value in found.facts)
        return (
            say("findings.under", self._lang, facts=told) if told else say("findings.nothing_set", self._lang)
        )

    def summary(self, found: WhatIf, own: OwnFacts) -> str:
        if not found.facts:
            return self._say("nothing_set")
        who = {c.expert for c in own.changed} | {c.expert for c in found.moved}
        if not who:
            return self._say("no_change")
        before = what_if(self._m, {}).issues
        return self._say(
            "changed",
            n=len(who),
            names=self._names(e.id for e in self._m.experts if e.id in who),
            agreed_before=sum(i.is_consensus for i in before),
            agreed=sum(i.is_consensus for i in found.issues),
            contested_before=sum(i.is_contested for i in before),
            contested=sum(i.is_contested for i in found.issues),
        )

    def case(self, own: OwnCase) -> SupposedCase:
        rest = (
            self._who("not_said_by", own.not_said),
            self._who("silent_by", own.silent),
            self._say("open_facts", facts=self._listed(self._facts[f].label for f in own.open_facts))
            if own.open_facts
            else "",
        )
        return SupposedCase(
            say("analysis.with_labels", self._lang, term=self._cases[own.case], labels=self._counts(own)),
            tuple(self._held(c) for c in own.conclusions),
            tuple(line for line in rest if line),
        )

    def _held(self, held: HeldConclusion) -> tuple[str, tuple[str, ...]]:
        people = {h.expert for h in held.holders}
        term = self._listed(held.charges) or self._say("no_charge")
        counted = say(
            "analysis.with_labels", self._lang, term=term, labels=self._say("people", n=len(people))
        )
        return counted, tuple(map(self._holder, held.holders))

    def _holder(self, holder: Holder) -> str:
        o = holder.outcome
        parts = [
            say(f"findings.standing_{holder.standing}", self._lang),
            say("pages.alternative", self._lang).strip(" （）()") if o.alternative else "",
            self._labelled("condition", self._between(c.text or c.value for c in o.when)),
            self._labelled("rests_on", self._listed(self._authorities[a] for a in holder.authorities)),
            self._labelled("cited_elsewhere", self._listed(self._authorities[a] for a in holder.elsewhere)),
            "" if holder.authorities or holder.elsewhere else self._say("no_authority"),
            say("pages.in_question", self._lang, n=o.question),
        ]
        return self._people[holder.expert] + self._colon() + self._between(p for p in parts if p)

    def authorities(self, own: OwnFacts) -> Iterable[str]:
        """Each one that a conclusion rests on, with rank and validity, once."""
        holders = (h for case in own.cases for c in case.conclusions for h in c.holders)
        for a in dict.fromkeys(a for h in holders for a in (*h.authorities, *h.elsewhere)):
            yield self._authorities[a] + self._colon() + self._told[a]

    def changed(self, c: ChangedConclusion) -> str:
        name = f"{self._cases[c.case]} {self._people[c.expert]}"
        return self._say("change", name=name, before=self._ends(c.before), after=self._ends(c.after))

    def _ends(self, ends: tuple[tuple[str, ...], ...]) -> str:
        told = " / ".join(dict.fromkeys(self._listed(e) or self._say("no_charge") for e in ends))
        return told or say("terms.not_said", self._lang)

    def moved(self, one: Moved) -> str:
        return say(
            "findings.moved",
            self._lang,
            name=self._people[one.expert],
            issue=self._numbers[one.issue],
            before=self._answer(one.before, one.charges_before),
            after=self._answer(one.after, one.charges_after),
        )

    def _answer(self, polarity: Polarity, charges: tuple[str, ...]) -> str:
        term = say(f"terms.{polarity}", self._lang)
        return (
            say("analysis.with_labels", self._lang, term=term, labels=self._listed(charges))
            if charges
            else term
        )

    def undiscussed(self, fact: str, who: tuple[str, ...], value: str | None) -> str:
        told = value or self._say("none_of")
        key = "undiscussed_by" if who else "all_discuss"
        return self._say(key, fact=self._facts[fact].label, value=told, names=self._names(who))

    def _set(self, fact: str, value: str | None) -> str:
        values = " / ".join(self._facts[fact].values)
        told = value or say("findings.none_of_these", self._lang, values=values)
        return say("findings.set_fact", self._lang, fact=self._facts[fact].label, value=told)

    def _counts(self, own: OwnCase) -> str:
        now, before = self._count(own.after), self._count(own.before)
        return now if now == before else now + self._say("was", before=before)

    def _count(self, count: CaseCount) -> str:
        return say(
            "analysis.counts", self._lang, agreed=count.agreed, spoke=count.spoke, experts=count.experts
        )

    def _who(self, key: str, people: tuple[str, ...]) -> str:
        return self._say(key, names=self._names(people)) if people else ""

    def _labelled(self, key: str, told: str) -> str:
        return self._say(key) + self._colon() + told if told else ""

    def _names(self, people: Iterable[str]) -> str:
        return self._listed(self._people[p] for p in people)

    def _listed(self, told: Iterable[str]) -> str:
        return say("analysis.names", self._lang).join(told)

    def _between(self, told: Iterable[str]) -> str:
        return say("analysis.between", self._lang).join(told)

    def _colon(self) -> str:
        return say("analysis.colon", self._lang)

    def _say(self, key: str, **values: object) -> str:
        return say(f"what_if_page.js_{key}", self._lang, **values)
