"""意见相近的专家 in a real Chromium: counts as the analysis has them, a square of a few, a network of many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.analysis.report import analyse
from graph.store.opening import MEMORY, open_store
from server.app import create_app
from server.settings import Settings
from server.usecases.samples import import_samples

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.store.port import Store
    from tests.browser.conftest import OpenPage


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with open_store(MEMORY) as opened:
        import_samples(opened)
        yield opened


@pytest.fixture
def at(store: Store, serve_app: Callable[..., str]) -> str:
    return serve_app(create_app(Settings(MEMORY), store))


def by_number(store: Store, experts: int) -> str:
    return next(s.id for s in store.list() if len(store.load(s.id).experts) == experts)


def test_four_experts_stand_in_a_square(store: Store, at: str, open_page: OpenPage) -> None:
    """Counted by hand in the retold sample: 甲 and 丁 compare on six issues and agree on 1.1, 2.2, 5.2."""
    page = open_page(f"{at}/zh/symposia/{by_number(store, 4)}/camps")
    assert page.locator("svg.camps-network").count() == 0
    cell = page.locator(".square tbody tr").first.locator("td").last
    assert "一致 3／可比 6" in cell.inner_text()
    assert cell.locator(".agreed a").all_inner_texts() == ["1.1", "2.2", "5.2"]
    assert cell.locator(".differing a").all_inner_texts() == ["1.2", "2.3", "2.4"]
    assert page.locator(".pair-rows tbody tr").count() == 6
    assert "视频和照片是否属于" in page.locator(".pair-rows").inner_text()
    cell.locator(".agreed a").first.click()
    page.wait_for_url("**/table#i-*")


def test_twelve_are_a_network_with_the_counts_beside(store: Store, at: str, open_page: OpenPage) -> None:
    symposium = by_number(store, 12)
    page = open_page(f"{at}/zh/symposia/{symposium}/camps")
    pairs = analyse(store.load(symposium)).pairs
    comparable = {frozenset((p.left, p.right)): len(p.agree) + len(p.differ) for p in pairs}
    links = page.eval_on_selector_all(
        ".link", "(found) => found.map((g) => [g.dataset.left, g.dataset.right])"
    )
    assert {frozenset(pair) for pair in links} == {pair for pair, n in comparable.items() if n >= 2}
    assert page.locator(".pair-rows tbody tr").count() == 66
    assert "位置、距离没有含义" in page.locator(".camps-picture").inner_text()


def test_no_name_lies_on_another_and_none_is_cut(store: Store, at: str, open_page: OpenPage) -> None:
    page = open_page(f"{at}/zh/symposia/{by_number(store, 12)}/camps")
    svg = page.locator("svg.camps-network").bounding_box()
    boxes = [b for n in page.locator(".node text").all() if (b := n.bounding_box())]
    assert svg is not None
    assert len(boxes) == 12
    for n, a in enumerate(boxes):
        assert svg["x"] <= a["x"]
        assert a["x"] + a["width"] <= svg["x"] + svg["width"]
        for b in boxes[n + 1 :]:
            apart = (
                a["x"] + a["width"] <= b["x"] or b["x"] + b["width"] <= a["x"]
                or a["y"] + a["height"] <= b["y"] or b["y"] + b["height"] <= a["y"]
            )  # fmt: skip
            assert apart, (a, b)


def test_pointing_lights_and_choosing_narrows_the_table(store: Store, at: str, open_page: OpenPage) -> None:
    page = open_page(f"{at}/zh/symposia/{by_number(store, 12)}/camps")
    node = page.locator(".node", has_text="邵启元")
    expert = node.get_attribute("data-expert")
    node.focus()
    lit = page.eval_on_selector_all(
        ".link.lit", "(found) => found.map((g) => [g.dataset.left, g.dataset.right])"
    )
    assert lit
    assert all(expert in pair for pair in lit)
    page.keyboard.press("Enter")
    assert page.locator(".pair-rows tbody tr:visible").count() == 11
    assert page.get_by_role("status").inner_text().startswith("只列邵启元的 11 对")
    page.keyboard.press("Enter")
    assert page.locator(".pair-rows tbody tr:visible").count() == 66


def test_it_is_linked_from_methods_and_from_the_pairs(store: Store, at: str, open_page: OpenPage) -> None:
    for path in ("methods", "table"):
        page = open_page(f"{at}/zh/symposia/{by_number(store, 12)}/{path}")
        page.get_by_role("link", name="意见相近的专家：按人比较").click()
        page.wait_for_url("**/camps")
