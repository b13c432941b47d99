"""Problems and tables for a terminal: widths by East Asian width, nothing that could steer the terminal."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from graph.catalogue import say

if TYPE_CHECKING:
    from graph.catalogue import Language
    from graph.errors import Problem

_SHOWN = 72
_PICTURES = 0x2400


def visible(text: str) -> str:
    """The text with control and direction marks made visible, so that a transcript cannot steer the terminal."""
    return "".join(_shown(c) for c in text)


def _shown(char: str) -> str:
    if char == "\t":
        return " "
    category = unicodedata.category(char)
    if category == "Cc":
        return chr(_PICTURES + ord(char)) if ord(char) < 32 else "\ufffd"
    return "\ufffd" if category in ("Cf", "Cs", "Co") else char


def width(text: str) -> int:
    """Columns the text takes in a terminal."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def titled(title: str, origin: str, lang: Language) -> str:
    """The title of a symposium, with a badge where its text is not verbatim."""
    badge = "" if origin == "verbatim" else f"  [{say(f'terms.origin.{origin}', lang)}]"
    return visible(title) + badge


def problem_lines(problem: Problem, lang: Language) -> list[str]:
    """The problem with its place, the line it stands in, a caret under it, and what to do."""
    message = visible(say(f"problems.{problem.code}", lang, **problem.values))
    lines = [f"{say(f'cli.{problem.severity}', lang)}[{problem.code}]: {message}"]
    place = problem.location
    if place:
        file = visible(place.file) if place.file else say("cli.text", lang)
        lines.append(f"  --> {file}:{place.line}:{place.column}")
    if problem.excerpt:
        lines += _excerpt(problem.excerpt, place.line if place else None, place.column if place else 1)
    lines.append(
        f"  = {say('cli.help', lang)}: {visible(say(f'problems.{problem.code}.remedy', lang, **problem.values))}"
    )
    return lines


def _excerpt(excerpt: str, line: int | None, column: int) -> list[str]:
    """A window of the line around the place, with the caret at the right column."""
    first = max(0, min(column - 1, len(excerpt)) - _SHOWN // 4)
    shown = visible(excerpt[first : first + _SHOWN // 2].rstrip("\r\n"))
    before = "…" if first else ""
    number = str(line) if line is not None else ""
    gap = " " * len(number)
    caret = " " * width(before + visible(excerpt[first : column - 1])) + "^"
    return [f"{gap} |", f"{number} | {before}{shown}", f"{gap} | {caret}"]
