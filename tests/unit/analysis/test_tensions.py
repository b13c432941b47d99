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


def test_a_principal_here_and_an_accessory_there() -> None:
    asked = (FIRST, LAST)
    told = (("甄某", THEFT, "主犯"), ("甄某", THEFT, "从犯"))
    the_map = a_map(
        asked,
        tuple(
            Said("韩松", a.number, "盗窃", charges=(THEFT,), persons=(p,))
            for a, p in zip(asked, told, strict=True)
        ),
        experts=("韩松",),
        cases=(Case(parties=(("甄某", None),)),),
    )
    assert [(t.kind, t.words) for t in tensions(the_map)] == [
        (TensionKind.OTHER_ROLE, ("甄某", "主犯", "从犯"))
    ]


def test_the_charge_hung_on_a_fact_and_is_then_told_without_it() -> None:
    either = Said("韩松", "1.1", "看差价。", Polarity.CONDITIONAL, charges=(FRAUD, THEFT), when=BOTH)
    found = kinds(either, Said("韩松", "2.1", "盗窃。", charges=(THEFT,)), asked=(FIRST, LAST))
    assert found == [(TensionKind.CONDITION_DROPPED, (THEFT,))]
    both = Said("韩松", "2.1", "盗窃和诈骗", charges=(THEFT, FRAUD))
    assert not kinds(either, both, asked=(FIRST, LAST))


def test_a_charge_settled_and_then_left_open() -> None:
    bail = Asked("2.1", "能否适用缓刑", proposition="能适用缓刑", case=1, topic=Topic.SENTENCING)
    which = (When((("定何罪", "最后定什么罪"),)),)
    settled = Said("韩松", "1.1", "盗窃。", charges=(THEFT,))
    found = kinds(
        settled, Said("韩松", "2.1", "看定何罪", Polarity.CONDITIONAL, when=which), asked=(FIRST, bail)
    )
    assert found == [(TensionKind.STILL_OPEN, (THEFT,))]
    other = (When((("是否退赃", "已经退赃"),)),)
    assert not kinds(
        settled, Said("韩松", "2.1", "看退赃", Polarity.CONDITIONAL, when=other), asked=(FIRST, bail)
    )


OFFICIAL = Asked("1.1", "甄某是否属于国家工作人员", proposition="甄某属于国家工作人员", case=1)
DENIED = Said("韩松", "1.1", "甄某不属于国家工作人员。", Polarity.DENY)


def test_what_is_denied_is_the_ground_of_another_answer() -> None:
    given = Said("韩松", "2.1", "甄某作为国家工作人员，构成盗窃。", charges=(THEFT,))
    assert kinds(DENIED, given, asked=(OFFICIAL, LAST)) == [(TensionKind.DENIED_PREMISE, ("国家工作人员",))]


def test_a_ground_that_is_reported_denied_or_of_another_is_none() -> None:
    for words in (
        "有观点认为甄某作为国家工作人员构成犯罪。",
        "由于甄某不是国家工作人员，构成盗窃。",
        "邬某作为国家工作人员，另当别论。",
        "如果甄某作为国家工作人员收钱，另当别论。",
    ):
        assert not kinds(DENIED, Said("韩松", "2.1", words, charges=(THEFT,)), asked=(OFFICIAL, LAST)), words


LIABLE = Asked(
    "1.1", "商场是否应当承担赔偿责任", proposition="商场应当承担赔偿责任", case=1, topic=Topic.CIVIL
)
SHARES = Asked("2.1", "损失如何分担", IssueKind.OPEN, case=1, topic=Topic.CIVIL)
FREE = Said("韩松", "1.1", "商场不应当承担赔偿责任。", Polarity.DENY)


def test_not_liable_and_a_share_of_the_loss() -> None:
    found = kinds(FREE, Said("韩松", "2.1", "由商场承担三成，其余自负。"), asked=(LIABLE, SHARES))
    assert found == [(TensionKind.DENIED_LIABILITY, ("商场",))]
    for words in (
        "商场不承担责任，损失由受害人自负。",
        "商场的损失由保洁公司承担三成。",
        "如果商场承担三成，就不公平。",
    ):
        assert not kinds(FREE, Said("韩松", "2.1", words), asked=(LIABLE, SHARES)), words


JOINDER = Asked("1.1", "是否应当数罪并罚", proposition="应当数罪并罚", case=1, topic=Topic.JOINDER)


def test_no_joinder_here_and_two_charges_punished_together_there() -> None:
    one = Said("韩松", "1.1", "不应当数罪并罚。", Polarity.DENY)
    both = Said("韩松", "2.1", "构成盗窃和诈骗，数罪并罚。", charges=(THEFT, FRAUD))
    assert kinds(one, both, asked=(JOINDER, LAST)) == [(TensionKind.DENIED_JOINDER, (THEFT, FRAUD))]
    worse = Said("韩松", "2.1", "盗窃与诈骗想象竞合，不应数罪并罚。", charges=(THEFT, FRAUD))
    assert not kinds(one, worse, asked=(JOINDER, LAST))
