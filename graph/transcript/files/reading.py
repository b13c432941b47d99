"""Foreign files are read in a process of their own, bounded in time and memory.

The libraries behind are written in C and read what strangers send: where one of them hangs, eats the memory or
crashes, that process ends and the file is refused. Nothing a file holds is run (macros, scripts), nothing it
refers to is fetched.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from graph.errors import InputError, Problem, Severity
from graph.transcript.files.extracted import Extracted

_ZIP = b"PK\x03\x04"
_PDF = b"%PDF-"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Office keeps an encrypted .docx as an old container with a stream of this name
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
SECONDS = 60
_CHILD = "from graph.transcript.files.child import main; main()"
_KEPT = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR", "TEMP")


def read_document(data: bytes) -> Extracted | None:
    """The text of a .docx, .odt or .pdf by its content, None for any other kind of file.

    Raises InputError: SM103 PDF without text layer, SM104 another file in a zip, SM120 encrypted, SM121 damaged,
    SM122 unpacks to too much, SM123 takes too long.
    """
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise InputError([Problem("SM120", {"kind": "DOCX"})])
    kind = _family(data)
    return _read_apart(data, kind) if kind else None


def _family(data: bytes) -> str | None:
    if data.startswith(_ZIP):
        return "zip"
    # marks and blanks in front are common in PDFs sent by web sites
    return "pdf" if data[:64].lstrip(b"\xef\xbb\xbf\x00 \t\r\n").startswith(_PDF) else None


def _read_apart(data: bytes, family: str) -> Extracted:
    environment = {k: os.environ[k] for k in _KEPT if k in os.environ}
    environment["PYTHONPATH"] = os.pathsep.join(p for p in sys.path if p)
    command = [sys.executable, "-P", "-X", "utf8", "-c", _CHILD, family]
    try:
        done = subprocess.run(  # noqa: S603 - this Python, and words of our own
            command, input=data, capture_output=True, check=False, timeout=SECONDS, env=environment
        )
    except subprocess.TimeoutExpired as e:
        raise InputError([Problem("SM123", {"kind": family.upper()})]) from e
    try:
        answer = json.loads(done.stdout)
    except ValueError as e:
        # ended from outside: by the limit on its time or memory, or by a crash in a library
        raise InputError([Problem("SM123", {"kind": family.upper()})]) from e
    return _decoded(answer)


def _decoded(answer: dict[str, Any]) -> Extracted:
    problems = tuple(
        Problem(p["code"], p["values"], severity=Severity(p["severity"])) for p in answer["problems"]
    )
    if "text" not in answer:
        raise InputError(problems)
    bold, headings = (tuple((a, b) for a, b in answer[key]) for key in ("bold", "headings"))
    return Extracted(answer["kind"], answer["extractor"], answer["text"], bold, headings, problems)
