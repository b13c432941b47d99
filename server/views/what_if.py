"""换个事实看结论: what the page needs to work out every combination by itself, so that no fact set leaves it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.analysis.answers import answers, key_of, kind_of, labels_of
from graph.analysis.own_case import cited_elsewhere, rests_on
from graph.analysis.results import AnswerKind
from graph.catalogue import say, wording
from graph.model import AgreementKind, IssueKind, Polarity
from server.views.answers import anchor
from server.views.validity import validity_of
from server.visible import written_out_in

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from graph.analysis.results import Analysis, CaseConclusion, Outcome
    from graph.catalogue import Language
    from graph.model import ArgumentMap, Condition, Fact, Issue, Passage, Stance

Json = dict[str, Any]

_TERMS = (
    "affirm",
    "deny",
    "mixed",
    "conditional",
    "determinate",
    "not_said",
    "silent",
    "consensus",
    "contested_issue",
)
_PAGE = "what_if_page.js_"
_OPEN_KINDS = (AnswerKind.CONDITIONAL, AnswerKind.MIXED)


@dataclass(frozen=True, slots=True)
class Choice:
    """A fact that can be set, with the number of stances it moves and the names of those who speak to it."""

    fact: Fact
    moves: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SameAnyway:
    """A fact of which experts say that it changes nothing, with their names and the places."""

    fact: Fact
    told: tuple[tuple[str, Passage], ...]


@dataclass(frozen=True, slots=True)
class WhatIfPage:
    """The facts, those that move most first; those that change nothing; and the ``island`` the page computes from.

    The scripts follow graph.analysis.what_if and own_case. Only issues with a condition in them are in the island: the
    others never move.
    """

    choices: tuple[Choice, ...]
    same: tuple[SameAnyway, ...]
    island: Json


def what_if_page(m: ArgumentMap, analysis: Analysis, lang: Language, today: dt.date) -> WhatIfPage:
    """The page of one symposium on one day; no choices where nothing is said to turn on a fact."""
    facts = {f.id: f for f in m.facts}
    people = {p.id: p.name for p in m.participants}
    choices = tuple(
        Choice(facts[f.fact], f.moves, tuple(people[e] for e in f.experts))
        for f in analysis.facts
        if f.changes_something
    )
    same = tuple(
        SameAnyway(facts[f.fact], tuple((people[t.expert], t.passage) for t in f.turns))
        for f in analysis.facts
        if not f.changes_something
    )
    island: Json = written_out_in(_island(m, analysis, lang, today))
    return WhatIfPage(choices, same, island)


def _island(m: ArgumentMap, analysis: Analysis, lang: Language, today: dt.date) -> Json:
    experts = [p.id for p in m.experts]
    turning = [i for i in m.issues if any(_turns(s) for s in m.stances_on(i.id))]
    speak = {f.fact: f.experts for f in analysis.facts}
    return {
        "facts": [
            {
                "id": f.id,
                "label": f.label,
                "values": list(f.values),
                "experts": [n for n, e in enumerate(experts) if e in speak[f.id]],
            }
            for f in settable_facts(m, analysis)
        ],
        "experts": [p.name for p in m.experts],
        "issues": [_issue(i, m, experts) for i in turning],
        "cases": case_conclusions_json(m, analysis),
        "authorities": _authorities(m, lang, today),
        "words": what_if_words(lang),
    }


def settable_facts(m: ArgumentMap, analysis: Analysis) -> tuple[Fact, ...]:
    """The facts that change somebody's answer; the place of one here is its number in every address (f0, f1 ...)."""
    facts = {f.id: f for f in m.facts}
    return tuple(facts[f.fact] for f in analysis.facts if f.changes_something)


def case_conclusions_json(m: ArgumentMap, analysis: Analysis) -> list[Json]:
    """What each expert concludes on each case, as resolve.js reads it."""
    places = {a.id: n for n, a in enumerate(m.authorities)}
    return [
        {
            "label": case.label,
            "experts": [_conclusion(c, m, places) for c in analysis.cases if c.case == case.id],
        }
        for case in m.cases
    ]


def what_if_words(lang: Language) -> Json:
    """Templates stay as they are: the page fills them in."""
    return {
        **{term: say(f"terms.{term}", lang) for term in _TERMS},
        **{k: say(f"findings.standing_{k}", lang) for k in ("unconditional", "holds", "open")},
        **{k: say(f"analysis.{k}", lang) for k in ("names", "colon", "between")},
        "counts": wording(lang)["analysis.counts"],
        "alternative": say("pages.alternative", lang),
        **{f"modality_{k}": say(f"pages.modality.{k}", lang) for k in ("should", "may")},
        **{k.removeprefix(_PAGE): told for k, told in wording(lang).items() if k.startswith(_PAGE)},
    }


def _authorities(m: ArgumentMap, lang: Language, today: dt.date) -> list[Json]:
    validity = validity_of(m, lang, today)
    return [{"name": a.name, "told": validity[a.id].short} for a in m.authorities]


def _turns(stance: Stance) -> bool:
    return answers(stance) and any(b.when for b in stance.branches)


def _issue(issue: Issue, m: ArgumentMap, experts: list[str]) -> Json:
    held = {s.participant: s for s in m.stances_on(issue.id)}
    return {
        "number": issue.number,
        "text": issue.text,
        "polar": issue.kind is IssueKind.POLAR,
        "open": issue.kind is IssueKind.OPEN,
        "options": [{"label": o.label, "charges": list(o.charges)} for o in issue.options],
        "links": _links(issue, m, experts),
        "stances": [_stance(held[e], issue) if e in held else None for e in experts],
    }


def _links(issue: Issue, m: ArgumentMap, experts: list[str]) -> dict[str, str]:
    """Who takes up whom on the issue by name: places of the two experts, and "disagree" where one does."""
    found: dict[str, str] = {}
    for a in m.agreements:
        if a.issue == issue.id and a.source in experts and a.target in experts:
            low, high = sorted((experts.index(a.source), experts.index(a.target)))
            if found.get(f"{low}-{high}") != "disagree":
                apart = a.kind is AgreementKind.DISAGREE
                found[f"{low}-{high}"] = "disagree" if apart else "agree"
    return found


def _stance(stance: Stance, issue: Issue) -> Json | None:
    """The answer as it stands and its branches; None for one who says nothing."""
    if not answers(stance):
        return None
    kind = kind_of(stance, issue)
    names = {o.id: o.label for o in issue.options}
    denied = [names[a.option] for a in stance.answers if a.polarity is Polarity.DENY]
    return {
        "kind": kind,
        "charges": list(labels_of(stance, issue) or stance.charges),
        "labels": list(labels_of(stance, issue)),
        "key": _key(stance, issue),
        "denied": list(dict.fromkeys((*denied, *stance.charges_denied))),
        "determinate": kind not in _OPEN_KINDS,
        "conditional": stance.polarity is Polarity.CONDITIONAL,
        "anchor": anchor(stance.passage) if stance.passage else None,
        "branches": [
            {"when": _when(b.when), "polarity": b.polarity, "charges": list(b.charges)}
            for b in stance.branches
        ],
    }


def _key(stance: Stance, issue: Issue) -> str | None:
    """``key_of`` as resolve.js writes it; None for an answer without a label, which is its speaker's own."""
    kind, labels = kind_of(stance, issue), labels_of(stance, issue)
    if kind in (AnswerKind.AFFIRM, AnswerKind.DENY):
        return str(kind)
    if kind is AnswerKind.CONDITIONAL:
        return key_of(stance, issue)
    return f"{kind}:" + "\n".join(sorted(labels)) if labels else None


def _conclusion(conclusion: CaseConclusion, m: ArgumentMap, places: dict[str, int]) -> list[Json]:
    return [_outcome(o, conclusion, m, places) for o in conclusion.outcomes]


def _outcome(o: Outcome, conclusion: CaseConclusion, m: ArgumentMap, places: dict[str, int]) -> Json:
    return {
        "charges": list(o.charges),
        "when": _when(o.when),
        "words": [c.text or c.value for c in o.when],
        "anchor": anchor(o.passage) if o.passage else None,
        "question": o.question,
        "modality": o.modality,
        "alternative": o.alternative,
        "authorities": [places[a] for a in rests_on(m, o, conclusion.expert)],
        "elsewhere": [places[a] for a in cited_elsewhere(m, o, conclusion.expert)],
    }


def _when(when: Iterable[Condition]) -> list[list[str]]:
    return [[c.fact, c.value] for c in when]
