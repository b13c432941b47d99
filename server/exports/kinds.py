"""The kinds of files a symposium can be taken away as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from server.exports.table_csv import table_csv

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.catalogue import Language
    from server.usecases.browse import Browsed


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its ending and media type, and what makes its bytes of a symposium in a language.

    The words for people are ``export.<ending>`` and ``export.<ending>_note`` of the catalogue.
    """

    ending: str
    media_type: str
    make: Callable[[Browsed, Language], bytes]


def _word(browsed: Browsed, lang: Language) -> bytes:
    # python-docx takes a fifth of a second to import: only who asks for Word waits for it
    from server.exports.word import word_document  # noqa: PLC0415

    return word_document(browsed.argument_map, browsed.analysis, lang)


def _csv(browsed: Browsed, lang: Language) -> bytes:
    return table_csv(browsed.argument_map, browsed.analysis, lang).encode()


KINDS = {
    kind.ending: kind
    for kind in (
        Kind("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _word),
        Kind("csv", "text/csv; charset=utf-8", _csv),
    )
}
"""By ending, in the order they are offered."""
