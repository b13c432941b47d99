"""A draft and the decisions of people give the reviewed map."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from graph.errors import InputError, IntegrityError, Problem
from graph.exchange.document import write_json
from graph.model import Status, Unplaced, Verdict
from graph.review.acts import Add, Merge, Move, act_of, is_act, touched
from graph.review.adding import add_item
from graph.review.amending import (
    RefusedError,
    amended,
    check_text,
    merged,
    parted,
    put_all,
    restored,
    with_facts,
    without_old_wordings,
    words,
)
from graph.review.lost import Lost
from graph.review.merging import merge_issues
from graph.review.placing import move_stance
from graph.review.saying import decidable, drafts, in_order, is_of, plain
from graph.review.taking_back import standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model import ArgumentMap, Decision
    from graph.review.saying import Decidable


@dataclass(frozen=True, slots=True)
class Decided:
    """The map with the decisions in it, and those that could not be brought in, in the order they were made."""

    argument_map: ArgumentMap
    lost: tuple[Lost, ...]


def apply_decisions(draft_map: ArgumentMap, decisions: Iterable[Decision]) -> Decided:
    """The map with each decided item as the latest decision on it has it; always a valid map.

    ``draft_map`` may be the draft or the outcome of an earlier call: applying the same decisions twice changes
    nothing. Where a decision merges issues, moves or adds, it must be the draft, and ``reviewed_map`` is the
    function to call.
    """
    given = list(decisions)
    return reviewed_map(draft_of(draft_map, given), given)


def reviewed_map(draft_map: ArgumentMap, decisions: Iterable[Decision]) -> Decided:
    """The draft with the decisions in it, in the order they were made; always a valid map.

    Of the decisions that judge one item the latest counts: accept and reject bring the item as the reviewer saw
    it; amend brings ``after``, a merger of facts included; unsure puts back what extraction gave. What was taken
    back counts for nothing. Each decision is brought in whole or is lost, with the reason: the item is not there
    (SM210), cannot be amended (SM211), is written wrongly (SM212), contradicts the map (SM213), the decision was
    made on another text (SM214), or what ``merge_issues`` and ``move_stance`` refuse (SM240, SM241, SM242).
    """
    given = list(decisions)
    document = draft_map.document.id
    lost = [Lost(d, Problem("SM214", {"id": d.item})) for d in given if not is_of(d, document)]
    m, same = draft_map, dict[str, str]()
    counted = in_order(standing(d for d in given if is_of(d, document)))
    for batch in _batches(counted):
        if is_act(batch[0]):
            try:
                m = _done(m, batch[0])
            except RefusedError as error:
                lost.append(Lost(batch[0], error.problem))
            continue
        m, refused = _judged(m, batch, same)
        lost += [Lost(d, refused[d]) for d in batch if d in refused]
    return Decided(without_old_wordings(m, counted), tuple(lost))


def _batches(decisions: list[Decision]) -> Iterator[list[Decision]]:
    """Acts one by one, and between them what is judged together; only the latest word on an item.

    An act on the item comes between: what was said before it is what the act changed.
    """
    last: dict[str, int] = {}
    superseded: set[int] = set()
    for n, decision in enumerate(decisions):
        if is_act(decision):
            for item in touched(decision):
                last.pop(item, None)
        else:
            if decision.item in last:
                superseded.add(last[decision.item])
            last[decision.item] = n
    counted = (d for n, d in enumerate(decisions) if n not in superseded)
    for acts, group in groupby(counted, key=is_act):
        together = list(group)
        yield from [[d] for d in together] if acts else [together]


def _done(m: ArgumentMap, decision: Decision) -> ArgumentMap:
    """The map after an act."""
    try:
        match act_of(decision):
            case Merge() as act:
                return merge_issues(m, decision.item, act)
            case Move() as act:
                return move_stance(m, decision.item, act)
            case Add() as act:
                return add_item(m, act)
            case _:
                raise RefusedError(Problem("SM212", {"fault": str(plain(decision.after).get("act"))}))
    except InputError as error:
        raise RefusedError(Problem("SM212", {"fault": words(error)})) from error
    except IntegrityError as error:
        raise RefusedError(Problem("SM213", {"fault": words(error)})) from error


def _judged(
    m: ArgumentMap, decisions: list[Decision], earlier: dict[str, str]
) -> tuple[ArgumentMap, dict[Decision, Problem]]:
    """The map with items judged; ``earlier`` tells what each fact merged so far is, and is told of more."""
    m, same, refused = _with_mergers(m, decisions)
    for gone, kept in earlier.items():
        earlier[gone] = same.get(kept, kept)
    earlier |= same
    items = decidable(m)
    new: dict[str, Decidable] = {}
    for decision in decisions:
        if decision in refused or decision.item in same:
            continue
        try:
            new[decision.item] = _decided(m, items, decision, earlier)
        except RefusedError as error:
            refused[decision] = error.problem
    return _with_items(m, new, decisions, refused), refused


def draft_of(reviewed: ArgumentMap, decisions: Iterable[Decision]) -> ArgumentMap:
    """The map before any of the decisions on it, as far as they tell what was there before."""
    before = drafts(d for d in decisions if is_of(d, reviewed.document.id))
    mergers = [found for found in reversed(before.values()) if "into" in found]
    m = _parted(reviewed, mergers)
    items = decidable(m)
    new: dict[str, Decidable] = {}
    for item, found in before.items():
        if item in items:
            with suppress(RefusedError):
                new[item] = _here(m, items[item], found)
    # what was decided after a merger speaks of the one fact
    return _parted(_with_items(m, new), mergers)


def _parted(m: ArgumentMap, mergers: list[dict[str, Any]]) -> ArgumentMap:
    for merger in mergers:
        m = parted(m, merger)
    return m


def _with_mergers(
    m: ArgumentMap, decisions: list[Decision]
) -> tuple[ArgumentMap, dict[str, str], dict[Decision, Problem]]:
    """The map with facts merged, what each merged fact is now, and the mergers that cannot be."""
    same: dict[str, str] = {}
    refused: dict[Decision, Problem] = {}
    facts = {f.id for f in m.facts}
    for decision in decisions:
        if decision.item not in facts:
            continue
        if decision.verdict is not Verdict.AMEND:
            same[decision.item] = decision.item
            continue
        try:
            m, kept = merged(m, decision)
        except RefusedError as error:
            refused[decision] = error.problem
        else:
            same = {old: kept if new == decision.item else new for old, new in same.items()}
            same[decision.item] = kept
    return m, same, refused


def _with_items(
    m: ArgumentMap,
    new: dict[str, Decidable],
    decisions: Iterable[Decision] = (),
    refused: dict[Decision, Problem] | None = None,
) -> ArgumentMap:
    """The map with the new items; one by one where together they contradict it, so that only some are refused."""
    try:
        return put_all(m, new)
    except RefusedError:
        made = {d.item: d for d in decisions}
        for item, one in new.items():
            try:
                m = put_all(m, {item: one})
            except RefusedError as error:
                if refused is not None and item in made:
                    refused[made[item]] = error.problem
        return m


def _decided(
    m: ArgumentMap, items: dict[str, Decidable], decision: Decision, same: dict[str, str]
) -> Decidable:
    item = items.get(decision.item)
    if item is None:
        raise RefusedError(Problem("SM210", {"id": decision.item}))
    if decision.verdict is Verdict.AMEND:
        return amended(m, item, decision, same)
    status = _status(decision.verdict, is_unplaced=isinstance(item, Unplaced))
    before = plain(decision.before)
    # another reviewer may have amended the item before: what was seen is what is accepted or rejected
    is_seen = decision.verdict is not Verdict.UNSURE and "id" in before
    seen = with_facts(_here(m, item, before), same) if is_seen else item
    return item if seen == item and item.status is status else replace(seen, status=status)


def _here(m: ArgumentMap, item: Decidable, found: dict[str, Any]) -> Decidable:
    new = restored(item, write_json(found))
    check_text(m, new)
    return new


def _status(verdict: Verdict, *, is_unplaced: bool) -> Status:
    if verdict is Verdict.ACCEPT:
        return Status.ACCEPTED
    if verdict is Verdict.REJECT:
        return Status.REJECTED
    return Status.UNPLACED if is_unplaced else Status.PROPOSED
