"""Rival answers that only the experts give: 如何定性 names no charges, the experts do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.model import Answer, IssueKind, Option, Polarity, make_id, squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model import Issue, Question, Stance


def with_rival_answers(
    questions: Sequence[Question], stances: Sequence[Stance]
) -> tuple[tuple[Question, ...], tuple[Stance, ...]]:
    """Open issues that most speakers answer with a charge become choices between those charges.

    Their options are the charges in the order the experts name them; each stance chooses those it holds and rejects
    those it denies, so that answers to such issues can be compared (data model, 1).
    """
    on: dict[str, list[Stance]] = {}
    for s in stances:
        on.setdefault(s.issue, []).append(s)
    chosen = {i.id: found for q in questions for i in q.issues if (found := _options(i, on.get(i.id, [])))}
    asked = tuple(
        replace(q, issues=tuple(_as_choice(i, chosen.get(i.id)) for i in q.issues)) for q in questions
    )
    return asked, tuple(_answering(s, chosen.get(s.issue)) for s in stances)


def _options(issue: Issue, stances: Sequence[Stance]) -> tuple[Option, ...]:
    speaking = [s for s in stances if s.polarity is not Polarity.SILENT]
    charging = [s for s in speaking if s.charges or s.charges_denied]
    if issue.kind is not IssueKind.OPEN or not charging or 2 * len(charging) < len(speaking):
        return ()
    named = dict.fromkeys(c for s in charging for c in (*s.charges, *s.charges_denied))
    return tuple(Option(make_id("option", issue.id, squeeze(c)), c, (c,)) for c in named)


def _as_choice(issue: Issue, options: tuple[Option, ...] | None) -> Issue:
    return replace(issue, kind=IssueKind.CHOICE, options=options) if options else issue


def _answering(stance: Stance, options: tuple[Option, ...] | None) -> Stance:
    if not options:
        return stance
    answers = [Answer(o.id, Polarity.AFFIRM) for o in options if o.label in stance.charges]
    answers += [
        Answer(o.id, Polarity.DENY)
        for o in options
        if o.label in stance.charges_denied and o.label not in stance.charges
    ]
    return replace(stance, answers=tuple(answers))
