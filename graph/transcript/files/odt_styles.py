"""Styles of an .odt: which are bold, which are titles, how lists count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADING = re.compile(r"heading.*|title|标题.*", re.IGNORECASE)
_DEPTH = 12


def attribute(node: Any, name: str) -> str | None:  # noqa: ANN401 - elements of odfdo are not typed by kind
    """An attribute by its name with prefix."""
    value = node.get_attribute_string(name)
    return None if value is None else str(value)


class OdtStyles:
    """The styles of all parts by name; automatic ones stand in the same list as named ones."""

    def __init__(self, roots: Sequence[Any]) -> None:
        self._known: dict[str | None, Any] = {}
        self._levels: dict[str | None, dict[int, Any]] = {}
        for root in roots:
            for holder in root.children:
                if holder.tag in {"office:styles", "office:automatic-styles"}:
                    self._add(holder)

    def _add(self, holder: Any) -> None:  # noqa: ANN401 - as attribute
        for style in holder.children:
            name = attribute(style, "style:name")
            if style.tag == "style:style":
                self._known[name] = style
            elif style.tag == "text:list-style":
                at = {attribute(level, "text:level"): level for level in style.children}
                self._levels[name] = {int(n): level for n, level in at.items() if n and n.isdecimal()}

    def is_bold(self, style: str | None, inherited: bool) -> bool:
        """Whether text of that style is bold, where the style says nothing as what is around it."""
        for known in self._chain(style):
            for part in known.children:
                weight = attribute(part, "fo:font-weight") if part.tag == "style:text-properties" else None
                if weight is not None:
                    return weight == "bold" or (weight.isdecimal() and int(weight) >= 600)
        return inherited

    def is_heading(self, style: str | None) -> bool:
        """Whether a paragraph of that style is a title."""
        names = [style or "", *(attribute(s, "style:parent-style-name") or "" for s in self._chain(style))]
        return any(_HEADING.fullmatch(name) for name in names)

    def level(self, list_style: str | None, depth: int) -> Any:  # noqa: ANN401 - as attribute
        """How a list of that style counts at a depth (from 1), None where it is not told."""
        return self._levels.get(list_style, {}).get(depth)

    def _chain(self, style: str | None) -> list[Any]:
        chain: list[Any] = []
        while style in self._known and len(chain) < _DEPTH:
            chain.append(self._known[style])
            style = attribute(chain[-1], "style:parent-style-name")
        return chain
