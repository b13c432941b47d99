"""The file that is taken away, opened from a disk with the network cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.store.opening import MEMORY, open_store
from server.app import create_app
from server.exports.kinds import KINDS, Wanted
from server.exports.offline import VIEWS
from server.settings import Settings
from server.usecases.browse import symposium
from server.usecases.samples import import_samples

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import OpenPage


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The retold sample as one file."""
    path = tmp_path_factory.mktemp("offline") / "map.html"
    with open_store(MEMORY) as store:
        import_samples(store)
        wanted = next(s.id for s in store.list() if s.origin == "retold")
        app = create_app(Settings(MEMORY), store)
        path.write_bytes(KINDS["html"].make(Wanted(symposium(store, wanted), "zh", app)))
    return path


@pytest.mark.parametrize("view", [f"{lang}-{name}" for lang in ("zh", "en") for name in VIEWS.values()])
def test_every_view_opens(saved: Path, open_page: OpenPage, view: str) -> None:
    page = open_page(f"{saved.as_uri()}?view={view}", offline=True)
    page.locator("h1, canvas").first.wait_for(state="attached")
    assert page.evaluate("document.documentElement.lang").startswith(view[:2])
    assert page.locator("nav .tabs a[aria-current]").count() == 1


def test_a_passage_opens_the_text_and_back_leads_back(saved: Path, open_page: OpenPage) -> None:
    page = open_page(f"{saved.as_uri()}?view=zh-table", offline=True)
    page.locator("a[href*='zh-reader#']").first.click()
    page.locator("mark.lit").first.wait_for()
    page.go_back()
    page.locator(".stance-table").wait_for()


def test_the_map_is_drawn(saved: Path, open_page: OpenPage) -> None:
    page = open_page(f"{saved.as_uri()}?view=zh-map", offline=True)
    page.locator("canvas").first.wait_for()
    drawn = """() => [...document.querySelectorAll('canvas')].some((c) => c.width && new Set(
        c.getContext('2d').getImageData(0, 0, c.width, Math.min(c.height, 400)).data).size > 20)"""
    page.wait_for_function(drawn, timeout=10_000)


def test_a_fact_can_be_set_and_the_link_holds_it(saved: Path, open_page: OpenPage) -> None:
    page = open_page(f"{saved.as_uri()}?view=zh-what_if", offline=True)
    page.locator("form input[type=radio][value='0']").first.check(force=True)
    page.wait_for_function("location.hash.length > 1")
    again = open_page(page.url, offline=True)
    assert again.locator("form input[type=radio][value='0']").first.is_checked()
