"""How a store on a server is reached is told by the environment; the password shows nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.errors import ConfigurationError
from graph.store.access import Access
from server.store_access import access_from

if TYPE_CHECKING:
    from pathlib import Path

USER, PASSWORD = "SYMPOSIUM_MAP_STORE_USER", "SYMPOSIUM_MAP_STORE_PASSWORD"
FILE = "SYMPOSIUM_MAP_STORE_PASSWORD_FILE"
SECRET = "geheim-秘"  # noqa: S105 - no password of anything


def test_nothing_told_is_no_login_and_the_usual_times() -> None:
    assert access_from({}) == Access(None, None, None, 50, 10, 60, 10)


def test_all_that_can_be_told() -> None:
    told = {
        USER: "reader", PASSWORD: SECRET, "SYMPOSIUM_MAP_STORE_DATABASE": "symposia",
        "SYMPOSIUM_MAP_STORE_CONNECTIONS": "8", "SYMPOSIUM_MAP_STORE_CONNECT_SECONDS": "2",
        "SYMPOSIUM_MAP_STORE_WAIT_SECONDS": "2.5", "SYMPOSIUM_MAP_STORE_RETRY_SECONDS": "3",
    }  # fmt: skip
    found = access_from(told)
    assert found == Access("reader", SECRET, "symposia", 8, 2, 2.5, 3)
    assert SECRET not in repr(found)


def test_the_file_goes_before_the_variable_and_its_last_end_of_line_is_none_of_it(tmp_path: Path) -> None:
    place = tmp_path / "password"
    place.write_text(SECRET + " \r\n", "utf-8")
    assert access_from({USER: "reader", PASSWORD: "other", FILE: str(place)}).password == SECRET + " "


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({USER: "reader"}, "SM506"),
        ({PASSWORD: SECRET}, "SM506"),
        ({USER: "reader", FILE: "/nowhere/password"}, "SM504"),
        ({"SYMPOSIUM_MAP_STORE_WAIT_SECONDS": "soon"}, "SM505"),
        ({"SYMPOSIUM_MAP_STORE_WAIT_SECONDS": "0"}, "SM505"),
        ({"SYMPOSIUM_MAP_STORE_CONNECTIONS": "nan"}, "SM505"),
    ],
)
def test_what_is_of_no_use_is_told_without_the_password(told: dict[str, str], code: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        access_from(told)
    (problem,) = raised.value.problems
    assert problem.code == code
    assert SECRET not in str(problem)
