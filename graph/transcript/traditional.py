"""Traditional characters to Simplified ones, and the pinyin that converters leave behind."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

from opencc import OpenCC

from graph.transcript.characters import HAN
from graph.transcript.edits import edited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.transcript.edits import Edit, View

_HAN = re.compile(f"[{HAN}]")
_RUN = re.compile(f"[{HAN}]+")
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
_PINYIN = re.compile(f"(?<=[{HAN}])[(（][a-zü{_TONES}]{{1,6}}[)）]")
_SYLLABLE = re.compile("(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?[aeiouü]{1,3}(?:n|ng|r)?")
_TONED = re.compile(f"[{_TONES}]")
_TRADITIONAL_SHARE = 0.12
_SAMPLE = 20_000


def pinyin_dropped(view: View) -> View:
    """Without the readings in brackets behind a character; only where the text has such remains."""
    found = list(_PINYIN.finditer(view.text))
    toned = sum(bool(_TONED.search(m.group())) for m in found)
    if not toned:
        return view
    plain = toned >= 3
    return edited(
        view, ((m.start(), m.end(), "") for m in found if _is_reading(m.group()[1:-1], plain=plain))
    )


def simplified(view: View) -> View:
    """Simplified characters, one for one, where the text as a whole is Traditional; else unchanged."""
    if not is_traditional(view.text):
        return view
    return edited(view, _conversions(view.text))


def is_traditional(text: str) -> bool:
    """Whether more than 12 % of the Chinese characters have another Simplified form."""
    han = "".join(_HAN.findall(text[:_SAMPLE]))
    if not han:
        return False
    other = _converter().convert(han)
    changed: int = sum(a != b for a, b in zip(han, other, strict=False))
    return changed > _TRADITIONAL_SHARE * len(han)


def written_forms(text: str) -> dict[int, str]:
    """For each Simplified character the Traditional form that this text mostly writes; empty for other texts."""
    if not is_traditional(text):
        return {}
    forms: dict[int, str] = {}
    for char, _ in Counter(_HAN.findall(text)).most_common():
        forms.setdefault(ord(_converter().convert(char)), char)
    return forms


def _is_reading(inside: str, *, plain: bool) -> bool:
    return bool(_TONED.search(inside)) or (plain and _SYLLABLE.fullmatch(inside) is not None)


def _conversions(text: str) -> Iterator[Edit]:
    for m in _RUN.finditer(text):
        run = m.group()
        new = _converter().convert(run)
        if len(new) != len(run):
            new = "".join(_one(c) for c in run)
        if new != run:
            yield m.start(), m.end(), new


def _one(character: str) -> str:
    new = _converter().convert(character)
    return new if len(new) == 1 else character


@cache
def _converter() -> Any:  # noqa: ANN401 - opencc ships no types
    return OpenCC("t2s")
