"""What a reading hangs on, in the speaker's words: one text for each question of fact."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.extract.assertions import decided_by
from graph.extract.fact_labels import MARKER
from graph.extract.facts import CONTRARY, FOLDED, has_word_of_value
from graph.model import Polarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.extract.assertions import Assertion
    from graph.extract.readings import Reading

_SAYS_ON_WHAT = re.compile(
    r"取决于|决定于|有赖于|(?:要|应当?|应该|须|需要?|得|主要|关键)看|关键|视(?:其|具体)|查明|(?:根据|结合|考虑).{3,}|(?:要|应当?|须|得)(?:区?分)|唯一|限于|慎重|谨慎"
    r"|\b(?:depends? on|turns? on|only|careful|not always)\b",
    re.IGNORECASE,
)
_MERE = re.compile(
    r"^(?:因此|所以|故)?(?:要|应当?|须|得|需要)?(?:区别|区分|分|视|分清)?(?:不同)?(?:具体)?(?:情况|情形|案情)(?:具体)?(?:而定|处理|对待|分析|讨论|来看)?$|一概而论$|具体(?:情况|问题)具体"
)
# a condition that comes on top of the one before it; without such a word it says the same more closely
_ON_TOP = re.compile(
    r"^(?:而且|并且?|且|又|而(?!是)|同时|以及|但|也|还(?!没)|仍|均|都|and\b|but\b)|^[^，了的]{1,5}?(?:又|并且|同时)(?=[^，]{2})",
    re.IGNORECASE,
)
_IN_OTHER_WORDS = re.compile(r"^(?:即(?!使|便)|也就是说?|亦即|换言之)")
_OR = re.compile(r"^(?:或者?|或是|or\b)", re.IGNORECASE)
_OPENED = re.compile(r"^(?:但是?|而)?(?:如果说?|假如|假使|倘若|要是|若(?!干)|一旦|只要|只有|除非)")
# a rule told, not a fact of the case
_RULE = re.compile(
    r"第[一二三四五六七八九十百零\d]+条.{0,16}(?:规定|解释)|(?:条|法|解释|意见|规定)(?:又|还|也|明确)?规定$"
)


def condition_texts(r: Reading) -> list[str]:
    """The conditions of a reading; for 取决于… the clauses that say on what, if any do.

    What a clause adds to the condition before it without 且, 又 or 同时 belongs to that condition, joined by FOLDED.
    """
    a = r.assertion
    if a.contrary_to:
        return [f"{r.conditions[0].text}{CONTRARY}{a.contrary_to[0].text}"] if r.conditions else []
    if r.conditions:
        return [] if _tells_rule(a) else folded([c.text for c in r.conditions])
    if a.core is None or r.verdict.polarity is not Polarity.CONDITIONAL:
        return []
    if decided_by(a.core, a.lead):
        return [c.text for c in a.lead if MARKER.search(c.text)]
    around = [c.text for c in (*a.lead, a.core, *a.reasons)]
    return [t for t in around if _SAYS_ON_WHAT.search(t) and not _MERE.search(t)]


def folded(texts: Sequence[str]) -> list[str]:
    """Conditions of one sentence, each with what says it more closely, or offers another case of it."""
    made: list[str] = []
    for text in texts:
        bare = text.lstrip("，, ")
        apart = not made or _ON_TOP.match(bare) or (_OPENED.match(bare) and not _OR.match(bare))
        if apart:
            made.append(text)
        elif _IN_OTHER_WORDS.match(bare) and has_word_of_value(bare):
            made[-1] = f"{bare}{FOLDED}{made[-1]}"
        else:
            made[-1] = f"{made[-1]}{FOLDED}{bare}"
    return made


def announced_texts(main: Reading) -> list[str]:
    """Where a speaker only says that it depends: the words by which that is said, and any condition beside them."""
    a = main.assertion
    return [*([a.core.text] if a.core else []), *folded([c.text for c in a.conditions])]


def rivals(readings: Sequence[Reading]) -> list[tuple[str, str]]:
    """Conditions of one answer that lead to different results one after the other: two values of one fact, as a rule;
    and the question put before them (要看用途: 自用的，…；出租的，…) with the first.

    Only where each result hangs on one condition.
    """
    found = []
    hanging = [(r, texts) for r in readings if (texts := condition_texts(r))]
    for n, ((one, first), (other, second)) in enumerate(pairwise(hanging)):
        if not (
            one.conditions and other.conditions and len(first) == len(second) == 1 and _differ(one, other)
        ):
            continue
        asked, question = hanging[n - 1] if n else (one, [])
        if not asked.conditions and len(question) == 1 and asked.turn == one.turn:
            found.append((question[0], first[0]))
        found.append((first[0], second[0]))
    return found


def _differ(one: Reading, other: Reading) -> bool:
    if one.turn != other.turn or one.n == other.n:
        return False
    sides = {one.verdict.polarity, other.verdict.polarity}
    charges, others = _held(one), _held(other)
    return sides == {Polarity.AFFIRM, Polarity.DENY} or bool(charges and others and not charges & others)


def _held(r: Reading) -> set[str]:
    return {u.name for u in r.choice.charges if u.held}


def _tells_rule(a: Assertion) -> bool:
    return any(_RULE.search(c.text) for c in (*a.topic, *a.lead))
