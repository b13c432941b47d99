"""Decisions made on one reading of a symposium, moved to another: a corrected text, a better extractor."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from graph.errors import Problem
from graph.exchange.document import decode_item, encode_item, write_json
from graph.model import Issue, Passage, Verdict
from graph.review.acts import act_name, is_act, touched
from graph.review.decisions import draft_of, reviewed_map
from graph.review.lost import Lost
from graph.review.matching import match
from graph.review.putting_back import with_decided
from graph.review.saying import before_of, decidable, is_of, outcome, plain
from graph.review.sense import changed_sense
from graph.review.shifting import shift_between
from graph.review.taking_back import standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import ArgumentMap, Decision
    from graph.review.saying import Decidable
    from graph.review.shifting import Shift


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of the decisions, with the ids of what the readings do not share.

    ``argument_map`` is the new reading (a draft: the decisions are not applied) with what people had decided
    on and the new reading lacks put back in; ``new_items`` are ids in it, ``gone_items`` ids of the old one.
    ``to_check`` are decided items whose passage now has another negation, charge, number or name, or that the
    new reading reads otherwise than people decided: the decision stands, but a person should look.
    """

    argument_map: ArgumentMap
    decisions: tuple[Decision, ...]
    lost: tuple[Lost, ...]
    new_items: tuple[str, ...]
    gone_items: tuple[str, ...]
    to_check: tuple[str, ...]


def carry_over(
    old_map: ArgumentMap,
    new_map: ArgumentMap,
    decisions: Iterable[Decision],
    *,
    draft: ArgumentMap | None = None,
) -> Carried:
    """The decisions on ``old_map`` (reviewed or draft) as decisions on ``new_map``, in the order they came.

    ``draft`` is the map before any of them; it must be given where one of them merges issues, moves or adds.

    A decision keeps who, when and verdict. It moves with what it said of the item, in the words of the new
    text; lost is one whose passage is not in the new text (SM215) or that contradicts the new map. Decisions
    on other texts than that of ``old_map`` are left alone, and so is one that was taken back and has no place.
    """
    mine = [d for d in decisions if is_of(d, old_map.document.id)]
    stand = set(standing(mine))
    old = draft_of(old_map, mine) if draft is None else draft
    shift = shift_between(old.document, new_map.document)
    found = match(old, new_map, shift)
    decided = {item for d in mine if d in stand for item in touched(d)}
    whole, ids = with_decided(old, new_map, decided, found, shift)
    ids |= {d.item: d.item for d in mine if act_name(d) == "add"}
    moving = _Moving(ids, shift, whole, decidable(whole))
    moved: list[Decision] = []
    lost: list[Lost] = []
    origin: dict[Decision, Decision] = {}
    for decision in mine:
        carried = moving.decision(decision)
        if not isinstance(carried, Problem):
            moved.append(carried)
            origin[carried] = decision
        elif decision in stand:
            lost.append(Lost(decision, carried))
    refused = {x.decision: x.problem for x in reviewed_map(whole, moved).lost}
    lost += [Lost(origin[d], problem) for d, problem in refused.items()]
    kept = tuple(d for d in moved if d not in refused)
    before, after = decidable(old), decidable(whole)
    return Carried(
        whole,
        kept,
        tuple(lost),
        tuple(i for i in after if i not in ids.values()),
        tuple(i for i in before if i not in found),
        tuple(
            dict.fromkeys(d.item for d in kept if _has_changed(before.get(origin[d].item), d, after, shift))
        ),
    )


@dataclass(frozen=True, slots=True)
class _Moving:
    """Moves what was written about the old map into the terms of the new one."""

    ids: dict[str, str]
    shift: Shift
    whole: ArgumentMap
    items: dict[str, Decidable]

    def decision(self, d: Decision) -> Decision | Problem:
        if d.item not in self.ids:
            return Problem("SM210", {"id": d.item})
        item = self.ids[d.item]
        if is_act(d):
            return self._act(d, item)
        before, after = self.plain(plain(d.before)), self.plain(plain(d.after))
        if before is None or after is None:
            return Problem("SM215", {"id": d.item})
        for content in (before, after):
            self._keep_options(item, content)
        before["document"] = self.whole.document.id
        before.pop("reading", None)
        if item in self.items:
            read = plain(before_of(self.whole, self.items[item]))
            # nothing was said of the content, or nobody decided: then it is what the new reading gives
            before = read if d.verdict is Verdict.UNSURE or "id" not in before else before | {"reading": read}
        written = None if d.after is None else write_json(after)
        return replace(d, item=item, before=write_json(before), after=written)

    def _act(self, d: Decision, item: str) -> Decision | Problem:
        """An act on the new map; of what was before it tells what has a place there."""
        after = self.plain(plain(d.after))
        if after is None:
            return Problem("SM215", {"id": d.item})
        items = [moved for one in plain(d.before).get("items", []) if (moved := self.plain(one)) is not None]
        before = {"items": items, "document": self.whole.document.id}
        return replace(d, item=item, before=write_json(before), after=write_json(after))

    def _keep_options(self, item: str, content: dict[str, Any]) -> None:
        """Answers that only the new reading of an issue has stay: its stances may choose them."""
        issue = self.items.get(item)
        if isinstance(issue, Issue) and "options" in content:
            known = {option["id"] for option in content["options"]}
            content["options"] += [encode_item(o) for o in issue.options if o.id not in known]

    def plain(self, found: Any) -> Any:  # noqa: ANN401  (JSON)
        """The same with ids and passages of the new map; None where a passage is gone."""
        if isinstance(found, str):
            return self.ids.get(found, found)
        if isinstance(found, list):
            made = [self.plain(one) for one in found]
            return (
                None if any(m is None and f is not None for m, f in zip(made, found, strict=True)) else made
            )
        if not isinstance(found, dict):
            return found
        if {"document", "span", "quote"} <= found.keys():
            return _passage(found, self.shift)
        moved = {key: self.plain(value) for key, value in found.items()}
        return None if any(v is None and found[k] is not None for k, v in moved.items()) else moved


def _passage(found: dict[str, Any], shift: Shift) -> dict[str, Any] | None:
    moved = shift.passage(decode_item(Passage, found))
    return None if moved is None else encode_item(moved)


def _has_changed(old: Decidable | None, d: Decision, after: dict[str, Decidable], shift: Shift) -> bool:
    new = after.get(d.item)
    if old is None or new is None:
        return False
    passage = old.passage
    moved = shift.passage(passage) if passage else None
    if passage and moved and changed_sense(passage.quote, moved.quote):
        return True
    read = plain(d.before).get("reading")
    if read is None or d.verdict is Verdict.AMEND:
        return False
    return outcome(_accepting(d, write_json(read))) != outcome(_accepting(d, d.before))


def _accepting(d: Decision, before: str) -> Decision:
    return type(d)(d.item, Verdict.ACCEPT, d.by, d.at, before)
