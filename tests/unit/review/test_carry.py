from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.model import Alignment, ArgumentMap, Decision, Document, Polarity, Span, Stance, Status, Verdict
from graph.review import apply_decisions, decidable, decision_on
from graph.review.carry import carry_over
from graph.review.shifting import shift_between
from server.usecases.import_transcript import read_draft

if TYPE_CHECKING:
    from graph.review.saying import Decidable

SEEDS = Path(__file__).parents[3] / "seeds"

TRANSCRIPT = """快递柜取件行为的定性

主办：东川市法学会    时间：2024年5月10日

案例一

2024年1月，杜某用骗来的取件码从快递柜中取走姚某的手机一部，价值6000元。

问题一：关于罪名

主持人：案例一中，杜某的行为是否构成盗窃罪？

韩松：杜某的行为构成盗窃罪。手机放入快递柜后仍归收件人占有，杜某取走手机违背了收件人的意志。

罗晓：我不同意这种看法，杜某的行为不构成盗窃罪。取件码是骗来的，应当认定为诈骗罪。

问题二：关于平台责任

主持人：快递柜的经营者应否承担赔偿责任？

罗晓：快递柜的经营者应当承担赔偿责任。《中华人民共和国民法典》第一千一百九十八条规定了安全保障义务。

韩松：要看经营者有没有过错，如果没有过错，就不应当承担赔偿责任。
"""


def read(text: str) -> ArgumentMap:
    return read_draft(text.encode(), "研讨.txt").argument_map


def all_decided(m: ArgumentMap) -> list[Decision]:
    """Every item decided: in turn accepted, rejected, left unsure; every fourth stance amended."""
    made = []
    turn = (Verdict.ACCEPT, Verdict.REJECT, Verdict.UNSURE)
    for n, item in enumerate(decidable(m).values()):
        if isinstance(item, Stance) and n % 4 == 0:
            after: Decidable = replace(item, claim=f"改过的主张{n}")
            made.append(decision_on(m, item, Verdict.AMEND, by="甲", at=f"2026-01-01T{n:04}", after=after))
        else:
            made.append(decision_on(m, item, turn[n % 3], by="甲", at=f"2026-01-01T{n:04}"))
    return made


def stance_of(m: ArgumentMap, name: str, number: str) -> Stance:
    person = next(p.id for p in m.participants if p.name == name)
    issue = next(i.id for i in m.issues if i.number == number)
    return next(s for s in m.stances if (s.participant, s.issue) == (person, issue))


def test_a_place_is_found_in_a_corrected_text() -> None:
    old = Document("a", "x", "utf-8", "第一行\n收件人并不知请\n第三行\n")
    new = Document("b", "x", "utf-8", "标题\n第一行\n收件人对此并不知情\n第三行\n")
    shift = shift_between(old, new)
    assert shift.span(Span(0, 3)) == Span(3, 6)
    assert shift.span(Span(4, 11)) == Span(7, 16)  # 收件人并不知请 is 收件人对此并不知情 now
    assert shift.span(Span(12, 15)) == Span(17, 20)
    gone = shift_between(old, Document("c", "x", "utf-8", "第一行\n第三行\n"))
    assert gone.span(Span(4, 11)) is None


def test_decisions_on_an_equal_text_stay_as_they_are() -> None:
    m = read(TRANSCRIPT)
    decisions = all_decided(m)
    carried = carry_over(m, m, decisions)
    assert (carried.lost, carried.new_items, carried.gone_items, carried.to_check) == ((), (), (), ())
    assert apply_decisions(m, carried.decisions) == apply_decisions(m, decisions)


def test_decisions_move_to_the_new_places_of_a_corrected_text() -> None:
    old, new = read(TRANSCRIPT), read(TRANSCRIPT.replace("违背了收件人的意志", "违背了收件人的真实意志", 1))
    han, luo = stance_of(old, "韩松", "1.1"), stance_of(old, "罗晓", "2.1")
    assert han.passage is not None
    amended = replace(luo, polarity=Polarity.DENY)
    decisions = [
        decision_on(old, han, Verdict.ACCEPT, by="甲", at="2026-01-01"),
        decision_on(old, luo, Verdict.AMEND, by="乙", at="2026-01-02", after=amended),
    ]
    carried = carry_over(old, new, decisions)
    assert [(d.by, d.at, d.verdict) for d in carried.decisions] == [
        (d.by, d.at, d.verdict) for d in decisions
    ]
    found = apply_decisions(carried.argument_map, carried.decisions)
    assert found.lost == ()
    assert stance_of(found.argument_map, "韩松", "1.1").status is Status.ACCEPTED
    moved = stance_of(found.argument_map, "罗晓", "2.1")
    assert (moved.polarity, moved.status) == (Polarity.DENY, Status.AMENDED)
    assert moved.passage is not None
    assert moved.passage.document == new.document.id
    assert luo.passage is not None
    assert moved.passage.span == Span(luo.passage.span.start + 2, luo.passage.span.end + 2)


def test_what_is_read_otherwise_now_keeps_the_word_of_the_reviewer_and_is_to_be_checked() -> None:
    old = read(TRANSCRIPT)
    new = read(TRANSCRIPT.replace("罗晓：快递柜的经营者应当承担", "罗晓：快递柜的经营者不应承担"))
    luo = stance_of(old, "罗晓", "2.1")
    assert (luo.polarity, stance_of(new, "罗晓", "2.1").polarity) == (Polarity.AFFIRM, Polarity.DENY)
    decisions = [decision_on(old, luo, Verdict.ACCEPT, by="甲", at="2026-01-01")]
    carried = carry_over(old, new, decisions)
    found = apply_decisions(carried.argument_map, carried.decisions).argument_map
    kept = stance_of(found, "罗晓", "2.1")
    assert (kept.polarity, kept.status) == (Polarity.AFFIRM, Status.ACCEPTED)
    assert carried.to_check == (kept.id,)
    unsure = decision_on(found, kept, Verdict.UNSURE, by="甲", at="2026-02-01")
    again = apply_decisions(found, [*carried.decisions, unsure]).argument_map
    assert stance_of(again, "罗晓", "2.1").polarity is Polarity.DENY  # what the new text says


def test_a_passage_that_was_taken_out_loses_its_decisions_and_says_so() -> None:
    said = "罗晓：快递柜的经营者应当承担赔偿责任。《中华人民共和国民法典》第一千一百九十八条规定了安全保障义务。\n\n"
    assert said in TRANSCRIPT
    old, new = read(TRANSCRIPT), read(TRANSCRIPT.replace(said, ""))
    luo = stance_of(old, "罗晓", "2.1")
    decisions = [decision_on(old, luo, Verdict.ACCEPT, by="甲", at="2026-01-01")]
    carried = carry_over(old, new, decisions)
    assert carried.decisions == ()
    assert [(x.decision, x.problem.code) for x in carried.lost] == [(decisions[0], "SM215")]
    assert any(i.startswith("citation") for i in carried.gone_items)


def test_what_was_decided_and_the_new_reading_lacks_is_put_back() -> None:
    m = read(TRANSCRIPT)
    citation, issue = m.citations[0], m.issues[1]
    stances = tuple(s for s in m.stances if s.issue != issue.id)
    questions = (m.questions[0], replace(m.questions[1], issues=()))
    poorer = replace(
        m, citations=(), authorities=(), stances=stances, questions=questions, unplaced=(), agreements=()
    )
    luo = stance_of(m, "罗晓", "2.1")
    decisions = [
        decision_on(m, citation, Verdict.ACCEPT, by="甲", at="2026-01-01"),
        decision_on(m, luo, Verdict.REJECT, by="甲", at="2026-01-02"),
    ]
    carried = carry_over(m, poorer, decisions)
    assert carried.lost == ()
    found = apply_decisions(carried.argument_map, carried.decisions).argument_map
    assert decidable(found)[citation.id].status is Status.ACCEPTED
    back = stance_of(found, "罗晓", "2.1")
    assert (back.status, back.passage, back.polarity) == (Status.REJECTED, luo.passage, luo.polarity)
    assert {s.participant for s in found.stances_on(issue.id)} == {p.id for p in m.experts}
    assert set(carried.gone_items) >= {citation.id, issue.id, luo.id}


def test_what_is_new_is_listed() -> None:
    old = read(TRANSCRIPT)
    new = read(TRANSCRIPT + "\n魏明远：快递柜的经营者不应承担赔偿责任。\n")
    carried = carry_over(old, new, [])
    wei = {s.id for s in new.stances} - {s.id for s in old.stances}
    assert wei <= set(carried.new_items)
    assert carried.gone_items == ()


def test_decisions_carried_twice_are_those_carried_at_once() -> None:
    first, second, third = (
        read(TRANSCRIPT),
        read(TRANSCRIPT.replace("价值6000元", "约值6000元")),
        read(TRANSCRIPT.replace("价值6000元", "约值6000元").replace("用骗来的", "用骗到的")),
    )
    decisions = all_decided(first)
    once = carry_over(first, second, decisions)
    reviewed = apply_decisions(once.argument_map, once.decisions).argument_map
    # decisions on the first text are still in the store: they are history
    twice = carry_over(reviewed, third, [*decisions, *once.decisions])
    assert (len(twice.decisions), twice.lost) == (len(decisions), ())
    found = apply_decisions(twice.argument_map, twice.decisions).argument_map
    expected = apply_decisions(first, decisions).argument_map
    assert [s.status for s in found.stances] == [s.status for s in expected.stances]
    assert [s.claim for s in found.stances] == [s.claim for s in expected.stances]


@pytest.mark.parametrize("place", range(0, len(TRANSCRIPT), 23))
def test_one_corrected_character_loses_no_decision(place: int) -> None:
    if TRANSCRIPT[place].isspace():
        place += 2
    typo = TRANSCRIPT[:place] + "囗" + TRANSCRIPT[place + 1 :]
    old, new = read(typo), read(TRANSCRIPT)
    decisions = all_decided(old)
    carried = carry_over(old, new, decisions)
    assert [x.problem for x in carried.lost] == []
    assert len(carried.decisions) == len(decisions)
    found = apply_decisions(carried.argument_map, carried.decisions)
    assert found.lost == ()


@pytest.mark.parametrize("name", ["coupon-abuse.txt", "wechat-retold.txt", "bank-cards.txt"])
def test_one_corrected_character_of_a_sample_loses_no_decision(name: str) -> None:
    text = (SEEDS / name).read_bytes().decode()
    old = read_draft(text.encode(), name).argument_map
    decisions = all_decided(old)
    for part in (3, 5, 8):
        place = next(n for n in range(len(text) * part // 9, len(text)) if not text[n].isspace())
        corrected = text[:place] + "囗" + text[place + 1 :]
        carried = carry_over(old, read_draft(corrected.encode(), name).argument_map, decisions)
        assert [x.problem for x in carried.lost] == []
        assert len(carried.decisions) == len(decisions)


def test_a_moved_passage_keeps_how_it_was_found() -> None:
    old, new = read(TRANSCRIPT), read("（校对稿）\n" + TRANSCRIPT)
    han = stance_of(old, "韩松", "1.1")
    assert han.passage is not None
    by_hand = replace(han, passage=replace(han.passage, span=Span(han.passage.span.start, han.passage.span.start + 9),
                                           quote=han.passage.quote[:9]))  # fmt: skip
    decision = decision_on(old, han, Verdict.AMEND, by="甲", at="2026", after=by_hand)
    reviewed = apply_decisions(old, [decision]).argument_map
    carried = carry_over(reviewed, new, [decision])
    assert carried.lost == ()
    found = stance_of(apply_decisions(carried.argument_map, carried.decisions).argument_map, "韩松", "1.1")
    assert found.passage is not None
    assert (found.passage.quote, found.passage.alignment) == (han.passage.quote[:9], Alignment.MANUAL)


def test_other_line_ends_are_the_same_text() -> None:
    old, new = read(TRANSCRIPT), read(TRANSCRIPT.replace("\n", "\r\n"))
    carried = carry_over(old, new, decisions := all_decided(old))
    assert (len(carried.decisions), carried.lost, carried.to_check) == (len(decisions), (), ())
