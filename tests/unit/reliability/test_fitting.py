"""The fitting of certainties on hand-made stances, worked out by hand."""

from __future__ import annotations

import pytest

from benchmarks.reliability import Judged, bands, brier, delivered, fitted, left_out, rising
from graph.extract.reliability import SILENCE


def judged(source: str, rule: str, raw: float, right: int, n: int) -> list[Judged]:
    return [Judged(source, rule, raw, k < right) for k in range(n)]


@pytest.mark.parametrize(
    ("values", "weights", "expected"),
    [
        ([], [], []),
        ([0.3], [2], [0.3]),
        ([0.2, 0.4, 0.9], [1, 1, 1], [0.2, 0.4, 0.9]),
        # the middle two fall: (0.6 + 0.4) / 2
        ([0.2, 0.6, 0.4, 0.9], [1, 1, 1, 1], [0.2, 0.5, 0.5, 0.9]),
        # weighted: (0.6 x 1 + 0.4 x 3) / 4
        ([0.2, 0.6, 0.4, 0.9], [1, 1, 3, 1], [0.2, 0.45, 0.45, 0.9]),
        # one pool makes the next: (0.8 + 0.4) / 2 = 0.6 > 0.5, so (0.8 + 0.4 + 0.5 + 0.3) / 4
        ([0.8, 0.4, 0.5, 0.3], [1, 1, 1, 1], [0.5, 0.5, 0.5, 0.5]),
    ],
)
def test_neighbours_that_fall_are_pooled(
    values: list[float], weights: list[float], expected: list[float]
) -> None:
    assert rising(values, weights) == pytest.approx(expected)


def test_a_curve_is_the_share_of_right_ones_at_each_certainty() -> None:
    # 1 of 4 right at 0.4, 6 of 8 at 0.6, 5 of 8 at 0.8: the last two fall, so 11 of 16
    found = judged("a", "x", 0.4, 1, 4) + judged("a", "x", 0.6, 6, 8) + judged("b", "x", 0.8, 5, 8)
    curves = fitted(found)
    assert curves[""] == ((0.4, 0.25), (0.6, 0.688), (0.8, 0.688))


def test_the_curve_of_a_rule_is_drawn_towards_that_of_all() -> None:
    # all at 0.5: x 10 of 20 right, y 20 of 20: together 30 of 40 = 0.75
    found = judged("a", "x", 0.5, 10, 20) + judged("a", "y", 0.5, 20, 20)
    curves = fitted(found)
    assert curves[""] == ((0.5, 0.75),)
    # with 10 of the 0.75 added: (10 + 7.5) / 30 and (20 + 7.5) / 30
    assert curves["x"] == ((0.5, 0.583),)
    assert curves["y"] == ((0.5, 0.917),)


def test_a_rule_with_few_proposals_has_no_curve_of_its_own() -> None:
    assert set(fitted(judged("a", "x", 0.5, 5, 11))) == {""}
    assert set(fitted(judged("a", "x", 0.5, 5, 12))) == {"", "x"}


def test_the_level_is_drawn_towards_that_of_the_held_transcripts() -> None:
    # seen: 9 of 10 right at 0.7; held: 5 of 10; all: 14 of 20 = 0.7
    found = judged("seen", "x", 0.7, 9, 10) + judged("held-1", "x", 0.7, 5, 10)
    # what the curve calls 0.7 is right in 5 of 10 held ones, with 10 of the 0.7 itself: (5 + 7) / 20
    assert fitted(found)[""] == ((0.7, 0.6),)


def test_silences_have_a_curve_of_their_own_from_held_transcripts() -> None:
    found = judged("seen", SILENCE, 0.6, 9, 9) + judged("held-1", SILENCE, 0.6, 1, 4)
    found += judged("held-1", "x", 0.6, 4, 4)
    curves = fitted(found)
    assert curves[SILENCE] == ((0.6, 0.25),)
    assert curves[""] == ((0.6, 1.0),)


def test_a_transcript_has_no_part_in_its_own_certainties() -> None:
    # a: 1 of 4 right, b: 3 of 4, all at 0.6: each gets the share of the other
    found = judged("a", "x", 0.6, 1, 4) + judged("b", "x", 0.6, 3, 4)
    without = left_out(found)
    assert [(j.source, c) for j, c in without[::4]] == [("a", 0.75), ("b", 0.25)]
    # a: 1 x 0.25^2 + 3 x 0.75^2; b the same: 8 cells
    assert brier(without) == pytest.approx(2 * (0.25**2 + 3 * 0.75**2) / 8)
    assert brier((j, j.raw) for j in found) == pytest.approx((4 * 0.4**2 + 4 * 0.6**2) / 8)
    counted = {(b.low, b.high): (b.right, b.n) for b in bands(without) if b.n}
    assert counted == {(0.0, 0.5): (3, 4), (0.7, 0.8): (1, 4)}


def test_what_is_delivered_counts_the_held_transcripts_only() -> None:
    found = (
        judged("held-1", "x", 0.6, 2, 4) + judged("held-2", "x", 0.6, 3, 4) + judged("seen", "x", 0.6, 4, 4)
    )
    made = delivered(found, left_out(found))
    assert [(s.name, s.n, s.is_held) for s in made.made_from] == [
        ("held-1", 4, True), ("held-2", 4, True), ("seen", 4, False),
    ]  # fmt: skip
    # held-1 gets the 7 of 8 of the others, brought to (3 + 8.75) / 14 = 0.84 by the 3 of 4 of held-2;
    # held-2 the 6 of 8, brought to (2 + 7.5) / 14 = 0.68 by the 2 of 4 of held-1
    counted = {b.low: (b.right, b.n) for b in made.bands if b.n}
    assert counted == {0.8: (2, 4), 0.6: (3, 4)}
    assert sum(b.n for b in made.silent_bands) == 0
