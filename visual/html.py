"""The issue map as HTML: a pyvis network with given positions in our own template. Alone knows pyvis.

What comes out is a section of a page. It needs no inline script or style, so the page's policy may be as
strict as ``default-src 'none'; script-src 'self'; style-src 'self'``. All words of the transcript go through
autoescape or a JSON island, never as markup.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, Template
from markupsafe import Markup
from pyvis.network import Network

from graph.catalogue import say
from visual.layout import lay_out
from visual.map_view import Depth
from visual.palette import LIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from visual.layout import Box, Layout
    from visual.map_view import Card, Detail, MapView

STATIC = Path(__file__).parent / "static"
"""The folder the page serves the map's files from."""
STYLESHEETS = ("palette.css", "map.css")
SCRIPTS = ("vis-network/vis-network.min.js", "map-paint.js", "map-panel.js", "map.js")
"""In this order, all deferred."""
WIDTHS = (952.0, 1184.0, 1328.0, 1560.0)
"""Widths the map is laid out for; the page takes the widest that it has room for."""

_TEMPLATES = Path(__file__).parent / "templates"
_OPTIONS = {
    "autoResize": False,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "edges": {"hidden": True, "smooth": False},
    "interaction": {"dragNodes": False, "dragView": False, "zoomView": False, "selectable": False},
}
_WORDS = (
    "close", "panel", "open_reader", "found", "none_found", "all_shown", "failed", "zoom.in", "zoom.out",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MapLinks:
    """Where the map's own links lead: the stance table, and the same map folded or unfolded."""

    table: str
    other_depth: str


def render_map(view: MapView, links: MapLinks) -> Markup:
    """The map as a section of a page, together with the data that the scripts draw it from."""
    layouts = [lay_out(view, width) for width in WIDTHS]
    network = _network(view, layouts[-1])
    network.templateEnv = _OwnTemplate(
        {
            "view": view,
            "links": links,
            "island": _island(view, layouts),
            "word": lambda name, **values: say(f"map.{name}", view.lang, **values),
            "term": lambda name: say(f"terms.{name}", view.lang),
        }
    )
    return Markup(network.generate_html())  # noqa: S704 - the template escapes


@dataclass(frozen=True, slots=True)
class _OwnTemplate:
    """What pyvis takes for its template environment: our template, with variables beside those of pyvis."""

    variables: Mapping[str, Any]

    def get_template(self, _name: str) -> _OwnTemplate:
        """Always ours."""
        return self

    def render(self, **given: object) -> str:
        """The page section."""
        return _TEMPLATE.render(given, **self.variables)


def _template() -> Template:
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return made.get_template("map.html")


_TEMPLATE = _template()


def _network(view: MapView, layout: Layout) -> Network:
    """Cards as nodes, links as edges; pyvis refuses no id twice, so cards must have ids of their own."""
    network = Network(directed=True)
    boxes = {b.card: b for b in layout.boxes}
    for card in view.cards():
        network.add_node(card.id, **_node(card, boxes[card.id]))
    for n, link in enumerate(view.links):
        network.add_edge(link.source, link.target, id=n, kind=link.kind, look=link.look, rows=link.rows)
    network.options = _OPTIONS
    return network


def _node(card: Card, box: Box) -> dict[str, Any]:
    return {
        "label": card.name,
        "shape": "custom",
        "x": box.x + box.w / 2,
        "y": box.y + box.h / 2,
        "kind": card.kind,
        "look": card.look,
        "rows": card.rows,
        "detail": card.detail,
        "doubtful": card.doubtful,
        "framed": card.framed,
    }


def _island(view: MapView, layouts: list[Layout]) -> Mapping[str, Any]:
    """What the scripts need beside the network; boxes and paths stand in the order of nodes and edges."""
    order = [card.id for card in view.cards()]
    return {
        "layouts": [_geometry(layout, order) for layout in layouts],
        "holdings": {h.id: [h.expert, h.answer, h.question] for h in view.holdings},
        "details": {d.id: _told(d) for d in view.details},
        "experts": view.experts,
        "heads": _heads(view),
        "theme": asdict(LIGHT),
        "words": {name: say(f"map.{name}", view.lang, n="{n}") for name in _WORDS},
    }


def _geometry(layout: Layout, order: list[str]) -> Mapping[str, Any]:
    boxes = {b.card: b for b in layout.boxes}
    return {
        "width": layout.width,
        "height": layout.height,
        "columns": [[c.kind, c.x, c.width] for c in layout.columns],
        "strips": [[s.y, s.h] for s in layout.strips],
        "boxes": [_box(boxes[card]) for card in order],
        "paths": [[p.x1, p.y1, p.x2, p.y2] for p in layout.paths],
    }


def _box(box: Box) -> list[Any]:
    return [box.x, box.y, box.w, box.h, [[line.text, line.size, line.weight] for line in box.lines]]


def _told(detail: Detail) -> Mapping[str, Any]:
    sections = [
        {"heading": s.heading, "entries": [[e.text, e.url, e.is_quote] for e in s.entries]}
        for s in detail.sections
    ]
    return {"heading": detail.heading, "kind": detail.kind, "sections": sections}


def _heads(view: MapView) -> list[str]:
    """The heads of the columns, in their order."""
    front, back = ("question", "issue", "option"), ("reason", "authority")
    words = [say(f"terms.{term}", view.lang) for term in (*front, *back)]
    labels = [word[:1].upper() + word[1:] for word in words]
    return [*labels[:3], *view.experts, *(labels[3:] if view.depth is Depth.REASONS else ())]
