"""Bytes to a stored argument map: the whole story on one screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.errors import InputError, Problem
from graph.extract.pipeline import extract
from graph.llm import read_with
from graph.review import apply_details, reviewed_map
from graph.review.carry import carry_over
from graph.review.shifting import is_version
from graph.transcript import Overrides, parse_transcript, read_source, repair
from server.usecases.review import draft_kept

if TYPE_CHECKING:
    from pathlib import Path

    from graph.llm import LanguageModel
    from graph.model import ArgumentMap, Draft, Origin
    from graph.review.carry import Carried
    from graph.store.kept import Kept
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


@dataclass(frozen=True, slots=True)
class Reading:
    """A stored symposium read once more, nothing stored yet.

    ``carried`` tells what became of the decisions on ``earlier``; ``argument_map`` is the new reading with them in it.
    """

    earlier: Kept
    argument_map: ArgumentMap
    carried: Carried
    problems: tuple[Problem, ...]
    content: bytes | None

    @property
    def is_same(self) -> bool:
        """Whether it gives what is stored, decisions and all."""
        return self.argument_map == self.earlier.argument_map and not self.carried.lost


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


def import_draft(
    draft: Draft, details: Details, store: Store, content: bytes | None = None, *, replaces: str | None = None
) -> Imported:
    """Store the draft in one transaction, ``content`` being the bytes it was read from.

    A corrected text of a symposium that people have decided on takes the place of the earlier text, and the
    decisions move to it; with ``replaces`` (an id) it takes the place of that symposium's text in any case, under
    that symposium's title, organiser and date. InputError where this very file is already stored (SM191), where
    another text is stored under the same title, organiser and date (SM193: it would be overwritten), where the text
    to be replaced is another one (SM194), or where a detail is wrong.
    """
    for one in store.symposia_of(draft.argument_map.document.id):
        raise InputError([Problem("SM191", {"title": store.title(one) or one, "id": one})])
    if replaces is not None:
        earlier = store.kept(replaces)
        if not is_version(earlier.argument_map.document, draft.argument_map.document):
            raise InputError([Problem("SM194", {"title": store.title(replaces) or replaces, "id": replaces})])
        return apply_reading(store, _read_anew(earlier, draft, content, details.origin))
    argument_map = apply_details(
        draft, title=details.title, organiser=details.organiser, date=details.date, origin=details.origin
    )
    mine = argument_map.symposium.id
    title = store.title(mine)
    if title is None:
        store.save(argument_map, content, draft.problems)
        return Imported(argument_map, draft.problems, store.namesakes(mine))
    earlier = store.kept(mine)
    if not earlier.decisions or not is_version(earlier.argument_map.document, argument_map.document):
        raise InputError([Problem("SM193", {"title": title, "id": mine})])
    return apply_reading(store, _read_anew(earlier, draft, content, details.origin))


def compare_reading(
    symposium: str, store: Store, overrides: Overrides = _NOTHING, model: LanguageModel | None = None
) -> Reading:
    """The stored text read anew, as a better extractor may read it, and the decisions moved to what it gives.

    Nothing is stored; a ``model`` is sent what ``read_draft`` says. NotFoundError for an unknown id.
    """
    earlier = store.kept(symposium)
    source = store.source(earlier.argument_map.document.id)
    draft = read_draft(source.content, source.name, overrides, model)
    return _read_anew(earlier, draft, source.content)


def apply_reading(store: Store, reading: Reading) -> Imported:
    """Store what was read anew with the decisions on it, in one transaction.

    IntegrityError SM206 where somebody changed the symposium since it was compared. What gives the same changes
    nothing.
    """
    m = reading.argument_map
    if not reading.is_same or reading.problems != reading.earlier.problems:
        store.save_review(
            m,
            reading.carried.decisions,
            draft=reading.carried.argument_map,
            content=reading.content,
            problems=reading.problems,
            as_of=reading.earlier.as_of,
            instead=True,
        )
    return Imported(m, reading.problems, store.namesakes(m.symposium.id), reading.carried)


def read_again(symposium: str, store: Store, overrides: Overrides = _NOTHING) -> Imported:
    """Read the stored text anew and store what it gives, the decisions moved to it.

    NotFoundError for an unknown id.
    """
    return apply_reading(store, compare_reading(symposium, store, overrides))


def _read_anew(earlier: Kept, draft: Draft, content: bytes | None, origin: Origin | None = None) -> Reading:
    event = earlier.argument_map.symposium
    read = apply_details(
        draft,
        title=event.title,
        organiser=event.organiser or "",
        date=event.date or "",
        origin=origin or event.origin,
    )
    carried = carry_over(earlier.argument_map, read, earlier.decisions, draft=draft_kept(earlier))
    decided = reviewed_map(carried.argument_map, carried.decisions).argument_map
    return Reading(earlier, decided, carried, draft.problems, content)
