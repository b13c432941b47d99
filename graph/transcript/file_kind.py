"""Whether bytes are a text at all, by their first bytes and by what no text has."""

from __future__ import annotations

from graph.errors import Problem

# what people most often hand in by mistake; each kind has its own remedy in the catalogue
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x05\x06", "SM104", "ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "SM104", "DOC / WPS / XLS"),
    (b"{\\rtf", "SM104", "RTF"),
    (b"\x89PNG\r\n\x1a\n", "SM105", "PNG"),
    (b"\xff\xd8\xff", "SM105", "JPEG"),
    (b"GIF8", "SM105", "GIF"),
    (b"BM", "SM105", "BMP"),
    (b"II*\x00", "SM105", "TIFF"),
    (b"MM\x00*", "SM105", "TIFF"),
    (b"Rar!\x1a", "SM106", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "SM106", "7-Zip"),
    (b"\x1f\x8b", "SM106", "gzip"),
    (b"SQLite format 3\x00", "SM106", "SQLite"),
    (b"\x7fELF", "SM106", "ELF"),
    (b"MZ", "SM106", "EXE"),
    (b"ID3", "SM106", "MP3"),
    (b"OggS", "SM106", "Ogg"),
)
_SHORT_MAGIC = 3  # "BM" and "MZ" may begin an English text, so they need control bytes beside them


def binary_kind(data: bytes) -> Problem | None:
    """SM104 old word processor or empty archive, SM105 image, SM106 other binary; None for what may be text."""
    for magic, code, kind in _MAGIC:
        if data.startswith(magic) and (len(magic) >= _SHORT_MAGIC or _controls(data[:512]) > 0):
            return Problem(code, {"kind": kind})
    if data[4:8] == b"ftyp":
        return Problem("SM106", {"kind": "MP4"})
    if data.startswith(b"RIFF") and data[8:12] in (b"WAVE", b"AVI ", b"WEBP"):
        return Problem("SM106", {"kind": data[8:12].decode("ascii").strip()})
    return None


def _controls(data: bytes) -> int:
    return sum(b < 9 or 14 <= b < 27 for b in data)
