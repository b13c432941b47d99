"""Every problem of the store can be told to a person, in both languages, with what to do."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.catalogue import LANGUAGES, say
from graph.errors import SymposiumMapError
from graph.exchange.document import decode_map, encode_map
from graph.model import Draft
from graph.review import apply_details
from graph.store.opening import open_store
from tests.support.sample_maps import the_locker_map

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from graph.store.port import Store

SAMPLE = the_locker_map()
FAULTS: dict[str, Callable[[Store, Path], object]] = {
    "SM141": lambda *_: decode_map({}),
    "SM142": lambda *_: decode_map(encode_map(SAMPLE) | {"facts": 1}),
    "SM143": lambda *_: apply_details(Draft(SAMPLE, ()), date="x"),
    "SM144": lambda *_: apply_details(Draft(SAMPLE, ()), title="{}"),
    "SM145": lambda store, _: store.query("{x"),
    "SM146": lambda store, _: store.query("CREATE (n:Expert {id: 'x'})"),
    "SM204": lambda store, _: store.save(SAMPLE, b"x"),
    "SM205": lambda store, _: store.save(
        replace(SAMPLE, symposium=replace(SAMPLE.symposium, source_note="\ud800"))
    ),
    "SM301": lambda store, _: store.load(SAMPLE.symposium.id[:-1]),
    "SM302": lambda store, _: store.source("{x}"),
    "SM303": lambda store, _: store.passage(SAMPLE.document.id, 5, 1),
    "SM304": lambda store, _: store.load("{x}"),
    "SM401": lambda _, folder: open_store(folder),
    "SM402": lambda _, folder: open_store(written(folder / "x")),
    "SM502": lambda *_: open_store("ftp://x"),
}


def written(path: Path) -> Path:
    path.write_bytes(b"no database" * 200)
    return path


@pytest.mark.parametrize("code", FAULTS)
def test_the_problem_is_told_in_both_languages(code: str, tmp_path: Path) -> None:
    with open_store("memory:") as store:
        store.save(SAMPLE)
        with pytest.raises(SymposiumMapError) as raised:
            FAULTS[code](store, tmp_path)
    (problem,) = raised.value.problems
    assert problem.code == code
    for lang in LANGUAGES:
        told = say(f"problems.{code}", lang, **problem.values)
        assert all(str(value) in told for name, value in problem.values.items() if name != "known")
        assert say(f"problems.{code}.remedy", lang)
    assert re.search(r"[\u4e00-\u9fff]", say(f"problems.{code}", "zh", **problem.values))


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("SM403", {"path": "p", "found": 2, "known": 1}),
        ("SM404", {"path": "p", "fault": "f"}),
        ("SM405", {"path": "p", "fault": "f"}),
        ("SM406", {"path": "p", "fault": "f"}),
        ("SM407", {"fault": "f"}),
    ],
)
def test_faults_that_are_hard_to_cause_are_worded_too(code: str, values: dict[str, object]) -> None:
    for lang in LANGUAGES:
        assert say(f"problems.{code}", lang, **values)
        assert say(f"problems.{code}.remedy", lang)
