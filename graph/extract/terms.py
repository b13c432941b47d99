"""Key terms of a text and what each is worth, so that sentences and issues can be compared."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.wordlists import Tongue, pairs, words

if TYPE_CHECKING:
    from collections.abc import Iterable

# a run without a digit is tried once, not again from each of its letters
_RUN = re.compile(r"[㐀-鿿]+|(?<![A-Za-z0-9.])(?=[A-Za-z.]*\d)[A-Za-z0-9.]+")
_WORD = re.compile(r"[A-Za-z][A-Za-z]+|\d[\d,.]*")
_ENDING = re.compile(r"(?:i[sz]ations?|i[sz]ing|i[sz]e[sd]?|ations?|ings?|ers?|ed|es|s|ly|ity|e|y)$")
_COMMON = 0.25
_PARTICLES = frozenset("的了之其这那和与或及在上中下为是以对将把被而也都又就则并所者着过还让使向从由")
_SLIGHT = 0.2

Terms = frozenset[str]


def terms_of(text: str, tongue: Tongue) -> Terms:
    """Pairs of neighbouring Han characters and whole numbers; in English stems of words that say something."""
    if tongue == "en":
        stop = set(words("en", "stop"))
        found = (w.lower() for w in _WORD.findall(text))
        return frozenset(_stem(w) for w in found if w not in stop)
    terms: set[str] = set()
    for word, other in pairs("zh", "synonyms"):
        if word in text:
            terms |= _grams(other)
    return frozenset(terms | _grams(text))


def _grams(text: str) -> set[str]:
    terms: set[str] = set()
    for run in _RUN.findall(text):
        if run[0] >= "㐀":
            terms.update(run[i : i + 2] for i in range(len(run) - 1))
        else:
            terms.add(run)
    return terms


def _stem(word: str) -> str:
    short = _ENDING.sub("", word)
    if short.endswith(("abil", "ibil")):  # liability and liable
        short = short[:-2] + "l"
    return short if len(short) >= 3 else word


@dataclass(frozen=True, slots=True)
class Weights:
    """Inverse document frequency over the sentences of a transcript; words of the genre count little."""

    idf: dict[str, float]
    unseen: float
    general: frozenset[str]

    def of(self, term: str) -> float:
        """What sharing one term is worth; pairs with a particle are worth little."""
        slight = _SLIGHT if not _PARTICLES.isdisjoint(term) else 1.0
        return self.idf.get(term, self.unseen) * (_COMMON if term in self.general else slight)

    def total(self, terms: Iterable[str]) -> float:
        """The worth of all terms together."""
        # exact whatever the order, as every process has a set's members in another one
        return math.fsum(map(self.of, terms))


def weigh(texts: Iterable[str], tongue: Tongue) -> Weights:
    """Weights learned from the sentences of one transcript."""
    documents = [terms_of(t, tongue) for t in texts]
    counts = Counter(term for d in documents for term in d)
    n = max(len(documents), 1)
    idf = {t: math.log(1 + n / c) for t, c in counts.items()}
    general = terms_of("，".join(words("zh", "general_terms")), "zh") if tongue == "zh" else frozenset()
    return Weights(idf, math.log(1 + n), general)
