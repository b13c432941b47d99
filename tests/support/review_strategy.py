"""Reviews by chance: decisions of every kind on a map, each made by somebody who sees what the others made of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from graph.model import ArgumentMap, Citation, Decision, Polarity, Stance, Verdict
from graph.review import (
    citation_added,
    clashing,
    decidable,
    decision_on,
    fact_added,
    issue_merge_of,
    merge_of,
    move_of,
    reason_added,
    reviewed_map,
    selected,
    standing,
    taking_back,
)
from tests.support.map_strategy import maps, texts

if TYPE_CHECKING:
    from graph.model import Passage
    from graph.review.saying import Decidable

KINDS = ("judge", "facts", "issues", "move", "reason", "citation", "fact", "back")


@st.composite
def reviews(
    draw: st.DrawFn, kinds: tuple[str, ...] = KINDS, longest: int = 7
) -> tuple[ArgumentMap, list[Decision]]:
    """A draft and the decisions on it, none of which is lost."""
    m = now = draw(maps())
    decisions: list[Decision] = []
    for n in range(draw(st.integers(0, longest))):
        by, at = draw(st.sampled_from("甲乙")), f"2026-01-{n + 1:02}"
        made = draw(one_decision(now, decisions, draw(st.sampled_from(kinds)), by, at))
        tried = [*decisions, *made]
        found = reviewed_map(m, tried)
        if not found.lost:
            decisions, now = tried, found.argument_map
    return m, decisions


@st.composite
def one_decision(
    draw: st.DrawFn, m: ArgumentMap, decisions: list[Decision], kind: str, by: str, at: str
) -> list[Decision]:
    """A decision of that kind, or none where the map has nothing for it."""
    if kind == "judge":
        item = draw(st.sampled_from(list(decidable(m).values())))
        verdict = draw(st.sampled_from(Verdict))
        after = _changed(item, draw(texts)) if verdict is Verdict.AMEND else None
        return [decision_on(m, item, verdict, by=by, at=at, after=after)]
    if kind == "facts" and len(m.facts) > 1:
        gone, kept = draw(st.permutations(m.facts))[:2]
        return [merge_of(m, gone, kept, by=by, at=at)]
    if kind == "issues" and len(m.issues) > 1:
        one, other = draw(st.permutations(m.issues))[:2]
        choose = {a.participant: draw(st.sampled_from((a, b))).id for a, b in clashing(m, one.id, other.id)}
        return [issue_merge_of(m, one, other, choose=choose, by=by, at=at)]
    if kind in ("move", "reason", "citation", "fact"):
        return [draw(_placed(m, kind, by, at))]
    if kind == "back" and (stood := standing(decisions)):
        return [taking_back(stood[-1], by=by, at=at)]
    return []


@st.composite
def _placed(draw: st.DrawFn, m: ArgumentMap, kind: str, by: str, at: str) -> Decision:
    people = [p.id for p in m.experts]
    if kind == "move":
        stance = draw(st.sampled_from(m.stances))
        issue, person = draw(st.sampled_from(m.issues)).id, draw(st.sampled_from(people))
        over = draw(st.booleans())
        return move_of(m, stance, issue=issue, participant=person, replaces=over, by=by, at=at)
    if kind == "reason":
        stance = draw(st.sampled_from(m.stances))
        return reason_added(m, stance.id, draw(texts), draw(_passages(m)), by=by, at=at)
    if kind == "citation":
        issue = draw(st.sampled_from(m.issues)).id
        law, person = draw(texts), draw(st.sampled_from(people))
        return citation_added(m, person, law, draw(_passages(m)), issue=issue, by=by, at=at)
    return fact_added(m, draw(texts), (draw(texts),), by=by, at=at)[0]


@st.composite
def _passages(draw: st.DrawFn, m: ArgumentMap) -> Passage:
    places = [n for n, c in enumerate(m.document.text) if not c.isspace()]
    start = draw(st.sampled_from(places))
    return selected(m, start, min(start + draw(st.integers(1, 9)), len(m.document.text)))


def _changed(item: Decidable, words: str) -> Decidable:
    if isinstance(item, Stance) and item.passage is not None and item.polarity is not Polarity.SILENT:
        return replace(
            item, claim=words, charges=(words,), answers=item.answers[1:], branches=item.branches[1:]
        )
    name = {Stance: "claim", Citation: "provision"}.get(type(item), "text")
    return replace(item, **{name: words})  # type: ignore[arg-type]
