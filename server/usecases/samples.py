"""The symposia that come with the program."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

from graph.model import Origin
from server.usecases.import_transcript import Details, Imported, import_draft, read_draft
from server.usecases.review import import_sheet

if TYPE_CHECKING:
    from graph.store.port import Store


def import_samples(store: Store) -> tuple[Imported, ...]:
    """Import every symposium of ``seeds``, as its manifest describes it, with the review that its author made."""
    folder = files("seeds")
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    imported = []
    for entry in manifest:
        content = (folder / entry["file"]).read_bytes()
        draft = read_draft(content, entry["file"])
        details = Details(entry["title"], entry["organiser"], entry["date"], Origin(entry["origin"]))
        one = import_draft(draft, details, store, content)
        imported.append(one)
        review, symposium = entry.get("review"), one.argument_map.symposium.id
        if review:
            sheet = (folder / review["file"]).read_text("utf-8")
            import_sheet(store, symposium, sheet, by=review["by"], at=review["at"], name=review["file"])
    return tuple(imported)
