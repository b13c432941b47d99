"""两场对比 in a real Chromium: accepting a proposal, with the keyboard too; passages, accessibility, phones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from graph.model import Polarity, Topic, Verdict
from graph.store.opening import MEMORY, open_store
from server.app import create_app
from server.settings import Settings
from tests.support.factories import Asked, Said, a_map

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    from graph.store.port import Store
    from tests.browser.conftest import OpenPage

ASKED = Asked(
    "1.1", "从柜中取走他人快件是否构成盗窃罪", proposition="从柜中取走他人快件构成盗窃罪", topic=Topic.CHARGE
)
LAPTOP = {"viewport": {"width": 1366, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


def yes(name: str) -> Said:
    return Said(name, "1.1", f"{name}认为构成盗窃罪", charges=("盗窃罪",))


def no(name: str) -> Said:
    return Said(name, "1.1", f"{name}认为不构成盗窃罪", Polarity.DENY)


EXPERTS = (("韩松", "东川大学"), ("罗晓", "西川大学"))
THEN = a_map([ASKED], [yes("韩松"), no("罗晓")], experts=EXPERTS, title="早先的研讨", date="2015-05-10")
NOW = a_map([ASKED], [yes("韩松"), yes("罗晓")], experts=EXPERTS, title="后来的研讨", date="2024-05-10")
PAGE = f"compare?left={THEN.symposium.id}&right={NOW.symposium.id}"


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(MEMORY) as opened:
        opened.save(THEN)
        opened.save(NOW)
        yield opened


@pytest.fixture
def at(store: Store, serve_app: Callable[..., str]) -> str:
    return serve_app(create_app(Settings(MEMORY), store))


def rows(page: Page) -> list[list[str]]:
    return [
        [row.locator("th").inner_text(), row.locator("td.change strong").inner_text()]
        for row in page.locator("table.changes tbody tr").all()
    ]


def test_chosen_by_hand_and_accepted_with_the_mouse(at: str, store: Store, open_page: OpenPage) -> None:
    page = open_page(f"{at}/zh/compare", **LAPTOP)
    page.get_by_label("较早一场").select_option(THEN.symposium.id)
    page.get_by_label("较晚一场").select_option(NOW.symposium.id)
    page.get_by_role("button", name="对比", exact=True).click()
    assert "待核" in page.locator(".same-issue .state").inner_text()
    assert rows(page) == [["肯定", "增强"], ["否定", "不再有人主张"]]
    page.get_by_label("认定人").fill("核对员")
    page.get_by_role("button", name="认定为同一问题").click()
    page.wait_for_selector(".notices")
    assert page.locator(".same-issue .state").inner_text() == "已认定"
    (decided,) = store.decided_links()
    assert (decided.verdict, decided.by) == (Verdict.ACCEPT, "核对员")
    page.locator("details.why summary").click()
    assert "核对员" in page.locator("details.why .aside").inner_text()


def test_rejected_with_the_keyboard_alone(at: str, store: Store, open_page: OpenPage) -> None:
    page = open_page(f"{at}/zh/{PAGE}", **LAPTOP)
    page.locator("details.why summary").focus()
    page.keyboard.press("Tab")
    page.keyboard.type("核对员")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.value") == "reject"
    page.keyboard.press("Enter")
    page.wait_for_selector(".notices")
    (decided,) = store.decided_links()
    assert decided.verdict is Verdict.REJECT
    assert page.locator(".same-issue").count() == 0
    assert "核对员" in page.locator("#rejected + ul").inner_text()


def test_the_name_is_asked_for(at: str, store: Store, open_page: OpenPage) -> None:
    page = open_page(f"{at}/zh/{PAGE}", **LAPTOP)
    page.evaluate("document.querySelector('.verdict input[name=by]').removeAttribute('required')")
    page.get_by_role("button", name="认定为同一问题").click()
    assert "SM252" in page.locator("#problems").inner_text()
    assert store.decided_links() == ()


def test_a_holder_leads_to_the_passage(at: str, open_page: OpenPage) -> None:
    page = open_page(f"{at}/zh/{PAGE}", **LAPTOP)
    page.locator("table.changes td").nth(1).get_by_role("link", name="罗晓").click()
    page.wait_for_url(re.compile(rf"/symposia/{NOW.symposium.id}/reader#p-"))
    assert "罗晓认为构成盗窃罪" in "".join(page.locator("mark.lit").all_inner_texts())


def test_the_same_expert_then_and_now(at: str, open_page: OpenPage) -> None:
    page = open_page(f"{at}/zh/{PAGE}", **LAPTOP)
    told = page.locator(".moved > li > span:first-child").all_inner_texts()
    assert told == [
        "罗晓（2015-05-10 → 2024-05-10）：前后相反",
        "韩松（2015-05-10 → 2024-05-10）：前后一致",
    ]


def test_most_contested_opens_what_is_behind_it(at: str, open_page: OpenPage) -> None:
    page = open_page(f"{at}/zh/contested?by=charge", **LAPTOP)
    row = page.locator(".most-contested > li")
    assert row.locator(".name").inner_text() == "盗窃罪"
    assert row.locator(".count").inner_text() == "1／2 个具体问题有对立意见，见于 1／2 场研讨"
    row.get_by_role("link").click()
    page.wait_for_url(re.compile(rf"/symposia/{THEN.symposium.id}/issues/"))


@pytest.mark.parametrize("screen", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_accessible_and_no_wider_than_the_window(
    at: str, open_page: OpenPage, lang: str, screen: dict[str, Any]
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    for path in (PAGE, "compare", "contested?by=topic"):
        page = open_page(f"{at}/{lang}/{path}", **screen)
        found = axe.Axe().run(page).response["violations"]
        assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found] == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        page.close()
