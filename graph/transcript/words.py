"""The word lists of the layout, from the data files."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

_DATA = files("graph.transcript") / "data"


@cache
def word_set(kind: str) -> frozenset[str]:
    """One list of ``label_words.json``."""
    return frozenset(_lists()[kind])


@cache
def longest_first(kind: str) -> tuple[str, ...]:
    """The same list, longest words first, for matching at the end or start of a label."""
    return tuple(sorted(_lists()[kind], key=len, reverse=True))


@cache
def surnames() -> tuple[frozenset[str], frozenset[str]]:
    """Family names of one character and of two."""
    _, single, compound = (_DATA / "surnames.txt").read_text("utf-8").split("#")
    return frozenset(single.strip()), frozenset(compound.split())


@cache
def _lists() -> dict[str, list[str]]:
    lists: dict[str, list[str]] = json.loads((_DATA / "label_words.json").read_text("utf-8"))
    return lists
