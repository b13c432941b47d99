"""How an answer is shown: its look, its symbol, its words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.results import AnswerKind
from graph.catalogue import say
from graph.model import IssueKind, Polarity
from visual.map_view import Line, Weight
from visual.measure import is_chinese, shown
from visual.palette import LIGHT, outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.analysis.results import Analysis, Position
    from graph.catalogue import Language
    from graph.model import Branch, Condition, Issue, Stance
    from visual.lookup import Lookup

BRANCHES = 3
"""How many branches a card lists; the panel has them all."""
_LONG_CONDITION = 14
_YES = frozenset({"是", "yes", "true"})
_NO = frozenset({"否", "no", "false"})


@dataclass(frozen=True, slots=True)
class Face:
    """An answer as the map shows it; ``term`` names it, ``words`` tell all of it, both without the symbol."""

    look: str
    lines: tuple[Line, ...]
    term: str
    words: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is chosen on choice issues, and its look in the whole symposium."""

    look: str
    words: str


def outcome_looks(analysis: Analysis) -> dict[frozenset[str], str]:
    """The look of each answer to choice issues by its labels: the most held get a colour, equal ones by first place."""
    held: Counter[frozenset[str]] = Counter()
    for consensus in analysis.issues:
        for position in consensus.positions:
            if position.kind is AnswerKind.CHOSEN:
                held[frozenset(position.labels)] += len(position.holders)
    return {labels: outcome(rank) for rank, (labels, _) in enumerate(held.most_common())}


def rank_outcomes(lookup: Lookup) -> Mapping[frozenset[str], Outcome]:
    """The outcomes of all choice issues with their looks, in the words of the first who holds them."""
    words: dict[frozenset[str], str] = {}
    for consensus in lookup.analysis.issues:
        for position in consensus.positions:
            if position.kind is AnswerKind.CHOSEN:
                words.setdefault(frozenset(position.labels), lookup.listed(position.labels))
    return {labels: Outcome(look, words[labels]) for labels, look in outcome_looks(lookup.analysis).items()}


def face_of(
    position: Position,
    issue: Issue,
    lookup: Lookup,
    outcomes: Mapping[frozenset[str], Outcome],
    stance: Stance | None = None,
) -> Face:
    """The answer in the form its issue asks for: ✓ and ✗ only where there is a proposition.

    ``stance`` is one that gives it, the first of the position unless told.
    """
    stance = stance or lookup.stances[position.stances[0]]
    labels = lookup.listed(position.labels)
    match position.kind:
        case AnswerKind.AFFIRM | AnswerKind.DENY if issue.kind is IssueKind.POLAR:
            return _plain(str(position.kind), lookup.label(position.kind))
        case AnswerKind.CHOSEN:
            known = outcomes.get(frozenset(position.labels))
            return _plain(known.look if known else outcome(len(outcomes)), labels)
        case AnswerKind.CONDITIONAL:
            return _conditional(stance, issue, lookup)
        case AnswerKind.MIXED:
            left_open = labels or lookup.listed(stance.charges)
            return _told("mixed", lookup.label("mixed"), left_open)
        case AnswerKind.DETERMINATE:
            return _worded("determinate", stance.claim or lookup.label("determinate"))
        case _:
            return _worded("outcome-other", stance.claim or _rejected(stance, issue, lookup))


def condition_words(condition: Condition, lookup: Lookup) -> str:
    """A condition by fact and deciding value, the value alone where both would be long, the fact for yes."""
    fact = lookup.facts[condition.fact].label
    if condition.value in _YES:
        return fact
    if condition.value in _NO:
        return say("map.condition.no", _language(fact), fact=fact)
    whole = say("map.condition.value", _language(fact), fact=fact, value=condition.value)
    told_twice = fact in condition.value or condition.value in fact
    return condition.value if told_twice or len(whole) > _LONG_CONDITION else whole


def branch_words(branch: Branch, issue: Issue, lookup: Lookup) -> tuple[str, str]:
    """When, and → then (which may be empty), as short as they can be said."""
    conditions = [condition_words(c, lookup) for c in branch.when]
    when = say("map.condition.and", _language("".join(conditions))).join(conditions)
    then = list(branch.charges)
    if branch.polarity in (Polarity.AFFIRM, Polarity.DENY) and (issue.kind is IssueKind.POLAR or not then):
        then.insert(0, lookup.term(branch.polarity))
    return shown(when), shown(lookup.say("condition.then", then=lookup.listed(then))) if then else ""


def _language(words: str) -> Language:
    """Words of a transcript are joined in their own language, whatever that of the page is."""
    return "zh" if is_chinese(words) else "en"


def _plain(look: str, words: str) -> Face:
    return Face(look, (Line(f"{LIGHT.looks[look].symbol} {words}", Weight.BOLD, limit=4),), words, words)


def _worded(look: str, words: str) -> Face:
    """An answer that is a sentence of its own."""
    return Face(look, (Line(f"{LIGHT.looks[look].symbol} {words}"),), words, words)


def _told(look: str, term: str, more: str) -> Face:
    first = Line(f"{LIGHT.looks[look].symbol} {term}", Weight.BOLD)
    if not more:
        return Face(look, (first,), term, term)
    return Face(look, (first, Line(more)), term, f"{term} {more}")


def _conditional(stance: Stance, issue: Issue, lookup: Lookup) -> Face:
    branches = [branch_words(b, issue, lookup) for b in stance.branches if b.when]
    term = lookup.label("conditional")
    if not branches:
        return _told("conditional", term, stance.claim)
    symbol = LIGHT.looks["conditional"].symbol
    lines = [Line(f"{symbol} {when}", tail=f" {then}" if then else "") for when, then in branches[:BRANCHES]]
    if len(branches) > BRANCHES:
        lines.append(Line(lookup.say("condition.more", n=len(branches) - BRANCHES), Weight.NOTE))
    whole = lookup.say("condition.or").join(f"{when} {then}".strip() for when, then in branches)
    return Face("conditional", tuple(lines), term, f"{term} {whole}")


def _rejected(stance: Stance, issue: Issue, lookup: Lookup) -> str:
    names = {o.id: o.label for o in issue.options}
    rejected = [names[a.option] for a in stance.answers] or list(stance.charges_denied)
    return f"{lookup.label('charges_denied')} {lookup.listed(rejected)}"
