"""What a form says beyond its item: facts that nobody named before, another issue or speaker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.errors import InputError, Problem
from graph.review import act_of, fact_added, move_of
from graph.review.acts import Add, Move
from graph.review.adding import add_item
from graph.review.amending import RefusedError
from graph.review.placing import move_stance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import ArgumentMap, Decision, Stance

_NEW_VALUE = re.compile(r"(branch\.\d+\.\d+)\.new_value")


def with_new_facts(
    m: ArgumentMap, fields: Mapping[str, str], *, by: str, at: str
) -> tuple[ArgumentMap, list[Decision], dict[str, str]]:
    """The map with the facts and values that conditions name anew, the decisions that add them, and the form with
    them chosen.

    A value without the name of a fact is one more of the fact that was chosen. InputError SM257 where only the
    name is given.
    """
    form = dict(fields)
    made: list[Decision] = []
    for field in fields:
        found = _NEW_VALUE.fullmatch(field)
        if not found:
            continue
        value = fields[field].strip()
        label = fields.get(f"{found[1]}.new_fact", "").strip()
        if label and not value:
            raise InputError([Problem("SM257", {"field": "new_value"})])
        chosen = fields.get(f"{found[1]}.fact", "").partition("=")[0]
        label = label or next((f.label for f in m.facts if f.id == chosen), "")
        if not (label and value):
            continue
        decision, fact = fact_added(m, label, (value,), by=by, at=at)
        act = act_of(decision)
        m = add_item(m, act) if isinstance(act, Add) else m
        made.append(decision)
        form[f"{found[1]}.fact"] = f"{fact.id}={value}"
    return m, made, form


def in_place(
    m: ArgumentMap, stance: Stance, form: Mapping[str, str], *, by: str, at: str
) -> tuple[ArgumentMap, list[Decision], Stance]:
    """The map with the stance on the issue and with the expert of the form, the decision that moves it there, and
    the stance as it stands there; all as they are where it stays.

    InputError with what refuses the move.
    """
    issue, participant = form.get("issue", stance.issue), form.get("participant", stance.participant)
    if (issue, participant) == (stance.issue, stance.participant):
        return m, [], stance
    replaces = bool(form.get("replaces"))
    made = move_of(m, stance, issue=issue, participant=participant, replaces=replaces, by=by, at=at)
    try:
        moved = move_stance(m, stance.id, Move(issue, participant, replaces))
    except RefusedError as error:
        raise InputError([error.problem]) from error
    there = next(s for s in moved.stances if (s.issue, s.participant) == (issue, participant))
    return moved, [made], there
