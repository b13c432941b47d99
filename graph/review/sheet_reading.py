"""An edited sheet as the decisions that its editor has made."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graph.errors import InputError, Location, Problem
from graph.model import Alignment, Issue, IssueKind, Polarity, Silence, Stance, Verdict
from graph.review.anchoring import Refusal, find_quote
from graph.review.decisions import apply_decisions
from graph.review.saying import decision_on
from graph.review.sheet import BREAK, FIRST_LINE, SYMPOSIUM, Entry, entries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import StrEnum

    from graph.model import ArgumentMap, Decision
    from graph.review.saying import Decidable

_HEAD = re.compile(r"\[([^\]]*)\]\s*(\S+)")
_FIELD = re.compile(r"(\s+)(\w+)\s*[:：]\s?(.*)")
_LISTS = re.compile(r"[、，,；;]")
_ALLOWED: dict[tuple[type, str], type[StrEnum]] = {
    (Stance, "answer"): Polarity,
    (Stance, "silence"): Silence,
    (Issue, "kind"): IssueKind,
}
_REFUSED = {
    Refusal.EMPTY: "SM216",
    Refusal.ABSENT: "SM216",
    Refusal.AMBIGUOUS: "SM217",
    Refusal.CHANGED: "SM218",
}
_NAMES = {"answer": "polarity", "denied": "charges_denied"}
_OPTIONAL = ("silence", "proposition", "holder", "provision")


@dataclass(slots=True)
class _Written:
    """What stands in the file of one item: verdict and fields with line and column."""

    item: str
    verdict: str
    line: int
    columns: tuple[int, int]
    fields: dict[str, tuple[str, int, int]] = field(default_factory=dict)


def read_sheet(
    text: str, m: ArgumentMap, decisions: Sequence[Decision], *, by: str, at: str, name: str | None = None
) -> tuple[Decision, ...]:
    """The decisions that make of the map what the sheet says; none for what is as it was.

    An edited field is an amendment; an emptied verdict takes a decision back. Items that are left out stay as
    they are. Raises InputError with all that is wrong: SM220 no sheet of this symposium, SM221 no line of a
    sheet, SM222 unknown verdict, SM223 unknown item, SM224 item twice, SM225 unknown field, SM226 a value that is
    none, SM216-SM218 a quotation that is refused, SM228 amend without change or reject with one, and what
    ``apply_decisions`` would lose.
    """
    reading = _Reading(
        text.lstrip("\ufeff").splitlines(), m, name, {e.item.id: e for e in entries(m, decisions)}
    )
    found = [d for w in reading.written() if (d := reading.decision(w, by, at)) is not None]
    if not reading.problems:
        before = {id(x.decision) for x in apply_decisions(m, decisions).lost}
        for lost in apply_decisions(m, [*decisions, *found]).lost:
            if lost.decision in found and id(lost.decision) not in before:
                line = reading.lines_of[lost.decision.item]
                reading.problem(lost.problem.code, line, 1, **lost.problem.values)
    if reading.problems:
        raise InputError(sorted(reading.problems, key=_place))
    return tuple(found)


def _place(problem: Problem) -> tuple[int, int]:
    place = problem.location
    return (place.line, place.column) if place else (0, 0)


class _Reading:
    def __init__(self, lines: list[str], m: ArgumentMap, name: str | None, known: dict[str, Entry]) -> None:
        self.lines, self.m, self.name, self.known = lines, m, name, known
        self.problems: list[Problem] = []
        self.lines_of: dict[str, int] = {}

    def problem(self, code: str, line: int, column: int, **values: str | int) -> None:
        excerpt = self.lines[line - 1] if line <= len(self.lines) else ""
        self.problems.append(Problem(code, values, Location(line, column, self.name), excerpt))

    def written(self) -> list[_Written]:
        """The items of the file; every line that is none of a sheet becomes a problem."""
        wanted = [FIRST_LINE, SYMPOSIUM + self.m.symposium.id]
        for n, want in enumerate(wanted, 1):
            if len(self.lines) < n or self.lines[n - 1].strip() != want:
                self.problem("SM220", n, 1, wanted=want)
                return []
        found: list[_Written] = []
        for n, line in enumerate(self.lines[2:], 3):
            if not line.strip() or line.startswith("#"):
                continue
            head, one = _HEAD.match(line), _FIELD.fullmatch(line)
            if head:
                found.append(
                    _Written(head[2], head[1].strip().lower(), n, (head.start(1) + 1, head.start(2) + 1))
                )
            elif one and found and one[2] not in found[-1].fields:
                found[-1].fields[one[2]] = (one[3].strip(), n, one.start(2) + 1)
            else:
                self.problem("SM221", n, 1)
        return found

    def decision(self, w: _Written, by: str, at: str) -> Decision | None:
        """What the editor says of the item; None where nothing changed or a problem was found."""
        entry = self.known.get(w.item)
        if entry is None:
            self.problem("SM223", w.line, w.columns[1], id=w.item)
            return None
        if w.item in self.lines_of:
            self.problem("SM224", w.line, w.columns[1], id=w.item, first=self.lines_of[w.item])
            return None
        self.lines_of[w.item] = w.line
        if w.verdict and w.verdict not in set(Verdict):
            self.problem("SM222", w.line, w.columns[0], value=w.verdict, allowed=", ".join(Verdict))
            return None
        edited = {k: v for k, v in w.fields.items() if v[0] != entry.fields.get(k)}
        if edited:
            return self._amendment(w, entry, edited, by, at)
        if w.verdict == entry.verdict:
            return None
        if w.verdict == Verdict.AMEND:
            self.problem("SM228", w.line, w.columns[0])
            return None
        verdict = Verdict(w.verdict) if w.verdict else Verdict.UNSURE
        return decision_on(self.m, entry.item, verdict, by=by, at=at)

    def _amendment(
        self, w: _Written, entry: Entry, edited: dict[str, tuple[str, int, int]], by: str, at: str
    ) -> Decision | None:
        if w.verdict in (Verdict.REJECT, Verdict.UNSURE):
            self.problem("SM228", w.line, w.columns[0])
            return None
        found = len(self.problems)
        item = entry.item
        for key, (value, line, column) in edited.items():
            if key not in entry.fields:
                self.problem("SM225", line, column, field=key, allowed=", ".join(entry.fields))
            elif key == "quote":
                item = self._quoted(item, value, line, column)
            else:
                item = self._with(item, key, value, line, column)
        if isinstance(item, Stance) and "silence" not in edited and item.polarity is not Polarity.SILENT:
            item = replace(item, silence=None)
        if len(self.problems) > found:
            return None
        return decision_on(self.m, entry.item, Verdict.AMEND, by=by, at=at, after=item)

    def _with(self, item: Decidable, key: str, value: str, line: int, column: int) -> Decidable:
        kinds = _ALLOWED.get((type(item), key))
        if kinds and value not in set(kinds) and not (key in _OPTIONAL and not value):
            self.problem("SM226", line, column, field=key, value=value, allowed=", ".join(kinds))
            return item
        made: object = value.replace(BREAK, "\n")
        if key in ("charges", "denied"):
            made = tuple(c.strip() for c in _LISTS.split(value) if c.strip())
        elif not value and key in _OPTIONAL:
            made = None
        elif kinds:
            made = kinds(value)
        return replace(item, **{_NAMES.get(key, key): made})  # type: ignore[arg-type]

    def _quoted(self, item: Decidable, quote: str, line: int, column: int) -> Decidable:
        if not quote and isinstance(item, Stance):
            return replace(item, passage=None)
        near = item.passage.span.start if item.passage else None
        names = [p.name for p in self.m.participants]
        found = find_quote(self.m.document.text, quote.replace(BREAK, "\n"), near, names=names)
        if isinstance(found, Refusal):
            self.problem(_REFUSED[found], line, column, quote=quote[:40])
            return item
        passage = found.passage(self.m.document.id, self.m.document.text)
        return replace(item, passage=replace(passage, alignment=Alignment.MANUAL))
