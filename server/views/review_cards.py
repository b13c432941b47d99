"""核对: every proposal as a card beside the text, and which of them are asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.model import Citation, DivergentOpinion, Fact, Issue, Passage, Reason, Stance, Status, Unplaced
from server.usecases.review_desk import KINDS
from server.usecases.same_facts import alike_facts
from server.views.answers import Lookup, ShownAnswer, anchor, certainty, shown_answer
from server.views.review_history import Step, steps

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from graph.analysis.results import Analysis
    from graph.model import ArgumentMap
    from server.usecases.review_desk import Desk, Proposal
    from server.usecases.same_facts import AlikeFacts

ORDERS = ("text", "doubtful")
SHOWN = ("all", "open", "decided")
_NO_CERTAINTY = 2.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which proposals to show, and in which order; no kind means all."""

    order: str = "text"
    show: str = "all"
    kind: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Wanted:
        """What an address asks for; what it does not know counts as not asked."""
        order, show, kind = (asked.get(n, "") for n in ("order", "show", "kind"))
        return cls(
            order if order in ORDERS else "text",
            show if show in SHOWN else "all",
            kind if kind in KINDS else "",
        )

    def address(self, **other: str) -> dict[str, str]:
        """The parts of an address that ask for this, or for this with something else."""
        told = {"order": self.order, "show": self.show, "kind": self.kind} | other
        plain = {"order": "text", "show": "all", "kind": ""}
        return {name: value for name, value in told.items() if value != plain.get(name)}


@dataclass(frozen=True, slots=True)
class Card:
    """One proposal with the names a page needs.

    ``anchors`` are the passages it rests on, its own first; ``certainty`` is high, medium or low, None where the
    reading does not say; ``is_apart`` says that reviewers differ on it and nobody settled that.
    """

    proposal: Proposal
    anchors: tuple[str, ...]
    passage: Passage | None
    who: str | None
    issue: Issue | None
    text: str
    answer: ShownAnswer | None
    certainty: str | None
    is_apart: bool
    steps: tuple[Step, ...]
    alike: tuple[LikeFact, ...] = ()


@dataclass(frozen=True, slots=True)
class LikeFact:
    """Another fact (id) that may be the same, and the words that speak for it; ``passage`` is one of it."""

    id: str
    label: str
    words: tuple[str, ...]
    passage: Passage


@dataclass(frozen=True, slots=True)
class Group:
    """Cards of one kind, in the order of the text; ``kind`` is empty where all kinds stand together."""

    kind: str
    cards: tuple[Card, ...]


def groups(
    desk: Desk, analysis: Analysis, wanted: Wanted, also: str = "", only: str = ""
) -> tuple[Group, ...]:
    """The cards that are asked for, and the item ``also``: by kind, or as one list with the least certain first.

    With ``only``, that item and no other.
    """
    lookup = Lookup.of(desk.argument_map, analysis)
    alike = alike_facts(desk.argument_map)
    if only:
        return (Group("", tuple(card(desk, p, lookup, alike) for p in desk.proposals if p.item.id == only)),)
    waiting = {f for pair in alike for f in (pair.one, pair.other)}
    asked = [p for p in desk.proposals if _is_asked(p, wanted, waiting) or p.item.id == also]
    if wanted.order == "doubtful":
        asked.sort(key=_doubt)
        return (Group("", tuple(card(desk, p, lookup, alike) for p in asked)),) if asked else ()
    return tuple(
        Group(kind, tuple(card(desk, p, lookup, alike) for p in asked if p.kind == kind))
        for kind in KINDS
        if any(p.kind == kind for p in asked)
    )


def _doubt(p: Proposal) -> tuple[bool, float]:
    """What two readings contradict each other on first, then by certainty."""
    return not p.is_contradicted, _NO_CERTAINTY if p.certainty is None else p.certainty


def owners(desk: Desk) -> dict[str, str]:
    """For each passage that a proposal rests on, the id of the first of them: stances before what hangs on them."""
    found: dict[str, str] = {}
    for p in desk.proposals:
        for passage in _passages(desk, p):
            found.setdefault(anchor(passage), p.item.id)
    return found


def _is_asked(p: Proposal, wanted: Wanted, waiting: Collection[str]) -> bool:
    if wanted.kind and p.kind != wanted.kind:
        return False
    if wanted.show == "all":
        return True
    if p.kind == "fact":  # is merged, not decided: it waits where another may be the same
        return wanted.show == "open" and p.item.id in waiting
    # a silence without a passage waits for nobody, unless somebody asks for silences
    waits = p.is_open and (p.kind != "silence" or wanted.kind == "silence")
    return waits if wanted.show == "open" else not p.is_open


def card(desk: Desk, proposal: Proposal, lookup: Lookup, alike: Iterable[AlikeFacts] = ()) -> Card:
    """The card of one proposal; ``alike`` are the pairs of facts that may be one."""
    item = proposal.item
    unsettled = {d.item for d in desk.differences.items} - desk.settled
    passage = None if isinstance(item, Fact) else item.passage
    sure = proposal.certainty
    who, issue, text = _about(desk, proposal, lookup)
    return Card(
        proposal,
        tuple(dict.fromkeys(anchor(p) for p in _passages(desk, proposal))),
        passage,
        who,
        issue,
        text,
        # what was rejected is shown too
        shown_answer(replace(item, status=Status.PROPOSED), lookup) if isinstance(item, Stance) else None,
        None if sure is None else certainty(sure),
        item.id in unsettled,
        steps(desk.argument_map, proposal.history),
        tuple(_like(desk.argument_map, item.id, alike)) if isinstance(item, Fact) else (),
    )


def _like(m: ArgumentMap, fact: str, alike: Iterable[AlikeFacts]) -> Iterator[LikeFact]:
    labels = {f.id: f.label for f in m.facts}
    for pair in alike:
        if fact in (pair.one, pair.other):
            n = int(pair.one == fact)
            other = pair.other if n else pair.one
            yield LikeFact(other, labels[other], pair.words, pair.passages[n])


def _passages(desk: Desk, proposal: Proposal) -> Iterator[Passage]:
    item = proposal.item
    if isinstance(item, Fact):
        for s in desk.argument_map.stances:
            yield from (b.passage for b in s.branches if any(c.fact == item.id for c in b.when))
        return
    if item.passage:
        yield item.passage
    if isinstance(item, Stance):
        yield from (b.passage for b in item.branches)
        yield from (p.passage for p in item.persons)
        if item.other:
            yield item.other.passage


def _about(desk: Desk, proposal: Proposal, lookup: Lookup) -> tuple[str | None, Issue | None, str]:
    """Who says it, on which issue, and what it says."""
    item, m = proposal.item, desk.argument_map
    match item:
        case Stance():
            return lookup.people[item.participant].name, lookup.issues[item.issue], item.claim
        case Reason():
            stance = next(s for s in m.stances if any(r.id == item.id for r in s.reasons))
            return lookup.people[stance.participant].name, lookup.issues[stance.issue], item.text
        case Citation():
            law = next(a.name for a in m.authorities if a.id == item.authority)
            issue = lookup.issues[item.issue] if item.issue else None
            return lookup.people[item.participant].name, issue, law + (item.provision or "")
        case DivergentOpinion():
            return item.holder, None, item.text
        case Issue():
            return None, item, item.proposition or ""
        case Unplaced():
            return lookup.people[item.participant].name, None, item.text
        case Fact():
            return None, None, item.label
