"""Styles of a .docx: which are bold, which are headings; and how its elements are asked."""

from __future__ import annotations

import re
from typing import Any

_HEADING = re.compile(r"heading \d|title|标题.{0,3}", re.IGNORECASE)
_OFF = ("0", "false", "off", "none")
_DEPTH = 12


def name_of(node: Any) -> str:  # noqa: ANN401 - elements of lxml have no types
    """The tag without its namespace; nothing for comments and instructions."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def child(node: Any, name: str) -> Any:  # noqa: ANN401 - as name_of
    """The first child of that name, None where there is none or no node."""
    return None if node is None else next((c for c in node if name_of(c) == name), None)


def attribute(node: Any, name: str) -> str | None:  # noqa: ANN401 - as name_of
    """An attribute by its name without namespace."""
    if node is None:
        return None
    return next((str(v) for k, v in node.attrib.items() if k.rpartition("}")[2] == name), None)


def value_of(node: Any) -> str | None:  # noqa: ANN401 - as name_of
    """The attribute ``val``."""
    return attribute(node, "val")


def is_on(node: Any) -> bool:  # noqa: ANN401 - as name_of
    """Whether a switch is there and not set to off."""
    return node is not None and (value_of(node) or "true").lower() not in _OFF


class Styles:
    """The styles by their id; empty where the file has none."""

    def __init__(self, root: Any) -> None:  # noqa: ANN401 - as name_of
        found = [] if root is None else [s for s in root if name_of(s) == "style"]
        self._known = {attribute(s, "styleId"): s for s in found}

    def is_bold(self, style: str | None) -> bool:
        """Whether text of that style is bold."""
        switches = (child(child(s, "rPr"), "b") for s in self._chain(style))
        return is_on(next((b for b in switches if b is not None), None))

    def is_heading(self, style: str | None, settings: Any) -> bool:  # noqa: ANN401 - as name_of
        """Whether a paragraph of that style, with these settings of its own, stands in the outline."""
        levels = [
            child(settings, "outlineLvl"),
            *(child(child(s, "pPr"), "outlineLvl") for s in self._chain(style)),
        ]
        level = next((value_of(v) for v in levels if v is not None), None)
        if level is not None:
            return level != "9"  # body text
        return any(_HEADING.fullmatch(value_of(child(s, "name")) or "") for s in self._chain(style))

    def numbering(self, style: str | None) -> Any:  # noqa: ANN401 - as name_of
        """The ``numPr`` that a style brings, if any."""
        found = (child(child(s, "pPr"), "numPr") for s in self._chain(style))
        return next((n for n in found if n is not None), None)

    def _chain(self, style: str | None) -> list[Any]:
        """The style and those it rests on; a circle ends."""
        chain: list[Any] = []
        while style in self._known and len(chain) < _DEPTH:
            chain.append(self._known[style])
            style = value_of(child(chain[-1], "basedOn"))
        return chain
