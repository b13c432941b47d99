"""Errors as pages: the right status, plain words in both languages, and nothing of a transcript in the log."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from graph.errors import (
    ConfigurationError,
    InputError,
    IntegrityError,
    Location,
    NotFoundError,
    Problem,
    Severity,
    StoreError,
    SymposiumMapError,
)
from server.problems import shown

if TYPE_CHECKING:
    from flask import Flask


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (InputError, 422),
        (IntegrityError, 409),
        (NotFoundError, 404),
        (StoreError, 503),
        (ConfigurationError, 500),
    ],
)
def test_each_kind_of_error_has_its_status_and_page(
    app: Flask, error: type[SymposiumMapError], status: int
) -> None:
    def fail() -> str:
        raise error([Problem("SM186"), Problem("SM182")])

    app.add_url_rule("/en/fail", "fail", fail)
    answer = app.test_client().get("/en/fail")
    assert answer.status_code == status
    assert "SM186" in answer.text
    assert "SM182" in answer.text
    assert '<html lang="en">' in answer.text


@pytest.mark.parametrize(
    ("path", "method", "status", "code"),
    [
        ("/zh/nothing", "GET", 404, "SM381"),
        ("/nothing", "GET", 404, "SM381"),
        ("/zh/symposia/none", "GET", 404, "SM30"),
        ("/zh/import/none", "GET", 404, "SM382"),
        ("/visual/../app.py", "GET", 404, "SM381"),
        ("/zh/who", "PUT", 403, "SM182"),
        ("/zh/who", "OPTIONS", 200, ""),
    ],
)
def test_wrong_addresses(app: Flask, path: str, method: str, status: int, code: str) -> None:
    answer = app.test_client().open(path, method=method)
    assert answer.status_code == status
    assert code in answer.text


def test_a_fault_of_ours_is_logged_under_a_number_without_its_words(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> str:
        told = "某专家说的原话"
        raise ValueError(told)

    app.add_url_rule("/zh/fail", "fail", fail)
    answer = app.test_client().get("/zh/fail?word=机密")
    assert answer.status_code == 500
    found = re.search(r"编号 ([0-9a-f]{8})", answer.text)
    assert found
    assert found[1] in caplog.text
    assert "ValueError" in caplog.text
    assert "test_problems.py" in caplog.text
    for words in ("某专家说的原话", "机密"):
        assert words not in caplog.text
        assert words not in answer.text


def test_a_problem_shows_its_place_in_the_line() -> None:
    line = "前" * 80 + "错" + "后" * 200
    (told,) = shown([Problem("SM186", {}, Location(3, 81), line + "\n")], "zh")
    assert (told.line, told.column) == (3, 81)
    assert told.before == "…" + "前" * 60
    assert told.place == "错"
    assert told.after == "后" * 120 + "…"


def test_errors_come_before_warnings_then_by_place() -> None:
    problems = [
        Problem("SM182", {}, Location(1, 1), "x", Severity.WARNING),
        Problem("SM184", {}, Location(9, 1)),
        Problem("SM186", {}, Location(2, 5)),
    ]
    assert [p.code for p in shown(problems, "en")] == ["SM186", "SM184", "SM182"]
    assert [p.is_error for p in shown(problems, "en")] == [True, True, False]


def test_a_place_beyond_the_excerpt_is_no_fault() -> None:
    (told,) = shown([Problem("SM186", {}, Location(1, 500), "短")], "zh")
    assert (told.before, told.place, told.after) == ("", "短", "")
