"""Arguments that nobody answered, among those on issues where experts exclude each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.grounds import alike
from graph.analysis.premises import opposed
from graph.model import COUNTED, AgreementKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.analysis.results import IssueConsensus
    from graph.model import ArgumentMap, Passage, Reason, Stance


@dataclass(frozen=True, slots=True)
class UnansweredArgument:
    """A reason (id) for an answer that ``against`` exclude; ``spoke_after`` are those of them who spoke later on."""

    issue: str
    expert: str
    stance: str
    reason: str
    text: str
    passage: Passage
    against: tuple[str, ...]
    spoke_after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unanswered:
    """``arguments`` counts all reasons that somebody had cause to answer; those nobody did are listed."""

    arguments: int
    unanswered: tuple[UnansweredArgument, ...]


def unanswered(argument_map: ArgumentMap, issues: Iterable[IssueConsensus]) -> Unanswered:
    """Over all issues, in their order.

    Answered is a reason whose holder an opponent names in disagreement on that issue, or whose words an opponent
    takes up (a claim or reason that reads alike). A proposal: who answers without a name and in other words is missed.
    """
    named = {
        (a.issue, a.source, a.target)
        for a in argument_map.agreements
        if a.kind is AgreementKind.DISAGREE and a.issue
    }
    total = 0
    found: list[UnansweredArgument] = []
    for stance, opponents in _contested(argument_map, issues):
        reasons = [r for r in stance.reasons if r.status in COUNTED]
        total += len(reasons)
        if not any((stance.issue, o.participant, stance.participant) in named for o in opponents):
            found += [_argument(stance, r, opponents) for r in reasons if not _taken_up(r, opponents)]
    return Unanswered(total, tuple(found))


def _contested(
    argument_map: ArgumentMap, issues: Iterable[IssueConsensus]
) -> Iterator[tuple[Stance, list[Stance]]]:
    """Each stance that others exclude, with those others."""
    for consensus in issues:
        held = {s.id: s for s in argument_map.stances_on(consensus.issue)}
        against: dict[str, dict[str, None]] = {}
        for left, right in opposed(consensus):
            against.setdefault(left, {})[right] = None
            against.setdefault(right, {})[left] = None
        for position in consensus.positions:
            for stance in position.stances:
                if stance in against:
                    yield held[stance], [held[s] for s in against[stance]]


def _argument(stance: Stance, reason: Reason, opponents: list[Stance]) -> UnansweredArgument:
    return UnansweredArgument(
        stance.issue,
        stance.participant,
        stance.id,
        reason.id,
        reason.text,
        reason.passage,
        against=tuple(o.participant for o in opponents),
        spoke_after=tuple(o.participant for o in opponents if _after(o, reason.passage)),
    )


def _taken_up(reason: Reason, opponents: Iterable[Stance]) -> bool:
    told = (w for o in opponents for w in (o.claim, *(r.text for r in o.reasons if r.status in COUNTED)))
    return any(alike(words, reason.text) for words in told)


def _after(opponent: Stance, passage: Passage) -> bool:
    return opponent.passage is not None and opponent.passage.span.start > passage.span.start
