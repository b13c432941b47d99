"""研讨库 as a whole: issues, authorities, experts, types over the years, a network; each also as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Response, abort, g, render_template, request, url_for

from graph.catalogue import say
from server.exports.library_csv import rows_csv
from server.pages.held import held
from server.views.library_authorities import library_authorities
from server.views.library_heat import LEVELS, heat
from server.views.library_issues import (
    NO_CHARGE,
    NO_TOPIC,
    UNDATED,
    AskedIssues,
    charge_lines,
    listed,
    narrowed,
    topics,
    years,
)
from server.views.library_network import SIZES, Kind, network
from server.views.library_people import library_experts
from server.views.library_tables import (
    authority_rows,
    card_words,
    expert_rows,
    heat_rows,
    issue_rows,
    network_rows,
)
from visual.network import Column, Link, Node, network_svg

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeVar

    from flask import Blueprint
    from markupsafe import Markup

    from graph.analysis.across.library import Shelf
    from server.views.library_authorities import LibraryAuthority
    from server.views.library_issues import ListedIssue
    from server.views.library_network import Network, NetworkNode

    T = TypeVar("T")

VIEWS = ("contested", "authorities", "experts", "topics", "network")
_AT_ONCE = 50


def register(pages: Blueprint) -> None:
    """Add the routes."""
    for name, view in zip(VIEWS, (issues, authorities, experts, years_and_topics, as_network), strict=True):
        pages.add_url_rule(f"/library/{name}", f"library_{name}", view)
    pages.add_url_rule("/library/<view>.csv", "library_csv", as_csv)


def issues() -> str:
    """GET: the contested issues of the library, or all, narrowed to what is asked."""
    everything = _listed()
    asked = _asked_issues()
    found = narrowed(everything, asked)
    of_all = [f for f in everything if asked.everything or f.issue.contested]
    names = {e.id: e.name for shelf in _shelves() for e in shelf.experts} if asked.experts else {}
    return render_template(
        "library_issues.html",
        **_common("contested"),
        **_page_of(found),
        asked=asked,
        query=_query(),
        total=len(found),
        contested=sum(f.issue.contested for f in found),
        people=[names.get(e, e) for e in asked.experts],
        lines=charge_lines(of_all),
        topics=topics(of_all),
        years=years(of_all),
        authority=_authority_name(asked.authority, everything),
        any_contested=any(f.issue.contested for f in everything),
    )


def authorities() -> str:
    """GET: authorities, those over which most pairs of experts part first."""
    found = _cited()
    return render_template(
        "library_authorities.html", **_common("authorities"), **_page_of(found), total=len(found)
    )


def experts() -> str:
    """GET: experts, or those whose name has the word."""
    word = request.args.get("q", "").strip()
    everybody = library_experts(_shelves())
    found = [e for e in everybody if word in e.name or word in (e.affiliation or "")]
    return render_template(
        "library_experts.html",
        **_common("experts"),
        **_page_of(found),
        word=word,
        total=len(found),
        everybody=len(everybody),
        query=_query(),
    )


def years_and_topics() -> str:
    """GET: types of issue over the years."""
    return render_template("library_topics.html", **_common("topics"), heat=heat(_listed()), levels=LEVELS)


def as_network() -> str:
    """GET: symposia, types, charges and authorities as a network, with its table."""
    size = _size()
    found = network(_listed(), size)
    return render_template(
        "library_network.html",
        **_common("network"),
        found=found,
        picture=_picture(found),
        sizes=SIZES,
        size=size,
        href=_href,
        words=_words,
        shown=sum(len(nodes) for _, nodes in found.columns),
    )


def as_csv(view: str) -> Response:
    """GET: what a view shows as CSV, with the same filter; 404 for a view there is not."""
    match view:
        case "contested":
            table = issue_rows(narrowed(_listed(), _asked_issues()), g.lang)
        case "authorities":
            table = authority_rows(_cited(), g.lang)
        case "experts":
            word = request.args.get("q", "").strip()
            found = library_experts(_shelves())
            table = expert_rows([e for e in found if word in e.name or word in (e.affiliation or "")], g.lang)
        case "topics":
            table = heat_rows(heat(_listed()), g.lang)
        case "network":
            table = network_rows(network(_listed(), _size()), g.lang)
        case _:
            abort(404)
    response = Response(rows_csv(*table), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f"attachment; filename=library-{view}.csv"
    return response


def _listed() -> tuple[ListedIssue, ...]:
    store = held().store
    return listed(held().figures.issues(store), store.list())


def _shelves() -> tuple[Shelf, ...]:
    return held().figures.shelves(held().store)


def _cited() -> tuple[LibraryAuthority, ...]:
    return library_authorities(_shelves(), held().figures.issues(held().store))


def _common(view: str) -> dict[str, object]:
    return {
        "view": view,
        "symposia": len(held().store.list()),
        "undated": UNDATED,
        "no_topic": NO_TOPIC,
        "no_charge": NO_CHARGE,
    }


def _query() -> dict[str, str | list[str]]:
    """What is asked, to go into links that keep it."""
    return {k: v if len(v) > 1 else v[0] for k, v in request.args.to_dict(flat=False).items() if k != "page"}


def _page_of(found: Sequence[T]) -> dict[str, object]:
    """The rows of the page that is asked for, and which it is of how many."""
    pages = max(1, -(-len(found) // _AT_ONCE))
    asked = request.args.get("page", "1")
    page = min(max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1, pages)
    return {"rows": found[(page - 1) * _AT_ONCE : page * _AT_ONCE], "page": page, "pages": pages}


def _asked_issues() -> AskedIssues:
    asked = {
        k: request.args.get(k, "").strip() for k in ("topic", "charge", "authority", "symposium", "year")
    }
    experts = tuple(e for e in request.args.getlist("expert") if e)
    return AskedIssues(**asked, experts=experts, everything=request.args.get("all") == "1")


def _authority_name(identity: str, found: Sequence[ListedIssue]) -> str:
    return next((name for f in found for a, name in f.issue.authorities if a == identity), identity)


def _size() -> int:
    asked = request.args.get("size", "")
    return next((n for n in SIZES if asked == str(n)), SIZES[0])


def _words(node: NetworkNode) -> str:
    if node.rest:
        return say(f"library_page.rest_{node.kind}", g.lang, n=node.rest)
    return card_words(node.kind, node.key, node.name, g.lang)


def _href(node: NetworkNode) -> str:
    """The level below: a symposium, the issues behind a card, or all of what is gathered in it."""
    match node.kind, bool(node.rest):
        case Kind.SYMPOSIUM, False:
            return url_for("pages.overview", symposium=node.key)
        case Kind.SYMPOSIUM, True:
            return url_for("pages.library")
        case Kind.AUTHORITY, True:
            return url_for("pages.library_authorities")
        case Kind.CHARGE, True:
            return url_for("pages.contested", by="charge")
        case kind, _:
            narrowed_to: dict[str, Any] = {str(kind): node.key, "all": "1"}
            return url_for("pages.library_contested", **narrowed_to)


def _picture(found: Network) -> Markup:
    columns = [
        Column(
            say(f"library_page.column_{kind}", g.lang),
            tuple(
                Node(
                    n.id,
                    _words(n),
                    f"{n.contested}/{n.issues}",
                    _href(n),
                    say("library_page.node", g.lang, name=_words(n), contested=n.contested, issues=n.issues),
                    rest=bool(n.rest),
                )
                for n in nodes
            ),
        )
        for kind, nodes in found.columns
    ]
    links = [Link(k.one, k.other, k.issues) for k in found.links]
    return network_svg(columns, links, say("library_page.network", g.lang))
