"""The issue map as pictures: one SVG of the whole, and one for each question, to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from visual.layout import lay_out
from visual.map_view import Depth, MapOptions
from visual.svg import figures, svg
from visual.view import build_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.results import Analysis
    from graph.catalogue import Language
    from graph.model import ArgumentMap
    from visual.map_view import MapView

SHEET = 1184.0
"""Width of a picture; printed on A4 across (277 mm) its smallest text, 12, is 7.9 pt high."""


def picture(m: ArgumentMap, analysis: Analysis, lang: Language) -> str:
    """The whole map as an SVG file."""
    view = _unfolded(m, analysis, lang)
    return svg(view, lay_out(view, SHEET))


def sheets(m: ArgumentMap, analysis: Analysis, lang: Language) -> Iterator[Markup]:
    """The map question by question, to stand in one page: ids of patterns are made different in each."""
    for n, figure in enumerate(figures(_unfolded(m, analysis, lang)), 1):
        drawn = svg(figure, lay_out(figure, SHEET))
        yield Markup(drawn.replace("hatch-", f"hatch{n}-"))  # noqa: S704 - visual.svg escapes


def _unfolded(m: ArgumentMap, analysis: Analysis, lang: Language) -> MapView:
    """Paper has no links: passages are found by the lines in the table."""
    return build_view(m, analysis, lang, MapOptions(reader_url=lambda _: "", depth=Depth.REASONS))
