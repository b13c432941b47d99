"""Word lists of legal argument as data: ``lexicon/<tongue>/<name>.txt`` or ``.tsv``, one entry a line."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Literal

Tongue = Literal["zh", "en"]

_HAN = re.compile(r"[㐀-鿿]")
_LATIN = re.compile(r"[A-Za-z]{2,}")


def tongue_of(text: str) -> Tongue:
    """Chinese where Han characters outnumber Latin words, else English."""
    return "zh" if len(_HAN.findall(text)) >= len(_LATIN.findall(text)) else "en"


@cache
def pairs(tongue: Tongue, name: str) -> tuple[tuple[str, str], ...]:
    """Lines of a list split at the tab (second part empty where there is none), in the order of the file."""
    folder = files("graph.extract") / "lexicon" / tongue
    found = [folder / f"{name}{ending}" for ending in (".txt", ".tsv")]
    text = next(f for f in found if f.is_file()).read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple((line.partition("\t")[0], line.partition("\t")[2]) for line in lines)


@cache
def words(tongue: Tongue, name: str) -> tuple[str, ...]:
    """The entries of a list, longest first, so that an alternation takes the longest."""
    return tuple(sorted({w for w, _ in pairs(tongue, name)}, key=lambda w: (-len(w), w)))


@cache
def signs(tongue: Tongue, name: str) -> dict[str, bool]:
    """Entry -> True where its mark is ``-``, that is, where it turns things round."""
    return {w.lower(): mark == "-" for w, mark in pairs(tongue, name)}


def alternation(tongue: Tongue, entries: tuple[str, ...]) -> str:
    """A regular expression for any of the entries; English ones match whole words only."""
    body = "|".join(re.escape(w).replace(r"\ ", r"\s+").replace("'", "['’]") for w in entries)
    return f"(?:{body})" if tongue == "zh" else rf"(?<![\w])(?:{body})(?![\w])"


@cache
def matcher(tongue: Tongue, name: str) -> re.Pattern[str]:
    """A compiled pattern for any entry of one list."""
    return re.compile(alternation(tongue, words(tongue, name)), re.IGNORECASE)
