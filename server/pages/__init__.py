"""The pages, one module for each; all addresses begin with the language."""

from __future__ import annotations

from flask import Blueprint

from server.language import PREFIX
from server.pages import (
    argument,
    comparing,
    deletion,
    exporting,
    importing,
    library,
    library_views,
    printing,
    review,
    symposium,
    who,
)


def make_pages() -> Blueprint:
    """All pages; one for each application, as Flask lets none be changed once it is in use."""
    pages = Blueprint("pages", "server", url_prefix=PREFIX)
    for module in (
        library,
        library_views,
        symposium,
        argument,
        review,
        who,
        comparing,
        exporting,
        printing,
        importing,
        deletion,
    ):
        module.register(pages)
    return pages
