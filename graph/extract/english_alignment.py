"""Which issue each assertion of an English turn speaks to: it stays with one until its words go on to another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.clause_kinds import ClauseKind
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
_SET_APART = re.compile(
    r"^(?:(?:and|but|now|then|so|well)\s+)*(?P<what>[^,]{3,50}?)\s+(?:is|are|seems?|was|poses|raises|presents)(?:\s+(?:to me|perhaps|a|an"
    r"|the|another|much|rather|quite|altogether|far|not))*\s+(?:different|separate|closer|easier|easy|harder|hard|trickier"
    r"|tricky|simple|simpler|other|second|tougher|finer|plainer|clearer|(?=matter|question|call|story|case|issue|thing))"
    r"(?:\s+(?:matter|question|call|story|case|issue|thing|point|one|still|for me))*$",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:I|we|it|they|he|she|you|is|are|was|were|has|have|had|does|do|did|should|would|could|can|may|must|will)\b",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\b(?:on|to|with|for|about|in) (?:both|all three|all of (?:them|these)|either|neither|each)\b(?! of (?:them|you|my)\b)"
    r"|\b(?:both|all|either|neither|all three)(?: of (?:the|these|those|your))? (?:questions|points|counts|issues|limbs|parts"
    r"|question|point|count)\b|\bacross the board\b|^(?:yes|no) (?:and|or) (?:yes|no)\b",
    re.IGNORECASE,
)
_LONGEST_TOPIC = 6
# to begin elsewhere than with what was just asked; to go on, go back, with and without a word that says so
_OTHER_START, _NOT_ASKED = 0.15, 0.4
_STAY, _ON, _BACK, _MARKED = 0.0, -0.3, -0.4, -0.05
_NEW, _TOPIC, _AGAIN = -0.3, 0.8, 0.4
_UNMATCHED = 0.2


def topic_of(a: Assertion) -> str | None:
    """What a speaker announces to speak of: As for the fee, …; The fee is a different matter; And the fee? Fee, no."""
    clauses = [*a.lead, *([a.core] if a.core else [])]
    for c in clauses:
        opened = _OPENS.match(c.text) or _SET_APART.match(c.text)
        if opened:
            return opened["what"]
    if not a.lead:
        return None
    first = a.lead[0].text
    short = len(first.split()) <= _LONGEST_TOPIC and not _FINITE.search(first)
    if a.asks and a.core is None and short:
        return first
    answered = a.core is not None and len(a.core.text.split()) <= _LONGEST_TOPIC
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
    marked = [g or ordinal_named(a.said, "en") is not None for g, a in zip(goes_on, assertions, strict=True)]
    answers = [bare_answer(a, "en") is not None for a in assertions]
    first = [n for n in open_ if n in setting.fresh] or open_
    best = {n: _start(n, first) + scores[0][n] for n in open_}
    trail: list[dict[int, int]] = []
    for i in range(1, len(assertions)):
        again = answers[i] and answers[i - 1]
        reached, back = {}, {}
        for label in open_:
            step = {
                b: v + _step(b, label, marked=marked[i], new=goes_on[i], again=again) for b, v in best.items()
            }
            back[label] = max(step, key=lambda b: step[b])
            reached[label] = step[back[label]] + scores[i][label]
        best = reached
        trail.append(back)
    label = max(best, key=lambda n: best[n])
    path: list[int | None] = [label]
    for back in reversed(trail):
        label = back[label]
        path.append(label)
    return path[::-1]


def _announce(a: Assertion, targets: Sequence[Target], row: list[float], weights: Weights) -> bool:
    """Whether the assertion announces a topic that no issue is named by: then it is the next one's."""
    topic = topic_of(a)
    if topic is None or ordinal_named(a.said, "en") is not None:
        return False
    terms = terms_of(topic, "en")
    if not terms:
        return False
    shares = [weights.total(terms & t.terms) / (weights.total(terms) or 1.0) for t in targets]
    own = [weights.total(terms & t.own_terms) / (weights.total(terms) or 1.0) for t in targets]
    for t in targets:
        row[t.index] += _TOPIC * max(own[t.index], 0.5 * shares[t.index]) if row[t.index] > -0.9 else 0.0
    return max(shares) < _UNMATCHED


def _start(label: int, first: Sequence[int]) -> float:
    return -_OTHER_START * first.index(label) if label in first else -_NOT_ASKED


def _step(last: int, label: int, *, marked: bool, new: bool, again: bool) -> float:
    if last == label:
        return (_NEW if new else _STAY) - (_AGAIN if again else 0.0)
    if marked:
        return _MARKED * abs(label - last)
    return _ON * (label - last) if label > last else _BACK
