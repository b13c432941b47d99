"""An edited sheet as the decisions that its editor has made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.review.decisions import reviewed_map
from graph.review.differences import differences
from graph.review.saying import in_order
from graph.review.sheet import entries
from graph.review.sheet_edits import Editing
from graph.review.sheet_log import DECIDED, UNDO, read_decision
from graph.review.sheet_parsing import Parsed, parsed_sheet
from graph.review.taking_back import standing, taking_back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.errors import Problem
    from graph.model import ArgumentMap, Decision

Located = list[tuple["Decision", int]]  # with the line that says so


def read_sheet(
    text: str,
    draft: ArgumentMap,
    decisions: Sequence[Decision],
    *,
    by: str,
    at: str,
    name: str | None = None,
) -> tuple[Decision, ...]:
    """The decisions that the sheet has beyond ``decisions`` on the draft, and those that its editor made.

    Edited is what differs from the sheet as it was written; what others decided since is not undone by it. An edited
    field is an amendment, an edited place moves or merges; an emptied verdict takes a decision back. Items that are
    left out stay as they are. Raises InputError with all that is wrong: SM220 no sheet of this symposium, SM221 no
    line of a sheet, SM222 unknown verdict, SM223 unknown item, SM224 item twice, SM225 unknown field, SM226 a value
    that is none, SM216-SM218 a quotation that is refused, SM228 amend without change or reject with one, SM229 no
    decision, and what ``reviewed_map`` would lose.
    """
    sheet = parsed_sheet(text, draft.symposium.id, name)
    logged = _logged(sheet)
    missing = [(d, line) for d, _, line in logged if d not in decisions]
    seen = _seen(sheet, decisions, [d for d, _, _ in logged])
    m = reviewed_map(draft, seen).argument_map
    known = {e.item.id: e for e in entries(m, seen)}
    editing = Editing(sheet, m, known, {d.item: d for d in differences(seen).items}, by, at)
    whole = [*decisions, *(d for d, _ in missing)]
    said = _last_said(whole)
    made: Located = [
        (d, w.line)
        for w in sheet.written
        if w.verdict not in (DECIDED, UNDO)
        for d in editing.decisions(w)
        if said.get((d.item, d.by)) != (d.verdict, d.after)
    ]
    back = [
        (taking_back(d, by=by, at=at), line) for d, undone, line in logged if undone and d in standing(whole)
    ]
    found = [*missing, *back, *made]
    if not sheet.problems:
        _refuse_lost(sheet, draft, decisions, found)
    if sheet.problems:
        raise InputError(sorted(sheet.problems, key=_place))
    return tuple(d for d, _ in found)


def _last_said(decisions: Sequence[Decision]) -> dict[tuple[str, str], tuple[str, str | None]]:
    """What each reviewer said last of each item: reading a sheet twice says nothing twice."""
    return {(d.item, d.by): (d.verdict, d.after) for d in in_order(standing(decisions))}


def _logged(sheet: Parsed) -> list[tuple[Decision, bool, int]]:
    """The decisions that the sheet tells, whether each is to be taken back, and its line."""
    found = []
    for w in sheet.written:
        if w.verdict in (DECIDED, UNDO):
            try:
                decision = read_decision(w.item, {k: v[0] for k, v in w.fields.items()})
            except (ValueError, KeyError) as error:
                sheet.problem("SM229", w.line, 1, fault=str(error))
            else:
                found.append((decision, w.verdict == UNDO, w.line))
    return found


def _seen(sheet: Parsed, decisions: Sequence[Decision], logged: Sequence[Decision]) -> Sequence[Decision]:
    """The decisions that were made when the sheet was written."""
    if sheet.count is None:
        return decisions
    # decisions are only ever added: of this store's own sheet they are the first of what there is
    return decisions[: sheet.count] if all(d in decisions for d in logged) else logged


def _refuse_lost(sheet: Parsed, draft: ArgumentMap, decisions: Sequence[Decision], found: Located) -> None:
    before = {x.decision for x in reviewed_map(draft, decisions).lost}
    lines = dict(reversed(found))
    for lost in reviewed_map(draft, [*decisions, *(d for d, _ in found)]).lost:
        if lost.decision in lines and lost.decision not in before:
            sheet.problem(lost.problem.code, lines[lost.decision], 1, **lost.problem.values)


def _place(problem: Problem) -> tuple[int, int]:
    place = problem.location
    return (place.line, place.column) if place else (0, 0)
