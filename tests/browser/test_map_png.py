"""The PNG of the map: three times as fine as the screen, with what is set and dimmed, in a file of its own."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.store.opening import MEMORY, open_store
from server.app import create_app
from server.settings import Settings
from tests.support.sample_maps import the_locker_map

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage

LOCKER = the_locker_map()


@pytest.fixture
def page(serve_app: Callable[..., str], open_page: OpenPage) -> Page:
    store = open_store(MEMORY)
    store.save(LOCKER)
    at = serve_app(create_app(Settings(MEMORY), store))
    opened = open_page(f"{at}/zh/symposia/{LOCKER.symposium.id}/map")
    opened.locator("[data-png]").wait_for()
    return opened


def saved(page: Page) -> tuple[int, int, bytes]:
    with page.expect_download() as caught:
        page.locator("[data-png]").click()
    content = Path(caught.value.path()).read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", content[16:24])
    return width, height, content


def test_it_is_three_times_the_map_with_room_for_title_and_footer(page: Page) -> None:
    width, height, content = saved(page)
    drawn = page.evaluate(
        "[...document.querySelectorAll('.map-heads-row')].map((e) => parseFloat(e.style.width))[0]"
    )
    assert width % 3 == 0
    assert width / 3 >= drawn * 0.9
    assert height > 3 * (88 + 40)
    assert len(content) > 20_000


def test_what_is_dimmed_on_the_screen_is_dimmed_in_the_picture(page: Page) -> None:
    plain = saved(page)[2]
    page.locator("[data-filter=e]").first.click()
    assert saved(page)[2] != plain
