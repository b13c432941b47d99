"""核对: the proposals beside the text; the differences of reviewers; the codebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import flash, g, redirect, render_template, request, session, url_for

from graph.catalogue import say
from graph.errors import InputError, Problem
from graph.model import Stance, Status
from server.pages import review_steps
from server.pages.held import held, render
from server.pages.review_steps import REVIEWER, problems_told
from server.problems import refuse
from server.usecases.review_desk import KINDS
from server.usecases.reviewing import certain
from server.views.reading import reading
from server.views.review_cards import ORDERS, SHOWN, Wanted, groups, owners
from server.views.review_differences import shown_differences
from server.views.review_editor import editor
from server.views.review_text import runs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flask import Blueprint
    from werkzeug.wrappers import Response

    from server.problems import ShownProblem
    from server.usecases.review_desk import Desk
    from server.views.review_editor import Editor

    Answered = Response | str | tuple[str, int]


def register(pages: Blueprint) -> None:
    """Add the routes."""
    address = "/symposia/<symposium>/review"
    pages.add_url_rule(address, "review", show)
    pages.add_url_rule(address, "review_step", step, methods=["POST"])
    pages.add_url_rule(f"{address}/differences", "differences", differences)
    pages.add_url_rule(f"{address}/differences", "settle", settle, methods=["POST"])
    pages.add_url_rule("/codebook", "codebook", lambda: render_template("codebook.html"))


def show(symposium: str) -> Answered:
    """GET: text and proposals; ``edit``, ``merge``, ``add`` and ``least`` open a form."""
    if {"add", "participant", "issue"} <= request.args.keys():
        return _position(symposium)
    return _page(symposium, request.args)


def step(symposium: str) -> Answered:
    """POST: one step of the reviewer; then the same page again, at the same place."""
    found = review_steps.STEPS.get(request.form.get("do", ""))
    if found is None:
        refuse("SM184", 400)
    try:
        done = found(symposium)
    except InputError as error:
        told = problems_told(error.problems)
        item = request.form.get("item", "")
        opened = review_steps.opened_again() if error.http_status != 409 else {}
        return _page(symposium, {**request.args, **opened}, told, item), error.http_status
    for words in done.said:
        flash(words)
    return redirect(_address(symposium, done.item), 303)


def differences(symposium: str) -> Answered:
    """GET: what reviewers decided differently, with the agreement of those who decided alone."""
    return _differences(symposium)


def settle(symposium: str) -> Answered:
    """POST: settle one difference by the decision of one of them."""
    try:
        done = review_steps.settled(symposium)
    except InputError as error:
        told = problems_told(error.problems)
        return _differences(symposium, told, request.form.get("item", "")), error.http_status
    flash(done.said[0])
    return redirect(url_for("pages.differences", symposium=symposium, _anchor=f"apart-{done.item}"), 303)


def _address(symposium: str, item: str, asked: Mapping[str, str] | None = None) -> str:
    """The same page, with what it shows, at that item."""
    told: dict[str, Any] = {**Wanted.of(request.args).address(), **(asked or {})}
    if item:
        told["at"] = item  # a script cannot see the anchor of the page it is led to
    anchor = f"item-{item}" if item else None
    return url_for("pages.review", symposium=symposium, _anchor=anchor, **told)


def _differences(symposium: str, told: list[ShownProblem] | None = None, item: str = "") -> str:
    browsed, desk = held().library.symposium(symposium), review_steps.desk_of(symposium)
    return render(
        "review_differences.html",
        browsed,
        apart=shown_differences(desk, browsed.analysis),
        agreed=desk.differences.agreed,
        both=desk.differences.both,
        reviewer=session.get(REVIEWER, ""),
        problems={item: told} if told else {},
    )


def _page(
    symposium: str, asked: Mapping[str, str], told: list[ShownProblem] | None = None, item: str = ""
) -> str:
    browsed, desk = held().library.symposium(symposium), review_steps.desk_of(symposium)
    wanted = Wanted.of(asked)
    form = _editor(desk, asked, told or [])
    beside = item if desk.proposal(item) else ""
    opened = form.item if form else asked.get("merge") or asked.get("at", "")
    return render(
        "review.html",
        browsed,
        desk=desk,
        reading=reading(browsed.argument_map, browsed.analysis),
        runs=runs,
        owners=owners(desk),
        groups=groups(desk, browsed.analysis, wanted, opened or beside),
        wanted=wanted,
        orders=ORDERS,
        shown=SHOWN,
        kinds=KINDS,
        reviewer=session.get(REVIEWER, ""),
        editor=form,
        merging=asked.get("merge", ""),
        adding=_adding(asked),
        bulk=_bulk(desk, asked),
        beside=beside,
        at=asked.get("at", ""),
        reliability=None,
        told=[] if form and form.problems else told or [],
        unsettled=len({d.item for d in desk.differences.items} - desk.settled),
    )


def _editor(desk: Desk, asked: Mapping[str, str], told: list[ShownProblem]) -> Editor | None:
    found = desk.proposal(asked.get("edit", ""))
    if found is None or found.kind == "fact":
        return None
    given = {k: v for k, v in asked.items() if k not in ("edit", "order", "show")}
    if "do" not in asked:  # an address may bring a span, a form brings all of it
        given = {k: v for k, v in given.items() if k in ("start", "end")}
    return editor(desk.argument_map, found, given, told, is_added="adding" in asked)


def _adding(asked: Mapping[str, str]) -> dict[str, Any] | None:
    if "add" not in asked:
        return None
    return {name: asked.get(name, "") for name in ("start", "end", "participant", "issue")}


def _bulk(desk: Desk, asked: Mapping[str, str]) -> dict[str, Any] | None:
    """How many proposals the threshold takes, and of which kind; None where nobody asks."""
    given = asked.get("least", "")
    if not given:
        return None
    least = review_steps.threshold(given)
    if least is None:
        return {"least": given, "n": None}
    found = certain(desk, least)
    kinds = [(k, sum(p.kind == k for p in found)) for k in KINDS]
    waiting = desk.total - desk.done
    return {
        "least": f"{least:.2f}", "n": len(found), "kinds": [(k, n) for k, n in kinds if n],
        "left": waiting - len(found),
    }  # fmt: skip


def _position(symposium: str) -> Answered:
    """GET with a speaker and an issue: the form for that position, the selected passage in it."""
    desk = review_steps.desk_of(symposium)
    place = request.args["issue"], request.args["participant"]
    stance = next((s for s in desk.argument_map.stances if (s.issue, s.participant) == place), None)
    if stance is None:
        return _page(symposium, request.args, problems_told([Problem("SM210", {"id": place[0]})])), 422
    asked = {"edit": stance.id, "adding": "1"}
    asked |= {k: v for k in ("start", "end") if (v := request.args.get(k))}
    if _speaks(stance):
        names = {p.id: p.name for p in desk.argument_map.participants}
        number = next(i.number for i in desk.argument_map.issues if i.id == stance.issue)
        flash(say("review_page.speaks_already", g.lang, expert=names[stance.participant], issue=number))
    return redirect(_address(symposium, stance.id, asked), 303)


def _speaks(stance: Stance) -> bool:
    return stance.passage is not None and stance.status is not Status.REJECTED
