"""What scanning makes of legal Chinese: digits run together, look-alike characters, stray marks."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from graph.transcript.characters import HAN
from graph.transcript.edits import edited, substituted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.transcript.edits import Edit, View

_STRAY = re.compile(f"(?<=[{HAN}])(?:-[a-z]|[\\^|~`´¨¦])(?=[{HAN}])")
_YEAR_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d{1,4})(?=[月日])")
_MONTH_DAY = re.compile(r"(?<=年)(\d{3,4})(?=日)")


def misreadings_repaired(view: View) -> View:
    """The text with the certain ones put right: ``20133月`` 2013年3月, ``输人`` 输入; doubtful ones stay."""
    view = edited(view, _dates(view.text))
    view = substituted(view, _STRAY, "")
    pattern, right = _look_alikes()
    return substituted(view, pattern, lambda m: right[m.lastgroup or ""])


@cache
def _look_alikes() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = json.loads((files(__package__) / "data" / "misreadings.json").read_text("utf-8"))
    pattern = "|".join(f"(?P<r{n}>{row['wrong']})" for n, row in enumerate(rows))
    return re.compile(pattern), {f"r{n}": row["right"] for n, row in enumerate(rows)}


def _dates(text: str) -> Iterator[Edit]:
    found: list[Edit] = []
    for m in _YEAR_MONTH.finditer(text):
        rest, at, unit = m.group(2), m.start(2), text[m.end()]
        if unit == "月" and len(rest) <= 2 and 1 <= int(rest) <= 12:
            found.append((at, at + 1, f"年{rest[0]}"))
        elif unit == "日" and len(splits := _month_day(rest)) == 1:
            found += _apart(rest, splits[0], at, "年")
    for m in _MONTH_DAY.finditer(text):
        splits = _month_day(m.group(1))
        if len(splits) == 1:
            found += _apart(m.group(1), splits[0], m.start(1), "")
    yield from sorted(found)


def _month_day(digits: str) -> list[int]:
    """Where a run of digits can be cut into month and day."""
    return [
        n
        for n in (1, 2)
        if n < len(digits) <= n + 2
        and digits[0] != "0" and digits[n] != "0"
        and 1 <= int(digits[:n]) <= 12 and 1 <= int(digits[n:]) <= 31
    ]  # fmt: skip


def _apart(digits: str, cut: int, at: int, before: str) -> list[Edit]:
    edits: list[Edit] = [(at, at + 1, before + digits[0])] if before else []
    return [*edits, (at + cut, at + cut + 1, f"月{digits[cut]}")]
