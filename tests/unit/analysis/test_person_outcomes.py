"""Persons and acts by experts, with tables by hand."""

from __future__ import annotations

from graph.analysis.person_outcomes import CasePersons, person_outcomes
from graph.model import ArgumentMap, IssueKind, Polarity, Topic
from tests.support.factories import Asked, Case, Said, a_map

THEFT, FRAUD = "盗窃罪", "诈骗罪"


def depot() -> ArgumentMap:
    """鲁某 and two guards; 韩松 speaks of 鲁某 twice, 罗晓 of 鲁某 and one guard, 程敏 of nobody."""
    return a_map(
        [
            Asked("1.1", "鲁某调包的行为应定何罪", IssueKind.CHOICE, options=(THEFT, FRAUD), case=1, topic=Topic.CHARGE),
            Asked("1.2", "保安放行的行为是否构成盗窃罪", proposition="构成盗窃罪", case=1, topic=Topic.CHARGE),
            Asked("2.1", "各人如何处罚", IssueKind.OPEN, case=1, topic=Topic.SENTENCING),
        ],
        [
            Said("韩松", "1.1", "鲁某构成盗窃罪", charges=(THEFT,), answers=((THEFT, Polarity.AFFIRM),),
                 persons=(("鲁某", THEFT, None),)),
            Said("韩松", "2.1", "鲁某是主犯", persons=(("鲁某", None, "主犯"),)),
            Said("罗晓", "1.1", "鲁某构成诈骗罪", charges=(FRAUD,), answers=((FRAUD, Polarity.AFFIRM),),
                 persons=(("鲁某", FRAUD, None), ("施某", FRAUD, "从犯"))),
            Said("罗晓", "1.2", "不构成", Polarity.DENY, denied=(THEFT,)),
            Said("程敏", "1.1", "应定盗窃罪", charges=(THEFT,), answers=((THEFT, Polarity.AFFIRM),)),
        ],
        experts=("韩松", "罗晓", "程敏"),
        cases=[Case("案例一", (("施某", "保安"), ("鲁某", None), ("张某某", "保安")))],
    )  # fmt: skip


def found() -> CasePersons:
    [case] = person_outcomes(depot())
    return case


def test_every_person_and_every_expert() -> None:
    m = depot()
    parties = {p.id: p.name for c in m.cases for p in c.parties}
    told = {
        parties[row.party]: [(c.charges, c.roles, [s.question for s in c.sayings]) for c in row.cells]
        for row in found().persons
    }
    nothing: tuple[tuple[str, ...], tuple[str, ...], list[int]] = ((), (), [])
    assert told == {
        "鲁某": [((THEFT,), ("主犯",), [1, 2]), ((FRAUD,), (), [1]), nothing],
        "施某": [nothing, ((FRAUD,), ("从犯",), [1]), nothing],
        "张某某": [nothing, nothing, nothing],
    }


def test_members_of_a_group_stand_together_and_counts_come_with_them() -> None:
    assert [(r.group, r.agreed, r.spoke) for r in found().persons] == [
        ("保安", 1, 1),
        ("保安", 0, 0),
        (None, 1, 2),
    ]


def test_one_act_alone_is_no_table_of_acts() -> None:
    """Of the two acts only the first gets a charge from anybody."""
    assert found().acts == ()


def test_two_acts_with_charges() -> None:
    m = a_map(
        [
            Asked("1.1", "案例一中，调包的行为应定何罪", IssueKind.CHOICE, options=(THEFT, FRAUD), case=1),
            Asked("1.2", "“放行”的行为是否构成盗窃罪", proposition="构成盗窃罪", case=1),
            Asked("1.3", "行为人是否成年", proposition="成年", case=1),
        ],
        [
            Said("韩松", "1.1", "盗窃", charges=(THEFT,), answers=((THEFT, Polarity.AFFIRM),)),
            Said("韩松", "1.2", "构成盗窃罪", charges=(THEFT,)),
            Said("罗晓", "1.2", "不构成", Polarity.DENY, denied=(THEFT,)),
        ],
        experts=("韩松", "罗晓"),
        cases=[Case("案例一")],
    )
    [case] = person_outcomes(m)
    assert [(a.act, [(c.polarity, c.charges) for c in a.cells]) for a in case.acts] == [
        ("调包的行为", [(Polarity.AFFIRM, (THEFT,)), (None, ())]),
        ("“放行”的行为", [(Polarity.AFFIRM, (THEFT,)), (Polarity.DENY, ())]),
    ]
