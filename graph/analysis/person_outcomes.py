"""Per case: what each expert says of each person, and of each act that a question takes by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.answers import answers, labels_of
from graph.model import IssueKind, PartyRole, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import ArgumentMap, CourtCase, Issue, Party, Passage, PersonOutcome, Stance

_ACT = re.compile(r"[^，。；？！：]*?行为(?!人|能力|主体)")
_LEAD = re.compile(r"^(?:案例[一二三四五六七八九十\d]+|本案)中?[，、]?")


@dataclass(frozen=True, slots=True)
class PersonSaying:
    """One place where an expert speaks of a person, with the number of the question."""

    question: int
    stance: str
    outcome: PersonOutcome


@dataclass(frozen=True, slots=True)
class PersonCell:
    """All that one expert says of one person, over all questions; no ``sayings``: 未分别论及.

    ``charges`` to ``sentencing`` gather them, each once, in the order of the questions.
    """

    expert: str
    sayings: tuple[PersonSaying, ...]
    charges: tuple[str, ...]
    roles: tuple[str, ...]
    stages: tuple[str, ...]
    sentencing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person (a party id) and a cell for each expert; ``agreed`` of ``spoke`` name the same charges for them."""

    party: str
    group: str | None
    cells: tuple[PersonCell, ...]
    agreed: int
    spoke: int


@dataclass(frozen=True, slots=True)
class ActCell:
    """What one expert calls an act: charges, polarity on a yes-or-no issue; None stance: no answer."""

    expert: str
    stance: str | None
    polarity: Polarity | None
    charges: tuple[str, ...]
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class ActRow:
    """An act that a question takes by itself: the words for it, the issue, and a cell for each expert."""

    act: str
    issue: str
    cells: tuple[ActCell, ...]


@dataclass(frozen=True, slots=True)
class CasePersons:
    """The persons and acts of one case; persons of one group stand together."""

    case: str
    persons: tuple[PersonRow, ...]
    acts: tuple[ActRow, ...]


def person_outcomes(argument_map: ArgumentMap) -> tuple[CasePersons, ...]:
    """For every case: the accused, whoever else an expert says something of, and the acts."""
    return tuple(
        CasePersons(case.id, _persons(argument_map, case), _acts(argument_map, case))
        for case in argument_map.cases
    )


def _persons(m: ArgumentMap, case: CourtCase) -> tuple[PersonRow, ...]:
    rows = [(p, _row(m, p)) for p in case.parties]
    told = [r for p, r in rows if p.role is PartyRole.ACCUSED or r.spoke or any(c.sayings for c in r.cells)]
    groups = list(dict.fromkeys(r.group for r in told))
    return tuple(sorted(told, key=lambda r: groups.index(r.group)))


def _row(m: ArgumentMap, party: Party) -> PersonRow:
    cells = tuple(_cell(m, party, expert.id) for expert in m.experts)
    named = [frozenset(c.charges) for c in cells if c.charges]
    agreed = max((named.count(n) for n in named), default=0)
    return PersonRow(party.id, party.group, cells, agreed, len(named))


def _cell(m: ArgumentMap, party: Party, expert: str) -> PersonCell:
    ordinals = {i.id: q.ordinal for q in m.questions for i in q.issues}
    sayings = tuple(
        PersonSaying(ordinals[s.issue], s.id, outcome)
        for s in sorted(m.stances, key=lambda s: ordinals[s.issue])
        if s.participant == expert and answers(s)
        for outcome in s.persons
        if outcome.party == party.id
    )
    told = [s.outcome for s in sayings]
    return PersonCell(
        expert,
        sayings,
        _each(o.charge for o in told),
        _each(o.role for o in told),
        _each(o.stage for o in told),
        _each(part for o in told for part in (o.sentencing or "").split("、")),
    )


def _each(told: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(t for t in told if t))


def _acts(m: ArgumentMap, case: CourtCase) -> tuple[ActRow, ...]:
    """Where a question weighs two acts of a case or more, one by one, and an expert names a charge for one of them."""
    rows = []
    for issue in m.issues:
        act = _ACT.search(issue.text)
        if issue.case != case.id or issue.kind is IssueKind.OPEN or act is None:
            continue
        row = ActRow(
            _LEAD.sub("", act[0].strip()), issue.id, tuple(_act_cell(m, issue, e.id) for e in m.experts)
        )
        if any(c.charges for c in row.cells):
            rows.append(row)
    return tuple(rows) if len(rows) > 1 else ()


def _act_cell(m: ArgumentMap, issue: Issue, expert: str) -> ActCell:
    stance = next((s for s in m.stances_on(issue.id) if s.participant == expert and answers(s)), None)
    if stance is None:
        return ActCell(expert, None, None, (), None)
    return ActCell(expert, stance.id, stance.polarity, _charges(stance, issue), stance.passage)


def _charges(stance: Stance, issue: Issue) -> tuple[str, ...]:
    branched = (c for b in stance.branches for c in b.charges)
    return tuple(dict.fromkeys((*labels_of(stance, issue), *stance.charges, *branched)))
