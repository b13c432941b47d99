"""Decisions as data: how one is made, what it says of the item, which text it was made on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from graph.exchange.document import encode_item, write_json
from graph.model import Citation, Decision, DivergentOpinion, Fact, Issue, Reason, Stance, Unplaced, Verdict
from graph.review.items import every
from graph.review.same_values import same_values
from graph.review.taking_back import standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import ArgumentMap

Decidable = Citation | DivergentOpinion | Issue | Reason | Stance | Unplaced
DECIDABLE = (Citation, DivergentOpinion, Issue, Reason, Stance, Unplaced)

# beside the fields of the item, what `before` keeps: the text it was made on, what a later reading gave
_DOCUMENT, _READING = "document", "reading"


def decidable(m: ArgumentMap) -> dict[str, Decidable]:
    """All items of the map that can be decided, by id, in the order of the map."""
    return {item.id: item for item in every(m) if isinstance(item, DECIDABLE)}


def decision_on(
    m: ArgumentMap, item: Decidable, verdict: Verdict, *, by: str, at: str, after: Decidable | None = None
) -> Decision:
    """The reviewer's word on an item as it stands in ``m``; ``after`` is the amended item, for AMEND."""
    written = None if after is None else write_json(after)
    return Decision(item.id, verdict, by, at, before_of(m, item), written)


def merge_of(m: ArgumentMap, gone: Fact, kept: Fact, *, by: str, at: str) -> Decision:
    """The decision that ``gone`` is the same fact as ``kept``: its values and all its branches go there. A value that
    is one of ``kept`` in other words becomes that value.

    ``before`` remembers which conditions moved and what they said, so that the merger can be taken back.
    """
    held = [
        (branch.id, n, condition.value)
        for stance in m.stances
        for branch in stance.branches
        for n, condition in enumerate(branch.when)
        if condition.fact == gone.id
    ]
    before = {
        **encode_item(gone), "into": encode_item(kept), "place": m.facts.index(gone),
        "conditions": [[branch, n] for branch, n, _ in held], "said": [value for _, _, value in held],
        _DOCUMENT: m.document.id,
    }  # fmt: skip
    both = Fact(kept.id, kept.label, tuple(dict.fromkeys((*kept.values, *gone.values))))
    after = {**encode_item(both), "same": same_values(gone, kept)}
    return Decision(gone.id, Verdict.AMEND, by, at, write_json(before), write_json(after))


def before_of(m: ArgumentMap, item: Decidable, reading: Decidable | None = None) -> str:
    """The item as JSON with the text it stands in; ``reading`` is what a later extraction has in its place."""
    kept = {**encode_item(item), _DOCUMENT: m.document.id}
    return write_json(kept if reading is None else {**kept, _READING: encode_item(reading)})


def in_order(decisions: Iterable[Decision]) -> list[Decision]:
    """Oldest first; those of one moment as they came."""
    return sorted(decisions, key=lambda d: d.at)


def latest(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The last decision on each item that stands, in the order they were made; where all were taken back, the last
    word that took one back.
    """
    given = in_order(decisions)
    kept = set(standing(given))
    decided = {d.item for d in kept}
    found: dict[str, Decision] = {}
    for decision in (d for d in given if d in kept or d.item not in decided):
        found.pop(decision.item, None)
        found[decision.item] = decision
    return found


def plain(written: str | None) -> dict[str, Any]:
    """The object that was written; empty where there is none."""
    try:
        found = json.loads(written or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def is_of(decision: Decision, document: str) -> bool:
    """Whether the decision was made on that text, or does not tell on which."""
    return bool(plain(decision.before).get(_DOCUMENT, document) == document)


def drafts(decisions: Iterable[Decision]) -> dict[str, dict[str, Any]]:
    """What extraction gave for each decided item, where its decisions tell: before the first, or read since."""
    found: dict[str, dict[str, Any]] = {}
    for decision in in_order(decisions):
        before = plain(decision.before)
        if not before.get("id"):
            continue
        if _READING in before:
            found[decision.item] = before[_READING]
        else:
            found.setdefault(decision.item, before)
    return found


def outcome(decision: Decision) -> str:
    """What the item is by this decision, as a text that is equal for equal outcomes, whoever decided."""
    if decision.verdict in (Verdict.REJECT, Verdict.UNSURE):
        return str(decision.verdict)
    content = decision.after if decision.verdict is Verdict.AMEND else decision.before
    return json.dumps(_content(plain(content)), sort_keys=True, ensure_ascii=False)


def _content(found: Any) -> Any:  # noqa: ANN401  (JSON)
    # how sure the reading was, and what is decided on its own, is no part of what was decided
    apart = {"status", "confidence", "rule", "reasons", "alignment", "found_by", "other", _DOCUMENT, _READING}
    if isinstance(found, dict):
        return {key: _content(value) for key, value in found.items() if key not in apart}
    return [_content(one) for one in found] if isinstance(found, list) else found
