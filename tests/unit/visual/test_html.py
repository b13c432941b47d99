from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import pyvis

from graph.catalogue import LANGUAGES
from server.visible import written_out
from tests.support.factories import a_map
from tests.support.sample_maps import the_locker_map
from tests.unit.visual.samples import HOSTILE, hand_made, the_hostile_map, view_of
from visual.folding import Folding
from visual.html import SCRIPTS, STATIC, STYLESHEETS, MapLinks, render_map
from visual.island import WIDTHS
from visual.layout import lay_out
from visual.map_view import CardKind, Depth
from visual.measure import JOINER, shown

if TYPE_CHECKING:
    from graph.catalogue import Language
    from graph.model import ArgumentMap

LINKS = MapLinks(table="/symposia/1/table", what_if="/symposia/1/what-if")


class Page(HTMLParser):
    """Elements with their attributes, the text outside scripts, the content of scripts by id."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.islands: dict[str, str] = {}
        self._island: str | None = None
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._island = dict(attrs).get("id") if tag == "script" else None

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._island = None

    def handle_data(self, data: str) -> None:
        if self._island is None:
            self.text += data
        else:
            self.islands[self._island] = self.islands.get(self._island, "") + data

    def island(self, name: str) -> Any:  # noqa: ANN401 - JSON
        return json.loads(self.islands[name])


def page(m: ArgumentMap, lang: Language = "zh") -> Page:
    return Page(str(render_map(view_of(m, lang), LINKS)))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("m", [the_locker_map(), the_hostile_map()], ids=["plain", "hostile"])
def test_the_section_needs_neither_inline_script_nor_style_nor_another_host(
    m: ArgumentMap, lang: Language
) -> None:
    found = page(m, lang)
    scripts = [a for tag, a in found.elements if tag == "script"]
    assert [a["type"] for a in scripts] == ["application/json"] * 4
    assert {tag for tag, _ in found.elements}.isdisjoint({"style", "img", "iframe", "link", "object", "svg"})
    for _, attributes in found.elements:
        assert not any(name.startswith("on") or name == "style" for name in attributes)
        for name in ("href", "src"):
            assert (attributes.get(name) or "/").startswith("/")


def test_hostile_words_arrive_as_text() -> None:
    found = page(the_hostile_map())
    seen = HOSTILE.replace("\u202e", "⟨U+202E⟩")
    assert f"韩松{seen}" in found.text
    experts = [a.get("data-value") for tag, a in found.elements if a.get("data-filter") == "e"]
    assert experts == [f"韩松{seen}", f"罗晓{seen}"]
    labels = [node["label"] for node in found.island("map-nodes")]
    assert any(seen in label for label in labels)


@pytest.mark.parametrize("name", hand_made())
def test_nodes_edges_and_frames_belong_together(name: str) -> None:
    m = hand_made()[name]
    view = view_of(m)
    found = page(m)
    nodes, edges, island = (found.island(f"map-{part}") for part in ("nodes", "edges", "island"))
    cards = list(view.cards())
    assert [n["id"] for n in nodes] == [c.id for c in cards]
    whole = lay_out(view, WIDTHS[-1], Folding(Depth.REASONS))
    assert [(e["from"], e["to"]) for e in edges] == [(p.link.source, p.link.target) for p in whole.paths]
    for frames in island["frames"].values():
        assert len(frames) == len(WIDTHS)
        for frame in frames:
            assert len(frame["columns"]) == len(frame["heads"])
            assert all(lines for ways in frame["words"].values() for _, lines in ways)
    assert {int(n) for n in island["frames"]["reasons"][0]["words"]} == set(range(len(cards)))
    unframed = {CardKind.REASON, CardKind.AUTHORITY}
    folded = {n for n, c in enumerate(cards) if c.kind not in unframed}
    assert {int(n) for n in island["frames"]["positions"][0]["words"]} == folded
    assert {n["detail"] for n in nodes} <= set(island["details"])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", hand_made())
def test_all_content_of_the_picture_stands_in_the_table_too(name: str, lang: Language) -> None:
    m = hand_made()[name]
    view, text = view_of(m, lang), squeezed(page(m, lang).text)
    details = {d.id: d for d in view.details}
    for lane in view.lanes:
        assert squeezed(shown(lane.question.lines[0].text)) in text
        for block in lane.blocks:
            assert squeezed(shown(block.issue.lines[0].text)) in text
            for band in (b for b in block.bands if b.position):
                assert squeezed(band.words if band.rows else "") in text
    for holding in view.holdings:
        told = {s.heading: s.entries for s in details[holding.id].sections}
        words = [details[holding.id].heading if "理由" in told or "原文出处" in told else ""]
        words += [e.text for h in ("理由", "援引依据", "Reason", "Authority") for e in told.get(h, ())]
        assert all(squeezed(w) in text for w in words)


def squeezed(text: str) -> str:
    return "".join(written_out(text).replace(JOINER, "").split())


def test_physics_and_dragging_are_off() -> None:
    options = json.loads(page(the_locker_map()).island("map-options"))
    assert options["physics"] == {"enabled": False}
    assert options["interaction"]["dragNodes"] is False
    assert options["interaction"]["zoomView"] is False


def test_the_same_map_gives_the_same_bytes() -> None:
    assert render_map(view_of(the_locker_map()), LINKS) == render_map(view_of(the_locker_map()), LINKS)


def test_the_stance_table_is_offered_beside_the_table_of_the_map_and_without_scripts() -> None:
    found = page(the_locker_map())
    assert [a["href"] for tag, a in found.elements if tag == "a"].count(LINKS.table) == 2


def test_the_facts_can_be_set_and_each_value_is_its_number() -> None:
    found = page(the_locker_map())
    radios = [
        (a["data-fact"], a["value"]) for tag, a in found.elements if tag == "input" and "data-fact" in a
    ]
    assert radios == [("0", ""), ("0", "0"), ("0", "1")]
    assert "柜门未锁" in found.text


def test_a_map_without_questions_says_so() -> None:
    found = page(a_map([], [], experts=["韩松"]))
    assert "没有问题可以画成图。" in found.text
    assert found.islands == {}


def test_words_are_in_the_language_of_the_page() -> None:
    chinese, english = page(the_locker_map()), page(the_locker_map(), "en")
    assert chinese.island("map-island")["frames"]["reasons"][0]["heads"] == [
        "问题", "具体问题", "答案", "韩松", "罗晓", "魏明远", "理由", "援引依据",
    ]  # fmt: skip
    assert english.island("map-island")["frames"]["reasons"][0]["heads"][:3] == [
        "Question",
        "Issue",
        "Option",
    ]
    assert "read by program, 1 of 7 checked" in english.text


def test_all_files_of_the_page_are_there_and_ask_no_other_host() -> None:
    for name in (*STYLESHEETS, *SCRIPTS):
        content = (STATIC / name).read_text("utf-8")
        assert "url(http" not in content
        assert "@import" not in content
    assert {f.name for f in (STATIC / "vis-network").iterdir()} >= {
        "LICENSE-APACHE-2.0.txt",
        "LICENSE-MIT.txt",
    }


def test_vis_network_is_the_one_that_comes_with_pyvis() -> None:
    theirs = Path(pyvis.__file__).parent / "lib/vis-9.1.2/vis-network.min.js"
    assert (STATIC / "vis-network/vis-network.min.js").read_bytes() == theirs.read_bytes()


def test_drawing_leaves_no_file_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page(the_locker_map())
    assert list(tmp_path.iterdir()) == []
