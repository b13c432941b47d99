"""The files that somebody means by a path, a folder or a pattern."""

from __future__ import annotations

import glob
import re
from pathlib import Path

from graph.errors import InputError, Problem
from graph.transcript.files.endings import ENDINGS, LEGACY

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_PATTERN = re.compile(r"[*?\[]")
# the lock files that word processors leave beside an open document
_HIDDEN = (".", "~$")


def named_files(word: str) -> list[Path]:
    """A path as it is, or the files with a known ending in a folder and those below it, or those a pattern fits.

    Sorted; hidden files are passed over. InputError: SM124 an address of the net, SM125 nothing there to import.
    """
    path = the_file(word)
    if path.is_dir():
        return _some([p for p in path.rglob("*") if _is_wanted(p, path)], word)
    if _PATTERN.search(word) and not path.exists():
        found = [Path(p) for p in glob.glob(word, recursive=True)]  # noqa: PTH207 - absolute patterns are usual
        return _some([p for p in found if p.is_file()], word)
    return [path]


def the_file(word: str) -> Path:
    """The path; InputError (SM124) for an address of the net."""
    if _ADDRESS.match(word):
        raise InputError([Problem("SM124", {"name": word})])
    return Path(word)


def _is_wanted(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(_HIDDEN) for part in path.relative_to(folder).parts)
    return not hidden and path.suffix.lower() in ENDINGS + LEGACY and path.is_file()


def _some(found: list[Path], word: str) -> list[Path]:
    if not found:
        raise InputError([Problem("SM125", {"name": word, "endings": " ".join(ENDINGS)})])
    return sorted(found)
