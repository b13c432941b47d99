"""Stances, consensus and conclusions under facts that are set, on maps small enough to be worked by hand."""

from __future__ import annotations

import pytest

from graph.analysis.what_if import Standing, WhatIf, what_if
from graph.model import ArgumentMap, IssueKind, Polarity, Topic
from tests.support.factories import Asked, Case, Said, When, a_map

ROBBERY, TRADE, FRAUD = "抢劫罪", "强迫交易罪", "诈骗罪"
SEEN, PRICE = "是否识破", "价格差距"


def tea_house() -> ArgumentMap:
    """Four experts on one charge: two facts, one of them spoken to by one expert with both values."""
    c = Polarity.CONDITIONAL
    return a_map(
        [
            Asked(
                "1.1",
                "如何定性",
                IssueKind.CHOICE,
                options=(ROBBERY, TRADE, FRAUD),
                case=1,
                topic=Topic.CHARGE,
            )
        ],
        [
            Said(
                "韩松",
                "1.1",
                "识破且悬殊的是抢劫",
                c,
                when=(
                    When(((SEEN, "识破"), (PRICE, "悬殊")), Polarity.AFFIRM, (ROBBERY,)),
                    When(((SEEN, "未识破"),), Polarity.AFFIRM, (FRAUD,)),
                ),
            ),
            Said(
                "罗晓",
                "1.1",
                "看差价",
                c,
                when=(
                    When(((PRICE, "悬殊"),), Polarity.AFFIRM, (ROBBERY,)),
                    When(((PRICE, "不大"),), Polarity.AFFIRM, (TRADE,)),
                ),
            ),
            Said("程敏", "1.1", "强迫交易", answers=((TRADE, Polarity.AFFIRM),), charges=(TRADE,)),
        ],
        experts=("韩松", "罗晓", "程敏", "顾宁"),
        cases=(Case(),),
    )


def under(argument_map: ArgumentMap, **labels: str | None) -> WhatIf:
    """What if, by the labels of facts (seen=…, price=…)."""
    ids = {f.label: f.id for f in argument_map.facts}
    return what_if(argument_map, {ids[{"seen": SEEN, "price": PRICE}[k]]: v for k, v in labels.items()})


def told(argument_map: ArgumentMap, found: WhatIf) -> dict[str, tuple[Standing, tuple[str, ...]]]:
    """Standing and charges per expert's name on the only issue."""
    names = {p.id: p.name for p in argument_map.participants}
    return {names[r.stance.participant]: (r.standing, r.stance.charges) for r in found.stances}


@pytest.mark.parametrize(
    ("facts", "han", "luo"),
    [
        ({}, (Standing.OPEN, ()), (Standing.OPEN, ())),
        ({"seen": "识破"}, (Standing.OPEN, ()), (Standing.OPEN, ())),
        ({"seen": "未识破"}, (Standing.HOLDS, (FRAUD,)), (Standing.OPEN, ())),
        ({"seen": "识破", "price": "悬殊"}, (Standing.HOLDS, (ROBBERY,)), (Standing.HOLDS, (ROBBERY,))),
        ({"seen": None}, (Standing.NOT_SAID, ()), (Standing.OPEN, ())),
        ({"seen": "识破", "price": "不大"}, (Standing.NOT_SAID, ()), (Standing.HOLDS, (TRADE,))),
    ],
)
def test_stances(
    facts: dict[str, str | None], han: tuple[Standing, tuple[str, ...]], luo: tuple[Standing, tuple[str, ...]]
) -> None:
    tea = tea_house()
    found = told(tea, under(tea, **facts))
    assert (found["韩松"], found["罗晓"]) == (han, luo)
    assert found["程敏"] == (Standing.UNCONDITIONAL, (TRADE,))


def test_consensus_is_counted_anew() -> None:
    tea = tea_house()
    before = under(tea).issues[0]
    after = under(tea, seen="识破", price="不大").issues[0]
    assert (before.agreed, before.spoke, before.experts) == (1, 3, 4)
    assert (after.agreed, after.spoke, after.experts) == (2, 2, 4)
    assert after.is_consensus


def test_conclusions_on_the_case() -> None:
    tea = tea_house()
    names = {p.id: p.name for p in tea.participants}
    found = {
        names[c.expert]: (c.standing, [o.charges for o in c.outcomes])
        for c in under(tea, seen="识破", price="不大").conclusions
    }
    assert found == {
        "韩松": (Standing.NOT_SAID, []),
        "罗晓": (Standing.HOLDS, [(TRADE,)]),
        "程敏": (Standing.UNCONDITIONAL, [(TRADE,)]),
        "顾宁": (Standing.NOT_SAID, []),
    }


def test_who_moved() -> None:
    tea = tea_house()
    names = {p.id: p.name for p in tea.participants}
    moved = {names[m.expert]: (m.after, m.charges_after) for m in under(tea, price="悬殊").moved}
    assert moved == {"罗晓": (Polarity.AFFIRM, (ROBBERY,))}


def test_a_value_that_nobody_named_and_an_unknown_fact() -> None:
    tea = tea_house()
    with pytest.raises(ValueError, match="五倍"):
        under(tea, price="五倍")
    with pytest.raises(KeyError):
        what_if(tea, {"fact:unknown": "x"})


def test_branches_that_contradict_each_other_leave_it_mixed() -> None:
    torn = a_map(
        [Asked("1.1", "是否有效", proposition="合同有效")],
        [
            Said(
                "韩松",
                "1.1",
                "看情况",
                Polarity.CONDITIONAL,
                when=(
                    When(((SEEN, "识破"),), Polarity.AFFIRM),
                    When(((PRICE, "悬殊"),), Polarity.DENY),
                ),
            )
        ],
        experts=("韩松",),
    )
    found = under(torn, seen="识破", price="悬殊").stances[0]
    assert found.stance.polarity is Polarity.MIXED
