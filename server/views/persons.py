"""各行为人: charge, role, stage and sentencing of each person in the words of each expert, and of each act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.person_outcomes import person_outcomes
from server.views.answers import Lookup, ShownAnswer, shown_answer

if TYPE_CHECKING:
    from graph.analysis.person_outcomes import ActRow, CasePersons, PersonCell, PersonRow
    from graph.analysis.results import Analysis, CaseConclusion
    from graph.model import ArgumentMap, CourtCase, Issue, Participant, Party


@dataclass(frozen=True, slots=True)
class ShownPerson:
    """One party with a cell for each expert."""

    party: Party
    row: PersonRow
    opens_group: bool


@dataclass(frozen=True, slots=True)
class ShownAct:
    """One act with the answer of each expert; None where one gives none."""

    row: ActRow
    issue: Issue
    answers: tuple[ShownAnswer | None, ...]


@dataclass(frozen=True, slots=True)
class PersonsSheet:
    """One case; ``whole`` is what each expert concludes on it as a whole, the charges of each outcome once.

    A person an expert does not take by themselves is 未分别论及: what is said of the case stands beside it.
    """

    case: CourtCase
    experts: tuple[Participant, ...]
    persons: tuple[ShownPerson, ...]
    acts: tuple[ShownAct, ...]
    whole: tuple[tuple[str, ...], ...]

    @property
    def addressed(self) -> tuple[int, int]:
        """How many cells of persons and experts say something, and how many there are."""
        cells: list[PersonCell] = [c for p in self.persons for c in p.row.cells]
        return sum(bool(c.sayings) for c in cells), len(cells)


def persons_sheets(m: ArgumentMap, analysis: Analysis) -> tuple[PersonsSheet, ...]:
    """A sheet for every case that has persons or acts to show."""
    lookup = Lookup.of(m, analysis)
    sheets = tuple(persons_sheet(found, m, analysis, lookup) for found in person_outcomes(m))
    return tuple(s for s in sheets if s.persons or s.acts)


def persons_sheet(found: CasePersons, m: ArgumentMap, analysis: Analysis, lookup: Lookup) -> PersonsSheet:
    """The sheet of one case."""
    case = lookup.cases[found.case]
    parties = {p.id: p for p in case.parties}
    before = [None, *(r.group for r in found.persons)]
    conclusions = {c.expert: c for c in analysis.cases if c.case == case.id}
    return PersonsSheet(
        case,
        m.experts,
        tuple(
            ShownPerson(parties[row.party], row, bool(row.group) and row.group != last)
            for row, last in zip(found.persons, before, strict=False)
        ),
        tuple(_act(row, lookup) for row in found.acts),
        tuple(_whole(conclusions.get(e.id)) for e in m.experts),
    )


def _act(row: ActRow, lookup: Lookup) -> ShownAct:
    told = (shown_answer(lookup.stances[c.stance], lookup) if c.stance else None for c in row.cells)
    return ShownAct(row, lookup.issues[row.issue], tuple(told))


def _whole(conclusion: CaseConclusion | None) -> tuple[str, ...]:
    outcomes = conclusion.outcomes if conclusion else ()
    return tuple(dict.fromkeys(c for o in outcomes for c in o.charges))
