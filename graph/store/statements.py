"""The Cypher statements, one per file in ``queries``; both engines run the same."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from graph.store.schema import LABELS, RELATIONSHIPS

if TYPE_CHECKING:
    from collections.abc import Collection

_PARAGRAPH = re.compile(r"^//\? (\w+)\n", re.MULTILINE)
_ALWAYS = "\n//\n"
_NAMES = frozenset(LABELS + RELATIONSHIPS)


def statement(name: str, **names: str) -> str:
    """The statement of ``queries/<name>.cypher`` with its <placeholders> filled by names of the schema.

    Cypher takes no parameters for labels and kinds of relationships; nothing but a name of our own schema
    may stand there, so anything else is a KeyError.
    """
    words = _read(name)
    for placeholder, given in names.items():
        if given not in _NAMES:
            raise KeyError(given)
        words = words.replace(f"<{placeholder}>", given)
    return words


def filtered_statement(name: str, fields: Collection[str]) -> str:
    """The statement with the paragraphs of the given fields and the one that always stands."""
    optional, _, always = _read(name).partition(_ALWAYS)
    _, *parts = _PARAGRAPH.split(optional)
    chosen = [text for field, text in zip(parts[::2], parts[1::2], strict=True) if field in fields]
    return "".join([*chosen, always])


@cache
def _read(name: str) -> str:
    return (files(__package__) / "queries" / f"{name}.cypher").read_text("utf-8")
