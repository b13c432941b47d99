"""What a newcomer meets first, in a real Chromium: a sentence, a click, a switch, experts who move, the text at the sentence."""

from __future__ import annotations

import re
from itertools import pairwise
from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from graph.store.opening import MEMORY, open_store
from server.app import create_app
from server.settings import Settings
from server.usecases.samples import import_samples
from tests.support.own_facts import the_tea_house

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Locator, Page

    from graph.store.port import Store
    from tests.browser.conftest import OpenPage

# read in the text of the retold sample
PRICE, SEEN, LEADER = "与合理价格的差距", "客人是否识破骗局", "由谁主导"
TRADE, FRAUD, ROBBERY = "强迫交易罪", "诈骗罪", "抢劫罪"
PHONE = {"viewport": {"width": 390, "height": 844}}
MOVING = {"reduced_motion": "no-preference"}


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with open_store(MEMORY) as opened:
        import_samples(opened)
        yield opened


@pytest.fixture
def at(store: Store, serve_app: Callable[..., str]) -> str:
    return serve_app(create_app(Settings(MEMORY), store))


@pytest.fixture
def case(store: Store, at: str) -> str:
    retold = next(s.id for s in store.list() if s.origin == "retold")
    return f"{at}/zh/symposia/{retold}"


def board(page: Page) -> Locator:
    return page.locator(".board").first


def switch(page: Page, fact: str, value: str) -> Locator:
    return board(page).get_by_role("group", name=fact).get_by_role("radio", name=value, exact=True)


def placed(page: Page) -> dict[str, str]:
    """Expert -> the head of the place where the expert stands."""
    found: dict[str, str] = page.evaluate(
        """() => Object.fromEntries([...document.querySelector(".board").querySelectorAll(".token")].map((t) =>
        [t.querySelector(".expert").textContent, t.closest(".end").querySelector("h4").textContent.trim()]))"""
    )
    return found


def said(page: Page) -> str:
    return board(page).get_by_role("status").inner_text()


def settled(page: Page) -> None:
    page.evaluate("() => Promise.all(document.getAnimations().map((a) => a.finished)).then(() => null)")


def test_the_first_half_minute(at: str, open_page: OpenPage) -> None:
    """Open, one click, two switches, the move seen, one click to the sentence: within the half minute."""
    taken = [perf_counter()]
    page = open_page(f"{at}/zh/", viewport={"width": 1366, "height": 768}, **MOVING)
    first = page.locator(".opener").first
    sentence = first.inner_text()
    assert "柴某召集一批人专门做“酒托”生意" in sentence
    assert "4 位专家给出 4 种结论" in sentence
    assert all(word in sentence for word in (TRADE, FRAUD, ROBBERY, PRICE, SEEN))
    assert "已核对 44/44" in sentence
    assert all(
        box and box["y"] + box["height"] <= 768
        for box in [o.bounding_box() for o in page.locator(".opener").all()]
    )
    taken.append(perf_counter())

    first.get_by_role("link").click()
    board(page).wait_for()
    assert placed(page) == {"专家甲": "视情况", "专家乙": "视情况", "专家丙": "视情况", "专家丁": TRADE}
    taken.append(perf_counter())

    switch(page, SEEN, "未识破").click()
    assert placed(page)["专家甲"] == FRAUD
    switch(page, SEEN, "识破").click()
    assert said(page) == f"专家甲：{FRAUD} → {FRAUD} / {TRADE}"
    switch(page, LEADER, "酒吧的“酒托头”和“酒托女”").click()
    assert placed(page)["专家甲"] == TRADE
    switch(page, PRICE, "相差不大").click()
    assert placed(page)["专家丙"] == TRADE
    settled(page)
    before = board(page).locator("[data-expert='2']").bounding_box()
    switch(page, PRICE, "相差悬殊").click()
    running = "document.querySelector(\".token[data-expert='2']\").getAnimations().filter((a) => a.playState === 'running').length"
    assert page.evaluate(running) == 1
    assert f"专家丙：{TRADE} → {ROBBERY}" in said(page)
    settled(page)
    after = board(page).locator("[data-expert='2']").bounding_box()
    assert before is not None
    assert after is not None
    assert after["x"] - before["x"] > 100
    assert placed(page) == {"专家甲": TRADE, "专家乙": ROBBERY, "专家丙": ROBBERY, "专家丁": TRADE}
    taken.append(perf_counter())

    board(page).get_by_role("link", name="专家丙").click()
    lit = page.locator("mark.lit")
    lit.first.wait_for()
    assert "相差悬殊" in "".join(lit.all_inner_texts())
    box = lit.first.bounding_box()
    assert box is not None
    assert 0 < box["y"] < 768
    taken.append(perf_counter())
    steps = [b - a for a, b in pairwise(taken)]
    assert sum(steps) < 30, steps


def test_the_address_keeps_it_and_back_undoes_it(case: str, open_page: OpenPage) -> None:
    page = open_page(case)
    start = placed(page)
    switch(page, PRICE, "相差悬殊").click()
    far = placed(page)
    switch(page, SEEN, "未识破").click()
    both = placed(page)
    kept = re.search(r"#(.*)", page.url)
    assert kept is not None
    assert sorted(kept[1].split("&")) == ["f0=1", "f1=0"]
    again = open_page(page.url)
    assert placed(again) == both
    assert switch(again, SEEN, "未识破").is_checked()
    page.go_back()
    assert placed(page) == far
    page.go_back()
    assert placed(page) == start
    page.go_forward()
    assert placed(page) == far
    # the page of what-if reads the same address
    board(page).get_by_role("link", name="所有问题上的变化").click()
    page.wait_for_url(re.compile("/what-if#f0=1$"))
    assert page.locator("[data-charges='抢劫罪'] [data-expert]").count() > 0


def test_what_is_no_fact_in_the_address_is_left_alone(case: str, open_page: OpenPage) -> None:
    page = open_page(f"{case}#f99=0&f0=7&e=x&f1=0")
    assert placed(page)["专家甲"] == FRAUD
    switch(page, PRICE, "相差悬殊").click()
    assert "e=x" in page.url
    board(page).get_by_role("button", name="全部恢复未查明").click()
    assert page.url.endswith("#f99=0&e=x") or page.url.endswith("#e=x")
    assert placed(page)["专家甲"] == "视情况"


def test_not_said_is_a_place_of_its_own(case: str, open_page: OpenPage) -> None:
    page = open_page(case)
    switch(page, PRICE, "以上均不是").click()
    assert placed(page)["专家丙"] == "材料未言明"
    assert said(page) == f"专家丙：{TRADE} / {ROBBERY} → 材料未言明"
    assert page.locator(".board [data-end='not-said'] .token a").get_attribute("href") is not None


def test_without_motion_for_those_who_ask(case: str, open_page: OpenPage) -> None:
    page = open_page(case, reduced_motion="reduce")
    page.evaluate("() => { Element.prototype.animate = () => { throw new Error('moved'); }; }")
    switch(page, PRICE, "相差悬殊").click()
    assert placed(page)["专家丙"] == ROBBERY


def test_by_keyboard_alone(case: str, open_page: OpenPage) -> None:
    page = open_page(case)
    radio = switch(page, PRICE, "未查明")
    for _ in range(40):
        page.keyboard.press("Tab")
        if radio.evaluate("(r) => r === document.activeElement"):
            break
    assert radio.evaluate("(r) => r === document.activeElement")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert placed(page)["专家丙"] == ROBBERY
    assert switch(page, PRICE, "相差悬殊").evaluate("(r) => r === document.activeElement")
    link = board(page).get_by_role("link", name="专家丙")
    for _ in range(30):
        page.keyboard.press("Tab")
        if link.evaluate("(a) => a === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.locator("mark.lit").first.wait_for()


def test_without_script_the_page_is_whole(case: str, open_page: OpenPage) -> None:
    page = open_page(case, java_script_enabled=False)
    assert not board(page).is_visible()
    assert "4 位专家给出 4 种结论" in page.locator(".gist").first.inner_text()
    assert page.locator(".conclusions").first.is_visible()


def test_nothing_set_is_sent(case: str, open_page: OpenPage) -> None:
    page = open_page(case)
    page.wait_for_load_state("networkidle")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    switch(page, PRICE, "相差悬殊").click()
    page.wait_for_timeout(300)
    assert not [url for url in sent if "icon.svg" not in url]


def test_at_most_four_switches_stand_open(store: Store, at: str, open_page: OpenPage) -> None:
    for one in store.list():
        page = open_page(f"{at}/zh/symposia/{one.id}")
        for shown in page.locator(".board").all():
            assert shown.locator("form > .switches > .switch").count() <= 4


def test_on_a_phone_it_stays_inside(case: str, store: Store, at: str, open_page: OpenPage) -> None:
    page = open_page(case, **PHONE)
    switch(page, PRICE, "相差悬殊").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for token in board(page).locator(".token").all():
        box = token.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    for one in store.list():
        for path in ("", "/camps"):
            page = open_page(f"{at}/en/symposia/{one.id}{path}", **PHONE)
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, (one.title, path)
    assert open_page(f"{at}/en/", **PHONE).evaluate("document.documentElement.scrollWidth") <= 390


def test_a_fact_of_two_cases_is_one_switch_and_names_are_text(
    serve_app: Callable[..., str], open_page: OpenPage
) -> None:
    with open_store(MEMORY) as opened:
        opened.save(the_tea_house())
        here = serve_app(create_app(Settings(MEMORY), opened))
        page = open_page(f"{here}/zh/symposia/{the_tea_house().symposium.id}")
        switch(page, "是否识破骗局", "识破").click()
        switch(page, "价格差距", "悬殊").click()
        stands = placed(page)
        assert stands == {"韩松": ROBBERY, "罗晓": ROBBERY, "程敏": TRADE, "顾宁": "视情况"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_axe_finds_nothing(scheme: str, lang: str, store: Store, at: str, open_page: OpenPage) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    few, many = (next(s.id for s in store.list() if len(store.load(s.id).experts) == n) for n in (4, 12))
    addresses = [
        f"{at}/{lang}/",
        *(f"{at}/{lang}/symposia/{p}" for p in (f"{few}#f0=0", f"{few}/camps", f"{many}/camps")),
    ]
    for address in addresses:
        page = open_page(address, color_scheme=scheme)
        found = axe.Axe().run(page).response["violations"]
        assert [(f["id"], [n["html"] for n in f["nodes"]]) for f in found] == [], address
