"""The pages, one module for each; all addresses begin with the language."""

from __future__ import annotations

from flask import Blueprint

from server.language import PREFIX
from server.pages import deletion, importing, library, symposium, who

pages = Blueprint("pages", "server", url_prefix=PREFIX)
for _module in (library, symposium, who, importing, deletion):
    _module.register(pages)
