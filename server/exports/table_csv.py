"""The stance table as CSV for a spreadsheet, one line for each expert on each issue."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from graph.catalogue import say
from server.exports.told import Teller

if TYPE_CHECKING:
    from collections.abc import Container

    from graph.analysis.results import Analysis
    from graph.catalogue import Language
    from graph.model import ArgumentMap
    from server.exports.told import Told

BYTE_ORDER_MARK = "\ufeff"
"""Without it spreadsheets take the file for one in the machine's own encoding."""
COLUMNS = (
    "question", "issue_number", "case", "issue", "expert", "affiliation", "answer", "conditions", "charges",
    "charges_denied", "claim", "reasons", "passage", "place", "certainty", "status",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table_csv(
    m: ArgumentMap, analysis: Analysis, lang: Language, stances: Container[str] | None = None
) -> str:
    """All stances of the map, silent ones included, or only ``stances`` (ids); begins with a byte order mark."""
    cases = {c.id: c.label for c in m.cases}
    questions = {q.id: q for q in m.questions}
    out = StringIO()
    out.write(BYTE_ORDER_MARK)
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow([say(f"export.column.{name}", lang) for name in COLUMNS])
    for told in Teller(m, analysis, lang).all():
        if stances is not None and told.answer.stance.id not in stances:
            continue
        issue = told.answer.issue
        question = questions[issue.question]
        heading = f"{question.ordinal} {question.title or ''}".strip()
        lines.writerow(map(harmless, [heading, *_cells(told, cases.get(issue.case or "", ""))]))
    return out.getvalue()


def harmless(cell: str) -> str:
    """The cell so that no spreadsheet takes it for a formula (OWASP, CSV injection)."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _cells(told: Told, case: str) -> list[str]:
    answer, stance = told.answer, told.answer.stance
    return [
        answer.issue.number,
        case,
        answer.issue.text,
        answer.expert.name,
        answer.expert.affiliation or "",
        told.words,
        "\n".join(told.conditions),
        "\n".join(stance.charges),
        "\n".join(stance.charges_denied),
        stance.claim,
        "\n".join(told.reasons),
        told.quote,
        told.place,
        told.certainty,
        told.checked,
    ]
