"""Dates as texts write them."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_CHINESE = re.compile(r"((?:19|20)\d\d)\s*年(?:\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号])?)?")
_HANZI = re.compile(
    "([一二][〇○零Ｏ一二三四五六七八九]{3})年(?:([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})[日号])?)?"
)
_NUMERIC = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_MONTH = "|".join(f"{m}|{m[:3]}t?\\.?" for m in _MONTHS)
_ENGLISH = re.compile(
    rf"\b({_MONTH})\s+(?:(\d{{1,2}})(?:st|nd|rd|th)?,?\s+)?((?:19|20)\d\d)\b", re.IGNORECASE
)
_BRITISH = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({_MONTH})\s+((?:19|20)\d\d)\b", re.IGNORECASE
)
_HOURS = re.compile(
    r"[上下]午|星期[一二三四五六日天]|周[一二三四五六日]|\b(?:[A-Z][a-z]+day|held|on|the|of|at)\b|\b[ap]\.?m\b\.?",
    re.IGNORECASE,
)
_DIGITS = {c: n % 10 for n, c in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "Ｏ": 0}


def find_dates(text: str) -> list[str]:
    """All dates of a text as ISO-8601 (year, year-month or full date), in order; impossible ones left out."""
    found = [
        (m.span(), _iso(m[1], m[2], m[3])) for pattern in (_CHINESE, _NUMERIC) for m in pattern.finditer(text)
    ]
    found += [
        (m.span(), _iso("".join(str(_DIGITS[c]) for c in m[1]), _number(m[2]), _number(m[3])))
        for m in _HANZI.finditer(text)
    ]
    british = [(m.span(), _iso(m[3], _month(m[2]), m[1])) for m in _BRITISH.finditer(text)]
    taken = {span[1] for span, _ in british}  # "May 2022" in "12 May 2022"
    found += british + [
        (m.span(), _iso(m[3], _month(m[1]), m[2])) for m in _ENGLISH.finditer(text) if m.end() not in taken
    ]
    return [iso for _, iso in sorted(found, key=lambda f: f[0]) if iso]


def without_dates(text: str) -> str:
    """What is left of a line without its dates, days of the week, hours and marks."""
    for pattern in (_CHINESE, _HANZI, _NUMERIC, _BRITISH, _ENGLISH, _HOURS):
        text = pattern.sub("", text)
    return re.sub(r"[\W\d_]", "", text)


def latest(dates: list[str]) -> str | None:
    """The last of some ISO dates; of a year and a day in it the day counts as later."""
    return max(dates, default=None)


def _iso(year: str, month: str | None, day: str | None) -> str | None:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join([year, *(f"{int(part):02}" for part in (month, day) if month and part)])


def _month(name: str) -> str:
    return str(next(n for n, m in enumerate(_MONTHS, 1) if m.startswith(name.lower().rstrip(".")[:3])))


def _number(hanzi: str | None) -> str | None:
    """十一 as 11."""
    if not hanzi:
        return None
    tens, ten, ones = hanzi.rpartition("十")
    if not ten:
        return str(_DIGITS[hanzi]) if hanzi in _DIGITS else "0"
    return str((_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0))
