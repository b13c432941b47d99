"""What a sentence asserts: each verdict with the topic and conditions bound to it and the grounds beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graph.extract.clause_kinds import ClauseKind
from graph.extract.condition_words import depends
from graph.extract.negation import asks_rhetorically
from graph.extract.wordlists import Tongue, matcher

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.extract.clauses import Clause, Sentence

_CONCLUDES = re.compile(r"因此|所以|因而|综上|可见|总之")
_OTHERWISE = re.compile(r"(?:否则|不然|反之)(?:的话)?(?=[^，]*$)")
SAME_CASE = re.compile(r"(?:这种|此种|该种|上述|此|该|在此)(?:情况|情形|场合)下?|^(?:此时|这时|此情形)")
# what is named before it decides: 有没有携带凶器，是关键
_KEY = re.compile(
    r"^(?:这|这一点|此)?(?:才|正|就|恰恰|也)?是(?:问题的|案件的|本案的|整个.{1,4}的)?(?:关键|决定性的|分水岭|分界线?|前提|核心|焦点|症结)(?:所在)?$"
)
_WHETHER = re.compile(r"是否|有没有|有无|能否|能不能|是不是|([㐀-鿿])不\1")
_GROUNDS = (ClauseKind.REASON, ClauseKind.RECITED, ClauseKind.EXAMPLE, ClauseKind.CONCESSION)


@dataclass(frozen=True, slots=True)
class Assertion:
    """One verdict (``core`` is None for a sentence without one) with what is bound to it.

    ``start:end`` runs from its topic to the end of its verdict: the passage that proves it. ``topic`` is a topic
    that the sentence before named, ``reports`` views told that it speaks to,
    ``carried`` the topic last named in the paragraph, where it names none of its own, ``contrary_to`` the conditions
    whose contrary (否则) it stands under.
    """

    start: int
    end: int
    sentence: int
    paragraph: int
    lead: tuple[Clause, ...]
    conditions: tuple[Clause, ...]
    core: Clause | None
    reasons: tuple[Clause, ...] = ()
    asks: bool = False
    depends: bool = False
    concluding: bool = False
    told: bool = False
    reports: tuple[Clause, ...] = ()
    topic: tuple[Clause, ...] = ()
    carried: tuple[Clause, ...] = ()
    contrary_to: tuple[Clause, ...] = ()

    @property
    def said(self) -> str:
        """Topic and verdict, without the conditions."""
        parts = [c.text for c in (*self.topic, *self.lead)] + ([self.core.text] if self.core else [])
        return "，".join(parts)

    @property
    def text(self) -> str:
        """Everything bound together, in order."""
        parts = sorted(
            [*self.topic, *self.lead, *self.conditions, *([self.core] if self.core else [])],
            key=lambda c: c.start,
        )
        return "，".join(c.text for c in parts)


@dataclass(frozen=True, slots=True)
class Place:
    """Which sentence of which paragraph of the turn, and the language."""

    sentence: int
    paragraph: int
    tongue: Tongue


@dataclass(slots=True)
class _Open:
    """What waits for the next verdict of the sentence."""

    lead: list[Clause] = field(default_factory=list)
    conditions: list[Clause] = field(default_factory=list)
    grounds: list[Clause] = field(default_factory=list)


def assertions_in(
    sentence: Sentence, place: Place, held: tuple[Clause, ...], *, supposed: bool
) -> list[Assertion]:
    """The assertions of one sentence, in order. ``held`` are conditions of the sentences before: they bind where
    the words refer back to them (这种情况下), or where those sentences were nothing but a supposition.
    """
    whole = "，".join(c.text for c in sentence.clauses) + "？"
    if sentence.asks and not asks_rhetorically(whole, place.tongue):
        return [_question(sentence, place)]
    waiting = _Open(conditions=list(held) if supposed else [])
    made: list[Assertion] = []
    for i, clause in enumerate(sentence.clauses):
        if _CONCLUDES.match(clause.text):
            waiting.conditions = []
        if clause.kind is ClauseKind.VERDICT:
            before = made[-1].conditions if made else () if waiting.conditions else held
            made.append(
                _otherwise(waiting, clause, before, sentence, place)
                or _verdict(sentence, place, waiting, clause, held)
            )
            waiting = _Open(conditions=waiting.conditions or list(made[-1].conditions))
        else:
            if _argued(sentence, i, waiting):
                waiting.conditions = []
            follows = bool(made) and sentence.clauses[i - 1].kind is ClauseKind.VERDICT
            _wait(waiting, clause, follows=follows)
    if not made and _is_fragment(waiting, place.tongue):
        core = waiting.lead.pop(0 if place.tongue == "en" else -1)
        made.append(_verdict(sentence, place, waiting, core, held))
        waiting = _Open()
    return _closed(sentence, place, made, waiting)


def _argued(sentence: Sentence, i: int, waiting: _Open) -> bool:
    """Whether a 只有…才… is complete and the facts of the case follow: it binds no conclusion from them."""
    only = bool(waiting.conditions) and waiting.conditions[-1].text.startswith("只有")
    return only and i > 0 and sentence.clauses[i - 1].text.startswith("才")


def _otherwise(
    waiting: _Open, clause: Clause, before: tuple[Clause, ...], sentence: Sentence, place: Place
) -> Assertion | None:
    """The verdict for the contrary of the conditions before (…的，可以采用；否则不采用), where there are any."""
    alone = next((c for c in waiting.lead if _OTHERWISE.fullmatch(c.text)), None)
    found = _OTHERWISE.match(clause.text)
    if not before or before[0].text.startswith("除非") or not (alone or found):
        return None
    cut = found.end() if found else 0
    marker = alone or replace(clause, end=clause.start + cut, text=clause.text[:cut])
    core = replace(clause, start=clause.start + cut, text=clause.text[cut:])
    lead = [c for c in waiting.lead if c is not alone]
    open_ = _Open(lead, [replace(marker, kind=ClauseKind.CONDITION)], waiting.grounds)
    return replace(_verdict(sentence, place, open_, core, ()), contrary_to=before)


def _wait(waiting: _Open, clause: Clause, *, follows: bool) -> None:
    """Keep a clause for the next verdict; a condition right after a verdict opens a new case."""
    if clause.kind is ClauseKind.CONDITION:
        waiting.conditions = [*([] if follows else waiting.conditions), clause]
    elif clause.kind in _GROUNDS:
        waiting.grounds.append(clause)
    else:
        waiting.lead.append(clause)


def _question(sentence: Sentence, place: Place) -> Assertion:
    """A question that the speaker puts and goes on to answer is a topic, no verdict."""
    lead = tuple(replace(c, kind=ClauseKind.TOPIC) for c in sentence.clauses)
    return Assertion(lead[0].start, lead[-1].end, place.sentence, place.paragraph, lead, (), None, asks=True)


def _is_fragment(waiting: _Open, tongue: Tongue) -> bool:
    """A sentence of a few words without a verb is an answer too (诈骗罪。 Both.)."""
    words = "".join(c.text for c in waiting.lead)
    short = len(words) <= 10 if tongue == "zh" else sum(len(c.text.split()) for c in waiting.lead) <= 8
    plain = all(c.kind is ClauseKind.STATEMENT for c in waiting.lead)
    return bool(waiting.lead) and short and plain and not waiting.grounds


def _verdict(
    sentence: Sentence, place: Place, waiting: _Open, core: Clause, held: tuple[Clause, ...]
) -> Assertion:
    lead = tuple(c for c in waiting.lead if c.kind is not ClauseKind.REPORTED)
    conditions = tuple(waiting.conditions)
    bound = [*lead, *(c for c in conditions if c.start >= sentence.start), core]
    if held and not conditions and SAME_CASE.search("，".join(c.text for c in bound)):
        conditions = held
    return Assertion(
        min(c.start for c in bound),
        core.end,
        place.sentence,
        place.paragraph,
        lead,
        conditions,
        core,
        tuple(waiting.grounds),
        asks=sentence.asks,
        depends=depends(core.text, place.tongue) or decided_by(core, lead),
        concluding=any(matcher(place.tongue, "conclusions").match(c.text) for c in bound),
        reports=_reports(waiting.lead),
    )


def decided_by(core: Clause, lead: tuple[Clause, ...]) -> bool:
    """Whether a clause says that the question named before it decides."""
    return bool(_KEY.search(core.text)) and any(_WHETHER.search(c.text) for c in lead)


def _closed(sentence: Sentence, place: Place, made: list[Assertion], waiting: _Open) -> list[Assertion]:
    """With what is left after the last verdict: a proviso and grounds belong to it; alone they are a statement."""
    rest = [*waiting.lead, *waiting.grounds]
    if made:
        last = made[-1]
        core_end = last.core.end if last.core else last.end
        later = tuple(c for c in waiting.conditions if c.start > core_end)
        kept = tuple(c for c in last.conditions if c not in later)
        end = max([last.end, *(c.end for c in later)])
        closed = replace(last, end=end, conditions=(*kept, *later), reasons=(*last.reasons, *rest))
        return [*made[:-1], closed]
    if not rest and not waiting.conditions:
        return []
    statement = Assertion(
        sentence.clauses[0].start,
        sentence.clauses[-1].end,
        place.sentence,
        place.paragraph,
        tuple(waiting.lead),
        tuple(waiting.conditions),
        None,
        tuple(waiting.grounds),
        asks=sentence.asks,
        told=bool(rest) and all(c.kind is ClauseKind.REPORTED for c in rest),
        reports=_reports(rest),
    )
    return [statement]


def _reports(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    return tuple(c for c in clauses if c.kind is ClauseKind.REPORTED)
