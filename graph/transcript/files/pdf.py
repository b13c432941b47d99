"""The text layer of a PDF, line by line with the places of the lines on their page."""

from __future__ import annotations

import time
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw

from graph.errors import InputError, Problem, Severity
from graph.transcript.files.extracted import Lines
from graph.transcript.files.pdf_lines import Line, lines_of
from graph.transcript.files.pdf_paragraphs import paragraphs_of, running_heads_dropped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.transcript.files.extracted import Extracted

_PAGES = 2_000
_CHARACTERS = 3_000_000
_SECONDS = 30.0
_NAMED = 8
_PASSWORD = 4
_UNKNOWN_LOCK = 5


def pdf_text(data: bytes) -> Extracted:
    """Paragraphs put together from the lines of each page; between two pages a line ``— 3 —`` with the number of
    the page that ends, which the layout takes for a page number.

    Raises InputError: SM103 no page has (readable) text, SM120 encrypted, SM121 damaged, SM122 too many pages or
    characters, SM123 too slow. Warns of pages without text (SM128) and of running heads left out (SM127).
    """
    pages = _pages(data)
    if not any(pages):
        raise InputError([Problem("SM103")])
    _refuse_unreadable("".join(line.text for page in pages for line in page))
    pages, heads = running_heads_dropped(pages)
    made = Lines()
    for n, page in enumerate(paragraphs_of(pages), 1):
        for paragraph in page:
            made.add([(paragraph, False)])
        if n < len(pages):
            made.add([(f"— {n} —", False)])
    problems = (*_empty_pages(pages), *_left_out(heads))
    return made.finished("pdf", f"pypdfium2 {version('pypdfium2')}", problems)


def _pages(data: bytes) -> list[list[Line]]:
    document = _opened(data)
    began = time.monotonic()
    try:
        count = len(document)
        _refuse_long(count, _PAGES)
        pages: list[list[Line]] = []
        characters = 0
        for n in range(count):
            if time.monotonic() - began > _SECONDS:
                raise InputError([Problem("SM123", {"kind": "PDF"})])
            page = document[n]
            text = page.get_textpage()
            characters += text.count_chars()
            _refuse_long(characters, _CHARACTERS)
            pages.append(lines_of(text))
            text.close()
            page.close()
    finally:
        document.close()
    return pages


def _opened(data: bytes) -> Any:  # noqa: ANN401 - pypdfium2 has no types
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as e:
        if e.err_code in {_PASSWORD, _UNKNOWN_LOCK}:
            raise InputError([Problem("SM120", {"kind": "PDF"})]) from e
        raise InputError([Problem("SM121", {"kind": "PDF", "fault": str(e)})]) from e


def _refuse_long(found: int, limit: int) -> None:
    if found > limit:
        raise InputError([Problem("SM122", {"found": f"{found}", "limit": f"{limit}"})])


def _refuse_unreadable(text: str) -> None:
    """A text layer whose font does not tell which characters it shows is none."""
    unknown = sum("\ue000" <= c <= "\uf8ff" or c == "\ufffd" for c in text)
    if unknown > len(text) / 3:
        raise InputError([Problem("SM103")])


def _empty_pages(pages: Sequence[Sequence[Line]]) -> list[Problem]:
    empty = [n for n, page in enumerate(pages, 1) if not page]
    if not empty:
        return []
    named = ", ".join(map(str, empty[:_NAMED])) + (" …" if len(empty) > _NAMED else "")
    return [Problem("SM128", {"n": len(empty), "pages": named}, severity=Severity.WARNING)]


def _left_out(heads: Sequence[str]) -> list[Problem]:
    if not heads:
        return []
    return [Problem("SM127", {"n": len(heads), "text": heads[0][:60]}, severity=Severity.WARNING)]
