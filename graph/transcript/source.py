"""Bytes to text as received."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from graph.errors import InputError, Location, Problem
from graph.transcript.decoding import decode
from graph.transcript.file_kind import binary_kind
from graph.transcript.files import read_document

SIZE_LIMIT = 5_000_000
_EXCERPT = 80
_WHOLE_LINE = 5_000
_LINE_END = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class SourceText:
    """The decoded file, byte order mark included; ``sha256`` is of the bytes (hex).

    Where the file is no text, ``extractor`` names the library, with its version, that drew the text from it;
    ``encoding`` is then the kind of file (docx, odt, pdf), ``bold`` and ``headings`` are stretches of the text
    set so, ``problems`` tell what was left out.
    """

    name: str
    sha256: str
    encoding: str
    text: str
    extractor: str | None = None
    bold: tuple[tuple[int, int], ...] = ()
    headings: tuple[tuple[int, int], ...] = ()
    problems: tuple[Problem, ...] = ()


def read_source(
    path_or_bytes: Path | str | bytes, name: str | None = None, *, limit: int = SIZE_LIMIT
) -> SourceText:
    """The text of a file (or of bytes already read), line ends and marks kept as received.

    Raises InputError: SM100 cannot be opened, SM101 empty, SM102 only white space, SM103-SM106 no file with text,
    SM107 encoding unknown, SM108 over ``limit`` bytes (found out before the file is read), SM120-SM123 a .docx,
    .odt or .pdf that cannot be read.
    """
    if isinstance(path_or_bytes, bytes):
        data, name = path_or_bytes, name or "-"
    else:
        name = name or Path(path_or_bytes).name
        data = _bytes_of(Path(path_or_bytes), name, limit)
    _refuse(_too_large(len(data), limit), name)
    _refuse(Problem("SM101", {"name": name}) if not data else None, name)
    source = _of_document(data, name) or _of_text(data, name)
    _refuse(Problem("SM102") if not _shows_something(source.text) else None, name)
    return source


def _of_text(data: bytes, name: str) -> SourceText:
    _refuse(binary_kind(data), name)
    decoded = decode(data)
    if isinstance(decoded, Problem):
        raise InputError([_with_file(decoded, name)])
    text, encoding = decoded
    return SourceText(name, hashlib.sha256(data).hexdigest(), encoding, text)


def _of_document(data: bytes, name: str) -> SourceText | None:
    """The text of a .docx, .odt or .pdf; None for any other file."""
    try:
        found = read_document(data)
    except InputError as e:
        raise InputError([_with_file(p, name) for p in e.problems]) from e
    if found is None:
        return None
    problems = tuple(_with_file(p, name) for p in found.problems)
    digest = hashlib.sha256(data).hexdigest()
    return SourceText(
        name, digest, found.kind, found.text, found.extractor, found.bold, found.headings, problems
    )


def locate(source: SourceText, offset: int) -> Location:
    """Line and column of an offset; line ends are CRLF, LF and lone CR."""
    starts = _line_starts(source.text)
    line = bisect_right(starts, offset)
    return Location(line, offset - starts[line - 1] + 1, source.name)


@lru_cache(maxsize=4)
def _line_starts(text: str) -> tuple[int, ...]:
    """Where each line begins."""
    return (0, *(m.end() for m in _LINE_END.finditer(text)))


def excerpt(source: SourceText, offset: int) -> str:
    """The line an offset stands in, so that its column marks the place; of a very long line 80 characters around it."""
    text = source.text
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    ends = [e for e in (text.find("\n", offset), text.find("\r", offset)) if e >= 0]
    end = min(ends, default=len(text))
    if end - start <= _WHOLE_LINE:
        return text[start:end]
    left = max(start, offset - _EXCERPT // 4)
    right = min(end, left + _EXCERPT)
    cut = text[left:right].strip()
    return ("…" if left > start and cut else "") + cut + ("…" if right < end else "")


def _shows_something(text: str) -> bool:
    return any(c.isprintable() and not c.isspace() for c in text)


def _bytes_of(path: Path, name: str, limit: int) -> bytes:
    try:
        _refuse(_too_large(path.stat().st_size, limit), name)
        return path.read_bytes()
    except OSError as e:
        raise InputError(
            [_with_file(Problem("SM100", {"name": name, "reason": e.strerror or ""}), name)]
        ) from e


def _too_large(size: int, limit: int) -> Problem | None:
    if size <= limit:
        return None
    return Problem("SM108", {"size": f"{size / 1e6:.1f}", "limit": f"{limit / 1e6:.1f}"})


def _refuse(problem: Problem | None, name: str) -> None:
    if problem:
        raise InputError([_with_file(problem, name)])


def _with_file(problem: Problem, name: str) -> Problem:
    place = problem.location or Location(1, 1)
    values = {"name": name, **problem.values}
    return Problem(
        problem.code, values, Location(place.line, place.column, name), problem.excerpt, problem.severity
    )
