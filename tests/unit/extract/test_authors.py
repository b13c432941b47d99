"""Turns in the manner of journal authors on one issue each, most of them without the words of the issue."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.model import Polarity
from tests.support.hearing import Ask, hear

SIGNS = {"+": Polarity.AFFIRM, "-": Polarity.DENY, "=": Polarity.CONDITIONAL, "0": Polarity.SILENT}
# the share of rows of each label that must come out right; not all do, and the report says which
FLOORS = {"+": 0.78, "-": 0.88, "=": 0.8}


@dataclass(frozen=True)
class Row:
    """One turn on one issue, and the polarity a reader gives it."""

    ask: Ask
    said: str
    sign: str


def rows() -> list[Row]:
    """The rows of the table, in order."""
    found: list[Row] = []
    ask = None
    for line in (Path(__file__).parent / "authors.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        mark, text, *rest = line.split("\t")
        if mark == "?":
            ask = Ask(text, rest[0]) if rest and rest[0] else Ask(text, kind="open")
        elif ask:
            found.append(Row(ask, text, mark))
    return found


def read(row: Row) -> Polarity:
    """What the rules make of a turn."""
    return hear([row.ask], [("罗启明", row.said)]).stance("罗启明").polarity


@pytest.mark.parametrize("sign", FLOORS)
def test_turns_in_the_manner_of_authors(sign: str) -> None:
    outcomes = [(read(row), row) for row in rows() if row.sign == sign]
    wrong = [f"{found}: {row.said}" for found, row in outcomes if found is not SIGNS[sign]]
    assert 1 - len(wrong) / len(outcomes) >= FLOORS[sign], "\n".join(wrong)
