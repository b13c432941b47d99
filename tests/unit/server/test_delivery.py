from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.store.opening import MEMORY, open_store
from server.app import create_app
from server.settings import Settings
from tests.support.sample_maps import the_locker_map
from visual.palette import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask.testing import FlaskClient

HERE = Path(__file__).parents[3]
MAP = f"/zh/symposia/{the_locker_map().symposium.id}/map"


@pytest.fixture
def client() -> Iterator[FlaskClient]:
    with open_store(MEMORY) as store:
        store.save(the_locker_map())
        yield create_app(Settings(MEMORY), store).test_client()


def files_of(client: FlaskClient) -> list[str]:
    return re.findall(r'(?:src|href)="(/(?:static|visual)/[^"]+)"', client.get(MAP).text)


def test_every_file_of_a_page_is_named_by_its_content_and_may_be_kept_for_a_year(client: FlaskClient) -> None:
    files = files_of(client)
    assert len(files) >= 12
    for address in files:
        assert re.search(r"\?v=[0-9a-f]{16}$", address)
        answer = client.get(address)
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        answer.close()


def test_an_address_of_other_content_is_not_kept(client: FlaskClient) -> None:
    for query in ("", "?v=0123456789abcdef", "?v="):
        with client.get(f"/visual/map.js{query}") as answer:
            assert answer.headers["Cache-Control"] == "no-cache"


def test_pages_are_never_kept(client: FlaskClient) -> None:
    assert client.get(f"{MAP}?v=0123456789abcdef").headers["Cache-Control"] == "no-store"


def test_no_file_beside_the_folders_is_looked_at(client: FlaskClient) -> None:
    for path in ("/visual/../palette.py", "/visual/%2e%2e/palette.py?v=1", "/static/..%2fapp.py?v=1"):
        with client.get(path) as answer:
            assert answer.status_code == 404


def test_text_travels_compressed_and_says_the_same(client: FlaskClient) -> None:
    for address in (MAP, *files_of(client)):
        with client.get(address, headers={"Accept-Encoding": "gzip"}) as small, client.get(address) as plain:
            assert "Accept-Encoding" in small.headers["Vary"]
            if len(plain.data) < 1024:
                assert small.data == plain.data
                continue
            assert small.headers["Content-Encoding"] == "gzip"
            assert int(small.headers["Content-Length"]) == len(small.data) < len(plain.data) * 0.6
            if address != MAP:  # a page carries a fresh token
                assert gzip.decompress(small.data) == plain.data


def test_who_refuses_compression_gets_none(client: FlaskClient) -> None:
    for asked in ("identity", "gzip;q=0", ""):
        answer = client.get(MAP, headers={"Accept-Encoding": asked})
        assert "Content-Encoding" not in answer.headers


def test_the_theme_chosen_is_on_every_page_and_nothing_else_is_believed(client: FlaskClient) -> None:
    assert "data-theme" not in client.get(MAP).text.split("<head>", maxsplit=1)[0]
    for theme in (LIGHT, DARK):
        client.set_cookie("theme", theme.name)
        assert f'<html lang="zh-CN" data-theme="{theme.name}">' in client.get(MAP).text
    client.set_cookie("theme", '"><script>')
    assert '<html lang="zh-CN">' in client.get(MAP).text


def test_all_colours_of_the_site_come_from_the_palette() -> None:
    for sheet in (HERE / "server/static").glob("*.css"):
        if sheet.name == "print.css":  # paper is white
            continue
        rules = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
        named = set(re.findall(r"var\(--([a-z-]+)", rules))
        own = set(re.findall(r"--([a-z-]+):", rules))
        known = {
            *LIGHT.tokens,
            *own,
            *(f"look-{p}" for p in ("fill", "text", "line", "tint", "tint-text")),
            "map-top",
        }
        known |= {f"map-{g}" for g in ("page", "lane", "lane-even", "ink", "muted", "structure", "focus")}
        known |= {"sans", "serif", "page"}
        assert named <= known, sheet.name


def test_both_themes_have_the_same_tokens() -> None:
    assert list(LIGHT.tokens) == list(DARK.tokens)
