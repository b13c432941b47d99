"""The detail of an issue over a map made by hand: who says what, who is against whom, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.argument_graph import LinkKind
from graph.analysis.report import analyse
from graph.analysis.results import Relation
from graph.model import AgreementKind, Polarity
from server.views.argument_detail import argument_detail
from tests.support.factories import Asked, Said, a_map
from tests.support.sample_maps import the_locker_map

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from graph.model import ArgumentMap
    from graph.store.port import Store
    from server.views.argument_detail import ArgumentDetail


def the_quarrel() -> ArgumentMap:
    """甲 and 乙 deny, 丙 affirms; 乙 disagrees by name with 甲 (same answer) and with 丙 (another answer)."""
    return a_map(
        [Asked("1.1", "是否构成盗窃罪", proposition="构成盗窃罪"), Asked("1.2", "如何量刑")],
        [
            Said("甲", "1.1", "不构成", Polarity.DENY, reasons=("数额不足", "没有占有")),
            Said("乙", "1.1", "不构成", Polarity.DENY),
            Said("丙", "1.1", "构成", Polarity.AFFIRM, reasons=("秘密窃取",)),
        ],
        experts=("甲", "乙", "丙"),
        agreements=[("乙", "甲", "1.1", AgreementKind.DISAGREE), ("乙", "丙", "1.1", AgreementKind.DISAGREE)],
    )  # fmt: skip


def detail(m: ArgumentMap, number: str) -> ArgumentDetail:
    return argument_detail(m, analyse(m), next(i for i in m.issues if i.number == number))


def test_the_claims_stand_by_answer_with_their_reasons() -> None:
    found = detail(the_quarrel(), "1.1")
    told = [
        [(c.answer.expert.name, [r.text for r in c.reasons]) for c in side.claims] for side in found.sides
    ]
    assert sorted(told, key=len) == [
        [("丙", ["秘密窃取"])],
        [("甲", ["数额不足", "没有占有"]), ("乙", [])],
    ]


def test_answers_that_exclude_each_other_say_so_on_both_sides() -> None:
    found = detail(the_quarrel(), "1.1")
    against = [[(relation, p.names) for relation, p in side.against] for side in found.sides]
    assert sorted(against, key=lambda told: len(told[0][1])) == [
        [(Relation.OPPOSED, ("丙",))],
        [(Relation.OPPOSED, ("甲", "乙"))],
    ]


def test_disagreement_by_name_is_with_the_answer_or_with_the_ground() -> None:
    found = detail(the_quarrel(), "1.1")
    claims = {c.answer.expert.name: c for side in found.sides for c in side.claims}
    assert [(a.kind, a.expert) for a in claims["甲"].attacks] == [(LinkKind.UNDERCUTS, "乙")]
    assert [(a.kind, a.expert) for a in claims["丙"].attacks] == [(LinkKind.DISAGREES, "乙")]
    assert claims["乙"].attacks == ()


def test_a_line_for_each_pair_of_answers_each_attack_and_each_ground_attacked() -> None:
    kinds = [line.kind for line in detail(the_quarrel(), "1.1").lines]
    assert sorted(kinds) == ["disagrees", "opposed", "undercuts", "undercuts"]


def test_the_issues_beside_it() -> None:
    first, last = detail(the_quarrel(), "1.1"), detail(the_quarrel(), "1.2")
    assert (first.before, first.after and first.after.number) == (None, "1.2")
    assert (last.before and last.before.number, last.after) == ("1.1", None)


def test_the_page_links_every_claim_to_its_passage(client: FlaskClient, filled: Store, locker: str) -> None:
    m = the_locker_map()
    for issue in m.issues:
        page = client.get(f"/zh/symposia/{locker}/issues/{issue.id}").text
        for stance in m.stances_on(issue.id):
            if stance.passage:
                anchor = f"#p-{stance.passage.span.start}-{stance.passage.span.end}"
                assert anchor in page, (issue.number, stance.claim)


def test_an_issue_there_is_not(client: FlaskClient, filled: Store, locker: str) -> None:
    answer = client.get(f"/zh/symposia/{locker}/issues/issue-0")
    assert answer.status_code == 404
    assert "SM309" in answer.text
