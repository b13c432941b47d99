"""Light or dark: as the visitor chose on a page, else as the system asks, which the style sheet follows by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request

from visual.palette import THEMES

if TYPE_CHECKING:
    from flask import Flask

COOKIE = "theme"


def dress(app: Flask) -> None:
    """Tell every page which theme was chosen, if one was."""
    app.context_processor(_chosen)


def _chosen() -> dict[str, str]:
    wished = request.cookies.get(COOKIE)
    return {"theme": next((t.name for t in THEMES if t.name == wished), "")}
