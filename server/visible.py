"""Text of others on a page: what cannot be seen but could mislead is made visible."""

from __future__ import annotations

import unicodedata

from markupsafe import Markup

_KEPT = frozenset("\t\n\r")
# soft hyphen, zero-width joiners and the byte order mark change nothing that a reader could be misled by
_HARMLESS = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


def visible(value: object) -> object:
    """The text with control and direction marks written out as ⟨U+202E⟩; anything but plain text as it is.

    Escaping is the template's affair and follows.
    """
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    if value.isprintable():
        return value
    return "".join(_shown(c) for c in value)


def _shown(char: str) -> str:
    if char in _KEPT or char in _HARMLESS or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co"):
        return char
    return f"⟨U+{ord(char):04X}⟩"
