"""Light and dark on every page: the switch, what it leaves behind, and what axe finds in the dark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph.store.opening import MEMORY, open_store
from server.app import create_app
from server.settings import Settings
from tests.support.sample_maps import the_locker_map, the_pass_map
from visual.palette import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage

LOCKER = the_locker_map().symposium.id
GROUND = "getComputedStyle(document.documentElement).backgroundColor"
PAGES = [
    "",
    "/overview",
    "/map",
    "/what-if",
    "/table",
    "/reader",
    "/review",
    "/methods",
    "/persons",
    "/authorities",
]


@pytest.fixture
def at(serve_app: Callable[..., str]) -> Iterator[str]:
    with open_store(MEMORY) as store:
        store.save(the_locker_map())
        store.save(the_pass_map())
        yield serve_app(create_app(Settings(MEMORY), store))


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[n : n + 2], 16)) for n in (1, 3, 5))})"


def ground(page: Page) -> str:
    found: str = page.evaluate(GROUND)
    return found


def test_the_switch_turns_the_page_and_the_choice_stays(at: str, open_page: OpenPage) -> None:
    page = open_page(f"{at}/zh/symposia/{LOCKER}/map", color_scheme="light")
    assert ground(page) == rgb(LIGHT.tokens["paper"])
    switch = page.get_by_role("button", name="深色显示")
    assert switch.get_attribute("aria-pressed") == "false"
    switch.click()
    assert ground(page) == rgb(DARK.tokens["paper"])
    assert switch.get_attribute("aria-pressed") == "true"
    page.goto(f"{at}/zh/symposia/{LOCKER}/table")
    assert ground(page) == rgb(DARK.tokens["paper"])
    assert page.get_attribute("html", "data-theme") == "dark"  # from the server: nothing flashes
    page.get_by_role("button", name="深色显示").click()
    assert ground(page) == rgb(LIGHT.tokens["paper"])


def test_who_chose_nothing_gets_what_the_system_asks_for(at: str, open_page: OpenPage) -> None:
    page = open_page(f"{at}/en/symposia/{LOCKER}/overview", color_scheme="dark")
    assert ground(page) == rgb(DARK.tokens["paper"])
    page.emulate_media(color_scheme="light")
    assert ground(page) == rgb(LIGHT.tokens["paper"])
    page.emulate_media(media="print", color_scheme="dark")
    assert ground(page) == rgb(LIGHT.tokens["paper"])  # paper is white


def test_axe_finds_nothing_in_the_dark(at: str, open_page: OpenPage) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    faults: dict[str, Any] = {}
    for path in PAGES:
        page = open_page(f"{at}/zh/symposia/{LOCKER}{path}", color_scheme="dark")
        violations = axe.Axe().run(page).response["violations"]
        if violations:
            faults[path] = [(v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in violations]
        page.close()
    assert faults == {}
