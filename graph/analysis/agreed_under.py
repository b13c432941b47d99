"""Agreement under conditions: facts under which more experts hold one answer than do as things stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from graph.analysis.answers import answers, key_of, kind_of
from graph.analysis.issue_consensus import position_of
from graph.analysis.results import AnswerKind
from graph.analysis.what_if import Standing, resolve
from graph.model import Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.analysis.results import IssueConsensus, Position
    from graph.model import ArgumentMap, Branch, Issue, Stance

    Facts = dict[str, str]

_COMPARED = frozenset({AnswerKind.AFFIRM, AnswerKind.DENY, AnswerKind.CHOSEN})


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
    order = {p.id: n for n, p in enumerate(argument_map.experts)}
    told = (s for s in argument_map.stances_on(issue.id) if s.participant in order and answers(s))
    speaking = sorted(told, key=lambda s: order[s.participant])
    plain = {s.id: _key(s, issue) for s in speaking if not any(b.when for b in s.branches)}
    made: dict[tuple[str, ...], AgreedUnder] = {}
    for facts in sorted(_settings(speaking), key=lambda f: (len(f), sorted(f.items()))):
        resolved = [
            _Resolved(s, plain[s.id]) if s.id in plain else _resolved(s, issue, facts) for s in speaking
        ]
        under = _under(facts, resolved, issue, argument_map)
        if under and len(under.position.holders) > max(found.agreed, 1):
            made.setdefault((under.position.key, *under.position.holders), under)
    return tuple(sorted(made.values(), key=lambda a: (-len(a.position.holders), len(a.when), a.when)))


class _Resolved(NamedTuple):
    """A stance under facts: the key of its answer where it has one to compare, whether it speaks and hangs on them."""

    stance: Stance
    key: str | None
    speaks: bool = True
    hangs: bool = False


def _key(stance: Stance, issue: Issue) -> str | None:
    return key_of(stance, issue) if kind_of(stance, issue) in _COMPARED else None


def _resolved(stance: Stance, issue: Issue, facts: Facts) -> _Resolved:
    """A branch that holds and only says that something else follows is no answer."""
    found = resolve(stance, issue, facts)
    held = [b for b in stance.branches if b.id in found.branches]
    if not answers(found.stance) or (held and not any(b.charges or b.polarity for b in held)):
        return _Resolved(stance, None, speaks=False)
    return _Resolved(found.stance, _key(found.stance, issue), hangs=found.standing is Standing.HOLDS)


def _under(
    facts: Facts, resolved: list[_Resolved], issue: Issue, argument_map: ArgumentMap
) -> AgreedUnder | None:
    """The largest group of one answer under these facts; None without one, or where nobody in it hangs on them."""
    groups: dict[str, list[_Resolved]] = {}
    for one in resolved:
        if one.key is not None:
            groups.setdefault(one.key, []).append(one)
    largest = sorted(groups.values(), key=len, reverse=True)[:2]
    if not largest or (len(largest) == 2 and len(largest[0]) == len(largest[1])):
        return None
    on_condition = tuple(one.stance.participant for one in largest[0] if one.hangs)
    if not on_condition:
        return None
    position = position_of([one.stance for one in largest[0]], issue, argument_map)
    spoke = sum(one.speaks for one in resolved)
    return AgreedUnder(issue.id, tuple(sorted(facts.items())), position, on_condition, spoke)


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
