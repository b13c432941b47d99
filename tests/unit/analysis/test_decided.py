"""The switch to decided items: what is left out, and that it is no silence."""

from __future__ import annotations

from dataclasses import replace

from graph.analysis.report import analyse
from graph.analysis.results import Ground
from graph.analysis.sentences import consensus_sentence
from graph.model import ArgumentMap, Polarity, Silence, Status
from tests.support.factories import Asked, Said, a_map

EXPERTS = ("韩松", "罗晓", "魏明远", "顾青")
ISSUE = Asked("1.1", "是否有效", proposition="有效")


def the_map() -> ArgumentMap:
    """Accepted yes, amended yes, proposed no, rejected no."""
    states = (
        ("韩松", Polarity.AFFIRM, Status.ACCEPTED),
        ("罗晓", Polarity.AFFIRM, Status.AMENDED),
        ("魏明远", Polarity.DENY, Status.PROPOSED),
        ("顾青", Polarity.DENY, Status.REJECTED),
    )
    said = [
        Said(n, "1.1", f"{n}的意见", p, reasons=(f"{n}说明的缘由",), cites=(("合同法", None),), status=s)
        for n, p, s in states
    ]
    return a_map([ISSUE], said, experts=EXPERTS)


def test_by_default_proposals_count_and_are_counted() -> None:
    analysis = analyse(the_map())
    [issue] = analysis.issues
    assert (issue.agreed, issue.spoke, issue.experts, issue.unchecked) == (2, 3, 4, 1)
    assert (analysis.unchecked.stances.unchecked, analysis.unchecked.stances.counted) == (1, 3)
    assert (analysis.unchecked.reasons.unchecked, analysis.unchecked.reasons.counted) == (3, 3)
    assert (analysis.unchecked.citations.unchecked, analysis.unchecked.citations.counted) == (4, 4)
    assert not analysis.decided_only


def test_with_the_switch_a_proposal_is_left_out_and_no_silence() -> None:
    m = the_map()
    names = {p.id: p.name for p in m.participants}
    analysis = analyse(m, decided=True)
    [issue] = analysis.issues
    assert (issue.agreed, issue.spoke, issue.experts, issue.is_consensus) == (2, 2, 4, True)
    assert [names[e] for e in issue.left_out] == ["魏明远"]
    assert [(s.silence, [names[e] for e in s.experts]) for s in issue.silent] == [
        (Silence.NOT_ADDRESSED, ["顾青"])
    ]
    assert analysis.decided_only
    assert consensus_sentence(issue, m, "zh") == (
        "一致 2／表态 2／共 4 人：肯定：韩松、罗晓；发言未涉及：顾青；未核对，未计入：魏明远"
    )


def test_the_share_of_what_is_unchecked_stays_that_of_everything() -> None:
    assert analyse(the_map(), decided=True).unchecked == analyse(the_map()).unchecked


def test_proposed_reasons_and_citations_do_not_count_either() -> None:
    m = the_map()
    analysis = analyse(m, decided=True)
    [issue] = analysis.issues
    assert analysis.authorities == ()
    assert [p.ground for p in issue.positions] == [None]  # reasons are given, so not "unstated"
    decided = replace(
        m,
        stances=tuple(
            replace(s, reasons=tuple(replace(r, status=Status.ACCEPTED) for r in s.reasons))
            for s in m.stances
        ),
        citations=tuple(replace(c, status=Status.ACCEPTED) for c in m.citations),
    )
    again = analyse(decided, decided=True)
    assert [p.ground for p in again.issues[0].positions] == [Ground.SAME]  # 4 of 6 bigrams
    assert len(again.authorities) == 1


def test_where_everything_is_decided_the_switch_changes_nothing_but_its_own_word() -> None:
    m = the_map()
    accepted = replace(
        m,
        stances=tuple(
            replace(
                s,
                status=Status.ACCEPTED if s.status is Status.PROPOSED else s.status,
                reasons=tuple(replace(r, status=Status.ACCEPTED) for r in s.reasons),
            )
            for s in m.stances
        ),
        citations=tuple(replace(c, status=Status.ACCEPTED) for c in m.citations),
    )
    assert replace(analyse(accepted, decided=True), decided_only=False) == analyse(accepted)
