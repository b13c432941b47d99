"""Facts that may be one in the words of two experts: proposals for a person to decide, each with its reason.

A pair is proposed where most of the shorter one's words are shared, or where both turn on the same head of fact
(识破, 看穿; see ``fact_heads.tsv``) for one case, or on a common head (明知, 知情) and share a further word or stand
under one question. Never where one branch hangs
on both, where they name different parties, or where all of it is said by one expert under one question.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from graph.lexicon.tables import rows, several
from graph.model import COUNTED, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import ArgumentMap, Fact, Passage

_PARTY = re.compile(r"[㐀-鿿]某[甲乙丙丁]?")
_EMPTY = re.compile(
    r"是否|有没有|有无|能否|能不能|是不是|还是|或者?|没有|已经|如果|若是?|假如|倘若|一旦|只要|实施|使用|进行|存在|具有|造成|情况|情形|行为|[的了之其被把对将在是有不未也又都且并而为以所]"
)
_WORD = re.compile(r"[A-Za-z]{4,}")
_LEAST, _SHARE = 2, 0.5
# facts that may share a word before it is too common to join two
_SPREAD = 3
# marks a head too common to join two facts on its own
_COMMON = "*"


@dataclass(frozen=True, slots=True)
class AlikeFacts:
    """Two facts (ids) and what speaks for their being one; a passage of each, and who (ids) speaks to each."""

    one: str
    other: str
    words: tuple[str, ...]
    passages: tuple[Passage, Passage]
    experts: tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Told:
    """What a map says of one fact."""

    fact: Fact
    text: str
    terms: frozenset[str]
    heads: frozenset[int]
    parties: frozenset[str]
    experts: tuple[str, ...]
    questions: frozenset[str]
    cases: frozenset[str]
    branches: frozenset[str]
    passage: Passage


def alike_facts(m: ArgumentMap) -> tuple[AlikeFacts, ...]:
    """All pairs that may be one fact, the likeliest first; the fact that stands first in the map leads."""
    told = list(_all(m))
    spread = Counter(term for one in told for term in one.terms)
    often = frozenset(t for t, n in spread.items() if n > _SPREAD)
    found = [
        (shared, one, other)
        for one, other in combinations(told, 2)
        if not _apart(one, other) and (shared := _shared(one, other, often))
    ]
    found.sort(key=lambda pair: -len(pair[0]))
    return tuple(
        AlikeFacts(
            one.fact.id, other.fact.id, shared, (one.passage, other.passage), (one.experts, other.experts)
        )
        for shared, one, other in found
    )


def _all(m: ArgumentMap) -> Iterator[_Told]:
    question = {i.id: i.question for i in m.issues}
    case = {i.id: i.case for i in m.issues}
    for fact in m.facts:
        held = [
            (s, b, c)
            for s in m.stances
            if s.status in COUNTED
            for b in s.branches
            for c in b.when
            if c.fact == fact.id
        ]
        if held:
            text = " ".join((fact.label, *fact.values, *(c.text for _, _, c in held)))
            yield _Told(
                fact, text, _terms(text), _heads(text), frozenset(_PARTY.findall(text)),
                tuple(dict.fromkeys(s.participant for s, _, _ in held)),
                frozenset(question[s.issue] for s, _, _ in held),
                frozenset(c for s, _, _ in held if (c := case[s.issue])),
                frozenset(b.id for _, b, _ in held), held[0][1].passage,
            )  # fmt: skip


def _apart(one: _Told, other: _Told) -> bool:
    """Whether two facts are two: of one branch, of other parties or cases, told apart by one expert in one breath."""
    if one.branches & other.branches or (
        set(one.experts) == set(other.experts) and one.questions & other.questions
    ):
        return True
    return any(a and b and not a & b for a, b in ((one.parties, other.parties), (one.cases, other.cases)))


def _shared(one: _Told, other: _Told, often: frozenset[str]) -> tuple[str, ...]:
    """The words for which two facts may be one; none where nothing speaks for it."""
    common = (one.terms & other.terms) - often
    heads = one.heads & other.heads
    plain = {h for h in heads if not _families()[h].common}
    words = _words(heads, one.text) | _words(heads, other.text)
    further = {t for t in common if not any(t in w or w in t for w in words)}
    most = len(common) >= _LEAST and len(common) / min(len(one.terms), len(other.terms)) >= _SHARE
    near = bool(one.questions & other.questions)
    joined = bool(plain and (common or near or one.cases & other.cases)) or bool(heads and (further or near))
    return tuple(sorted(words) or sorted(common)) if most or joined else ()


def _terms(text: str) -> frozenset[str]:
    runs = re.findall(r"[㐀-鿿0-9]+", _EMPTY.sub(" ", _PARTY.sub(" ", text)))
    pairs = (squeeze(r[n : n + 2]) for r in runs for n in range(len(r) - 1))
    return frozenset({*pairs, *(w.lower() for w in _WORD.findall(text))})


@dataclass(frozen=True, slots=True)
class _Family:
    words: tuple[str, ...]
    common: bool


@cache
def _families() -> tuple[_Family, ...]:
    lines = [row["words"] for row in rows("fact_heads.tsv")]
    return tuple(_Family(several(line.lstrip(_COMMON)), line.startswith(_COMMON)) for line in lines)


def _heads(text: str) -> frozenset[int]:
    return frozenset(n for n, family in enumerate(_families()) if any(w in text for w in family.words))


def _words(heads: frozenset[int], text: str) -> set[str]:
    return {w for n in heads for w in _families()[n].words if w in text}
