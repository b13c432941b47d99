from __future__ import annotations

import math
from itertools import combinations
from pathlib import Path

import pytest

import visual
from visual.palette import LIGHT, OUTCOMES, THEMES, Theme, outcome, stylesheet

# Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB
SIGHT = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip
ANSWERS = [
    "affirm", "deny", "conditional", "mixed", "determinate", "silent", "outcome-other",
    *(outcome(n) for n in range(OUTCOMES)),
]  # fmt: skip


def linear(colour: str) -> list[float]:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def contrast(one: str, other: str) -> float:
    weights = (0.2126, 0.7152, 0.0722)
    light, dark = sorted(
        (sum(w * p for w, p in zip(weights, linear(c), strict=True)) for c in (one, other)), reverse=True
    )
    return (light + 0.05) / (dark + 0.05)


def lab(colour: str, sight: str) -> tuple[float, float, float]:
    seen = [
        min(1, max(0, sum(m * p for m, p in zip(row, linear(colour), strict=True)))) for row in SIGHT[sight]
    ]
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    xyz = [
        sum(a * b for a, b in zip(row, seen, strict=True)) / w for row, w in zip(to_xyz, white, strict=True)
    ]
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, sight: str) -> float:
    return math.dist(lab(one, sight), lab(other, sight))


def test_the_measures_agree_with_published_figures() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#FFFFFF", "#777777") == pytest.approx(4.48, abs=0.01)
    assert distance("#FFFFFF", "#000000", "full") == pytest.approx(100, abs=0.1)


EACH_THEME = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)


@EACH_THEME
@pytest.mark.parametrize("meaning", LIGHT.looks)
def test_text_reads_on_its_ground(theme: Theme, meaning: str) -> None:
    look = theme.looks[meaning]
    assert contrast(look.text, look.fill) >= 4.5
    assert contrast(look.tint_text, look.tint) >= 4.5


@EACH_THEME
def test_muted_words_read_on_cards_lanes_and_page(theme: Theme) -> None:
    for ground in (theme.page, *theme.lanes, theme.looks["issue"].fill):
        assert contrast(theme.muted, ground) >= 4.5
        assert contrast(theme.ink, ground) >= 4.5


@EACH_THEME
def test_words_of_the_pages_read_on_their_grounds(theme: Theme) -> None:
    t = theme.tokens
    for words in ("ink", "muted", "accent", "alarm", "amber", "info", "opposed"):
        assert contrast(t[words], t["paper"]) >= 4.5, words
    for words in ("ink", "muted", "accent"):
        for ground in ("faint", "note", "warned", "marked"):
            assert contrast(t[words], t[ground]) >= 4.5, (words, ground)
    for ground in ("lit", "picked"):
        assert contrast(t["ink"], t[ground]) >= 4.5, ground
    for ground in ("band", "band-deep", "alarm"):
        assert contrast(t["on-band"], t[ground]) >= 4.5, ground
    assert contrast(t["field-line"], t["paper"]) >= 3


@EACH_THEME
def test_what_is_chosen_stands_out_from_cards_and_lanes(theme: Theme) -> None:
    for ground in (theme.page, *theme.lanes, theme.looks["issue"].fill):
        assert contrast(theme.focus, ground) >= 7
        assert contrast(theme.structure, ground) >= 3


@EACH_THEME
@pytest.mark.parametrize("meaning", [a for a in ANSWERS if a != "silent"])
def test_lines_of_answers_stand_out_from_the_lanes(theme: Theme, meaning: str) -> None:
    assert all(contrast(theme.looks[meaning].line, lane) >= 3 for lane in theme.lanes)


@EACH_THEME
@pytest.mark.parametrize("sight", SIGHT)
def test_yes_no_and_depends_stay_apart_for_every_eye(theme: Theme, sight: str) -> None:
    for one, other in combinations(("affirm", "deny", "conditional"), 2):
        assert distance(theme.looks[one].fill, theme.looks[other].fill, sight) >= 37


@EACH_THEME
@pytest.mark.parametrize("sight", SIGHT)
def test_outcomes_stay_apart_for_every_eye(theme: Theme, sight: str) -> None:
    shown = [*(outcome(n) for n in range(OUTCOMES)), "outcome-other", "conditional"]
    for one, other in combinations(shown, 2):
        assert distance(theme.looks[one].fill, theme.looks[other].fill, sight) >= 20, (one, other)


@EACH_THEME
def test_every_answer_has_a_symbol_of_its_own(theme: Theme) -> None:
    assert list(theme.looks) == list(LIGHT.looks)
    symbols = [theme.looks[a].symbol for a in ANSWERS]
    assert all(symbols)
    assert len(set(symbols)) == len(symbols)


def test_five_outcomes_have_colours_and_the_rest_share_one() -> None:
    assert [outcome(n) for n in (0, 4, 5, 11)] == ["outcome-1", "outcome-5", "outcome-other", "outcome-other"]


def test_the_stylesheet_in_the_folder_is_the_palette() -> None:
    written = (Path(visual.__file__).parent / "static/palette.css").read_text("utf-8")
    assert written.split("\n", 1)[1] == stylesheet()
