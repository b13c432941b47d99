"""The review in a real Chromium: from upload to the stored, reviewed map, by mouse and by keyboard alone."""

from __future__ import annotations

import re
from contextlib import contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from graph.model import Polarity, Status
from graph.store.opening import MEMORY, open_store
from server.app import create_app
from server.settings import Settings
from tests.browser.test_pages import LAPTOP, PHONE, faults_of
from tests.support.sample_maps import a_wide_map, the_locker_map

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Dialog, Locator, Page

    from graph.model import ArgumentMap, Stance
    from graph.store.port import Store
    from tests.browser.conftest import OpenPage

SAMPLE = the_locker_map()
LOCKER = SAMPLE.symposium.id
TEXT = SAMPLE.document.text


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(MEMORY) as opened:
        opened.save(SAMPLE)
        yield opened


@pytest.fixture
def at(store: Store, serve_app: Callable[..., str]) -> str:
    return serve_app(create_app(Settings(MEMORY), store))


def of(m: ArgumentMap, expert: str, number: str) -> Stance:
    issue = next(i.id for i in m.issues if i.number == number)
    person = next(p.id for p in m.participants if p.name == expert)
    return next(s for s in m.stances if (s.issue, s.participant) == (issue, person))


def card(page: Page, item: str) -> Locator:
    return page.locator(f"#item-{item}")


@contextmanager
def answered(page: Page) -> Iterator[None]:
    """Waits until what was done inside has been answered and put into the page."""
    page.evaluate("document.addEventListener('swapped', () => { window.isAnswered = true; }, { once: true })")
    page.evaluate("window.isAnswered = false")
    yield
    for _ in range(100):
        if page.evaluate("window.isAnswered"):
            page.wait_for_timeout(30)
            return
        page.wait_for_timeout(50)
    raise AssertionError("no answer")


def named(page: Page, name: str = "甲") -> Page:
    with answered(page):
        page.locator("#reviewer-name").fill(name)
        page.locator("#reviewer-name").press("Enter")
    return page


def selected(page: Page) -> str:
    return page.locator(".proposal.selected").get_attribute("data-item") or ""


def lit(page: Page) -> str:
    return "".join(page.locator("#lines mark.lit").all_inner_texts())


def select_text(page: Page, words: str) -> None:
    """Drags the mouse over the words in the text, as a hand does."""
    box = page.evaluate(
        """words => {
             const walker = document.createTreeWalker(document.getElementById("lines"), NodeFilter.SHOW_TEXT);
             for (let node = walker.nextNode(); node; node = walker.nextNode()) {
               const at = node.data.indexOf(words);
               if (at < 0) continue;
               node.parentElement.scrollIntoView({block: "center"});
               const range = new Range();
               range.setStart(node, at);
               range.setEnd(node, at + words.length);
               const box = range.getBoundingClientRect();
               return [box.left, box.right, (box.top + box.bottom) / 2];
             }
           }""",
        words,
    )
    left, right, middle = box
    page.mouse.move(left + 1, middle)
    page.mouse.down()
    page.mouse.move((left + right) / 2, middle, steps=4)
    page.mouse.move(right - 1, middle, steps=4)
    page.mouse.up()


def upload(page: Page, *, by_keyboard: bool) -> None:
    """Imports a sample symposium and follows the offer to review it."""
    chooser = page.locator("input[type=file]")
    chooser.set_input_files(str(files("seeds") / "coupon-abuse.txt"))
    if by_keyboard:
        page.get_by_role("button", name="读取").press("Enter")
        page.get_by_label("虚构").press("Space")
        page.get_by_label("题目").press("Enter")
        page.get_by_role("link", name="开始核对").press("Enter")
    else:
        page.get_by_role("button", name="读取").click()
        page.get_by_label("虚构").check()
        page.get_by_role("button", name="保存到研讨库").click()
        page.get_by_role("link", name="开始核对").click()
    page.wait_for_url(re.compile(r"/review$"))
    page.wait_for_selector(".proposal.selected")


def test_from_upload_to_the_reviewed_map_by_mouse(serve_app: Callable[..., str], open_page: OpenPage) -> None:
    with open_store(MEMORY) as store:
        page = open_page(serve_app(create_app(Settings(MEMORY), store)) + "/zh/import", **LAPTOP)
        upload(page, by_keyboard=False)
        stances = page.locator('.proposal[data-kind="stance"]')
        first, second, third = (stances.nth(n).get_attribute("data-item") or "" for n in range(3))
        card(page, first).get_by_role("button", name="采纳").click()
        with answered(page):
            page.get_by_role("dialog").get_by_label("核对人姓名").fill("甲")
            page.get_by_role("dialog").get_by_role("button", name="记下").click()
        page.wait_for_selector(f"#item-{first}[data-verdict=accept]")
        assert selected(page) == second
        with answered(page):
            card(page, second).get_by_role("button", name="不采").click()
        card(page, third).click()
        with answered(page):
            card(page, third).get_by_role("link", name="修改").click()
        with answered(page):
            page.get_by_label("结论", exact=False).select_option("mixed")
            page.get_by_role("button", name="保存修改").click()
        m = store.load(store.list()[0].id)
        kept = {s.id: s for s in m.stances}
        assert [kept[i].status for i in (first, second, third)] == [
            Status.ACCEPTED, Status.REJECTED, Status.AMENDED,
        ]  # fmt: skip
        assert kept[third].polarity is Polarity.MIXED
        assert {d.by for d in store.decisions(m.symposium.id)} == {"甲"}
        assert page.locator(".progress strong").inner_text().startswith("已核对 3/")
        page.get_by_role("link", name="意见对照表").click()
        assert (
            "两说并存"
            in page.locator("td")
            .filter(has=page.locator(f"#s-{third}"))
            .or_(page.locator(f"#s-{third}"))
            .first.inner_text()
        )


def test_from_upload_to_the_reviewed_map_by_keyboard_alone(
    serve_app: Callable[..., str], open_page: OpenPage
) -> None:
    with open_store(MEMORY) as store:
        page = open_page(serve_app(create_app(Settings(MEMORY), store)) + "/zh/import", **LAPTOP)
        upload(page, by_keyboard=True)
        first = selected(page)
        page.keyboard.press("a")
        with answered(page):
            page.keyboard.type("乙")
            page.keyboard.press("Enter")
        page.wait_for_selector(f"#item-{first}[data-verdict=accept]")
        second = selected(page)
        assert second != first
        with answered(page):
            page.keyboard.press("r")
        third = selected(page)
        with answered(page):
            page.keyboard.press("e")
        assert page.evaluate("document.activeElement.id") == "answer"
        page.keyboard.press("End")  # the last answer
        for _ in range(5):
            page.keyboard.press("ArrowUp")  # five kinds of silence
        with answered(page):
            page.locator("#quote").focus()
            page.keyboard.press("Tab")
            while page.evaluate("document.activeElement.type") != "submit":
                page.keyboard.press("Tab")
            page.keyboard.press("Enter")
        page.wait_for_selector(f"#item-{third}[data-verdict=amend]")
        with answered(page):
            page.keyboard.press("j")
            page.keyboard.press("u")
        unsure = page.locator('.proposal[data-verdict="unsure"]').get_attribute("data-item")
        with answered(page):
            page.keyboard.press("z")
        assert page.locator('.proposal[data-verdict="unsure"]').count() == 0
        assert selected(page) == unsure
        m = store.load(store.list()[0].id)
        kept = {s.id: s for s in m.stances}
        assert [kept[i].status for i in (first, second, third)] == [
            Status.ACCEPTED, Status.REJECTED, Status.AMENDED,
        ]  # fmt: skip
        assert kept[third].polarity is Polarity.MIXED
        assert {d.by for d in store.decisions(m.symposium.id)} == {"乙"}


def test_card_and_passage_find_each_other(at: str, open_page: OpenPage) -> None:
    page = open_page(f"{at}/zh/symposia/{LOCKER}/review", **LAPTOP)
    item = of(SAMPLE, "罗晓", "1.2").id
    card(page, item).click()
    assert lit(page) == "罗晓：应定诈骗罪"
    page.locator("#lines mark").filter(has_text="取走快件并非秘密窃取").first.click()
    assert selected(page) == of(SAMPLE, "罗晓", "1.1").id
    assert page.evaluate("document.activeElement.className").startswith("proposal")


def test_an_amended_span_is_selected_in_the_text(at: str, store: Store, open_page: OpenPage) -> None:
    page = named(open_page(f"{at}/zh/symposia/{LOCKER}/review", **LAPTOP))
    item = of(SAMPLE, "韩松", "1.2").id
    card(page, item).click()
    with answered(page):
        card(page, item).get_by_role("link", name="修改").click()
    page.locator("#claim").fill("写了一半的主张")
    select_text(page, "应定盗窃罪")
    page.get_by_role("button", name="作为原文出处").click()
    assert page.locator("#quote").input_value() == "应定盗窃罪"
    page.get_by_role("button", name="终点后移一句").click()
    assert page.locator("#quote").input_value().startswith("应定盗窃罪而非诈骗罪")
    page.get_by_role("button", name="终点前移一句").press("Shift+Enter")
    assert page.locator("#claim").input_value() == "写了一半的主张"
    with answered(page):
        page.get_by_role("button", name="保存修改").click()
    now = of(store.load(LOCKER), "韩松", "1.2")
    assert now.passage
    assert now.passage.quote == "应定盗窃罪而非诈骗罪"
    assert (now.passage.alignment, now.claim) == ("manual", "写了一半的主张")
    assert lit(page).startswith("应定盗窃罪而非诈骗罪")


def test_a_refused_quotation_is_told_beside_the_item_and_nothing_is_lost(
    at: str, store: Store, open_page: OpenPage
) -> None:
    page = named(open_page(f"{at}/zh/symposia/{LOCKER}/review", **LAPTOP))
    item = of(SAMPLE, "韩松", "1.1").id
    card(page, item).click()
    with answered(page):
        page.keyboard.press("e")
    page.locator("#claim").fill("另一种说法")
    page.locator("#quote").fill("韩松：秘密取走快件不构成盗窃罪")
    with answered(page):
        page.get_by_role("button", name="保存修改").click()
    assert "SM218" in card(page, item).get_by_role("alert").inner_text()
    assert page.locator("#claim").input_value() == "另一种说法"
    assert store.decisions(LOCKER) == ()


def test_a_form_being_filled_in_outlives_other_steps(at: str, open_page: OpenPage) -> None:
    page = named(open_page(f"{at}/zh/symposia/{LOCKER}/review", **LAPTOP))
    item, other = of(SAMPLE, "韩松", "1.1").id, of(SAMPLE, "罗晓", "1.1").id
    card(page, item).click()
    with answered(page):
        page.keyboard.press("e")
    page.locator("#claim").fill("还没有保存")
    card(page, other).click()
    with answered(page):
        card(page, other).get_by_role("button", name="采纳").click()
    with answered(page):
        page.get_by_role("link", name="未核对", exact=True).click()
    assert page.locator("#claim").input_value() == "还没有保存"
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.evaluate("setTimeout(() => location.assign('/zh/'))")
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert page.locator("#claim").input_value() == "还没有保存"


def test_no_key_acts_while_somebody_types(at: str, store: Store, open_page: OpenPage) -> None:
    page = named(open_page(f"{at}/zh/symposia/{LOCKER}/review", **LAPTOP))
    page.keyboard.press("e")
    page.wait_for_selector("#claim")
    page.locator("#claim").press("End")
    page.keyboard.type("arzumj?/ ")
    assert page.locator("#claim").input_value().endswith("arzumj?/ ")
    assert store.decisions(LOCKER) == ()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className").startswith("proposal")
    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="快捷键").is_visible()
    page.keyboard.press("Escape")
    assert page.evaluate("document.querySelectorAll('dialog[open]').length") == 0


def test_accepting_the_certain_tells_the_number_and_is_one_step_to_undo(
    serve_app: Callable[..., str], open_page: OpenPage
) -> None:
    with open_store(MEMORY) as store:
        store.save(
            SAMPLE
        )  # but for one of 0.6 all were read with certainty 1; one stance is accepted already
        page = named(
            open_page(f"{serve_app(create_app(Settings(MEMORY), store))}/zh/symposia/{LOCKER}/review")
        )
        with answered(page):
            page.keyboard.press("Escape")
            page.locator(".proposal.selected").focus()
            page.keyboard.press("g")
        told = page.locator("#bulk-do").inner_text()
        assert "将采纳 10 条" in told
        assert "专家意见 6、具体问题 4" in told
        assert store.decisions(LOCKER) == ()
        with answered(page):
            page.get_by_role("button", name="采纳这 10 条").click()
        assert page.locator("#said").inner_text() == "已采纳 10 条"
        assert page.locator(".progress strong").inner_text() == "已核对 11/20"
        with answered(page):
            page.keyboard.press("z")
        assert page.locator(".progress strong").inner_text() == "已核对 1/20"
        assert store.load(LOCKER) == SAMPLE


def test_undo_goes_back_several_steps(at: str, store: Store, open_page: OpenPage) -> None:
    page = named(open_page(f"{at}/en/symposia/{LOCKER}/review", **LAPTOP))
    for key in "aru":
        with answered(page):
            page.keyboard.press(key)
    for _ in range(3):
        with answered(page):
            page.keyboard.press("z")
    assert store.load(LOCKER) == SAMPLE
    assert len(store.decisions(LOCKER)) == 6
    with answered(page):
        page.keyboard.press("z")
    assert "SM255" in page.locator("#bar").get_by_role("alert").inner_text()


def test_a_missed_position_is_added_where_the_text_has_it(at: str, store: Store, open_page: OpenPage) -> None:
    page = named(open_page(f"{at}/zh/symposia/{LOCKER}/review", **LAPTOP))
    select_text(page, "应定诈骗罪")
    with answered(page):
        page.locator("#selection").get_by_role("button", name="补一条意见").click()
    assert page.locator("#add-participant option:checked").inner_text() == "罗晓"
    page.locator("#add-issue").select_option(label="2.1 如何理解占有")
    with answered(page):
        page.get_by_role("button", name="下一步").click()
    assert page.locator("#quote").input_value() == "应定诈骗罪"
    page.locator("#answer").select_option("affirm")
    with answered(page):
        page.get_by_role("button", name="保存修改").click()
    now = of(store.load(LOCKER), "罗晓", "2.1")
    assert now.passage
    assert (now.polarity, now.passage.quote) == (Polarity.AFFIRM, "应定诈骗罪")


def test_two_issues_are_merged_by_keyboard(at: str, store: Store, open_page: OpenPage) -> None:
    page = named(open_page(f"{at}/zh/symposia/{LOCKER}/review?kind=issue", **LAPTOP))
    issue = next(i for i in SAMPLE.issues if i.number == "1.2")
    while selected(page) != issue.id:
        page.keyboard.press("j")
    with answered(page):
        page.keyboard.press("m")
    assert page.evaluate("document.activeElement.id") == "into"
    page.keyboard.type("2.1")
    with answered(page):
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    assert [i.number for i in store.load(LOCKER).issues] == ["1.1", "2.1", "2.2"]
    with answered(page):
        page.keyboard.press("z")
    assert store.load(LOCKER) == SAMPLE


def test_two_reviewers_disagree_and_settle(at: str, store: Store, open_page: OpenPage) -> None:
    item = of(SAMPLE, "韩松", "1.1").id
    for name, verdict in (("甲", "采纳"), ("乙", "不采")):
        page = named(open_page(f"{at}/zh/symposia/{LOCKER}/review", **LAPTOP), name)
        with answered(page):
            card(page, item).get_by_role("button", name=verdict).click()
    page.get_by_role("link", name="分歧 1").click()
    assert "多人核对过 1 条，一致 0 条" in page.locator("main").inner_text()
    page.get_by_role("button", name="以甲的为准").click()
    page.wait_for_url(re.compile(r"#apart-"))
    assert "已裁定" in page.locator("main").inner_text()
    assert of(store.load(LOCKER), "韩松", "1.1").status is Status.ACCEPTED
    assert [d.by for d in store.decisions(LOCKER)] == ["甲", "乙", "乙"]


def test_what_another_reviewer_changed_meanwhile_is_told(at: str, store: Store, open_page: OpenPage) -> None:
    item = of(SAMPLE, "韩松", "1.1").id
    address = f"{at}/zh/symposia/{LOCKER}/review"
    one, other = (named(open_page(address, **LAPTOP), name) for name in "甲乙")
    with answered(other):
        card(other, item).get_by_role("button", name="不采").click()
    with answered(one):
        card(one, item).get_by_role("button", name="采纳").click()
    assert "SM251" in card(one, item).get_by_role("alert").inner_text()
    assert selected(one) == item
    assert len(store.decisions(LOCKER)) == 1


def test_without_script_plain_forms_decide(at: str, store: Store, open_page: OpenPage) -> None:
    page = open_page(f"{at}/zh/symposia/{LOCKER}/review", java_script_enabled=False, **LAPTOP)
    page.locator("#reviewer-name").fill("甲")
    page.locator("#reviewer-name").press("Enter")
    wanted = {"采纳": ("韩松", "1.1"), "不采": ("罗晓", "1.1"), "存疑": ("魏明远", "1.1")}
    for verdict, (expert, number) in wanted.items():
        card(page, of(SAMPLE, expert, number).id).get_by_role("button", name=verdict).click()
        page.wait_for_url(re.compile("#item-"))
    assert [d.verdict for d in store.decisions(LOCKER)] == ["accept", "reject", "unsure"]


def test_words_are_found_in_the_items(at: str, open_page: OpenPage) -> None:
    page = open_page(f"{at}/zh/symposia/{LOCKER}/review", **LAPTOP)
    page.keyboard.press("/")
    page.keyboard.type("责任")
    page.keyboard.press("Enter")
    assert page.locator("#search-found").inner_text() == "第 1 处，共 1 处"
    page.keyboard.press("Escape")
    assert selected(page) == of(SAMPLE, "魏明远", "2.2").id


@pytest.mark.parametrize(("lang", "screen"), [("zh", LAPTOP), ("en", PHONE)], ids=["laptop", "phone"])
def test_the_pages_are_accessible_and_fit(
    at: str, store: Store, open_page: OpenPage, lang: str, screen: dict[str, object]
) -> None:
    store.save(a_wide_map(6, 9))
    wide = a_wide_map(6, 9).symposium.id
    item = of(SAMPLE, "魏明远", "1.1").id
    issue = SAMPLE.issues[1].id
    paths = [f"/symposia/{wide}/review", "/codebook", f"/symposia/{LOCKER}/review/differences"]
    paths += [
        f"/symposia/{LOCKER}/review?{q}" for q in (f"edit={item}", f"merge={issue}", "add=1", "least=0.5")
    ]
    faults = {}
    for path in paths:
        page = open_page(f"{at}/{lang}{path}", **screen)
        found = faults_of(page)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append("wider than the window")
        if found:
            faults[path] = found
        page.close()
    assert faults == {}


def test_on_a_phone_text_and_items_are_stacked_and_usable(at: str, store: Store, open_page: OpenPage) -> None:
    page = named(open_page(f"{at}/zh/symposia/{LOCKER}/review", **PHONE))
    item = of(SAMPLE, "罗晓", "1.2").id
    card(page, item).tap()
    mark = page.locator("#lines mark.lit").first
    above, below = mark.bounding_box(), card(page, item).bounding_box()
    assert above
    assert below
    assert 0 <= above["y"] < below["y"] < 844
    with answered(page):
        card(page, item).get_by_role("button", name="采纳").tap()
    assert of(store.load(LOCKER), "罗晓", "1.2").status is Status.ACCEPTED
