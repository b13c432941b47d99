"""Problems as a terminal shows them: the caret under the place, nothing that could steer the terminal."""

from __future__ import annotations

import pytest

from graph.errors import Location, Problem, Severity
from server.terminal import problem_lines, visible, width


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("abc", 3),
        ("抢劫罪", 6),  # Chinese characters take two columns
        ("e\u0301", 1),  # a combining accent takes none
        ("，", 2),
    ],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", "\u241b[2J"),  # an escape sequence that clears the screen
        ("a\u202eb", "a\ufffdb"),  # right-to-left override turns a line round
        ("a\x9bb", "a\ufffdb"),  # the one-character form of ESC [
        ("a\tb", "a b"),
        ("《刑法》", "《刑法》"),
    ],
)
def test_nothing_steers_the_terminal(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_the_caret_stands_under_the_place_in_a_chinese_line() -> None:
    problem = Problem(
        "SM203", {"start": 3, "end": 5, "quote": "乙"}, Location(48, 3, "a.txt"), "甲说乙丙", Severity.ERROR
    )
    lines = problem_lines(problem, "en")
    assert lines[0] == "error[SM203]: the quotation at characters 3-5 is not in the text: 乙"
    assert lines[1] == "  --> a.txt:48:3"
    assert lines[2:5] == ["   |", "48 | 甲说乙丙", "   |     ^"]
    assert lines[5] == "  = help: check whether the text was changed, then import again."


def test_a_long_line_is_shown_around_the_place() -> None:
    line = "前" * 200 + "错" + "后" * 200
    shown = problem_lines(
        Problem("SM203", {"start": 0, "end": 1, "quote": ""}, Location(1, 201), line), "zh"
    )[3]
    assert "错" in shown
    assert width(shown) < 90
