"""Conclusions per case across questions, and the divergent opinion each one is."""

from __future__ import annotations

from graph.analysis.report import analyse
from graph.model import IssueKind, Polarity, Topic
from tests.support.factories import Asked, Case, Said, When, a_map

Row = tuple[tuple[str, ...], list[str], int, int | None, bool]
Opinions = tuple[tuple[str, tuple[str, ...]], ...]
ROBBERY, FRAUD, TRADE = "抢劫罪", "诈骗罪", "强迫交易罪"
OPINIONS = (("构成强迫交易罪", (TRADE,)), ("构成诈骗罪", (FRAUD,)))
FIRST = Asked(
    "1.1", "行为如何认定", IssueKind.CHOICE, options=(ROBBERY, FRAUD, TRADE), case=1, topic=Topic.CHARGE
)
JOINDER = Asked("2.1", "能否数罪并罚", proposition="能数罪并罚", case=1, topic=Topic.JOINDER)
LAST = Asked(
    "3.1", "应如何定罪", IssueKind.CHOICE, options=(ROBBERY, FRAUD, TRADE), case=1, topic=Topic.CHARGE
)


def conclusion(said: list[Said], opinions: Opinions = OPINIONS) -> tuple[list[Row], int]:
    m = a_map([FIRST, JOINDER, LAST], said, experts=("韩松",), cases=[Case(opinions=opinions)])
    ordinals = {o.id: o.ordinal for o in m.opinions}
    (found,) = analyse(m).cases
    rows = [
        (
            o.charges,
            [c.text for c in o.when],
            o.question,
            ordinals[o.opinion] if o.opinion else None,
            o.alternative,
        )
        for o in found.outcomes
    ]
    return rows, len(found.clashes)


def test_the_last_specific_answer_leads() -> None:
    rows, clashes = conclusion(
        [Said("韩松", "1.1", "甲", charges=(FRAUD,)), Said("韩松", "3.1", "乙", charges=(FRAUD,))]
    )
    assert rows == [((FRAUD,), [], 3, 2, False)]
    assert clashes == 0


def test_an_earlier_branch_fills_what_the_last_answer_leaves_open() -> None:
    large, small = (("差价", "悬殊"),), (("差价", "不大"),)
    rows, clashes = conclusion(
        [
            Said("韩松", "1.1", "甲", Polarity.CONDITIONAL, charges=(TRADE, ROBBERY),
                 when=(When(small, Polarity.AFFIRM, (TRADE,)), When(large, Polarity.AFFIRM, (ROBBERY,)))),
            Said("韩松", "3.1", "乙", Polarity.CONDITIONAL, charges=(TRADE,), when=(When(small, Polarity.AFFIRM, (TRADE,)),)),
        ]
    )  # fmt: skip
    assert rows == [((TRADE,), ["差价不大"], 3, 1, False), ((ROBBERY,), ["差价悬殊"], 1, None, False)]
    assert clashes == 0


def test_an_unconditional_answer_that_later_depends_is_to_be_checked() -> None:
    when = (
        When((("识破", "是"),), Polarity.AFFIRM, (TRADE,)),
        When((("识破", "否"),), Polarity.AFFIRM, (FRAUD,)),
    )
    rows, clashes = conclusion(
        [
            Said("韩松", "1.1", "甲", charges=(TRADE,)),
            Said("韩松", "3.1", "乙", Polarity.CONDITIONAL, charges=(TRADE, FRAUD), when=when),
        ]
    )
    assert [(r[0], r[3]) for r in rows] == [((TRADE,), 1), ((FRAUD,), 2)]
    assert clashes == 1


def test_a_different_charge_earlier_is_to_be_checked() -> None:
    rows, clashes = conclusion(
        [Said("韩松", "1.1", "甲", charges=(TRADE,)), Said("韩松", "3.1", "乙", charges=(FRAUD,))]
    )
    assert [r[0] for r in rows] == [(FRAUD,)]
    assert clashes == 1


def test_one_of_two_left_open_is_an_alternative_and_may_lie_outside() -> None:
    rows, _ = conclusion([Said("韩松", "3.1", "乙", Polarity.MIXED, charges=(ROBBERY, FRAUD))])
    assert rows == [((ROBBERY,), [], 3, None, True), ((FRAUD,), [], 3, 2, True)]


def test_an_earlier_branch_says_when_one_of_two_left_open_holds() -> None:
    rows, clashes = conclusion(
        [
            Said("韩松", "1.1", "甲", Polarity.CONDITIONAL, charges=(ROBBERY,), when=(When((("差价", "悬殊"),), Polarity.AFFIRM, (ROBBERY,)),)),
            Said("韩松", "3.1", "乙", Polarity.MIXED, charges=(ROBBERY, FRAUD)),
        ]
    )  # fmt: skip
    assert rows == [
        ((ROBBERY,), [], 3, None, True),
        ((FRAUD,), [], 3, 2, True),
        ((ROBBERY,), ["差价悬殊"], 1, None, False),
    ]
    assert clashes == 0


def test_an_opinion_of_two_charges_is_met_only_by_one_who_charges_both() -> None:
    both = ((f"以{FRAUD}和{TRADE}数罪并罚", (FRAUD, TRADE)),)
    rows, _ = conclusion([Said("韩松", "3.1", "乙", charges=(FRAUD, TRADE))], both)
    assert rows[0][3] == 1
    rows, _ = conclusion([Said("韩松", "3.1", "乙", charges=(FRAUD,))], both)
    assert rows[0][3] is None


def test_silence_gives_no_outcome() -> None:
    assert conclusion([Said("韩松", "2.1", "不应数罪并罚", Polarity.DENY)]) == ([], 0)
