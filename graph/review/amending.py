"""One amended item in its place, or the reason why it cannot be there."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeVar

from graph.errors import InputError, IntegrityError, Problem
from graph.exchange.document import decode_item, read_json
from graph.model import (
    Alignment,
    Citation,
    DivergentOpinion,
    Fact,
    Issue,
    Passage,
    Polarity,
    Reason,
    Silence,
    Stance,
    Status,
    Verdict,
)
from graph.review.items import every, rebuilt
from graph.review.saying import DECIDABLE, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from graph.model import ArgumentMap, Condition, Decision
    from graph.review.saying import Decidable

T = TypeVar("T")

# what makes an item this item and no other
_FIXED: dict[type, tuple[str, ...]] = {
    Stance: ("id", "issue", "participant", "reasons"),
    Issue: ("id", "question", "number"),
    Reason: ("id",),
    Citation: ("id", "participant"),
    DivergentOpinion: ("id", "case", "ordinal"),
}
_UNSAID = (Silence.ABSENT, Silence.NOT_ADDRESSED)


class RefusedError(Exception):
    """An amendment that cannot be brought in; carries the problem that says why."""

    def __init__(self, problem: Problem) -> None:
        """Carry ``problem``."""
        super().__init__(problem.code)
        self.problem = problem


def amended(m: ArgumentMap, item: Decidable, decision: Decision, same: Mapping[str, str]) -> Decidable:
    """The item that ``decision.after`` is; ``same`` tells what a merged fact is now.

    RefusedError where the class cannot be amended (SM211), where it is written wrongly (SM212), or where it is
    another item, of another text, or contradicts itself (SM213).
    """
    if type(item) not in _FIXED:
        raise RefusedError(Problem("SM211", {"kind": type(item).__name__}))
    new = restored(item, decision.after)
    if unknown := set(plain(decision.after)) - {f.name for f in fields(new)}:
        raise RefusedError(Problem("SM212", {"fault": f"unknown key: {', '.join(sorted(unknown))}"}))
    new = with_facts(replace(by_hand(item, new), status=Status.AMENDED), same)
    check_text(m, new)
    if isinstance(new, Stance):
        for fault in _stance_faults(m, new):
            raise RefusedError(Problem("SM213", {"fault": fault}))
    return new


def restored(item: T, written: str | None) -> T:
    """The item that was written, as the same item: its id and what it belongs to are those of ``item``."""
    try:
        new = read_json(type(item), written or "")
    except InputError as error:
        raise RefusedError(Problem("SM212", {"fault": words(error)})) from error
    if new.id != item.id:  # type: ignore[attr-defined]
        raise RefusedError(Problem("SM213", {"fault": f"id {new.id}"}))  # type: ignore[attr-defined]
    kept = {name: getattr(item, name) for name in _FIXED.get(type(item), ())}
    return replace(new, **kept)  # type: ignore[type-var]


def put_all(m: ArgumentMap, new: Mapping[str, Decidable]) -> ArgumentMap:
    """The map with the items in place of those with their ids; RefusedError where they contradict the map."""

    def change(one: object) -> object:
        made = new.get(one.id) if isinstance(one, DECIDABLE) else None
        if isinstance(one, Stance) and isinstance(made, Stance):
            return replace(made, reasons=one.reasons)  # they are decided on their own
        return made or one

    try:
        return rebuilt(m, change)
    except IntegrityError as error:
        raise RefusedError(Problem("SM213", {"fault": words(error)})) from error


def by_hand(old: Decidable, new: Decidable) -> Decidable:
    """The item with every passage that ``old`` has not marked as set by a person, unless it was moved by likeness."""
    known = {p.span for p in every(old) if isinstance(p, Passage)}

    def mark(one: object) -> object:
        if isinstance(one, Passage) and one.span not in known and one.alignment is Alignment.EXACT:
            return replace(one, alignment=Alignment.MANUAL)
        return one

    return rebuilt(new, mark)


def check_text(m: ArgumentMap, item: Decidable) -> None:
    """Refuse an item with a passage of another text, whose words the map cannot check (SM213)."""
    for p in every(item):
        if isinstance(p, Passage) and p.document != m.document.id:
            raise RefusedError(Problem("SM213", {"fault": f"document {p.document[:12]}"}))


def _stance_faults(m: ArgumentMap, s: Stance) -> list[str]:
    found = []
    if (s.polarity is Polarity.SILENT) != (s.silence is not None):
        found.append("polarity, silence")
    if (s.passage is None) != (s.silence in _UNSAID):
        found.append("passage")
    values = {f.id: f.values for f in m.facts}
    conditions = [c for b in s.branches for c in b.when]
    return found + [f"{c.value}" for c in conditions if c.value not in values.get(c.fact, (c.value,))]


def with_facts(item: T, same: Mapping[str, str]) -> T:
    """The item with the conditions of merged facts turned to what those facts are now."""
    for old, new in same.items():
        item = turned(item, old, new) if isinstance(item, Stance) else item  # type: ignore[assignment]
    return item


def merged(m: ArgumentMap, decision: Decision) -> tuple[ArgumentMap, str]:
    """The map with one fact less, and the id of the fact that has its values and conditions now."""
    gone = decision.item
    try:
        kept = read_json(Fact, decision.after or "")
    except InputError as error:
        raise RefusedError(Problem("SM212", {"fault": words(error)})) from error
    into = next((f for f in m.facts if f.id == kept.id and f.id != gone), None)
    if into is None:
        raise RefusedError(Problem("SM210", {"id": kept.id}))
    values = next(f.values for f in m.facts if f.id == gone)
    both = Fact(kept.id, kept.label, tuple(dict.fromkeys((*into.values, *kept.values, *values))))
    told = plain(decision.after).get("same")
    same = {old: new for old, new in told.items() if new in both.values} if isinstance(told, dict) else {}
    stances = tuple(_with_values(turned(s, gone, kept.id), _places(s, gone), same) for s in m.stances)
    facts = tuple(both if f.id == both.id else f for f in m.facts if f.id != gone)
    return replace(m, facts=facts, stances=stances), kept.id


def without_old_wordings(m: ArgumentMap, decisions: Iterable[Decision]) -> ArgumentMap:
    """The map without values that mergers turned to another value's words, where no condition says them still; nobody
    should be asked to choose between two wordings of one value.
    """
    old: dict[str, set[str]] = {}
    for decision in decisions:
        told = plain(decision.after) if decision.after and decision.verdict is Verdict.AMEND else {}
        kept, same = told.get("id"), told.get("same")
        if isinstance(kept, str) and kept != decision.item and isinstance(same, dict):
            old.setdefault(kept, set()).update(same, old.get(decision.item, ()))
    said = {(c.fact, c.value) for s in m.stances for b in s.branches for c in b.when}
    facts = tuple(
        replace(
            f,
            values=tuple(v for v in f.values if v not in old.get(f.id, ()) or (f.id, v) in said),
        )
        for f in m.facts
    )
    return m if facts == m.facts else replace(m, facts=facts)


def parted(m: ArgumentMap, before: dict[str, object]) -> ArgumentMap:
    """The map with a merged fact and its conditions put back, as the decision that merged it remembers; the map itself
    where it does not remember.
    """
    try:
        gone, kept = decode_item(Fact, before), decode_item(Fact, before["into"])
        held = {(str(branch), int(n)) for branch, n in before["conditions"]}  # type: ignore[attr-defined]
        said = dict(zip(map(tuple, before["conditions"]), before.get("said", ()), strict=False))  # type: ignore[call-overload]
        place = int(before["place"])  # type: ignore[call-overload]
    except (InputError, KeyError, TypeError, ValueError):
        return m
    if all(f.id != kept.id for f in m.facts):
        return m
    facts = [kept if f.id == kept.id else f for f in m.facts]
    if all(f.id != gone.id for f in facts):
        facts.insert(place, gone)
    stances = tuple(_restored(turned(s, kept.id, gone.id, held), gone.id, said) for s in m.stances)
    return replace(m, facts=tuple(facts), stances=stances)


def _places(stance: Stance, fact: str) -> set[tuple[str, int]]:
    """Where the conditions of a fact stand: branch and place in it."""
    return {(b.id, n) for b in stance.branches for n, c in enumerate(b.when) if c.fact == fact}


def _with_values(stance: Stance, places: set[tuple[str, int]], same: Mapping[str, str]) -> Stance:
    """The stance with the values of those conditions exchanged."""
    if not places or not same:
        return stance
    return _changed(
        stance, lambda b, n, c: replace(c, value=same.get(c.value, c.value)) if (b, n) in places else c
    )


def _restored(stance: Stance, fact: str, said: Mapping[tuple[str, int], str]) -> Stance:
    """The stance with the values that conditions of a fact had before it was merged."""
    return _changed(
        stance, lambda b, n, c: replace(c, value=said.get((b, n), c.value)) if c.fact == fact else c
    )


def _changed(stance: Stance, change: Callable[[str, int, Condition], Condition]) -> Stance:
    branches = tuple(
        replace(b, when=tuple(change(b.id, n, c) for n, c in enumerate(b.when))) for b in stance.branches
    )
    return stance if branches == stance.branches else replace(stance, branches=branches)


def turned(stance: Stance, old: str, new: str, only: set[tuple[str, int]] | None = None) -> Stance:
    """The stance with the fact of its conditions exchanged: all, or those at (branch, place)."""
    return _changed(
        stance,
        lambda b, n, c: replace(c, fact=new) if c.fact == old and (only is None or (b, n) in only) else c,
    )


def words(error: InputError | IntegrityError) -> str:
    """All that the problems of the error tell, in one line."""
    return "; ".join(" ".join(str(v) for v in p.values.values()) for p in error.problems)
