"""Bytes to a stored argument map: the whole story on one screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.errors import InputError, Problem
from graph.extract.pipeline import extract
from graph.llm import read_with
from graph.review import apply_decisions, apply_details
from graph.review.carry import carry_over
from graph.review.shifting import is_version
from graph.transcript import Overrides, parse_transcript, read_source, repair
from server.usecases.review import keep_decided

if TYPE_CHECKING:
    from pathlib import Path

    from graph.llm import LanguageModel
    from graph.model import ArgumentMap, Draft, Origin
    from graph.review.carry import Carried
    from graph.store.port import Store

_NOTHING = Overrides()


@dataclass(frozen=True, slots=True)
class Details:
    """What a person was asked for or wants otherwise; None leaves what was read."""

    title: str | None = None
    organiser: str | None = None
    date: str | None = None
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """The stored map, what was met on the way, and experts of other symposia with an equal name.

    ``carried`` tells what became of decisions on an earlier text or reading of the same symposium.
    """

    argument_map: ArgumentMap
    problems: tuple[Problem, ...]
    same_names: tuple[str, ...]
    carried: Carried | None = None


def read_draft(
    data: Path | bytes, name: str, overrides: Overrides = _NOTHING, model: LanguageModel | None = None
) -> Draft:
    """What the transcript holds, nothing stored; InputError with every problem where it cannot be read.

    Where a ``model`` is given, it reads the turns after the rules: this sends them to wherever the model is.
    """
    source = read_source(data, name=name)
    text = repair(source)
    transcript = parse_transcript(text, overrides)
    draft = extract(transcript)
    draft = draft if model is None else read_with(model, draft, transcript)
    return replace(draft, problems=(*source.problems, *draft.problems))


def import_draft(draft: Draft, details: Details, store: Store, content: bytes | None = None) -> Imported:
    """Store the draft in one transaction, ``content`` being the bytes it was read from.

    A corrected text of a symposium that people have decided on takes the place of the earlier text, and the
    decisions move to it. InputError where this very file is already stored (SM191), where another text is stored
    under the same title, organiser and date (SM193: it would be overwritten), or where a detail is wrong.
    """
    stored = {s.id: s.title for s in store.list()}
    for one in store.symposia_of(draft.argument_map.document.id):
        raise InputError([Problem("SM191", {"title": stored[one], "id": one})])
    argument_map = apply_details(
        draft, title=details.title, organiser=details.organiser, date=details.date, origin=details.origin
    )
    mine = argument_map.symposium.id
    if mine not in stored:
        store.save(argument_map, content)
        return Imported(argument_map, draft.problems, _same_names(store, mine))
    earlier = store.load(mine)
    if not store.decisions(mine) or not is_version(earlier.document, argument_map.document):
        raise InputError([Problem("SM193", {"title": stored[mine], "id": mine})])
    return _replaced(earlier, argument_map, draft.problems, store, content)


def read_again(symposium: str, store: Store, overrides: Overrides = _NOTHING) -> Imported:
    """Read the stored text anew, as a better extractor may, and move the decisions to what it gives.

    NotFoundError for an unknown id.
    """
    earlier = store.load(symposium)
    source, event = store.source(earlier.document.id), earlier.symposium
    draft = read_draft(source.content, source.name, overrides)
    argument_map = apply_details(
        draft, title=event.title, organiser=event.organiser or "", date=event.date or "", origin=event.origin
    )
    return _replaced(earlier, argument_map, draft.problems, store, source.content)


def _replaced(
    earlier: ArgumentMap,
    read: ArgumentMap,
    problems: tuple[Problem, ...],
    store: Store,
    content: bytes | None,
) -> Imported:
    carried = carry_over(earlier, read, store.decisions(earlier.symposium.id))
    decided = apply_decisions(carried.argument_map, carried.decisions).argument_map
    keep_decided(store, decided, carried.decisions, content)
    return Imported(decided, problems, _same_names(store, decided.symposium.id), carried)


def _same_names(store: Store, mine: str) -> tuple[str, ...]:
    same = (s.name for s in store.same_as() if mine in s.one_symposia or mine in s.other_symposia)
    return tuple(dict.fromkeys(same))
