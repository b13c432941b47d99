"""A case in a sentence: what happened, how many experts came to how many ends, and which facts divide them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.analysis.results import Analysis, CaseConclusion
    from graph.catalogue import Language
    from graph.model import ArgumentMap, CourtCase, Symposium
    from server.usecases.browse import Browsed

_SENTENCE = re.compile(r".+?(?:[。！？]|[.!?](?=\s|$)|$)", re.DOTALL)
_CHINESE = re.compile("[㐀-鿿]")
_LONGEST = 60
# a Latin letter takes so much less room than a Chinese character says
_LETTERS = 3
_FACTS_NAMED = 3


@dataclass(frozen=True, slots=True)
class CaseGist:
    """``what`` are the first words of the facts, () cut short where they are long; ``told`` how experts conclude on it;
    ``ends`` is how many sets of charges they come to, ``facts`` on how many facts that hangs.
    """

    case: CourtCase
    what: str
    told: str
    ends: int
    facts: int


def case_gists(m: ArgumentMap, analysis: Analysis, lang: Language) -> tuple[CaseGist, ...]:
    """Each case of the symposium, in the order of the text."""
    return tuple(_gist(case, m, analysis, lang) for case in m.cases)


def dividing_facts(conclusions: Iterable[CaseConclusion], analysis: Analysis) -> tuple[str, ...]:
    """The facts (ids) that conclusions on a case hang on: of most experts first, then as in the analysis."""
    hang = Counter(f for c in conclusions for f in {w.fact for o in c.outcomes for w in o.when})
    order = {f.fact: n for n, f in enumerate(analysis.facts) if f.changes_something}
    return tuple(sorted((f for f in hang if f in order), key=lambda f: (-hang[f], order[f])))


def ends_of(conclusions: Iterable[CaseConclusion]) -> tuple[tuple[str, ...], ...]:
    """The sets of charges that experts come to on a case, or may: those that most come to first."""
    held = Counter(end for c in conclusions for end in {_end(o.charges): None for o in c.outcomes})
    return tuple(end for end, _ in held.most_common())


def _end(charges: tuple[str, ...]) -> tuple[str, ...]:
    """One end whatever the order in which charges are named."""
    return tuple(sorted(set(charges)))


def _gist(case: CourtCase, m: ArgumentMap, analysis: Analysis, lang: Language) -> CaseGist:
    conclusions = [c for c in analysis.cases if c.case == case.id]
    ends = ends_of(conclusions)
    spoke = [c for c in conclusions if c.outcomes]
    who = say(
        "gist.all" if len(spoke) == len(conclusions) else "gist.some",
        lang,
        n=len(spoke),
        experts=len(conclusions),
    )
    facts = dividing_facts(conclusions, analysis)
    labels = {f.id: f.label for f in m.facts}
    if not spoke:
        told = say("gist.nobody", lang, experts=len(conclusions))
    elif (
        len(ends) == 1
        and len(spoke) > 1
        and not any(o.when or o.alternative for c in spoke for o in c.outcomes)
    ):
        told = say("gist.agreed", lang, who=who, end=_named(ends[0], lang))
    else:
        key = "gist.ends" if len(ends) > 1 else "gist.one_end"
        told = say(key, lang, who=who, n=len(ends), ends=" / ".join(_named(e, lang) for e in ends))
        if facts:
            named = (say("gist.fact", lang, fact=labels[f]) for f in facts[:_FACTS_NAMED])
            listed = say("analysis.names", lang).join(named)
            more = say("gist.more_facts", lang, n=len(facts)) if len(facts) > _FACTS_NAMED else ""
            told += say("gist.turns_on", lang, facts=listed + more)
    return CaseGist(case, _what(case), told, len(ends), len(facts))


def _named(end: tuple[str, ...], lang: Language) -> str:
    return say("analysis.names", lang).join(end) or say("what_if_page.js_no_charge", lang)


def _what(case: CourtCase) -> str:
    """The first sentence of the facts; a long one ends where a mark last parts it."""
    if case.passage is None:
        return ""
    found = _SENTENCE.match(case.passage.quote.strip())
    sentence = " ".join(found[0].split()) if found else ""
    longest = _LONGEST if _CHINESE.search(sentence) else _LONGEST * _LETTERS
    if len(sentence) <= longest:
        return sentence
    cut = sentence[:longest]
    mark = max(cut.rfind(m) for m in "，；：,;: ")
    return (cut[:mark] if mark > len(cut) // 2 else cut) + "……"


@dataclass(frozen=True, slots=True)
class Opener:
    """A symposium by the case that facts divide most; ``checked`` of ``speaking`` stances a person has decided."""

    symposium: Symposium
    gist: CaseGist
    checked: int
    speaking: int


def openers(browsed: Iterable[Browsed], lang: Language) -> dict[str, Opener]:
    """By symposium id, those first whose leading case hangs on most facts; one without a case is left out."""
    found = [_opener(b, gists) for b in browsed if (gists := case_gists(b.argument_map, b.analysis, lang))]
    return {o.symposium.id: o for o in sorted(found, key=lambda o: -o.gist.facts)}


def _opener(browsed: Browsed, gists: tuple[CaseGist, ...]) -> Opener:
    stances = browsed.analysis.unchecked.stances
    leading = max(gists, key=lambda g: (g.facts, g.ends))
    checked = stances.counted - stances.unchecked
    return Opener(browsed.argument_map.symposium, leading, checked, stances.counted)
