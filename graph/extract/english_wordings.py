"""Set ways of answering in English, and words that stand for the contrary of what is asked."""

from __future__ import annotations

import re
from functools import cache

from graph.extract.english_negation import has_english_negation
from graph.extract.wordlists import pairs

_BEFORE = 24
_HEAD, _HEAD_SAME, _BRIEF = 5, 3, 6
_PREDICATE = 5
_COPULA = re.compile(
    r"\b(?:is|are|was|were|be|been|am|stays?|remains?|find|found|hold|held|amounts? to|makes?|should|must|would|can|cannot|may|ought to|will)\b"
    r"|['’](?:s|re|m|d|ll)\b|n['’]t\b",
    re.IGNORECASE,
)


def set_answer(clause: str) -> str | None:
    """``+``, ``-`` or ``?`` for a clause that answers in a set way (count me in; not on these facts; up to a point), else None.

    A negation right before the wording turns ``+`` and ``-`` round (I would not say that it goes too far).
    """
    for pattern, sign in _wordings():
        found = pattern.search(clause)
        if found is None:
            continue
        turned = sign != "?" and has_english_negation(clause[max(0, found.start() - _BEFORE) : found.start()])
        return {"+": "-", "-": "+"}[sign] if turned else sign
    return None


@cache
def _wordings() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"(?<![\w'’-])(?:{p})(?![\w-])", re.IGNORECASE), sign)
        for p, sign in pairs("en", "wordings")
    )


def contrary_predicated(clause: str, predicate: str) -> bool | None:
    """As ``contrary``, where the word is what is said of something: behind a copula or modal, or near the head of the
    clause; a word of the same side as a mere noun (the offence was meant to …) says nothing.
    """
    found = _contrary_at(clause, predicate)
    if found is None:
        return None
    against, at = found
    before = clause[:at]
    if not against and not before.strip():
        return None  # the word is the subject
    near = len(before.split()) <= (_HEAD if against else _HEAD_SAME) and (
        against or len(clause.split()) <= _BRIEF
    )
    return against if near or _COPULA.search(before) else None


def contrary(clause: str, predicate: str) -> bool | None:
    """Whether a clause uses a word contrary to the one the predicate is about (immune for liable): True; a word of
    the same side: False; None where neither stands in it.
    """
    found = _contrary_at(clause, predicate)
    return found[0] if found else None


def _contrary_at(clause: str, predicate: str) -> tuple[bool, int] | None:
    for same, other in _contraries():
        if not same.search(predicate):
            continue
        opposed, agreed = other.search(clause), same.search(clause)
        if opposed:
            return True, opposed.start()
        if agreed:
            return False, agreed.start()
    return None


def without_contrary(clause: str, predicate: str) -> str:
    """The clause with the contrary word blanked: what it denies is counted once (owes nothing for liable)."""
    for same, other in _contraries():
        if same.search(predicate) and other.search(clause):
            return other.sub(lambda m: "_" * len(m[0]), clause)
    return clause


@cache
def _contraries() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (re.compile(rf"\b(?:{one})", re.IGNORECASE), re.compile(rf"\b(?:{two})", re.IGNORECASE))
        for one, two in pairs("en", "contraries")
    )


# what a predicate blames: praise of the conduct turns such an issue down
_BLAMING = re.compile(
    r"\b(?:unlawful|illegal|breach|violat|infring|interfer|trespass|nuisance|unfair|unconscion|excessiv|disproportion|guilt|negligen|fraud|crime|criminal"
    r"|theft|burglary|wrong|discriminat|abuse|invalid|void\b|unreasonab|unjust|deceit|defam|harass|misconduct|liab)",
    re.IGNORECASE,
)


_OUGHT = re.compile(r"\b(?:should|ought|must|would|may|can|could)\b", re.IGNORECASE)


def blaming(proposition: str, predicate: str) -> bool:
    """Whether a predicate itself blames (is an unlawful interference), so that blame speaks for it; not where the
    proposition says what ought to be.
    """
    if _OUGHT.search(proposition):
        return False
    head = " ".join(predicate.split()[:_PREDICATE])
    return bool(_BLAMING.search(head)) or sentiment(head) is True


def sentiment(words: str) -> bool | None:
    """True where the last word of praise or blame is one of blame, False for praise, None without any."""
    found = [(m.start(), blames) for pattern, blames in _sentiments() for m in pattern.finditer(words)]
    return max(found)[1] if found else None


def without_sentiment(words: str) -> str:
    """The words with praise and blame blanked, so that a denial in them is counted once (was wrong)."""
    for pattern, _ in _sentiments():
        words = pattern.sub(lambda m: "_" * len(m[0]), words)
    return words


@cache
def _sentiments() -> tuple[tuple[re.Pattern[str], bool], ...]:
    return tuple(
        (re.compile(rf"(?<![\w'’-]){re.escape(w)}", re.IGNORECASE), sign == "-")
        for w, sign in pairs("en", "sentiments")
    )
