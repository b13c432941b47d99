"""The review of a symposium: what was proposed, what people decided, and their next decisions."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import InputError, IntegrityError, Problem
from graph.review import act_name, differences, draft_of, reviewed_map
from graph.review.agreement import agreements
from graph.review.progress import progress
from graph.review.saying import is_of
from graph.review.sheet import write_sheet
from graph.review.sheet_reading import read_sheet
from graph.store.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.catalogue import Language
    from graph.model import ArgumentMap, Decision
    from graph.review import Decided, Differences
    from graph.review.agreement import PairAgreement
    from graph.store.port import Store


# reviewers who write at the same moment wait for each other: longer after each try, and not all alike
_TRIES = 30
_PAUSE = 0.005


@dataclass(frozen=True, slots=True)
class Review:
    """The reviewed map, the decisions on it, oldest first, and how far the review has come.

    ``draft`` is the map before any decision, ``problems`` what reading it met, ``as_of`` the number of the last change;
    ``agreements`` are the figures of each pair of reviewers.
    """

    argument_map: ArgumentMap
    decisions: tuple[Decision, ...]
    differences: Differences
    done: int
    total: int
    draft: ArgumentMap
    problems: tuple[Problem, ...]
    as_of: int
    agreements: tuple[PairAgreement, ...]


def review(store: Store, symposium: str) -> Review:
    """The review as it stands; NotFoundError for an unknown id."""
    return _review(store.kept(symposium))


def decide(
    store: Store, symposium: str, decisions: Sequence[Decision], *, as_of: int | None = None
) -> Review:
    """Keep the decisions and the map that they make, in one transaction.

    What somebody else decides at the same moment is kept too. InputError with every reason, and nothing kept, where
    one of the decisions cannot be brought in or would undo what others rest on (SM244); IntegrityError SM206 where
    the symposium has changed since ``as_of``.
    """
    for tried in range(1, _TRIES + 1):
        kept = store.kept(symposium)
        if as_of is not None and as_of != kept.as_of:
            raise IntegrityError([Problem("SM206", {"title": kept.argument_map.symposium.title})])
        if not decisions:
            return _review(kept)
        draft = draft_kept(kept)
        decided = reviewed_map(draft, [*kept.decisions, *decisions])
        refused = [x.problem for x in decided.lost if x.decision in decisions]
        if refused := refused or _resting_on(draft, kept.decisions, decisions, decided):
            raise InputError(refused)
        try:
            now = store.save_review(decided.argument_map, decisions, draft=draft, as_of=kept.as_of)
        except IntegrityError as error:
            if tried == _TRIES or [p.code for p in error.problems] != ["SM206"]:
                raise
            time.sleep(random.uniform(0, _PAUSE * tried))  # noqa: S311 - no secret
            continue
        said = (*kept.decisions, *decisions)
        return _review(Kept(decided.argument_map, draft, said, kept.problems, now))
    raise AssertionError  # the last try returns or raises


def _resting_on(
    draft: ArgumentMap, earlier: Sequence[Decision], decisions: Sequence[Decision], decided: Decided
) -> list[Problem]:
    """What earlier decisions would be lost by these: what somebody added, merged or moved is needed by them."""
    lost = {x.decision for x in decided.lost} - set(decisions)
    if not lost:
        return []
    lost -= {x.decision for x in reviewed_map(draft, earlier).lost}
    return (
        [Problem("SM244", {"n": len(lost), "items": "、".join(sorted({d.item for d in lost}))})]
        if lost
        else []
    )


def draft_kept(kept: Kept) -> ArgumentMap:
    """The map before any decision."""
    return draft_of(kept.argument_map, kept.decisions) if kept.draft is None else kept.draft


def problems_of(store: Store, symposium: str) -> tuple[Problem, ...]:
    """What reading the transcript met: layout that was guessed, what belongs nowhere.

    NotFoundError for an unknown id.
    """
    return store.kept(symposium).problems


def act_of_decision(decision: Decision) -> str | None:
    """merge, move or add; None where it judges one item."""
    return act_name(decision)


def export_sheet(store: Store, symposium: str, lang: Language) -> str:
    """The review as a text that can be edited."""
    found = review(store, symposium)
    return write_sheet(found.argument_map, found.decisions, lang)


def import_sheet(
    store: Store, symposium: str, text: str, *, by: str, at: str, name: str | None = None
) -> tuple[Review, int]:
    """Record what was changed in an edited sheet; the review after it, and how many decisions that were.

    InputError with all that is wrong, each with its place, and nothing recorded.
    """
    now = review(store, symposium)
    found = read_sheet(text, now.draft, now.decisions, by=by, at=at, name=name)
    return decide(store, symposium, found), len(found)


def _review(kept: Kept) -> Review:
    m = kept.argument_map
    here = tuple(d for d in kept.decisions if is_of(d, m.document.id))
    draft = draft_kept(kept)
    done, total = progress(m)
    return Review(
        m, here, differences(here), done, total, draft, kept.problems, kept.as_of, agreements(draft, here)
    )
