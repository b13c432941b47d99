"""The decisions that merge issues, move a stance or add what reading missed, made from what a reviewer says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.exchange.document import encode_item
from graph.lexicon.authorities import authority_key, authority_named
from graph.model import (
    Authority,
    AuthorityKind,
    Citation,
    Decision,
    Fact,
    Reason,
    Verdict,
    make_id,
    squeeze,
)
from graph.review.acts import CITATION, FACT, REASON, Add, Merge, Move, after_of, before_act

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import ArgumentMap, Issue, Passage, Stance


def issue_merge_of(
    m: ArgumentMap, gone: Issue, kept: Issue, *, by: str, at: str, choose: Mapping[str, str] | None = None
) -> Decision:
    """The decision that ``gone`` is the same issue as ``kept``.

    ``choose`` has the id of the stance that stays, by the expert's id, for those who answer both (``clashing``).
    """
    held = [s for s in m.stances if s.issue in (gone.id, kept.id)]
    cited = [c for c in m.citations if c.issue == gone.id]
    before = before_act(m, [gone, kept, *held, *cited])
    return Decision(
        gone.id, Verdict.AMEND, by, at, before, after_of(Merge(kept.id, tuple((choose or {}).values())))
    )


def move_of(
    m: ArgumentMap,
    stance: Stance,
    *,
    by: str,
    at: str,
    issue: str | None = None,
    participant: str | None = None,
    replaces: bool = False,
) -> Decision:
    """The decision that a stance is held on another issue, or by another expert (ids).

    With ``replaces`` it takes the place of what stands there.
    """
    act = Move(issue or stance.issue, participant or stance.participant, replaces)
    there = [s for s in m.stances if (s.issue, s.participant) == (act.issue, act.participant)]
    cited = [c for c in m.citations if (c.issue, c.participant) == (stance.issue, stance.participant)]
    before = before_act(m, [stance, *there, *cited])
    return Decision(stance.id, Verdict.AMEND, by, at, before, after_of(act))


def reason_added(m: ArgumentMap, stance: str, text: str, passage: Passage, *, by: str, at: str) -> Decision:
    """The decision that the stance (an id) has one more reason."""
    made = Reason(make_id("reason", stance, squeeze(text), passage.span.start, "by hand"), text, passage)
    held = [s for s in m.stances if s.id == stance]
    after = after_of(Add(REASON, encode_item(made), stance))
    return Decision(made.id, Verdict.AMEND, by, at, before_act(m, held), after)


def citation_added(
    m: ArgumentMap,
    participant: str,
    authority: str,
    passage: Passage,
    *,
    by: str,
    at: str,
    issue: str | None = None,
    provision: str | None = None,
) -> Decision:
    """The decision that a participant cites an authority (its id, or a name in any spelling) in that passage."""
    law = _authority(m, authority)
    made = make_id("citation", law.id, participant, passage.document, passage.span.start, "by hand")
    question = next((i.question for i in m.issues if i.id == issue), None)
    cited = Citation(made, law.id, participant, passage, question, issue, provision)
    after = after_of(Add(CITATION, encode_item(cited), authority=encode_item(law)))
    return Decision(made, Verdict.AMEND, by, at, before_act(m, []), after)


def fact_added(
    m: ArgumentMap, label: str, values: tuple[str, ...], *, by: str, at: str
) -> tuple[Decision, Fact]:
    """The decision that conclusions turn on a fact with these values, and the fact as it is then.

    A fact of that label that is there already gets the values it lacks.
    """
    known = next((f for f in m.facts if squeeze(f.label) == squeeze(label)), None)
    made = known or Fact(make_id("fact", m.symposium.id, squeeze(label), "by hand"), label, ())
    told = replace(made, values=tuple(dict.fromkeys(values)))
    after = after_of(Add(FACT, encode_item(told)))
    decision = Decision(made.id, Verdict.AMEND, by, at, before_act(m, [known] if known else []), after)
    return decision, replace(made, values=tuple(dict.fromkeys((*made.values, *values))))


def _authority(m: ArgumentMap, named: str) -> Authority:
    """The authority of the map by id or name, else of the lexicon, else a new one of unknown kind."""
    known = authority_named(named)
    full = known.name if known else named
    identity = make_id("authority", authority_key(full) or squeeze(full) or full)
    spellings = {squeeze(n) for n in (named, full)}
    for one in m.authorities:
        if one.id in (named, identity) or spellings & {squeeze(n) for n in (one.name, *one.aliases)}:
            return one
    if known is None:
        return Authority(identity, named, AuthorityKind.OTHER)
    return Authority(identity, full, known.kind, known.aliases)
