"""The pages of one symposium that only read: by case, issue map, stance table, reader."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeVar

from flask import g, request, url_for

from server.pages.held import held, render
from server.pages.kept import Kept
from server.views.answers import anchor
from server.views.authorities import authorities_page
from server.views.case_sheet import case_sheets, general_issues
from server.views.case_switches import case_boards
from server.views.charge_names import charges_of, former_charges
from server.views.gist import case_gists
from server.views.overview import overview
from server.views.persons import persons_sheets
from server.views.reading import quotations, reading
from server.views.stance_table import ExpertOrder, RowOrder, stance_table
from server.views.validity import validity_of
from server.views.what_if import what_if_page
from server.visible import visible_markup
from visual.map_view import MapOptions
from visual.view import build_view

if TYPE_CHECKING:
    from flask import Blueprint
    from markupsafe import Markup

    from server.usecases.browse import Browsed


_DRAWN = Kept()

_Order = TypeVar("_Order", RowOrder, ExpertOrder)


def register(pages: Blueprint) -> None:
    """Add the routes."""
    pages.add_url_rule("/symposia/<symposium>", "by_case", by_case)
    pages.add_url_rule("/symposia/<symposium>/overview", "overview", overview_page)
    pages.add_url_rule("/symposia/<symposium>/what-if", "what_if", what_if)
    pages.add_url_rule("/symposia/<symposium>/persons", "persons", persons)
    pages.add_url_rule("/symposia/<symposium>/authorities", "authorities", authorities)
    pages.add_url_rule("/symposia/<symposium>/methods", "methods", methods)
    pages.add_url_rule("/symposia/<symposium>/camps", "camps", camps)
    pages.add_url_rule("/symposia/<symposium>/map", "issue_map", issue_map)
    pages.add_url_rule("/symposia/<symposium>/table", "table", table)
    pages.add_url_rule("/symposia/<symposium>/reader", "reader", reader)


def by_case(symposium: str) -> str:
    """GET 按案例看."""
    browsed = _browsed(symposium, switched=True)
    m, analysis = browsed.argument_map, browsed.analysis
    return render(
        "by_case.html",
        browsed,
        sheets=case_sheets(m, analysis),
        gists={gist.case.id: gist for gist in case_gists(m, analysis, g.lang)},
        boards=case_boards(m, analysis, _browsed(symposium).analysis, g.lang),
        general=general_issues(m, analysis),
        validity=validity_of(m, g.lang, _today()),
        former=former_charges(charges_of(m)),
    )


def overview_page(symposium: str) -> str:
    """GET 概览."""
    browsed = _browsed(symposium, switched=True)
    return render("overview.html", browsed, page=overview(browsed.argument_map, browsed.analysis, g.lang))


def what_if(symposium: str) -> str:
    """GET 换个事实看结论."""
    browsed = _browsed(symposium)
    page = what_if_page(browsed.argument_map, browsed.analysis, g.lang, _today())
    return render("what_if.html", browsed, page=page)


def persons(symposium: str) -> str:
    """GET 各行为人."""
    browsed = _browsed(symposium)
    m = browsed.argument_map
    sheets = persons_sheets(m, browsed.analysis)
    return render("persons.html", browsed, sheets=sheets, former=former_charges(charges_of(m)))


def authorities(symposium: str) -> str:
    """GET 援引依据."""
    browsed = _browsed(symposium)
    page = authorities_page(browsed.argument_map, browsed.analysis, g.lang, _today())
    return render("authorities.html", browsed, page=page)


def methods(symposium: str) -> str:
    """GET 方法与数据; ``?lens=rank`` plays the argumentation through by rank of authority."""
    # the solvers take half a second to import: only this page needs them
    from server.views.methods import methods_page  # noqa: PLC0415

    browsed = _browsed(symposium)
    by_rank = request.args.get("lens") == "rank"
    page = methods_page(browsed.argument_map, browsed.analysis, g.lang, by_rank=by_rank)
    return render("methods.html", browsed, page=page)


def camps(symposium: str) -> str:
    """GET 意见相近的专家."""
    # as above
    from server.views.camps import camps_page  # noqa: PLC0415

    browsed = _browsed(symposium)
    return render("camps.html", browsed, page=camps_page(browsed.argument_map, browsed.analysis))


def issue_map(symposium: str) -> str:
    """GET 争议焦点图."""
    # pyvis takes a second or two to import: create_app does it, no command that serves no pages
    from visual.html import SCRIPTS, STYLESHEETS, MapLinks, render_map  # noqa: PLC0415

    browsed = _browsed(symposium)
    options = MapOptions(
        reader_url=lambda passage: f"{url_for('pages.reader', symposium=symposium)}#{anchor(passage)}"
    )
    links = MapLinks(
        table=url_for("pages.table", symposium=symposium),
        what_if=url_for("pages.what_if", symposium=symposium),
    )

    def draw() -> Markup:
        view = build_view(browsed.argument_map, browsed.analysis, g.lang, options)
        return visible_markup(render_map(view, links))

    drawing = _DRAWN.get((symposium, g.lang), browsed, draw)
    return render("issue_map.html", browsed, drawing=drawing, stylesheets=STYLESHEETS, scripts=SCRIPTS)


def table(symposium: str) -> str:
    """GET 意见对照表; ?rows=contention puts the most contested issues first, ?experts=similarity those who agree
    side by side.
    """
    browsed = _browsed(symposium)
    m = browsed.argument_map
    rows, experts = _order(RowOrder, "rows"), _order(ExpertOrder, "experts")
    return render(
        "table.html",
        browsed,
        table=stance_table(m, browsed.analysis, rows, experts),
        former=former_charges(charges_of(m)),
        rows=rows,
        row_orders=tuple(RowOrder),
        experts=experts,
        expert_orders=tuple(ExpertOrder),
    )


def reader(symposium: str) -> str:
    """GET 原文对读; ?quotations=1 leaves out what stands in no passage."""
    browsed = _browsed(symposium)
    text = reading(browsed.argument_map, browsed.analysis)
    only = request.args.get("quotations") == "1"
    return render("reader.html", browsed, reading=quotations(text) if only else text, only_quotations=only)


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()


def _order(orders: type[_Order], name: str) -> _Order:
    """What the address asks for, else the first."""
    asked = request.args.get(name)
    return next((o for o in orders if o == asked), next(iter(orders)))


def _browsed(symposium: str, *, switched: bool = False) -> Browsed:
    """The symposium; where the page has the switch, of decided items alone when it is on."""
    decided = switched and request.args.get("decided") == "1"
    return held().library.symposium(symposium, decided=decided)
