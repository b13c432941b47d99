"""Across symposia: two side by side, what a person says of their issues, and what is contested over all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.across.comparison import SymposiumComparison, compare_symposia
from graph.analysis.across.contested import contested
from graph.analysis.across.proposals import propose_all
from graph.errors import InputError, Problem
from graph.model import IssueRef, SameIssue, Verdict
from graph.store.same_issue import ACROSS, link_decision

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.analysis.across.proposals import Proposal
    from graph.model import ArgumentMap, Contested, ContestedBy
    from graph.store.port import Store
    from graph.store.same_issue import DecidedLink

    _Found = tuple[tuple[Proposal, ...], tuple[DecidedLink, ...]]

_VERDICTS = (Verdict.ACCEPT, Verdict.REJECT, Verdict.UNSURE)
# stances: measured at 2,000, counting takes 0.1 to 0.3 s; the graph takes 10 ms once it is there, but 1.5 s to be
# built; from about 2,000 on it is kept beside the record, so that it is built once and for all
_IN_MEMORY = 2_000


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two symposia, their comparison, and the last word of people on issues of theirs."""

    left: ArgumentMap
    right: ArgumentMap
    comparison: SymposiumComparison
    decided: tuple[DecidedLink, ...]


def side_by_side(store: Store, left: str, right: str) -> SideBySide:
    """The comparison of two symposia (ids); InputError SM192 where they are one, NotFoundError for an unknown id."""
    if left == right:
        known = "、".join(s.id for s in store.list() if s.id != left)
        raise InputError([Problem("SM192", {"field": "right", "value": right, "allowed": known})])
    ours, theirs = store.load(left), store.load(right)
    decided = tuple(
        d for d in store.decided_links() if {d.link.one.symposium, d.link.other.symposium} == {left, right}
    )
    found = compare_symposia(
        ours, theirs, accepted=_with(decided, Verdict.ACCEPT), rejected=_with(decided, Verdict.REJECT)
    )
    return SideBySide(ours, theirs, found, decided)


def decide_same(
    store: Store, left: tuple[str, str], right: tuple[str, str], verdict: Verdict, *, by: str, at: str
) -> SameIssue:
    """Keep for ever what ``by`` says of two issues, each given by symposium (id) and issue (id or number).

    InputError SM192 for an issue that is none, two of one symposium, a verdict that says nothing here, or no name.
    """
    if verdict not in _VERDICTS:
        raise InputError(
            [Problem("SM192", {"field": "verdict", "value": verdict, "allowed": ", ".join(_VERDICTS)})]
        )
    if not by.strip():
        raise InputError([Problem("SM252")])
    if left[0] == right[0]:
        raise InputError([Problem("SM192", {"field": "right", "value": right[0], "allowed": "…"})])
    link = SameIssue.of(_issue(store, *left), _issue(store, *right))
    store.record_decision(ACROSS, link_decision(link, verdict, by.strip(), at))
    return link


class AllPairs:
    """What may be one issue over the whole store, kept until the store's state moves: it takes every two symposia."""

    def __init__(self) -> None:
        """Nothing is worked out before it is asked for."""
        self._kept: tuple[tuple[int, int], _Found] | None = None

    def of(self, store: Store, load: Callable[[str], ArgumentMap]) -> _Found:
        """The same as ``all_proposals``."""
        state = store.state()
        if self._kept is None or self._kept[0] != state:
            self._kept = (state, all_proposals(store, load))
        return self._kept[1]


def all_proposals(store: Store, load: Callable[[str], ArgumentMap]) -> _Found:
    """What may be one issue over the whole store, and what people have said so far; ``load`` gives a map by its id."""
    decided = store.decided_links()
    found = propose_all(
        (load(s.id) for s in store.list()),
        settled=_with(decided, Verdict.ACCEPT),
        rejected=_with(decided, Verdict.REJECT),
    )
    return found, decided


def most_contested(
    store: Store, by: ContestedBy, load: Callable[[str], ArgumentMap]
) -> tuple[Contested, ...]:
    """What is most contested: asked of the database where it is large, counted in memory where it is small."""
    stored = store.list()
    if sum(s.stances for s in stored) > _IN_MEMORY:
        return store.contested(by)
    return contested((load(s.id) for s in stored), by)


def _with(decided: tuple[DecidedLink, ...], verdict: Verdict) -> tuple[SameIssue, ...]:
    return tuple(d.link for d in decided if d.verdict is verdict)


def _issue(store: Store, symposium: str, named: str) -> IssueRef:
    issues = store.load(symposium).issues
    for issue in issues:
        if named in (issue.id, issue.number):
            return IssueRef(symposium, issue.id)
    known = ", ".join(i.number for i in issues)
    raise InputError([Problem("SM192", {"field": "issue", "value": named, "allowed": known})])
