"""The kinds of files a symposium can be taken away as."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from server.exports.table_csv import table_csv

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from graph.catalogue import Language
    from server.usecases.browse import Browsed


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is taken away: a symposium, in a language; ``app`` serves its pages."""

    browsed: Browsed
    lang: Language
    app: Flask


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its name, ending and media type, and what makes its bytes.

    The words for people are ``export.<name>`` and ``export.<name>_note`` of the catalogue.
    """

    name: str
    ending: str
    media_type: str
    make: Callable[[Wanted], bytes]


def _word(wanted: Wanted) -> bytes:
    # python-docx takes a fifth of a second to import: only who asks for Word waits for it
    from server.exports.word import word_document  # noqa: PLC0415

    return word_document(wanted.browsed.argument_map, wanted.browsed.analysis, wanted.lang)


def _csv(wanted: Wanted) -> bytes:
    return table_csv(wanted.browsed.argument_map, wanted.browsed.analysis, wanted.lang).encode()


def _picture(wanted: Wanted) -> bytes:
    from server.exports.pictures import picture  # noqa: PLC0415  (what draws the map, as above)

    return picture(wanted.browsed.argument_map, wanted.browsed.analysis, wanted.lang).encode()


def _offline(wanted: Wanted, *, quotations_only: bool) -> bytes:
    from server.exports.offline import offline_file, served  # noqa: PLC0415  (lxml, as above)

    symposium = wanted.browsed.argument_map.symposium
    file = offline_file(symposium, served(wanted.app), wanted.lang, quotations_only=quotations_only)
    return file.encode()


_HTML = "text/html; charset=utf-8"
KINDS = {
    kind.name: kind
    for kind in (
        Kind("html", "html", _HTML, partial(_offline, quotations_only=False)),
        Kind("quotations.html", "html", _HTML, partial(_offline, quotations_only=True)),
        Kind(
            "docx", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _word
        ),
        Kind("svg", "svg", "image/svg+xml", _picture),
        Kind("csv", "csv", "text/csv; charset=utf-8", _csv),
    )
}
"""By name, in the order they are offered."""
