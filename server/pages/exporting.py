"""带走: a symposium as files."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import Response, current_app, g

from graph.errors import NotFoundError, Problem
from server.exports.kinds import KINDS, Wanted
from server.pages.held import held, render

if TYPE_CHECKING:
    from flask import Blueprint


def register(pages: Blueprint) -> None:
    """Add the routes."""
    pages.add_url_rule("/symposia/<symposium>/export", "exports", exports)
    pages.add_url_rule("/symposia/<symposium>/export/<kind>", "export", export)


def exports(symposium: str) -> str:
    """GET: what there is to take away."""
    return render("exports.html", held().library.symposium(symposium), kinds=tuple(KINDS))


def export(symposium: str, kind: str) -> Response:
    """GET the file of one kind; NotFoundError (SM308) for a kind there is not."""
    if kind not in KINDS:
        raise NotFoundError([Problem("SM308", {"kind": kind, "known": ", ".join(KINDS)})])
    browsed = held().library.symposium(symposium)
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001  (Flask's own recipe)
    content = KINDS[kind].make(Wanted(browsed, g.lang, app))
    response = Response(content, content_type=KINDS[kind].media_type)
    # names in two forms (RFC 6266): the plain one for programs that know no other
    name = quote(f"{browsed.argument_map.symposium.title}.{kind}", safe="")
    response.headers["Content-Disposition"] = (
        f"attachment; filename=symposium.{KINDS[kind].ending}; filename*=UTF-8''{name}"
    )
    return response
