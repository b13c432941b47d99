from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from graph.catalogue import LANGUAGES
from tests.support.factories import Asked, Said, a_map
from tests.support.sample_maps import a_wide_map, the_locker_map
from tests.unit.visual.samples import LONG_ACT, as_read, hand_made, known, view_of
from visual.columns import share
from visual.folding import MOST_CARDS, Folding, fitting, has_reasons, shown_cards
from visual.island import WIDTHS
from visual.layout import lay_out, stack
from visual.map_view import CardKind, Depth, LinkKind
from visual.measure import ems
from visual.setting import SMALLEST, set_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.catalogue import Language
    from visual.layout import Box, Layout
    from visual.map_view import Card, MapView
    from visual.setting import Setting

EVERY_MAP = [*hand_made(), *known(), *as_read()]
EVERY_PICTURE = [
    (name, lang, depth, width)
    for name in EVERY_MAP
    for lang in LANGUAGES
    for depth in Depth
    for width in WIDTHS
]


@cache
def drawn(name: str, lang: Language, depth: Depth, width: float) -> tuple[MapView, Layout]:
    view = seen(name, lang)
    return view, lay_out(view, width, Folding(depth))


@cache
def seen(name: str, lang: Language) -> MapView:
    return view_of((hand_made() | known() | as_read())[name], lang)


def boxes(layout: Layout) -> list[tuple[Card, Box]]:
    return [(b.card, b) for b in layout.boxes]


def placed_of(layout: Layout) -> dict[str, Box]:
    return {b.card.id: b for b in layout.boxes}


@pytest.mark.parametrize(("name", "lang", "depth", "width"), EVERY_PICTURE)
def test_the_picture_is_sound(name: str, lang: Language, depth: Depth, width: float) -> None:
    view, layout = drawn(name, lang, depth, width)
    cards = boxes(layout)
    wanted = [c.id for c in shown_cards(view, Folding(depth))]
    assert sorted(c.id for c, _ in cards if c.kind is not CardKind.HANDLE) == sorted(wanted)
    assert _overlaps(layout.boxes) == []
    for card, box in cards:
        assert 0 <= box.x <= box.x + box.w <= layout.width, card
        assert 0 <= box.y <= box.y + box.h <= layout.height, card
        assert sum(line.size * 1.3 for line in box.lines) <= box.h, card
        for line in box.lines:
            assert line.text.strip(), card
            assert line.size >= SMALLEST
            wide = ems(line.text, bold=line.weight == "bold") * line.size
            assert wide <= box.w - (0 if card.kind is CardKind.HANDLE else 2), (card, line)
        ends = [x for part in box.bar for x in (part.x, part.x + part.width)]
        assert ends == sorted(ends)
        assert all(part.text.endswith(str(n)) for part, (_, _, n) in zip(box.bar, card.bar, strict=True))
        if ends:
            assert ends[-1] <= box.w
            text = max(ems(line.text, bold=line.weight == "bold") * line.size for line in box.lines)
            assert text + 9 <= ends[0]


def _overlaps(placed: Sequence[Box]) -> list[tuple[str, str]]:
    """Every two cards that share more than a hair's breadth, found by going from left to right."""
    found: list[tuple[str, str]] = []
    open_boxes: list[Box] = []
    for box in sorted(placed, key=lambda b: b.x):
        open_boxes = [b for b in open_boxes if b.x + b.w > box.x + 0.05]
        found += [
            (b.card.id, box.card.id)
            for b in open_boxes
            if b.y + b.h > box.y + 0.05 and box.y + box.h > b.y + 0.05
        ]
        open_boxes.append(box)
    return found


@pytest.mark.parametrize(("name", "lang", "depth", "width"), EVERY_PICTURE)
def test_every_line_ends_at_its_cards(name: str, lang: Language, depth: Depth, width: float) -> None:
    _, layout = drawn(name, lang, depth, width)
    placed = placed_of(layout)
    tied = {end for p in layout.paths for end in (p.link.source, p.link.target)}
    loose = {CardKind.SILENCE, CardKind.HANDLE, CardKind.FOLD, CardKind.AUTHORITY}
    assert {b.card.id for b in layout.boxes if b.card.kind not in loose and b.card.look != "silent"} <= tied
    for path in layout.paths:
        source, target = placed[path.link.source], placed[path.link.target]
        assert path.x1 == pytest.approx(source.x + source.w, abs=0.11)
        assert source.y <= path.y1 <= source.y + source.h
        assert path.x2 == target.x
        assert target.y <= path.y2 <= target.y + target.h
        assert path.x1 < path.x2
        assert path.link.rows
        if path.link.kind is LinkKind.ROW:
            assert path.y1 == path.y2


@pytest.mark.parametrize("name", EVERY_MAP)
def test_every_expert_keeps_one_column(name: str) -> None:
    _, layout = drawn(name, "zh", Depth.REASONS, WIDTHS[-1])
    places: dict[int, set[float]] = {}
    for card, box in boxes(layout):
        if card.column is not None:
            places.setdefault(card.column, set()).add(box.x)
    assert all(len(xs) == 1 for xs in places.values())
    order = [next(iter(places[n])) for n in sorted(places)]
    assert order == sorted(order)


@pytest.mark.parametrize("name", EVERY_MAP)
def test_a_block_stays_in_its_lane_and_lanes_do_not_touch(name: str) -> None:
    view, layout = drawn(name, "zh", Depth.REASONS, WIDTHS[0])
    placed = placed_of(layout)
    for lane, strip in zip(view.lanes, layout.strips, strict=True):
        for block in lane.blocks:
            rows = [row.chip for band in block.bands for row in band.rows if row.chip]
            for card in [lane.question, block.issue, *block.silences, *rows]:
                box = placed[card.id]
                assert strip.y <= box.y
                assert box.y + box.h <= strip.y + strip.h
    assert all(a.y + a.h < b.y for a, b in pairwise(layout.strips))


def test_an_issue_stands_at_the_middle_of_its_answers() -> None:
    view, layout = drawn("locker", "zh", Depth.REASONS, WIDTHS[-1])
    placed = placed_of(layout)
    for lane in view.lanes[:2]:
        for block in lane.blocks:
            held = [placed[b.position.id] for b in block.bands if b.position and b.rows]
            issue = placed[block.issue.id]
            middle = (min(b.y for b in held) + max(b.y + b.h for b in held)) / 2
            assert issue.y + issue.h / 2 == pytest.approx(middle, abs=0.2)


def test_an_authority_stands_beside_the_one_who_cites_it() -> None:
    view, layout = drawn("locker", "zh", Depth.REASONS, WIDTHS[-1])
    placed = placed_of(layout)
    interpretation = view.authorities[1]
    (link,) = [k for k in view.citations if k.target == interpretation.id]
    cited, citing = placed[interpretation.id], placed[link.source]
    assert cited.y + cited.h / 2 == pytest.approx(citing.y + citing.h / 2, abs=60)


@pytest.mark.parametrize("width", WIDTHS)
def test_four_experts_fit_every_width(width: float) -> None:
    layout = lay_out(view_of(a_wide_map(4, 14)), width)
    assert layout.width <= width


def test_ten_chinese_names_fit_the_widest_picture_with_reasons_and_all_of_them_without() -> None:
    names = ["欧阳文澜", *("甲乙丙丁戊己庚辛壬"[n] * 3 for n in range(9))]
    said = [Said(name, "1.1", "成立", reasons=("理由",)) for name in names]
    view = view_of(a_map([Asked("1.1", "是否成立", proposition="成立")], said, experts=names))
    assert lay_out(view, 1560, Folding(Depth.REASONS)).width <= 1560
    assert lay_out(view, 1328, Folding(Depth.REASONS)).width <= 1328
    assert lay_out(view, 952, Folding(Depth.POSITIONS)).width <= 952


def test_twelve_experts_fit_every_width() -> None:
    for width in WIDTHS:
        for depth in Depth:
            assert lay_out(seen("twelve experts, thirty issues", "zh"), width, Folding(depth)).width <= width


def test_single_questions_and_issues_unfold_alone() -> None:
    view = seen("locker", "zh")
    first, second = view.lanes[0], view.lanes[1]
    opened = lay_out(view, 1560, Folding(Depth.QUESTIONS, frozenset({first.question.id})))
    there = placed_of(opened)
    assert first.blocks[0].issue.id in there
    assert second.blocks[0].issue.id not in there
    assert second.summary.id in there
    assert first.blocks[0].fold.id in there  # the reasons stay folded, and say so
    deeper = Folding(Depth.QUESTIONS, frozenset({first.question.id, first.blocks[0].issue.id}))
    reasons = [b for b in lay_out(view, 1560, deeper).boxes if b.card.kind is CardKind.REASON]
    assert len(reasons) == 3
    assert {c.kind for c in opened.columns} >= {CardKind.FOLD}
    assert any(b.card.kind is CardKind.AUTHORITY for b in lay_out(view, 1560, deeper).boxes)


@pytest.mark.parametrize("name", EVERY_MAP)
@pytest.mark.parametrize("width", [WIDTHS[0], WIDTHS[-1]])
def test_the_picture_is_sound_however_it_is_unfolded(name: str, width: float) -> None:
    view = seen(name, "zh")
    for lane in view.lanes[:3]:
        for other in ({lane.question.id}, {lane.question.id, *(b.issue.id for b in lane.blocks[::2])}):
            for depth in (Depth.QUESTIONS, Depth.REASONS):
                folding = Folding(depth, frozenset(other))
                layout = stack(view, words_of(name, width, reasons=has_reasons(view, folding)), folding)
                assert _overlaps(layout.boxes) == []
                assert all(p.x1 < p.x2 for p in layout.paths)


@cache
def words_of(name: str, width: float, *, reasons: bool) -> Setting:
    view = seen(name, "zh")
    return set_words(view, share(view, width, reasons=reasons))


@pytest.mark.parametrize("name", EVERY_MAP)
def test_no_map_opens_with_more_than_three_hundred_cards(name: str) -> None:
    view = seen(name, "zh")
    for depth in Depth:
        assert sum(1 for _ in shown_cards(view, fitting(view, depth))) <= MOST_CARDS


@pytest.mark.parametrize("name", EVERY_MAP)
@pytest.mark.parametrize("width", WIDTHS)
def test_names_on_chips_are_never_cut(name: str, width: float) -> None:
    _view, layout = drawn(name, "zh", Depth.REASONS, width)
    for card, box in boxes(layout):
        if card.kind is CardKind.EXPERT:
            written = "".join(line.text for line in box.lines).replace(" ", "")
            assert written == "".join(line.text for line in card.lines).replace(" ", "")


@pytest.mark.parametrize("width", WIDTHS)
def test_no_title_is_cut_anywhere(width: float) -> None:
    _view, layout = drawn("everything long", "zh", Depth.REASONS, width)
    for _, box in boxes(layout):
        written = "".join(line.text for line in box.lines)
        assert written.count(f"《{LONG_ACT}》") == written.count("《") == written.count("》")


def test_the_outcome_of_a_condition_is_never_cut_off() -> None:
    _view, layout = drawn("everything long", "zh", Depth.REASONS, WIDTHS[0])
    for card, box in boxes(layout):
        if card.kind is CardKind.POSITION:
            written = "".join(line.text for line in box.lines)
            assert all(line.tail.strip() in written for line in card.lines)


def test_nothing_to_draw_is_no_error() -> None:
    view = view_of(the_locker_map())
    empty = replace(view, lanes=(), citations=(), authorities=())
    assert lay_out(empty, 952).boxes == ()


def test_twelve_experts_and_thirty_issues_are_laid_out_in_a_moment() -> None:
    view = seen("twelve experts, thirty issues", "zh")
    began = perf_counter()
    layout = lay_out(view, 1560, Folding(Depth.REASONS))
    assert (
        perf_counter() - began < 3
    )  # 0.1 s on a free machine: this guards against a square, not a busy core
    assert len(layout.boxes) > 800


def test_two_cards_in_one_place_would_be_seen() -> None:
    box = drawn("locker", "zh", Depth.REASONS, 1560)[1].boxes[0]
    assert _overlaps([box, box]) == [(box.card.id, box.card.id)]
    assert _overlaps([box, replace(box, x=box.x + box.w / 2)])
    assert not _overlaps([box, replace(box, x=box.x + box.w)])
