"""A case in a sentence, and the places of experts on the picture of camps: by hand."""

from __future__ import annotations

from math import hypot, isclose
from typing import TYPE_CHECKING

from graph.analysis.report import analyse
from server.views.camps_picture import picture
from server.views.case_switches import SWITCHES_OPEN, case_boards
from server.views.gist import case_gists
from tests.support.own_facts import FRAUD, LEADER, PRICE, ROBBERY, SEEN, TRADE, the_tea_house

if TYPE_CHECKING:
    from server.views.gist import CaseGist

SIX = (("a", "b", "c"), ("d", "e"), ("f",))


def the_gist(lang: str = "zh") -> CaseGist:
    m = the_tea_house()
    (gist,) = case_gists(m, analyse(m), "en" if lang == "en" else "zh")
    return gist


def test_it_counts_experts_ends_and_facts() -> None:
    """识破 moves 韩松 and 顾宁, 差距 韩松 and 罗晓, 主导 顾宁 alone; trade is told by three, fraud and robbery by two."""
    gist = the_gist()
    assert (gist.ends, gist.facts) == (3, 3)
    assert gist.told.startswith(f"4 位专家给出 3 种结论：{TRADE} / ")
    assert all(charge in gist.told for charge in (FRAUD, ROBBERY))
    assert gist.told.endswith(f"、“{LEADER}”。")


def test_it_is_told_in_english() -> None:
    assert the_gist("en").told.startswith("4 experts come to 3 conclusions: ")


def test_the_switches_are_numbered_as_on_the_page_of_what_if() -> None:
    m = the_tea_house()
    analysis = analyse(m)
    boards = case_boards(m, analysis, analysis, "zh")
    board = boards.of_case[m.cases[0].id]
    assert {s.fact.label for s in board.switches} == {SEEN, PRICE, LEADER}
    assert board.switches[-1].fact.label == LEADER
    assert board.switches[-1].names == ("顾宁",)
    for switch in board.switches:
        assert boards.island["facts"][switch.place]["label"] == switch.fact.label
    assert len(board.open) <= SWITCHES_OPEN
    assert {frozenset(e.charges) for e in board.ends} == {frozenset({c}) for c in (TRADE, FRAUD, ROBBERY)}


def test_all_stand_on_one_circle_and_camps_apart() -> None:
    drawn = picture(SIX, [("a", "d", 3)])
    middle = (drawn.width / 2, drawn.height / 2)
    at = {n.expert: (n.x, n.y) for n in drawn.nodes}
    radii = {p: hypot(x - middle[0], y - middle[1]) for p, (x, y) in at.items()}
    assert all(isclose(r, radii["a"], abs_tol=0.2) for r in radii.values())

    def between(one: str, other: str) -> float:
        return hypot(at[one][0] - at[other][0], at[one][1] - at[other][1])

    assert between("a", "b") < between("c", "d")
    assert between("d", "e") < between("e", "f")
    assert len(drawn.arcs) == 2
    assert [(link.left, link.right, link.width) for link in drawn.links] == [("a", "d", 3.3)]
