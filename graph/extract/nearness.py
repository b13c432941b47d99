"""How near the words of a speaker are to an issue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.wordlists import matcher

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.extract.targets import Target
    from graph.extract.terms import Terms, Weights

_PLAIN = re.compile(
    r"[的了是在与和或及对将被把为以从由之其这那该此各位我你他她它们个不能否应当该可以有无是什么如何怎样认定构成属于成立影响行为情况问题案件本]"
)
_SLIGHT = frozenset("的了也就都则均亦仍还再，“”这此其我要该得会相应完全确实必然当让它他她使对把将")
_FORCE = re.compile(
    r"^(?:我|也|都|均|就|则|仍|当然|显然|原则上|一般|倾向于?|主张|认为|个人|同意|赞成|支持|反对|不|没有|未|无须|无需|难以|应当|应该|应|可以|能够|能|可|宜|予以|必须|须|要|被|何[需必须])+"
)


def likeness(terms: Terms, target: Target, weights: Weights) -> float:
    """How much of the issue the words cover, or, for few words, how much of them is the issue's."""
    shared = weights.total(terms & target.terms)
    whole, mine = weights.total(target.terms), weights.total(terms)
    covers = shared / whole if whole else 0.0
    within = shared / (mine + 2 * weights.unseen)
    return max(covers, 0.8 * within)


def coverage(terms: Terms, wanted: Terms, weights: Weights) -> float:
    """The share of the wanted terms that stands in the words."""
    whole = weights.total(wanted)
    return weights.total(terms & wanted) / whole if whole else 0.0


def on_predicate(terms: Terms, target: Target, weights: Weights) -> float:
    """How much of what the issue asks stands in the words: of the tail of its predicate, where it has one, and
    half as much of the rest (民法意义上的); else of its head or of all of it.
    """
    key = target.tail_terms if weights.total(target.tail_terms) >= 0.25 * weights.unseen else frozenset()
    whole = max(coverage(terms, target.head_terms, weights), coverage(terms, target.predicate_terms, weights))
    verb = 0.5 if any(v in terms for v in target.verbs) else 0.0
    return max(coverage(terms, key, weights), 0.5 * whole, verb) if key else max(whole, verb)


def foreign(core: str, t: Target) -> float:
    """The share of a verdict that is neither force (modal, negation) nor made of characters of the issue."""
    rest = core
    for name in ("leads", "negations", "modals"):
        rest = matcher("zh", name).sub("", rest)
    known = set(f"{t.issue.text}{t.issue.proposition or ''}") | _SLIGHT
    return sum(c not in known for c in rest) / len(core) if core else 1.0


def echo(core: str, t: Target) -> float:
    """The share of a short verdict, modal and negation taken off, that stands in the issue word for word."""
    bare = _FORCE.sub("", core)
    grams = [bare[i : i + 2] for i in range(len(bare) - 1)]
    asked = f"{t.issue.text}{t.issue.proposition or ''}"
    return sum(g in asked for g in grams) / len(grams) if grams else 0.0


def own_characters(targets: Sequence[Target]) -> dict[int, frozenset[str]]:
    """For each issue the characters of its words that no other issue has."""
    said = {t.index: set(_PLAIN.sub("", f"{t.issue.text}{t.issue.proposition or ''}")) for t in targets}
    return {
        n: frozenset(c for c in mine - set().union(*(o for m, o in said.items() if m != n)) if c.isalnum())
        for n, mine in said.items()
    }


def shared_characters(text: str, own: frozenset[str]) -> float:
    """The share of an issue's own characters that stands in a text."""
    return len(own & set(text)) / max(4, len(own)) if own else 0.0
