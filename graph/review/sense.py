"""What two wordings of one passage must share to say the same: negations, charges, numbers, names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.lexicon.charges import find_charges
from graph.review.folding import fold

if TYPE_CHECKING:
    from collections.abc import Collection

_NEGATIONS = re.compile(
    r"[不没未无非否莫勿毋弗别免]|反对|拒绝|排除|难以|缺乏|岂|何尝"
    r"|\b(?:not?|never|none|nor|neither|without|cannot|against|deny|denies|denied)\b|n['’]t\b",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\d+(?:[.,:/]\d+)*|[零〇一二三四五六七八九十百千万亿两半]+")
# 李某, 王某甲, 甲, 乙: how the parties of a case are called
_PARTIES = re.compile(r"[\u4e00-\u9fff]某[某甲乙丙丁戊]?|[甲乙丙丁戊]|\b[A-Z]\b")


def changed_sense(one: str, other: str, names: Collection[str] = ()) -> bool:
    """Whether the wordings differ in a negation, a charge, a number, a party or one of ``names``."""
    return _marks(one, names) != _marks(other, names)


def negates(words: str) -> bool:
    """Whether the words hold a negation."""
    return bool(_NEGATIONS.search(fold(words).text))


def _marks(words: str, names: Collection[str]) -> tuple[list[str], ...]:
    plain = fold(words).text
    known = re.compile(
        "|".join(re.escape(fold(n).text) for n in sorted(names, key=len, reverse=True) if n) or r"(?!)"
    )
    return (
        [m[0].lower() for m in _NEGATIONS.finditer(plain)],
        [m.name for m in find_charges(plain)],
        _NUMBERS.findall(plain),
        _PARTIES.findall(plain),
        known.findall(plain),
    )
