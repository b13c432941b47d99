"""论证细节: one issue with its claims, reasons and attacks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from graph.errors import NotFoundError, Problem
from server.pages.held import held, render
from server.views.argument_detail import argument_detail

if TYPE_CHECKING:
    from flask import Blueprint


def register(pages: Blueprint) -> None:
    """Add the route."""
    pages.add_url_rule("/symposia/<symposium>/issues/<issue>", "argument", argument)


def argument(symposium: str, issue: str) -> str:
    """GET the issue; NotFoundError (SM309) where the symposium has none of that id."""
    browsed = held().library.symposium(symposium)
    m = browsed.argument_map
    found = next((i for i in m.issues if i.id == issue), None)
    if found is None:
        raise NotFoundError([Problem("SM309", {"issue": issue})])
    page = argument_detail(m, browsed.analysis, found)
    lines = json.dumps([[k.kind, k.source, k.target] for k in page.lines])
    return render("argument_detail.html", browsed, page=page, lines=lines)
