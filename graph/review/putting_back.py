"""What people decided on and a new reading lacks, put into the new map."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from graph.model import (
    ArgumentMap,
    Citation,
    DivergentOpinion,
    Issue,
    Participant,
    Passage,
    Polarity,
    Reason,
    Role,
    Silence,
    Stance,
    Unplaced,
    make_id,
)
from graph.review.items import every, rebuilt

if TYPE_CHECKING:
    from graph.model import CourtCase, Fact
    from graph.review.shifting import Shift

T = TypeVar("T")


def with_decided(
    old: ArgumentMap, new: ArgumentMap, decided: set[str], found: dict[str, str], shift: Shift
) -> tuple[ArgumentMap, dict[str, str]]:
    """The new map with the decided items of the old one that ``found`` (new id by old id) does not know.

    Speakers, questions, issues and stances come back whole, as one cannot be without the others; facts, options,
    parties and authorities that decisions may speak of come back too. What has no passage in the new text, or
    nothing to belong to, does not. The second value is ``found`` with what was put back.
    """
    back = _Back(old, new, dict(found), shift)
    back.people(decided)
    back.questions(decided)
    back.shared()
    back.issues(decided)
    for item in every(old):
        if getattr(item, "id", None) in decided and item.id not in back.ids:  # type: ignore[attr-defined]
            back.single(item)
    return back.new, back.ids


class _Back:
    def __init__(self, old: ArgumentMap, new: ArgumentMap, ids: dict[str, str], shift: Shift) -> None:
        self.old, self.new, self.ids, self._shift = old, new, ids, shift

    def people(self, decided: set[str]) -> None:
        """Speakers of whom people decided something; experts are silent on all that they were not heard on."""
        for person in self.old.participants:
            mine = [s for s in self.old.stances if s.participant == person.id]
            if person.id in self.ids or not (
                any(_touches(s, decided) for s in mine)
                or any(_touches(s, decided) and s.relayed_by == person.id for s in self.old.stances)
                or self._is_named("participant", person.id, decided)
            ):
                continue
            passage = self._shift.passage(person.passage) if person.passage else None
            self.ids[person.id] = person.id
            silent = tuple(_absent(i, person) for i in self.new.issues) if person.role is Role.EXPERT else ()
            self.new = replace(
                self.new,
                participants=(*self.new.participants, replace(person, passage=passage)),
                stances=(*self.new.stances, *silent),
            )
            known = {s.issue: s.id for s in silent}
            self.ids |= {s.id: known[self.ids[s.issue]] for s in mine if self.ids.get(s.issue) in known}

    def questions(self, decided: set[str]) -> None:
        """Questions with something that people decided, still without it."""
        for question in self.old.questions:
            issues = {i.id for i in question.issues}
            heard = any(_touches(s, decided) for s in self.old.stances if s.issue in issues)
            is_wanted = heard or issues & decided or self._is_named("question", question.id, decided)
            if question.id in self.ids or not is_wanted:
                continue
            passage = self._shift.passage(question.passage) if question.passage else None
            self.ids[question.id] = question.id
            speakers = tuple(self.ids[p] for p in question.speakers if p in self.ids)
            back = replace(question, issues=(), speakers=speakers, passage=passage)
            self.new = replace(self.new, questions=(*self.new.questions, back))

    def _is_named(self, name: str, value: str, decided: set[str]) -> bool:
        """Whether a decided citation or claim belongs to that participant or question."""
        apart: tuple[Citation | Unplaced, ...] = (*self.old.citations, *self.old.unplaced)
        return any(item.id in decided and getattr(item, name) == value for item in apart)

    def shared(self) -> None:
        """Facts with all their values, authorities, options and parties: they harm nobody."""
        values = {self.ids.get(f.id, f.id): f for f in self.old.facts}
        facts = [_with_values(f, values.pop(f.id).values) if f.id in values else f for f in self.new.facts]
        used = {c.fact for s in self.old.stances for b in s.branches for c in b.when}
        lacking = [f for f in values.values() if f.id not in self.ids and f.id in used]
        self.ids |= {f.id: f.id for f in lacking}
        laws = [a for a in self.old.authorities if a.id not in self.ids]
        self.ids |= {a.id: a.id for a in laws}
        self.new = replace(
            self.new,
            facts=(*facts, *lacking),
            authorities=(*self.new.authorities, *laws),
            cases=tuple(self._with_parties(c) for c in self.new.cases),
        )

    def _with_parties(self, case: CourtCase) -> CourtCase:
        mine = [p for c in self.old.cases if self.ids.get(c.id) == case.id for p in c.parties]
        lacking = [replace(p, passage=None) for p in mine if p.id not in self.ids]
        self.ids |= {p.id: p.id for p in lacking}
        return replace(case, parties=(*case.parties, *lacking)) if lacking else case

    def issues(self, decided: set[str]) -> None:
        """Issues with all their stances, and options that stances choose."""
        for issue in self.old.issues:
            mine = self.old.stances_on(issue.id)
            if not (issue.id in decided or any(_touches(s, decided) for s in mine)):
                continue
            if issue.id not in self.ids:
                self._issue(issue)
            else:
                self._options(issue)

    def _issue(self, issue: Issue) -> None:
        moved = self._moved(issue)
        question = self.ids.get(issue.question)
        if moved is None or question is None:
            return
        back = replace(moved, question=question, case=self.ids.get(issue.case) if issue.case else None)
        self.ids[issue.id] = issue.id
        self.ids |= {o.id: o.id for o in issue.options}
        heard = {self.ids.get(s.participant): s for s in self.old.stances_on(issue.id)}
        stances = []
        for person in (p for p in self.new.participants if p.id in heard or p in self.new.experts):
            silent = _absent(back, person)
            if person.id in heard:
                self.ids[heard[person.id].id] = silent.id
            stances.append(silent)
        self.new = replace(
            self.new,
            questions=tuple(
                replace(q, issues=(*q.issues, back)) if q.id == question else q for q in self.new.questions
            ),
            stances=(*self.new.stances, *stances),
        )

    def _options(self, issue: Issue) -> None:
        lacking = tuple(o for o in issue.options if o.id not in self.ids)
        if not lacking:
            return
        self.ids |= {o.id: o.id for o in lacking}
        mine = self.ids[issue.id]

        def change(one: object) -> object:
            if isinstance(one, Issue) and one.id == mine:
                return replace(one, options=(*one.options, *lacking))
            return one

        self.new = rebuilt(self.new, change)

    def single(self, item: object) -> None:
        """A reason, citation, opinion or claim nobody asked for."""
        if isinstance(item, Reason):
            self._reason(item)
        moved = self._moved(item) if isinstance(item, Citation | DivergentOpinion | Unplaced) else None
        if moved is None:
            return
        named = {
            name: self.ids.get(value)
            for name in ("authority", "case", "issue", "participant", "question")
            if (value := getattr(moved, name, None)) is not None
        }
        if named.get("participant", "") is None or named.get("case", "") is None:
            return
        back = replace(moved, **named)  # type: ignore[arg-type]
        place = {Citation: "citations", DivergentOpinion: "opinions", Unplaced: "unplaced"}[type(back)]
        self.ids[back.id] = back.id
        self.new = replace(self.new, **{place: (*getattr(self.new, place), back)})  # type: ignore[arg-type]

    def _reason(self, reason: Reason) -> None:
        stance = next(s for s in self.old.stances if reason in s.reasons)
        moved = self._moved(reason)
        if moved is None or stance.id not in self.ids:
            return
        mine = self.ids[stance.id]
        self.ids[reason.id] = reason.id

        def change(one: object) -> object:
            if isinstance(one, Stance) and one.id == mine:
                return replace(one, reasons=(*one.reasons, moved))
            return one

        self.new = rebuilt(self.new, change)

    def _moved(self, item: T) -> T | None:
        """The item with its passage in the new text; None where that is gone."""
        passages = {p: self._shift.passage(p) for p in every(item) if isinstance(p, Passage)}
        if None in passages.values():
            return None
        return rebuilt(item, lambda one: passages[one] if isinstance(one, Passage) else one)


def _touches(stance: Stance, decided: set[str]) -> bool:
    return stance.id in decided or any(r.id in decided for r in stance.reasons)


def _absent(issue: Issue, person: Participant) -> Stance:
    made = make_id("stance", issue.id, person.id)
    return Stance(made, issue.id, person.id, Polarity.SILENT, Silence.ABSENT)


def _with_values(fact: Fact, values: tuple[str, ...]) -> Fact:
    return replace(fact, values=tuple(dict.fromkeys((*fact.values, *values))))
