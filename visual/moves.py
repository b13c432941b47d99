"""What the map needs to show the symposium under other facts: the facts, and the answers they may lead to."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from graph.analysis.answers import answers, key_of, kind_of, labels_of
from graph.analysis.results import AnswerKind, Position
from graph.analysis.what_if import Standing, resolve
from graph.model import AgreementKind, IssueKind, Polarity
from visual.map_view import Choice, WhatIfData

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.analysis.what_if import ResolvedStance
    from graph.model import Condition, Issue, Stance
    from visual.lookup import Lookup

NOT_SAID = "not_said"
"""The key of the answer of those who say nothing under the facts set; ``static/map-what-if.js`` knows it too."""
_MOST_BRANCHES = 9


def what_if_data(lookup: Lookup) -> WhatIfData | None:
    """The deciding facts that change something, and the issues that turn on them; None without any."""
    turning = [i for i in lookup.argument_map.issues if any(map(_turns, _held(i, lookup)))]
    choices = tuple(
        Choice(
            fact.fact,
            lookup.facts[fact.fact].label,
            lookup.facts[fact.fact].values,
            fact.moves,
            tuple(lookup.people[e].name for e in fact.experts),
        )
        for fact in lookup.analysis.facts
        if fact.changes_something
    )
    return WhatIfData(choices, tuple(_issue(i, lookup) for i in turning)) if choices else None


def other_answers(issue: Issue, given: set[str], lookup: Lookup) -> list[tuple[str, Position, Stance]]:
    """The answers that nobody gives unless facts are set: key, position, a stance that then gives it."""
    found: dict[str, tuple[str, Position, Stance]] = {}
    for stance in _held(issue, lookup):
        for then in _outcomes(stance, issue):
            if then.standing is Standing.HOLDS and (key := key_of(then.stance, issue)) not in given:
                position = Position(key, kind_of(then.stance, issue), labels_of(then.stance, issue), (), ())
                found.setdefault(key, (key, position, then.stance))
    return list(found.values())


def falls_silent(issue: Issue, lookup: Lookup) -> bool:
    """Whether under some facts nothing is said by somebody who answers."""
    return any(
        then.standing is Standing.NOT_SAID for s in _held(issue, lookup) for then in _outcomes(s, issue)
    )


def _outcomes(stance: Stance, issue: Issue) -> Iterator[ResolvedStance]:
    """What the stance becomes under facts that make any of its branches hold together, and where none can."""
    if not _turns(stance):
        return
    branches = [b for b in stance.branches if b.when][:_MOST_BRANCHES]
    for size in range(1, len(branches) + 1):
        for chosen in combinations(branches, size):
            facts = {c.fact: c.value for b in chosen for c in b.when}
            if all(facts[c.fact] == c.value for b in chosen for c in b.when):
                yield resolve(stance, issue, facts)
    yield resolve(stance, issue, {c.fact: None for b in branches for c in b.when})


def _held(issue: Issue, lookup: Lookup) -> list[Stance]:
    return [s for (of, _), s in lookup.held.items() if of == issue.id]


def _turns(stance: Stance) -> bool:
    return answers(stance) and any(b.when for b in stance.branches)


def _issue(issue: Issue, lookup: Lookup) -> Mapping[str, Any]:
    experts = lookup.argument_map.experts
    held = [lookup.held.get((issue.id, e.id)) for e in experts]
    return {
        "id": issue.id,
        "number": issue.number,
        "polar": issue.kind is IssueKind.POLAR,
        "open": issue.kind is IssueKind.OPEN,
        "options": [{"label": o.label, "charges": o.charges} for o in issue.options],
        "links": _links(issue, lookup),
        "stances": [_stance(s, issue) if s and answers(s) else None for s in held],
    }


def _links(issue: Issue, lookup: Lookup) -> Mapping[str, str]:
    """Who takes up whom on the issue: places of the two experts, and "disagree" where one does."""
    found: dict[str, str] = {}
    for a in lookup.argument_map.agreements:
        if a.issue == issue.id and a.source in lookup.columns and a.target in lookup.columns:
            low, high = sorted((lookup.columns[a.source], lookup.columns[a.target]))
            if found.get(f"{low}-{high}") != "disagree":
                found[f"{low}-{high}"] = "disagree" if a.kind is AgreementKind.DISAGREE else "agree"
    return found


def _stance(stance: Stance, issue: Issue) -> Mapping[str, Any]:
    kind = kind_of(stance, issue)
    names = {o.id: o.label for o in issue.options}
    denied = [names[a.option] for a in stance.answers if a.polarity is Polarity.DENY]
    return {
        "id": stance.id,
        "kind": kind,
        "charges": list(labels_of(stance, issue) or stance.charges),
        "labels": list(labels_of(stance, issue)),
        "key": key_of(stance, issue),
        "denied": list(dict.fromkeys((*denied, *stance.charges_denied))),
        "determinate": kind not in (AnswerKind.CONDITIONAL, AnswerKind.MIXED),
        "conditional": stance.polarity is Polarity.CONDITIONAL,
        "branches": [
            {"when": _when(b.when), "polarity": b.polarity, "charges": list(b.charges)}
            for b in stance.branches
        ],
        # polarity and charges that resolve.js comes to, and the answer's key on the map
        "then": {
            f"{then.stance.polarity}:{','.join(sorted(then.stance.charges))}": key_of(then.stance, issue)
            for then in _outcomes(stance, issue)
            if then.standing is Standing.HOLDS
        },
    }


def _when(when: Iterable[Condition]) -> list[list[str]]:
    return [[c.fact, c.value] for c in when]
