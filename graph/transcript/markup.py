"""Tags, entities and Markdown signs taken out of the text, with what they said of weight kept beside it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.transcript.edits import edited, substituted
from graph.transcript.navigation import navigation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.transcript.edits import Edit, View

_PAGE = re.compile(r"<!doctype html|<html[\s>]|<body[\s>]", re.IGNORECASE)
_REMAINS = re.compile(
    r"</?(?:p|br|div|span|strong|b|em|i|u|h[1-6]|t[drh]|table|li|ul|ol|font|a|section)\b[^<>\n]*>",
    re.IGNORECASE,
)
# linear on purpose: a page full of unclosed <script> must not be searched to its end again and again
_SILENT_MARK = re.compile(
    r"<!--|-->|<(?P<close>/?)(?P<name>script|style|head|noscript|template|svg|nav|footer|select)\b[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)\b[^<>]*>|<![A-Za-z][^<>]*>")
_BLOCK = frozenset(
    (
        "p", "br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "li", "ul", "ol", "section", "article",
        "header", "main", "aside", "blockquote", "pre", "dd", "dt", "dl", "hr", "title", "body", "html", "form", "figure",
        "figcaption", "td", "th",
    )
)  # fmt: skip
_BOLD = frozenset(("b", "strong"))
_HEADING = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PARTING = re.compile(r"</p>|<br\b|</div>|</li>|</h[1-6]>|</t[dr]>", re.IGNORECASE)
_BREAKS = re.compile(r"(?<![ \t\n])[ \t\n]*\n[ \t\n]*")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_STARS = re.compile(r"(\*\*|__)(?=\S)(?P<inner>[^\n*]{1,300}?)(?<=\S)\1")
_HASHES = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(?P<inner>[^\n]+?)[ \t#]*$", re.MULTILINE)
_PREFIX = re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+|^[ \t]*[-*+][ \t]+(?=\S)", re.MULTILINE)
_LINK = re.compile(
    r"!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)|\[(?P<inner>[^\]\n]{1,200})\]\((?:https?:|/|#|mailto:|\.)[^)\n]{0,500}\)"
)
_EMPHASIS = re.compile(r"(?<![A-Za-z0-9*])\*(?=[^\s*])(?P<inner>[^*\n]{1,200}?)(?<=[^\s*])\*(?![A-Za-z0-9*])")
_ESCAPE = re.compile(r"\\(?=[*_#\[\]()>.\-`])")


@dataclass(frozen=True, slots=True)
class Weights:
    """Stretches of the source set in bold, and the lines set as headings (source offsets)."""

    bold: tuple[tuple[int, int], ...] = ()
    headings: tuple[tuple[int, int], ...] = ()


def unmarked(view: View) -> tuple[View, Weights]:
    """The words without tags and Markdown, entities as their characters.

    Tags are only taken as such in a page (doctype, html, body) or where three or more common ones stand:
    elsewhere ``<script>`` is text like any other.
    """
    weights = Weights()
    if _PAGE.search(view.text) or len(_REMAINS.findall(view.text)) >= 3:
        view, weights = _without_tags(view)
    view = substituted(view, _ENTITY, _character)
    return _without_markdown(view, weights)


def _character(m: re.Match[str]) -> str:
    new = html.unescape(m.group())
    return m.group() if new == m.group() or new == "\ufffd" else new


def _breaks_by_tags(text: str) -> bool:
    """Whether tags, and not line breaks, part the paragraphs: in a page, or where most lines have such a tag."""
    return bool(_PAGE.search(text)) or 2 * len(_PARTING.findall(text)) >= text.strip().count("\n") + 1


def _without_tags(view: View) -> tuple[View, Weights]:
    view = edited(view, _silent(view.text))
    view = edited(view, navigation(view.text))
    # line breaks of the markup are blanks to a reader, only block tags break lines
    if _breaks_by_tags(view.text):
        view = substituted(view, _BREAKS, lambda m: _blank(view.text, m))
    edits: list[Edit] = []
    open_at: dict[str, int] = {}
    bold: list[tuple[int, int]] = []
    headings: list[tuple[int, int]] = []
    for m in _TAG.finditer(view.text):
        name = (m.group("name") or "").lower()
        edits.append((m.start(), m.end(), "\n" if name in _BLOCK else ""))
        kind = "bold" if name in _BOLD else "heading" if name in _HEADING else None
        if kind and not m.group("close"):
            open_at[kind] = m.end()
        elif kind and kind in open_at and m.start() > open_at[kind]:
            found = bold if kind == "bold" else headings
            found.append((view.starts[open_at.pop(kind)], view.ends[m.start() - 1]))
    return edited(view, edits), Weights(tuple(bold), tuple(headings))


def _silent(text: str) -> Iterator[Edit]:
    """What a reader never sees: scripts, styles, comments, navigation; what is never closed stays."""
    open_name, start = "", 0
    for m in _SILENT_MARK.finditer(text):
        name = (m.group("name") or m.group()).lower()
        if not open_name:
            if name != "-->" and not m.group("close"):
                open_name, start = "-->" if name == "<!--" else name, m.start()
        elif name == open_name and (m.group("close") or name == "-->"):
            yield start, m.end(), "\n"
            open_name = ""


def _blank(text: str, m: re.Match[str]) -> str:
    beside = text[m.start() - 1 : m.start()] + text[m.end() : m.end() + 1]
    return " " if beside.isascii() and "<" not in beside and ">" not in beside else ""


def _without_markdown(view: View, weights: Weights) -> tuple[View, Weights]:
    bold, headings = list(weights.bold), list(weights.headings)
    bold += _inner(view, _STARS)
    headings += _inner(view, _HASHES)
    marked = bool(bold or headings) and not weights.bold and not weights.headings
    view = edited(view, _around(view.text, _STARS))
    view = edited(view, _around(view.text, _HASHES))
    if marked:
        view = substituted(view, _LINK, lambda m: m.group("inner") or "")
        view = edited(view, _around(view.text, _EMPHASIS))
        view = substituted(view, _PREFIX, "")
        view = substituted(view, _ESCAPE, "")
    return view, Weights(tuple(sorted(bold)), tuple(sorted(headings)))


def _inner(view: View, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for m in pattern.finditer(view.text):
        yield view.starts[m.start("inner")], view.ends[m.end("inner") - 1]


def _around(text: str, pattern: re.Pattern[str]) -> Iterator[Edit]:
    """Take away what a match has before and behind its inner part."""
    for m in pattern.finditer(text):
        yield m.start(), m.start("inner"), ""
        yield m.end("inner"), m.end(), ""
