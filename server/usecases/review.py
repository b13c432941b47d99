"""The review of a symposium: what was proposed, what people decided, and their next decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.review import apply_decisions, differences
from graph.review.progress import progress
from graph.review.saying import is_of
from graph.review.sheet import write_sheet
from graph.review.sheet_reading import read_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.catalogue import Language
    from graph.model import ArgumentMap, Decision
    from graph.review import Differences
    from graph.store.port import Store


@dataclass(frozen=True, slots=True)
class Review:
    """The reviewed map, the decisions on its text, oldest first, and how far the review has come."""

    argument_map: ArgumentMap
    decisions: tuple[Decision, ...]
    differences: Differences
    done: int
    total: int


def review(store: Store, symposium: str) -> Review:
    """The review as it stands; NotFoundError for an unknown id."""
    return _review(store.load(symposium), store.decisions(symposium))


def decide(store: Store, symposium: str, decisions: Sequence[Decision]) -> Review:
    """Keep the decisions and the map that they make; InputError with every reason, and nothing kept, where one of them
    cannot be brought in.
    """
    argument_map, earlier = store.load(symposium), store.decisions(symposium)
    decided = apply_decisions(argument_map, [*earlier, *decisions])
    refused = [x.problem for x in decided.lost if x.decision in decisions]
    if refused:
        raise InputError(refused)
    if decisions:
        keep_decided(store, decided.argument_map, decisions)
    return _review(decided.argument_map, (*earlier, *decisions))


def keep_decided(
    store: Store, argument_map: ArgumentMap, decisions: Sequence[Decision], content: bytes | None = None
) -> None:
    """Keep decisions, then the map with them in it: what is cut short in between is made up by the next."""
    for decision in decisions:
        store.record_decision(argument_map.symposium.id, decision)
    store.save(argument_map, content)


def export_sheet(store: Store, symposium: str, lang: Language) -> str:
    """The review as a text that can be edited."""
    return write_sheet(store.load(symposium), store.decisions(symposium), lang)


def import_sheet(
    store: Store, symposium: str, text: str, *, by: str, at: str, name: str | None = None
) -> tuple[Review, int]:
    """Record what was changed in an edited sheet; the review after it, and how many decisions that were.

    InputError with all that is wrong, each with its place, and nothing recorded.
    """
    argument_map, earlier = store.load(symposium), store.decisions(symposium)
    found = read_sheet(text, argument_map, earlier, by=by, at=at, name=name)
    return decide(store, symposium, found), len(found)


def _review(argument_map: ArgumentMap, decisions: Sequence[Decision]) -> Review:
    here = tuple(d for d in decisions if is_of(d, argument_map.document.id))
    done, total = progress(argument_map)
    return Review(argument_map, here, differences(here), done, total)
