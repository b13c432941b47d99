"""What runs in the process of its own: one file on standard input, one JSON object on standard output."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from graph.errors import InputError, Problem
from graph.transcript.files.archive import checked_kind

if TYPE_CHECKING:
    from graph.transcript.files.extracted import Extracted

_CPU_SECONDS = 40
_MEMORY = 2_000_000_000


def main() -> None:
    """Read, answer, end."""
    _bound()
    answer = _answer(sys.argv[1], sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


def extracted(family: str, data: bytes) -> Extracted:
    """The text of a file of the family ``zip`` or ``pdf``; InputError where it cannot be had."""
    kind = family
    try:
        kind = checked_kind(data) if family == "zip" else family
        # one library is loaded, not three
        if kind == "docx":
            from graph.transcript.files.docx import docx_text  # noqa: PLC0415

            return docx_text(data)
        if kind == "odt":
            from graph.transcript.files.odt import odt_text  # noqa: PLC0415

            return odt_text(data)
        from graph.transcript.files.pdf import pdf_text  # noqa: PLC0415

        return pdf_text(data)
    except InputError:
        raise
    except MemoryError as e:
        raise InputError([Problem("SM123", {"kind": kind.upper()})]) from e
    except Exception as e:  # what the libraries raise over damaged files is of every class there is
        raise InputError([Problem("SM121", {"kind": kind.upper(), "fault": type(e).__name__})]) from e


def _answer(family: str, data: bytes) -> dict[str, Any]:
    try:
        found = extracted(family, data)
    except InputError as refused:
        return {"problems": [_plain(p) for p in refused.problems]}
    return {
        "kind": found.kind,
        "extractor": found.extractor,
        "text": found.text,
        "bold": found.bold,
        "headings": found.headings,
        "problems": [_plain(p) for p in found.problems],
    }


def _plain(p: Problem) -> dict[str, Any]:
    return {"code": p.code, "values": dict(p.values), "severity": p.severity}


def _bound() -> None:
    """The limits that the system knows; where it knows none, the time-out of the parent is left."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    for which, limit in ((resource.RLIMIT_CPU, _CPU_SECONDS), (resource.RLIMIT_AS, _MEMORY)):
        _, hard = resource.getrlimit(which)
        resource.setrlimit(which, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
