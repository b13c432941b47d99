"""The issue map as HTML: a pyvis network with given positions in our own template. Alone knows pyvis.

What comes out is a section of a page. It needs no inline script or style, so the page's policy may be as
strict as ``default-src 'none'; script-src 'self'; style-src 'self'``. All words of the transcript go through
autoescape or a JSON island, never as markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, Template
from markupsafe import Markup
from pyvis.network import Network

from graph.catalogue import say
from visual import STATIC
from visual.content import rows_of
from visual.folding import Folding
from visual.island import island, node, settings
from visual.layout import stack
from visual.map_view import Depth

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.catalogue import Language
    from visual.map_view import Choice, MapView
    from visual.setting import Setting

__all__ = ["SCRIPTS", "STATIC", "STYLESHEETS", "MapLinks", "render_map"]
STYLESHEETS = ("palette.css", "map.css")
SCRIPTS = (
    "vis-network/vis-network.min.js", "resolve.js", "map-layout.js", "map-paint.js", "map-panel.js", "map-what-if.js",
    "map-state.js", "map-png.js", "map.js",
)  # fmt: skip
"""In this order, all deferred."""
SHOWN_FACTS = 2
"""So many facts can be set at once to see; the others unfold."""
_BOTH = {"是", "否"}

_TEMPLATES = Path(__file__).parent / "templates"
_OPTIONS = {
    "autoResize": False,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "edges": {"hidden": True, "smooth": False},
    "interaction": {"dragNodes": False, "dragView": False, "zoomView": False, "selectable": False},
}


@dataclass(frozen=True, slots=True)
class MapLinks:
    """Where the map's own links lead: the stance table, and the page of other facts."""

    table: str
    what_if: str


def render_map(view: MapView, links: MapLinks) -> Markup:
    """The map as a section of a page, together with the data that the scripts draw it from."""
    unfolded, folded = settings(view, reasons=True), settings(view, reasons=False)
    network = _network(view, unfolded[-1])
    network.templateEnv = _OwnTemplate(
        {
            "view": view,
            "links": links,
            "island": island(view, unfolded, folded),
            "rows": rows_of(view),
            "shown_facts": SHOWN_FACTS,
            "fact_values": lambda choice: _values(choice, view.lang),
            "word": lambda name, **values: say(f"map.{name}", view.lang, **values),
            "term": lambda name: say(f"terms.{name}", view.lang),
        }
    )
    return Markup(network.generate_html())  # noqa: S704 - the template escapes


def _values(choice: Choice, lang: Language) -> list[tuple[str, str]]:
    """The values of a fact as they are written in the address, with their words: unknown, each named, none of them."""
    named = [(str(n), say("map.yes", lang) if v == choice.label else v) for n, v in enumerate(choice.values)]
    if set(choice.values) == _BOTH:
        return [("", say("map.unknown", lang)), *named]
    none = "map.no" if len(choice.values) == 1 else "map.none"
    return [("", say("map.unknown", lang)), *named, ("-", say(none, lang))]


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


def _network(view: MapView, setting: Setting) -> Network:
    """Cards as nodes, links as edges; pyvis refuses no id twice, so cards must have ids of their own.

    The places and links are those of the whole map unfolded; cards that stand for folded ones have none yet.
    """
    layout = stack(view, setting, Folding(Depth.REASONS))
    boxes = {b.card.id: b for b in layout.boxes}
    network = Network(directed=True)
    for card in view.cards():
        box = boxes.get(card.id)
        x, y = (box.x + box.w / 2, box.y + box.h / 2) if box else (0.0, 0.0)
        network.add_node(
            card.id, x=round(x, 1), y=round(y, 1), shape="custom", hidden=box is None, **node(card)
        )
    for path in layout.paths:
        network.add_edge(path.link.source, path.link.target, kind=path.link.kind)
    network.options = _OPTIONS
    return network
