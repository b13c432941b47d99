"""换个事实看结论: what the page needs to work out every combination by itself, so that no fact set leaves it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.analysis.answers import answers, key_of, kind_of, labels_of
from graph.analysis.results import AnswerKind
from graph.catalogue import say
from graph.model import IssueKind, Polarity
from server.views.answers import anchor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.analysis.results import Analysis, CaseConclusion
    from graph.catalogue import Language
    from graph.model import ArgumentMap, Condition, Fact, Issue, Stance

Json = dict[str, Any]

_TERMS = ("affirm", "deny", "mixed", "conditional", "determinate", "not_said")


@dataclass(frozen=True, slots=True)
class Choice:
    """A fact that can be set, with the number of stances it moves and the names of those who speak to it."""

    fact: Fact
    moves: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhatIfPage:
    """The facts, those that move most first, and the ``island`` the page computes from, as graph.analysis.what_if does.

    Only issues and conclusions with a condition in them are in the island: the others never move.
    """

    choices: tuple[Choice, ...]
    island: Json


def what_if_page(m: ArgumentMap, analysis: Analysis, lang: Language) -> WhatIfPage:
    """The page of one symposium; no choices where nothing is said to turn on a fact."""
    facts = {f.id: f for f in m.facts}
    people = {p.id: p.name for p in m.participants}
    choices = tuple(
        Choice(facts[f.fact], f.moves, tuple(people[e] for e in f.experts))
        for f in analysis.facts
        if f.changes_something
    )
    experts = [p.id for p in m.experts]
    turning = [i for i in m.issues if any(_turns(s) for s in m.stances_on(i.id))]
    return WhatIfPage(
        choices,
        {
            "facts": [{"id": c.fact.id, "values": list(c.fact.values)} for c in choices],
            "experts": [people[e] for e in experts],
            "issues": [_issue(i, m, experts) for i in turning],
            "cases": [
                {
                    "label": case.label,
                    "experts": [_conclusion(c) for c in analysis.cases if c.case == case.id],
                }
                for case in m.cases
            ],
            "words": {
                **{term: say(f"terms.{term}", lang) for term in _TERMS},
                **{k: say(f"findings.standing_{k}", lang) for k in ("unconditional", "holds", "open")},
                "silent": say("terms.silent", lang),
                "names": say("analysis.names", lang),
                "colon": say("analysis.colon", lang),
                "counts": say(
                    "analysis.counts", lang, agreed="{agreed}", spoke="{spoke}", experts="{experts}"
                ),
                "moved": say("what_if_page.moved", lang, n="{n}", names="{names}"),
                "unmoved": say("what_if_page.unmoved", lang),
            },
        },
    )


def _turns(stance: Stance) -> bool:
    return answers(stance) and any(b.when for b in stance.branches)


def _issue(issue: Issue, m: ArgumentMap, experts: list[str]) -> Json:
    held = {s.participant: s for s in m.stances_on(issue.id)}
    return {
        "number": issue.number,
        "text": issue.text,
        "polar": issue.kind is IssueKind.POLAR,
        "stances": [_stance(held[e], issue) if e in held else None for e in experts],
    }


def _stance(stance: Stance, issue: Issue) -> Json | None:
    """The answer as it stands and its branches; None for one who says nothing."""
    if not answers(stance):
        return None
    kind = kind_of(stance, issue)
    return {
        "kind": kind,
        "charges": list(labels_of(stance, issue) or stance.charges),
        "key": key_of(stance, issue),
        "determinate": kind not in (AnswerKind.CONDITIONAL, AnswerKind.MIXED),
        "conditional": stance.polarity is Polarity.CONDITIONAL,
        "anchor": anchor(stance.passage) if stance.passage else None,
        "branches": [
            {"when": _when(b.when), "polarity": b.polarity, "charges": list(b.charges)}
            for b in stance.branches
        ],
    }


def _conclusion(conclusion: CaseConclusion) -> list[Json]:
    return [
        {
            "charges": list(o.charges),
            "when": _when(o.when),
            "words": [c.text or c.value for c in o.when],
            "anchor": anchor(o.passage) if o.passage else None,
        }
        for o in conclusion.outcomes
    ]


def _when(when: Iterable[Condition]) -> list[list[str]]:
    return [[c.fact, c.value] for c in when]
