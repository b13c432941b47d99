"""Which way an English clause leans that answers nothing plainly: praise, blame, denial, force."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.choices import Choice
from graph.extract.english_negation import has_english_negation, negated_in_english
from graph.extract.english_passing import passes_in_english
from graph.extract.english_wordings import blaming, contrary, sentiment
from graph.extract.readings import Reading
from graph.extract.short_answers import ordinal_named
from graph.extract.terms import terms_of
from graph.extract.verdicts import Verdict
from graph.extract.wordlists import matcher
from graph.model import Polarity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.extract.assertions import Assertion
    from graph.extract.readings import TurnReading
    from graph.extract.targets import Target

_STRENGTH = 0.3
# how a clause begins that speaks of what was asked without its words
_POINTS = re.compile(
    r"^(?:(?:and|but|so|then|well|surely|perhaps)\s+)*(?:I|it|that|this|he|she|they|we|you|there|no|nobody|nothing|never|not|one|such|any|every)\b",
    re.IGNORECASE,
)
# how telling each sign is; a clause nearer to the issue and a later one count a little more
_PRAISE, _DENIAL, _FORCE, _PLAIN = 0.5, 0.35, 0.25, 0.1
_NEAR, _LAST, _SPOKEN_OF = 0.5, 0.05, 0.2


def english_leanings(turns: Sequence[TurnReading], target: Target) -> list[Reading]:
    """At most one reading, of the clause that most likely tells what the speaker holds on a polar issue; none where
    the words placed with it pass.
    """
    found: list[tuple[float, Reading]] = []
    for turn in turns:
        mine = [n for n, p in enumerate(turn.placements) if target.index in p.targets]
        if any(passes_in_english(turn.assertions[n].text) for n in mine):
            return []
        for place, n in enumerate(mine):
            a = turn.assertions[n]
            near = min(turn.placements[n].scores[target.index], 0.6)
            for worth, against in _signs(a, target, near):
                polarity = Polarity.DENY if against else Polarity.AFFIRM
                verdict = Verdict(polarity, _STRENGTH, "weak")
                total = worth + _NEAR * near + _LAST * place / len(mine)
                found.append((total, Reading(turn.number, n, a, Choice(verdict), (), _STRENGTH)))
    return [max(found, key=lambda f: f[0])[1]] if found else []


def _signs(a: Assertion, target: Target, near: float) -> Iterator[tuple[float, bool]]:
    """What each sign in an assertion is worth, and whether it speaks against the issue as put."""
    if a.told or a.core is None or a.asks or a.conditions or not target.polar:
        return
    core = a.core.text
    turned = negated_in_english(core) ^ (contrary(core, target.predicate) is True) ^ target.turned
    about = bool(_POINTS.match(core)) or bool(terms_of(a.said, "en") & target.terms)
    blames = sentiment(core)
    if blames is not None:
        yield _PRAISE, blames ^ turned ^ blaming(target.issue.proposition or "", target.predicate)
    elif not about:
        return
    elif has_english_negation(core):
        yield _DENIAL, turned
    elif matcher("en", "modals").search(core):
        yield _FORCE, turned
    elif near >= _SPOKEN_OF and ordinal_named(core, "en") is None:
        yield _PLAIN, turned
