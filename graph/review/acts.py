"""Decisions that do more than judge one item: two issues become one, a stance changes place, an item is added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from graph.errors import InputError
from graph.exchange.document import decode_item, encode_item, prepare, write_json
from graph.review.saying import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import ArgumentMap, Decision

_ACT, _ITEMS = "act", "items"


@dataclass(frozen=True, slots=True)
class Merge:
    """The issue decided on becomes part of the issue ``into``; ``choose`` has the stances (ids) that stay of the
    experts who answer both.
    """

    into: str
    choose: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """The stance decided on is held on ``issue`` by ``participant``; what stands there already only gives way to it
    where ``replace`` says so.
    """

    issue: str
    participant: str
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Add:
    """An item that nobody read: ``kind`` is reason (of the stance ``parent``), citation (of ``authority``) or fact.

    A fact that is there already gets the values it lacks.
    """

    kind: str
    item: dict[str, Any]
    parent: str | None = None
    authority: dict[str, Any] | None = None


Act = Merge | Move | Add
_ACTS: dict[str, type[Act]] = {"merge": Merge, "move": Move, "add": Add}
NAMES = {kind: name for name, kind in _ACTS.items()}
prepare(*NAMES)
REASON, CITATION, FACT = "reason", "citation", "fact"


def act_of(decision: Decision) -> Act | None:
    """What the decision does; None where it judges an item, or merges facts.

    InputError (SM142) where it is written wrongly.
    """
    found = plain(decision.after)
    name = found.pop(_ACT, None)
    if name is None:
        return None
    if name not in _ACTS:
        return None
    return decode_item(_ACTS[name], found)


def is_act(decision: Decision) -> bool:
    """Whether the decision does more than judge an item."""
    return _ACT in plain(decision.after)


def act_name(decision: Decision) -> str | None:
    """merge, move or add; None where the decision judges an item."""
    name = plain(decision.after).get(_ACT)
    return name if name in _ACTS else None


def after_of(act: Act) -> str:
    """The act as a decision keeps it."""
    return write_json({_ACT: NAMES[type(act)], **msgspec.to_builtins(act)})


def before_act(m: ArgumentMap, items: Iterable[object]) -> str:
    """All that an act changes, as it was, with the text it stands in."""
    return write_json({_ITEMS: [encode_item(one) for one in items], "document": m.document.id})


def touched(decision: Decision) -> set[str]:
    """The ids of all items that a decision decides, adds or changes."""
    found = {decision.item}
    if not is_act(decision):
        return found
    found |= {str(one.get("id")) for one in plain(decision.before).get(_ITEMS, [])}
    try:
        act = act_of(decision)
    except InputError:
        return found
    match act:
        case Merge(into=into):
            found.add(into)
        case Add(item=item, parent=parent):
            found |= {str(item.get("id")), *([parent] if parent else [])}
    return found
