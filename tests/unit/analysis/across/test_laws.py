"""What must not change: which side is left, a symposium beside itself, the order and the number of experts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from graph.analysis.across.changes import Change
from graph.analysis.across.comparison import SymposiumComparison, compare_symposia
from graph.analysis.across.proposals import propose
from graph.model import IssueKind, IssueRef, Modality, Polarity, SameIssue, Topic, make_id
from tests.support.factories import Asked, Said, When, a_map
from tests.support.map_strategy import maps

if TYPE_CHECKING:
    from graph.model import ArgumentMap

PEOPLE = ("韩松", "罗晓", "魏明远")
MIRRORED = {
    Change.NEW: Change.DROPPED,
    Change.DROPPED: Change.NEW,
    Change.STRENGTHENED: Change.WEAKENED,
    Change.WEAKENED: Change.STRENGTHENED,
    Change.SHIFTED: Change.SHIFTED,
    Change.UNCHANGED: Change.UNCHANGED,
}
QUESTION = Asked(
    "1.1", "从柜中取走他人快件是否构成盗窃罪", proposition="从柜中取走他人快件构成盗窃罪", topic=Topic.CHARGE
)


def held(year: str, *said: Said, asked: Asked = QUESTION) -> ArgumentMap:
    return a_map(
        [asked], said, experts=[(n, "某大学") for n in PEOPLE], title=f"{year}年的研讨", date=f"{year}-05-10"
    )


def yes(name: str, claim: str = "构成盗窃罪") -> Said:
    return Said(name, "1.1", claim, charges=("盗窃罪",))


def no(name: str) -> Said:
    return Said(name, "1.1", "不构成盗窃罪", Polarity.DENY)


def depends(name: str, modality: Modality = Modality.MUST) -> Said:
    branch = When((("柜门", "未锁"),), Polarity.AFFIRM, ("盗窃罪",), modality)
    return Said(name, "1.1", "要看柜门是否上锁", Polarity.CONDITIONAL, when=(branch,))


def changes(left: ArgumentMap, right: ArgumentMap) -> dict[str, Change]:
    link = SameIssue.of(
        IssueRef(left.symposium.id, left.issues[0].id), IssueRef(right.symposium.id, right.issues[0].id)
    )
    (only,) = compare_symposia(left, right, accepted=[link]).issues
    assert only.accepted
    return {p.conclusion.key: p.change for p in only.change.positions}


# by hand, from the words of the issue: more holders, from conditional to plain
CASES = {
    "new and dropped": ([yes("韩松")], [no("韩松")], {"affirm": Change.DROPPED, "deny": Change.NEW}),
    "more of those who spoke": (
        [yes("韩松"), no("罗晓")],
        [yes("韩松"), yes("魏明远"), no("罗晓")],
        {"affirm": Change.STRENGTHENED, "deny": Change.WEAKENED},
    ),
    "from conditional to plain": ([depends("韩松")], [yes("韩松")], {"affirm": Change.STRENGTHENED}),
    "more hold it, but only on conditions": (
        [yes("韩松"), no("罗晓")],
        [depends("韩松"), depends("魏明远"), no("罗晓")],
        {"affirm": Change.SHIFTED, "deny": Change.WEAKENED},
    ),
    "as many as before": ([yes("韩松"), no("罗晓")], [yes("罗晓"), no("韩松")], {"affirm": Change.UNCHANGED, "deny": Change.UNCHANGED}),
}  # fmt: skip


@pytest.mark.parametrize(("then", "now", "expected"), CASES.values(), ids=CASES)
def test_changes_by_hand(then: list[Said], now: list[Said], expected: dict[str, Change]) -> None:
    assert changes(held("2015", *then), held("2024", *now)) == expected


@pytest.mark.parametrize(("then", "now", "expected"), CASES.values(), ids=CASES)
def test_the_other_way_round_is_the_mirror(
    then: list[Said], now: list[Said], expected: dict[str, Change]
) -> None:
    mirrored = changes(held("2024", *now), held("2015", *then))
    assert mirrored == {key: MIRRORED[change] for key, change in expected.items()}


def test_a_negative_proposition_is_turned_round() -> None:
    negative = Asked(
        "1.1",
        "辩护人提出从柜中取走他人快件不构成盗窃罪",
        proposition="从柜中取走他人快件不构成盗窃罪",
        topic=Topic.CHARGE,
    )
    right = held("2024", Said("韩松", "1.1", "同意辩护人"), asked=negative)
    assert changes(held("2015", no("韩松")), right) == {"deny": Change.UNCHANGED}


def test_a_choice_meets_a_yes_or_no_over_the_charge() -> None:
    choice = Asked(
        "1.1",
        "从柜中取走他人快件构成盗窃罪还是诈骗罪",
        IssueKind.CHOICE,
        options=("盗窃罪", "诈骗罪"),
        topic=Topic.CHARGE,
    )
    said = [
        Said("韩松", "1.1", "盗窃罪", answers=(("盗窃罪", Polarity.AFFIRM),)),
        Said("罗晓", "1.1", "诈骗罪", answers=(("诈骗罪", Polarity.AFFIRM),)),
    ]
    right = held("2024", *said, asked=choice)
    assert changes(held("2015", yes("韩松"), no("罗晓")), right) == {
        "affirm": Change.UNCHANGED,
        "deny": Change.UNCHANGED,
    }


def again(m: ArgumentMap) -> ArgumentMap:
    """The same symposium under another name."""
    return replace(m, symposium=replace(m.symposium, id=make_id("symposium", m.symposium.id, "again")))


def seen(found: SymposiumComparison) -> list[tuple[str, str, frozenset[tuple[str, Change]]]]:
    return [
        (c.left, c.right, frozenset((p.conclusion.key, p.change) for p in c.change.positions))
        for c in found.issues
    ]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(maps())
def test_beside_itself_nothing_changes(m: ArgumentMap) -> None:
    twin = again(m)
    links = [
        SameIssue.of(IssueRef(m.symposium.id, i.id), IssueRef(twin.symposium.id, i.id)) for i in m.issues
    ]
    for issue in compare_symposia(m, twin, accepted=links).issues:
        assert {p.change for p in issue.change.positions} <= {Change.UNCHANGED}
        assert issue.change.turned is None


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(maps(), maps())
def test_left_and_right_propose_the_same(left: ArgumentMap, right: ArgumentMap) -> None:
    if left.symposium.id != right.symposium.id:
        assert propose(left, right) == propose(right, left)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(maps())
def test_the_order_of_the_experts_says_nothing(m: ArgumentMap) -> None:
    turned = replace(m, participants=m.participants[::-1], stances=m.stances[::-1])
    twin = again(m)
    assert seen(compare_symposia(m, twin)) == seen(compare_symposia(turned, twin))


def test_rejected_pairs_are_not_proposed_again() -> None:
    left, right = held("2015", yes("韩松")), held("2024", yes("韩松"))
    (proposal,) = propose(left, right)
    assert propose(left, right, rejected=[proposal.link]) == ()
    assert propose(left, right, settled=[proposal.link]) == ()
