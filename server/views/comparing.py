"""Two symposia side by side in words, with the passages behind them; what is contested over all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.across.conclusions import AFFIRM, DENY, MIXED, Firmness
from graph.catalogue import say
from graph.model import Verdict
from visual.palette import OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph.analysis.across.changes import IssueChange, Position, Spoke
    from graph.analysis.across.comparison import ComparedIssue
    from graph.analysis.across.conclusions import Conclusion, Holder
    from graph.analysis.across.law_changes import LawBetween
    from graph.analysis.across.proposals import Proposal
    from graph.analysis.across.same_person import ThenAndNow
    from graph.catalogue import Language
    from graph.model import ArgumentMap, Contested, Issue, Passage, Symposium
    from graph.store.same_issue import DecidedLink
    from server.usecases.comparing import SideBySide

_HIGH, _MEDIUM = 0.8, 0.65


@dataclass(frozen=True, slots=True)
class ShownHolder:
    """Who holds a position there, in what way ("" where plainly), said where."""

    name: str
    how: str
    symposium: str
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class ShownPosition:
    """A position on both sides, its change and in which respects, in words; ``look`` is its colour in the picture."""

    label: str
    look: str
    change: str
    change_words: str
    why: tuple[str, ...]
    left: tuple[ShownHolder, ...]
    right: tuple[ShownHolder, ...]
    left_count: str
    right_count: str


@dataclass(frozen=True, slots=True)
class ShownPerson:
    """The same expert then and now, with both passages; ``proposed`` where that it is one person is unchecked."""

    sentence: str
    proposed: bool
    moved: str
    left: ShownHolder
    right: ShownHolder


@dataclass(frozen=True, slots=True)
class ShownComparedIssue:
    """One issue of both symposia; ``decided`` says who accepted it or was unsure, and when."""

    left: Issue
    right: Issue
    accepted: bool
    certainty: str
    reasons: tuple[str, ...]
    decided: str
    turned: str
    positions: tuple[ShownPosition, ...]
    comparable: bool
    people: tuple[ShownPerson, ...]
    law: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownRejected:
    """Two issues that a person said are not one."""

    left: Issue
    right: Issue
    decided: str


@dataclass(frozen=True, slots=True)
class ShownComparison:
    """The page, top to bottom; ``people`` are experts of both symposia, with whether that is only proposed."""

    left: Symposium
    right: Symposium
    issues: tuple[ShownComparedIssue, ...]
    rejected: tuple[ShownRejected, ...]
    left_only: tuple[Issue, ...]
    right_only: tuple[Issue, ...]
    people: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class ShownPair:
    """Two issues of the whole library, proposed or accepted."""

    left: Symposium
    left_issue: Issue
    right: Symposium
    right_issue: Issue
    certainty: str
    reasons: tuple[str, ...]
    decided: str


@dataclass(frozen=True, slots=True)
class ShownContested:
    """One row of what is most contested; ``places`` are symposium and issue."""

    name: str
    others: tuple[str, ...]
    count: str
    contested: int
    issues: int
    places: tuple[tuple[Symposium, Issue], ...]


class _Words:
    """The names of both sides, in one language."""

    def __init__(self, found: SideBySide, lang: Language) -> None:
        self.lang = lang
        self.maps = (found.left, found.right)
        self.names = {p.id: p.name for m in self.maps for p in m.participants}
        self.issues = {i.id: i for m in self.maps for i in m.issues}
        self.passages = {s.id: s.passage for m in self.maps for s in m.stances}

    def say(self, key: str, /, **values: object) -> str:
        return say(f"compare.{key}", self.lang, **values)

    def conclusion(self, conclusion: Conclusion) -> str:
        if conclusion.key in (AFFIRM, DENY, MIXED):
            return say(f"terms.{conclusion.key}", self.lang)
        return conclusion.label or conclusion.key

    def holders(self, holders: Iterable[Holder], m: ArgumentMap) -> tuple[ShownHolder, ...]:
        order = {p.id: n for n, p in enumerate(m.participants)}
        in_order = sorted(holders, key=lambda h: order[h.expert])
        return tuple(
            ShownHolder(
                self.names[h.expert],
                "" if h.firmness is Firmness.MUST else self.say(h.firmness),
                m.symposium.id,
                self.passages[h.stance],
            )
            for h in in_order
        )


def shown_comparison(found: SideBySide, lang: Language) -> ShownComparison:
    """The comparison in words."""
    words = _Words(found, lang)
    decided = {d.link: d for d in found.decided}
    comparison = found.comparison
    ends = {i.id for i in found.left.issues}
    rejected = []
    for d in found.decided:
        refs = sorted((d.link.one.issue, d.link.other.issue), key=lambda i: i not in ends)
        if d.verdict is Verdict.REJECT and all(i in words.issues for i in refs):
            rejected.append(
                ShownRejected(words.issues[refs[0]], words.issues[refs[1]], decided_words(d, lang))
            )
    return ShownComparison(
        found.left.symposium,
        found.right.symposium,
        tuple(_issue(i, decided.get(i.proposal.link), words) for i in comparison.issues),
        tuple(rejected),
        tuple(words.issues[i] for i in comparison.left_only),
        tuple(words.issues[i] for i in comparison.right_only),
        tuple((p.name, p.proposed) for p in comparison.people),
    )


def shown_pairs(
    found: Iterable[tuple[Proposal, DecidedLink | None]], load: Callable[[str], ArgumentMap], lang: Language
) -> tuple[ShownPair, ...]:
    """Pairs of the whole library, the earlier symposium first."""
    shown = []
    for proposal, decided in found:
        maps = [load(ref.symposium) for ref in (proposal.link.one, proposal.link.other)]
        issues = [
            next(i for i in m.issues if i.id == ref.issue)
            for m, ref in zip(maps, (proposal.link.one, proposal.link.other), strict=True)
        ]
        sides = sorted(zip(maps, issues, strict=True), key=lambda s: s[0].symposium.date or "")
        (a, x), (b, y) = sides
        shown.append(
            ShownPair(
                a.symposium,
                x,
                b.symposium,
                y,
                certainty(proposal.score),
                reasons_in_words(proposal, lang),
                decided_words(decided, lang) if decided else "",
            )
        )
    return tuple(shown)


def shown_contested(
    found: Iterable[Contested], load: Callable[[str], ArgumentMap], lang: Language
) -> tuple[ShownContested, ...]:
    """The rows with the issues behind them."""
    return tuple(_contested(c, load, lang) for c in found)


def _contested(c: Contested, load: Callable[[str], ArgumentMap], lang: Language) -> ShownContested:
    places = []
    for ref in c.places:
        m = load(ref.symposium)
        places += [(m.symposium, i) for i in m.issues if i.id == ref.issue]
    count = say(
        "compare.contested_count", lang, contested=len(c.places), issues=c.issues,
        contested_symposia=c.contested_symposia, symposia=c.symposia,
    )  # fmt: skip
    return ShownContested(c.title, c.other_names, count, len(c.places), c.issues, tuple(places))


def certainty(score: float) -> str:
    """How sure the reading is that two issues are one."""
    return "high" if score >= _HIGH else "medium" if score >= _MEDIUM else "low"


def reasons_in_words(proposal: Proposal, lang: Language) -> tuple[str, ...]:
    """Each reason as a sentence; that it was said by hand where there is none."""
    names = say("analysis.names", lang)
    told = tuple(
        say(f"compare.because_{r.likeness}", lang, shared=names.join(r.shared)) for r in proposal.reasons
    )
    return told or (say("compare.by_hand", lang),)


def decided_words(decided: DecidedLink, lang: Language) -> str:
    """Who said what of two issues, and when."""
    return say(f"compare.decided_{decided.verdict}", lang, by=decided.by, at=decided.at[:10])


def _issue(found: ComparedIssue, decided: DecidedLink | None, words: _Words) -> ShownComparedIssue:
    change = found.change
    return ShownComparedIssue(
        left=words.issues[found.left],
        right=words.issues[found.right],
        accepted=found.accepted,
        certainty=certainty(found.proposal.score),
        reasons=reasons_in_words(found.proposal, words.lang),
        decided=decided_words(decided, words.lang) if decided else "",
        turned=_turned(change, words),
        positions=tuple(
            _position(p, look, change, words)
            for p, look in zip(change.positions, _looks(change), strict=True)
        ),
        comparable=change.comparable,
        people=tuple(_person(p, words) for p in found.people),
        law=_law(found.law, words),
    )


def _turned(change: IssueChange, words: _Words) -> str:
    if change.turned is None:
        return ""
    before, after = words.conclusion(change.turned.before), words.conclusion(change.turned.after)
    return words.say("turned", before=before, after=after)


def _looks(change: IssueChange) -> tuple[str, ...]:
    """Yes, no and leaving open as on the map; outcomes in their order, those beyond the colours in the last."""
    own = {AFFIRM, DENY, MIXED}
    outcomes = [p.conclusion.key for p in change.positions if p.conclusion.key not in own]
    order = {k: f"outcome-{n}" if n <= OUTCOMES else "outcome-other" for n, k in enumerate(outcomes, 1)}
    return tuple(order.get(p.conclusion.key, p.conclusion.key) for p in change.positions)


def _position(p: Position, look: str, change: IssueChange, words: _Words) -> ShownPosition:
    left, right = words.maps
    return ShownPosition(
        label=words.conclusion(p.conclusion),
        look=look,
        change=str(p.change),
        change_words=words.say(f"change.{p.change}"),
        why=(*(words.say(f"gained.{r}") for r in p.gained), *(words.say(f"lost.{r}") for r in p.lost))
        if p.left and p.right
        else (),
        left=words.holders(p.left, left),
        right=words.holders(p.right, right),
        left_count=_count(len(p.left), change.left, words),
        right_count=_count(len(p.right), change.right, words),
    )


def _count(held: int, side: Spoke, words: _Words) -> str:
    return words.say("of", held=held, spoke=side.spoke, experts=side.experts)


def _person(p: ThenAndNow, words: _Words) -> ShownPerson:
    left, right = words.maps
    dates = [m.symposium.date or say("pages.no_date", words.lang) for m in (left, right)]
    moved = words.say(f"moved.{p.moved}")
    return ShownPerson(
        words.say("person", name=p.person.name, left=dates[0], right=dates[1], moved=moved),
        p.person.proposed,
        str(p.moved),
        ShownHolder(p.person.name, "", left.symposium.id, words.passages[p.left]),
        ShownHolder(p.person.name, "", right.symposium.id, words.passages[p.right]),
    )


def _law(found: LawBetween, words: _Words) -> tuple[str, ...]:
    if not found.dated:
        return (words.say("law_undated"),)
    told = []
    for c in found.changes:
        checked = words.say("law_checked", checked=c.checked) if c.checked else words.say("law_unchecked")
        told.append(words.say(f"law.{c.kind}", since=c.since, old=c.old, new=c.new) + checked)
    return tuple(told) or (words.say("law_none"),)
