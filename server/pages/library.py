"""研讨库: the stored symposia at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, g, redirect, render_template, url_for

from graph.catalogue import say
from server.pages.held import held
from server.usecases.samples import import_samples
from server.views.gist import openers

if TYPE_CHECKING:
    from flask import Blueprint
    from werkzeug.wrappers import Response

_SMALL = 5
"""So many symposia are told one sentence each before their cards; in a larger library the sentence is in the card."""


def register(pages: Blueprint) -> None:
    """Add the routes."""
    pages.add_url_rule("/", "library", library)
    pages.add_url_rule("/samples", "samples", samples, methods=["POST"])


def library() -> str:
    """GET: the library; an empty one says what this is and how to begin, a small one opens with each in a sentence."""
    books = held().library
    cards = books.cards()
    found = openers((books.symposium(c.symposium.id) for c in cards), g.lang)
    return render_template("library.html", cards=cards, openers=found, is_small=len(cards) <= _SMALL)


def samples() -> Response:
    """POST: import the symposia that come with the program."""
    imported = import_samples(held().store)
    flash(say("pages.samples_imported", g.lang, n=len(imported)))
    return redirect(url_for("pages.library"), 303)
