"""Items of a map in words that a list can show: what they are, whose, on which issue, and what they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import Citation, DivergentOpinion, Issue, Reason, Stance, Unplaced
from graph.review import decidable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import ArgumentMap, Passage
    from graph.review.saying import Decidable

KINDS = {
    Citation: "citation",
    DivergentOpinion: "opinion",
    Issue: "issue",
    Reason: "reason",
    Stance: "stance",
    Unplaced: "unplaced",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One item; ``kind`` is a key of ``terms`` in the catalogue, ``issue`` the number, ``expert`` the name."""

    id: str
    kind: str
    issue: str | None
    expert: str | None
    words: str
    passage: Passage | None


def tell(m: ArgumentMap, items: Iterable[str]) -> tuple[Told, ...]:
    """The items with these ids, in the order of the map; stances of which nothing is said are left out."""
    wanted = set(items)
    numbers = {i.id: i.number for i in m.issues}
    people = {p.id: p.name for p in m.participants}
    holders = {r.id: s for s in m.stances for r in s.reasons}
    laws = {a.id: a.name for a in m.authorities}
    found = []
    for item in decidable(m).values():
        if item.id not in wanted or (isinstance(item, Stance) and item.passage is None):
            continue
        owner = holders[item.id] if isinstance(item, Reason) else item
        issue = owner.id if isinstance(owner, Issue) else getattr(owner, "issue", None)
        person = getattr(owner, "participant", None)
        found.append(
            Told(
                item.id,
                KINDS[type(item)],
                numbers.get(issue) if issue else None,
                people.get(person) if person else None,
                _words(item, laws),
                item.passage,
            )
        )
    return tuple(found)


def _words(item: Decidable, laws: dict[str, str]) -> str:
    if isinstance(item, Stance):
        return item.claim or (item.passage.quote if item.passage else "")
    if isinstance(item, Citation):
        return f"{laws[item.authority]} {item.provision or ''}".strip()
    return item.text
