"""The graph of an embedded store kept beside its file, so that it need not be built anew: a cache, never needed.

Two files: ``….graph`` is the graph, ``….graph.json`` says of which change of which record it is, by which program it
was made, and its check sum. What does not fit in every point is left alone and made anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
import time
import zlib
from contextlib import suppress
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from graph.store.graph_in_memory import VERSION, GraphInMemory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

_FORMAT = 1
_CHUNK = 1 << 22
_LEFT_S = 600
# what decides how a map becomes nodes: where any of it has changed, so may the graph have
_DECIDING = ("graph.store", "graph.lexicon", "graph.model", "graph.exchange")


def read_snapshot(record: Path, mark_of: Callable[[int], str | None]) -> tuple[GraphInMemory, int] | None:
    """The graph kept beside the record and the number of the change it stands at; None where there is none that fits.

    ``mark_of`` gives the mark of a change in the record as it is now.
    """
    place, about = _places(record)
    try:
        told = json.loads(about.read_text("utf-8"))
        sequence = int(told["sequence"])
        if _about(sequence, mark_of(sequence)) | {"crc": told["crc"]} != told:
            return None
        checked = _Checked(place)
        found = GraphInMemory.read(place)
        return (found, sequence) if checked.crc() == told["crc"] else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_snapshot(record: Path, nodes: GraphInMemory, sequence: int, mark: str | None) -> None:
    """Keep the graph as of that change; where the folder or the disk will not have it, it is simply not there."""
    place, about = _places(record)
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    _clear(place)
    try:
        nodes.write(draft)
        told = _about(sequence, mark) | {"crc": _Checked(draft).crc()}
        draft.replace(place)
        draft.write_text(json.dumps(told), "utf-8")
        draft.replace(about)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _places(record: Path) -> tuple[Path, Path]:
    return record.with_name(record.name + ".graph"), record.with_name(record.name + ".graph.json")


def _clear(place: Path) -> None:
    """Take away what a program left that was ended while it wrote."""
    with suppress(OSError):
        for left in place.parent.glob(f"{place.name}.[0-9]*"):
            if time.time() - left.stat().st_mtime > _LEFT_S:
                left.unlink()


def _about(sequence: int, mark: str | None) -> dict[str, Any]:
    return {"format": _FORMAT, "program": _program(), "engine": VERSION, "sequence": sequence, "mark": mark}


class _Checked:
    """The check sum of a file, worked out while something else is done."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._crc: int | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def crc(self) -> int | None:
        """The sum; None where the file cannot be read."""
        self._thread.join()
        return self._crc

    def _run(self) -> None:
        crc = 0
        with suppress(OSError), self._path.open("rb") as file:
            while some := file.read(_CHUNK):
                crc = zlib.crc32(some, crc)
            self._crc = crc


@cache
def _program() -> str:
    """A digest of all that decides what the graph of a record looks like."""
    digest = hashlib.sha256()
    for package in _DECIDING:
        for name, content in sorted(_contents(files(package), package)):
            digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _contents(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for found in folder.iterdir():
        if found.is_dir():
            if found.name != "__pycache__":
                yield from _contents(found, f"{name}/{found.name}")
        elif found.name.endswith((".py", ".cypher", ".tsv", ".json")):
            yield f"{name}/{found.name}", found.read_bytes()
