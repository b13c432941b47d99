"""Which issue each assertion of an English turn speaks to: it stays with one until its words go on to another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.clause_kinds import ClauseKind
from graph.extract.english_clauses import set_apart
from graph.extract.english_passing import passes_in_english
from graph.extract.polar_verdicts import read_polar
from graph.extract.short_answers import bare_answer, ordinal_named
from graph.extract.terms import Weights, terms_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.extract.affinity import Setting
    from graph.extract.assertions import Assertion
    from graph.extract.targets import Target

_OPENS = re.compile(
    r"^(?:(?:and|but|now|then|so|well|finally|lastly|turning|coming|moving|on)\s+)*(?:as (?:to|for|regards|concerns)|on|to"
    r"|regarding|concerning|about|with (?:regard|respect) to|in (?:respect|terms) of|in relation to|when it comes to"
    r"|so far as|as far as)\s+(?P<what>(?:(?!(?<![\w'’])(?:I|we|it|he|she|they|there|my|is|are|was|no|yes|you|concerned)(?![\w'’])).)+)",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:I|we|it|they|he|she|you|is|are|was|were|has|have|had|does|do|did|should|would|could|can|may|must|will)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(r"(?:the|your) (?:other|rest|remaining|next)(?: \w+)?", re.IGNORECASE)
# what an agreement, a stand or an answer is on: I agree with her on guilt; no on the fee
_AT_END = re.compile(
    r"\b(?:agree|disagree|with|company|differs?|side|join|yes|no|dissent|concur|right|wrong)\b.*\s(?:on|about|as to|regarding|over) (?P<what>(?:(?:the|her|his|their|its) )?\w+(?: \w+)?)$",
    re.IGNORECASE,
)
_ON_THE_REST = re.compile(
    r"\b(?:about|on|with|as to|for) the (?:rest|other|remainder)\b(?! of\b)", re.IGNORECASE
)
_ALL = re.compile(
    r"\b(?:on|to|with|for|about|in) (?:both|all three|all of (?:them|these))\b(?! of (?:them|you|my)\b)(?! (?:my|the|these|your|his|her) )"
    r"|\b(?:both|all|either|neither|all three)(?: of (?:the|these|those|your))? (?:questions|points|counts|issues|limbs|parts"
    r"|question|point|count)\b|\bacross the board\b|^(?:yes|no) (?:and|or) (?:yes|no)\b",
    re.IGNORECASE,
)
_SHORT = re.compile(r"(?:(?:and|but|so|then)\s+)*(?:yes|no)(?:\s[\w'’-]+){0,2}", re.IGNORECASE)
_LONGEST_TOPIC = 6
# to begin elsewhere than with what was just asked; to go on, go back, with and without a word that says so
_OTHER_START, _NOT_ASKED = 0.15, 0.4
_STAY, _ON, _ON_ANSWERED, _BACK, _MARKED = 0.0, -0.3, -0.12, -0.4, -0.05
# what it is worth to answer an issue in its own words
_SPEAKS, _PLAIN = 0.2, 0.45
# how much the words of a sentence that answers nothing count
_TOLD = 0.6
_SUBJECT, _ABOUT, _BARRED, _PASSED = 4, 0.15, -0.9, 0.4
_NEW, _TOPIC, _AGAIN = -0.3, 0.8, 0.4
_UNMATCHED = 0.2


@dataclass(frozen=True, slots=True)
class _State:
    """The issue spoken to, and whether the turn has answered it."""

    label: int
    answered: bool


@dataclass(frozen=True, slots=True)
class _Move:
    """How an assertion goes on from the one before: to a ``new`` topic, ``marked`` by number or topic, ``again`` a short answer."""

    new: bool
    marked: bool
    again: bool


def topic_of(a: Assertion) -> str | None:
    """What a speaker announces to speak of: As for the fee, …; The fee is a different matter; And the fee? Fee, no."""
    clauses = [*a.lead, *([a.core] if a.core else [])]
    for c in clauses:
        opened = _OPENS.match(c.text)
        if opened:
            return opened["what"]
        trailing = _AT_END.search(c.text)
        if trailing:
            return trailing["what"]
        apart = set_apart(c.text)
        if apart:
            return apart
    if not a.lead:
        return None
    first = a.lead[0].text
    short = len(first.split()) <= _LONGEST_TOPIC and not _FINITE.search(first)
    if a.asks and a.core is None and short:
        return first
    answered = (
        a.core is not None
        and len(a.core.text.split()) <= _LONGEST_TOPIC
        and not a.core.text.startswith("and ")
    )
    return first if short and answered and a.lead[0].kind is not ClauseKind.CONCESSION else None


def speaks_to_all(a: Assertion) -> bool:
    """Whether one answer is given to every question put (yes to both; on either count no)."""
    return a.core is not None and bool(_ALL.search(a.said))


def english_path(
    assertions: Sequence[Assertion],
    targets: Sequence[Target],
    scores: list[list[float]],
    setting: Setting,
    weights: Weights,
) -> list[int | None]:
    """The issue of each assertion: the best course through the turn. Raises the scores of issues that are announced."""
    open_ = [t.index for t in targets if t.index not in setting.barred]
    if not open_ or not assertions:
        return [None] * len(assertions)
    goes_on = [_announce(a, targets, scores[i], weights) for i, a in enumerate(assertions)]
    verdicts = [[_answers(a, t, weights) for t in targets] for a in assertions]
    _favour_subjects(assertions, targets, scores)
    worth = [
        [
            v * (1.0 if any(verdicts[i]) or v < 0 else _TOLD) + _SPEAKS * (verdicts[i][n] == "words")
            for n, v in enumerate(row)
        ]
        for i, row in enumerate(scores)
    ]
    first = [n for n in open_ if n in setting.fresh] or open_
    best = {_State(n, bool(verdicts[0][n])): _start(n, first) + worth[0][n] for n in open_}
    trail: list[dict[_State, _State]] = []
    for i in range(1, len(assertions)):
        move = _Move(
            goes_on[i],
            goes_on[i] or ordinal_named(assertions[i].said, "en") is not None,
            _is_short(assertions[i]) and _is_short(assertions[i - 1]),
        )
        reached: dict[_State, float] = {}
        back: dict[_State, _State] = {}
        for before, value in best.items():
            for label in open_:
                state = _State(label, bool(verdicts[i][label]) or (before.answered and before.label == label))
                total = value + _step(before, label, move) + worth[i][label]
                if total > reached.get(state, float("-inf")):
                    reached[state], back[state] = total, before
        best = reached
        trail.append(back)
    state = max(best, key=lambda s: best[s])
    path: list[int | None] = [state.label]
    for back in reversed(trail):
        state = back[state]
        path.append(state.label)
    return path[::-1]


def _favour_subjects(
    assertions: Sequence[Assertion], targets: Sequence[Target], scores: list[list[float]]
) -> None:
    """A clause whose subject is what one issue alone is about speaks to that one (the stop was lawful)."""
    for a, row in zip(assertions, scores, strict=True):
        passing = a.core is not None and passes_in_english(a.core.text)
        said = (
            " ".join([a.text, *(c.text for c in a.reasons)])
            if passing
            else " ".join(a.core.text.split()[:_SUBJECT])
            if a.core
            else ""
        )
        head = terms_of(said, "en")
        fitting = [t.index for t in targets if head & t.own_terms]
        if len(fitting) == 1 and row[fitting[0]] > _BARRED:
            row[fitting[0]] += _ABOUT + _PASSED * passing


def _is_short(a: Assertion) -> bool:
    """Whether an assertion is a short answer: two of them on end answer two questions (No benefit, and no conviction)."""
    if a.core is None or a.conditions:
        return False
    return bare_answer(a, "en") is not None or bool(_SHORT.fullmatch(a.core.text))


def _answers(a: Assertion, target: Target, weights: Weights) -> str:
    """``words`` where an assertion answers an issue in its words, ``some`` where it answers whatever is asked, else empty."""
    if not target.polar:
        return ""
    found = read_polar(a, target, weights, "en")
    if found.polarity is None or found.strength < _PLAIN:
        return ""
    return "words" if found.rule in {"predicate", "opposite"} else "some"


def _announce(a: Assertion, targets: Sequence[Target], row: list[float], weights: Weights) -> bool:
    """Whether the assertion announces a topic that no issue is named by: then it is the next one's."""
    topic = topic_of(a)
    if a.core is not None and _ON_THE_REST.search(a.core.text):
        return True
    if topic is None or ordinal_named(a.said, "en") is not None:
        return False
    terms = terms_of(topic, "en")
    if not terms:
        return bool(_OTHER.fullmatch(topic))
    shares = [weights.total(terms & t.terms) / (weights.total(terms) or 1.0) for t in targets]
    own = [weights.total(terms & t.own_terms) / (weights.total(terms) or 1.0) for t in targets]
    for t in targets:
        row[t.index] += _TOPIC * max(own[t.index], 0.5 * shares[t.index]) if row[t.index] > -0.9 else 0.0
    return max(shares) < _UNMATCHED


def _start(label: int, first: Sequence[int]) -> float:
    return -_OTHER_START * first.index(label) if label in first else -_NOT_ASKED


def _step(before: _State, label: int, move: _Move) -> float:
    if before.label == label:
        return (_NEW if move.new or move.marked else _STAY) - (_AGAIN if move.again else 0.0)
    if move.marked:
        return _MARKED * abs(label - before.label)
    if label < before.label:
        return _BACK
    return (_ON_ANSWERED if before.answered else _ON) * (label - before.label)
