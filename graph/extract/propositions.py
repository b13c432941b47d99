"""An issue taken apart, so that sentences can be aligned with it word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract import wordlists
from graph.extract.issue_words import POLAR, QUESTION, is_english, mask
from graph.extract.party_names import named_in
from graph.lexicon.charges import find_charges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import Issue

_MODAL = re.compile(r"(?:应当|应该|应|必须|须|可以|可能|能够|能|可|会|需要|需|宜|要|仍|还|都|均|已经|已)+")
_NEGATION = re.compile(r"(?:并不|并未|并非|没有|不再|不|未|无|非|否定)")
_VERB = re.compile(
    r"构成|属于|成立|认定|具有|具备|承担|适用|存在|符合|影响|导致|扣除|计算|采用|采纳|支持|评价"
    r"|视为|作为|负责|赔偿|免除|追究"
    r"|定性|定罪|处罚|并罚|成为|系(?!统|列)|纳入|违反|侵犯|移送|委托|返还|退还|解除|有效|无效|撤销"
    r"|排除|区分|扩大|限制|禁止"
)
_STOP = re.compile(
    r"[\s，。？！；：、“”‘’《》（）「」『』【】()\[\],.;:?!\"'□]+"
    r"|是否|能否|可否|应否|如何|怎样|怎么|什么|哪些|何种|还是|抑或|应当|应该|可以|能够|可能|需要"
    r"|必须|以及|或者|并且|而且|但是|如果"
    r"|对于|关于|根据|按照|通过|进行|作为|本案|案件|案例[一二三四五六七八九十\d]*|问题|行为人|这些"
    r"|那些|上述|该|其|此|的|了|在|与|和|及|对|中|为|以|将|被|把|从"
    r"|由|向|给|也|都|而|且|或|即|则|所|应|能|可|会|是|有|不|未|无|上|下|内|时|后|前|等|之|于|因"
    r"|让|并|又|仍|还|就"
)
_QUOTED = re.compile(r"[“《「『]([^”》」』]{2,})[”》」』]")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*|\d[\d,.]*")
_ENGLISH_MODAL = re.compile(
    r"\b(?:should|must|may|might|can|could|would|will|shall|ought to)\b", re.IGNORECASE
)
_ENGLISH_VERB = re.compile(
    r"\b(?:is|are|was|were|does|do|did|has|have|had|should|must|may|might|can|could|would|will"
    r"|shall)\b",
    re.IGNORECASE,
)
_ENGLISH_NEGATION = re.compile(r"\b(?:not|no|never|cannot|n't)\b|n't", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Proposition:
    """What an issue is about (``subject``) and what is asked of it (``predicate``, no modal, no negation).

    ``modality`` is the modal word as written (应当, 能, should), empty without one; ``negated`` tells whether
    the proposition itself denies; ``key_terms`` are words worth matching on, longest first, none twice.
    """

    subject: str
    predicate: str
    modality: str
    negated: bool
    key_terms: tuple[str, ...]


def take_apart(issue: Issue) -> Proposition:
    """The parts of an issue: from its proposition where it has one, else from the words of the question."""
    words = (issue.proposition or issue.text).strip().rstrip("。？?！!.")
    if is_english(words):
        return _english(words)
    subject, rest = _halves(issue, words)
    modality, negated, predicate = _bare(rest)
    return Proposition(subject.strip("，, "), predicate, modality, negated, tuple(_key_terms(words)))


def _halves(issue: Issue, words: str) -> tuple[str, str]:
    """Subject and the rest, parted where the question word stands in the text, else at the main predicate."""
    asked = QUESTION.search(mask(issue.text)) if issue.proposition is None else None
    if asked:
        return issue.text[: asked.start()], issue.text[asked.start() :].rstrip("？?")
    polar = POLAR.search(mask(issue.text))
    if polar and words.startswith(issue.text[: polar.start()].strip()):
        at = len(issue.text[: polar.start()].strip())
        return words[:at], words[at:]
    at = _predicate_start(mask(words))
    return words[:at], words[at:]


def _predicate_start(view: str) -> int:
    """Where the predicate of the last clause with a modal or a known verb begins."""
    start, best = 0, 0
    for clause in view.split("，"):
        modal = next((m for m in _MODAL.finditer(clause) if _VERB.search(clause, m.end())), None)
        found = [m.start() for m in (modal, _NEGATION.search(clause), _VERB.search(clause)) if m]
        if found and (modal or not best):
            best = start + min(found)
        start += len(clause) + 1
    return best


def _bare(rest: str) -> tuple[str, bool, str]:
    """Modal word, whether denied, and what is left of the predicate."""
    modality, negated, at = "", False, 0
    while True:
        modal, negation = _MODAL.match(rest, at), _NEGATION.match(rest, at)
        found = negation or modal
        if not found or found.end() == len(rest):
            return modality, negated, rest[at:].strip("，, ")
        if negation:
            negated = not negated
        elif modal:
            modality += modal[0]
        at = found.end()


def _key_terms(words: str) -> list[str]:
    """Quotations, names and charges whole, the rest cut at small words."""
    whole = [(m.start(1), m.end(1)) for m in _QUOTED.finditer(words)]
    whole += [(m.start, m.end) for m in find_charges(words)]
    whole += [(m.start, m.end) for m in named_in(words)]
    rest = list(words)
    for start, end in whole:
        rest[start:end] = " " * (end - start)
    terms = [words[a:b] for a, b in whole] + [c for c in _STOP.split("".join(rest)) if len(c) > 1]
    return sorted(dict.fromkeys(terms), key=lambda term: -len(term))


def _english(words: str) -> Proposition:
    verb = _ENGLISH_VERB.search(words)
    at = verb.start() if verb and verb.start() else 0
    modal = _ENGLISH_MODAL.search(words)
    terms = dict.fromkeys(w.lower() for w in _content_words(words))
    negated = bool(_ENGLISH_NEGATION.search(words))
    rest = words[verb.end() :] if verb and at else words[at:]
    return Proposition(
        words[:at].strip(),
        rest.strip(),
        modal[0].lower() if modal else "",
        negated,
        tuple(sorted(terms, key=len, reverse=True)),
    )


def _content_words(words: str) -> Iterator[str]:
    small = wordlists.words("en", "function_words")
    return (m[0] for m in _WORD.finditer(words) if m[0].lower() not in small)
