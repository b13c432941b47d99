"""Agreement under conditions: facts under which more experts hold one answer than do as things stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.answers import answers
from graph.analysis.issue_consensus import consensus_of
from graph.analysis.results import AnswerKind
from graph.analysis.what_if import Standing, resolve
from graph.model import Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.analysis.results import IssueConsensus, Position
    from graph.analysis.what_if import ResolvedStance
    from graph.model import ArgumentMap, Branch, Issue, Stance

    Facts = dict[str, str]


@dataclass(frozen=True, slots=True)
class AgreedUnder:
    """Where the facts ``when`` (id, value) hold, ``position`` is held by more experts than any answer without them.

    ``on_condition`` are those of its holders whose answer hangs on these facts; the others hold it anyway. ``spoke``
    counts those who say something for these facts.
    """

    issue: str
    when: tuple[tuple[str, str], ...]
    position: Position
    on_condition: tuple[str, ...]
    spoke: int


def agreed_under(argument_map: ArgumentMap, found: IssueConsensus, issue: Issue) -> tuple[AgreedUnder, ...]:
    """Most holders first, then fewest facts; the same agreement once, under the fewest facts; no open answers.

    Tried are the conditions of each branch, and for each result all conditions under which different experts come
    to it together.
    """
    stances = argument_map.stances_on(issue.id)
    speaking = [s for s in stances if answers(s)]
    made: dict[tuple[str, ...], AgreedUnder] = {}
    for facts in sorted(_settings(speaking), key=lambda f: (len(f), sorted(f.items()))):
        resolved = [r for s in stances if _says(r := resolve(s, issue, facts), s)]
        then = consensus_of([r.stance for r in resolved], issue, argument_map)
        hanging = {r.stance.participant for r in resolved if r.standing is Standing.HOLDS}
        best = then.leading
        if best is None or best.kind is AnswerKind.DETERMINATE:
            continue
        if len(best.holders) > max(found.agreed, 1) and hanging & set(best.holders):
            on_condition = tuple(h for h in best.holders if h in hanging)
            told = AgreedUnder(issue.id, tuple(sorted(facts.items())), best, on_condition, then.spoke)
            made.setdefault((best.key, *best.holders), told)
    return tuple(sorted(made.values(), key=lambda a: (-len(a.position.holders), len(a.when), a.when)))


def _says(resolved: ResolvedStance, stance: Stance) -> bool:
    """Not where the branch that holds only says that something else follows."""
    held = [b for b in stance.branches if b.id in resolved.branches]
    return not held or any(b.charges or b.polarity for b in held)


def _settings(stances: Iterable[Stance]) -> Iterator[Facts]:
    by_result: dict[tuple[Polarity | None, frozenset[str]], dict[str, Facts]] = {}
    seen: set[frozenset[tuple[str, str]]] = set()
    found = []
    for stance in stances:
        for branch in stance.branches:
            facts = _facts(branch)
            if facts:
                found.append(facts)
                by_result.setdefault(_result(branch), {}).setdefault(stance.participant, facts)
    found += [u for people in by_result.values() if len(people) > 1 and (u := _union(people.values()))]
    for facts in found:
        key = frozenset(facts.items())
        if key not in seen:
            seen.add(key)
            yield facts


def _result(branch: Branch) -> tuple[Polarity | None, frozenset[str]]:
    """What follows; a branch with charges and no word of yes or no says yes to them."""
    polarity = branch.polarity or (Polarity.AFFIRM if branch.charges else None)
    return polarity, frozenset(branch.charges)


def _facts(branch: Branch) -> Facts:
    """The condition as a setting; empty where it asks for two values of one fact."""
    return _union([{c.fact: c.value} for c in branch.when])


def _union(settings: Iterable[Facts]) -> Facts:
    whole: Facts = {}
    for facts in settings:
        if any(whole.get(fact, value) != value for fact, value in facts.items()):
            return {}
        whole |= facts
    return whole
