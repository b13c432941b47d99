"""The whole library in a real Chromium: from a view to the level below, by keyboard too; accessibility, themes, phones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from graph.store.opening import MEMORY, open_store
from server.app import create_app
from server.settings import Settings
from tests.support.library_maps import LOST, NOW, THEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.store.port import Store
    from tests.browser.conftest import OpenPage

LAPTOP = {"viewport": {"width": 1366, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
VIEWS = ("contested", "authorities", "experts", "topics", "network")
COMPARED = f"compare?left={THEN.symposium.id}&right={NOW.symposium.id}"


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(MEMORY) as opened:
        for m in (THEN, NOW, LOST):
            opened.save(m)
        yield opened


@pytest.fixture
def at(store: Store, serve_app: Callable[..., str]) -> str:
    return serve_app(create_app(Settings(MEMORY), store))


def test_from_the_library_to_an_argument(at: str, open_page: OpenPage) -> None:
    page = open_page(f"{at}/zh/", **LAPTOP)
    page.get_by_role("navigation", name="研讨库的各种视图").get_by_role("link", name="争议焦点").click()
    page.get_by_label("年份").select_option("2015")
    page.get_by_role("button", name="筛选").click()
    assert page.locator("table.whole tbody tr").count() == 1
    page.get_by_role("link", name="从柜中取走他人快件构成盗窃罪").click()
    page.wait_for_url(re.compile(rf"/symposia/{THEN.symposium.id}/issues/"))
    page.go_back()
    assert page.get_by_label("年份").input_value() == "2015"


def test_a_cell_opens_the_issues_behind_it(at: str, open_page: OpenPage) -> None:
    page = open_page(f"{at}/zh/library/topics", **LAPTOP)
    row = page.locator("table.heat tbody tr").filter(has_text="此罪与彼罪")
    assert row.locator("td").all_inner_texts() == ["1／2", "0／1", "1／1", "·\n无"]
    row.get_by_role("link", name="2 个具体问题，其中 1 个有争议").click()
    assert page.locator("table.whole tbody tr").count() == 2


def test_the_network_by_keyboard(at: str, open_page: OpenPage) -> None:
    page = open_page(f"{at}/zh/library/network", **LAPTOP)
    page.locator('svg.network a[data-id="charge:盗窃罪"]').focus()
    assert page.locator("svg.network .node.lit").count() == 2
    assert page.locator("svg.network .link.lit").count() == 1
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/library/contested\?"))
    assert page.locator("table.whole tbody tr").count() == 2


def test_an_expert_then_and_now(at: str, open_page: OpenPage) -> None:
    page = open_page(f"{at}/zh/library/experts?q=罗晓", **LAPTOP)
    page.get_by_role("link", name="罗晓：2015-05-10 与 2024-05-10 两场对比").click()
    page.wait_for_url(re.compile("/compare"))
    assert page.locator("svg.flow:visible .moved-reversed").count() == 1
    page.locator("svg.flow:visible").get_by_role("link", name="罗晓 · 前后相反").click()
    page.wait_for_url(re.compile(rf"/symposia/{NOW.symposium.id}/reader#p-"))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("screen", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_accessible_and_no_wider_than_the_window(
    at: str, open_page: OpenPage, theme: str, screen: dict[str, Any]
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    lang = "zh" if theme == "light" else "en"
    for path in (
        *(f"library/{view}" for view in VIEWS),
        "library/contested?year=1999",
        "contested",
        COMPARED,
        "",
    ):
        page = open_page(f"{at}/{lang}/{path}", color_scheme=theme, **screen)
        found = axe.Axe().run(page).response["violations"]
        assert [(v["id"], v["nodes"][0]["html"][:160]) for v in found] == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        page.close()
