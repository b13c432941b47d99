"""What a reviewer changes beyond one item: issues merged, a stance put elsewhere, what reading missed added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import InputError, Problem
from graph.review import (
    citation_added,
    clashing,
    fact_added,
    issue_merge_of,
    move_of,
    position_added,
    reason_added,
)
from server.usecases.review import decide

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Answer, ArgumentMap, Issue, Passage, Polarity, Stance
    from graph.store.port import Store
    from server.usecases.review import Review


def merge_clashes(store: Store, symposium: str, gone: str, kept: str) -> tuple[tuple[Stance, Stance], ...]:
    """Of each expert who answers both issues the two stances, of which a reviewer has to choose one."""
    return clashing(store.load(symposium), gone, kept)


def merge_issues(
    store: Store,
    symposium: str,
    gone: str,
    kept: str,
    *,
    by: str,
    at: str,
    choose: Mapping[str, str] | None = None,
) -> Review:
    """Make two issues (ids) one; options, stances and citations of ``gone`` go to ``kept``.

    ``choose`` has, by expert, the stance that stays of those ``merge_clashes`` gives. InputError: SM210, SM240, SM242.
    """
    m = store.load(symposium)
    decision = issue_merge_of(m, _issue(m, gone), _issue(m, kept), choose=choose, by=by, at=at)
    return decide(store, symposium, [decision])


def move_stance(
    store: Store,
    symposium: str,
    stance: str,
    *,
    by: str,
    at: str,
    issue: str | None = None,
    participant: str | None = None,
    replaces: bool = False,
) -> Review:
    """Put a stance on another issue, or give it to another expert, with its reasons, branches and citations.

    InputError: SM210, SM241 where an answer stands there and ``replaces`` is not set, SM242.
    """
    m = store.load(symposium)
    moved = move_of(
        m, _stance(m, stance), issue=issue, participant=participant, replaces=replaces, by=by, at=at
    )
    return decide(store, symposium, [moved])


def add_position(
    store: Store,
    symposium: str,
    participant: str,
    issue: str,
    passage: Passage,
    polarity: Polarity,
    *,
    by: str,
    at: str,
    claim: str = "",
    answers: tuple[Answer, ...] = (),
    charges: tuple[str, ...] = (),
) -> Review:
    """Add an answer that reading missed; InputError: SM210, SM241 where one stands there."""
    made = position_added(
        store.load(symposium), participant, issue, passage, polarity,
        claim=claim, answers=answers, charges=charges, by=by, at=at,
    )  # fmt: skip
    return decide(store, symposium, [made])


def add_reason(
    store: Store, symposium: str, stance: str, text: str, passage: Passage, *, by: str, at: str
) -> Review:
    """Add a reason to a stance; it is taken away by rejecting it. InputError: SM210."""
    return decide(
        store, symposium, [reason_added(store.load(symposium), stance, text, passage, by=by, at=at)]
    )


def add_citation(
    store: Store,
    symposium: str,
    stance: str,
    authority: str,
    passage: Passage,
    *,
    by: str,
    at: str,
    provision: str | None = None,
) -> Review:
    """Add what a stance rests on: an authority by id or name; it is taken away by rejecting it. InputError: SM210."""
    m = store.load(symposium)
    found = _stance(m, stance)
    made = citation_added(
        m, found.participant, authority, passage, issue=found.issue, provision=provision, by=by, at=at
    )
    return decide(store, symposium, [made])


def add_fact(
    store: Store, symposium: str, label: str, values: tuple[str, ...], *, by: str, at: str
) -> Review:
    """Add a fact that branches may turn on; a known one gets the values it lacks."""
    decision, _ = fact_added(store.load(symposium), label, values, by=by, at=at)
    return decide(store, symposium, [decision])


def _issue(m: ArgumentMap, identity: str) -> Issue:
    found = next((i for i in m.issues if i.id == identity), None)
    if found is None:
        raise InputError([Problem("SM210", {"id": identity})])
    return found


def _stance(m: ArgumentMap, identity: str) -> Stance:
    found = next((s for s in m.stances if s.id == identity), None)
    if found is None:
        raise InputError([Problem("SM210", {"id": identity})])
    return found
