"""Why an expert gives no answer on an issue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.english_passing import passes_in_english
from graph.extract.nearness import coverage
from graph.extract.terms import Weights, terms_of
from graph.extract.wordlists import Tongue, matcher
from graph.model import Silence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.extract.assertions import Assertion
    from graph.extract.targets import Target

_AFTER = 4
_OF_THE_CASE = re.compile(r"本案|该案|案例|上述|这些|该行为|其行为|这一行为|此行为")
# whose ignorance or silence is spoken of: not the speaker's
_OF_OTHERS = re.compile(r"知道|知不知|有权|无权|是否|能否|有没有|规则|当事人|被告人|被害人|行为人|他们")
# 变更不变更，我没有意见
_EITHER_WAY = re.compile(r"与否|([㐀-鿿]{1,2})(?:还是|或者?|、)?不\1|([㐀-鿿])与不\2")
_MINDS_NOT = re.compile(r"(?:没有|没|无)(?:什么|特别|任何)?(?:意见|所谓)$|无所谓$|(?:都|均)(?:可以|行|可)$")
_LISTED = re.compile(
    r"既(?:要|应|需)?看[^。]*(?:也|又|还|更)(?:要|应|需)?看|一看[^。]*二看"
    r"|从[^，。]{4,}(?:几|两|二|三|四|多|各)个?(?:方面|角度|层面|维度)(?:来|加以|进行|予以)?(?:把握|判断|考察|分析|理解|认定|衡量|考量)?$"
    r"|^(?:所谓|判断|认定|界定|衡量|理解)[^。]*看[^。]{3,}、[^。]{3,}"
)
_WHETHER = re.compile(r"是否|有没有|有无|能否|能不能|是不是|与否|如果|的话")
_REPEATS = re.compile(r"重复|赘|展开|补充|细说|细谈|多说|多谈|多讲")
_FALLS_AWAY = re.compile(
    r"(?:也就|就|便|自然|当然|都|更)*(?:无从谈起|不(?:再|复)?存在了?$|不必(?:再)?(?:答|谈|论|说|讨论|回答)|(?:无须|无需|毋须)(?:再)?(?:答|谈|论|讨论|回答)|没有(?:什么)?(?:问题)?可谈|没有(?:讨论|探讨|回答)的(?:必要|余地)|不成其为问题)"
)
_CRITERIA = re.compile(r"\b(?:test|standard|factors?|criteria|depends on whether the law)\b", re.IGNORECASE)


def passes(a: Assertion, tongue: Tongue) -> bool:
    """Whether the speaker says that nothing will be said."""
    clauses = (*a.topic, *a.lead, *a.conditions, *([a.core] if a.core else []))
    return any(says_nothing(c.text, tongue) for c in clauses) or (tongue == "zh" and minds_not(a))


def adds_nothing(a: Assertion) -> bool:
    """Whether words of passing only say that nothing is to be repeated or added."""
    clauses = (*a.topic, *a.lead, *([a.core] if a.core else []))
    found = [m[0] for c in clauses if (m := matcher("zh", "passes").search(c.text))]
    return bool(found) and all(_REPEATS.search(w) for w in found)


def passes_in_the_end(a: Assertion, tongue: Tongue) -> bool:
    """Whether words of passing are among what follows a verdict."""
    return any(says_nothing(c.text, tongue) for c in a.reasons)


def minds_not(a: Assertion) -> bool:
    """Whether either answer is left to others (变更不变更，我没有意见)."""
    before = "，".join(c.text for c in (*a.topic, *a.lead))
    return bool(a.core and _MINDS_NOT.search(a.core.text) and _EITHER_WAY.search(before))


def falls_away(clause: str) -> bool:
    """Whether a clause says that what is asked does not arise (赔偿问题也就无从谈起)."""
    return bool(_FALLS_AWAY.search(clause))


def lists_criteria(a: Assertion) -> bool:
    """Whether an assertion lists what is looked at, and not one question on which all hangs."""
    said = "，".join(
        c.text for c in sorted([*a.lead, *a.reasons, *([a.core] if a.core else [])], key=lambda c: c.start)
    )
    return bool(not a.conditions and _LISTED.search(said) and not _WHETHER.search(said))


def says_nothing(clause: str, tongue: Tongue) -> bool:
    """Whether a clause ends in words of passing (不熟悉), which is more than to hold them (不熟悉规则不能免责)."""
    if tongue == "en":
        return passes_in_english(clause)
    found = matcher(tongue, "passes").search(clause)
    if found is None:
        return False
    return len(clause) - found.end() <= _AFTER and not _OF_OTHERS.search(clause[: found.start()])


def gives_criteria(a: Assertion, tongue: Tongue) -> bool:
    """Whether an assertion only names what is to be looked at, or what is generally taught."""
    if tongue == "en":
        return bool(_CRITERIA.search(a.text))
    words = matcher("zh", "general").search(a.text) or matcher("zh", "defining").search(a.text)
    return bool(words or lists_criteria(a))


def only_general(a: Assertion, target: Target, weights: Weights) -> bool:
    """General teaching on an issue about the conduct of a case, without a word of that case."""
    if not target.polar or not target.specific or target.issue.case is None:
        return False
    if any(w in a.text for w in target.parties) or _OF_THE_CASE.search(a.text):
        return False
    return gives_criteria(a, "zh") and coverage(terms_of(a.text, "zh"), target.subject_terms, weights) < 0.2


def kind_of_silence(
    present: bool, placed: Iterable[Assertion], tongue: Tongue
) -> tuple[Silence, Assertion | None]:
    """The kind of silence, and the assertion that shows it, if any."""
    if not present:
        return Silence.ABSENT, None
    for a in placed:
        if passes(a, tongue):
            return Silence.PASSED, a
    for a in placed:
        if gives_criteria(a, tongue):
            return Silence.STANDARD_ONLY, a
    return Silence.NOT_ADDRESSED, None
