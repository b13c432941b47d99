"""The largest common sub-position: what experts hold in common although their answers differ."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.analysis.answers import answers, denied_by, kind_of, labels_of
from graph.analysis.results import AnswerKind
from graph.model import IssueKind, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.analysis.results import IssueConsensus
    from graph.model import ArgumentMap, Branch, Issue, Stance


class SharedKind(StrEnum):
    """What several answers have in common: a charge or option held, one rejected, yes or no, or just some charge."""

    HOLDS = "holds"
    REJECTS = "rejects"
    ANSWERS = "answers"
    OFFENCE = "offence"


@dataclass(frozen=True, slots=True, order=True)
class SharedItem:
    """One thing an answer commits to; ``word`` is the charge, option or polarity, empty for an offence."""

    kind: SharedKind
    word: str


@dataclass(frozen=True, slots=True)
class SubPosition:
    """What the holders of different answers to one issue hold in common.

    Nothing is inferred: an item is in it where the text gives it to every one of the ``holders``. ``in_branches``
    are those among them who hold it in each of the several cases they tell apart, not at once.
    """

    issue: str
    items: tuple[SharedItem, ...]
    holders: tuple[str, ...]
    stances: tuple[str, ...]
    in_branches: tuple[str, ...]


def sub_positions(argument_map: ArgumentMap, found: IssueConsensus, issue: Issue) -> tuple[SubPosition, ...]:
    """The largest first, by holders, then by items; only those that join holders of different answers.

    The sub-positions of an issue are the sets of items closed under "all who hold these hold those too" (formal
    concepts of experts by items); those spanned by one item are all maximal ones. What names something stands
    before "some offence".
    """
    order = {p.id: n for n, p in enumerate(argument_map.experts)}
    stances = [s for s in argument_map.stances_on(issue.id) if s.participant in order and answers(s)]
    stances.sort(key=lambda s: order[s.participant])
    held = {s.participant: commitments(s, issue) for s in stances}
    positions = [set(p.holders) for p in found.positions]
    groups: dict[tuple[str, ...], tuple[SharedItem, ...]] = {}
    for item in sorted({i for items in held.values() for i in items}):
        holders = tuple(person for person, items in held.items() if item in items)
        if len(holders) > 1 and not any(set(holders) <= p for p in positions):
            groups[holders] = tuple(sorted(frozenset.intersection(*(held[h] for h in holders))))
    by_person = {s.participant: s for s in stances}
    made = [_made(issue, holders, items, by_person) for holders, items in groups.items()]
    return tuple(
        sorted(
            made, key=lambda s: (-len(s.holders), not any(i.word for i in s.items), -len(s.items), s.items)
        )
    )


def commitments(stance: Stance, issue: Issue) -> frozenset[SharedItem]:
    """What the answer has in every way it can come out, and what it rejects anyway.

    A condition commits to what all its branches give, and only where it has two or more: what follows in a case that
    the expert does not name is not known.
    """
    rejected = frozenset(SharedItem(SharedKind.REJECTS, word) for word in denied_by(stance, issue))
    outcomes = list(_outcomes(stance, issue))
    return rejected.union(frozenset.intersection(*outcomes) if outcomes else ())


def _made(
    issue: Issue, holders: tuple[str, ...], items: tuple[SharedItem, ...], held: dict[str, Stance]
) -> SubPosition:
    hanging = tuple(
        h
        for h in holders
        if held[h].polarity is Polarity.CONDITIONAL and any(i.kind is not SharedKind.REJECTS for i in items)
    )
    return SubPosition(issue.id, _plain(items), holders, tuple(held[h].id for h in holders), hanging)


def _plain(items: tuple[SharedItem, ...]) -> tuple[SharedItem, ...]:
    """Without "some offence" where a charge is named."""
    named = any(i.kind is SharedKind.HOLDS for i in items)
    return tuple(i for i in items if not (named and i.kind is SharedKind.OFFENCE))


def _outcomes(stance: Stance, issue: Issue) -> Iterator[frozenset[SharedItem]]:
    match kind_of(stance, issue):
        case AnswerKind.CONDITIONAL:
            yield from _of_branches(stance, issue)
        case AnswerKind.MIXED:
            for label in labels_of(stance, issue) or stance.charges:
                yield _outcome([label], None, stance, issue)
        case AnswerKind.DETERMINATE:
            return
        case _:
            words = dict.fromkeys((*labels_of(stance, issue), *stance.charges))
            yield _outcome(words, stance.polarity, stance, issue)


def _of_branches(stance: Stance, issue: Issue) -> Iterator[frozenset[SharedItem]]:
    told = [b for b in stance.branches if b.charges or b.polarity]
    if len({_when(b) for b in told}) < 2:
        return
    for branch in told:
        yield _outcome(branch.charges, branch.polarity, stance, issue)
    named = {c for b in told for c in b.charges}
    for word in dict.fromkeys((*labels_of(stance, issue), *stance.charges)):
        if word not in named:
            yield _outcome([word], None, stance, issue)


def _when(branch: Branch) -> frozenset[tuple[str, str]]:
    return frozenset((c.fact, c.value) for c in branch.when)


def _outcome(
    words: Iterable[str], polarity: Polarity | None, stance: Stance, issue: Issue
) -> frozenset[SharedItem]:
    words = tuple(words)
    items = {SharedItem(SharedKind.HOLDS, word) for word in words}
    if issue.kind is IssueKind.POLAR and polarity in (Polarity.AFFIRM, Polarity.DENY):
        items.add(SharedItem(SharedKind.ANSWERS, str(polarity)))
    charges = {*stance.charges, *(c for b in stance.branches for c in b.charges)}
    charges |= {o.label for o in issue.options if o.charges}
    if issue.kind is not IssueKind.POLAR and charges & set(words):
        items.add(SharedItem(SharedKind.OFFENCE, ""))
    return frozenset(items)
