from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from tests.support.factories import Asked, Said, a_map
from tests.support.sample_maps import a_wide_map, the_locker_map
from tests.unit.visual.samples import LONG_ACT, as_read, hand_made, known, view_of
from visual.html import WIDTHS
from visual.layout import SMALLEST, lay_out
from visual.map_view import CardKind, Depth, LinkKind
from visual.measure import ems

if TYPE_CHECKING:
    from graph.catalogue import Language
    from visual.layout import Box, Layout
    from visual.map_view import Card, MapView

EVERY_MAP = [*hand_made(), *known(), *as_read()]
EVERY_PICTURE = [
    (name, lang, depth, width)
    for name in EVERY_MAP
    for lang, depth in (("zh", Depth.REASONS), ("en", Depth.REASONS), ("zh", Depth.POSITIONS))
    for width in WIDTHS
]


@cache
def drawn(name: str, lang: Language, depth: Depth, width: float) -> tuple[MapView, Layout]:
    view = view_of((hand_made() | known() | as_read())[name], lang, depth)
    return view, lay_out(view, width)


def boxes(view: MapView, layout: Layout) -> list[tuple[Card, Box]]:
    placed = {b.card: b for b in layout.boxes}
    return [(card, placed[card.id]) for card in view.cards()]


@pytest.mark.parametrize(("name", "lang", "depth", "width"), EVERY_PICTURE)
def test_the_picture_is_sound(name: str, lang: Language, depth: Depth, width: float) -> None:
    view, layout = drawn(name, lang, depth, width)
    cards = boxes(view, layout)
    assert len(layout.boxes) == len(cards)
    assert _overlaps([b for _, b in cards]) == []
    for card, box in cards:
        assert 0 <= box.x <= box.x + box.w <= layout.width, card
        assert 0 <= box.y <= box.y + box.h <= layout.height, card
        assert sum(line.size * 1.3 for line in box.lines) <= box.h, card
        for line in box.lines:
            assert line.text.strip(), card
            assert line.size >= SMALLEST
            assert ems(line.text, bold=line.weight == "bold") * line.size <= box.w - 2, (card, line)


def _overlaps(placed: list[Box]) -> list[tuple[str, str]]:
    """Cards of one column are compared with each other, and neighbouring columns by their edges."""
    found = []
    columns: dict[float, list[Box]] = {}
    for box in placed:
        columns.setdefault(box.x, []).append(box)
    for mine in columns.values():
        mine.sort(key=lambda b: b.y)
        found += [(a.card, b.card) for a, b in pairwise(mine) if a.y + a.h > b.y + 0.05]
    edges = sorted((x, max(b.x + b.w for b in mine)) for x, mine in columns.items())
    found += [(str(a), str(b)) for a, b in pairwise(edges) if a[1] > b[0]]
    return found


@pytest.mark.parametrize(("name", "lang", "depth", "width"), EVERY_PICTURE)
def test_every_line_ends_at_its_cards(name: str, lang: Language, depth: Depth, width: float) -> None:
    view, layout = drawn(name, lang, depth, width)
    placed = {b.card: b for b in layout.boxes}
    assert [p.link for p in layout.paths] == list(view.links)
    for path in layout.paths:
        source, target = placed[path.link.source], placed[path.link.target]
        assert path.x1 == pytest.approx(source.x + source.w, abs=0.11)
        assert source.y <= path.y1 <= source.y + source.h
        assert path.x2 == target.x
        assert target.y <= path.y2 <= target.y + target.h
        assert path.x1 < path.x2
        if path.link.kind is LinkKind.ROW:
            assert path.y1 == path.y2


@pytest.mark.parametrize("name", EVERY_MAP)
def test_every_expert_keeps_one_column(name: str) -> None:
    view, layout = drawn(name, "zh", Depth.REASONS, WIDTHS[-1])
    places: dict[int, set[float]] = {}
    for card, box in boxes(view, layout):
        if card.column is not None:
            places.setdefault(card.column, set()).add(box.x)
    assert all(len(xs) == 1 for xs in places.values())
    order = [next(iter(places[n])) for n in sorted(places)]
    assert order == sorted(order)


@pytest.mark.parametrize("name", EVERY_MAP)
def test_a_block_stays_in_its_lane_and_lanes_do_not_touch(name: str) -> None:
    view, layout = drawn(name, "zh", Depth.REASONS, WIDTHS[0])
    placed = {b.card: b for b in layout.boxes}
    for lane, strip in zip(view.lanes, layout.strips, strict=True):
        for block in lane.blocks:
            rows = [c for band in block.bands for row in band.rows for c in row.chips]
            for card in [lane.question, block.issue, *block.silences, *rows]:
                box = placed[card.id]
                assert strip.y <= box.y
                assert box.y + box.h <= strip.y + strip.h
    assert all(a.y + a.h < b.y for a, b in pairwise(layout.strips))


def test_an_issue_stands_at_the_middle_of_its_answers() -> None:
    view, layout = drawn("locker", "zh", Depth.REASONS, WIDTHS[-1])
    placed = {b.card: b for b in layout.boxes}
    for lane in view.lanes[:2]:
        for block in lane.blocks:
            held = [placed[b.position.id] for b in block.bands if b.position]
            issue = placed[block.issue.id]
            middle = (min(b.y for b in held) + max(b.y + b.h for b in held)) / 2
            assert issue.y + issue.h / 2 == pytest.approx(middle, abs=0.2)


def test_an_authority_stands_beside_the_one_who_cites_it() -> None:
    view, layout = drawn("locker", "zh", Depth.REASONS, WIDTHS[-1])
    placed = {b.card: b for b in layout.boxes}
    interpretation = view.authorities[1]
    (link,) = [k for k in view.links if k.target == interpretation.id]
    cited, citing = placed[interpretation.id], placed[link.source]
    assert cited.y + cited.h / 2 == pytest.approx(citing.y + citing.h / 2, abs=60)


@pytest.mark.parametrize("width", WIDTHS)
def test_four_experts_fit_every_width(width: float) -> None:
    layout = lay_out(view_of(a_wide_map(4, 14)), width)
    assert layout.width <= width


def test_twelve_chinese_names_fit_the_widest_picture_with_reasons_and_all_of_them_without() -> None:
    names = ["欧阳文澜", *("甲乙丙丁戊己庚辛壬癸子"[n] * 3 for n in range(11))]
    said = [Said(name, "1.1", "成立", reasons=("理由",)) for name in names]
    m = a_map([Asked("1.1", "是否成立", proposition="成立")], said, experts=names)
    assert lay_out(view_of(m, depth=Depth.REASONS), 1560).width <= 1560
    assert lay_out(view_of(m, depth=Depth.REASONS), 1328).width <= 1328
    assert lay_out(view_of(m, depth=Depth.POSITIONS), 952).width <= 1000


@pytest.mark.parametrize("name", EVERY_MAP)
@pytest.mark.parametrize("width", WIDTHS)
def test_names_on_chips_are_never_cut(name: str, width: float) -> None:
    view, layout = drawn(name, "zh", Depth.REASONS, width)
    for card, box in boxes(view, layout):
        if card.kind is CardKind.EXPERT:
            written = "".join(line.text for line in box.lines).replace(" ", "")
            assert written == "".join(line.text for line in card.lines).replace(" ", "")


@pytest.mark.parametrize("width", WIDTHS)
def test_no_title_is_cut_anywhere(width: float) -> None:
    view, layout = drawn("everything long", "zh", Depth.REASONS, width)
    for _, box in boxes(view, layout):
        written = "".join(line.text for line in box.lines)
        assert written.count(f"《{LONG_ACT}》") == written.count("《") == written.count("》")


def test_the_outcome_of_a_condition_is_never_cut_off() -> None:
    view, layout = drawn("everything long", "zh", Depth.REASONS, WIDTHS[0])
    for card, box in boxes(view, layout):
        if card.kind is CardKind.POSITION:
            written = "".join(line.text for line in box.lines)
            assert all(line.tail.strip() in written for line in card.lines)


def test_nothing_to_draw_is_no_error() -> None:
    view = view_of(the_locker_map())
    empty = replace(view, lanes=(), links=(), authorities=())
    assert lay_out(empty, 952).boxes == ()


def test_twelve_experts_and_thirty_issues_are_laid_out_in_a_moment() -> None:
    view = view_of(a_wide_map(12, 30), depth=Depth.REASONS)
    began = perf_counter()
    layout = lay_out(view, 1560)
    assert (
        perf_counter() - began < 3
    )  # 0.1 s on a free machine: this guards against a square, not a busy core
    assert len(layout.boxes) > 800


def test_two_cards_in_one_place_would_be_seen() -> None:
    box = drawn("locker", "zh", Depth.REASONS, 1560)[1].boxes[0]
    assert _overlaps([box, box]) == [(box.card, box.card)]
    assert _overlaps([box, replace(box, card="other", x=box.x + box.w / 2)])
