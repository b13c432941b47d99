"""The lines of a sheet as items with verdict and fields, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph.errors import Location, Problem
from graph.review.sheet import FIRST_LINE, SYMPOSIUM
from graph.review.sheet_log import COUNT

_HEAD = re.compile(r"\[([^\]]*)\]\s*(\S+)(.*)")
_FIELD = re.compile(r"(\s+)(\w+)\s*[:：]\s?(.*)")


@dataclass(slots=True)
class Written:
    """What stands in the file of one item: verdict and fields with line and column."""

    item: str
    verdict: str
    line: int
    columns: tuple[int, int]
    fields: dict[str, tuple[str, int, int]] = field(default_factory=dict)


class Parsed:
    """What was written; ``count`` are the decisions made before it, None where the file does not tell.

    ``problems`` gathers what is wrong.
    """

    def __init__(self, lines: list[str], name: str | None) -> None:
        """Hold the lines of the file of that name."""
        self.lines, self.name = lines, name
        self.problems: list[Problem] = []
        self.written: list[Written] = []
        self.count: int | None = None

    def problem(self, code: str, line: int, column: int, **values: str | int) -> None:
        """Add what is wrong at that place."""
        excerpt = self.lines[line - 1] if line <= len(self.lines) else ""
        self.problems.append(Problem(code, values, Location(line, column, self.name), excerpt))


def parsed_sheet(text: str, symposium: str, name: str | None) -> Parsed:
    """The items of the file; every line that is none of a sheet becomes a problem (SM220, SM221)."""
    made = Parsed(text.lstrip("\ufeff").splitlines(), name)
    for n, want in enumerate((FIRST_LINE, SYMPOSIUM + symposium), 1):
        if len(made.lines) < n or made.lines[n - 1].strip() != want:
            made.problem("SM220", n, 1, wanted=want)
            return made
    for n, line in enumerate(made.lines[2:], 3):
        if line.strip() and not line.startswith("#"):
            _read(made, n, line)
    return made


def _read(made: Parsed, n: int, line: str) -> None:
    head, one = _HEAD.match(line), _FIELD.fullmatch(line)
    number = line.removeprefix(COUNT).strip()
    if head:
        item = line[head.start(2) :].strip() if head[2].startswith('"') else head[2]
        places = (head.start(1) + 1, head.start(2) + 1)
        made.written.append(Written(item, _verdict(head[1]), n, places))
    elif one and made.written and one[2] not in made.written[-1].fields:
        made.written[-1].fields[one[2]] = (one[3].strip(), n, one.start(2) + 1)
    elif n == 3 and line.startswith(COUNT) and number.isascii() and number.isdecimal():
        made.count = int(number)
    else:
        made.problem("SM221", n, 1)


def _verdict(words: str) -> str:
    """The word in the brackets in small letters; the name of a person behind it as it is."""
    word, blank, name = words.strip().partition(" ")
    is_name = word.lower() == "settle"
    return f"{word.lower()}{blank}{name if is_name else name.lower()}"
