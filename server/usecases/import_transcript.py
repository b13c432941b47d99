"""Bytes to a stored argument map: the whole story on one screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.errors import InputError, Problem
from graph.extract.pipeline import extract
from graph.review import apply_details
from graph.transcript import Overrides, parse_transcript, read_source, repair

if TYPE_CHECKING:
    from pathlib import Path

    from graph.model import ArgumentMap, Draft, Origin
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
    """The stored map, what was met on the way, and experts of other symposia with an equal name."""

    argument_map: ArgumentMap
    problems: tuple[Problem, ...]
    same_names: tuple[str, ...]


def read_draft(data: Path | bytes, name: str, overrides: Overrides = _NOTHING) -> Draft:
    """What the transcript holds, nothing stored; InputError with every problem where it cannot be read."""
    source = read_source(data, name=name)
    text = repair(source)
    transcript = parse_transcript(text, overrides)
    draft = extract(transcript)
    return replace(draft, problems=(*source.problems, *draft.problems))


def import_draft(draft: Draft, details: Details, store: Store, content: bytes | None = None) -> Imported:
    """Store the draft in one transaction, ``content`` being the bytes it was read from.

    InputError where this very file is already stored (SM191), where another text is stored under the same title,
    organiser and date (SM193: it would be overwritten), or where a detail is wrong.
    """
    stored = {s.id: s.title for s in store.list()}
    for one in store.symposia_of(draft.argument_map.document.id):
        raise InputError([Problem("SM191", {"title": stored[one], "id": one})])
    argument_map = apply_details(
        draft, title=details.title, organiser=details.organiser, date=details.date, origin=details.origin
    )
    mine = argument_map.symposium.id
    if mine in stored:
        raise InputError([Problem("SM193", {"title": stored[mine], "id": mine})])
    store.save(argument_map, content)
    same = (s.name for s in store.same_as() if mine in s.one_symposia or mine in s.other_symposia)
    return Imported(argument_map, draft.problems, tuple(dict.fromkeys(same)))
