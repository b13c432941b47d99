"""The pages as one Flask application."""

from __future__ import annotations

import hashlib
from importlib import import_module
from typing import TYPE_CHECKING

from flask import Flask, redirect, url_for
from jinja2 import StrictUndefined

from server.delivery import deliver
from server.language import all_of, language_of_request, language_of_text, numeral, speak
from server.pages import make_pages
from server.pages.held import KEY, Held
from server.problems import answer_errors
from server.security import protect, secret_key
from server.theme import dress
from server.usecases.browse import Library
from server.views.answers import anchor
from server.views.charge_names import former_charge
from server.visible import visible
from visual.palette import LIGHT

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as Redirect

    from graph.store.port import Store
    from server.settings import Settings


def create_app(settings: Settings, store: Store) -> Flask:
    """The application over an open store; the caller closes the store."""
    # pyvis is slow to import, and only who serves pages needs it
    import_module("visual.html")

    app = Flask("server")
    app.secret_key = secret_key(settings.folder)
    app.config.update(
        MAX_CONTENT_LENGTH=settings.upload_limit,
        MAX_FORM_MEMORY_SIZE=settings.upload_limit,
        # cookies know no ports: two stores served at once must not overwrite each other's
        SESSION_COOKIE_NAME="symposium-map-" + hashlib.sha256(app.secret_key).hexdigest()[:8],
        SESSION_COOKIE_SAMESITE="Strict",
        SESSION_COOKIE_HTTPONLY=True,
    )
    app.jinja_options = {
        "undefined": StrictUndefined,
        "finalize": visible,
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    app.jinja_env.filters.update(
        anchor=anchor,
        language=language_of_text,
        all_of=all_of,
        former=former_charge,
        label=_label,
        numeral=numeral,
    )
    app.jinja_env.globals["symbols"] = {meaning: look.symbol for meaning, look in LIGHT.looks.items()}
    app.extensions[KEY] = Held(settings, store, Library(store))
    pages = make_pages()
    protect(app)
    speak(app, pages)
    answer_errors(app)
    app.register_blueprint(pages)
    app.add_url_rule("/", "start", _start)
    deliver(app)
    dress(app)
    return app


def _label(words: str) -> str:
    """A word of the glossary at the head of something: English ones begin with a capital there."""
    return words[:1].upper() + words[1:]


def _start() -> Redirect:
    return redirect(url_for("pages.library", lang=language_of_request()))
