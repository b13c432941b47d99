"""A symposium under facts that are set, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.catalogue import say

if TYPE_CHECKING:
    from graph.analysis.what_if import Moved, ResolvedConclusion, WhatIf
    from graph.catalogue import Language
    from graph.model import ArgumentMap, Fact, Polarity


@dataclass(frozen=True, slots=True)
class Supposed:
    """What is set, what can be set, who moved, and per case (its label) what each expert then concludes."""

    setting: str
    choices: tuple[str, ...]
    moved: tuple[str, ...]
    conclusions: tuple[tuple[str, tuple[str, ...]], ...]


def supposed(m: ArgumentMap, found: WhatIf, lang: Language) -> Supposed:
    """The result in sentences."""
    people = {p.id: p.name for p in m.participants}
    numbers = {i.id: i.number for i in m.issues}
    facts = {f.id: f for f in m.facts}
    between = say("analysis.between", lang)

    def moved(one: Moved) -> str:
        return say(
            "findings.moved",
            lang,
            name=people[one.expert],
            issue=numbers[one.issue],
            before=_answer(one.before, one.charges_before, lang),
            after=_answer(one.after, one.charges_after, lang),
        )

    set_facts = between.join(_set(facts[f], value, lang) for f, value in found.facts)
    return Supposed(
        setting=say("findings.under", lang, facts=set_facts)
        if set_facts
        else say("findings.nothing_set", lang),
        choices=tuple(
            say("findings.values", lang, fact=f.label, values=" / ".join(f.values)) for f in m.facts
        ),
        moved=tuple(map(moved, found.moved)) or (say("findings.nobody_moved", lang),),
        conclusions=tuple(
            (case.label, tuple(_concluded(c, people, lang) for c in found.conclusions if c.case == case.id))
            for case in m.cases
        ),
    )


def _set(fact: Fact, value: str | None, lang: Language) -> str:
    told = value or say("findings.none_of_these", lang, values=" / ".join(fact.values))
    return say("findings.set_fact", lang, fact=fact.label, value=told)


def _answer(polarity: Polarity, charges: tuple[str, ...], lang: Language) -> str:
    term = say(f"terms.{polarity}", lang)
    if not charges:
        return term
    return say("analysis.with_labels", lang, term=term, labels=say("analysis.names", lang).join(charges))


def _concluded(c: ResolvedConclusion, people: dict[str, str], lang: Language) -> str:
    outcomes = " / ".join(say("analysis.names", lang).join(o.charges) for o in c.outcomes if o.charges)
    standing = say(f"findings.standing_{c.standing}", lang)
    charges = say("analysis.colon", lang) + outcomes if outcomes else ""
    return say("findings.conclusion", lang, name=people[c.expert], standing=standing, charges=charges)
