"""The facts that conclusions turn on, gathered across experts from their conditions."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from graph.extract.fact_labels import MARKER, Worded, bare_of, rival_label, says_nothing, worded
from graph.extract.terms import terms_of
from graph.extract.wordlists import Tongue, pairs
from graph.model import Condition, Fact, make_id, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_OPENING = re.compile(
    r"^(?:那么|哪怕|即使|即便|纵使|但是?|而|且|并且?|又|或者?|以及|同时|即|这时|此时|也就是说|当然|只是)*(?:如果说?|假如|假使|倘若|倘使|要是|若是|若(?!干)|一旦|只要|只有当?|除非|设若|万一|凡是?|必须限于|只限于|仅限于|限于|当(?!事|地|时)|对于|如(?=[^何此上下同实]))*"
    r"(?:查明|证明|能够查明|其(?![中他余实它间])|因(?!为|此|果))?"
)
# 只有在…明知…: the 在 of a condition whose end was not said
_IN_WHICH = re.compile(r"^在(?=[^，]*(?:明知|知道|没有|不能|无法|已经|造成|达到|具有|都)[^，]{3,}(?:时|$))")
_CLOSING = re.compile(
    r"(?:(?<![前后说讲])的话|的?(?:情况|情形|场合|前提|条件|基础)之?下|的情况|的情形|之时|(?<![何及随准按])时|(?<!目)的|为限|为前提|为条件)$"
)
_DEPENDS = re.compile(
    r"^.{0,24}?(?:取决于|决定于|有赖于|(?:要|应当?|应该|须|需要?|得|主要|关键)看|关键(?:在于|是|就?看)|(?:就|先|全|端|只|首先|还)+(?:要)?看|^看(?!到|见|管|守|护|作|成)|(?:应当?|要|须|得|还|进一步|一并)+(?:考虑|回到|核实|弄清|搞清|查清|审查)(?=.{0,24}(?:是否|有没有|有无|能否|能不能|是不是))|(?:应|要|须)?视(?=其|具体|情)|(?:要|进一步|还|应当?|须|需)*查明|(?:要|应当?|须|得)分清楚?|(?:根据|结合|考虑)(?=.{3,}(?:具体|认定|判断|确定|考虑|定性|而定|分析)))"
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
_ENGLISH_DEPENDS = re.compile(
    r"^.{0,60}?\b(?:depends?|turns?|hinges?)\s+(?:\w+ly\s+)?(?:up)?on\s+", re.IGNORECASE
)
# nothing turns on it; and what follows from a supposition without a comma
_ENGLISH_NEVER = re.compile(
    r"\b(?:nothing|not|never|n['’]t|hardly)\b.{0,30}?\b(?:depends?|turns?|hinges?)\b", re.IGNORECASE
)
_ENGLISH_NEXT = re.compile(
    r"(?<=\w{2})\s(?:then\b|(?:you|he|she|it|they|we|I) (?:do(?:es)?n['’]t|do(?:es)? not|can(?:['’]t|not)?|won['’]t|need)\b).*$"
)
# a subject and a finite verb: a statement that can be asked
_ENGLISH_STATED = re.compile(
    r"^(?:he|she|it|they|we|you|there|this|that|(?:the|its|his|her|their|an?) (?:[\w'’-]+ ){1,3}?|(?:[A-Z][\w'’-]+ ){1,3}?)\s?"
    r"(?:is|was|are|were|has|had|knew|knows|can|could|did|does|made|makes|took|takes|gave|gives|came|comes|went|left|"
    r"covers|means|shows|works)\b"
)
_PARTY = re.compile(r"[㐀-鿿]某[某甲乙丙丁]?")
# verbs that a word of value stands after as an attribute (造成严重后果)
_TAKING = ("造成", "产生", "具有", "属于", "达到", "引起")
_SUBJECT = 3
_NOUN = 8
_PLAIN_VALUE = 4
# a condition that takes up a question put among the last few: how short it is
_SHORTEST, _LONGEST, _RECENT = 2, 4, 4
_LEAST = 0.5
# stands between 否则 and the condition it is the contrary of
CONTRARY = "\x1f"
# joins a condition to what the next clause adds to it
FOLDED = "\x1e"
_OR = re.compile(r"^(?:或者?|或是|or\b)", re.IGNORECASE)


@dataclass(slots=True)
class _Growing:
    label: str
    key: str
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

    def find(self, key: str, terms: frozenset[str]) -> _Growing | None:
        """The first fact that a key is another wording of."""
        near = {id(g): g for term in terms for g in self._by_term.get(term, [])}
        return next((g for g in near.values() if _same(g, key, terms)), None)


@dataclass(frozen=True, slots=True)
class FactTable:
    """All facts of a symposium, and the condition each text of a condition stands for."""

    facts: tuple[Fact, ...]
    conditions: dict[str, Condition]


def gather_facts(
    texts: Iterable[str], symposium_id: str, tongue: Tongue, rivals: Iterable[tuple[str, str]] = ()
) -> FactTable:
    """Facts from the words of conditions, in order of the text. Two wordings are one fact where most of their
    terms are shared; 相差不大 and 相差悬殊, with and without 不, are two values of it. Quantities stay words.
    否则, joined by CONTRARY to a condition, is another value of its fact. ``rivals`` are pairs that lead one speaker
    to different results: the second is another value of the first one's fact, unless it is a fact already. What
    names nothing that could be found out (具体情况) is no fact.
    """
    shelf = _Shelf()
    recent: list[tuple[_Growing, bool]] = []
    placed: dict[str, tuple[_Growing, str]] = {}
    first_of = {second: first for first, second in rivals if not _two_people(first, second)}
    for text in dict.fromkeys(texts):
        own, _, contrary_to = text.partition(CONTRARY)
        said = _read(contrary_to or own, tongue)
        if said is None:
            continue
        said = _as_asked(said, contrary_to or own, recent, tongue)
        value = own if contrary_to else said.value
        terms = terms_of(said.key, tongue) or frozenset({said.key})
        taken_up = None if contrary_to else _asked_before(said.key, recent)
        if taken_up and squeeze(value) == squeeze(said.key):
            value = taken_up.values[0]
        home = taken_up or shelf.find(said.key, terms)
        rival = placed.get(first_of.get(text, ""))
        if home is None and rival:
            home = rival[0]
            if tongue == "zh" and not _puts_question(first_of[text]):
                home.label = rival_label(home.label, home.values, value)
        home = home or shelf.add(_Growing(said.label, said.key, terms, []))
        recent = [*recent, (home, said.asks)][-_RECENT:]
        if _better_put(home, said):
            home.label = said.label
        if squeeze(value) not in {squeeze(v) for v in home.values}:
            home.values.append(value)
        placed[text] = (home, next(v for v in home.values if squeeze(v) == squeeze(value)))
    grown = shelf.grown
    placed = {t: (g, v) for t, (g, v) in placed.items() if not _only_asks(g, v)}
    for g in grown:
        g.values = [v for v in g.values if not _only_asks(g, v)]
    ids = {id(g): make_id("fact", symposium_id, squeeze(g.label)) for g in grown}
    facts = {ids[id(g)]: Fact(ids[id(g)], g.label, tuple(g.values)) for g in grown}
    conditions = {t: Condition(ids[id(g)], v, _words_of(t)) for t, (g, v) in placed.items()}
    return FactTable(tuple(facts.values()), conditions)


def has_word_of_value(text: str) -> bool:
    """Whether a word of value ends what is said (相差不大的钱物)."""
    bare = bare_condition(text, "zh")
    return any(_value_at(bare, w) for w in _values())


def _read(text: str, tongue: Tongue) -> Worded | None:
    """The condition taken apart; None where it names nothing that could be found out."""
    head, *rest = text.split(FOLDED)
    if tongue == "en" and _ENGLISH_NEVER.search(head):
        return None
    said = _split(bare_condition(head, tongue), tongue)
    if says_nothing(said.label, tongue):
        return None
    others = "".join(f"，{r}" for r in rest if _OR.match(r))
    return replace(said, value=f"{said.value}{others}") if others else said


def _better_put(home: _Growing, said: Worded) -> bool:
    """Whether a wording puts the fact as a question, and the label so far does not, or no speaker's question was it."""
    if said.asks:
        return squeeze(home.key) == squeeze(said.key)
    return bool(MARKER.search(said.label)) and not MARKER.search(home.label) and "还是" not in home.label


def _only_asks(g: _Growing, value: str) -> bool:
    """Whether a value is the name of the fact itself, and others are values indeed (用途: 自用, 出租)."""
    return squeeze(value) == squeeze(g.label) and len(g.values) > 2


def _as_asked(said: Worded, text: str, recent: Sequence[tuple[_Growing, bool]], tongue: Tongue) -> Worded:
    """The condition with its word of value, where a question just put has that word too (是否造成严重后果)."""
    bare = bare_condition(text.split(FOLDED, maxsplit=1)[0], tongue)
    asked = any(asks and squeeze(g.key) == squeeze(bare) for g, asks in recent)
    return worded(bare) if asked and tongue == "zh" else said


def _words_of(text: str) -> str:
    """The words in the order they were said: what says a condition more closely may lead it (see ``folded``)."""
    first, *rest = text.partition(CONTRARY)[0].split(FOLDED)
    if rest and first.startswith("即"):
        first, rest = rest[0], [first, *rest[1:]]
    return "，".join((first, *rest))


def _puts_question(text: str) -> bool:
    """Whether a condition names what the answer hangs on (要区分借款的用途), and no case of it."""
    bare = _OPENING.sub("", text, count=1)
    return bool(_DEPENDS.match(bare) or _DIVIDED.search(bare))


def _two_people(one: str, other: str) -> bool:
    first, second = {*_PARTY.findall(one)}, {*_PARTY.findall(other)}
    return bool(first and second and first != second)


def bare_condition(text: str, tongue: Tongue) -> str:
    """A condition without the words that open and close it."""
    if tongue == "en":
        bare = _ENGLISH_OPENING.sub("", _ENGLISH_DEPENDS.sub("", text))
        return bare.strip(" ,.;") or text
    bare = _IN_WHICH.sub("", _OPENING.sub("", text, count=1))
    divided = _DIVIDED.search(bare)
    if divided:
        return divided[1]
    if _DEPENDS.match(bare):
        bare = _DEPENDS_END.sub("", _DEPENDS.sub("", bare, count=1)) or bare
    bare = re.sub(r"^其(?![中他余实它间])(?=是否|有没有|有无|.{4})", "", _CLOSING.sub("", bare)).strip(
        "，。；： "
    )
    if bare.count("“") != bare.count("”"):
        bare = bare.strip("“”")
    return bare or text


def _asked_before(key: str, recent: Sequence[tuple[_Growing, bool]]) -> _Growing | None:
    """The question just put that a short condition takes up (要看是否知道…：知道的，…；不知道的，…)."""
    if not _SHORTEST <= len(key) <= _LONGEST:
        return None
    asked = (
        g for g, asks in reversed(recent) if asks or MARKER.search(g.label) or g.label.startswith("能否")
    )
    return next((g for g in asked if key in g.key), None)


def _same(g: _Growing, key: str, terms: frozenset[str]) -> bool:
    if squeeze(g.key) == squeeze(key):
        return True
    if {*_PARTY.findall(g.key)} != {*_PARTY.findall(key)}:
        return False
    shared = len(g.terms & terms)
    return (
        shared >= 2
        and shared / min(len(g.terms), len(terms)) >= _LEAST + 0.2
        and shared / max(len(g.terms), len(terms)) >= _LEAST
    )


def _split(bare: str, tongue: Tongue) -> Worded:
    """Label, key and value; a word of value (相差悬殊) is left out of the label."""
    if tongue == "en":
        return _english(bare)
    found = max(
        (m for m in (_value_at(bare, w) for w in _values()) if m), key=lambda m: m[1] - m[0], default=None
    )
    if found and bare_of(bare[: found[0]]) and not MARKER.search(bare):
        start, end = found
        rest = bare[end:].lstrip("的")
        whole = start < _SUBJECT or bare[:start].endswith(_TAKING)
        label = f"{bare[:start]}{rest}" if whole else bare[:start].rstrip("，为是又而也且")
        if label:
            return Worded(label, label, bare[start:end])
    return worded(bare)


def _english(bare: str) -> Worded:
    said = _ENGLISH_NEXT.sub("", bare)
    asked = bool(_ENGLISH_STATED.match(said))
    return Worded(f"whether {said}" if asked else said, said, said)


@cache
def _values() -> tuple[str, ...]:
    every = {w for pair in pairs("zh", "values") for w in pair if len(w) > 1}
    return tuple(sorted(every, key=lambda w: (-len(w), w)))


def _value_at(bare: str, word: str) -> tuple[int, int] | None:
    """Where a word of value stands at the end of what is said, but for a short noun (相差不大的钱物)."""
    at = bare.rfind(word)
    rest = bare[at + len(word) :]
    ends = not rest or rest.startswith("的") or (bare[:at].endswith(_TAKING) and len(rest) > 1)
    ends = ends or (
        len(word) >= _PLAIN_VALUE and len(rest) < _PLAIN_VALUE
    )  # 相差不大货物: a 的 lost in printing
    # 知悉或者应当知悉 is one question, not the value 知悉 of something
    short = at > 1 and len(rest) <= _NOUN and ends and word not in bare[:at]
    return (at, at + len(word)) if short and "，" not in bare[at:] else None
