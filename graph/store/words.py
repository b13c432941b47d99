"""Text made comparable, so that a search is not put off by how a word was typed."""

from __future__ import annotations

import re
import unicodedata

_NO_LETTER = re.compile(r"[\W_]+")
# a space means something only between two words of a script that writes spaces
_WITHOUT_SPACES = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_NEEDLESS = re.compile(f"(?<=[{_WITHOUT_SPACES}]) | (?=[{_WITHOUT_SPACES}])")


def fold(text: str) -> str:
    """Letters and digits, width and case folded; one space where words of a spaced script part."""
    letters = _NO_LETTER.sub(" ", unicodedata.normalize("NFKC", text).casefold())
    return _NEEDLESS.sub("", letters).strip()
