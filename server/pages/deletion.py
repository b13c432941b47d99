"""Deleting a symposium, after asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, g, redirect, url_for

from graph.catalogue import say
from server.pages.held import held, render

if TYPE_CHECKING:
    from flask import Blueprint
    from werkzeug.wrappers import Response


def register(pages: Blueprint) -> None:
    """Add the routes."""
    pages.add_url_rule("/symposia/<symposium>/delete", "deletion", ask)
    pages.add_url_rule("/symposia/<symposium>/delete", "delete", delete, methods=["POST"])


def ask(symposium: str) -> str:
    """GET: what would be deleted."""
    return render("delete.html", held().library.symposium(symposium))


def delete(symposium: str) -> Response:
    """POST: delete it."""
    found = held().library.symposium(symposium).argument_map.symposium
    held().store.delete(found.id)
    flash(say("pages.deleted", g.lang, title=found.title))
    return redirect(url_for("pages.library"), 303)
