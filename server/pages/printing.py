"""打印: a figure for each question, then the stance table; the browser makes a PDF of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g

from graph.analysis.sentences import consensus_sentence
from server.exports.reference import reference
from server.pages.held import held, render
from server.views.charge_names import charges_of, former_charges
from server.views.stance_table import stance_table
from server.visible import visible_markup

if TYPE_CHECKING:
    from flask import Blueprint


def register(pages: Blueprint) -> None:
    """Add the route."""
    pages.add_url_rule("/symposia/<symposium>/print", "printing", printing)


def printing(symposium: str) -> str:
    """GET the sheets."""
    # what draws the map is slow to import, and only pages that draw it need it
    from server.exports.pictures import sheets  # noqa: PLC0415

    browsed = held().library.symposium(symposium)
    m = browsed.argument_map
    return render(
        "print.html",
        browsed,
        figures=[visible_markup(figure) for figure in sheets(m, browsed.analysis, g.lang)],
        reference=reference(m, g.lang),
        summary=[(i, consensus_sentence(browsed.analysis.on_issue(i.id), m, g.lang)) for i in m.issues],
        table=stance_table(m, browsed.analysis),
        former=former_charges(charges_of(m)),
    )
