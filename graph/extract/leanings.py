"""Which way a speaker leans who draws no plain conclusion: weak signs of for and against, each with what it is worth."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.clause_kinds import judges_only
from graph.extract.negation import Kind, has_negation, negated, tokens_of
from graph.extract.opposites import opposite
from graph.extract.wordlists import matcher, signs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.extract.assertions import Assertion
    from graph.extract.targets import Target

_ASKS_AGAINST = re.compile(
    r"何来|何谈|谈何|哪有|哪来|哪里有|哪里(?:是|能|算)|岂(?!不|非)|怎能|怎么能|怎会|怎么会|焉能|凭什么|何必|何苦|何须|何需|何错|何罪之有|何[^，]{0,4}之有|有什么理由|有何理由|谁能(?!不)|难道(?!不|没)|又(?:怎|如何|哪)"
)
_ASKS_FOR = re.compile(
    r"岂不|岂非|难道不|难道没|何尝不|怎能不|怎么能不|怎么不|不是.{1,12}(?:吗|么|是什么|又是什么)|还叫什么|还有什么|何用|有何意义|谁能不"
)
_BUT = re.compile(r"^(?:但是?|然而|不过|可是|而|其实|实则|事实上|实际上)")


@dataclass(frozen=True, slots=True)
class Leaning:
    """``against`` what is put, how much the sign is ``worth`` (0..1), and which sign it is."""

    against: bool
    worth: float
    sign: str


def leaning_of(a: Assertion, before: Assertion | None, target: Target) -> Leaning | None:
    """The sign that one assertion gives on a polar issue; ``before`` is the one before it in the same sentence.

    None for views told, bare suppositions and real questions.
    """
    if a.told:
        return None
    if a.asks:
        return _asked(a, target)
    if a.core is None:
        return None
    core = a.core.text
    judged = _judged(core)
    if judged is not None:
        step = _step(a, before)
        against = judged ^ (bool(step) and _contrary(step, target)) ^ (target.turned and not step)
        return Leaning(against ^ (target.turned and bool(step)), 0.6, "judged")
    forceful = bool(matcher("zh", "modals").search(core)) or has_negation(core)
    against = _contrary(core, target) ^ target.turned
    return Leaning(against, 0.5 if forceful else 0.3, "force" if forceful else "plain")


def _asked(a: Assertion, target: Target) -> Leaning | None:
    words = "，".join(c.text for c in a.lead)
    last = a.lead[-1].text if a.lead else ""
    if _ASKS_FOR.search(last):
        return Leaning(target.turned, 0.5, "asked")
    if _ASKS_AGAINST.search(last):
        inner = _ASKS_AGAINST.sub("", last)
        return Leaning(not (_contrary(inner, target) ^ target.turned), 0.55, "asked")
    return None


def _judged(core: str) -> bool | None:
    """True for an unfavourable judgement in a clause, False for a favourable one, None without any."""
    marks = signs("zh", "evaluations")
    found = [m[0] for m in matcher("zh", "evaluations").finditer(core)]
    if not found:
        return None
    return negated(core) if marks[found[-1]] else negated(core) ^ marks[found[-1]]


def _step(a: Assertion, before: Assertion | None) -> str:
    """What a clause that only judges is about: the words before it in its sentence."""
    if not (a.core and judges_only(a.core.text)):
        return ""
    said = "，".join(c.text for c in a.lead)
    return said or (before.core.text if before and before.core and before.sentence == a.sentence else "")


def _contrary(said: str, target: Target) -> bool:
    """Whether words go against what is asked: by their negations, words of an opposite, words that lean."""
    turned = negated(said, "zh", target.asked) ^ opposite(said, target.predicate)
    marks = signs("zh", "leanings")
    lean = [m[0] for m in matcher("zh", "leanings").finditer(said) if m[0] not in target.asked]
    heads = any(t.kind in (Kind.PREDICATE, Kind.ATTITUDE) and t.turns for t in tokens_of(said))
    if lean and not heads and any(marks[w] for w in lean):
        turned = not turned
    return turned


def lean_of_region(found: Sequence[tuple[float, Leaning]]) -> tuple[bool, float]:
    """For or against on the whole, and by how much of all that was said."""
    for_, against = (sum(w for w, lean in found if lean.against is side) for side in (False, True))
    total = for_ + against
    return against > for_, abs(for_ - against) / total if total else 0.0
