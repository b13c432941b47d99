from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from graph.store.opening import MEMORY, open_store
from server.app import create_app
from server.security import secret_key
from server.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

    from graph.store.port import Store

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "font-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


@pytest.mark.parametrize("path", ["/zh/", "/zh/nothing", "/static/site.css", "/visual/palette.css", "/"])
def test_every_answer_carries_the_strict_policy(client: FlaskClient, path: str) -> None:
    headers = client.get(path, buffered=True).headers
    told = dict(rule.split(" ", 1) for rule in headers["Content-Security-Policy"].split("; "))
    assert told == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "127.0.0.1:99",
        "",
        "[::1",
        "x y:80",
    ],
)
def test_foreign_names_are_refused(client: FlaskClient, host: str) -> None:
    answer = client.get("/zh/", headers={"Host": host})
    assert answer.status_code == 400
    assert "SM181" in answer.text


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "localhost:80", "LOCALHOST"])
def test_loopback_names_pass(client: FlaskClient, host: str) -> None:
    assert client.get("/zh/", headers={"Host": host}).status_code == 200


def token_of(client: FlaskClient) -> str:
    client.get("/zh/import")
    with client.session_transaction() as kept:
        return str(kept["csrf_token"])


CHANGES = [
    "/zh/import",
    "/zh/samples",
    "/zh/import/some-key",
    "/zh/import/some-key/drop",
    "/zh/symposia/x/delete",
]


@pytest.mark.parametrize("path", CHANGES)
def test_a_change_without_the_token_is_refused(client: FlaskClient, path: str) -> None:
    token_of(client)
    for sent in ({}, {"csrf_token": "guessed"}, {"csrf_token": ""}):
        answer = client.post(path, data=sent)
        assert answer.status_code == 403
        assert "SM182" in answer.text


@pytest.mark.parametrize("path", CHANGES)
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:99"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_change_from_elsewhere_is_refused_even_with_the_token(
    client: FlaskClient, path: str, headers: dict[str, str]
) -> None:
    answer = client.post(path, data={"csrf_token": token_of(client)}, headers=headers)
    assert answer.status_code == 403


def test_a_token_of_another_visitor_is_refused(client: FlaskClient) -> None:
    other = client.application.test_client()
    answer = client.post("/zh/import", data={"csrf_token": token_of(other)})
    assert answer.status_code == 403


def test_a_change_from_the_own_form_passes(client: FlaskClient) -> None:
    own = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    answer = client.post("/zh/import", data={"csrf_token": token_of(client)}, headers=own)
    assert answer.status_code == 422  # let in; nothing was sent to read
    assert "SM186" in answer.text


def test_the_session_cookie_stays_here(client: FlaskClient) -> None:
    cookies = client.get("/zh/import").headers.getlist("Set-Cookie")
    (session,) = [c for c in cookies if c.startswith("symposium-map-")]
    assert "HttpOnly" in session
    assert "SameSite=Strict" in session


def test_the_key_is_kept_beside_the_store_for_its_owner_only(tmp_path: Path) -> None:
    made = secret_key(tmp_path / "data")
    assert len(made) == 32
    assert secret_key(tmp_path / "data") == made
    (kept,) = (tmp_path / "data").iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert secret_key(tmp_path / "other") != made
    assert secret_key(None) != secret_key(None)


def test_two_stores_at_once_have_cookies_of_their_own(tmp_path: Path) -> None:
    names = set()
    for name in ("a", "b"):
        with open_store(MEMORY) as opened:
            app = create_app(Settings(str(tmp_path / name / "s.sqlite")), opened)
            names.add(app.config["SESSION_COOKIE_NAME"])
    assert len(names) == 2


def test_more_than_the_limit_gets_a_page_that_says_what_to_do(store: Store) -> None:
    client = create_app(Settings(MEMORY, upload_limit=2000), store).test_client()
    token = token_of(client)
    answer = client.post("/en/import", data={"csrf_token": token, "text": "很长的文本" * 1000})
    assert answer.status_code == 413
    assert "SM183" in answer.text
    assert "larger than allowed" in answer.text
    assert store.list() == ()
