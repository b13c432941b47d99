"""Numbers as word processors write them in front of list paragraphs."""

from __future__ import annotations

_HAN = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_CIRCLED = 0x2460
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
# the names that OOXML and OpenDocument give to the same ways of counting
_CHINESE = (
    "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand", "japaneseCounting",
    "ideographDigital", "一, 二, 三, ...",
)  # fmt: skip
_STEM_COUNTS = ("ideographTraditional", "甲, 乙, 丙, ...")
_CIRCLES = ("decimalEnclosedCircle", "decimalEnclosedCircleChinese", "①, ②, ③, ...", "①,②,③,...")


def numeral(n: int, way: str) -> str:
    """``n`` in that way of counting, plain digits where it is unknown or does not reach so far."""
    if way in _CHINESE and 0 <= n < 100:
        return chinese(n)
    if way in _STEM_COUNTS and 1 <= n <= len(_STEMS):
        return _STEMS[n - 1]
    if way in _CIRCLES and 1 <= n <= 20:
        return chr(_CIRCLED + n - 1)
    if way in {"upperLetter", "A", "lowerLetter", "a"} and n >= 1:
        letters = chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 % 5 + 1)
        return letters if way in {"lowerLetter", "a"} else letters.upper()
    if way in {"upperRoman", "I", "lowerRoman", "i"} and 1 <= n < 4000:
        return _roman(n) if way in {"lowerRoman", "i"} else _roman(n).upper()
    return f"{n:02}" if way == "decimalZero" else str(n)


def chinese(n: int) -> str:
    """0 to 99 in Chinese."""
    tens, ones = divmod(n, 10)
    if not tens:
        return _HAN[n]
    return (_HAN[tens] if tens > 1 else "") + "十" + (_HAN[ones] if ones else "")


def _roman(n: int) -> str:
    found = ""
    for value, letters in _ROMAN:
        found += letters * (n // value)
        n %= value
    return found
