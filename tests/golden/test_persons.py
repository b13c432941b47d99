"""What is read of each person, against the tables that name persons: charge, role, stage, sentencing per expert.

A table names only what its maker found worth a row, so what is read beyond it is not all wrong: precision is a floor
against wild reading, recall is what the tables are for.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.analysis.person_outcomes import person_outcomes
from graph.extract.pipeline import extract
from graph.transcript import Overrides, parse_transcript, read_source, repair

if TYPE_CHECKING:
    from graph.model import ArgumentMap

HERE = Path(__file__).parent
Told = tuple[str, str, str, str]
FLOORS = {"charge": (14, 17), "role": (8, 15), "sentencing": (6, 9), "stage": (1, 3)}
"""Of each aspect how many of the tables are found at least, and how many are read at most."""


def in_table(path: Path) -> set[Told]:
    told = set()
    for position in json.loads(path.read_text("utf-8"))["positions"]:
        for person in position.get("persons") or ():
            for aspect in FLOORS:
                values = person.get(aspect)
                for value in values if isinstance(values, list) else [values]:
                    if value:
                        told.add((position["expert"], person["party"], aspect, value))
    return told


def read(m: ArgumentMap) -> set[Told]:
    people = {p.id: p.name for p in m.participants}
    parties = {p.id: p.name for c in m.cases for p in c.parties}
    return {
        (people[cell.expert], parties[row.party], aspect, value)
        for case in person_outcomes(m)
        for row in case.persons
        for cell in row.cells
        for aspect, values in (
            ("charge", cell.charges),
            ("role", cell.roles),
            ("stage", cell.stages),
            ("sentencing", cell.sentencing),
        )
        for value in values
    }


def alike(a: Told, b: Told) -> bool:
    """从轻 and 从轻处罚, 未遂 and 犯罪未遂 are one."""
    return a[:3] == b[:3] and (a[3] in b[3] or b[3] in a[3])


@pytest.fixture(scope="module")
def compared() -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Per aspect: in the tables, of these found, read in all."""
    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for path in sorted((HERE / "gold").glob("*.json")):
        table = in_table(path)
        if not table:
            continue
        [transcript] = (HERE / "transcripts").glob(f"{path.stem}.*")
        source = read_source(transcript.read_bytes(), transcript.name)
        told = read(extract(parse_transcript(repair(source), Overrides())).argument_map)
        wanted.update(t[2] for t in table)
        found.update(t[2] for t in table if any(alike(t, x) for x in told))
        given.update(t[2] for t in told)
    return wanted, found, given


@pytest.mark.parametrize("aspect", FLOORS)
def test_persons(aspect: str, compared: tuple[Counter[str], Counter[str], Counter[str]]) -> None:
    wanted, found, given = compared
    assert wanted == {"charge": 25, "role": 8, "sentencing": 8, "stage": 1}
    least, most = FLOORS[aspect]
    assert found[aspect] >= least
    assert given[aspect] <= most
