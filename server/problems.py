"""Errors as pages: which status, which words; the text of a transcript never reaches the log."""

from __future__ import annotations

import logging
import secrets
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from flask import g, render_template
from werkzeug.exceptions import HTTPException

from graph.catalogue import say
from graph.errors import InputError, Problem, Severity, SymposiumMapError
from server.language import language_of_request

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask import Flask

    from graph.catalogue import Language

_LOG = logging.getLogger("symposium-map")
_HTTP = {400: "SM184", 404: "SM381", 405: "SM185", 413: "SM183", 415: "SM184"}
_PLACE = 60


class RequestError(InputError):
    """A request that is refused; the status says how."""

    def __init__(self, problem: Problem, status: int) -> None:
        """Carry the one problem and the HTTP status."""
        super().__init__([problem])
        self.http_status = status


@dataclass(frozen=True, slots=True)
class ShownProblem:
    """A problem in words; the excerpt in three parts, the middle one being the place."""

    code: str
    is_error: bool
    message: str
    remedy: str
    line: int | None
    column: int | None
    before: str
    place: str
    after: str


def refuse(code: str, status: int, **values: str | int) -> NoReturn:
    """Stop the request with this problem."""
    raise RequestError(Problem(code, values), status)


def shown(problems: Sequence[Problem], lang: Language) -> list[ShownProblem]:
    """The problems in words, errors first, then by place."""

    def order(problem: Problem) -> tuple[bool, int, int]:
        place = problem.location
        return (
            problem.severity is not Severity.ERROR,
            place.line if place else 0,
            place.column if place else 0,
        )

    return [_shown(p, lang) for p in sorted(problems, key=order)]


def _shown(problem: Problem, lang: Language) -> ShownProblem:
    place, excerpt = problem.location, (problem.excerpt or "").rstrip("\r\n")
    column = place.column - 1 if place and place.column <= len(excerpt) else 0
    first = max(0, column - _PLACE)
    return ShownProblem(
        problem.code,
        problem.severity is Severity.ERROR,
        say(f"problems.{problem.code}", lang, **problem.values),
        say(f"problems.{problem.code}.remedy", lang, **problem.values),
        place.line if place else None,
        place.column if place else None,
        ("…" if first else "") + excerpt[first:column],
        excerpt[column : column + 1],
        excerpt[column + 1 : column + 1 + 2 * _PLACE]
        + ("…" if len(excerpt) > column + 1 + 2 * _PLACE else ""),
    )


def answer_errors(app: Flask) -> None:
    """Give every error its page, in the language of the request."""
    app.register_error_handler(SymposiumMapError, _known)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unknown)


def _known(error: SymposiumMapError) -> tuple[str, int]:
    return _page(error.problems, error.http_status)


def _http(error: HTTPException) -> tuple[str, int]:
    status = error.code or 500
    if status in _HTTP:
        return _page([Problem(_HTTP[status])], status)
    return _unknown(error)


def _unknown(error: Exception) -> tuple[str, int]:
    """A fault of ours: an id and the frames go to the log, not the message, which may quote a transcript."""
    made = secrets.token_hex(4)
    frames = "".join(traceback.format_list(traceback.extract_tb(error.__traceback__)))
    _LOG.error("fault %s: %s\n%s", made, type(error).__name__, frames)
    return _page([Problem("SM901", {"id": made})], 500)


def _page(problems: Sequence[Problem], status: int) -> tuple[str, int]:
    lang = language_of_request()
    g.lang = lang
    return render_template("problem.html", problems=shown(problems, lang), status=status), status
