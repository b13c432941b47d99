"""Names under which a case is spoken of: its label (案例一) or its number (第一个案例, 案例1)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model import CourtCase

_DIGITS = "一二三四五六七八九十"


def cases_named(text: str, cases: Sequence[CourtCase]) -> list[CourtCase]:
    """The cases that ``text`` names by label or number, in the order of naming, repeats included."""
    found = [(m.start(), n) for n, c in enumerate(cases) for m in _pattern(c.label, c.ordinal).finditer(text)]
    return [cases[n] for _, n in sorted(found)]


@cache
def _pattern(label: str, ordinal: int) -> re.Pattern[str]:
    names = [re.escape(label)] if len(label) > 2 else []
    short = re.match(r"(?:Problem|Case|Hypothetical|Scenario|Question) \d+", label)
    if short:
        names.append(rf"{short[0]}\b")
    if ordinal <= len(_DIGITS):
        n, d = _DIGITS[ordinal - 1], str(ordinal)
        names += [
            rf"案例(?:{n}|{d}|（{n}）|（{d}）)(?![一二三四五六七八九十\d])",
            rf"第(?:{n}|{d})(?:个|起|则|件|宗)(?:案例|案件|案子|案)",
            r"(?<![两])(?:前一|上一)(?:个|起)?案(?:例|件)?"
            if ordinal == 1
            else rf"案(?:{n})(?![一二三四五六七八九十])",
        ]
    return re.compile("|".join(names) or r"(?!)")
