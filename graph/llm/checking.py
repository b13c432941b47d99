"""What a model said, taken apart into what the text bears out and what is refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.errors import Problem, Severity
from graph.lexicon.charges import charge_named, find_charges
from graph.llm.places import Places, RefusedError, readable, unknown
from graph.model import Answer, Polarity, squeeze

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from graph.llm import answer as said
    from graph.llm.pieces import Piece
    from graph.llm.places import Place
    from graph.model import Issue, Participant, Reported
    from graph.transcript.repair import RepairedText


@dataclass(frozen=True, slots=True)
class ReadStance:
    """A stance that the model gave and the text bears out; ``conditions`` with what follows, if said."""

    issue: Issue
    expert: Participant
    polarity: Polarity
    answers: tuple[Answer, ...]
    charges: tuple[str, ...]
    place: Place
    conditions: tuple[tuple[Place, Polarity | None], ...]
    reasons: tuple[Place, ...]


def checked(
    piece: Piece,
    answer: said.Answer,
    text: RepairedText,
    names: Collection[str],
    reported: Collection[Reported] = (),
) -> tuple[list[ReadStance], list[Problem]]:
    """The stances that stand, and a warning for everything refused.

    Refused is an id that was not given (SM164), a quotation that is not in the expert's own turns as it is
    (SM165-SM167), that stands in what the expert only reports (SM155), a charge that is nowhere in the turns or in
    the issue (SM168). A refused condition or ground is left out of its stance; a refused answer falls whole.
    """
    checker = _Checker(piece, Places(piece, text, names), text, reported)
    found = [checker.stance(one) for one in answer.stances]
    return [read for read in found if read is not None], checker.problems


def once(read: Iterable[ReadStance]) -> tuple[list[ReadStance], list[Problem]]:
    """One stance for each issue and expert; where two differ, neither, and a warning (SM163)."""
    found: dict[tuple[str, str], ReadStance] = {}
    twice: dict[tuple[str, str], Problem] = {}
    for one in read:
        key = (one.issue.id, one.expert.id)
        if _says(found.setdefault(key, one)) != _says(one):
            values = {"name": one.expert.name, "issue": one.issue.number}
            twice.setdefault(key, Problem("SM163", values, severity=Severity.WARNING))
    return [one for key, one in found.items() if key not in twice], list(twice.values())


@dataclass(slots=True)
class _Checker:
    piece: Piece
    places: Places
    text: RepairedText
    reported: Collection[Reported]
    problems: list[Problem] = field(default_factory=list)

    def stance(self, one: said.SaidStance) -> ReadStance | None:
        try:
            issue, expert = self._given(one)
            place = self._held(expert, self.places.find(expert, one.quote, one.line))
            answers, charges = self._answers(one), self._charges(one, issue, expert)
        except RefusedError as error:
            self.problems.append(error.problem)
            return None
        conditions = tuple(
            (at, Polarity(c.then) if c.then else None)
            for c in one.conditions
            if (at := self._part(expert, c.quote, c.line))
        )
        reasons = [self._part(expert, r.quote, r.line) for r in one.reasons]
        return ReadStance(
            issue, expert, Polarity(one.answer), answers, charges, place,
            conditions if one.answer == "conditional" else (), tuple(r for r in reasons if r),
        )  # fmt: skip

    def _given(self, one: said.SaidStance) -> tuple[Issue, Participant]:
        issue, expert = self.piece.issues.get(one.issue), self.piece.experts.get(one.participant)
        if issue is None or expert is None:
            raise RefusedError(unknown(one.issue if issue is None else one.participant, one.quote))
        return issue, expert

    def _held(self, expert: Participant, place: Place) -> Place:
        at = place.passage.span
        for told in self.reported:
            span = told.passage.span
            if told.by == expert.id and span.start <= at.start and at.end <= span.end:
                values = {"name": expert.name, "quote": place.passage.quote[:60]}
                raise RefusedError(Problem("SM155", values, severity=Severity.WARNING))
        return place

    def _part(self, expert: Participant, quote: str, line: str) -> Place | None:
        try:
            return self.places.find(expert, quote, line)
        except RefusedError as error:
            self.problems.append(error.problem)
            return None

    def _answers(self, one: said.SaidStance) -> tuple[Answer, ...]:
        known = self.piece.options[one.issue]
        given = [(o, Polarity.AFFIRM) for o in one.chosen] + [(o, Polarity.DENY) for o in one.rejected]
        for option, _ in given:
            if option not in known:
                raise RefusedError(unknown(option, one.quote))
        made = {known[option]: Answer(known[option], polarity) for option, polarity in reversed(given)}
        return tuple(reversed(made.values()))

    def _charges(self, one: said.SaidStance, issue: Issue, expert: Participant) -> tuple[str, ...]:
        lines = [line.text for t in self.piece.turns if t.participant is expert for line in t.lines]
        spoken = [*lines, readable(issue.text, self.text)]
        told = {m.name for text in spoken for m in find_charges(text)}
        told |= {c for o in issue.options for c in o.charges}
        written = [readable(c, self.text) for c in one.charges]
        named = [_charge(c) for c in written]
        for charge, words in zip(named, written, strict=True):
            if charge not in told and not any(squeeze(words) in squeeze(text) for text in spoken):
                values = {"charge": charge[:40], "name": expert.name, "quote": one.quote[:60]}
                raise RefusedError(Problem("SM168", values, severity=Severity.WARNING))
        return tuple(dict.fromkeys(named))


def _charge(written: str) -> str:
    """The charge in the map's own spelling, where the lexicon knows it."""
    mentions = find_charges(written)
    known = charge_named(written)
    return mentions[0].name if len(mentions) == 1 else known.name if known else written


def _says(read: ReadStance) -> tuple[Polarity, frozenset[Answer]]:
    return read.polarity, frozenset(read.answers)
