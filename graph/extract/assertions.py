"""What a turn asserts: each verdict with the topic and conditions bound to it and the grounds beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graph.extract.clauses import Clause, ClauseKind, Sentence, parse_sentences
from graph.extract.condition_words import depends
from graph.extract.negation import asks_rhetorically
from graph.extract.wordlists import Tongue, matcher

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.transcript.document import Turn

_CONCLUDES = re.compile(r"因此|所以|因而|综上|可见|总之")
_SAME_CASE = re.compile(r"(?:这种|此种|该种|上述|此|该|在此)(?:情况|情形|场合)下?|^(?:此时|这时|此情形)")
_THAT_VIEW = re.compile(r"(?:这|该|此|上述|前述|对此)[一种个类]?(?:观点|看法|意见|说法|主张|理解|做法|建议|推论)?")
_ENUMERATED = re.compile(r"^(?:第[一二三四五]|其[一二三四五]|[一二三四五]是|一种(?:情况|情形)|另一种(?:情况|情形)|[（(]?[1-5一二三四][）).、])")


@dataclass(frozen=True, slots=True)
class Assertion:
    """One verdict (``core`` is None for a sentence without one) with what is bound to it.

    ``start:end`` runs from its topic to the end of its verdict: the passage that proves it. ``topic`` is a topic
    that the sentence before named, ``reports`` views told that it speaks to,
    ``carried`` the topic last named in the paragraph, where it names none of its own.
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
    granted: bool = False
    reports: tuple[Clause, ...] = ()
    topic: tuple[Clause, ...] = ()
    carried: tuple[Clause, ...] = ()

    @property
    def said(self) -> str:
        """Topic and verdict, without the conditions."""
        parts = [c.text for c in (*self.topic, *self.lead)] + ([self.core.text] if self.core else [])
        return "，".join(parts)

    @property
    def text(self) -> str:
        """Everything bound together, in order."""
        parts = sorted([*self.topic, *self.lead, *self.conditions, *([self.core] if self.core else [])], key=lambda c: c.start)
        return "，".join(c.text for c in parts)


@dataclass(slots=True)
class _Open:
    """What waits for the next verdict of the sentence."""

    lead: list[Clause] = field(default_factory=list)
    conditions: list[Clause] = field(default_factory=list)
    grounds: list[Clause] = field(default_factory=list)


def assertions_of(text: str, turn: Turn, tongue: Tongue) -> tuple[Assertion, ...]:
    """All assertions of one turn in order; every clause stands in exactly one as lead, core or ground, a
    condition in each verdict it governs.
    """
    found: list[Assertion] = []
    listing = False
    held: tuple[Clause, ...] = ()
    supposed = False
    topic: tuple[Clause, ...] = ()
    told: tuple[Clause, ...] = ()
    current: tuple[int, tuple[Clause, ...]] = (0, ())
    number = 0
    for p, span in enumerate(turn.paragraphs):
        for sentence in parse_sentences(text, span, tongue):
            made = _of_sentence(sentence, number, p, tongue, held, supposed=supposed)
            listing = listing or any(a.depends for a in made)
            if all(a.core is None for a in made) and (_supposes(sentence) or (listing and _ENUMERATED.match(sentence.clauses[0].text))):
                held = tuple(c for c in sentence.clauses if not _ENUMERATED.fullmatch(c.text))
                supposed = _supposes(sentence)
            elif made and made[-1].conditions:
                held, supposed = made[-1].conditions, False
            elif not any(_SAME_CASE.search(a.text) for a in made):
                held, supposed = (), False
            if made and told and _THAT_VIEW.search(made[0].text) and not made[0].reports:
                made[0] = replace(made[0], reports=told)
            told = tuple(c for a in made for c in a.reports)
            if topic and made:
                made[0] = replace(made[0], topic=topic)
            topic = _bare_topic(made)
            if current[0] != p:
                current = (p, ())
            for i, a in enumerate(made):
                own = tuple(c for c in (*a.topic, *a.lead) if c.kind is ClauseKind.TOPIC)
                current = (p, own) if own else current
                made[i] = a if own else replace(a, carried=current[1])
            found += made
            number += 1
    return tuple(found)


def _bare_topic(made: Sequence[Assertion]) -> tuple[Clause, ...]:
    """The topic that a sentence names without saying anything on it (关于数额的认定。)."""
    if len(made) == 1 and made[0].core is None and made[0].lead and made[0].lead[-1].kind is ClauseKind.TOPIC:
        return made[0].lead
    return ()


def _supposes(sentence: Sentence) -> bool:
    """A sentence that is nothing but a supposition: its conclusion is the next sentence."""
    kinds = {c.kind for c in sentence.clauses}
    return sentence.clauses[0].kind is ClauseKind.CONDITION and kinds <= {ClauseKind.CONDITION, ClauseKind.STATEMENT, ClauseKind.TOPIC}


def _of_sentence(
    sentence: Sentence, number: int, paragraph: int, tongue: Tongue, held: tuple[Clause, ...], *, supposed: bool
) -> list[Assertion]:
    question = _as_question(sentence, number, paragraph, tongue)
    if question:
        return question
    waiting = _Open(conditions=list(held) if supposed else [])
    made: list[Assertion] = []
    clauses = sentence.clauses
    for i, clause in enumerate(clauses):
        if _CONCLUDES.match(clause.text):
            waiting.conditions = []
        if clause.kind is ClauseKind.VERDICT:
            made.append(_assertion(sentence, number, paragraph, tongue, waiting, clause, held))
            waiting = _Open(conditions=waiting.conditions or list(made[-1].conditions))
        elif clause.kind is ClauseKind.CONDITION:
            if made and clauses[i - 1].kind is ClauseKind.VERDICT:
                waiting.conditions = []
            waiting.conditions.append(clause)
        elif clause.kind in (ClauseKind.REASON, ClauseKind.RECITED, ClauseKind.EXAMPLE, ClauseKind.CONCESSION):
            waiting.grounds.append(clause)
        else:
            waiting.lead.append(clause)
    if not made and _is_fragment(waiting, tongue):
        core = waiting.lead.pop(0 if tongue == "en" else -1)
        made.append(_assertion(sentence, number, paragraph, tongue, waiting, core, held))
        waiting = _Open()
    _close(sentence, number, paragraph, made, waiting)
    return made


def _is_fragment(waiting: _Open, tongue: Tongue) -> bool:
    """A sentence of a few words without a verb is an answer too (诈骗罪。 Both.)."""
    words = "".join(c.text for c in waiting.lead)
    short = len(words) <= 10 if tongue == "zh" else sum(len(c.text.split()) for c in waiting.lead) <= 8
    plain = all(c.kind is ClauseKind.STATEMENT for c in waiting.lead)
    return bool(waiting.lead) and short and plain and not waiting.grounds


def _as_question(sentence: Sentence, number: int, paragraph: int, tongue: Tongue) -> list[Assertion] | None:
    """A question that the speaker puts and goes on to answer is a topic, no verdict; a rhetorical one is none."""
    whole = "，".join(c.text for c in sentence.clauses) + "？"
    if not sentence.asks or asks_rhetorically(whole, tongue):
        return None
    lead = tuple(replace(c, kind=ClauseKind.TOPIC) for c in sentence.clauses)
    return [Assertion(lead[0].start, lead[-1].end, number, paragraph, lead, (), None, asks=True)]


def _close(sentence: Sentence, number: int, paragraph: int, made: list[Assertion], waiting: _Open) -> None:
    """What is left after the last verdict: a proviso and grounds belong to it; alone they are a statement."""
    rest = [*waiting.lead, *waiting.grounds]
    if made:
        last = made[-1]
        core_end = last.core.end if last.core else last.end
        later = tuple(c for c in waiting.conditions if c.start > core_end)
        end = max([last.end, *(c.end for c in later)])
        kept = tuple(c for c in last.conditions if c not in later)
        made[-1] = _with(last, end, (*kept, *later), (*last.reasons, *rest))
    elif rest or waiting.conditions:
        told = bool(rest) and all(c.kind is ClauseKind.REPORTED for c in rest)
        made.append(
            Assertion(
                sentence.clauses[0].start, sentence.clauses[-1].end, number, paragraph, tuple(waiting.lead),
                tuple(waiting.conditions), None, tuple(waiting.grounds), asks=sentence.asks, told=told,
                reports=_reports(rest),
            )  # fmt: skip
        )


def _with(a: Assertion, end: int, conditions: tuple[Clause, ...], reasons: tuple[Clause, ...]) -> Assertion:
    return replace(a, end=end, conditions=conditions, reasons=reasons)


def _assertion(
    sentence: Sentence, number: int, paragraph: int, tongue: Tongue, waiting: _Open, core: Clause, held: tuple[Clause, ...]
) -> Assertion:
    lead = tuple(c for c in waiting.lead if c.kind is not ClauseKind.REPORTED)
    conditions = tuple(waiting.conditions)
    bound = [*lead, *(c for c in conditions if c.start >= sentence.start), core]
    if held and not conditions and _SAME_CASE.search("，".join(c.text for c in bound)):
        conditions = held
    return Assertion(
        min(c.start for c in bound), core.end, number, paragraph, lead, conditions, core, tuple(waiting.grounds),
        asks=sentence.asks,
        depends=depends(core.text, tongue),
        concluding=any(matcher(tongue, "conclusions").match(c.text) for c in bound),
        granted=any(c.kind is ClauseKind.CONCESSION for c in waiting.grounds),
        reports=_reports(waiting.lead),
    )  # fmt: skip


def _reports(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    return tuple(c for c in clauses if c.kind is ClauseKind.REPORTED)


def sentences_of(turns: Iterable[Turn], text: str, tongue: Tongue) -> list[str]:
    """The words of every sentence of some turns, to learn weights from."""
    return [
        text[s.start : s.end] for turn in turns for span in turn.paragraphs for s in parse_sentences(text, span, tongue)
    ]
