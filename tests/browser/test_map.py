from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.map_site import map_site
from tests.support.sample_maps import a_wide_map, the_locker_map
from tests.unit.visual.samples import hand_made, known, the_hostile_map

if TYPE_CHECKING:
    from collections.abc import Callable
    from wsgiref.types import WSGIApplication

    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage

PICTURES = [(name, lang) for name in [*hand_made(), *known()] for lang in ("zh", "en")]
# What the page says of itself, where the test looks past the pixels.
BOXES = """() => {
  const { scene, scale, nodes } = window.symposiumMap.shown();
  const stage = document.querySelector('.map-stage').getBoundingClientRect();
  return Object.fromEntries([...scene.boxes.values()].map(({ n, x, y, w, h }) =>
    [nodes[n].label, [stage.left + x * scale, stage.top + y * scale, w * scale, h * scale]]));
}"""
INK = """([x, y, w, h]) => {
  const canvas = document.querySelector('.map-canvas canvas');
  const frame = canvas.getBoundingClientRect();
  const dots = canvas.width / frame.width;
  const copy = document.createElement('canvas');
  copy.width = Math.round(w * dots);
  copy.height = Math.round(h * dots);
  const ctx = copy.getContext('2d', { willReadFrequently: true });
  ctx.drawImage(canvas, -Math.round((x - frame.left) * dots), -Math.round((y - frame.top) * dots));
  const { data } = ctx.getImageData(0, 0, copy.width, copy.height);
  let dark = 0;
  for (let n = 0; n < data.length; n += 4) {
    if (data[n + 3] > 200 && data[n] + data[n + 1] + data[n + 2] < 300) dark += 1;
  }
  return dark;
}"""


@pytest.fixture
def site(serve_app: Callable[[WSGIApplication], str]) -> str:
    maps = hand_made() | known() | {"hostile": the_hostile_map(), "wide": a_wide_map(4, 14)}
    return serve_app(map_site(maps))


def opened(open_page: OpenPage, url: str, **context: Any) -> Page:  # noqa: ANN401 - playwright's own options
    page = open_page(url, **context)
    page.wait_for_selector("#issue-map[data-drawn=true]")
    return page


def card(page: Page, label: str) -> list[float]:
    """Place of the card with that accessible name."""
    boxes: dict[str, list[float]] = page.evaluate(BOXES)
    found = [box for name, box in boxes.items() if name.startswith(label)]
    assert len(found) == 1, (label, list(boxes))
    return found[0]


def click(page: Page, label: str) -> None:
    x, y, w, h = card(page, label)
    page.mouse.click(x + w / 2, y + h / 2)


def ink(page: Page, label: str) -> int:
    """How many dark pixels the card has."""
    count: int = page.evaluate(INK, card(page, label))
    return count


def state(page: Page) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(page.url).fragment).items()}


HAN, LUO = "韩松，具体问题 1.1：肯定", "罗晓，具体问题 1.1：否定"


@pytest.mark.parametrize(("name", "lang"), PICTURES)
def test_every_map_is_drawn_and_its_text_stays_in_its_cards(
    site: str, open_page: OpenPage, name: str, lang: str
) -> None:
    page = opened(open_page, f"{site}/{name}/{lang}")
    first = next(iter(page.evaluate(BOXES).values()))
    assert page.evaluate(INK, first) > 20
    # widths as the browser measures them, against the card they were broken for
    wide = page.evaluate(
        """() => {
          const island = JSON.parse(document.getElementById('map-island').textContent);
          const nodes = JSON.parse(document.getElementById('map-nodes').textContent);
          const ctx = document.createElement('canvas').getContext('2d');
          const chinese = /[\\u2e80-\\u9fff\\uff00-\\uffef]/, found = [];
          const frames = Object.values(island.frames).flat();
          const widthOf = (frame, { kind, column }) => {
            const of = (name) => frame.columns.find((c) => c[0] === name);
            if (kind === 'handle') return 16;
            if (kind === 'summary') return of('position')[1] + of('position')[2] - of('issue')[1];
            if (kind === 'fold') return (of('fold') || of('reason'))[2];
            if (!['expert', 'silence', 'sum'].includes(kind)) return of(kind)[2];
            return (frame.columns.find((c) => c[0] === 'expert' && c[3] === column) || of('expert'))[2];
          };
          for (const frame of frames) for (const [n, ways] of Object.entries(frame.words)) for (const [, lines] of ways) {
            const w = widthOf(frame, nodes[n]);
            const stack = lines.some((line) => chinese.test(line[0]))
              ? '"Noto Sans CJK SC"' : '"DejaVu Sans","Noto Sans CJK SC"';
            for (const [text, size, weight] of lines) {
              ctx.font = `${weight === 'bold' ? 700 : 400} ${size}px ${stack},sans-serif`;
              if (ctx.measureText(text).width > w) found.push([text, ctx.measureText(text).width, w]);
            }
          }
          return found;
        }"""
    )
    assert wide == []


def test_a_click_opens_the_panel_with_passage_and_way_into_the_reader(site: str, open_page: OpenPage) -> None:
    page = opened(open_page, f"{site}/locker/zh")
    assert page.is_hidden(".map-panel")
    click(page, HAN)
    assert page.text_content(".map-panel h2") == "韩松"
    assert "快件仍归收件人占有" in (page.text_content(".map-panel") or "")
    stance = next(s for s in the_locker_map().stances if s.claim == "秘密取走快件构成盗窃罪")
    assert stance.passage is not None
    place = f"/reader#p-{stance.passage.span.start}-{stance.passage.span.end}"
    assert page.locator(f'.map-panel a[href="{place}"]').count() >= 1
    page.locator(f'.map-panel a[href="{place}"]').first.click()
    assert page.text_content("h1") == "there"
    page.go_back()
    page.wait_for_selector("#issue-map[data-drawn=true]")
    assert page.text_content(".map-panel h2") == "韩松"


def test_a_click_beside_the_cards_closes_the_panel(site: str, open_page: OpenPage) -> None:
    page = opened(open_page, f"{site}/locker/zh")
    click(page, HAN)
    x, y, *_ = card(page, "问题 1")
    page.mouse.click(x + 5, y - 20)
    assert page.is_hidden(".map-panel")
    assert state(page) == {}


def test_the_panel_takes_its_room_from_the_map_and_covers_nothing(site: str, open_page: OpenPage) -> None:
    for width in (1600, 1366):
        page = opened(open_page, f"{site}/wechat-retold/zh", viewport={"width": width, "height": 768})
        click(page, "问题 1")
        panel = page.locator(".map-panel").bounding_box()
        assert panel is not None
        boxes: dict[str, list[float]] = page.evaluate(BOXES)
        assert max(x + w for x, _, w, _ in boxes.values()) <= panel["x"]
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_focus_dims_what_is_not_connected(site: str, open_page: OpenPage) -> None:
    page = opened(open_page, f"{site}/locker/zh")
    before = ink(page, LUO)
    click(page, HAN)
    assert before > 20
    assert ink(page, LUO) == 0
    assert ink(page, HAN) > 20
    assert ink(page, "具体问题 1.1：") > 20  # the way up stays
    assert ink(page, "具体问题 1.2：") == 0
    assert ink(page, "援引依据：《中华人民共和国刑法》") > 20  # and the way down


@pytest.mark.parametrize(
    ("button", "lit", "dimmed"),
    [
        ('[data-filter="e"] >> text=韩松', HAN, LUO),
        ('[data-filter="s"] >> text=否定', LUO, HAN),
        ('[data-filter="n"] >> text=2', "魏明远，具体问题 2.2：肯定", HAN),
    ],
    ids=["expert", "answer", "question"],
)
def test_filters_light_what_they_name(
    site: str, open_page: OpenPage, button: str, lit: str, dimmed: str
) -> None:
    page = opened(open_page, f"{site}/locker/zh")
    page.click(button)
    assert page.get_attribute(f"button{button.split(' >> ', maxsplit=1)[0]}[aria-pressed=true]", "data-value")
    assert ink(page, lit) > 20
    assert ink(page, dimmed) == 0
    page.click(button)
    assert ink(page, dimmed) > 20
    assert state(page) == {}


def test_filters_add_up_and_are_counted_and_cleared(site: str, open_page: OpenPage) -> None:
    page = opened(open_page, f"{site}/locker/zh")
    page.click('[data-filter="e"] >> text=韩松')
    assert page.text_content(".map-count") == "符合条件的专家意见：5 条"  # four issues and one remark outside
    page.click('[data-filter="n"] >> text=1')
    assert page.text_content(".map-count") == "符合条件的专家意见：2 条"
    page.click('[data-filter="s"] >> text=否定')
    assert page.text_content(".map-count") == "没有符合条件的专家意见"
    page.click(".map-clear")
    assert page.text_content(".map-count") == ""
    assert page.is_hidden(".map-clear")
    assert ink(page, HAN) > 20


def test_search_finds_words_of_cards_and_of_passages(site: str, open_page: OpenPage) -> None:
    page = opened(open_page, f"{site}/locker/zh")
    page.fill("#map-search", "取件码")
    assert ink(page, LUO) > 20
    assert ink(page, HAN) == 0
    assert state(page) == {"q": "取件码"}
    page.fill("#map-search", "没有这样的词")
    assert page.text_content(".map-count") == "没有符合条件的专家意见"
    page.fill("#map-search", "")
    assert ink(page, HAN) > 20


def test_the_address_keeps_the_state_and_a_link_restores_it(site: str, open_page: OpenPage) -> None:
    page = opened(open_page, f"{site}/locker/zh")
    page.click('[data-filter="e"] >> text=韩松')
    page.fill("#map-search", "快件")
    click(page, HAN)
    told = state(page)
    assert (told["e"], told["q"]) == ("韩松", "快件")
    again = opened(open_page, page.url)
    assert again.text_content(".map-panel h2") == "韩松"
    assert again.input_value("#map-search") == "快件"
    assert again.get_attribute('[data-filter="e"][data-value="韩松"]', "aria-pressed") == "true"
    assert state(again) == told
    assert ink(again, LUO) == 0


def test_back_and_forward_step_through_the_states(site: str, open_page: OpenPage) -> None:
    page = opened(open_page, f"{site}/locker/zh")
    click(page, HAN)
    click(page, LUO)
    assert page.text_content(".map-panel h2") == "罗晓"
    page.go_back()
    assert page.text_content(".map-panel h2") == "韩松"
    page.go_back()
    assert page.is_hidden(".map-panel")
    page.go_forward()
    assert page.text_content(".map-panel h2") == "韩松"


def test_a_broken_address_is_no_error(site: str, open_page: OpenPage) -> None:
    page = opened(open_page, f"{site}/locker/zh#f=nobody&e=%E7%A9%BA&s=&n=9|x&q=%3Cb%3E&__proto__=1")
    assert page.is_hidden(".map-panel")
    assert page.text_content(".map-count") == "没有符合条件的专家意见"


def test_the_keyboard_reaches_every_card_and_the_panel(site: str, open_page: OpenPage) -> None:
    page = opened(open_page, f"{site}/locker/zh")
    page.focus(".map-stage")
    heard = []
    for _ in range(5):
        page.keyboard.press("ArrowRight")
        heard.append(page.text_content(".map-live") or "")
    assert heard[0].startswith("问题 1")
    assert heard[1] == "收起问题 1"
    assert heard[2].startswith("具体问题 1.")
    assert heard[3].startswith("收起具体问题 1.")
    assert heard[4].startswith(("具体问题 1.1的答案", "具体问题 1.2的答案"))
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    heading = page.text_content(".map-live") or ""
    page.keyboard.press("Enter")
    assert page.is_visible(".map-panel")
    assert (page.text_content(".map-panel h2") or "") in heading
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.keyboard.press("Escape")
    assert page.is_hidden(".map-panel")
    assert page.evaluate("document.activeElement.className").startswith("map-stage")


def test_the_arrows_can_walk_to_every_card(site: str, open_page: OpenPage) -> None:
    page = opened(open_page, f"{site}/locker/zh")
    page.focus(".map-stage")
    labels = set(page.evaluate(BOXES))
    met: set[str] = set()

    def here() -> str:
        return page.text_content(".map-live") or ""

    page.keyboard.press("Home")
    paths: list[tuple[str, ...]] = [()]
    while paths and met != labels:
        way = paths.pop(0)
        page.keyboard.press("Home")
        for key in way:
            page.keyboard.press(key)
        if here() not in met:
            met.add(here())
            paths += [(*way, key) for key in ("ArrowRight", "ArrowDown", "ArrowUp", "ArrowLeft")]
    assert met == labels


def test_hostile_words_are_shown_as_text(site: str, open_page: OpenPage) -> None:
    page = opened(open_page, f"{site}/hostile/zh")
    labels = list(page.evaluate(BOXES))
    for label in (label for label in labels if not label.startswith("收起")):
        click(page, label)
        page.keyboard.press("Escape")
    page.fill("#map-search", "<script>")
    click(page, next(label for label in labels if label.startswith("韩松")))
    assert "<script>document.title='hacked'</script>" in (page.text_content(".map-panel") or "")
    assert page.title() == "map"
    assert page.locator("img").count() == 0


def test_the_page_scrolls_and_the_heads_stay(site: str, open_page: OpenPage) -> None:
    page = opened(open_page, f"{site}/wechat-retold/zh", viewport={"width": 1366, "height": 768})
    page.mouse.move(700, 500)
    page.mouse.wheel(0, 900)
    expect(page.locator(".map-heads")).to_be_in_viewport()
    page.wait_for_timeout(300)
    assert page.evaluate("window.scrollY") > 500
    heads = page.locator(".map-heads").bounding_box()
    assert heads is not None
    assert heads["y"] == 0


def test_control_and_wheel_zoom_the_map_alone(site: str, open_page: OpenPage) -> None:
    page = opened(open_page, f"{site}/locker/zh")
    before = card(page, HAN)[2]
    page.mouse.move(700, 500)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    expect(page.locator("[data-zoom=reset]")).to_have_text("110%")
    assert card(page, HAN)[2] == pytest.approx(before * 1.1, rel=0.01)
    page.click("[data-zoom=reset]")
    assert card(page, HAN)[2] == pytest.approx(before, rel=0.01)


def test_a_very_tall_map_is_painted_wherever_one_scrolls(site: str, open_page: OpenPage) -> None:
    page = opened(
        open_page, f"{site}/everything long/zh#v=reasons&z=2", viewport={"width": 1366, "height": 900}
    )
    for to in (0, 0.5, 1):
        page.evaluate(
            "(to) => window.scrollTo(0, to * document.querySelector('.map-stage').offsetHeight)", to
        )
        page.wait_for_timeout(100)
        dark = page.evaluate(INK, [0, 300, 1300, 400])
        assert dark > 1000, to


def test_without_scripts_the_table_is_offered(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/locker/zh", java_script_enabled=False)
    assert page.is_visible("noscript a")


def test_a_sharp_screen_gets_a_sharp_picture(site: str, open_page: OpenPage) -> None:
    page = opened(open_page, f"{site}/locker/zh", device_scale_factor=2)
    assert page.evaluate("document.querySelector('.map-canvas canvas').width") >= 3000
    assert ink(page, HAN) > 20
