"""The map in a real Chromium: folding and unfolding, other facts, themes, the table, one state in the address."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from graph.analysis.what_if import Standing, what_if
from graph.model import Polarity
from tests.browser.map_site import map_site
from tests.support.factories import Asked, Said, When, a_map
from tests.support.sample_maps import a_wide_map, the_locker_map
from tests.unit.visual.samples import hand_made, view_of
from visual.folding import MOST_CARDS, Folding
from visual.island import WIDTHS
from visual.layout import lay_out
from visual.map_view import Depth
from visual.palette import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable
    from wsgiref.types import WSGIApplication

    from playwright.sync_api import Page

    from graph.model import ArgumentMap
    from tests.browser.conftest import OpenPage

SCENE = """() => {
  const { scene, nodes } = window.symposiumMap.shown();
  return {
    width: scene.width, height: scene.height, strips: scene.strips,
    boxes: Object.fromEntries([...scene.boxes.values()].map((b) => [nodes[b.n].id, [b.x, b.y, b.w, b.h, b.lines.map((l) => l[0])]])),
    paths: scene.paths.map((p) => [nodes[p.source].id, nodes[p.target].id, p.kind, p.look, p.x1, p.y1, p.x2, p.y2]),
  };
}"""
PLACE = """(label) => {
  const { scene, scale, nodes } = window.symposiumMap.shown();
  const stage = document.querySelector('.map-stage').getBoundingClientRect();
  const box = [...scene.boxes.values()].find((b) => nodes[b.n].label.startsWith(label));
  return box && [stage.left + box.x * scale, stage.top + box.y * scale, box.w * scale, box.h * scale];
}"""
LANE = """(n) => {
  const { scene, scale } = window.symposiumMap.shown();
  return document.querySelector('.map-stage').getBoundingClientRect().top + scene.strips[n][0] * scale;
}"""
HOLDERS = """() => {
  const { scene, nodes } = window.symposiumMap.shown();
  const found = {};
  for (const p of scene.paths.filter((p) => p.kind === 'row' && nodes[p.target].kind === 'expert')) {
    const from = [...scene.boxes.values()].find((b) => nodes[b.n].kind === 'position'
      && b.y <= p.y2 && p.y2 <= b.y + b.h);
    found[nodes[p.target].rows[0]] = nodes[from.n].id;
  }
  return found;
}"""


def told(page: Page) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(page.url).fragment).items()}


def opened(open_page: OpenPage, url: str, **context: Any) -> Page:  # noqa: ANN401 - playwright's own options
    page = open_page(url, **context)
    page.wait_for_selector("#issue-map[data-drawn=true]")
    return page


def press(page: Page, label: str) -> None:
    x, y, w, h = page.evaluate(PLACE, label)
    page.mouse.click(x + w / 2, y + h / 2)


@pytest.fixture
def site(serve_app: Callable[[WSGIApplication], str]) -> str:
    return serve_app(map_site(hand_made() | {"turning": the_turning_map()}))


def the_turning_map() -> ArgumentMap:
    """Whether 甲 says yes or no hangs on the price, 乙 says no where it is far too high; 丙 says no whatever happens.

    Expected by hand: price 悬殊 → 甲 no, 乙 no (all three agree); price 不大 → 甲 yes, 乙 not said.
    """
    price = "差价"
    return a_map(
        [Asked("1.1", "是否构成犯罪", proposition="构成犯罪")],
        [
            Said("甲", "1.1", "看差价", Polarity.CONDITIONAL,
                 when=(When(((price, "悬殊"),), Polarity.DENY), When(((price, "不大"),), Polarity.AFFIRM))),
            Said("乙", "1.1", "悬殊就不是", Polarity.CONDITIONAL, when=(When(((price, "悬殊"),), Polarity.DENY),)),
            Said("丙", "1.1", "不构成犯罪", Polarity.DENY),
        ],
        experts=["甲", "乙", "丙"],
    )  # fmt: skip


SEEDS = ["locker", "wechat-retold", "bank-cards", "coupon-abuse", "everything long"]


@pytest.mark.parametrize("name", SEEDS)
@pytest.mark.parametrize("depth", Depth)
def test_the_page_stacks_cards_as_the_layout_in_python_does(
    site: str, open_page: OpenPage, name: str, depth: Depth
) -> None:
    view = view_of(hand_made()[name])
    lane, other = view.lanes[0], view.lanes[-2 if view.lanes[-1].ordinal == 0 else -1]
    flipped = {"": frozenset(), f"{lane.ordinal}": frozenset({lane.question.id})}
    flipped[f"{other.ordinal}|{lane.blocks[0].number}"] = frozenset(
        {other.question.id, lane.blocks[0].issue.id}
    )
    for names, cards in flipped.items():
        hash_ = f"v={depth}" + (f"&x={names}" if names else "")
        page = opened(open_page, f"{site}/{name}/zh#{hash_}")
        drawn = page.evaluate(SCENE)
        expected = lay_out(view, WIDTHS[-1], Folding(depth, cards))
        assert drawn["width"] == pytest.approx(expected.width, abs=0.11)
        assert drawn["height"] == pytest.approx(expected.height, abs=0.11)
        assert set(drawn["boxes"]) == {b.card.id for b in expected.boxes}
        for box in expected.boxes:
            x, y, w, h, lines = drawn["boxes"][box.card.id]
            assert [x, y, w, h] == pytest.approx([box.x, box.y, box.w, box.h], abs=0.11), box.card
            assert lines == [line.text for line in box.lines]
        ends = sorted([p.link.source, p.link.target, str(p.link.kind), p.link.look] for p in expected.paths)
        assert sorted(p[:4] for p in drawn["paths"]) == ends
        page.close()


def test_a_question_unfolds_where_it_stands_and_folds_again(site: str, open_page: OpenPage) -> None:
    page = opened(open_page, f"{site}/wechat-retold/zh#v=questions")
    before = page.evaluate(LANE, 1)
    press(page, "展开问题 2")
    assert told(page) == {"v": "questions", "x": "2"}
    after = page.evaluate(PLACE, "具体问题 2.1")
    assert after is not None
    assert page.evaluate(PLACE, "具体问题 1.1") is None
    assert page.evaluate(LANE, 1) == pytest.approx(before, abs=2)  # the eye stays where it was
    assert page.evaluate("document.querySelector('.map-live').textContent").startswith("具体问题 2.1")
    press(page, "展开具体问题 2.1")
    assert told(page)["x"] == "2|2.1"
    assert page.evaluate(PLACE, "收起具体问题 2.1") is not None
    page.go_back()
    assert page.evaluate(PLACE, "收起具体问题 2.1") is None
    assert page.evaluate(PLACE, "具体问题 2.1") is not None
    page.go_forward()
    press(page, "收起问题 2")
    assert page.evaluate(PLACE, "具体问题 2.1") is None


def test_the_eye_keeps_its_place_far_down_the_page(site: str, open_page: OpenPage) -> None:
    page = opened(open_page, f"{site}/wechat-retold/zh#v=positions", viewport={"width": 1366, "height": 768})
    page.evaluate("window.scrollTo(0, document.querySelector('.map-stage').offsetHeight / 2)")
    label = page.evaluate("""() => {
      const { scene, scale, nodes } = window.symposiumMap.shown();
      const top = document.querySelector('.map-stage').getBoundingClientRect().top;
      const seen = (b) => top + b.y * scale > 300 && top + (b.y + b.h) * scale < 600;
      return nodes[[...scene.boxes.values()].find((b) => nodes[b.n].kind === 'fold' && seen(b)).n].label;
    }""")
    issue = "具体问题 " + label.removeprefix("展开具体问题 ").split("：")[0]
    before = page.evaluate(PLACE, issue)
    press(page, label)
    page.wait_for_timeout(100)
    after = page.evaluate(PLACE, issue)
    assert after[1] == pytest.approx(before[1], abs=3)


def test_the_levels_are_one_button_each(site: str, open_page: OpenPage) -> None:
    page = opened(open_page, f"{site}/locker/zh")
    kinds = "() => [...new Set([...window.symposiumMap.shown().scene.boxes.keys()].map((n) => window.symposiumMap.shown().nodes[n].kind))]"
    page.click("[data-depth=questions]")
    assert set(page.evaluate(kinds)) == {"question", "summary"}
    page.click("[data-depth=positions]")
    assert "reason" not in page.evaluate(kinds)
    assert {"expert", "fold", "silence"} <= set(page.evaluate(kinds))
    page.click("[data-depth=reasons]")
    assert {"reason", "authority"} <= set(page.evaluate(kinds))
    assert told(page) == {}  # where it began


def test_never_more_than_three_hundred_cards(serve_app: Callable[..., str], open_page: OpenPage) -> None:
    site = serve_app(map_site({"large": a_wide_map(12, 30), "nine": a_wide_map(9, 30)}))
    for name in ("large", "nine"):
        page = opened(open_page, f"{site}/{name}/zh")
        count = "() => { const { scene, nodes } = window.symposiumMap.shown(); return [...scene.boxes.keys()].filter((n) => nodes[n].kind !== 'handle').length; }"
        for depth in ("reasons", "positions", "questions"):
            page.click(f"[data-depth={depth}]")
            assert 10 <= page.evaluate(count) <= MOST_CARDS
        page.click("[data-depth=reasons]")
        assert "300" in (page.text_content(".map-note") or "")
        last = "展开问题 10"
        page.evaluate("(y) => window.scrollTo(0, y)", page.evaluate(PLACE, last)[1] - 400)
        press(page, last)
        assert page.evaluate(count) <= MOST_CARDS
        assert page.evaluate(PLACE, "具体问题 10.1") is not None
        # an address that asks for more is trimmed too
        again = opened(open_page, f"{site}/{name}/zh#v=reasons")
        assert again.evaluate(count) <= MOST_CARDS


def test_of_many_experts_sums_unfold_to_the_names(serve_app: Callable[..., str], open_page: OpenPage) -> None:
    site = serve_app(map_site({"large": a_wide_map(12, 6)}))
    page = opened(open_page, f"{site}/large/zh#v=positions")
    drawn = page.evaluate(SCENE)["boxes"]
    totals = [lines for name, (*_, lines) in drawn.items() if name.startswith("total.")]
    assert ["3 人", "专家1、专家5、专家9"] in totals
    press(page, "展开具体问题 1.1")
    assert page.evaluate(PLACE, "专家1，具体问题 1.1") is not None


def test_experts_move_when_facts_are_set_and_the_line_says_so(site: str, open_page: OpenPage) -> None:
    page = opened(open_page, f"{site}/turning/zh")
    before = page.evaluate(PLACE, "甲，")
    page.get_by_role("group", name="差价").get_by_label("悬殊").check(force=True)
    assert page.locator(".map-changes li").all_text_contents() == [
        "甲（1.1）：视情况 ⇒ 否定", "乙（1.1）：视情况 ⇒ 否定",
    ]  # fmt: skip
    after = page.evaluate(PLACE, "甲，")
    assert after[0] == before[0]  # the column stays
    assert after[1] != before[1]
    lines = page.evaluate(SCENE)["boxes"]
    issue = next(box[-1] for name, box in lines.items() if name.startswith("issue-") and "." not in name)
    assert issue[-1] == "★ 一致 3／表态 3／共 3 人"
    page.get_by_role("group", name="差价").get_by_label("不大").check(force=True)
    assert page.locator(".map-changes li").all_text_contents() == [
        "甲（1.1）：视情况 ⇒ 肯定", "乙（1.1）：视情况 ⇒ 材料未言明",
    ]  # fmt: skip
    assert told(page) == {"f0": "1"}
    again = opened(open_page, page.url)
    assert len(again.locator(".map-changes li").all()) == 2
    page.go_back()
    assert told(page) == {"f0": "0"}
    assert "否定" in (page.locator(".map-changes li").first.text_content() or "")
    page.click(".map-facts-reset")
    assert told(page) == {}
    assert page.evaluate(PLACE, "甲，") == before


def test_nothing_set_is_sent_and_filters_follow_the_moved(site: str, open_page: OpenPage) -> None:
    page = opened(open_page, f"{site}/turning/zh")
    page.wait_for_load_state("networkidle")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.get_by_role("group", name="差价").get_by_label("悬殊").check(force=True)
    page.click('[data-filter="s"] >> text=否定')
    assert page.text_content(".map-count") == "符合条件的专家意见：3 条"
    page.click('[data-filter="s"] >> text=否定')
    page.click('[data-filter="s"] >> text=视情况')
    assert page.text_content(".map-count") == "没有符合条件的专家意见"
    page.wait_for_timeout(200)
    assert not [url for url in sent if not url.endswith("favicon.ico")]


@pytest.mark.parametrize("name", ["locker", "wechat-retold", "bank-cards", "coupon-abuse"])
def test_experts_stand_where_the_analysis_in_python_puts_them(
    site: str, open_page: OpenPage, name: str
) -> None:
    m = hand_made()[name]
    view = view_of(m)
    assert view.what_if is not None
    choices = view.what_if.choices
    page = opened(open_page, f"{site}/{name}/zh#v=reasons")
    keys = {b.position.id: b.key for lane in view.lanes for k in lane.blocks for b in k.bands if b.position}
    sets = [[(n, v)] for n, c in enumerate(choices[:8]) for v in range(len(c.values))]
    sets += [[(a, 0), (b, 0)] for a, b in combinations(range(min(4, len(choices))), 2)]
    changed = 0
    for chosen in sets:
        page.evaluate(
            "(hash) => { location.hash = hash; }", "&".join(["v=reasons", *(f"f{n}={v}" for n, v in chosen)])
        )
        page.wait_for_timeout(30)
        found = what_if(m, {choices[n].id: choices[n].values[v] for n, v in chosen})
        stands = {row: keys[card] for row, card in page.evaluate(HOLDERS).items()}
        spoke = {r.stance.id: r for r in found.stances if r.stance.id in stands}
        for consensus in found.issues:
            for position in consensus.positions:
                for stance in position.stances:
                    if spoke[stance].standing is Standing.HOLDS:
                        changed += 1
                        assert stands[stance] == position.key, (chosen, stance)
        for stance, resolved in spoke.items():
            assert (stands[stance] == "not_said") == (resolved.standing is Standing.NOT_SAID)
    assert changed


@pytest.mark.parametrize("asked", ["light", "dark"])
def test_the_picture_follows_the_theme_of_the_system(site: str, open_page: OpenPage, asked: str) -> None:
    page = opened(open_page, f"{site}/locker/zh", color_scheme=asked)
    theme = {"light": LIGHT, "dark": DARK}[asked]
    x, y, w, _ = page.evaluate(PLACE, "问题 1")
    dot = page.evaluate(
        """([x, y]) => {
          const canvas = document.querySelector('.map-canvas canvas'), frame = canvas.getBoundingClientRect();
          const dots = canvas.width / frame.width;
          const [r, g, b] = canvas.getContext('2d').getImageData((x - frame.left) * dots, (y - frame.top) * dots, 1, 1).data;
          return '#' + [r, g, b].map((v) => v.toString(16).padStart(2, '0')).join('').toUpperCase();
        }""",
        [x + w - 8, y + 6],
    )
    assert dot == theme.looks["question"].fill


def test_on_a_phone_the_table_stands_in_its_place(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/locker/zh", viewport={"width": 390, "height": 800})
    assert page.is_hidden(".map-whole")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    text = page.inner_text(".map-content")
    for words in ("秘密取走快件是否构成盗窃罪", "快件仍归收件人占有", "发言未涉及", "中华人民共和国刑法"):
        assert words in text
    page.set_viewport_size({"width": 1366, "height": 768})
    page.wait_for_selector("#issue-map[data-drawn=true]")
    assert page.evaluate(PLACE, "问题 1") is not None


def test_keys_fold_and_unfold_and_say_what_there_is(site: str, open_page: OpenPage) -> None:
    page = opened(open_page, f"{site}/locker/zh#v=questions")
    page.focus(".map-stage")
    said = []
    for key in ("Home", "ArrowRight", "Enter", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
        said.append(page.text_content(".map-live") or "")
    assert said[0].startswith("问题 1")
    assert said[1].startswith("展开问题 1：2 个具体问题")
    assert said[2].startswith("具体问题 1.1")
    assert page.evaluate("document.activeElement.className").startswith("map-stage")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    assert page.text_content(".map-live") == "收起问题 1"
    page.keyboard.press(" ")
    assert page.evaluate(PLACE, "具体问题 1.1") is None


def test_signs_of_the_legend_filter_too(site: str, open_page: OpenPage) -> None:
    page = opened(open_page, f"{site}/locker/zh")
    page.click('[data-filter="m"] >> text=分歧')
    m = the_locker_map()
    contested = {i.id for i in m.issues if i.number in ("1.1", "1.2")}
    n = sum(s.issue in contested for s in m.stances)
    assert page.text_content(".map-count") == f"符合条件的专家意见：{n} 条"
    page.click(".map-clear")
    page.click('[data-filter="s"] >> text=发言未涉及')
    assert page.text_content(".map-count") == "符合条件的专家意见：2 条"
    assert told(page) == {"s": "silent-not_addressed"}


def test_a_link_with_everything_in_it_opens_the_same_picture(site: str, open_page: OpenPage) -> None:
    page = opened(open_page, f"{site}/wechat-retold/zh")
    page.click("[data-depth=positions]")
    press(page, "展开具体问题 1.2")
    page.locator("[data-fact='0'][value='0']").check(force=True)
    page.click('[data-filter="e"] >> nth=1')
    page.click("[data-zoom=in]")
    press(page, "具体问题 1.2")
    again = opened(open_page, page.url)
    assert told(again) == told(page)
    assert set(told(page)) == {"v", "x", "f0", "e", "z", "f"}
    assert again.evaluate(SCENE) == page.evaluate(SCENE)
    assert again.text_content(".map-panel h2") == page.text_content(".map-panel h2")


def test_a_card_in_the_address_is_unfolded_around(site: str, open_page: OpenPage) -> None:
    view = view_of(hand_made()["wechat-retold"])
    reason = next(c.id for c in view.cards() if c.kind == "reason")
    page = opened(open_page, f"{site}/wechat-retold/zh#v=questions&f={reason}")
    assert reason in page.evaluate(SCENE)["boxes"]
