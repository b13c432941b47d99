"""The pages in a real Chromium, on the sample symposia and the hand-made maps."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

from graph.store.opening import MEMORY, open_store
from server.app import create_app
from server.settings import Settings
from server.usecases.samples import import_samples
from tests.support.sample_maps import a_wide_map, the_locker_map

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from graph.store.port import Store
    from tests.browser.conftest import OpenPage

LOCKER = the_locker_map().symposium.id
WIDE = a_wide_map(12, 14).symposium.id
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
LAPTOP = {"viewport": {"width": 1366, "height": 768}}


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with open_store(MEMORY) as opened:
        import_samples(opened)
        opened.save(the_locker_map())
        opened.save(a_wide_map(12, 14))
        yield opened


@pytest.fixture
def at(store: Store, serve_app: Callable[..., str]) -> str:
    """The address of the pages over all these symposia."""
    return serve_app(create_app(Settings(MEMORY), store))


def pages_of(store: Store) -> list[str]:
    retold = next(s.id for s in store.list() if s.origin == "retold")
    of_one = [f"/symposia/{retold}{page}" for page in ("", "/map", "/table", "/reader", "/delete")]
    wide = [f"/symposia/{WIDE}/table", f"/symposia/{LOCKER}", f"/who?symposium={retold}&polarity=conditional"]
    return [
        "/",
        *of_one,
        *wide,
        "/who",
        "/who?charge=诈骗罪",
        "/who?word=并无此词&charge=诈骗罪",
        "/import",
        "/nothing",
    ]


def faults_of(page: Page) -> list[str]:
    """What axe finds wrong, with the place."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    found: Any = axe.Axe().run(page).response
    return [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found["violations"]]


@pytest.mark.parametrize(("lang", "screen"), [("zh", LAPTOP), ("en", PHONE)], ids=["laptop", "phone"])
def test_every_page_is_accessible_and_fits(
    at: str, store: Store, open_page: OpenPage, lang: str, screen: dict[str, Any]
) -> None:
    faults = {}
    for path in pages_of(store):
        page = open_page(f"{at}/{lang}{path}", **screen)
        found = faults_of(page)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append("wider than the window")
        if found:
            faults[path] = found
        page.close()
    assert faults == {}


def reader_with_a_passage(at: str, lang: str = "zh") -> tuple[str, str]:
    stance = next(s for s in the_locker_map().stances if s.claim == "应定诈骗罪")
    assert stance.passage
    return f"{at}/{lang}/symposia/{LOCKER}/reader", f"p-{stance.passage.span.start}-{stance.passage.span.end}"


def test_a_passage_shows_what_it_proves_and_leads_to_table_and_map(at: str, open_page: OpenPage) -> None:
    reader, anchor = reader_with_a_passage(at)
    page = open_page(reader, **LAPTOP)
    page.locator(f'mark[data-passages~="{anchor}"] a').first.click()
    about = page.locator(".about .entry.shown")
    assert about.count() == 1
    assert "罗晓" in about.inner_text()
    assert "应定诈骗罪" in about.inner_text()
    assert page.url.endswith(f"#{anchor}")
    assert "".join(page.locator("mark.lit").all_inner_texts()) == "罗晓：应定诈骗罪"
    about.get_by_role("link", name="意见对照表").click()
    cell = page.locator("td:target")
    assert "诈骗罪" in cell.inner_text()
    cell.get_by_role("link").first.click()
    page.wait_for_url(re.compile(r"/reader#p-"))
    page.locator(".about .entry.shown").get_by_role("link", name="争议焦点图").click()
    page.wait_for_url(re.compile(r"/map#f=chip\."))


def test_a_link_to_a_passage_scrolls_there_and_lights_it(at: str, open_page: OpenPage) -> None:
    retold = f"{at}/zh/symposia"
    page = open_page(f"{at}/zh/who?charge=诈骗罪", **LAPTOP)
    page.get_by_role("link", name="看原文").first.click()
    page.wait_for_url(re.compile(f"{re.escape(retold)}/symposium-[0-9a-f]+/reader#p-"))
    assert page.locator("mark.lit").first.is_visible()
    top = page.evaluate("document.querySelector('mark.lit').getBoundingClientRect().top")
    assert 0 < top < 768


def test_escape_and_the_button_close_the_list(at: str, open_page: OpenPage) -> None:
    reader, anchor = reader_with_a_passage(at)
    page = open_page(f"{reader}#{anchor}", **PHONE)
    about = page.locator(".about")
    assert about.is_visible()
    page.keyboard.press("Escape")
    assert not about.is_visible()
    page.locator(f'mark[data-passages~="{anchor}"] a').first.click()
    page.get_by_role("button", name="关闭").click()
    assert not about.is_visible()


def test_without_script_a_passage_still_leads_to_its_items(at: str, open_page: OpenPage) -> None:
    reader, anchor = reader_with_a_passage(at)
    page = open_page(reader, java_script_enabled=False, **LAPTOP)
    page.locator(f'mark[data-passages~="{anchor}"] a').first.click()
    assert "应定诈骗罪" in page.locator(f"#about-{anchor}").inner_text()
    assert page.locator(".about .entry:target").is_visible()


def test_the_switch_of_language_keeps_the_place(at: str, open_page: OpenPage) -> None:
    reader, anchor = reader_with_a_passage(at)
    page = open_page(f"{reader}#{anchor}", **LAPTOP)
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"{at}/en/symposia/{LOCKER}/reader#{anchor}")
    assert page.locator("html").get_attribute("lang") == "en"
    assert "".join(page.locator("mark.lit").all_inner_texts()) == "罗晓：应定诈骗罪"


def test_the_first_stop_of_the_keyboard_leads_to_the_content(at: str, open_page: OpenPage) -> None:
    page = open_page(f"{at}/zh/", **LAPTOP)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_names_stand_behind_the_numbers_on_demand(at: str, open_page: OpenPage) -> None:
    page = open_page(f"{at}/zh/symposia/{LOCKER}/table", **LAPTOP)
    row = page.locator("tr").filter(has_text="秘密取走快件是否构成盗窃罪")
    assert not row.locator(".names ul").is_visible()
    row.locator("summary").click()
    told = row.locator(".names").inner_text()
    for words in ("一致 1／表态 3／共 3 人", "肯定 韩松", "否定 罗晓", "视情况 魏明远", "直接对立"):
        assert words.replace(" ", "") in re.sub(r"\s", "", told)


def test_the_head_of_the_table_stays_in_sight(at: str, open_page: OpenPage) -> None:
    page = open_page(f"{at}/zh/symposia/{WIDE}/table", **LAPTOP)
    frame = page.locator(".stances")
    frame.evaluate("box => box.scrollTo(900, 600)")
    frame.scroll_into_view_if_needed()
    head, issue = page.locator(".issue-head").bounding_box(), page.locator("th.issue").nth(5).bounding_box()
    box = frame.bounding_box()
    assert head
    assert issue
    assert box
    assert abs(head["y"] - box["y"]) < 3
    assert abs(issue["x"] - box["x"]) < 3


def test_on_a_phone_every_answer_names_its_expert(at: str, open_page: OpenPage) -> None:
    page = open_page(f"{at}/zh/symposia/{LOCKER}/table", **PHONE)
    names = page.locator("tbody tr:not(.question)").first.locator(".cell-expert")
    assert names.all_inner_texts() == ["韩松", "罗晓", "魏明远"]
    assert names.first.is_visible()
    assert page.get_by_role("table").first.get_by_role("row").count() > 4
    assert page.get_by_role("cell").first.is_visible()


def test_a_transcript_is_imported_after_it_was_shown(
    serve_app: Callable[..., str], open_page: OpenPage
) -> None:
    sample = files("seeds") / "coupon-abuse.txt"
    with open_store(MEMORY) as opened:
        here = serve_app(create_app(Settings(MEMORY), opened))
        page = open_page(f"{here}/zh/", **LAPTOP)
        page.get_by_role("link", name="导入研讨实录").click()
        page.get_by_label("文件", exact=True).set_input_files(str(sample))
        page.get_by_role("button", name="读取").click()
        assert "尚未保存" in page.locator("main").inner_text()
        assert "苏砚秋" in page.locator("main").inner_text()
        assert opened.list() == ()
        page.get_by_label("题目").fill("优惠券案研讨")
        page.get_by_label("虚构").check()
        page.get_by_role("button", name="保存到研讨库").click()
        page.wait_for_url(re.compile("/zh/symposia/symposium-"))
        assert page.get_by_role("status").inner_text().startswith("已保存")
        assert "优惠券案研讨" in page.locator(".symposium-title").inner_text()
        (stored,) = opened.list()
        assert stored.origin == "invented"
        page.get_by_role("link", name="删除这场研讨").click()
        page.get_by_role("button", name="删除").click()
        page.wait_for_url(f"{here}/zh/")
        assert opened.list() == ()


def test_pasted_text_that_cannot_be_read_stays_in_the_form(at: str, open_page: OpenPage) -> None:
    page = open_page(f"{at}/en/import", **LAPTOP)
    page.get_by_label("Or paste the text").fill("只有一句话，没有人发言。")
    page.get_by_role("button", name="Read it").click()
    assert page.get_by_role("alert").first.is_visible()
    assert page.get_by_label("Or paste the text").input_value() == "只有一句话，没有人发言。"


def test_a_file_that_is_too_large_is_told_before_it_is_sent(
    at: str, open_page: OpenPage, tmp_path: Path
) -> None:
    large = tmp_path / "large.txt"
    large.write_bytes(b"x" * (6 * 1024 * 1024 + 1))
    page = open_page(f"{at}/zh/import", **LAPTOP)
    page.get_by_label("文件", exact=True).set_input_files(str(large))
    page.get_by_role("button", name="读取").click()
    assert "超过 5 MB" in page.locator("#file-problem").inner_text()
    assert page.url == f"{at}/zh/import"


def test_who_holds_what_is_asked_with_the_keyboard(at: str, open_page: OpenPage) -> None:
    page = open_page(f"{at}/en/who", **LAPTOP)
    page.get_by_label("Expert").fill("罗晓")
    page.get_by_label("Expert").press("Enter")
    page.wait_for_url(re.compile(r"expert="))
    assert page.get_by_role("article").count() == 2
    assert page.locator("#found-head").inner_text() == "Positions: 2, experts: 1"
