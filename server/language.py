"""In which language a page speaks: by its address, then the cookie, then what the browser asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from flask import g, request, url_for

from graph.catalogue import LANGUAGES, Language, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask import Blueprint, Flask, Response

COOKIE = "lang"
PREFIX = "/<any(zh, en):lang>"
_YEAR = 365 * 24 * 3600
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_DIGITS = "〇一二三四五六七八九"
_CONJUNCTION = re.compile(r"^[，,、\s]*(?:并且|而且|且)[，,、\s]*")
_LATIN = re.compile(r"[A-Za-z]+")


def speak(app: Flask, pages: Blueprint) -> None:
    """Take the language out of every address of ``pages``, put it into every link, and remember it."""
    pages.url_value_preprocessor(_take)
    pages.url_defaults(_give)
    app.after_request(_remember)
    app.context_processor(_words)


def language_of_request() -> Language:
    """The language to answer in, whatever the address is."""
    first = request.path.split("/")[1:2]
    wished = [
        *first,
        request.cookies.get(COOKIE),
        request.accept_languages.best_match(LANGUAGES),
        LANGUAGES[0],
    ]
    return next(lang for wish in wished for lang in LANGUAGES if lang == wish)


def language_of_text(text: str) -> Language:
    """Chinese where Han characters are at least as many as Latin words, else English."""
    start = text[:20000]
    return "zh" if len(_HAN.findall(start)) >= len(_LATIN.findall(start)) else "en"


def all_of(conditions: Sequence[str]) -> str:
    """The conditions as one, joined in the language they are in; an 且 that one begins with is not said twice."""
    first, *others = conditions
    joint = say("pages.and", language_of_text(first))
    return joint.join([first.rstrip("，,、"), *(_CONJUNCTION.sub("", c) for c in others)])


def numeral(number: int) -> str:
    """The number as headings write it in the language of the page: 一, 十二, 二十; digits in English."""
    if g.lang != "zh" or not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十") + (_DIGITS[ones] if ones else "")


def other_language() -> tuple[Language, str]:
    """The other language and the address of this very page in it."""
    other: Language = "en" if g.lang == "zh" else "zh"
    if request.endpoint is None or "lang" not in (request.url_rule.arguments if request.url_rule else ()):
        return other, url_for("pages.library", lang=other)
    address = url_for(request.endpoint, **{**(request.view_args or {}), "lang": other})
    # not through url_for, which would take names such as _scheme for its own
    query = urlencode(list(request.args.items(multi=True)))
    return other, f"{address}?{query}" if query else address


def _take(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    g.lang = (values or {}).pop("lang", LANGUAGES[0])


def _give(_endpoint: str, values: dict[str, Any]) -> None:
    values.setdefault("lang", g.get("lang", LANGUAGES[0]))


def _remember(response: Response) -> Response:
    lang = g.get("lang")
    if lang and request.cookies.get(COOKIE) != lang and response.status_code < 400:
        response.set_cookie(COOKIE, lang, max_age=_YEAR, samesite="Lax", httponly=True)
    return response


def _words() -> dict[str, Any]:
    lang = g.get("lang") or language_of_request()
    # what a page of a large panel says and links to again and again is worked out once for each answer of the server
    said: dict[str, str] = {}
    built: dict[tuple[str, str], str] = {}

    def words(key: str, **values: object) -> str:
        if values:
            return say(key, lang, **values)
        return said[key] if key in said else said.setdefault(key, say(key, lang))

    def address(endpoint: str, **values: Any) -> str:  # noqa: ANN401 - as url_for has it
        key = endpoint, repr(values)
        return built[key] if key in built else built.setdefault(key, url_for(endpoint, **values))

    return {"t": words, "url_for": address, "lang": lang, "other_language": other_language}
