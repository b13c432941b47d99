"""两场对比 and 最受争议: two symposia side by side, and what is most contested over all of them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from flask import flash, g, redirect, render_template, request, session, url_for

from graph.analysis.across.proposals import Proposal
from graph.catalogue import say
from graph.errors import InputError
from graph.model import ContestedBy, Verdict
from server.pages.held import held
from server.pages.review_steps import REVIEWER
from server.problems import refuse, shown
from server.usecases.comparing import decide_same, most_contested, side_by_side
from server.views.answers import anchor
from server.views.comparing import shown_comparison, shown_contested, shown_pairs
from server.views.comparing_picture import flow_of
from visual.flow import MARKS, flow_svg

if TYPE_CHECKING:
    from flask import Blueprint
    from markupsafe import Markup
    from werkzeug.wrappers import Response

    from graph.model import ArgumentMap, IssueRef, Passage
    from server.problems import ShownProblem
    from server.views.comparing import ShownComparison, ShownPair

    Answered = str | tuple[str, int] | Response

_LONGEST_NAME = 60
_WIDE, _NARROW = 1132, 342  # as wide as the sheet of a laptop and of a phone


def register(pages: Blueprint) -> None:
    """Add the routes."""
    pages.add_url_rule("/compare", "compare", compare)
    pages.add_url_rule("/compare", "decide_same", decide, methods=["POST"])
    pages.add_url_rule("/contested", "contested", contested)


def compare() -> Answered:
    """GET: the chooser; two symposia side by side where both are named, else what may be one issue in all of them."""
    return _page(request.args.get("left", ""), request.args.get("right", ""))


def decide() -> Answered:
    """POST: what a person says of two issues; then the same page again, at the same place."""
    form = request.form
    left, right = form.get("left", ""), form.get("right", "")
    if form.get("verdict") not in (Verdict.ACCEPT, Verdict.REJECT, Verdict.UNSURE):
        refuse("SM184", 400)
    by = form.get("by", "").strip()[:_LONGEST_NAME]
    here, there = (left, form.get("left_issue", "")), (right, form.get("right_issue", ""))
    at = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
    try:
        decide_same(held().store, here, there, Verdict(form["verdict"]), by=by, at=at)
    except InputError as error:
        return _page(left, right, shown(error.problems, g.lang), error.http_status)
    session[REVIEWER] = by
    flash(say("compare.said", g.lang))
    return redirect(url_for("pages.compare", left=left, right=right, _anchor=f"issue-{here[1]}"), 303)


def contested() -> str:
    """GET: what is most contested, by type of issue, charge or authority."""
    asked = request.args.get("by", "")
    by = ContestedBy(asked) if asked in set(ContestedBy) else ContestedBy.TOPIC
    rows = shown_contested(most_contested(held().store, by, _load), _load, g.lang)
    return render_template(
        "contested.html", rows=rows, by=by, kinds=tuple(ContestedBy), symposia=len(held().store.list())
    )


def _page(
    left: str, right: str, problems: list[ShownProblem] | None = None, status: int = 200
) -> tuple[str, int]:
    stored = held().store.list()
    values: dict[str, Any] = {
        "stored": stored,
        "asked": (left, right),
        "problems": problems or [],
        "reviewer": session.get(REVIEWER, ""),
    }
    page: ShownComparison | None = None
    waiting: tuple[ShownPair, ...] = ()
    settled: tuple[ShownPair, ...] = ()
    if not (left and right):
        waiting, settled = _pairs()
    else:
        try:
            page = shown_comparison(side_by_side(held().store, left, right), g.lang)
        except InputError as error:
            values["problems"], status = shown(error.problems, g.lang), error.http_status
    shown_page = render_template(
        "compare.html",
        page=page,
        waiting=waiting,
        settled=settled,
        pictures=_pictures(page) if page else (),
        marks=MARKS,
        **values,
    )
    return shown_page, status


def _pictures(page: ShownComparison) -> list[tuple[Markup, Markup] | None]:
    """One for each issue, for a laptop and for a phone; None where answers cannot be compared."""

    def address(symposium: str, passage: Passage) -> str:
        return url_for("pages.reader", symposium=symposium, _anchor=anchor(passage))

    flows = [flow_of(c, page, address, g.lang) if c.comparable else None for c in page.issues]
    return [(flow_svg(f, _WIDE), flow_svg(f, _NARROW)) if f else None for f in flows]


def _pairs() -> tuple[tuple[ShownPair, ...], tuple[ShownPair, ...]]:
    """What may be one issue in the whole library, and what was accepted."""
    proposals, decided = held().pairs.of(held().store, _load)
    accepted = [
        (Proposal(d.link, (), 1.0), d)
        for d in decided
        if d.verdict is Verdict.ACCEPT and all(map(_is_there, (d.link.one, d.link.other)))
    ]
    waiting = shown_pairs(((p, None) for p in proposals), _load, g.lang)
    return waiting, shown_pairs(accepted, _load, g.lang)


def _is_there(ref: IssueRef) -> bool:
    known = {s.id for s in held().store.list()}
    return ref.symposium in known and any(i.id == ref.issue for i in _load(ref.symposium).issues)


def _load(symposium: str) -> ArgumentMap:
    return held().library.symposium(symposium).argument_map
