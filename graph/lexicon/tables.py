"""Reading the data files beside this module."""

from __future__ import annotations

import csv
from datetime import date
from importlib.resources import files


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one tab-separated file of the lexicon by the names of its head; no quoting, no escapes."""
    text = files("graph.lexicon").joinpath(name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def day(text: str) -> date | None:
    """An ISO date, or None for a blank: not known, or no end."""
    return date.fromisoformat(text) if text else None


def several(text: str) -> tuple[str, ...]:
    """The entries of a field that holds several, separated by ``|``."""
    return tuple(part for part in text.split("|") if part)
