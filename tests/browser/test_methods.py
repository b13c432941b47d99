"""方法与数据 in a browser: readable on every screen, and every figure leads to what it rests on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from graph.store.opening import MEMORY, open_store
from server.app import create_app
from server.settings import Settings
from tests.support.sample_maps import a_wide_map, the_locker_map

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.store.port import Store
    from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

LOCKER = the_locker_map().symposium.id
WIDE = a_wide_map(12, 14).symposium.id
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
LAPTOP = {"viewport": {"width": 1366, "height": 768}}


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with open_store(MEMORY) as opened:
        opened.save(the_locker_map())
        opened.save(a_wide_map(12, 14))
        yield opened


@pytest.fixture
def at(store: Store, serve_app: Callable[..., str]) -> str:
    return serve_app(create_app(Settings(MEMORY), store))


@pytest.mark.parametrize(
    ("symposium", "lang", "screen"),
    [(WIDE, "zh", LAPTOP), (LOCKER, "en", PHONE)],
    ids=["twelve-laptop", "three-phone"],
)
def test_accessible_and_fits_with_all_of_it_open(
    at: str, open_page: OpenPage, symposium: str, lang: str, screen: dict[str, Any]
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    page = open_page(f"{at}/{lang}/symposia/{symposium}/methods?lens=rank", **screen)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    found = axe.Axe().run(page).response["violations"]
    assert [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found] == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_an_issue_opens_its_row_and_a_view_its_passage(at: str, open_page: OpenPage) -> None:
    page = open_page(f"{at}/zh/symposia/{LOCKER}/methods", **LAPTOP)
    page.locator(".issue-links a").first.click()
    page.wait_for_url(re.compile(r"/table#i-"))
    assert page.locator("tr:target").is_visible()
    page.go_back()
    page.locator(".claims .to-reader").first.click()
    page.wait_for_url(re.compile(r"/reader#p-"))
    assert page.locator("mark.lit").first.is_visible()


def test_the_lens_is_switched_on_and_off(at: str, open_page: OpenPage) -> None:
    page = open_page(f"{at}/zh/symposia/{LOCKER}/methods", **LAPTOP)
    assert page.locator(".lens").count() == 0
    page.get_by_role("link", name="按效力级别推演（非结论）").click()
    assert "按效力级别推演，非结论" in page.locator(".lens").inner_text()
    page.get_by_role("link", name="关闭透镜").click()
    assert page.locator(".lens").count() == 0
