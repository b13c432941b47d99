"""My case against a symposium, with tables worked by hand before the run."""

from __future__ import annotations

import pytest

from graph.analysis.own_case import CaseCount, own_case
from graph.analysis.what_if import Standing
from tests.support.own_facts import FRAUD, LEADER, PRICE, ROBBERY, SEEN, TRADE, the_tea_house

TEA = the_tea_house()
NAMES = {p.id: p.name for p in TEA.participants}
LABELS = {f.id: f.label for f in TEA.facts}
HOLDS, OPEN, ANYWAY = Standing.HOLDS, Standing.OPEN, Standing.UNCONDITIONAL

# facts set -> per conclusion who holds it and how; who has said nothing of it; (agreed, spoke)
TABLE = {
    (): (
        {
            ROBBERY: {"韩松": OPEN, "罗晓": OPEN},
            FRAUD: {"韩松": OPEN, "顾宁": OPEN},
            TRADE: {"罗晓": OPEN, "程敏": ANYWAY, "顾宁": OPEN},
        },
        [],
        (1, 4),
    ),
    ((SEEN, "识破"), (PRICE, "悬殊")): (
        {ROBBERY: {"韩松": HOLDS, "罗晓": HOLDS}, FRAUD: {"顾宁": OPEN}, TRADE: {"程敏": ANYWAY, "顾宁": OPEN}},
        [],
        (2, 4),
    ),
    ((SEEN, "识破"), (PRICE, "悬殊"), (LEADER, "酒托头")): (
        {ROBBERY: {"韩松": HOLDS, "罗晓": HOLDS}, TRADE: {"程敏": ANYWAY, "顾宁": HOLDS}},
        [],
        (2, 4),
    ),
    ((SEEN, "识破"), (PRICE, "不大"), (LEADER, "酒托头")): (
        {TRADE: {"罗晓": HOLDS, "程敏": ANYWAY, "顾宁": HOLDS}},
        ["韩松"],
        (3, 3),
    ),
    ((SEEN, None),): (
        {ROBBERY: {"罗晓": OPEN}, TRADE: {"罗晓": OPEN, "程敏": ANYWAY}},
        ["韩松", "顾宁"],
        (1, 2),
    ),
}  # fmt: skip


def facts(*settings: tuple[str, str | None]) -> dict[str, str | None]:
    ids = {label: i for i, label in LABELS.items()}
    return {ids[label]: value for label, value in settings}


@pytest.mark.parametrize("settings", TABLE)
def test_who_concludes_what(settings: tuple[tuple[str, str | None], ...]) -> None:
    expected, not_said, (agreed, spoke) = TABLE[settings]
    [case] = own_case(TEA, facts(*settings)).cases
    found = {c.charges[0]: {NAMES[h.expert]: h.standing for h in c.holders} for c in case.conclusions}
    assert found == expected
    assert [NAMES[e] for e in case.not_said] == not_said
    assert case.after == CaseCount(agreed, spoke, 4)
    assert case.before == CaseCount(1, 4, 4)
    people = [len({h.expert for h in c.holders}) for c in case.conclusions]
    assert people == sorted(people, reverse=True)


def test_what_a_conclusion_still_hangs_on() -> None:
    [case] = own_case(TEA, facts((SEEN, "识破"), (PRICE, "悬殊"))).cases
    assert [LABELS[f] for f in case.open_facts] == [LEADER]


def test_who_changed_and_to_what() -> None:
    found = own_case(TEA, facts((SEEN, "未识破"))).changed
    assert {NAMES[c.expert]: (set(c.before), set(c.after)) for c in found} == {
        "韩松": ({(ROBBERY,), (FRAUD,)}, {(FRAUD,)}),
        "顾宁": ({(FRAUD,), (TRADE,)}, {(FRAUD,)}),
    }
    assert own_case(TEA, {}).changed == ()


def test_what_experts_do_not_discuss() -> None:
    found = own_case(TEA, facts((PRICE, "悬殊"), (LEADER, "键盘手"))).undiscussed
    assert {LABELS[f]: [NAMES[e] for e in who] for f, who in found} == {
        PRICE: ["程敏", "顾宁"],
        LEADER: ["韩松", "罗晓", "程敏"],
    }


def test_on_which_authority() -> None:
    [case] = own_case(TEA, facts((SEEN, "识破"), (PRICE, "悬殊"))).cases
    [law] = TEA.authorities
    rests = {NAMES[h.expert]: h.authorities for c in case.conclusions for h in c.holders}
    assert rests == {"韩松": (law.id,), "罗晓": (law.id,), "程敏": (), "顾宁": ()}
