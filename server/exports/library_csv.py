"""Tables of the views of the whole library as CSV for a spreadsheet."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from server.exports.table_csv import BYTE_ORDER_MARK, harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def rows_csv(heads: Sequence[str], rows: Iterable[Sequence[str | int]]) -> str:
    """The table with its heads; begins with a byte order mark, and no cell can be taken for a formula."""
    out = StringIO()
    out.write(BYTE_ORDER_MARK)
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow(heads)
    for row in rows:
        lines.writerow([c if isinstance(c, int) else harmless(c) for c in row])
    return out.getvalue()
