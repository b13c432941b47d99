"""Stances of one expert that sit ill together, and such as do not."""

from __future__ import annotations

from graph.analysis.tensions import TensionKind, tensions
from graph.model import Polarity, Topic
from tests.support.factories import Asked, Case, Said, a_map

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
