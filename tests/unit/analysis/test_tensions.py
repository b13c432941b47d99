"""Stances of one expert that sit ill together, and such as do not."""

from __future__ import annotations

from graph.analysis.tensions import TensionKind, tensions
from graph.model import IssueKind, Polarity, Topic
from tests.support.factories import Asked, Case, Said, When, a_map

ELEMENT = Asked("1.1", "甲的行为是否属于非法侵入", proposition="甲的行为属于非法侵入", case=1)
CHARGE = Asked(
    "2.1", "甲是否构成非法侵入住宅罪", proposition="甲构成非法侵入住宅罪", case=1, topic=Topic.CHARGE
)


def kinds(
    *said: Said, asked: tuple[Asked, ...] = (ELEMENT, CHARGE)
) -> list[tuple[TensionKind, tuple[str, ...]]]:
    the_map = a_map(asked, said, experts=("韩松",), cases=(Case(),))
    return [(t.kind, t.words) for t in tensions(the_map)]


def test_an_element_denied_and_a_charge_named_after_it() -> None:
    found = kinds(
        Said("韩松", "1.1", "不属于非法侵入", Polarity.DENY),
        Said("韩松", "2.1", "可能构成", Polarity.AFFIRM, charges=("非法侵入住宅罪",)),
    )
    assert found == [(TensionKind.DENIED_ELEMENT, ("非法侵入",))]


def test_both_denied_is_no_tension() -> None:
    assert not kinds(
        Said("韩松", "1.1", "不属于非法侵入", Polarity.DENY),
        Said("韩松", "2.1", "不构成", Polarity.DENY, denied=("非法侵入住宅罪",)),
    )


def test_one_charge_held_and_rejected_for_the_same_case() -> None:
    first = Asked("1.1", "是否构成盗窃罪", proposition="构成盗窃罪", case=1)
    later = Asked("2.1", "应否以诈骗罪论处", proposition="应以诈骗罪论处", case=1)
    found = kinds(
        Said("韩松", "1.1", "构成盗窃", Polarity.AFFIRM, charges=("盗窃罪",)),
        Said("韩松", "2.1", "不是诈骗，也不是盗窃", Polarity.DENY, denied=("诈骗罪", "盗窃罪")),
        asked=(first, later),
    )
    assert [k for k, _ in found] == [TensionKind.OPPOSITE_ANSWERS]


def test_another_case_is_another_matter() -> None:
    first = Asked("1.1", "是否构成盗窃罪", proposition="构成盗窃罪", case=1)
    later = Asked("2.1", "是否构成盗窃罪", proposition="构成盗窃罪", case=2)
    the_map = a_map(
        (first, later),
        (
            Said("韩松", "1.1", "构成盗窃", Polarity.AFFIRM, charges=("盗窃罪",)),
            Said("韩松", "2.1", "不构成", Polarity.DENY, denied=("盗窃罪",)),
        ),
        experts=("韩松",),
        cases=(Case("案例一"), Case("案例二")),
    )
    assert not tensions(the_map)


THEFT, FRAUD, PERJURY, COVER = "盗窃罪", "诈骗罪", "伪证罪", "包庇罪"
FIRST = Asked("1.1", "行为如何定性", IssueKind.CHOICE, options=(THEFT, FRAUD), case=1, topic=Topic.CHARGE)
LAST = Asked("2.1", "本案如何定罪", IssueKind.CHOICE, options=(THEFT, FRAUD), case=1, topic=Topic.CHARGE)
LARGE, SMALL = (("差价", "悬殊"),), (("差价", "不大"),)
BOTH = (When(LARGE, Polarity.AFFIRM, (FRAUD,)), When(SMALL, Polarity.AFFIRM, (THEFT,)))


def test_a_case_of_the_facts_that_the_last_word_leaves_out() -> None:
    found = kinds(
        Said("韩松", "1.1", "看差价", Polarity.CONDITIONAL, charges=(FRAUD, THEFT), when=BOTH),
        Said("韩松", "2.1", "差价不大的，盗窃", Polarity.CONDITIONAL, charges=(THEFT,), when=BOTH[1:]),
        asked=(FIRST, LAST),
    )
    assert found == [(TensionKind.LEFT_OUT, (FRAUD,))]


def test_nothing_is_left_out_where_the_last_word_is_on_another_fact() -> None:
    other = (When((("年龄", "成年"),), Polarity.AFFIRM, (THEFT,)),)
    assert not kinds(
        Said("韩松", "1.1", "看差价", Polarity.CONDITIONAL, charges=(FRAUD, THEFT), when=BOTH),
        Said("韩松", "2.1", "成年的，盗窃", Polarity.CONDITIONAL, charges=(THEFT,), when=other),
        asked=(FIRST, LAST),
    )


def test_charges_of_two_persons_are_two_matters() -> None:
    of_one = Asked(
        "1.1", "甄某应定何罪", IssueKind.CHOICE, options=(THEFT, FRAUD), case=1, topic=Topic.CHARGE
    )
    of_other = Asked(
        "2.1", "邬某应定何罪", IssueKind.CHOICE, options=(THEFT, FRAUD), case=1, topic=Topic.CHARGE
    )
    said = (Said("韩松", "1.1", "盗窃", charges=(THEFT,)), Said("韩松", "2.1", "诈骗", charges=(FRAUD,)))
    assert not kinds(*said, asked=(of_one, of_other))
    assert [k for k, _ in kinds(*said, asked=(FIRST, LAST))] == [TensionKind.OTHER_CONCLUSION]


def test_questions_between_other_charges_are_two_matters() -> None:
    other = Asked(
        "2.1", "本案如何定罪", IssueKind.CHOICE, options=(PERJURY, COVER), case=1, topic=Topic.CHARGE
    )
    said = (Said("韩松", "1.1", "盗窃", charges=(THEFT,)), Said("韩松", "2.1", "包庇", charges=(COVER,)))
    assert not kinds(*said, asked=(FIRST, other))


def test_an_accomplice_who_is_none_says_nothing_on_the_charge() -> None:
    part = Asked("2.1", "能否成立共犯", proposition="能成立共犯", case=1, topic=Topic.COMPLICITY)
    assert not kinds(
        Said("韩松", "1.1", "盗窃", charges=(THEFT,)),
        Said("韩松", "2.1", "不成立盗窃的共犯", Polarity.DENY, denied=(THEFT,)),
        asked=(FIRST, part),
    )


def test_charges_named_before_and_left_open_at_the_end_are_no_tension() -> None:
    assert not kinds(
        Said("韩松", "1.1", "多半诈骗", charges=(FRAUD,), when=BOTH[1:]),
        Said("韩松", "2.1", "盗窃或者诈骗", Polarity.MIXED, charges=(THEFT, FRAUD)),
        asked=(FIRST, LAST),
    )
