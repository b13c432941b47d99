"""Experts among each other: lone positions, arguments nobody answered, changes of mind, pairs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.results import Relation
from server.views.answers import Lookup, ShownAnswer, shown_answer
from server.views.issue_digest import Named, ShownReason

if TYPE_CHECKING:
    from graph.analysis.changes_of_mind import ChangeOfMind
    from graph.analysis.minorities import Minority
    from graph.analysis.results import Analysis, ExpertPair, PairIssue
    from graph.analysis.unanswered import UnansweredArgument
    from graph.model import Issue, Participant, Passage, Polarity


@dataclass(frozen=True, slots=True)
class ShownMinority:
    """A lone answer with its reasons, who hold the other, and who answered it where."""

    answer: ShownAnswer
    against: tuple[str, ...]
    answered_by: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class ShownArgument:
    """A reason nobody answered: for which answer, against whom, who of them spoke later on."""

    issue: Issue
    reason: ShownReason
    answer: ShownAnswer
    spoke_after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change of mind; ``movers`` are names with the passage in which the expert sides with them."""

    name: str
    issue: Issue
    before: Polarity
    after: Polarity
    earlier: Passage
    later: Passage | None
    movers: tuple[tuple[Named, Passage | None], ...]


@dataclass(frozen=True, slots=True)
class ShownPair:
    """Two experts: the numbers of the issues by how their answers stand."""

    left: Participant
    right: Participant
    agree: tuple[str, ...]
    differ: tuple[str, ...]
    by_facts: tuple[str, ...]
    open: tuple[str, ...]
    silent: tuple[str, ...]

    @property
    def comparable(self) -> int:
        """Over how many issues they can be compared."""
        return len(self.agree) + len(self.differ)


def shown_minorities(analysis: Analysis, lookup: Lookup) -> tuple[ShownMinority, ...]:
    """Against the most experts first."""

    def shown(lone: Minority) -> ShownMinority:
        replies = zip(lone.answered_by, lone.replies, strict=True)
        return ShownMinority(
            shown_answer(lookup.stances[lone.position.stances[0]], lookup),
            tuple(lookup.people[p].name for p in lone.majority.holders),
            tuple(Named(lookup.people[p].name, passage) for p, passage in replies),
        )

    return tuple(sorted(map(shown, analysis.minorities), key=lambda s: -len(s.against)))


def shown_arguments(analysis: Analysis, lookup: Lookup) -> tuple[ShownArgument, ...]:
    """Those first after which most opponents had the floor."""

    def shown(found: UnansweredArgument) -> ShownArgument:
        reason = ShownReason(lookup.people[found.expert].name, found.text, found.passage)
        answer = shown_answer(lookup.stances[found.stance], lookup)
        after = tuple(lookup.people[p].name for p in found.spoke_after)
        return ShownArgument(lookup.issues[found.issue], reason, answer, after)

    told = map(shown, analysis.unanswered.unanswered)
    return tuple(sorted(told, key=lambda a: -len(a.spoke_after)))


def shown_changes(analysis: Analysis, lookup: Lookup) -> tuple[ShownChange, ...]:
    """In the order of the analysis."""

    def shown(change: ChangeOfMind) -> ShownChange:
        movers = tuple((Named(lookup.people[m.expert].name, m.told), m.view) for m in change.movers)
        return ShownChange(
            lookup.people[change.expert].name,
            lookup.issues[change.issue],
            change.before,
            change.after,
            change.earlier,
            change.later,
            movers,
        )

    return tuple(map(shown, analysis.changes_of_mind))


def shown_pairs(analysis: Analysis, lookup: Lookup) -> tuple[ShownPair, ...]:
    """In the order of the experts."""

    def numbers(issues: tuple[PairIssue, ...]) -> tuple[str, ...]:
        return tuple(lookup.issues[i.issue].number for i in issues)

    def shown(pair: ExpertPair) -> ShownPair:
        rest = pair.not_comparable
        return ShownPair(
            lookup.people[pair.left],
            lookup.people[pair.right],
            numbers(pair.agree),
            numbers(pair.differ),
            numbers(tuple(i for i in rest if i.relation is Relation.FACT_DEPENDENT)),
            numbers(tuple(i for i in rest if i.relation is Relation.INCOMPARABLE and not i.silent)),
            numbers(tuple(i for i in rest if i.silent)),
        )

    return tuple(map(shown, analysis.pairs))
