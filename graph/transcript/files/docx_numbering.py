"""List numbers of a .docx: not in its text, counted up by whoever shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.transcript.files.docx_styles import attribute, child, name_of, value_of
from graph.transcript.files.numerals import numeral

if TYPE_CHECKING:
    from graph.transcript.files.docx_styles import Styles

_LEVEL = re.compile(r"%([1-9])")
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    way: str
    pattern: str
    start: int


class Numbering:
    """The numbers of all lists, in the order in which ``next`` is asked."""

    def __init__(self, root: Any, styles: Styles) -> None:  # noqa: ANN401 - elements of lxml have no types
        self._styles = styles
        items = [] if root is None else list(root)
        kinds = {attribute(a, "abstractNumId"): _levels(a) for a in items if name_of(a) == "abstractNum"}
        self._lists: dict[str | None, tuple[str | None, dict[int, _Level]]] = {}
        for num in (n for n in items if name_of(n) == "num"):
            kind = value_of(child(num, "abstractNumId"))
            # a list that overrides its kind counts for itself
            own = _overridden(num, kinds.get(kind, {}))
            key = f"own {attribute(num, 'numId')}" if own else kind
            self._lists[attribute(num, "numId")] = key, {**kinds.get(kind, {}), **own}
        self._counts: dict[str | None, list[int | None]] = {}

    def next(self, settings: Any, style: str | None) -> str:  # noqa: ANN401 - as __init__
        """What stands in front of the next paragraph; nothing where it is in no list."""
        given, inherited = child(settings, "numPr"), self._styles.numbering(style)
        if given is None and inherited is None:
            return ""
        list_id = value_of(child(given, "numId")) or value_of(child(inherited, "numId"))
        at = value_of(child(given, "ilvl")) or value_of(child(inherited, "ilvl")) or "0"
        key, levels = self._lists.get(list_id, (None, {}))
        level = int(at) if at.isdigit() else 0
        if level not in levels:
            return ""
        counts = self._counts.setdefault(key, [None] * _LEVELS)
        earlier = counts[level]
        counts[level] = levels[level].start if earlier is None else earlier + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        return _shown(levels, level, counts)


def _levels(kind: Any) -> dict[int, _Level]:  # noqa: ANN401 - as Numbering
    found = {}
    for lvl in (n for n in kind if name_of(n) == "lvl"):
        at = attribute(lvl, "ilvl") or ""
        if at.isdigit() and int(at) < _LEVELS:
            way = value_of(child(lvl, "numFmt")) or "decimal"
            found[int(at)] = _Level(
                way, value_of(child(lvl, "lvlText")) or "", _number(child(lvl, "start"), 1)
            )
    return found


def _overridden(num: Any, levels: dict[int, _Level]) -> dict[int, _Level]:  # noqa: ANN401 - as Numbering
    found = {}
    for override in (n for n in num if name_of(n) == "lvlOverride"):
        at = attribute(override, "ilvl") or ""
        start = child(override, "startOverride")
        if at.isdigit() and int(at) in levels and start is not None:
            old = levels[int(at)]
            found[int(at)] = _Level(old.way, old.pattern, _number(start, old.start))
    return found


def _number(node: Any, otherwise: int) -> int:  # noqa: ANN401 - as Numbering
    value = value_of(node) or ""
    return int(value) if value.isdecimal() and len(value) < 6 else otherwise


def _shown(levels: dict[int, _Level], level: int, counts: list[int | None]) -> str:
    own = levels[level]
    if own.way == "bullet":
        return "• "

    def number(m: re.Match[str]) -> str:
        at = int(m[1]) - 1
        n = counts[at] or (levels[at].start if at in levels else 1)
        return numeral(n, levels[at].way if at in levels else "decimal")

    text = "" if own.way == "none" else _LEVEL.sub(number, own.pattern)
    return f"{text} " if text and text[-1].isascii() else text
