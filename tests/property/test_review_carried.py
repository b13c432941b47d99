"""One corrected character loses no decision: outside the quoted words nothing else changes, inside them it shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import ArgumentMap, Decision, Stance, Verdict
from graph.review import (
    decidable,
    decision_on,
    issue_merge_of,
    move_of,
    reason_added,
    reviewed_map,
    selected,
)
from graph.review.carry import carry_over
from graph.review.saying import plain
from server.usecases.import_transcript import read_draft

if TYPE_CHECKING:
    from collections.abc import Iterator

# no sign in it is one that a correction brings in
TRANSCRIPT = """储物柜纠纷的责任

主办：西岭市法学会    时间：2023年6月8日

案例一

2023年3月，姜某用捡到的手牌从浴场的储物柜中取走许某的皮包一只，内有现金5000元。

问题一：关于罪名

主持人：案例一中，姜某的行为是否构成盗窃罪？

范宁：姜某的行为构成盗窃罪。皮包锁在柜中仍归许某占有，姜某取走皮包违背了许某的意志。

石岩：我不同意这种看法，姜某的行为不构成盗窃罪。手牌是遗忘物，应当认定为侵占罪。

问题二：关于浴场责任

主持人：浴场的经营者应否承担赔偿责任？

石岩：浴场的经营者应当承担赔偿责任。《中华人民共和国民法典》第一千一百九十八条规定了安全保障义务。

范宁：要看经营者有没有过错，如果没有过错，就不应当承担赔偿责任。
"""
NEW_SIGNS = "囗甪凼氹"


def read(text: str) -> ArgumentMap:
    return read_draft(text.encode(), "研讨.txt").argument_map


def everything_decided(m: ArgumentMap) -> list[Decision]:
    """Every item judged, a reason added, then one stance moved to another expert and the issues merged."""
    turn = (Verdict.ACCEPT, Verdict.REJECT, Verdict.ACCEPT, Verdict.UNSURE)
    made = []
    for n, item in enumerate(decidable(m).values()):
        by, at = "甲", f"2026-01-01T{n:04}"
        if isinstance(item, Stance) and n % 3 == 0 and item.passage:
            after = replace(item, claim=f"改过的主张{n}")
            made.append(decision_on(m, item, Verdict.AMEND, by=by, at=at, after=after))
        else:
            made.append(decision_on(m, item, turn[n % 4], by=by, at=at))
    now = reviewed_map(m, made).argument_map
    start = now.document.text.index("手牌是遗忘物")
    stance = next(s for s in now.stances if s.passage)
    made.append(
        reason_added(now, stance.id, "遗忘物", selected(now, start, start + 6), by="乙", at="2026-01-02")
    )
    one, other = now.issues[:2]
    held = {s.participant: s for s in now.stances_on(other.id)}
    choose = {s.participant: held[s.participant].id for s in now.stances_on(one.id)}
    made.append(issue_merge_of(now, one, other, choose=choose, by="乙", at="2026-01-03"))
    then = reviewed_map(m, made).argument_map
    stance = next(s for s in then.stances if s.passage and s.status != "rejected")
    person = next(p.id for p in then.experts if p.id != stance.participant)
    made.append(move_of(then, stance, participant=person, replaces=True, by="乙", at="2026-01-04"))
    return made


OLD = read(TRANSCRIPT)
SAID = everything_decided(OLD)
REVIEWED = reviewed_map(OLD, SAID)
SOLID = [n for n, c in enumerate(TRANSCRIPT) if not c.isspace()]


def test_the_decisions_of_this_test_are_all_in_the_map() -> None:
    assert REVIEWED.lost == ()
    assert len(SAID) > 10


def passages(found: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  (JSON)
    """The passages written in a decision, in the order of the text they stand in; not what a later reading gave."""
    if isinstance(found, list):
        for one in found:
            yield from passages(one)
    elif isinstance(found, dict):
        if "quote" in found and "span" in found:
            yield found
        else:
            for key, value in found.items():
                if key != "reading":
                    yield from passages(value)


def told(d: Decision) -> list[dict[str, Any]]:
    """What was decided; who is unsure says nothing of what the item is, and gets what is read now."""
    if d.verdict is Verdict.UNSURE:
        return []
    before = plain(d.before)
    return [*passages(before if "items" not in before else []), *passages(plain(d.after))]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(SOLID), st.sampled_from(NEW_SIGNS), st.booleans())
def test_one_corrected_character_anywhere(place: int, sign: str, inserted: bool) -> None:
    rest = TRANSCRIPT[place:] if inserted else TRANSCRIPT[place + 1 :]
    text = TRANSCRIPT[:place] + sign + rest
    carried = carry_over(REVIEWED.argument_map, read(text), SAID, draft=OLD)
    assert [(x.problem.code, x.decision.item) for x in carried.lost] == []
    assert [(d.verdict, d.by, d.at) for d in carried.decisions] == [(d.verdict, d.by, d.at) for d in SAID]
    assert reviewed_map(carried.argument_map, carried.decisions).lost == ()
    for old, new in zip(SAID, carried.decisions, strict=True):
        for was, now in zip(told(old), told(new), strict=True):
            check(was, now, text, place, inserted=inserted)


def check(was: dict[str, Any], now: dict[str, Any], text: str, place: int, *, inserted: bool) -> None:
    start, end = was["span"]["start"], was["span"]["end"]
    assert now["quote"] == text[now["span"]["start"] : now["span"]["end"]]
    more = int(inserted)
    if start < place < end or (place == start and not inserted):
        assert (now["span"]["start"], now["span"]["end"]) == (start, end + more)
        assert now["alignment"] in ("fuzzy", "repaired")
    else:
        assert (now["quote"], now["alignment"]) == (was["quote"], was["alignment"])
        shift = more if place <= start else 0
        assert now["span"]["start"] == start + shift
