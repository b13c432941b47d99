"""核对: the proposals beside the text; the differences of reviewers; the codebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, request, session, url_for

from graph.errors import InputError, IntegrityError
from server.pages import review_steps
from server.pages.held import held, render
from server.pages.review_steps import REVIEWER, problems_told
from server.problems import refuse
from server.usecases.reliability import measured, measured_at, measured_from
from server.usecases.restructuring import merge_clashes
from server.usecases.review_desk import KINDS, agreement_of_pairs
from server.usecases.reviewing import certain
from server.views.reading import reading
from server.views.review_cards import ORDERS, SHOWN, Wanted, groups, owners
from server.views.review_differences import shown_differences
from server.views.review_editor import editor
from server.views.review_text import place_of, runs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flask import Blueprint
    from werkzeug.wrappers import Response

    from graph.model import Stance
    from server.problems import ShownProblem
    from server.usecases.review_desk import Desk
    from server.views.reading import Reading
    from server.views.review_editor import Editor

    Answered = Response | str | tuple[str, int]


def register(pages: Blueprint) -> None:
    """Add the routes."""
    address = "/symposia/<symposium>/review"
    pages.add_url_rule(address, "review", show)
    pages.add_url_rule(address, "review_step", step, methods=["POST"])
    pages.add_url_rule(f"{address}/differences", "differences", differences)
    pages.add_url_rule(f"{address}/differences", "settle", settle, methods=["POST"])
    pages.add_url_rule("/codebook", "codebook", lambda: render_template("codebook.html", bands=measured()))


def show(symposium: str) -> Answered:
    """GET: text and proposals; ``edit``, ``merge``, ``add`` and ``least`` open a form."""
    return _page(symposium, request.args)


def step(symposium: str) -> Answered:
    """POST: one step of the reviewer; then the same page again, at the same place."""
    found = review_steps.STEPS.get(request.form.get("do", ""))
    if found is None:
        refuse("SM184", 400)
    try:
        done = found(symposium)
    except (InputError, IntegrityError) as error:
        told = problems_told(error.problems)
        item = request.form.get("item", "")
        only = {"only": item} if request.form.get("only") else {}
        asked = {**request.args, **review_steps.opened_again(), **only}
        return _page(symposium, asked, told, item), error.http_status
    for words in done.said:
        flash(words)
    return redirect(_address(symposium, done.item, done.asked), 303)


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
        pairs=agreement_of_pairs(held().store, symposium),
        reviewer=session.get(REVIEWER, ""),
        problems={item: told} if told else {},
    )


def _page(
    symposium: str, asked: Mapping[str, str], told: list[ShownProblem] | None = None, item: str = ""
) -> str:
    browsed, desk = held().library.symposium(symposium), review_steps.desk_of(symposium)
    wanted = Wanted.of(request.args)
    # what a script asks for after a verdict: the one card, not the text
    only = asked.get("only", "") if desk.proposal(asked.get("only", "")) else ""
    text = None if only else reading(browsed.argument_map, browsed.analysis)
    form = _editor(desk, asked, told or [])
    beside = item if desk.proposal(item) else ""
    opened = form.item if form else asked.get("merge") or asked.get("at", "")
    return render(
        "review.html",
        browsed,
        desk=desk,
        reading=text,
        runs=runs,
        owners={} if only else owners(desk),
        groups=groups(desk, browsed.analysis, wanted, opened or beside, only),
        only=only,
        wanted=wanted,
        orders=ORDERS,
        shown=SHOWN,
        kinds=KINDS,
        reviewer=session.get(REVIEWER, ""),
        editor=form,
        merging=asked.get("merge", ""),
        into=asked.get("into", ""),
        clashes=_clashes(symposium, asked),
        adding=_adding(desk, text, asked) if text else None,
        bulk=_bulk(desk, asked),
        beside=beside,
        at=asked.get("at", ""),
        measured_at=measured_at,
        met=problems_told(desk.problems),
        told=[] if form and form.problems else told or [],
        unsettled=len({d.item for d in desk.differences.items} - desk.settled),
    )


def _editor(desk: Desk, asked: Mapping[str, str], told: list[ShownProblem]) -> Editor | None:
    found = desk.proposal(asked.get("edit", ""))
    if found is None or found.kind in ("fact", "unplaced"):
        return None
    given = {k: v for k, v in asked.items() if k not in ("edit", "order", "show")}
    if "do" not in asked:  # an address may bring a span, a form brings all of it
        given = {k: v for k, v in given.items() if k in ("start", "end", "other")}
    return editor(desk.argument_map, found, given, told, is_added="adding" in asked)


def _adding(desk: Desk, text: Reading, asked: Mapping[str, str]) -> dict[str, str] | None:
    """What the form for something missed begins with; None where nobody asks for it."""
    if "add" not in asked:
        return None
    m, start, end = desk.argument_map, asked.get("start", ""), asked.get("end", "")
    is_span = start.isdecimal() and end.isdecimal() and len(start + end) < 20
    speaker, issue = place_of(m, text, int(start)) if is_span else ("", "")
    quote = m.document.text[int(start) : int(end)] if is_span else ""
    found = {"start": start, "end": end, "quote": quote, "picked": quote}
    given = {n: asked[n] for n in ("quote", "picked", "text", "authority", "provision") if n in asked}
    return {"text": "", "authority": "", "provision": "", **found, **given} | {
        "participant": asked.get("participant", speaker),
        "issue": asked.get("issue", issue),
    }


def _clashes(symposium: str, asked: Mapping[str, str]) -> tuple[tuple[Stance, Stance], ...]:
    """Of experts who answer both issues that are to be merged the two stances."""
    if not (asked.get("merge") and asked.get("into")):
        return ()
    return merge_clashes(held().store, symposium, asked["merge"], asked["into"])


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
        "left": waiting - len(found), "measured": measured_from(least),
    }  # fmt: skip
