"""The zip around .docx and .odt: what it holds, and whether it may be opened at all."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from graph.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENTRIES = 5_000
_UNPACKED = 100_000_000
_XML = 30_000_000
# text in XML packs to a tenth, a long table of equal cells to a fiftieth
_RATIO = 200
_SMALL = 1_000_000
_DOCTYPES = tuple("<!DOCTYPE".encode(e) for e in ("ascii", "utf-16-le", "utf-16-be"))
_ODF = "application/vnd.oasis.opendocument."
_OTHERS = (("spreadsheetml", "XLSX"), ("presentationml", "PPTX"))


def checked_kind(data: bytes) -> str:
    """``docx`` or ``odt``; InputError for what else is in a zip, and for what must not be unpacked.

    SM104 another kind of file, SM120 encrypted, SM121 no sound zip, or XML that declares entities, SM122 unpacks
    to too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_sizes(entries)
            if any(e.flag_bits & 1 for e in entries):
                raise InputError([Problem("SM120", {"kind": "ZIP"})])
            kind = _kind(archive, {e.filename for e in entries})
            _check_xml(archive, entries)
    except zipfile.BadZipFile as e:
        raise InputError([Problem("SM121", {"kind": "ZIP", "fault": str(e)})]) from e
    return kind


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    """Sizes as declared: reading an entry stops there, so they bound what can come out."""
    unpacked = sum(e.file_size for e in entries)
    swollen = any(e.file_size > max(_SMALL, _RATIO * e.compress_size) for e in entries)
    if len(entries) > _ENTRIES or unpacked > _UNPACKED or swollen or _xml_size(entries) > _XML:
        found = f"{unpacked / 1e6:.1f} MB / {len(entries)}"
        raise InputError([Problem("SM122", {"found": found, "limit": f"{_XML / 1e6:.0f} MB"})])


def _xml_size(entries: list[zipfile.ZipInfo]) -> int:
    return sum(e.file_size for e in entries if _is_xml(e.filename))


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _kind(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "mimetype" in names:
        with archive.open("mimetype") as file:
            declared = file.read(200).decode("ascii", "replace").strip()
        if declared.startswith(_ODF + "text"):
            _refuse_encrypted(archive, names)
            return "odt"
        kind = declared.removeprefix(_ODF).removeprefix("application/")[:30]
        raise InputError([Problem("SM104", {"kind": kind or "ZIP"})])
    if "[Content_Types].xml" in names:
        types = archive.read("[Content_Types].xml").decode("utf-8", "replace")
        if "wordprocessingml" in types and "word/document" in " ".join(names):
            return "docx"
        found = next((kind for word, kind in _OTHERS if word in types), "ZIP")
        raise InputError([Problem("SM104", {"kind": found})])
    raise InputError([Problem("SM104", {"kind": "ZIP"})])


def _refuse_encrypted(archive: zipfile.ZipFile, names: set[str]) -> None:
    manifest = "META-INF/manifest.xml"
    if manifest in names and b"encryption-data" in archive.read(manifest):
        raise InputError([Problem("SM120", {"kind": "ODT"})])


def _check_xml(archive: zipfile.ZipFile, entries: Iterable[zipfile.ZipInfo]) -> None:
    """No part declares a document type: neither kind has one, and only there can entities be declared."""
    for entry in entries:
        if _is_xml(entry.filename) and any(mark in archive.read(entry) for mark in _DOCTYPES):
            raise InputError([Problem("SM121", {"kind": "XML", "fault": f"DOCTYPE in {entry.filename}"})])
