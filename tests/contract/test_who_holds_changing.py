"""Who holds what in stores that each test fills in its own way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.lexicon.charges import old_and_new_names
from graph.model import Status
from graph.store.position import WhoHolds
from tests.support.factories import Asked, Said, a_map
from tests.support.sample_maps import CRIMINAL_LAW, the_locker_map

if TYPE_CHECKING:
    from graph.store.port import Store
    from graph.store.position import Position

LOCKER = the_locker_map()


def brief(positions: tuple[Position, ...]) -> str:
    return " ".join(f"L{p.expert_name[0]}{p.issue_number}" for p in positions)


def test_a_citation_of_the_question_counts_for_all_answers_to_it_but_says_so(store: Store) -> None:
    (first, *others) = LOCKER.citations
    store.save(replace(LOCKER, citations=(replace(first, issue=None), *others)))
    found = store.who_holds(WhoHolds(experts=("韩松",), authorities=(CRIMINAL_LAW,)))
    assert [(p.issue_number, [a.is_exact for a in p.authorities]) for p in found] == [
        ("1.1", [False]),
        ("1.2", [False]),
    ]


def test_rejected_and_unplaced_positions_never_count_unless_asked_for(store: Store) -> None:
    first, second, *others = LOCKER.stances
    stances = (replace(first, status=Status.REJECTED), replace(second, status=Status.UNPLACED), *others)
    store.save(replace(LOCKER, stances=stances))
    assert brief(store.who_holds(WhoHolds(issues=("1.1",)))) == "L魏1.1"
    rejected = WhoHolds(statuses=(Status.REJECTED, Status.UNPLACED))
    assert brief(store.who_holds(rejected)) == "L韩1.1 L罗1.1"


def test_issues_are_in_the_order_of_the_questions_not_of_their_digits(store: Store) -> None:
    numbers = [f"1.{n}" for n in (1, 2, 9, 10, 11)]
    long = a_map(
        [Asked(n, f"问题之{n}") for n in numbers],
        [Said("甲某", n, f"主张{n}") for n in numbers],
        experts=("甲某",),
    )
    store.save(long)
    assert [p.issue_number for p in store.who_holds(WhoHolds())] == numbers


def test_a_charge_is_found_under_its_older_and_newer_name(store: Store) -> None:
    old, new = "掩饰、隐瞒犯罪所得、犯罪所得收益罪", "窝藏、转移、收购、销售赃物罪"
    for title, charge in (("旧名之下", old), ("新名之下", new)):
        store.save(
            a_map(
                [Asked("1.1", "行为是否构成犯罪")],
                [Said("甲某", "1.1", "构成", charges=(charge,))],
                experts=("甲某",),
                title=title,
            )
        )
    assert old in old_and_new_names(new)
    for name in (old, new):
        found = store.who_holds(WhoHolds(charges=tuple(old_and_new_names(name))))
        assert [p.symposium_title for p in found] == ["新名之下", "旧名之下"]
    (only,) = store.who_holds(WhoHolds(charges=(new,)))
    assert only.symposium_title == "新名之下"
