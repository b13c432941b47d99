"""server/README.md tells every route, every error code and every exit code."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import server
from graph.catalogue import wording
from graph.errors import ConfigurationError, InputError, IntegrityError, NotFoundError, StoreError

if TYPE_CHECKING:
    from flask import Flask

README = (Path(server.__file__).parent / "README.md").read_text("utf-8")


def test_every_route_is_told(app: Flask) -> None:
    routes = {re.sub(r"<any\(zh, en\):lang>", "<lang>", rule.rule) for rule in app.url_map.iter_rules()}
    told = set(re.findall(r"`(/[^`]*)`", README))
    assert routes - told == set()
    assert told - routes - {"/<lang>", "/zh", "/en"} == {"/health"}  # added by serving


def test_every_error_code_is_told() -> None:
    codes = {k.split(".")[1] for k in wording("en") if k.startswith("problems.SM")}
    assert codes - set(re.findall(r"\| (SM\d{3}) \|", README)) == set()


def test_exit_codes_and_statuses_are_those_of_the_errors() -> None:
    told = {
        name: (int(code), int(status))
        for name, code, status in re.findall(r"\| `(\w+Error)`.*\| (\d+) \| (\d+)[^|]*\|", README)
    }
    errors = (InputError, IntegrityError, NotFoundError, StoreError, ConfigurationError)
    assert told == {e.__name__: (e.exit_code, e.http_status) for e in errors}
