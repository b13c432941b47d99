"""My case against a symposium in a real Chromium: the page works out what graph.analysis does, its address keeps it."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from graph.analysis.own_case import own_case
from graph.analysis.what_if import what_if
from graph.store.opening import MEMORY, open_store
from server.app import create_app
from server.settings import Settings
from server.usecases.samples import import_samples
from tests.support.own_facts import the_tea_house
from tests.support.sample_maps import the_locker_map

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    from graph.model import ArgumentMap
    from graph.store.port import Store
    from tests.browser.conftest import OpenPage

LOCKER = the_locker_map().symposium.id
TEA_HOUSE = the_tea_house().symposium.id
READ = """() => ({
  issues: Object.fromEntries([...document.querySelectorAll("[data-issue]")].map((b) =>
    [b.dataset.issue, [Number(b.dataset.agreed), Number(b.dataset.spoke), b.dataset.consensus, b.dataset.contested]])),
  cases: [...document.querySelectorAll("[data-case]")].map((c) => ({
    counts: [Number(c.dataset.agreed), Number(c.dataset.spoke)],
    held: [...c.querySelectorAll("[data-charges]")].map((g) => [g.dataset.charges,
      [...g.querySelectorAll("[data-expert]")].map((h) => [Number(h.dataset.expert), h.dataset.standing])]),
    notSaid: c.querySelector(".not-said-by") !== null, silent: c.querySelector(".silent-by") !== null,
  })),
})"""
PICK = """(picks) => { for (const [n, value] of picks)
  document.querySelector(`input[name="f${n}"][value="${value}"]`).click(); }"""


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with open_store(MEMORY) as opened:
        import_samples(opened)
        opened.save(the_locker_map())
        opened.save(the_tea_house())
        yield opened


@pytest.fixture
def at(store: Store, serve_app: Callable[..., str]) -> str:
    return serve_app(create_app(Settings(MEMORY), store))


def page_facts(page: Page) -> list[dict[str, Any]]:
    facts: list[dict[str, Any]] = page.evaluate("island.facts")
    return facts


def yes(told: object) -> str:
    return "true" if told else "false"


def expected(m: ArgumentMap, numbers: list[str], facts: dict[str, str | None]) -> dict[str, Any]:
    """What the page is to show, worked out in Python."""
    found, own = what_if(m, facts), own_case(m, facts)
    of_issue = {i.id: i.number for i in m.issues}
    counted = {
        of_issue[c.issue]: [c.agreed, c.spoke, yes(c.is_consensus), yes(c.is_contested)] for c in found.issues
    }
    place = {e.id: n for n, e in enumerate(m.experts)}
    return {
        "issues": {str(n): counted[number] for n, number in enumerate(numbers)},
        "cases": [
            {
                "counts": [c.after.agreed, c.after.spoke],
                "held": [
                    [
                        "|".join(sorted(set(h.charges))),
                        [[place[x.expert], str(x.standing)] for x in h.holders],
                    ]
                    for h in c.conclusions
                ],
                "notSaid": bool(c.not_said),
                "silent": bool(c.silent),
            }
            for c in own.cases
        ],
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
    assert "一致 2／表态 3／共 3 人（原 一致 1／表态 3／共 3 人）" in first.inner_text()
    assert "1 位专家的结论或意见改变（魏明远）" in page.locator(".what-if-moved").inner_text()
    assert page.url.endswith("#f0=0")
    again = open_page(page.url)
    assert "一致 2／表态 3／共 3 人" in again.locator("[data-issue]").first.inner_text()
    again.get_by_role("button", name="全部恢复未查明").click()
    again.wait_for_function("!location.hash")
    assert "一致 1／表态 3／共 3 人" in again.locator("[data-issue]").first.inner_text()


def test_my_case_against_the_tea_house(at: str, open_page: OpenPage) -> None:
    """识破 and 悬殊: robbery for two, trade for one, one by who led; with 不大 one has said nothing of it."""
    page = open_page(f"{at}/zh/symposia/{TEA_HOUSE}/what-if")
    page.get_by_label("识破", exact=True).check()
    page.get_by_label("悬殊", exact=True).check()
    case = page.locator("[data-case='0']")
    robbery = case.locator("[data-charges='抢劫罪']")
    assert robbery.locator("[data-expert]").count() == 2
    assert "审理抢劫、抢夺刑事案件" in robbery.inner_text()
    assert "时效性未核对" in page.locator(".what-if-law").inner_text()
    assert case.locator("[data-charges='强迫交易罪'] [data-standing='unconditional']").count() == 1
    assert "仍取决于未查明的事实：由谁主导" in case.locator(".open-facts").inner_text()
    assert "顾宁：" not in case.locator(".not-said-by").all_inner_texts()
    page.get_by_label("不大", exact=True).check()
    assert case.locator(".not-said-by").inner_text().startswith("材料未言明：韩松")
    assert "价格差距＝不大：程敏、顾宁未论及" in page.locator(".what-if-undiscussed").inner_text()
    assert "即使致人轻伤" in page.locator(".what-if-same").inner_text()


def test_by_keyboard_and_announced(at: str, open_page: OpenPage) -> None:
    page = open_page(f"{at}/en/symposia/{TEA_HOUSE}/what-if")
    status = page.get_by_role("status")
    assert status.get_attribute("aria-live") == "polite"
    before = status.inner_text()
    page.locator("#fact-0 input:checked").focus()
    page.keyboard.press("ArrowDown")
    assert page.locator("#fact-0 input:checked").get_attribute("value") == "0"
    assert status.inner_text() != before
    assert page.locator(".what-if-changes li").count() > 0
    page.get_by_role("button", name="All unknown again").press("Enter")
    page.wait_for_function("!location.hash")
    assert status.inner_text() == before


def test_on_paper_only_what_is_set(at: str, open_page: OpenPage) -> None:
    page = open_page(f"{at}/zh/symposia/{TEA_HOUSE}/what-if")
    page.get_by_label("悬殊", exact=True).check()
    page.emulate_media(media="print")
    shown = page.locator(".what-if-facts fieldset:visible")
    assert shown.count() == 1
    assert "悬殊" in shown.inner_text()
    assert "不大" not in shown.inner_text()
    assert page.locator(".own-conclusion:visible").count() > 0


def test_nothing_set_is_sent(at: str, open_page: OpenPage) -> None:
    page = open_page(f"{at}/en/symposia/{LOCKER}/what-if")
    sent: list[str] = []
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: sent.append(request.url))
    page.get_by_label("否", exact=True).check()
    page.wait_for_timeout(300)
    assert not [url for url in sent if "icon.svg" not in url]


@pytest.mark.parametrize("name", ["what-if", "persons", "authorities"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_axe_finds_nothing(name: str, lang: str, at: str, store: Store, open_page: OpenPage) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    retold = next(s.id for s in store.list() if s.origin == "retold")
    page = open_page(f"{at}/{lang}/symposia/{retold}/{name}")
    if name == "what-if":
        page.evaluate(PICK, [(0, "0")])
    found = axe.Axe().run(page).response["violations"]
    assert [(f["id"], [n["html"] for n in f["nodes"]]) for f in found] == []


def test_on_a_phone_they_stay_inside(at: str, store: Store, open_page: OpenPage) -> None:
    for one in store.list():
        for name in ("overview", "what-if", "persons", "authorities"):
            page = open_page(f"{at}/zh/symposia/{one.id}/{name}", viewport={"width": 390, "height": 844})
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, (one.title, name)
