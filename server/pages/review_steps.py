"""What the forms of the review page do, one function for each."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from flask import g, request, session

from graph.catalogue import say, wording
from graph.errors import InputError, Problem
from graph.model import Status, Verdict
from server.pages.held import held
from server.problems import shown
from server.usecases.review_desk import review_desk
from server.usecases.reviewing import (
    accept_certain,
    add_missed,
    amend,
    decide_one,
    merge,
    settle,
    take_back,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from server.problems import ShownProblem
    from server.usecases.review_desk import Desk

REVIEWER = "reviewer"
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, in words, at which item, and what the address of the page then asks for."""

    said: tuple[str, ...]
    item: str = ""
    asked: Mapping[str, str] = field(default_factory=dict)


def desk_of(symposium: str) -> Desk:
    """The review of the symposium as it stands."""
    return review_desk(held().store, symposium)


def threshold(given: str) -> float | None:
    """The certainty that was asked for, from 0 to 1; None where it is none."""
    try:
        found = float(given)
    except ValueError:
        return None
    return found if 0 <= found <= 1 else None


def opened_again() -> dict[str, str]:
    """What was filled in, so that the form can be shown with it."""
    form = request.form.to_dict()
    match form.get("do"):
        case "amend":
            return {**form, "edit": form.get("item", "")}
        case "merge":
            return {"merge": form.get("item", ""), "into": form.get("into", "")}
        case "position" | "reason" | "citation":
            return {**form, "add": "1"}
        case "accept":
            return {"least": form.get("least", "")}
    return {}


def problems_told(problems: Sequence[Problem]) -> list[ShownProblem]:
    """The problems in words, the fields by the names they have on the page."""
    known = wording(g.lang)
    named = []
    for p in problems:
        name = str(p.values.get("field", "")).rpartition(".")[2]
        label = known.get(f"review_page.field.{name}")
        named.append(replace(p, values={**p.values, "field": label}) if label else p)
    return shown(named, g.lang)


def name_reviewer(_symposium: str) -> Done:
    """Remember who reviews, for as long as the browser is open."""
    name = " ".join(request.form.get("name", "").split())[:_LONGEST_NAME]
    if not name:
        raise InputError([Problem("SM252")])
    session[REVIEWER] = name
    return Done((say("review_page.said.name", g.lang, name=name),), request.form.get("at", ""))


def judge(symposium: str) -> Done:
    """Accept, reject or leave in doubt one item."""
    item, given = request.form.get("item", ""), request.form.get("verdict", "")
    if given not in (Verdict.ACCEPT, Verdict.REJECT, Verdict.UNSURE):
        raise InputError([Problem("SM222", {"value": given, "allowed": ", ".join(Verdict)})])
    by = _reviewer()
    seen = request.form.get("seen", "")
    decide_one(held().store, symposium, item, Verdict(given), seen=seen, by=by, at=_now())
    asked = {"only": item} if request.form.get("only") else {}
    return Done((say(f"review_page.said.{given}", g.lang),), item, asked)


def change(symposium: str) -> Done:
    """Amend one item as the form has it."""
    by, item = _reviewer(), request.form.get("item", "")
    seen, form = request.form.get("seen", ""), request.form.to_dict()
    there = amend(held().store, symposium, item, form, seen=seen, by=by, at=_now())
    return Done((say("review_page.said.amend", g.lang),), there)


def accept(symposium: str) -> Done:
    """Accept all that were read with a certainty of at least that."""
    by = _reviewer()
    given, expected = request.form.get("least", ""), request.form.get("expected", "")
    least = threshold(given)
    if least is None or not expected.isdecimal():
        raise InputError([Problem("SM226", {"field": "least", "value": given, "allowed": "0–1"})])
    found = accept_certain(held().store, symposium, least, expected=int(expected), by=by, at=_now())
    return Done((say("review_page.said.accept_all", g.lang, n=len(found)),))


def position(symposium: str) -> Done:
    """Open the form for what an expert says on an issue, the selected passage in it; nothing is kept yet."""
    form, m = request.form, desk_of(symposium).argument_map
    place = form.get("issue", ""), form.get("participant", "")
    stance = next((s for s in m.stances if (s.issue, s.participant) == place), None)
    if stance is None:
        raise InputError([Problem("SM210", {"id": place[0]})])
    asked = {"edit": stance.id, "adding": "1"} | {k: form[k] for k in ("start", "end") if form.get(k)}
    if stance.passage is None or stance.status is Status.REJECTED:
        return Done((), stance.id, asked)
    expert = next(p.name for p in m.participants if p.id == stance.participant)
    number = next(i.number for i in m.issues if i.id == stance.issue)
    return Done((say("review_page.speaks_already", g.lang, expert=expert, issue=number),), stance.id, asked)


def add(symposium: str) -> Done:
    """Add a reason or a citation that nobody read."""
    kind = request.form.get("do", "")
    made = add_missed(held().store, symposium, kind, request.form.to_dict(), by=_reviewer(), at=_now())
    return Done((say("review_page.said.add", g.lang),), made)


def undo(symposium: str) -> Done:
    """Take back the last step of this reviewer."""
    taken = take_back(held().store, symposium, by=_reviewer(), at=_now())
    if len(taken) > 1:
        return Done((say("review_page.said.undo_all", g.lang, n=len(taken)),))
    return Done((say("review_page.said.undo", g.lang),), taken[0].item)


def join(symposium: str) -> Done:
    """Make two items one."""
    by, item, into = _reviewer(), request.form.get("item", ""), request.form.get("into", "")
    choose = {k.removeprefix("choose."): v for k, v in request.form.items() if k.startswith("choose.")}
    merge(held().store, symposium, item, into, choose, by=by, at=_now())
    return Done((say("review_page.said.merge", g.lang),), into)


def settled(symposium: str) -> Done:
    """Settle a difference by the decision of one reviewer."""
    by, item, holder = _reviewer(), request.form.get("item", ""), request.form.get("holder", "")
    settle(held().store, symposium, item, holder, by=by, at=_now())
    return Done((say("review_page.said.settle", g.lang, name=holder),), item)


STEPS: dict[str, Callable[[str], Done]] = {
    "name": name_reviewer,
    "decide": judge,
    "amend": change,
    "accept": accept,
    "undo": undo,
    "merge": join,
    "position": position,
    "reason": add,
    "citation": add,
}


def _reviewer() -> str:
    """Who reviews; InputError SM252 where nobody said."""
    name = str(session.get(REVIEWER, ""))
    if not name:
        raise InputError([Problem("SM252")])
    return name


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
