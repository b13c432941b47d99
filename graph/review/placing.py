"""A stance that belongs elsewhere: on another issue, or to another speaker."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.errors import Problem
from graph.model import Answer, Attribution, Polarity, Silence, Stance, Status, squeeze
from graph.review.amending import RefusedError
from graph.review.merging import is_held, issue_of

if TYPE_CHECKING:
    from graph.model import ArgumentMap, Issue
    from graph.review.acts import Move


def move_stance(m: ArgumentMap, identity: str, act: Move) -> ArgumentMap:
    """The map with the content of the stance in its new place, and its own place silent.

    Its reasons, its branches and its expert's citations on the issue go with it; of its answers those whose option the
    new issue has too. RefusedError: SM210 stance, issue or expert is not there, SM242 it stands there already or says
    nothing, SM241 the place is taken.
    """
    stance = _stance(m, identity)
    issue, there = issue_of(m, act.issue), _place(m, act.issue, act.participant)
    if there is stance or not is_held(stance):
        raise RefusedError(Problem("SM242", {"id": identity}))
    if is_held(there) and not act.replace:
        names = {p.id: p.name for p in m.participants}
        raise RefusedError(Problem("SM241", {"expert": names[there.participant], "issue": issue.number}))
    put = _put(m, stance, there, issue)
    left = _left(m, stance)
    return replace(
        m,
        stances=tuple(put if s.id == there.id else left if s.id == stance.id else s for s in m.stances),
        citations=tuple(
            replace(c, participant=act.participant, issue=issue.id, question=issue.question)
            if (c.participant, c.issue) == (stance.participant, stance.issue)
            else c
            for c in m.citations
        ),
        agreements=tuple(
            replace(a, source=act.participant, issue=issue.id)
            if (a.source, a.issue) == (stance.participant, stance.issue)
            else a
            for a in m.agreements
        ),
    )


def _stance(m: ArgumentMap, identity: str) -> Stance:
    found = next((s for s in m.stances if s.id == identity), None)
    if found is None:
        raise RefusedError(Problem("SM210", {"id": identity}))
    return found


def _place(m: ArgumentMap, issue: str, participant: str) -> Stance:
    found = next((s for s in m.stances if (s.issue, s.participant) == (issue, participant)), None)
    if found is None:
        raise RefusedError(Problem("SM210", {"id": participant}))
    return found


def _put(m: ArgumentMap, stance: Stance, there: Stance, issue: Issue) -> Stance:
    labels = {o.id: squeeze(o.label) for i in m.issues for o in i.options}
    here = {squeeze(o.label): o.id for o in issue.options}
    answers = tuple(
        Answer(here[labels[a.option]], a.polarity) for a in stance.answers if labels[a.option] in here
    )
    is_own = stance.relayed_by == there.participant
    return replace(
        stance,
        id=there.id,
        issue=there.issue,
        participant=there.participant,
        answers=answers if stance.issue != there.issue else stance.answers,
        other=None,  # the two readings were of the other place
        relayed_by=None if is_own else stance.relayed_by,
        attribution=Attribution.STATED if is_own else stance.attribution,
        status=Status.AMENDED,
    )


def _left(m: ArgumentMap, stance: Stance) -> Stance:
    """What is left in the place that a stance moved from: silence."""
    asked = {i.id: i.question for i in m.issues}
    spoke = any(
        s.participant == stance.participant
        and s.id != stance.id
        and s.passage is not None
        and asked[s.issue] == asked[stance.issue]
        for s in m.stances
    )
    silence = Silence.NOT_ADDRESSED if spoke else Silence.ABSENT
    return Stance(
        stance.id, stance.issue, stance.participant, Polarity.SILENT, silence, status=Status.AMENDED
    )
