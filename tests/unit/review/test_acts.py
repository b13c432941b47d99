"""Issues merged, stances moved, what was missed added; each taken back again."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.errors import InputError
from graph.model import (
    Alignment,
    ArgumentMap,
    Attribution,
    AuthorityKind,
    Decision,
    IssueKind,
    Passage,
    Polarity,
    Silence,
    Span,
    Stance,
    Status,
    Verdict,
)
from graph.review import (
    citation_added,
    clashing,
    decidable,
    decision_on,
    fact_added,
    issue_merge_of,
    move_of,
    reason_added,
    reviewed_map,
    selected,
    taking_back,
)
from tests.support.factories import Asked, Said, a_map
from tests.support.sample_maps import the_locker_map

if TYPE_CHECKING:
    from graph.model import Issue

THEFT, FRAUD, SEIZURE = "盗窃罪", "诈骗罪", "抢夺罪"
BY, AT = "审稿人", "2026-01-01"
LOCKER = the_locker_map()


def two_wordings() -> ArgumentMap:
    """1.1 and 2.1 ask the same: 韩松 answers both, 罗晓 the first, 魏明远 the second; 2.1 has one option more."""
    return a_map(
        [
            Asked("1.1", "本案应定何罪", IssueKind.CHOICE, options=(THEFT, FRAUD)),
            Asked("2.1", "本案如何定罪", IssueKind.CHOICE, options=(FRAUD, SEIZURE)),
            Asked("2.2", "平台应否赔偿", proposition="平台应当赔偿"),
        ],
        [
            Said("韩松", "1.1", "定盗窃罪", answers=((THEFT, Polarity.AFFIRM),), reasons=("秘密窃取",)),
            Said("罗晓", "1.1", "定诈骗罪", answers=((FRAUD, Polarity.AFFIRM),)),
            Said("韩松", "2.1", "还是定诈骗罪", answers=((FRAUD, Polarity.AFFIRM),), reasons=("取件码系骗取",)),
            Said("魏明远", "2.1", "定抢夺罪", answers=((SEIZURE, Polarity.AFFIRM),), reasons=("公然夺取",),
                 cites=(("中华人民共和国刑法", "第二百六十七条"),)),
        ],
        experts=("韩松", "罗晓", "魏明远"),
    )  # fmt: skip


def by_number(m: ArgumentMap, number: str) -> Issue:
    return next(i for i in m.issues if i.number == number)


def of(m: ArgumentMap, name: str, number: str) -> Stance:
    person = next(p.id for p in m.participants if p.name == name)
    return next(s for s in m.stances if (s.participant, s.issue) == (person, by_number(m, number).id))


def quoted(words: str, m: ArgumentMap = LOCKER) -> Passage:
    start = m.document.text.index(words)
    return Passage(m.document.id, Span(start, start + len(words)), words)


def merged(m: ArgumentMap, **choose: str) -> tuple[Decision, ArgumentMap, tuple[str, ...]]:
    people = {p.name: p.id for p in m.participants}
    chosen = {people[name]: of(m, name, number).id for name, number in choose.items()}
    decision = issue_merge_of(m, by_number(m, "2.1"), by_number(m, "1.1"), choose=chosen, by=BY, at=AT)
    found = reviewed_map(m, [decision])
    return decision, found.argument_map, tuple(x.problem.code for x in found.lost)


def test_merging_issues_brings_options_stances_and_citations_together() -> None:
    m = two_wordings()
    _, found, lost = merged(m, 韩松="2.1")
    assert lost == ()
    assert [(i.number, [o.label for o in i.options], i.status) for i in found.issues] == [
        ("1.1", [THEFT, FRAUD, SEIZURE], Status.AMENDED),
        ("2.2", [], Status.PROPOSED),
    ]
    kept = by_number(found, "1.1")
    labels = {o.id: o.label for o in kept.options}
    said = {
        name: [(labels[a.option], a.polarity) for a in of(found, name, "1.1").answers]
        for name in ("韩松", "罗晓", "魏明远")
    }
    assert said == {
        "韩松": [(FRAUD, "affirm")], "罗晓": [(FRAUD, "affirm")], "魏明远": [(SEIZURE, "affirm")],
    }  # fmt: skip
    assert [r.text for r in of(found, "韩松", "1.1").reasons] == ["取件码系骗取"]
    assert of(found, "韩松", "1.1").id == of(m, "韩松", "1.1").id
    assert len(found.stances) == 6
    (citation,) = found.citations
    assert (citation.issue, citation.question) == (kept.id, kept.question)
    wei = next(p.id for p in found.participants if p.name == "魏明远")
    assert wei in next(q for q in found.questions if q.ordinal == 1).speakers


def test_two_answers_of_one_expert_are_refused_until_the_reviewer_chooses() -> None:
    m = two_wordings()
    decision, found, lost = merged(m)
    assert (lost, found) == (("SM240",), m)
    (problem,) = (x.problem for x in reviewed_map(m, [decision]).lost)
    assert problem.values["experts"] == "韩松"
    pairs = clashing(m, by_number(m, "2.1").id, by_number(m, "1.1").id)
    assert [(a.claim, b.claim) for a, b in pairs] == [("还是定诈骗罪", "定盗窃罪")]
    _, found, lost = merged(m, 韩松="1.1")
    assert lost == ()
    assert of(found, "韩松", "1.1").claim == "定盗窃罪"


def test_an_answer_stays_before_a_silence_and_before_a_rejected_one_without_asking() -> None:
    m = two_wordings()
    han = of(m, "韩松", "1.1")
    rejected = decision_on(m, han, Verdict.REJECT, by="甲", at="2025-12-31")
    merger = issue_merge_of(m, by_number(m, "2.1"), by_number(m, "1.1"), by=BY, at=AT)
    found = reviewed_map(m, [rejected, merger])
    assert found.lost == ()
    assert of(found.argument_map, "韩松", "1.1").claim == "还是定诈骗罪"


def test_what_was_amended_before_the_merger_is_in_it_and_what_comes_after_speaks_of_the_one_issue() -> None:
    m = two_wordings()
    wei = of(m, "魏明远", "2.1")
    first = decision_on(m, wei, Verdict.AMEND, by="甲", at="2025-12-31", after=replace(wei, claim="改"))
    merger = issue_merge_of(
        m, by_number(m, "2.1"), by_number(m, "1.1"),
        choose={of(m, "韩松", "1.1").participant: of(m, "韩松", "1.1").id}, by=BY, at=AT,
    )  # fmt: skip
    now = reviewed_map(m, [first, merger]).argument_map
    one = of(now, "魏明远", "1.1")
    assert (one.claim, one.status) == ("改", Status.AMENDED)
    then = decision_on(now, one, Verdict.AMEND, by="乙", at="2026-01-02", after=replace(one, claim="再改"))
    found = reviewed_map(m, [first, merger, then])
    assert found.lost == ()
    assert of(found.argument_map, "魏明远", "1.1").claim == "再改"
    back = taking_back(then, by="乙", at="2026-01-03")
    assert reviewed_map(m, [first, merger, then, back]).argument_map == now


def test_an_issue_is_not_merged_with_itself_nor_into_nothing() -> None:
    m = two_wordings()
    issue = by_number(m, "1.1")
    assert [
        x.problem.code for x in reviewed_map(m, [issue_merge_of(m, issue, issue, by=BY, at=AT)]).lost
    ] == ["SM242"]
    other = replace(issue, id="issue-none")
    assert [
        x.problem.code for x in reviewed_map(m, [issue_merge_of(m, issue, other, by=BY, at=AT)]).lost
    ] == ["SM210"]


def test_a_stance_moves_to_another_issue_with_its_reasons_and_citations() -> None:
    m = two_wordings()
    wei, target = of(m, "魏明远", "2.1"), by_number(m, "1.1")
    found = reviewed_map(m, [move_of(m, wei, issue=target.id, by=BY, at=AT)])
    assert found.lost == ()
    put, left = of(found.argument_map, "魏明远", "1.1"), of(found.argument_map, "魏明远", "2.1")
    assert (put.claim, put.passage, put.answers, put.status) == (
        "定抢夺罪", wei.passage, (), Status.AMENDED,
    )  # fmt: skip
    assert put.reasons == wei.reasons
    assert (left.polarity, left.silence, left.passage, left.status) == (
        Polarity.SILENT, Silence.ABSENT, None, Status.AMENDED,
    )  # fmt: skip
    assert found.argument_map.citations[0].issue == target.id


def test_a_stance_moves_to_the_speaker_who_holds_it() -> None:
    relayed = of(LOCKER, "魏明远", "2.2")
    luo = next(p.id for p in LOCKER.participants if p.name == "罗晓")
    found = reviewed_map(LOCKER, [move_of(LOCKER, relayed, participant=luo, by=BY, at=AT)]).argument_map
    put, left = of(found, "罗晓", "2.2"), of(found, "魏明远", "2.2")
    assert (put.claim, put.attribution) == ("平台应当承担补充责任", Attribution.RELAYED)
    # he speaks to the question elsewhere
    assert (left.silence, left.claim, left.relayed_by) == (Silence.NOT_ADDRESSED, "", None)


def test_a_place_that_is_taken_gives_way_only_where_the_reviewer_says_so() -> None:
    m = two_wordings()
    han, luo = of(m, "韩松", "1.1"), of(m, "罗晓", "1.1")
    refused = reviewed_map(m, [move_of(m, han, participant=luo.participant, by=BY, at=AT)])
    assert [(x.problem.code, x.problem.values) for x in refused.lost] == [
        ("SM241", {"expert": "罗晓", "issue": "1.1"})
    ]
    decision = move_of(m, han, participant=luo.participant, replaces=True, by=BY, at=AT)
    found = reviewed_map(m, [decision]).argument_map
    assert of(found, "罗晓", "1.1").claim == "定盗窃罪"
    before = [one.get("claim") for one in json.loads(decision.before)["items"]]
    assert before == ["定盗窃罪", "定诈骗罪"]  # what it was before is kept


@pytest.mark.parametrize(
    ("name", "issue", "participant", "code"),
    [
        ("罗晓", "issue-none", None, "SM210"),
        ("韩松", None, "participant-none", "SM210"),
        ("韩松", None, None, "SM242"),  # it is there already
    ],
)
def test_what_cannot_move_is_refused(
    name: str, issue: str | None, participant: str | None, code: str
) -> None:
    m = two_wordings()
    moved = move_of(m, of(m, name, "1.1"), issue=issue, participant=participant, by=BY, at=AT)
    found = reviewed_map(m, [moved])
    assert ([x.problem.code for x in found.lost], found.argument_map) == ([code], m)


def test_reasons_and_citations_are_added_and_rejected_ones_stay_with_their_passage() -> None:
    han = of(LOCKER, "韩松", "1.1")
    reason = reason_added(
        LOCKER, han.id, "占有未转移", quoted("占有是事实上的支配"), by="甲", at="2026-01-01"
    )
    law = citation_added(
        LOCKER, han.participant, "刑法", quoted("应看社会一般观念"),
        issue=han.issue, provision="第五条", by="甲", at="2026-01-02",
    )  # fmt: skip
    now = reviewed_map(LOCKER, [reason, law])
    assert now.lost == ()
    m = now.argument_map
    assert [r.text for r in of(m, "韩松", "1.1").reasons] == ["快件仍归收件人占有", "占有未转移"]
    cited = m.citations[-1]
    assert (cited.provision, cited.status, cited.question) == (
        "第五条", Status.AMENDED, by_number(m, "1.1").question,
    )  # fmt: skip
    assert cited.authority in {a.id for a in LOCKER.authorities}  # 刑法 is the one that is there
    gone = decision_on(m, decidable(m)[reason.item], Verdict.REJECT, by="甲", at="2026-01-03")
    last = reviewed_map(LOCKER, [reason, law, gone])
    assert last.lost == ()
    assert of(last.argument_map, "韩松", "1.1").reasons[1].status is Status.REJECTED


def test_an_authority_nobody_knows_is_kept_by_the_name_it_was_given() -> None:
    han = of(LOCKER, "韩松", "1.1")
    made = citation_added(LOCKER, han.participant, "某某章程", quoted("应看社会一般观念"), by=BY, at=AT)
    m = reviewed_map(LOCKER, [made]).argument_map
    assert (m.authorities[-1].name, m.authorities[-1].kind) == ("某某章程", AuthorityKind.OTHER)


def test_a_fact_is_added_for_a_branch_and_a_known_one_gets_the_value_it_lacks() -> None:
    wei = of(LOCKER, "魏明远", "1.1")
    new, fact = fact_added(LOCKER, "是否既遂", ("是",), by="甲", at="2026-01-01")
    more, door = fact_added(LOCKER, "柜门未锁", ("半开",), by="甲", at="2026-01-01")
    assert door.values == ("是", "否", "半开")
    first, second = wei.branches
    branches = (
        replace(first, when=(replace(first.when[0], value="半开"),)),
        replace(second, when=(replace(second.when[0], fact=fact.id, value="是"),)),
    )
    amended = decision_on(
        LOCKER, wei, Verdict.AMEND, by="甲", at="2026-01-01", after=replace(wei, branches=branches)
    )
    found = reviewed_map(LOCKER, [new, more, amended])
    assert found.lost == ()
    assert of(found.argument_map, "魏明远", "1.1").branches == branches
    assert [(f.label, f.values) for f in found.argument_map.facts] == [
        ("柜门未锁", ("是", "否", "半开")), ("是否既遂", ("是",)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "after",
    [
        '{"act": "dance"}', '{"act": "merge"}', '{"act": "move", "issue": 1, "participant": "x"}',
        '{"act": "add", "kind": "reason", "item": {}}', '{"act": "add", "kind": "song", "item": {}}',
    ],
)  # fmt: skip
def test_an_act_that_is_written_wrongly_is_lost_and_nothing_else(after: str) -> None:
    han = of(LOCKER, "韩松", "1.1")
    wrong = replace(decision_on(LOCKER, han, Verdict.AMEND, by="甲", at="2026-01-01"), after=after)
    right = decision_on(LOCKER, LOCKER.stances[1], Verdict.ACCEPT, by="甲", at="2026-01-02")
    found = reviewed_map(LOCKER, [wrong, right])
    assert [(x.decision, x.problem.code) for x in found.lost] == [(wrong, "SM212")]
    assert found.argument_map.stances[1].status is Status.ACCEPTED


def test_a_passage_of_another_text_is_not_added() -> None:
    han = of(LOCKER, "韩松", "1.1")
    odd = replace(quoted("应看社会一般观念"), document="0" * 64)
    (lost,) = reviewed_map(LOCKER, [reason_added(LOCKER, han.id, "另一理由", odd, by=BY, at=AT)]).lost
    assert lost.problem.code == "SM213"


def test_a_selection_is_a_passage_and_its_edges_are_trimmed() -> None:
    words = "占有是事实上的支配"
    start = LOCKER.document.text.index(words)
    found = selected(LOCKER, start, start + len(words) + 1, "占有 是事实上的支配")
    assert found == replace(quoted(words), alignment=Alignment.MANUAL)


@pytest.mark.parametrize(
    ("shift", "words", "code"),
    [
        (0, "占有不是事实上的支配", "SM218"),
        (0, "奇怪的话", "SM216"),
        (10**6, None, "SM243"),
        (-(10**6), None, "SM243"),
    ],
)
def test_a_selection_that_is_not_what_was_seen_is_refused(shift: int, words: str | None, code: str) -> None:
    start = LOCKER.document.text.index("占有是事实上的支配") + shift
    with pytest.raises(InputError, match=code):
        selected(LOCKER, start, start + 9, words)


def test_blanks_alone_are_no_passage() -> None:
    end = LOCKER.document.text.index("\n")
    with pytest.raises(InputError, match="SM243"):
        selected(LOCKER, end, end + 1)
