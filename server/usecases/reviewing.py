"""What a reviewer does: decide, accept what is certain, merge, take back, settle."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.errors import InputError, Problem
from graph.model import Decision, Fact, Stance, Verdict
from graph.review import (
    citation_added,
    decision_on,
    issue_merge_of,
    merge_of,
    reason_added,
    settling,
    standing,
    taking_back,
)
from server.usecases.amendment import Filled, amended_item
from server.usecases.elsewhere import in_place, with_new_facts
from server.usecases.review import decide, review
from server.usecases.review_desk import review_desk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.store.port import Store
    from server.usecases.review_desk import Desk, Proposal

_SURE_KINDS = ("stance", "issue")


class ChangedMeanwhileError(InputError):
    """What the reviewer saw is no longer so; nothing was kept."""

    http_status = 409


def as_seen(desk: Desk, item: str, seen: str) -> Proposal:
    """The proposal, if it is still what the reviewer saw.

    InputError SM210 where it is gone, ChangedMeanwhileError SM251 where somebody changed it.
    """
    found = desk.proposal(item)
    if found is None:
        raise InputError([Problem("SM210", {"id": item})])
    if found.seen != seen:
        by = found.history[-1].decision.by if found.history else "?"
        raise ChangedMeanwhileError([Problem("SM251", {"by": by})])
    return found


def decide_one(
    store: Store, symposium: str, item: str, verdict: Verdict, *, seen: str, by: str, at: str
) -> None:
    """Accept, reject or leave in doubt one item as it was seen."""
    desk = review_desk(store, symposium)
    found = as_seen(desk, item, seen).item
    if isinstance(found, Fact) or verdict is Verdict.AMEND:
        raise InputError([Problem("SM211", {"kind": type(found).__name__})])
    decide(store, symposium, [decision_on(desk.argument_map, found, verdict, by=by, at=at)])


def amend(
    store: Store, symposium: str, item: str, fields: Mapping[str, str], *, seen: str, by: str, at: str
) -> str:
    """Bring the item as the form has it, facts that it names anew and another place included; the id it has then.

    InputError: what ``amended_item`` refuses, SM241 where a stance stands in the other place, SM253 where nothing
    was changed.
    """
    desk = review_desk(store, symposium)
    before = as_seen(desk, item, seen).item
    if isinstance(before, Fact):
        raise InputError([Problem("SM211", {"kind": "Fact"})])
    m, made, form = with_new_facts(desk.argument_map, fields, by=by, at=at)
    if isinstance(before, Stance):
        m, moved, before = in_place(m, before, form, by=by, at=at)
        made += moved
    after = amended_item(m, before, form)
    if replace(after, status=before.status) != before:
        made.append(decision_on(m, before, Verdict.AMEND, by=by, at=at, after=after))
    if not made:
        raise InputError([Problem("SM253")])
    decide(store, symposium, made)
    return before.id


def add_missed(
    store: Store, symposium: str, kind: str, fields: Mapping[str, str], *, by: str, at: str
) -> str:
    """Add a ``reason`` or ``citation`` that reading missed to what an expert says on an issue; its id.

    InputError with all that is wrong: SM210 no such expert or issue, SM216-SM218 a quotation that is refused, SM256
    none, SM257 nothing said.
    """
    m = store.load(symposium)
    expert, issue = fields.get("participant", ""), fields.get("issue", "")
    stance = next((s for s in m.stances if (s.issue, s.participant) == (issue, expert)), None)
    if stance is None:
        raise InputError([Problem("SM210", {"id": issue})])
    form = Filled(m, fields)
    words = form.words("text" if kind == "reason" else "authority", "")
    passage = form.needed()
    if passage is None or form.problems:
        raise InputError(form.problems)
    if kind == "reason":
        made = reason_added(m, stance.id, words, passage, by=by, at=at)
    else:
        provision = form.optional("provision", None)
        made = citation_added(m, expert, words, passage, issue=issue, provision=provision, by=by, at=at)
    decide(store, symposium, [made])
    return made.item


def certain(desk: Desk, least: float) -> tuple[Proposal, ...]:
    """The stances and issues nobody has decided or doubted, and no second reading contradicts, read with at least this
    certainty.
    """
    waiting = (p for p in desk.proposals if p.kind in _SURE_KINDS and not p.verdict and not p.is_contradicted)
    return tuple(p for p in waiting if p.certainty is not None and p.certainty >= least)


def accept_certain(
    store: Store, symposium: str, least: float, *, expected: int, by: str, at: str
) -> tuple[Proposal, ...]:
    """Accept all that ``certain`` gives, in one step; ChangedMeanwhileError SM254 where they are not ``expected``."""
    desk = review_desk(store, symposium)
    found = certain(desk, least)
    if len(found) != expected:
        raise ChangedMeanwhileError([Problem("SM254", {"found": len(found), "expected": expected})])
    m = desk.argument_map
    made = [
        decision_on(m, p.item, Verdict.ACCEPT, by=by, at=at) for p in found if not isinstance(p.item, Fact)
    ]
    decide(store, symposium, made)
    return found


def take_back(store: Store, symposium: str, *, by: str, at: str) -> tuple[Decision, ...]:
    """Take back the last step of this reviewer, all that was decided at one moment; what it was.

    InputError SM255 where nothing of this reviewer stands.
    """
    mine = [d for d in standing(review(store, symposium).decisions) if d.by == by]
    if not mine:
        raise InputError([Problem("SM255", {"by": by})])
    last = max(d.at for d in mine)
    step = tuple(d for d in mine if d.at == last)
    decide(store, symposium, [taking_back(d, by=by, at=at) for d in step])
    return step


def merge(
    store: Store, symposium: str, gone: str, kept: str, chosen: Mapping[str, str], *, by: str, at: str
) -> None:
    """Make two facts or two issues one: what belongs to ``gone`` goes to ``kept``.

    ``chosen`` has, by expert, the stance that stays where both issues are answered. InputError: SM210 for an
    unknown one, SM258 where they are one already, SM240 where a stance is still to be chosen.
    """
    m = store.load(symposium)
    facts, issues = {f.id: f for f in m.facts}, {i.id: i for i in m.issues}
    if gone == kept:
        raise InputError([Problem("SM258", {"one": gone, "other": kept})])
    if gone in facts and kept in facts:
        decide(store, symposium, [merge_of(m, facts[gone], facts[kept], by=by, at=at)])
    elif gone in issues and kept in issues:
        made = issue_merge_of(m, issues[gone], issues[kept], choose=chosen, by=by, at=at)
        decide(store, symposium, [made])
    else:
        raise InputError([Problem("SM210", {"id": kept if gone in {**facts, **issues} else gone})])


def settle(store: Store, symposium: str, item: str, holder: str, *, by: str, at: str) -> None:
    """Settle a difference by the last decision of ``holder``, as a decision of ``by`` that says so.

    InputError SM210 where there is no such difference.
    """
    desk = review_desk(store, symposium)
    apart = next((d for d in desk.differences.items if d.item == item), None)
    made = settling(apart, holder, by=by, at=at) if apart else None
    if made is None:
        raise InputError([Problem("SM210", {"id": item})])
    decide(store, symposium, [made])
