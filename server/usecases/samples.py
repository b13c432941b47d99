"""The symposia that come with the program."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

from graph.model import Origin
from server.usecases.import_transcript import Details, Imported, import_draft, read_draft

if TYPE_CHECKING:
    from graph.store.port import Store


def import_samples(store: Store) -> tuple[Imported, ...]:
    """Import every symposium of ``seeds``, as its manifest describes it."""
    folder = files("seeds")
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    imported = []
    for entry in manifest:
        content = (folder / entry["file"]).read_bytes()
        draft = read_draft(content, entry["file"])
        details = Details(entry["title"], entry["organiser"], entry["date"], Origin(entry["origin"]))
        imported.append(import_draft(draft, details, store, content))
    return tuple(imported)
