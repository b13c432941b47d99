"""The aggregate of one symposium: what a store saves and loads."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import IntegrityError, Problem
from graph.model.symposium import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model.authority import Authority, Citation
    from graph.model.passage import Passage
    from graph.model.stance import Agreement, Answer, Fact, Reported, Stance, Unplaced
    from graph.model.symposium import (
        CourtCase,
        DivergentOpinion,
        Document,
        Issue,
        Participant,
        Question,
        Symposium,
    )


@dataclass(frozen=True, slots=True)
class ArgumentMap:
    """Everything read from one symposium; raises IntegrityError (SM201-SM203) on construction where a
    reference dangles, an id stands twice, or a passage is not in the text.

    There is one stance for every expert on every issue, silent ones included.
    """

    symposium: Symposium
    document: Document
    participants: tuple[Participant, ...]
    cases: tuple[CourtCase, ...]
    opinions: tuple[DivergentOpinion, ...]
    questions: tuple[Question, ...]
    facts: tuple[Fact, ...]
    stances: tuple[Stance, ...]
    authorities: tuple[Authority, ...]
    citations: tuple[Citation, ...]
    agreements: tuple[Agreement, ...] = ()
    reported: tuple[Reported, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a map that contradicts itself."""
        problems = [*_duplicates(self), *_dangling(self), *_misquoted(self)]
        if problems:
            raise IntegrityError(problems)

    @property
    def experts(self) -> tuple[Participant, ...]:
        """The participants who are experts, in the order of the text."""
        return tuple(p for p in self.participants if p.role is Role.EXPERT)

    @property
    def issues(self) -> tuple[Issue, ...]:
        """All issues in the order of the questions."""
        return tuple(issue for question in self.questions for issue in question.issues)

    def stances_on(self, issue: str) -> tuple[Stance, ...]:
        """The stances on one issue (an id), in stored order."""
        return tuple(s for s in self.stances if s.issue == issue)

    def passages(self) -> Iterator[Passage]:
        """Every passage of the map, in no particular order, repeats included."""
        return _passages(self)


def _passages(m: ArgumentMap) -> Iterator[Passage]:
    holders: list[Passage | None] = [
        *(p.passage for p in m.participants),
        *(c.passage for c in m.cases),
        *(p.passage for c in m.cases for p in c.parties),
        *(o.passage for o in m.opinions),
        *(q.passage for q in m.questions),
        *(i.passage for i in m.issues),
        *(c.passage for c in m.citations),
        *(a.passage for a in m.agreements),
        *(r.passage for r in m.reported),
        *(u.passage for u in m.unplaced),
    ]
    for s in m.stances:
        holders += [s.passage, *(b.passage for b in s.branches), *(r.passage for r in s.reasons)]
        holders += [p.passage for p in s.persons]
        holders += [told.passage for told in (s.supersedes, s.other) if told]
    return (p for p in holders if p is not None)


def _duplicates(m: ArgumentMap) -> list[Problem]:
    ids: dict[str, list[str]] = {
        "participant": [p.id for p in m.participants],
        "case": [c.id for c in m.cases],
        "party": [p.id for c in m.cases for p in c.parties],
        "opinion": [o.id for o in m.opinions],
        "question": [q.id for q in m.questions],
        "issue": [i.id for i in m.issues],
        "option": [o.id for i in m.issues for o in i.options],
        "fact": [f.id for f in m.facts],
        "stance": [s.id for s in m.stances],
        "branch": [b.id for s in m.stances for b in s.branches],
        "reason": [r.id for s in m.stances for r in s.reasons],
        "authority": [a.id for a in m.authorities],
        "citation": [c.id for c in m.citations],
        "agreement": [a.id for a in m.agreements],
        "reported": [r.id for r in m.reported],
        "unplaced": [u.id for u in m.unplaced],
    }
    return [
        Problem("SM202", {"kind": kind, "id": i})
        for kind, found in ids.items()
        for i, n in Counter(found).items()
        if n > 1
    ]


def _dangling(m: ArgumentMap) -> list[Problem]:
    people = {p.id for p in m.participants}
    cases, issues = {c.id for c in m.cases}, {i.id for i in m.issues}
    questions, facts, authorities = (
        {q.id for q in m.questions},
        {f.id for f in m.facts},
        {a.id for a in m.authorities},
    )
    parties = {p.id for c in m.cases for p in c.parties}
    options = {i.id: {o.id for o in i.options} for i in m.issues}
    wanted: list[tuple[str, str | None, set[str]]] = [
        *(("case", o.case, cases) for o in m.opinions),
        *(("case", i.case, cases) for i in m.issues),
        *(("question", i.question, questions) for i in m.issues),
        *(("participant", p, people) for q in m.questions for p in q.speakers),
        *(("issue", s.issue, issues) for s in m.stances),
        *(("participant", s.participant, people) for s in m.stances),
        *(("participant", s.relayed_by, people) for s in m.stances),
        *(("option", a.option, options.get(s.issue, set())) for s in m.stances for a in _answers(s)),
        *(("fact", c.fact, facts) for s in m.stances for b in s.branches for c in b.when),
        *(("party", p.party, parties) for s in m.stances for p in s.persons),
        *(("authority", c.authority, authorities) for c in m.citations),
        *(("participant", c.participant, people) for c in m.citations),
        *(("question", c.question, questions) for c in m.citations),
        *(("issue", c.issue, issues) for c in m.citations),
        *(("participant", p, people) for a in m.agreements for p in (a.source, a.target)),
        *(("issue", a.issue, issues) for a in m.agreements),
        *(("participant", r.by, people) for r in m.reported),
        *(("participant", u.participant, people) for u in m.unplaced),
        *(("question", u.question, questions) for u in m.unplaced),
    ]
    return [
        Problem("SM201", {"kind": k, "id": i}) for k, i, known in wanted if i is not None and i not in known
    ]


def _answers(s: Stance) -> tuple[Answer, ...]:
    return (*s.answers, *(s.other.answers if s.other else ()))


def _misquoted(m: ArgumentMap) -> list[Problem]:
    text, document = m.document.text, m.document.id
    return [
        Problem("SM203", {"start": p.span.start, "end": p.span.end, "quote": p.quote[:40]})
        for p in m.passages()
        if p.document == document and text[p.span.start : p.span.end] != p.quote
    ]
