"""A symposium as one file that opens from a disk: the pages of both languages as served, with their styles and scripts.

Every page stands in a ``<template>``; ``offline.js`` shows the one that the address asks for (``?view=zh-table``), so
the part behind # stays what it is in the service. A policy with the hashes of what is inside lets nothing else run, and
nothing be fetched.
"""

from __future__ import annotations

import base64
import hashlib
import re
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader
from lxml import html

from graph.catalogue import LANGUAGES, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask import Flask

    from graph.catalogue import Language
    from graph.model import Symposium

VIEWS = {
    "overview": "overview",
    "": "by_case",
    "map": "map",
    "what-if": "what_if",
    "persons": "persons",
    "authorities": "authorities",
    "table": "table",
    "reader": "reader",
}
"""The pages that go along: what follows the symposium in the address, and the name of the view."""
_HERE = Path(__file__).parents[1]
_TEMPLATES = Environment(
    loader=FileSystemLoader(_HERE / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
)


@dataclass(frozen=True, slots=True)
class View:
    """One page: the name that the address asks for, and what of it is shown."""

    name: str
    lang: Language
    title: str
    page_class: str
    content: str
    scripts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asset:
    """A script or style sheet; ``digest`` is its hash as a policy names it."""

    name: str
    text: str

    @classmethod
    def of(cls, name: str, text: str) -> Asset:
        """The text as a browser reads it inside a page: it hashes what is left when line ends are one kind."""
        return cls(name, text.replace("\r\n", "\n").replace("\r", "\n"))

    @property
    def digest(self) -> str:
        """``sha256-…`` of the text (CSP 3, 2.3.1)."""
        return "sha256-" + base64.b64encode(hashlib.sha256(self.text.encode()).digest()).decode()


def offline_file(
    symposium: Symposium, fetch: Callable[[str], str], lang: Language, *, quotations_only: bool = False
) -> str:
    """The file; ``fetch`` gives what the service answers an address with, ``lang`` is shown first.

    With ``quotations_only`` the reader holds the passages alone, and so does the file.
    """
    found = [
        _view(symposium.id, path, one, fetch, quotations_only=quotations_only)
        for one in sorted(LANGUAGES, key=lambda each: each != lang)
        for path in VIEWS
    ]
    views = [view for view, _ in found]
    addresses = dict.fromkeys(a for _, page in found for a in _styles(page))
    style = Asset.of("style", "\n".join(map(fetch, addresses)))
    scripts = [Asset.of(name, fetch(name)) for name in dict.fromkeys(s for v in views for s in v.scripts)]
    boot = Asset.of("boot", (_HERE / "static" / "offline.js").read_text("utf-8"))
    return _TEMPLATES.get_template("offline.html").render(
        lang=lang,
        title=symposium.title,
        views=views,
        style=style,
        scripts=scripts,
        boot=boot,
        needs_script=say("export.needs_script", lang),
        policy=_policy(style, [*scripts, boot]),
    )


def served(app: Flask) -> Callable[[str], str]:
    """What the application answers an address with, asked from inside."""
    client = app.test_client()

    def fetch(address: str) -> str:
        with closing(client.get(address)) as answer:
            return answer.text

    return fetch


def _policy(style: Asset, scripts: list[Asset]) -> str:
    allowed = " ".join(f"'{s.digest}'" for s in scripts)
    return (
        f"default-src 'none'; img-src data:; style-src '{style.digest}'; script-src {allowed}; "
        "base-uri 'none'; form-action 'none'"
    )


def _view(
    symposium: str, path: str, lang: Language, fetch: Callable[[str], str], *, quotations_only: bool
) -> tuple[View, html.HtmlElement]:
    address = f"/{lang}/symposia/{symposium}" + (f"/{path}" if path else "")
    asked = "?quotations=1" if quotations_only and path == "reader" else ""
    page = html.document_fromstring(_linked(fetch(address + asked), symposium))
    scripts = tuple(s.get("src") for s in page.iter("script") if s.get("src"))
    body = page.find("body")
    main = page.find(".//main")
    _unlinked(main)
    for script in [s for s in main.iter("script") if s.get("src")]:
        script.drop_tree()
    title = str(page.findtext(".//title"))
    content = _markup(_head(page)) + _markup(main) + "".join(map(_markup, page.iter("footer")))
    view = View(f"{lang}-{VIEWS[path]}", lang, title, body.get("class", ""), content, scripts)
    return view, page


def _linked(text: str, symposium: str) -> str:
    """The page with addresses of pages that go along turned into ``?view=…``, in links and in the maps' data."""

    def turned(found: re.Match[str]) -> str:
        lang, path, rest = found.groups()
        return f'"?view={lang}-{VIEWS[path or ""]}{rest or ""}"'

    paths = "|".join(p for p in VIEWS if p)
    pattern = rf'"/(zh|en)/symposia/{re.escape(symposium)}(?:/({paths}))?(#[^"]*)?"'
    return re.sub(pattern, turned, text)


def _unlinked(main: html.HtmlElement) -> None:
    """Without what needs the service: links elsewhere become plain words, forms that send something go."""
    for form in [f for f in main.iter("form") if f.get("method", "").lower() == "post"]:
        form.drop_tree()
    for link in [a for a in main.iter("a") if (a.get("href") or "").startswith("/")]:
        item = link.getparent()
        if "take-away" in link.get("class", ""):
            link.drop_tree()
        elif item.tag == "li" and item.getparent().get("class") == "tabs":
            item.drop_tree()
        else:
            link.drop_tag()


def _head(page: html.HtmlElement) -> html.HtmlElement:
    """The head of the page with the switch of language, without the ways into the service."""
    head = page.find(".//header")
    for nav in head.findall(".//nav"):
        nav.drop_tree()
    for link in [a for a in head.iter("a") if "data-keep-hash" not in a.attrib]:
        link.drop_tag()
    return head


def _styles(page: html.HtmlElement) -> Iterator[str]:
    return (link.get("href") for link in page.iter("link") if link.get("rel") == "stylesheet")


def _markup(element: html.HtmlElement) -> str:
    return str(html.tostring(element, encoding="unicode", with_tail=False))
