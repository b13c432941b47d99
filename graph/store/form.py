"""What decides how an argument map becomes nodes and relationships, as a digest: another one, another graph."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

_MODULES = (
    "map_rows.py",
    "stance_rows.py",
    "rows.py",
    "words.py",
    "schema.py",
    "graph_writing.py",
    "same_issue.py",
)
_PACKAGES = ("graph.lexicon", "graph.model")
_ENDINGS = (".py", ".tsv", ".txt", ".json")


@cache
def graph_form() -> str:
    """The digest of the modules that write the graph, of the names of charges and authorities, and of the model."""
    found = hashlib.sha256()
    for file in (*(files("graph.store") / name for name in _MODULES), *_deciding()):
        found.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return found.hexdigest()[:16]


def _deciding() -> Iterator[Traversable]:
    for package in _PACKAGES:
        inside = sorted(files(package).iterdir(), key=lambda file: file.name)
        yield from (file for file in inside if file.name.endswith(_ENDINGS))
