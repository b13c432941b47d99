"""A small site that serves issue maps under the policy of the real one; pages of any map, its table, its reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask, Response

from graph.analysis.report import analyse
from visual.html import SCRIPTS, STATIC, STYLESHEETS, MapLinks, render_map
from visual.map_view import MapOptions
from visual.view import build_view

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.catalogue import Language
    from graph.model import ArgumentMap, Passage

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'"
)


def map_site(maps: Mapping[str, ArgumentMap]) -> Flask:
    """``/<name>/<lang>`` shows the map; ``/reader``, ``/table`` and ``/what-if`` are empty pages."""
    app = Flask("map_site", static_folder=str(STATIC), static_url_path="/static/map")
    head = "".join(f'<link rel="stylesheet" href="/static/map/{name}">' for name in STYLESHEETS)
    head += "".join(f'<script defer src="/static/map/{name}"></script>' for name in SCRIPTS)

    def html(body: str) -> Response:
        page = (
            f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>map</title>{head}</head>'
        )
        return Response(
            f"{page}<body><main>{body}</main></body></html>", headers={"Content-Security-Policy": POLICY}
        )

    @app.get("/<name>/<lang>")
    def issue_map(name: str, lang: Language) -> Response:
        view = build_view(maps[name], analyse(maps[name]), lang, MapOptions(reader_url))
        return html(render_map(view, MapLinks("/table", "/what-if")))

    @app.get("/reader")
    @app.get("/table")
    @app.get("/what-if")
    def empty() -> Response:
        return html("<h1>there</h1>")

    @app.get("/favicon.ico")
    def icon() -> Response:
        return Response(status=204)

    return app


def reader_url(passage: Passage) -> str:
    return f"/reader#p-{passage.span.start}-{passage.span.end}"
