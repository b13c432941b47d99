"""换个事实看结论 in a real Chromium: the page works out what graph.analysis.what_if does, and its address keeps it."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from graph.analysis.what_if import what_if
from graph.store.opening import MEMORY, open_store
from server.app import create_app
from server.settings import Settings
from server.usecases.samples import import_samples
from tests.support.sample_maps import the_locker_map

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    from graph.model import ArgumentMap
    from graph.store.port import Store
    from tests.browser.conftest import OpenPage

LOCKER = the_locker_map().symposium.id
READ = """() => ({
  issues: [...document.querySelectorAll("[data-issue]")].map((b) => [b.dataset.agreed, b.dataset.spoke].map(Number)),
  cases: [...document.querySelectorAll("[data-case]")].map((c) => [...c.querySelectorAll("[data-expert]")].map((r) => r.dataset.standing)),
})"""
PICK = """(picks) => { for (const [n, value] of picks)
  document.querySelector(`input[name="f${n}"][value="${value}"]`).click(); }"""


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with open_store(MEMORY) as opened:
        import_samples(opened)
        opened.save(the_locker_map())
        yield opened


@pytest.fixture
def at(store: Store, serve_app: Callable[..., str]) -> str:
    return serve_app(create_app(Settings(MEMORY), store))


def page_facts(page: Page) -> list[dict[str, Any]]:
    facts: list[dict[str, Any]] = page.evaluate("island.facts")
    return facts


def expected(m: ArgumentMap, numbers: list[str], facts: dict[str, str | None]) -> dict[str, Any]:
    """What the page is to show, worked out in Python."""
    found = what_if(m, facts)
    of_issue = {i.id: i.number for i in m.issues}
    counted = {of_issue[c.issue]: [c.agreed, c.spoke] for c in found.issues}
    return {
        "issues": [counted[n] for n in numbers],
        "cases": [[str(c.standing) for c in found.conclusions if c.case == case.id] for case in m.cases],
    }


def settings(facts: list[dict[str, Any]]) -> Iterator[list[tuple[int, str]]]:
    """Each value of each fact alone, then the first values of each two facts together."""
    yield []
    for n, fact in enumerate(facts):
        for value in (*map(str, range(len(fact["values"]))), "-"):
            yield [(n, value)]
    yield from ([(a, "0"), (b, "0")] for a, b in combinations(range(min(len(facts), 5)), 2))


def test_it_works_out_the_same_as_the_analysis(store: Store, at: str, open_page: OpenPage) -> None:
    for one in store.list():
        m = store.load(one.id)
        page = open_page(f"{at}/zh/symposia/{one.id}/what-if")
        facts, numbers = page_facts(page), page.evaluate("island.issues.map((i) => i.number)")
        assert facts
        for picks in settings(facts):
            page.evaluate("document.querySelector('.what-if-facts').reset()")
            page.evaluate(PICK, picks)
            chosen = {
                facts[n]["id"]: None if value == "-" else facts[n]["values"][int(value)] for n, value in picks
            }
            assert page.evaluate(READ) == expected(m, numbers, chosen), (one.title, chosen)


def test_by_mouse_and_kept_in_the_address(at: str, open_page: OpenPage) -> None:
    page = open_page(f"{at}/zh/symposia/{LOCKER}/what-if")
    first = page.locator("[data-issue]").first
    assert "一致 1／表态 3／共 3 人" in first.inner_text()
    page.get_by_label("是", exact=True).check()
    assert "一致 2／表态 3／共 3 人" in first.inner_text()
    assert "魏明远 (1.1)" in page.locator(".what-if-moved").inner_text()
    assert page.url.endswith("#f0=0")
    again = open_page(page.url)
    assert "一致 2／表态 3／共 3 人" in again.locator("[data-issue]").first.inner_text()
    again.get_by_role("button", name="全部恢复未查明").click()
    again.wait_for_function("!location.hash")
    assert "一致 1／表态 3／共 3 人" in again.locator("[data-issue]").first.inner_text()


def test_nothing_set_is_sent(at: str, open_page: OpenPage) -> None:
    page = open_page(f"{at}/en/symposia/{LOCKER}/what-if")
    sent: list[str] = []
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: sent.append(request.url))
    page.get_by_label("否", exact=True).check()
    page.wait_for_timeout(300)
    assert not [url for url in sent if not url.endswith("icon.svg")]


def test_the_overview_on_a_phone_stays_inside(at: str, store: Store, open_page: OpenPage) -> None:
    for one in store.list():
        for name in ("overview", "what-if"):
            page = open_page(f"{at}/zh/symposia/{one.id}/{name}", viewport={"width": 390, "height": 844})
            assert page.evaluate("document.documentElement.scrollWidth") <= 390
