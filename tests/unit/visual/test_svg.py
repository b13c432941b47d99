from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from graph.catalogue import LANGUAGES, Language
from tests.support.sample_maps import the_locker_map
from tests.unit.visual.samples import HOSTILE, hand_made, the_hostile_map, view_of
from visual.folding import Folding
from visual.layout import Layout, lay_out
from visual.map_view import CardKind, Depth, MapView
from visual.palette import DARK, THEMES
from visual.svg import figures, svg

SVG = "{http://www.w3.org/2000/svg}"
A4_LANDSCAPE_POINTS = 277 / 25.4 * 72  # 297 mm less two margins of 10


def parsed(view: MapView, layout: Layout) -> ET.Element:
    return ET.fromstring(svg(view, layout))  # noqa: S314 - our own


def texts(root: ET.Element) -> list[str]:
    return [t.text or "" for t in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", hand_made())
def test_the_file_says_every_word_of_the_layout(name: str, lang: Language) -> None:
    view = view_of(hand_made()[name], lang)
    for depth in Depth:
        layout = lay_out(view, 1184, Folding(depth))
        found = texts(parsed(view, layout))
        drawn = [line.text for b in layout.boxes if b.card.kind is not CardKind.HANDLE for line in b.lines]
        for words in {*drawn, f"{view.summary} · {view.checked}"}:
            assert found.count(words) >= drawn.count(words) or words not in drawn
            assert words in found


def test_nothing_is_fetched_and_nothing_runs() -> None:
    view = view_of(the_hostile_map())
    root = parsed(view, lay_out(view, 1184))
    assert {e.tag.removeprefix(SVG) for e in root.iter()} <= {
        "svg", "title", "desc", "defs", "pattern", "path", "rect", "g", "text",
    }  # fmt: skip
    for element in root.iter():
        assert not {a for a in element.attrib if a.startswith("on") or "href" in a or a == "style"}
        for value in element.attrib.values():
            assert "url(" not in value or value.startswith("url(#hatch-")
    assert any(HOSTILE.replace("\u202e", "⟨U+202E⟩") in (t.text or "") for t in root.iter(f"{SVG}title"))


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    view = view_of(the_locker_map())
    odd = replace(view, title="标题\ufffe\x00尾")
    assert ET.fromstring(svg(odd, lay_out(odd, 1184))).findtext(f"{SVG}title") == "标题⟨U+0000⟩尾"  # noqa: S314


def test_answers_are_hatched_each_in_its_own_way() -> None:
    view = view_of(hand_made()["wechat-retold"])
    layout = lay_out(view, 1184)
    root = parsed(view, layout)
    strokes = {p.get("id"): p[0].get("d") for p in root.iter(f"{SVG}pattern")}
    used = {e.get("fill", "")[5:-1] for e in root.iter(f"{SVG}rect") if "hatch" in e.get("fill", "")}
    assert used <= set(strokes)
    polar = ["hatch-affirm", "hatch-deny", "hatch-conditional"]
    assert set(polar) <= used
    assert len({strokes[p] for p in polar}) == 3
    outcomes = [strokes[f"hatch-outcome-{n}"] for n in range(1, 6)]
    assert len(set(outcomes)) == 5
    assert "hatch" not in svg(view, layout, hatched=False)


def test_every_theme_draws() -> None:
    view = view_of(the_locker_map())
    for theme in THEMES:
        assert theme.page in svg(view, lay_out(view, 1184), theme=theme)
    assert DARK.looks["affirm"].fill in svg(view, lay_out(view, 1184), theme=DARK)


@pytest.mark.parametrize("name", hand_made())
def test_there_is_a_figure_for_each_question_that_prints_legibly(name: str) -> None:
    view = view_of(hand_made()[name])
    found = list(figures(view))
    assert [f.lanes for f in found] == [(lane,) for lane in view.lanes]
    cited = {k.target for f in found for k in f.citations}
    assert cited == {k.target for k in view.citations}
    for figure in found:
        layout = lay_out(figure, 1184, Folding(Depth.REASONS))
        root = parsed(figure, layout)
        width = float(root.get("width", "0"))
        sizes = [float(t.get("font-size", "0")) for t in root.iter(f"{SVG}text")]
        if width <= 1184:
            assert min(sizes) / width * A4_LANDSCAPE_POINTS >= 7.5
