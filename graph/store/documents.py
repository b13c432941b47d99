"""An argument map, its summary and its bytes as documents of a record; the same in every engine."""

from __future__ import annotations

import difflib
import hashlib
from typing import TYPE_CHECKING, Any

from graph.errors import InputError, IntegrityError, Problem, StoreError
from graph.exchange.document import FORMAT, decode_item, encode_map, read_json, write_json
from graph.model import ArgumentMap, Origin, Status
from graph.store.position import SymposiumSummary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.model import Document


def not_found(symposium: str, known: Sequence[str]) -> Problem:
    """That there is no such symposium, with the nearest of the known ids."""
    nearest = difflib.get_close_matches(symposium, known, n=3, cutoff=0.5)
    if nearest:
        return Problem("SM301", {"id": symposium, "nearest": ", ".join(nearest)})
    return Problem("SM304", {"id": symposium})


def checked_content(document: Document, content: bytes | None) -> bytes | None:
    """The bytes of the document, given or worked out from its text; None where they cannot be known here."""
    if content is None:
        if document.extractor is not None:
            return None
        try:
            worked_out = document.text.encode(document.encoding)
        except (LookupError, UnicodeError):
            return None
        return worked_out if hashlib.sha256(worked_out).hexdigest() == document.id else None
    if hashlib.sha256(content).hexdigest() != document.id:
        raise IntegrityError([Problem("SM204", {"document": document.id, "name": document.name})])
    return content


def map_body(m: ArgumentMap) -> str:
    """The map as JSON without its text; refused where reading it back would not give the same map."""
    plain = encode_map(m)
    del plain["document"]["text"]
    try:
        body = write_json(plain)
        m.document.text.encode()
        is_same = decode_map(m.symposium.id, body, m.document.text) == m
    except (UnicodeError, StoreError):
        is_same = False
    if not is_same:
        raise IntegrityError([Problem("SM205", {"title": m.symposium.title})])
    return body


def decode_map(symposium: str, body: str, text: str) -> ArgumentMap:
    """The map that ``map_body`` wrote; StoreError (SM402, SM403) for anything else."""
    try:
        plain: dict[str, Any] = read_json(dict, body)
        if (found := plain.pop("format", None)) != FORMAT:
            raise StoreError([Problem("SM403", {"path": symposium, "found": str(found), "known": FORMAT})])
        plain["document"]["text"] = text
        return decode_item(ArgumentMap, plain)
    except (InputError, IntegrityError, KeyError) as error:
        raise StoreError([Problem("SM402", {"path": symposium, "fault": str(error)})]) from error


def summary_of(m: ArgumentMap) -> SymposiumSummary:
    """The line of the list of symposia."""
    s = m.symposium
    unchecked = sum(stance.status is Status.PROPOSED for stance in m.stances)
    return SymposiumSummary(
        s.id, s.title, s.organiser, s.date, s.origin, m.document.id, tuple(e.name for e in m.experts),
        len(m.cases), len(m.questions), len(m.issues), len(m.stances), unchecked,
    )  # fmt: skip


def read_summary(summary: str) -> SymposiumSummary:
    """The line that was written as JSON."""
    plain: dict[str, Any] = read_json(dict, summary)
    plain |= {"origin": Origin(plain["origin"]), "experts": tuple(plain["experts"])}
    return SymposiumSummary(**plain)


def in_order(summaries: Iterable[SymposiumSummary]) -> tuple[SymposiumSummary, ...]:
    """The lines as the list has them: latest first, undated last, then by title and id."""
    by_title = sorted(summaries, key=lambda s: (s.title, s.id))
    return tuple(sorted(by_title, key=lambda s: s.date or "", reverse=True))
