"""The word lists of the layout, from the data files."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files

_DATA = files("graph.transcript") / "data"


@cache
def word_set(kind: str) -> frozenset[str]:
    """One list of the word files."""
    return frozenset(_lists()[kind])


@cache
def longest_first(kind: str) -> tuple[str, ...]:
    """The same list, longest words first, for matching at the end or start of a label."""
    return tuple(sorted(_lists()[kind], key=len, reverse=True))


@cache
def alternatives(kind: str) -> str:
    """The same list as a regular expression that matches one of its words, the longest first."""
    return "|".join(re.escape(word) for word in longest_first(kind))


@cache
def surnames() -> tuple[frozenset[str], frozenset[str]]:
    """Family names of one character and of two."""
    _, single, compound = (_DATA / "surnames.txt").read_text("utf-8").split("#")
    return frozenset(single.strip()), frozenset(compound.split())


@cache
def _lists() -> dict[str, list[str]]:
    return {
        name: words
        for file in ("label_words.json", "layout_words.json")
        for name, words in json.loads((_DATA / file).read_text("utf-8")).items()
    }
