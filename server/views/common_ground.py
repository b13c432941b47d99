"""What is agreed beyond equal answers: under facts, and in part of what is held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from server.views.answers import Lookup, look_of
from server.views.issue_digest import Named

if TYPE_CHECKING:
    from graph.analysis.agreed_under import AgreedUnder
    from graph.analysis.results import Analysis, AnswerKind
    from graph.analysis.sub_positions import SharedItem, SubPosition
    from graph.model import Issue, Stance


@dataclass(frozen=True, slots=True)
class ShownUnder:
    """Under ``when`` (in the experts' words) ``on_condition`` join ``anyway`` in one answer."""

    issue: Issue
    when: tuple[str, ...]
    kind: AnswerKind
    labels: tuple[str, ...]
    look: str
    on_condition: tuple[Named, ...]
    anyway: tuple[Named, ...]
    holders: int
    spoke: int
    without: int


@dataclass(frozen=True, slots=True)
class ShownShared:
    """What ``people`` of different answers hold in common; ``in_branches`` names those who do so case by case."""

    issue: Issue
    items: tuple[SharedItem, ...]
    people: tuple[Named, ...]
    in_branches: tuple[str, ...]
    spoke: int


def shown_under(analysis: Analysis, lookup: Lookup) -> tuple[ShownUnder, ...]:
    """The agreement of most experts first; of one issue and answer only the largest."""
    largest: dict[tuple[str, str], AgreedUnder] = {}
    for found in analysis.agreed_under:
        largest.setdefault((found.issue, found.position.key), found)
    before = {i.issue: i.agreed for i in analysis.issues}
    shown = [_under(found, before[found.issue], lookup) for found in largest.values()]
    return tuple(sorted(shown, key=lambda u: (-u.holders, len(u.when), u.without)))


def shown_shared(analysis: Analysis, lookup: Lookup) -> tuple[ShownShared, ...]:
    """The largest sub-position of each issue."""
    spoke = {i.issue: i.spoke for i in analysis.issues}
    largest: dict[str, SubPosition] = {}
    for found in analysis.sub_positions:
        largest.setdefault(found.issue, found)
    shown = [
        ShownShared(
            lookup.issues[s.issue],
            s.items,
            tuple(_named(stance, lookup) for stance in s.stances),
            tuple(lookup.people[p].name for p in s.in_branches),
            spoke[s.issue],
        )
        for s in largest.values()
    ]
    return tuple(sorted(shown, key=lambda s: -len(s.people)))


def _under(found: AgreedUnder, without: int, lookup: Lookup) -> ShownUnder:
    position = found.position
    people = list(zip(position.holders, position.stances, strict=True))
    hanging = [lookup.stances[s] for p, s in people if p in found.on_condition]
    return ShownUnder(
        lookup.issues[found.issue],
        tuple(_condition(fact, value, hanging, lookup) for fact, value in found.when),
        position.kind,
        position.labels,
        look_of(position.kind, position.labels, lookup.outcomes),
        tuple(_under_condition(s, found.when, lookup) for s in hanging),
        tuple(_named(s, lookup) for p, s in people if p not in found.on_condition),
        len(position.holders),
        found.spoke,
        without,
    )


def _condition(fact: str, value: str, stances: list[Stance], lookup: Lookup) -> str:
    """In the words of the first who makes it a condition."""
    told = (c for s in stances for b in s.branches for c in b.when if (c.fact, c.value) == (fact, value))
    return next((lookup.condition(c) for c in told), value)


def _named(stance_id: str, lookup: Lookup) -> Named:
    held = lookup.stances[stance_id]
    return Named(lookup.people[held.participant].name, held.passage)


def _under_condition(stance: Stance, when: tuple[tuple[str, str], ...], lookup: Lookup) -> Named:
    """With the passage of the branch that these facts fulfil."""
    facts = set(when)
    fulfilled = (b for b in stance.branches if b.when and {(c.fact, c.value) for c in b.when} <= facts)
    passage = next((b.passage for b in fulfilled), stance.passage)
    return Named(lookup.people[stance.participant].name, passage)
