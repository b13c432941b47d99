"""Tables as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Runs = list[tuple[str, bool]]
Paragraph = tuple[Runs, bool]  # with whether it is a heading
_SHORT = 30


def table_lines(rows: Sequence[Sequence[Sequence[Paragraph]]]) -> list[Paragraph]:
    """The cells of a table of figures row by row, with tabs; of one that holds prose each paragraph by itself.

    Who speaks is often set in a column of its own: a name is then a line, as in a text without tables.
    """
    if any(len(cell) > 1 or _length(cell) > _SHORT for row in rows for cell in row):
        return [p for row in rows for cell in row for p in cell if _length([p])]
    return [(line, False) for row in rows if (line := _joined(row))]


def _length(cell: Sequence[Paragraph]) -> int:
    return sum(len(text.strip()) for runs, _ in cell for text, _ in runs)


def _joined(row: Sequence[Sequence[Paragraph]]) -> Runs:
    line: Runs = []
    for cell in row:
        if line and _length(cell):
            line.append(("\t", False))
        line += [run for runs, _ in cell for run in runs]
    return line
