"""Most contested over all symposia, in memory: types of issue, charges with older and newer names, authorities.

``graph.store.contested`` asks the database for the same; a property holds the two together.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.analysis.across.charge_lines import line_of, named_in_full
from graph.analysis.issue_consensus import issue_consensus
from graph.model import COUNTED, Contested, ContestedBy, IssueRef, most_contested_first, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model import ArgumentMap, Issue


def contested(maps: Iterable[ArgumentMap], by: ContestedBy) -> tuple[Contested, ...]:
    """What is at stake in at least one contested issue: in most issues first, then in most symposia, then by key."""
    names: dict[str, dict[str, str]] = defaultdict(dict)
    at_stake: dict[str, set[IssueRef]] = defaultdict(set)
    parted: set[IssueRef] = set()
    # where symposia write one thing differently the first by its id has the say, as in the store
    for m in sorted(maps, key=lambda m: m.symposium.id):
        for issue in m.issues:
            ref = IssueRef(m.symposium.id, issue.id)
            if issue_consensus(m, issue).is_contested:
                parted.add(ref)
            for key, identity, name in _subjects(m, issue, by):
                names[key].setdefault(identity, name)
                at_stake[key].add(ref)
    found = [
        Contested(
            key,
            tuple(sorted(names[key].values())),
            tuple(sorted(refs & parted)),
            len(refs),
            len({r.symposium for r in refs}),
        )
        for key, refs in at_stake.items()
        if refs & parted
    ]
    return most_contested_first(found)


def _subjects(m: ArgumentMap, issue: Issue, by: ContestedBy) -> Iterator[tuple[str, str, str]]:
    """Key of the row, identity and name of each thing that the issue puts into it."""
    match by:
        case ContestedBy.TOPIC:
            if issue.topic:
                yield issue.topic.value, issue.topic.value, issue.topic.value
        case ContestedBy.CHARGE:
            for name in charges_at_stake(m, issue):
                full = named_in_full(name)
                yield line_of(name)[0], squeeze(full) or full, full
        case ContestedBy.AUTHORITY:
            for identity, name in authorities_at_stake(m, issue):
                yield identity, identity, name


def authorities_at_stake(m: ArgumentMap, issue: Issue) -> Iterator[tuple[str, str]]:
    """Id and name of what is cited on the issue itself by somebody who takes a stance there."""
    kept = {a.id: a.name for a in m.authorities}
    spoken = {s.participant for s in m.stances_on(issue.id) if s.passage and s.status in COUNTED}
    for c in m.citations:
        if c.issue == issue.id and c.participant in spoken and c.status in COUNTED:
            yield c.authority, kept[c.authority]


def charges_at_stake(m: ArgumentMap, issue: Issue) -> Iterator[str]:
    """Offered as an answer, or said for, against or under conditions; what is only supposed is not at stake."""
    yield from (c for o in issue.options for c in o.charges)
    for s in m.stances_on(issue.id):
        if s.status in COUNTED:
            yield from (*s.charges, *s.charges_denied, *(c for b in s.branches for c in b.charges))
            yield from (p.charge for p in s.persons if p.charge)
