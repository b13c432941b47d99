"""The facts that conclusions turn on, gathered across experts from their conditions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from graph.extract.negation import has_negation
from graph.extract.terms import terms_of
from graph.extract.wordlists import Tongue, pairs
from graph.model import Condition, Fact, make_id, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable

_OPENING = re.compile(
    r"^(?:那么|但是?|而|且|并且?|又|或者?|以及|同时|即|这时|此时|也就是说|当然|只是)*(?:如果说?|假如|假使|倘若|倘使|要是|若是|若(?!干)|一旦|只要|只有当?|除非|设若|万一|凡是?|必须限于|只限于|仅限于|限于|当(?!事|地|时)|对于|如(?=[^何此上下同实]))*"
    r"(?:查明|证明|能够查明|其|因(?!为|此|果))?"
)
_CLOSING = re.compile(
    r"(?:的话|的?(?:情况|情形|场合|前提|条件|基础)之?下|的情况|的情形|之?时|的|为限|为前提|为条件)$"
)
_DEPENDS = re.compile(
    r"^.{0,24}?(?:取决于|决定于|有赖于|(?:要|应当?|应该|须|需要?|得|主要|关键)看|关键(?:在于|是)|(?:应|要|须)?视(?=其|具体|情)|要?查明|(?:根据|结合|考虑)(?=.{3,}(?:具体|认定|判断|确定|考虑|定性|而定|分析)))"
)
_DIVIDED = re.compile(
    r"(?:要|应当?|需要?|须|得)(?:区分|区别|分)(?!.*(?:情况|情形|两种|几种))([^，。]{2,10})$"
)
_DEPENDS_END = re.compile(
    r"(?:等)?(?:来|而|综合|具体|分别|加以|进行)*(?:认定|判断|确定|考虑|考量|定性|而定|分析|讨论|对待)$"
)
_WHETHER = re.compile(r"是否|有没有|有无|能否|与否|应否|是不是|能不能|会不会")
_ENGLISH_OPENING = re.compile(
    r"^(?:and|but|or)?\s*(?:only\s+)?(?:if|unless|provided(?:\s+that)?|assuming(?:\s+that)?|as long as|so long as|on condition that|in case|once|when|where|for)\s+",
    re.IGNORECASE,
)
_DENIAL = re.compile(r"(?:并|尚|从|还)?(?:没有|未能|未曾|不是|不能|未|不|无(?!论|证))")
_LEAST = 0.5
# stands between 否则 and the condition it is the contrary of
CONTRARY = "\x1f"


@dataclass(slots=True)
class _Growing:
    label: str
    terms: frozenset[str]
    values: list[str]


class _Shelf:
    """Facts found so far, by the terms of their labels, so that a new wording is compared with few of them."""

    def __init__(self) -> None:
        self.grown: list[_Growing] = []
        self._by_term: dict[str, list[_Growing]] = {}

    def add(self, fact: _Growing) -> _Growing:
        """Keep a fact."""
        self.grown.append(fact)
        for term in fact.terms:
            self._by_term.setdefault(term, []).append(fact)
        return fact

    def find(self, label: str, terms: frozenset[str]) -> _Growing | None:
        """The first fact that a label is another wording of."""
        near = {id(g): g for term in terms for g in self._by_term.get(term, [])}
        return next((g for g in near.values() if _same(g, label, terms)), None)


@dataclass(frozen=True, slots=True)
class FactTable:
    """All facts of a symposium, and the condition each text of a condition stands for."""

    facts: tuple[Fact, ...]
    conditions: dict[str, Condition]


def gather_facts(texts: Iterable[str], symposium_id: str, tongue: Tongue) -> FactTable:
    """Facts from the words of conditions, in order of the text. Two wordings are one fact where most of their
    terms are shared; 相差不大 and 相差悬殊, with and without 不, are two values of it. Quantities stay words.
    否则, joined by CONTRARY to a condition, is another value of its fact.
    """
    shelf = _Shelf()
    placed: dict[str, tuple[_Growing, str]] = {}
    for text in dict.fromkeys(texts):
        own, _, contrary_to = text.partition(CONTRARY)
        label, value = _split(bare_condition(contrary_to or own, tongue), tongue)
        value = own if contrary_to else value
        terms = terms_of(label, tongue) or frozenset({label})
        home = shelf.find(label, terms) or shelf.add(_Growing(label, terms, []))
        if squeeze(value) not in {squeeze(v) for v in home.values}:
            home.values.append(value)
        placed[text] = (home, next(v for v in home.values if squeeze(v) == squeeze(value)))
    grown = shelf.grown
    ids = {id(g): make_id("fact", symposium_id, squeeze(g.label)) for g in grown}
    facts = {ids[id(g)]: Fact(ids[id(g)], g.label, tuple(g.values)) for g in grown}
    conditions = {t: Condition(ids[id(g)], v, t.partition(CONTRARY)[0]) for t, (g, v) in placed.items()}
    return FactTable(tuple(facts.values()), conditions)


def bare_condition(text: str, tongue: Tongue) -> str:
    """A condition without the words that open and close it."""
    if tongue == "en":
        return _ENGLISH_OPENING.sub("", text).strip(" ,.;") or text
    bare = _OPENING.sub("", text, count=1)
    divided = _DIVIDED.search(bare)
    if divided:
        return divided[1]
    if _DEPENDS.match(bare):
        bare = _DEPENDS_END.sub("", _DEPENDS.sub("", bare, count=1)) or bare
    bare = re.sub(r"^其(?=是否|有没有|有无|.{4})", "", _CLOSING.sub("", bare))
    return bare.strip("，。；：“” ") or text


def _same(g: _Growing, label: str, terms: frozenset[str]) -> bool:
    if squeeze(g.label) == squeeze(label):
        return True
    shared = len(g.terms & terms)
    return (
        shared >= 2
        and shared / min(len(g.terms), len(terms)) >= _LEAST + 0.2
        and shared / max(len(g.terms), len(terms)) >= _LEAST
    )


def _split(bare: str, tongue: Tongue) -> tuple[str, str]:
    """Label and value: the label leaves out what can be otherwise. Of 是否… the value is that it is so."""
    whether = _WHETHER.search(bare)
    if whether:
        held = (
            ("有" if whether[0] in ("有没有", "有无") else "是" if whether[0] == "是不是" else "")
            if tongue == "zh"
            else ""
        )
        label = f"{bare[: whether.start()]}{bare[whether.end() :]}".strip("，")
        return label or bare, f"{bare[: whether.start()]}{held}{bare[whether.end() :]}"
    if tongue == "zh":
        found = max(
            (m for m in (_value_at(bare, w) for w in _values()) if m), key=lambda m: m[1] - m[0], default=None
        )
        if found:
            start, end = found
            rest = bare[end:].lstrip("的")
            label = bare[:start].rstrip("，为是") if start >= 4 else f"{bare[:start]}{rest}"
            return label, bare[start:end]
        if has_negation(bare):
            return _DENIAL.sub("", bare, count=1) or bare, bare
    return bare, bare


@cache
def _values() -> tuple[str, ...]:
    every = {w for pair in pairs("zh", "values") for w in pair if len(w) > 1}
    return tuple(sorted(every, key=lambda w: (-len(w), w)))


def _value_at(bare: str, word: str) -> tuple[int, int] | None:
    """Where a word of value stands at the end of what is said, but for a short noun (相差不大的钱物)."""
    at = bare.rfind(word)
    short = at > 1 and len(bare) - at - len(word) <= 8
    return (at, at + len(word)) if short and "，" not in bare[at:] else None
