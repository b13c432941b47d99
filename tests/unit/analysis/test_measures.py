"""The figures of 方法与数据 on a panel small enough to be worked by hand."""

from __future__ import annotations

import pytest

from graph.analysis.measures import Measures, measures
from graph.analysis.methods.measured import Reason
from graph.analysis.report import analyse
from graph.model import ArgumentMap, IssueKind, Polarity
from tests.support.factories import Asked, Said, a_map

YES, NO, DEPENDS = Polarity.AFFIRM, Polarity.DENY, Polarity.CONDITIONAL


def panel(*answers: str) -> ArgumentMap:
    """One string per issue, a letter per expert: y, n, d (depends), . (silent)."""
    names = ("韩松", "罗晓", "程敏", "顾宁")[: len(answers[0])]
    polarity = {"y": YES, "n": NO, "d": DEPENDS}
    return a_map(
        [Asked(f"1.{n}", f"第{n}点能否成立", proposition=f"第{n}点成立") for n in range(1, len(answers) + 1)],
        [
            Said(name, f"1.{n}", f"{name}就第{n}点的意见", polarity[a])
            for n, row in enumerate(answers, 1)
            for name, a in zip(names, row, strict=True)
            if a != "."
        ],
        experts=names,
    )


def found(the_map: ArgumentMap) -> Measures:
    return measures(the_map, analyse(the_map))


def test_alpha_of_a_two_by_ten_table() -> None:
    """Krippendorff 2011, example A: 0100000010 and 1110010000 give 0.095."""
    rows = [a + b for a, b in zip("nynnnnnnyn", "yyynnynnnn", strict=True)]
    assert found(panel(*rows)).alpha.value == pytest.approx(0.095238, abs=1e-6)


def test_spread_on_the_scale_no_depends_yes() -> None:
    [spread] = found(panel("yynd")).spreads
    assert spread.counts == (1, 1, 2)
    # mean 1.25, distances 1.25, .25, .75 of a width of 2, weights 1/4, 1/4, 1/2
    assert spread.consensus.value == pytest.approx(1 - 0.353759 - 0.048161 - 0.339036, abs=1e-5)


def test_every_figure_says_who_is_silent_and_how_sure_it_is() -> None:
    figures = found(panel("yynd", "y.n.", "ny.y", "yyyy"))
    assert (figures.alpha.n, figures.alpha.missing) == (4, 3)
    assert figures.alpha.interval is not None
    assert len(figures.compared) == 4
    for spread, silent in zip(figures.spreads, (0, 2, 1, 0), strict=True):
        assert spread.consensus.missing == spread.agreement.missing == silent
        assert spread.consensus.interval is not None


def test_two_camps_and_nothing_in_their_way() -> None:
    the_map = panel("yynn", "yynn", "nnyy")
    names = {p.id: p.name for p in the_map.participants}
    figures = found(the_map)
    [division] = figures.camps.divisions
    assert [[names[e] for e in camp] for camp in division] == [["韩松", "罗晓"], ["程敏", "顾宁"]]
    assert figures.balance.frustration == 0
    assert figures.crowd is None
    assert figures.answering == 4


def test_nobody_to_compare_with_is_said() -> None:
    figures = found(panel("y.", ".n"))
    assert figures.alpha.reason is Reason.NO_PAIR
    assert figures.camps.divisions == ()


def test_open_issues_stay_out() -> None:
    the_map = a_map(
        [Asked("1.1", "如何理解占有", IssueKind.OPEN)],
        [Said("韩松", "1.1", "事实支配"), Said("罗晓", "1.1", "规范支配")],
        experts=("韩松", "罗晓"),
    )
    assert found(the_map).alpha.n == 0
    assert found(the_map).spreads == ()


def test_sets_of_charges_share_what_they_share() -> None:
    the_map = a_map(
        [Asked(f"1.{n}", f"第{n}案如何定性", IssueKind.CHOICE, options=("盗窃罪", "诈骗罪")) for n in (1, 2)],
        [
            Said("韩松", "1.1", "盗窃", answers=(("盗窃罪", YES),), charges=("盗窃罪",)),
            Said(
                "罗晓",
                "1.1",
                "两罪",
                answers=(("盗窃罪", YES), ("诈骗罪", YES)),
                charges=("盗窃罪", "诈骗罪"),
            ),
            Said("韩松", "1.2", "诈骗", answers=(("诈骗罪", YES),), charges=("诈骗罪",)),
            Said("罗晓", "1.2", "诈骗", answers=(("诈骗罪", YES),), charges=("诈骗罪",)),
        ],
        experts=("韩松", "罗晓"),
    )
    figures = found(the_map)
    # values t, tf | f, f: Do = 2(1/2)/4; De = 2(t-tf 1/2 + 2 t-f 1 + 2 tf-f 1/2)/12
    assert figures.alpha_jaccard.value == pytest.approx(1 - 0.25 / (7 / 12))
