from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.errors import IntegrityError
from graph.model import (
    Alignment,
    Answer,
    ArgumentMap,
    Decision,
    IssueKind,
    Passage,
    Polarity,
    Silence,
    Span,
    Status,
    Verdict,
)
from graph.review import apply_decisions, decidable, decision_on, differences, draft_of, merge_of
from tests.support.factories import Asked, Said, When, a_map
from tests.support.sample_maps import the_locker_map

if TYPE_CHECKING:
    from graph.review.saying import Decidable

SAMPLE = the_locker_map()
HAN, LUO, WEI = SAMPLE.stances[:3]
HAN_CHOICE = SAMPLE.stances[3]
SILENT = next(s for s in SAMPLE.stances if s.polarity is Polarity.SILENT and s.silence is Silence.ABSENT)


def amend(item: Decidable, after: Decidable, by: str = "审稿人", at: str = "2026-01-01") -> Decision:
    return decision_on(SAMPLE, item, Verdict.AMEND, by=by, at=at, after=after)


def say(
    verdict: Verdict, item: Decidable, m: ArgumentMap = SAMPLE, by: str = "审稿人", at: str = "2026-01-02"
) -> Decision:
    return decision_on(m, item, verdict, by=by, at=at)


def quoted(words: str) -> Passage:
    start = SAMPLE.document.text.index(words)
    return Passage(SAMPLE.document.id, Span(start, start + len(words)), words)


def test_an_amended_answer_takes_the_place_of_the_read_one() -> None:
    wrong = replace(HAN, polarity=Polarity.DENY, charges=(), charges_denied=("盗窃罪",), claim="不构成")
    decided = apply_decisions(SAMPLE, [amend(HAN, wrong)])
    found = decided.argument_map.stances[0]
    assert (found.polarity, found.charges, found.charges_denied, found.claim) == (
        Polarity.DENY,
        (),
        ("盗窃罪",),
        "不构成",
    )
    assert found.status is Status.AMENDED
    assert found.reasons == HAN.reasons
    assert decided.lost == ()
    assert decided.argument_map.stances[1:] == SAMPLE.stances[1:]


def test_a_passage_set_by_the_reviewer_is_marked_so_and_others_are_not() -> None:
    elsewhere = quoted("秘密取走快件")
    found = apply_decisions(SAMPLE, [amend(HAN, replace(HAN, passage=elsewhere))]).argument_map.stances[0]
    assert found.passage == replace(elsewhere, alignment=Alignment.MANUAL)
    same = apply_decisions(SAMPLE, [amend(WEI, replace(WEI, claim="改"))]).argument_map.stances[2]
    assert {b.passage.alignment for b in same.branches} == {Alignment.EXACT}


def test_a_missed_position_is_added_where_the_expert_seemed_silent() -> None:
    missed = replace(
        SILENT, polarity=Polarity.AFFIRM, silence=None, claim="应当赔偿", passage=quoted("罗晓：应定诈骗罪")
    )
    decided = apply_decisions(SAMPLE, [amend(SILENT, missed)])
    found = decidable(decided.argument_map)[SILENT.id]
    assert found == replace(
        missed, status=Status.AMENDED, passage=replace(quoted("罗晓：应定诈骗罪"), alignment=Alignment.MANUAL)
    )


def test_every_kind_but_what_fits_nowhere_can_be_amended() -> None:
    issue, reason, citation, opinion = (
        SAMPLE.issues[1],
        HAN.reasons[0],
        SAMPLE.citations[0],
        SAMPLE.opinions[0],
    )
    decided = apply_decisions(
        SAMPLE,
        [
            amend(issue, replace(issue, text="本案的定性", case=None)),
            amend(reason, replace(reason, text="仍归收件人占有")),
            amend(citation, replace(citation, provision="第二百六十五条", issue=None)),
            amend(opinion, replace(opinion, holder="一审法院", charges=())),
        ],
    )
    assert decided.lost == ()
    found = decidable(decided.argument_map)
    assert found[issue.id] == replace(issue, text="本案的定性", case=None, status=Status.AMENDED)
    assert found[reason.id] == replace(reason, text="仍归收件人占有", status=Status.AMENDED)
    assert found[citation.id] == replace(
        citation, provision="第二百六十五条", issue=None, status=Status.AMENDED
    )
    assert found[opinion.id] == replace(opinion, holder="一审法院", charges=(), status=Status.AMENDED)
    unplaced = SAMPLE.unplaced[0]
    (lost,) = apply_decisions(SAMPLE, [amend(unplaced, replace(unplaced, text="改"))]).lost
    assert lost.problem.code == "SM211"


@pytest.mark.parametrize(
    ("after", "code"),
    [
        (replace(HAN, polarity=Polarity.SILENT), "SM213"),  # silent, but nobody says why
        (replace(HAN, passage=None), "SM213"),  # an answer without a passage
        (replace(HAN, passage=Passage(SAMPLE.document.id, Span(0, 3), "别的话")), "SM213"),
        (replace(HAN, passage=Passage("0" * 64, Span(0, 3), "别的话")), "SM213"),
        (replace(HAN, answers=(Answer("option-none", Polarity.AFFIRM),)), "SM213"),
        (replace(HAN, relayed_by="participant-none"), "SM213"),
        (
            replace(HAN, branches=(replace(WEI.branches[0], id=WEI.branches[1].id),)),
            "SM213",
        ),  # id stands twice
        (replace(HAN, id=LUO.id), "SM213"),  # another item
    ],
)
def test_what_contradicts_the_map_is_lost_with_the_reason_and_the_rest_stands(
    after: Decidable, code: str
) -> None:
    wrong, right = amend(HAN, HAN), say(Verdict.ACCEPT, LUO)
    wrong = replace(wrong, after=amend(HAN, after).after)
    decided = apply_decisions(SAMPLE, [wrong, right])
    assert [(x.decision, x.problem.code) for x in decided.lost] == [(wrong, code)]
    assert decided.argument_map.stances[0] == HAN
    assert decided.argument_map.stances[1].status is Status.ACCEPTED


@pytest.mark.parametrize("after", ["", "[]", "{}", "not json", '{"id": 1}', None])
def test_what_is_no_item_is_lost(after: str | None) -> None:
    (lost,) = apply_decisions(SAMPLE, [replace(amend(HAN, HAN), after=after)]).lost
    assert lost.problem.code == "SM212"


def test_a_key_nobody_knows_is_no_amendment() -> None:
    after = {**json.loads(str(amend(HAN, HAN).after)), "polarty": "deny"}
    (lost,) = apply_decisions(SAMPLE, [replace(amend(HAN, HAN), after=json.dumps(after))]).lost
    assert (lost.problem.code, lost.problem.values["fault"]) == ("SM212", "unknown key: polarty")


def test_options_that_stances_use_cannot_be_taken_from_an_issue() -> None:
    issue = SAMPLE.issues[1]
    (lost,) = apply_decisions(SAMPLE, [amend(issue, replace(issue, options=issue.options[1:]))]).lost
    assert lost.problem.code == "SM213"
    open_issue = SAMPLE.issues[2]
    found = apply_decisions(
        SAMPLE, [amend(open_issue, replace(open_issue, kind=IssueKind.POLAR, proposition="是"))]
    )
    assert found.argument_map.issues[2].proposition == "是"


def test_time_decides_not_the_order_of_arrival() -> None:
    late, early = (
        say(Verdict.REJECT, HAN, at="2026-03-01"),
        amend(HAN, replace(HAN, claim="改"), at="2026-02-01"),
    )
    assert apply_decisions(SAMPLE, [late, early]).argument_map.stances[0] == replace(
        HAN, status=Status.REJECTED
    )


def test_accepting_what_another_reviewer_amended_keeps_the_amendment() -> None:
    first = amend(HAN, replace(HAN, claim="改"), by="甲")
    seen = apply_decisions(SAMPLE, [first]).argument_map
    second = decision_on(seen, seen.stances[0], Verdict.ACCEPT, by="乙", at="2026-01-02")
    found = apply_decisions(seen, [first, second]).argument_map.stances[0]
    assert (found.claim, found.status) == ("改", Status.ACCEPTED)


def test_unsure_brings_back_what_extraction_gave() -> None:
    first = amend(HAN, replace(HAN, claim="改"))
    seen = apply_decisions(SAMPLE, [first]).argument_map
    undone = decision_on(seen, seen.stances[0], Verdict.UNSURE, by="审稿人", at="2026-01-02")
    assert apply_decisions(seen, [first, undone]).argument_map == SAMPLE
    assert draft_of(seen, [first]) == SAMPLE


def test_a_decision_made_on_another_text_is_lost_as_such() -> None:
    text = SAMPLE.document.text.replace("快递柜", "储物柜", 1)
    other = replace(SAMPLE, document=replace(SAMPLE.document, text=text))
    moved = json.loads(say(Verdict.ACCEPT, SILENT).before) | {"document": "0" * 64}
    decision = replace(say(Verdict.ACCEPT, SILENT), before=json.dumps(moved))
    (lost,) = apply_decisions(SAMPLE, [decision]).lost
    assert lost.problem.code == "SM214"
    assert other.document.text != SAMPLE.document.text


def two_wordings() -> ArgumentMap:
    """韩松 turns on 差价大 = 是, 罗晓 on 价格悬殊 = 成立 and, with it, on 已退款 = 否."""
    return a_map(
        [Asked("1.1", "高价售酒是否构成诈骗罪", proposition="高价售酒构成诈骗罪")],
        [
            Said("韩松", "1.1", "看差价", Polarity.CONDITIONAL, when=(When((("差价大", "是"),), Polarity.AFFIRM),)),
            Said("罗晓", "1.1", "看悬殊", Polarity.CONDITIONAL,
                 when=(When((("已退款", "否"), ("价格悬殊", "成立")), Polarity.AFFIRM),)),
        ],
        experts=("韩松", "罗晓"),
    )  # fmt: skip


def test_two_wordings_of_one_fact_become_one_with_their_branches() -> None:
    m = two_wordings()
    kept, repaid, gone = m.facts
    merger = merge_of(m, gone, kept, by="审稿人", at="2026-01-01")
    merged = apply_decisions(m, [merger]).argument_map
    assert [(f.label, f.values) for f in merged.facts] == [("差价大", ("是", "成立")), ("已退款", ("否",))]
    conditions = [c for s in merged.stances for b in s.branches for c in b.when]
    assert [(c.fact, c.value) for c in conditions] == [(kept.id, "是"), (repaid.id, "否"), (kept.id, "成立")]


def test_a_merger_is_applied_once_and_can_be_taken_back() -> None:
    m = two_wordings()
    merger = merge_of(m, m.facts[2], m.facts[0], by="审稿人", at="2026-01-01")
    merged = apply_decisions(m, [merger]).argument_map
    assert apply_decisions(merged, [merger]).argument_map == merged
    undone = replace(merger, verdict=Verdict.UNSURE, after=None, at="2026-01-02")
    assert apply_decisions(merged, [merger, undone]).argument_map == m


def test_a_stance_decided_before_its_fact_was_merged_follows_it() -> None:
    m = two_wordings()
    luo = m.stances[1]
    after = replace(luo, claim="改")
    decisions = [
        decision_on(m, luo, Verdict.AMEND, by="甲", at="2026-01-01", after=after),
        merge_of(m, m.facts[2], m.facts[0], by="甲", at="2026-01-02"),
    ]
    decided = apply_decisions(m, decisions)
    assert decided.lost == ()
    found = decided.argument_map.stances[1]
    assert (found.claim, found.branches[0].when[1].fact) == ("改", m.facts[0].id)
    assert apply_decisions(decided.argument_map, decisions).argument_map == decided.argument_map


def test_three_wordings_merged_one_after_the_other_are_one_fact() -> None:
    m = two_wordings()
    first, second, third = m.facts
    one = merge_of(m, third, second, by="甲", at="2026-01-01")
    then = apply_decisions(m, [one]).argument_map
    two = merge_of(then, then.facts[1], then.facts[0], by="甲", at="2026-01-02")
    merged = apply_decisions(m, [one, two]).argument_map
    assert [(f.id, f.values) for f in merged.facts] == [(first.id, ("是", "否", "成立"))]
    assert {c.fact for s in merged.stances for b in s.branches for c in b.when} == {first.id}
    assert apply_decisions(merged, [one, two]).argument_map == merged
    assert draft_of(merged, [one, two]) == m


def test_a_merger_into_nothing_is_lost() -> None:
    m = two_wordings()
    merger = merge_of(m, m.facts[2], replace(m.facts[0], id="fact-none"), by="甲", at="2026-01-01")
    decided = apply_decisions(m, [merger])
    assert [x.problem.code for x in decided.lost] == ["SM210"]
    assert decided.argument_map == m


def test_a_condition_on_a_value_the_fact_has_not_is_refused() -> None:
    branch = WEI.branches[0]
    odd = replace(branch, when=(replace(branch.when[0], value="半开"),))
    (lost,) = apply_decisions(SAMPLE, [amend(WEI, replace(WEI, branches=(odd,)))]).lost
    assert (lost.problem.code, lost.problem.values["fault"]) == ("SM213", "半开")


def test_two_that_contradict_only_together_leave_a_valid_map() -> None:
    # the issue loses an option no stance used; the stance chooses it
    issue, stance = SAMPLE.issues[1], SAMPLE.stances[5]
    assert stance.issue == issue.id
    bare = replace(issue, options=())
    chosen = replace(
        stance, polarity=Polarity.AFFIRM, silence=None, passage=quoted("罗晓：应定诈骗罪"),
        answers=(Answer(issue.options[0].id, Polarity.AFFIRM),),
    )  # fmt: skip
    empty = replace(
        SAMPLE, stances=tuple(replace(s, answers=()) for s in SAMPLE.stances)
    )  # no stance uses an option
    decisions = [amend(issue, bare), amend(stance, chosen, at="2026-01-02")]
    decided = apply_decisions(empty, decisions)
    assert [x.decision for x in decided.lost] == [decisions[1]]
    assert decided.argument_map.issues[1].options == ()


def test_differences_list_what_two_reviewers_decided_otherwise_with_the_figures() -> None:
    changed = replace(HAN, claim="改")
    seen = apply_decisions(SAMPLE, [amend(HAN, changed, by="甲")]).argument_map
    decisions = [
        amend(HAN, changed, by="甲"),
        decision_on(seen, seen.stances[0], Verdict.ACCEPT, by="乙", at="2026-01-02"),  # the same in the end
        say(Verdict.ACCEPT, LUO, by="甲"), say(Verdict.REJECT, LUO, by="乙"),  # apart
        say(Verdict.ACCEPT, WEI, by="甲"), say(Verdict.UNSURE, WEI, by="乙"),  # only one decided
        say(Verdict.REJECT, HAN_CHOICE, by="甲", at="2026-01-01"),
        say(Verdict.ACCEPT, HAN_CHOICE, by="甲", at="2026-01-03"), say(Verdict.ACCEPT, HAN_CHOICE, by="乙"),
    ]  # fmt: skip
    found = differences(decisions)
    assert [(d.item, [x.by for x in d.decisions]) for d in found.items] == [(LUO.id, ["甲", "乙"])]
    assert (found.agreed, found.both) == (2, 3)


def test_one_reviewer_alone_differs_from_nobody() -> None:
    found = differences([say(Verdict.ACCEPT, HAN), say(Verdict.REJECT, HAN)])
    assert (found.items, found.agreed, found.both) == ((), 0, 0)


def test_the_sample_itself_refuses_what_the_refusals_rest_on() -> None:
    with pytest.raises(IntegrityError):
        replace(SAMPLE, stances=(replace(HAN, relayed_by="participant-none"), *SAMPLE.stances[1:]))
