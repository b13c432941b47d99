"""The figures that are delivered: of the right form, and used as they say."""

from __future__ import annotations

import json
from importlib.metadata import version
from importlib.resources import files
from itertools import pairwise

import pytest

from graph.extract.pipeline import extract
from graph.extract.reliability import Band, Reliability, Source, band, measured, share
from graph.model import Polarity
from graph.transcript import parse_transcript, read_source, repair

TABLE = Reliability(
    "0", (Source("a", 4, is_held=True),), (Band(0.0, 1.0, 1, 2),), (),
    {"": ((0.4, 0.3), (0.8, 0.7)), "x": ((0.5, 0.9),), "wild": ((0.5, 1.0),)},
)  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "raw", "expected"),
    [
        ("other", 0.1, 0.3),  # below the first point: that of the first
        ("other", 0.4, 0.3),
        ("other", 0.5, 0.4),  # a quarter of the way from 0.3 to 0.7
        ("other", 0.7, 0.6),
        ("other", 0.95, 0.7),
        ("x", 0.2, 0.9),
        ("wild", 0.5, 0.97),  # nothing is certain
    ],
)
def test_a_certainty_is_read_off_the_curve_of_its_rule(rule: str, raw: float, expected: float) -> None:
    assert TABLE.certainty(rule, raw) == expected


def test_the_file_is_of_its_form() -> None:
    found = json.loads((files("graph.extract") / "reliability.json").read_text("utf-8"))
    assert set(found) == {"version", "made_from", "bands", "silent_bands", "curves"}
    table = measured()
    assert table.version == version("symposium-map")
    assert any(s.is_held for s in table.made_from)
    assert len({s.name for s in table.made_from}) == len(table.made_from)
    for bands in (table.bands, table.silent_bands):
        assert (bands[0].low, bands[-1].high) == (0.0, 1.0)
        assert all(a.high == b.low for a, b in pairwise(bands))
        assert all(0 <= b.right <= b.n for b in bands)
    held = sum(s.n for s in table.made_from if s.is_held)
    assert sum(b.n for b in (*table.bands, *table.silent_bands)) == held
    assert {"", "silence"} <= set(table.curves)
    for points in table.curves.values():
        assert points
        assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in points)
        assert all(x < x2 and y <= y2 for (x, y), (x2, y2) in pairwise(points))


def test_the_band_of_a_certainty_is_the_one_it_lies_in() -> None:
    assert band(0.0) == measured().bands[0]
    assert band(1.0) == measured().bands[-1]
    for certainty in (0.5, 0.55, 0.6, 0.89, 0.9):
        assert band(certainty).low <= certainty < band(certainty).high


def test_the_extraction_gives_measured_certainties() -> None:
    text = (files("seeds") / "bank-cards.txt").read_bytes()
    transcript = parse_transcript(repair(read_source(text, name="t.txt")))
    plain = extract(transcript, raw=True).argument_map.stances
    given = extract(transcript).argument_map.stances
    assert [s.id for s in plain] == [s.id for s in given]
    curves = measured().curves
    for before, after in zip(plain, given, strict=True):
        rule = "silence" if before.polarity is Polarity.SILENT else before.rule
        points = curves.get(rule, curves[""])
        assert after.confidence == pytest.approx(
            min(0.97, max(0.05, share(points, before.confidence))), abs=0.006
        )
        assert (after.polarity, after.rule, after.passage) == (before.polarity, before.rule, before.passage)
    assert {s.confidence for s in plain} != {s.confidence for s in given}
