"""Two issues that are one: options, stances and citations of the one go to the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.errors import Problem
from graph.model import Answer, Polarity, Stance, Status, make_id, squeeze
from graph.review.amending import RefusedError
from graph.review.items import rebuilt

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from graph.model import ArgumentMap, Issue, Question
    from graph.review.acts import Merge


def merge_issues(m: ArgumentMap, gone: str, act: Merge) -> ArgumentMap:
    """The map with the issue ``gone`` in the issue ``act.into``, whose words, number and question stay.

    RefusedError: SM210 one of them is not there, SM242 they are one already, SM240 an expert answers both and
    nobody chose which answer stays.
    """
    one, kept = issue_of(m, gone), issue_of(m, act.into)
    if one is kept:
        raise RefusedError(Problem("SM242", {"id": gone}))
    if names := [p.name for p in m.participants if p.id in _to_choose(m, one, kept, act.choose)]:
        raise RefusedError(Problem("SM240", {"experts": "、".join(names)}))
    known = {squeeze(o.label): o.id for o in kept.options}
    same = {o.id: known[squeeze(o.label)] for o in one.options if squeeze(o.label) in known}
    whole = replace(
        kept, options=(*kept.options, *(o for o in one.options if o.id not in same)), status=Status.AMENDED
    )
    taken = dict(_taken(m, one, kept, act.choose, same))
    stayed = {s.participant for s in m.stances_on(kept.id)}
    stances = [taken.get(s.participant, s) if s.issue == kept.id else s for s in m.stances]
    return replace(
        m,
        questions=tuple(_question(q, one, whole, taken) for q in m.questions),
        stances=(
            *(s for s in stances if s.issue != one.id),
            *(s for p, s in taken.items() if p not in stayed),
        ),
        citations=tuple(
            replace(c, issue=kept.id, question=kept.question) if c.issue == one.id else c for c in m.citations
        ),
        agreements=tuple(replace(a, issue=kept.id) if a.issue == one.id else a for a in m.agreements),
    )


def issue_of(m: ArgumentMap, identity: str) -> Issue:
    """The issue of that id; RefusedError (SM210)."""
    found = next((i for i in m.issues if i.id == identity), None)
    if found is None:
        raise RefusedError(Problem("SM210", {"id": identity}))
    return found


def is_held(stance: Stance) -> bool:
    """Whether the stance says something that nobody rejected."""
    return stance.passage is not None and stance.status is not Status.REJECTED


def clashing(m: ArgumentMap, gone: str, kept: str) -> tuple[tuple[Stance, Stance], ...]:
    """The stances (on ``gone``, on ``kept``) of which a reviewer has to choose one before the issues are merged."""
    mine = {s.participant: s for s in m.stances_on(kept)}
    both = [(s, mine[s.participant]) for s in m.stances_on(gone) if s.participant in mine]
    return tuple(
        (one, other)
        for one, other in both
        if is_held(one)
        and is_held(other)
        and (one.polarity is Polarity.SILENT) == (other.polarity is Polarity.SILENT)
    )


def _to_choose(m: ArgumentMap, one: Issue, kept: Issue, chosen: Collection[str]) -> set[str]:
    return {a.participant for a, b in clashing(m, one.id, kept.id) if (a.id in chosen) == (b.id in chosen)}


def _taken(
    m: ArgumentMap, one: Issue, kept: Issue, chosen: Collection[str], same: Mapping[str, str]
) -> Iterator[tuple[str, Stance]]:
    """The stances of the merged issue that take the place of one on the kept issue, by expert."""
    mine = {s.participant: s for s in m.stances_on(kept.id)}
    for stance in m.stances_on(one.id):
        there = mine.get(stance.participant)
        if there is None or _gives_way(there, stance, chosen):
            identity = there.id if there else make_id("stance", kept.id, stance.participant)
            turned = rebuilt(
                stance,
                lambda x: replace(x, option=same.get(x.option, x.option)) if isinstance(x, Answer) else x,
            )
            yield stance.participant, replace(turned, id=identity, issue=kept.id)


def _gives_way(there: Stance, stance: Stance, chosen: Collection[str]) -> bool:
    if not is_held(stance):
        return False
    if not is_held(there):
        return True
    if (there.polarity is Polarity.SILENT) != (stance.polarity is Polarity.SILENT):
        return there.polarity is Polarity.SILENT
    return stance.id in chosen


def _question(q: Question, gone: Issue, whole: Issue, taken: Mapping[str, Stance]) -> Question:
    issues = tuple(whole if i.id == whole.id else i for i in q.issues if i.id != gone.id)
    late = [p for p, s in taken.items() if s.passage is not None and p not in q.speakers]
    speakers = (*q.speakers, *late) if q.id == whole.question else q.speakers
    return replace(q, issues=issues, speakers=speakers)
