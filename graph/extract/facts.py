"""The facts that conclusions turn on, gathered across experts from their conditions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.negation import has_negation
from graph.extract.terms import terms_of
from graph.extract.wordlists import Tongue, pairs
from graph.model import Condition, Fact, make_id, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable

_OPENING = re.compile(
    r"^(?:那么|但是?|而|且|并且?|又|或者?|以及|同时|即|这时|此时|也就是说|当然)*(?:如果说?|假如|假使|倘若|倘使|要是|若是|若|一旦|只要|只有当?|除非|设若|万一|凡是?|必须限于|只限于|仅限于|限于|当|在|对于|对|如(?=[^何此上下]))*"
    r"(?:查明|证明|认定|属于|其|是)?"
)
_CLOSING = re.compile(r"(?:的话|的?(?:情况|情形|场合|前提|条件|基础)之?下|的情况|的情形|之?时|的|为限|为前提|为条件)$")
_DEPENDS = re.compile(r"^.{0,24}?(?:取决于|决定于|有赖于|要看|应看|得看|须看|关键看|主要看|应视|要视|视|关键在于|关键是|查明|区分|区别)")
_WHETHER = re.compile(r"是否|有没有|有无|能否|与否|应否")
_ENGLISH_OPENING = re.compile(r"^(?:and|but|or)?\s*(?:only\s+)?(?:if|unless|provided(?:\s+that)?|assuming(?:\s+that)?|as long as|so long as|on condition that|in case|once|when|where|for)\s+", re.IGNORECASE)
_LEAST = 0.5


@dataclass(slots=True)
class _Growing:
    label: str
    terms: frozenset[str]
    values: list[str]


@dataclass(frozen=True, slots=True)
class FactTable:
    """All facts of a symposium, and the condition each text of a condition stands for."""

    facts: tuple[Fact, ...]
    conditions: dict[str, Condition]


def gather_facts(texts: Iterable[str], symposium_id: str, tongue: Tongue) -> FactTable:
    """Facts from the words of conditions, in order of the text. Two wordings are one fact where most of their
    terms are shared; 相差不大 and 相差悬殊, with and without 不, are two values of it. Quantities stay words.
    """
    grown: list[_Growing] = []
    placed: dict[str, tuple[_Growing, str]] = {}
    for text in dict.fromkeys(texts):
        bare = bare_condition(text, tongue)
        label, value = _split(bare, tongue)
        terms = terms_of(label, tongue) or frozenset({label})
        home = next((g for g in grown if _same(g, label, terms)), None)
        if home is None:
            home = _Growing(label, terms, [])
            grown.append(home)
        if squeeze(value) not in {squeeze(v) for v in home.values}:
            home.values.append(value)
        placed[text] = (home, next(v for v in home.values if squeeze(v) == squeeze(value)))
    ids = {id(g): make_id("fact", symposium_id, squeeze(g.label)) for g in grown}
    facts = {ids[id(g)]: Fact(ids[id(g)], g.label, tuple(g.values)) for g in grown}
    conditions = {t: Condition(ids[id(g)], v, t) for t, (g, v) in placed.items()}
    return FactTable(tuple(facts.values()), conditions)


def bare_condition(text: str, tongue: Tongue) -> str:
    """A condition without the words that open and close it."""
    if tongue == "en":
        return _ENGLISH_OPENING.sub("", text).strip(" ,.;") or text
    bare = _DEPENDS.sub("", text, count=1) if _DEPENDS.match(text) else text
    bare = _OPENING.sub("", bare, count=1)
    bare = _CLOSING.sub("", bare)
    return bare.strip("，。；：“” ") or text


def _same(g: _Growing, label: str, terms: frozenset[str]) -> bool:
    if squeeze(g.label) == squeeze(label):
        return True
    shared = len(g.terms & terms)
    return shared >= 2 and shared / min(len(g.terms), len(terms)) >= _LEAST + 0.2 and shared / max(len(g.terms), len(terms)) >= _LEAST


def _split(bare: str, tongue: Tongue) -> tuple[str, str]:
    """Label and value: the label leaves out what can be otherwise."""
    whether = _WHETHER.search(bare)
    if whether:
        return _WHETHER.sub("", bare, count=1).strip("，") or bare, bare
    if tongue == "zh":
        for pair in pairs("zh", "values"):
            for word in sorted(pair, key=len, reverse=True):
                if len(word) > 1 and bare.endswith(word) and len(bare) > len(word) + 1:
                    return bare[: -len(word)].rstrip("，"), word
        if has_negation(bare):
            return re.sub(r"(?:并|尚|从|还)?(?:没有|未能|未曾|不是|不能|未|不|无|非)", "", bare, count=1) or bare, bare
    return bare, bare
