"""Two symposia side by side: their same issues, what changed on each, and what only one of them speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.across.changes import IssueChange, issue_change
from graph.analysis.across.law_changes import LawBetween, law_between
from graph.analysis.across.profiles import profiles
from graph.analysis.across.proposals import Proposal, propose, weigh
from graph.analysis.across.same_person import SamePerson, ThenAndNow, same_people, then_and_now
from graph.model import IssueRef, SameIssue

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph.model import ArgumentMap


@dataclass(frozen=True, slots=True)
class ComparedIssue:
    """One issue of both symposia (ids of the issues); ``accepted`` where a person has said that they are one."""

    left: str
    right: str
    proposal: Proposal
    accepted: bool
    change: IssueChange
    people: tuple[ThenAndNow, ...]
    law: LawBetween


@dataclass(frozen=True, slots=True)
class SymposiumComparison:
    """Accepted issues first, then proposed ones, each in the order of the left symposium.

    ``left_only`` and ``right_only`` are the issues without a partner, ``people`` the experts of one name.
    """

    issues: tuple[ComparedIssue, ...]
    left_only: tuple[str, ...]
    right_only: tuple[str, ...]
    people: tuple[SamePerson, ...]


def compare_symposia(
    left: ArgumentMap,
    right: ArgumentMap,
    *,
    accepted: Collection[SameIssue] = (),
    rejected: Collection[SameIssue] = (),
) -> SymposiumComparison:
    """What is the same, what is new and what has gone, from left to right; links of other symposia are passed over."""
    here, there = {i.id: i for i in left.issues}, {i.id: i for i in right.issues}
    ours = _links_between(left, right, accepted)
    by_ref = {p.ref: p for p in (*profiles(left), *profiles(right))}
    known = [(weigh(by_ref[link.one], by_ref[link.other]), True) for link in ours]
    known += [(p, False) for p in propose(left, right, settled=ours, rejected=rejected)]
    found = [_compared(left, right, proposal, is_accepted=is_accepted) for proposal, is_accepted in known]
    order = {i: n for n, i in enumerate(here)}
    again = {i: n for n, i in enumerate(there)}
    found.sort(key=lambda c: (not c.accepted, order[c.left], again[c.right]))
    return SymposiumComparison(
        tuple(found),
        tuple(i for i in here if i not in {c.left for c in found}),
        tuple(i for i in there if i not in {c.right for c in found}),
        same_people(left, right),
    )


def _links_between(
    left: ArgumentMap, right: ArgumentMap, links: Collection[SameIssue]
) -> tuple[SameIssue, ...]:
    """Those of whose issues one stands in each of the two maps as they are now."""
    ours = {IssueRef(left.symposium.id, i.id) for i in left.issues}
    theirs = {IssueRef(right.symposium.id, i.id) for i in right.issues}
    return tuple(
        link for link in sorted(links) if {link.one, link.other} & ours and {link.one, link.other} & theirs
    )


def _compared(
    left: ArgumentMap, right: ArgumentMap, proposal: Proposal, *, is_accepted: bool
) -> ComparedIssue:
    one, other = proposal.link.one, proposal.link.other
    a, b = (one, other) if one.symposium == left.symposium.id else (other, one)
    x = next(i for i in left.issues if i.id == a.issue)
    y = next(i for i in right.issues if i.id == b.issue)
    return ComparedIssue(
        x.id,
        y.id,
        proposal,
        is_accepted,
        issue_change(left, x, right, y),
        then_and_now(left, x, right, y),
        law_between(left, x, right, y),
    )
