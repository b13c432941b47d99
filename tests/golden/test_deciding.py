"""Facts that conclusions turn on, opinions experts end with, statements that sit ill together: what the rules find of
the hand-made tables, before any review. The sums must not fall under what was reached.

First run with these tables, before any rule was made from them: facts P .27 R .56, final opinions P .81 R .64, tensions
18 found, none of the 8 of the tables. The tables tell the main facts alone: what is found beyond them is often one too.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.extract.pipeline import extract
from graph.transcript.parse import parse_transcript
from graph.transcript.repair import repair
from graph.transcript.source import read_source
from tests.support.deciding import Found, compare

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
TABLES = [*sorted((ROOT / "tests/golden/gold").glob("*.json")), *sorted((ROOT / "seeds/expected").glob("*.json"))]  # fmt: skip

# least precision and recall over all tables
FLOORS = {"facts": (0.48, 0.56), "final_opinions": (0.85, 0.70), "tensions": (0.8, 0.4)}


@cache
def sums() -> dict[str, Found]:
    found: dict[str, Found] = {}
    for path in TABLES:
        table = json.loads(path.read_text("utf-8"))
        if "facts" not in table:
            continue
        home = path.parent.parent
        transcript = (
            home / table["raw"] if "raw" in table and home.name == "golden" else home / f"{path.stem}.txt"
        )
        m = extract(parse_transcript(repair(read_source(transcript)))).argument_map
        for name, figures in compare(table, m).items():
            found[name] = found.get(name, Found(0, 0, 0)) + figures
    return found


@pytest.mark.parametrize("what", FLOORS)
def test_sum_over_all_tables(what: str, record_property: Callable[[str, object], None]) -> None:
    found = sums()[what]
    record_property(what, str(found))
    precision, recall = FLOORS[what]
    assert (found.precision >= precision, found.recall >= recall) == (True, True), (
        f"{found}; missed {found.missed}; beyond {found.beyond}"
    )
