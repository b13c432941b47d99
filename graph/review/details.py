"""What extraction could not read about the event and a person was asked for."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.errors import InputError, Problem
from graph.model import Authority, Document, Participant, Passage, make_id, squeeze, symposium_id
from graph.review.items import every, rebuilt

if TYPE_CHECKING:
    from graph.model import ArgumentMap, Draft, Origin

# the fields of the model that hold ids
_IDS = frozenset(
    {"authority", "by", "case", "fact", "id", "issue", "option", "participant", "party", "question"}
    | {"relayed_by", "source", "speakers", "target"}
)
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def apply_details(
    draft: Draft,
    *,
    title: str | None = None,
    organiser: str | None = None,
    date: str | None = None,
    origin: Origin | None = None,
) -> ArgumentMap:
    """The map of the draft with what is given here; None leaves what was read.

    As title, organiser and date are the identity of a symposium, all ids that hang on it change with them,
    the same way each time. Raises InputError for a date that is none (SM143) or a title
    without letters (SM144).
    """
    found = draft.argument_map.symposium
    event = replace(
        found,
        title=found.title if title is None else title.strip(),
        organiser=found.organiser if organiser is None else organiser.strip() or None,
        date=found.date if date is None else date.strip() or None,
        origin=origin or found.origin,
    )
    problems = [] if squeeze(event.title) else [Problem("SM144", {"title": event.title})]
    if event.date is not None and not _is_date(event.date):
        problems.append(Problem("SM143", {"date": event.date}))
    if problems:
        raise InputError(problems)
    identity = symposium_id(event.title, event.organiser, event.date)
    argument_map = replace(draft.argument_map, symposium=event)
    if identity in {found.id, symposium_id(found.title, found.organiser, found.date)}:
        return argument_map
    return _moved(argument_map, identity)


def _is_date(words: str) -> bool:
    if not _DATE.fullmatch(words):
        return False
    try:
        dt.date.fromisoformat(words + "-01-01"[len(words) - 4 :])
    except ValueError:
        return False
    return True


def _moved(m: ArgumentMap, symposium: str) -> ArgumentMap:
    # new ids are made from the old ones, so they hang on what the old ones hang on and on nothing else
    new = {old: make_id(old.rpartition("-")[0] or "item", symposium, old) for old in _own_ids(m)}
    new[m.symposium.id] = symposium

    def move(item: object) -> object:
        held = _fields(item) & _IDS
        changed = {name: _renamed(getattr(item, name), new) for name in held}
        return replace(item, **changed) if changed else item  # type: ignore[type-var]

    return rebuilt(m, move)


def _renamed(held: str | tuple[str, ...] | None, new: dict[str, str]) -> str | tuple[str, ...] | None:
    if isinstance(held, tuple):
        return tuple(new.get(one, one) for one in held)
    return None if held is None else new.get(held, held)


def _own_ids(m: ArgumentMap) -> set[str]:
    return {own for item in every(m) if (own := _own_id(item)) is not None}


def _own_id(item: object) -> str | None:
    """The id, if it hangs on the symposium: what several symposia share keeps its id."""
    is_known_expert = isinstance(item, Participant) and item.affiliation is not None
    if is_known_expert or isinstance(item, Authority | Document | Passage):
        return None
    found: str | None = getattr(item, "id", None)
    return found


def _fields(item: object) -> set[str]:
    # slots are the fields of a slotted dataclass; a passage has an id, but it is worked out
    return set(type(item).__slots__)  # type: ignore[attr-defined]
