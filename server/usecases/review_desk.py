"""What lies before a reviewer: every proposal with its state and history, and how far the review has come."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.exchange.document import write_json
from graph.model import (
    Citation,
    DivergentOpinion,
    Fact,
    Issue,
    Reason,
    Stance,
    Status,
    Unplaced,
    Verdict,
)
from graph.review import decidable, standing, taken_back
from graph.review.acts import touched
from graph.review.agreement import agreements
from graph.review.differences import settles
from graph.review.saying import is_of, plain
from server.usecases.review import review

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.errors import Problem
    from graph.model import ArgumentMap, Decision
    from graph.review import Differences
    from graph.review.agreement import PairAgreement
    from graph.review.saying import Decidable
    from graph.store.port import Store

KINDS = ("stance", "issue", "opinion", "reason", "citation", "unplaced", "silence", "fact")
SETTLES = "settles"  # in ``before`` of the decision that settles a difference: whose decisions, and when
_NAMES = {
    Citation: "citation", DivergentOpinion: "opinion", Issue: "issue", Reason: "reason",
    Unplaced: "unplaced", Fact: "fact",
}  # fmt: skip
_VERDICTS = {
    Status.ACCEPTED: Verdict.ACCEPT.value,
    Status.AMENDED: Verdict.AMEND.value,
    Status.REJECTED: Verdict.REJECT.value,
}


@dataclass(frozen=True, slots=True)
class Told:
    """One decision in the history of an item; ``takes_back`` tells whose decision, and when, it takes back."""

    decision: Decision
    is_standing: bool
    takes_back: tuple[str, str] | None
    settles: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """One item with what was decided on it.

    ``kind`` is one of KINDS (a stance without a passage is a ``silence``), ``verdict`` empty where nobody
    decided, ``seen`` a digest of the item as it is now, ``history`` oldest first.
    """

    item: Decidable | Fact
    kind: str
    verdict: str
    seen: str
    history: tuple[Told, ...] = ()

    @property
    def certainty(self) -> float | None:
        """How sure the reading was, where it says so."""
        return self.item.confidence if isinstance(self.item, Stance | Issue) else None

    @property
    def is_contradicted(self) -> bool:
        """Whether two readings contradict each other here, and nobody decided between them."""
        return isinstance(self.item, Stance) and self.item.undecided

    @property
    def is_open(self) -> bool:
        """Whether it waits for somebody to decide it."""
        return self.verdict in ("", Verdict.UNSURE)


@dataclass(frozen=True, slots=True)
class Tally:
    """Of ``total`` items of a kind people have decided ``done``."""

    kind: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Desk:
    """The review of one symposium; ``settled`` are the items whose differences somebody settled,
    ``problems`` what reading the text met.
    """

    argument_map: ArgumentMap
    proposals: tuple[Proposal, ...]
    differences: Differences
    settled: frozenset[str]
    done: int
    total: int
    tallies: tuple[Tally, ...]
    problems: tuple[Problem, ...]

    def proposal(self, item: str) -> Proposal | None:
        """The proposal with that id."""
        return next((p for p in self.proposals if p.item.id == item), None)


def review_desk(store: Store, symposium: str) -> Desk:
    """The review as it stands: kinds in the order of KINDS, each in the order of the text.

    NotFoundError for an unknown id.
    """
    found = review(store, symposium)
    m, mine = found.argument_map, found.decisions
    proposals = tuple(_proposals(m, mine))
    return Desk(
        m,
        proposals,
        found.differences,
        frozenset(d.item for d in found.differences.items if d.settled),
        found.done,
        found.total,
        _tallies(proposals),
        found.problems,
    )


def agreement_of_pairs(store: Store, symposium: str) -> tuple[PairAgreement, ...]:
    """How far each two reviewers agree; NotFoundError for an unknown id."""
    found = review(store, symposium)
    return agreements(found.draft, found.decisions)


def seen(item: Decidable | Fact) -> str:
    """A digest of the item as it is, without what is decided on its own."""
    apart = replace(item, reasons=()) if isinstance(item, Stance) else item
    return hashlib.sha256(write_json(apart).encode()).hexdigest()[:16]


def _tallies(proposals: Sequence[Proposal]) -> tuple[Tally, ...]:
    total = Counter(p.kind for p in proposals)
    done = Counter(p.kind for p in proposals if not p.is_open)
    return tuple(Tally(kind, done[kind], total[kind]) for kind in KINDS if total[kind])


def _proposals(m: ArgumentMap, decisions: Sequence[Decision]) -> Iterable[Proposal]:
    kept = set(standing(decisions))
    histories: defaultdict[str, list[Told]] = defaultdict(list)
    for d in decisions:
        if is_of(d, m.document.id):
            told = Told(d, d in kept, taken_back(d), settles(d))
            for concerned in _concerned(d):
                histories[concerned].append(told)
    items: list[Decidable | Fact] = [*decidable(m).values(), *m.facts]
    for item in sorted(items, key=lambda i: _place(m, i)):
        history = tuple(histories[item.id])
        yield Proposal(item, kind_of_item(item), _verdict(item, history), seen(item), history)


def _concerned(decision: Decision) -> set[str]:
    """The items whose history the decision belongs to."""
    into = plain(decision.before).get("into")
    return touched(decision) | ({str(into["id"])} if isinstance(into, dict) else set())


def _verdict(item: Decidable | Fact, history: Sequence[Told]) -> str:
    if isinstance(item, Fact):
        return ""
    own = (t.decision for t in reversed(history) if t.is_standing and t.decision.item == item.id)
    last = next(own, None)
    unsure = last is not None and last.verdict is Verdict.UNSURE
    return Verdict.UNSURE.value if unsure else _VERDICTS.get(item.status, "")


def kind_of_item(item: Decidable | Fact) -> str:
    """The name of its kind, one of KINDS."""
    if isinstance(item, Stance):
        return "stance" if item.passage else "silence"
    return _NAMES[type(item)]


def _place(m: ArgumentMap, item: Decidable | Fact) -> tuple[int, int, int]:
    """Kind, place in the text, place in the map."""
    rank = KINDS.index(kind_of_item(item))
    if isinstance(item, Fact):
        return rank, 0, m.facts.index(item)
    if isinstance(item, Stance) and item.passage is None:
        return rank, 0, [i.id for i in m.issues].index(item.issue)
    passage = item.passage
    return rank, passage.span.start if passage else 0, 0
