"""How well an assertion fits an issue: its words, the course of the talk, the case and the charge it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.charging import THAT_CHARGE
from graph.extract.clause_kinds import SHORT_VERB, ClauseKind
from graph.extract.nearness import coverage, echo, likeness, on_predicate
from graph.extract.short_answers import bare_answer, fits_form, leaning, ordinal_named
from graph.extract.terms import Terms, Weights, terms_of
from graph.extract.wordlists import Tongue, matcher
from graph.lexicon.charges import find_charges

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.extract.assertions import Assertion
    from graph.extract.targets import Target

_UNDER_CONDITION = 0.6
_BARE = 0.3
_GUILT = re.compile(r"犯罪(?!数额|所得|工具|情节|形态)|罪名|定罪|罪与非罪|定性")
_OFFERED = re.compile(
    r"[两二三四]者|前者|后者|[前后](?:一|两)种(?:观点|意见|方案|标准|方式|数额|价格|办法)|其中|折中|折衷"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a turn: names of parties and labels of cases, what was just asked, what is open; the cases
    that issues of the question are about, and whether one of them asks for a notion; the charges
    that issues ask yes or no about, and whether one seeks a charge; whether a listener asked last.
    """

    cases: Mapping[str, str]
    parties: Mapping[str, str | None]
    fresh: frozenset[int]
    barred: frozenset[int]
    aside: bool
    size: int = 0
    asked_cases: frozenset[str] = frozenset()
    defines: bool = False
    charges_asked: frozenset[str] = frozenset()
    charges_sought: bool = False
    to_listener: bool = False


def cases_of(assertions: Sequence[Assertion], setting: Setting) -> list[frozenset[str]]:
    """The cases each assertion names, by label or party, else those named before it in the turn."""
    current: frozenset[str] = frozenset()
    found = []
    for a in assertions:
        text = a.text
        named = {case for label, case in setting.cases.items() if label in text}
        named |= (
            {case for name, case in setting.parties.items() if case and name in text} if not named else set()
        )
        if named:
            current = frozenset(named)
        found.append(current)
    return found


def affinity(
    a: Assertion, t: Target, seen: tuple[Terms, Terms], cases: frozenset[str], weights: Weights, setting: Setting,
    tongue: Tongue,
) -> float:  # fmt: skip
    """A number per issue, the higher the better; about 0.3 is where words begin to speak to it. ``seen`` are the
    terms of topic and verdict, and of those with the conditions; ``cases`` those the turn is speaking of.
    """
    if t.index in setting.barred:
        return -1.0
    said, terms = seen
    if a.core and not a.lead and bare_answer(a, tongue) is not None:
        fits = tongue == "zh" and fits_form(a.core.text, t.issue.text)
        score = _BARE + _on_topic(a, t, weights, tongue) + _FITS * fits
    else:
        score = max(likeness(said, t, weights), _UNDER_CONDITION * likeness(terms, t, weights))
        score += _verdict_score(a, t, seen, weights, setting, tongue) if a.core else 0.0
    score += _case_score(t, cases, setting)
    return score + _asked_score(a, t, setting, tongue) - (0.3 if a.told else 0.0)


def _verdict_score(
    a: Assertion, t: Target, seen: tuple[Terms, Terms], weights: Weights, setting: Setting, tongue: Tongue
) -> float:
    """What a verdict has over other words: the predicate asked about, words no sibling has, topic, charge."""
    said, terms = seen
    score = 0.35 * on_predicate(said, t, weights) + 0.25 * coverage(said, t.own_terms, weights)
    if score + likeness(said, t, weights) < 0.3:
        score += max(leaning(a, tongue), _echoes(a, t, weights, tongue))
    score += _on_topic(a, t, weights, tongue) + _defining(a, t, terms, weights, setting)
    score += _SHORT * (tongue == "zh" and a.core is not None and _in_short(a.core.text, t))
    score += 0.2 if t.noun and t.noun in a.said else 0.0
    return score + _charge_score(a, t, setting, tongue)


def _asked_score(a: Assertion, t: Target, setting: Setting, tongue: Tongue) -> float:
    """What the course of the talk says: an issue named by its number, one just asked, a listener in between."""
    score = -0.25 if setting.aside else 0.0
    named = ordinal_named(a.said, tongue) if a.core else None
    if named is not None:
        score += (
            0.8 if t.index == named or (named == -1 and t.index == max(setting.fresh, default=-1)) else -0.2
        )
    else:
        told = next(
            (n for c in reversed(a.carried) if (n := ordinal_named(c.text, tongue)) is not None), None
        )
        score += 0.25 if told == t.index else 0.0
    followed_up = 0 < len(setting.fresh) < setting.size - len(setting.barred)
    if t.index in setting.fresh:
        return score + (0.3 if followed_up else 0.05)
    return score - (0.1 if followed_up else 0.0)


_FITS, _SHORT = 0.2, 0.25
_OWN = 0.12
_NAMING = re.compile(
    r"^(?:至于|关于|对于|说到|谈到|针对|围绕|(?:先|再|再来|接着|接下来|最后|下面|首先)(?:说|谈|讲|看))+(?:能否|是否|应否|可否)?|(?:的问题|方面|一节|这一节|一事|这一块)$"
)


# the verb of a question taken up by its two answers: 加不加, 抵与不抵, 归责与否
_WHETHER = re.compile(r"([㐀-鿿]{1,2})(?:与?不|没)\1|([㐀-鿿]{2,4})与否")


def _on_topic(a: Assertion, t: Target, weights: Weights, tongue: Tongue) -> float:
    """How much of what the topic phrase (至于…, …的问题) names is the issue's."""
    named = [(c.text, 0.5) for c in (*a.topic, *a.lead) if c.kind is ClauseKind.TOPIC] or [
        (c.text, 0.3) for c in a.carried
    ]
    best = 0.0
    for text, worth in named:
        terms = terms_of(_NAMING.sub("", text), tongue)
        share = weights.total(terms & t.terms) / (weights.total(terms) + weights.unseen)
        of_guilt = 0.6 if (t.asks_for_charge or t.about_charge) and _GUILT.search(text) else 0.0
        put = _WHETHER.search(text)
        if put and tongue == "zh":
            asked = (put[1] or put[2])[-2:] in t.predicate
            best = max(best, worth * asked + _OWN * asked)
        own = (worth > 0.3) * _OWN * any(weights.of(x) >= 0.4 * weights.unseen for x in terms & t.own_terms)
        best = max(best, worth * max(share, of_guilt) + own)
    return best


_FAVOURS = re.compile("支持|赞成|同意|反对|同情")


def _in_short(text: str, t: Target) -> bool:
    """Whether a clause ends in the verb of the issue cut short behind its force (车要退 for 退还)."""
    found = SHORT_VERB.search(text)
    return found is not None and any(v[0] in found[0] for v in (*t.own_verbs, *t.verbs))


def _echoes(a: Assertion, t: Target, weights: Weights, tongue: Tongue) -> float:
    """A short verdict made of the issue's own words (可以委托), or one that points at the answers offered (三者)."""
    text = a.core.text if a.core else ""
    if tongue == "en":
        return 0.0
    if t.issue.options and _OFFERED.search(text):
        return 0.3
    named = (
        len(text) <= 12
        and _FAVOURS.search(text)
        and coverage(terms_of(text, "zh"), t.subject_terms, weights) > 0.1
    )
    return 0.2 if named else 0.25 if len(text) <= 10 and echo(text, t) >= 0.6 else 0.0


def _charge_score(a: Assertion, t: Target, setting: Setting, tongue: Tongue) -> float:
    """A verdict that names a charge answers a question of charge, unless another issue asks about that very one."""
    text = a.core.text if a.core else ""
    named = {m.name for m in find_charges(text)} or {m.name for c in a.lead for m in find_charges(c.text)}
    if not t.about_charge:
        if not t.asks_for_charge or setting.charges_sought:
            return 0.3 if t.asks_for_charge and named & set(t.charges) else 0.0
        return 0.3 if named else 0.25 * _of_guilt(a.said, tongue)
    if named:
        return 0.4 if named & set(t.charges) or not named <= setting.charges_asked else -0.3
    return (
        0.4 if _of_guilt(text, tongue) or any(o.label and o.label in text for o in t.issue.options) else 0.0
    )


def _of_guilt(text: str, tongue: Tongue) -> bool:
    """Whether words conclude on guilt without naming a charge."""
    return tongue == "zh" and bool(matcher("zh", "guilt").search(text) or THAT_CHARGE.search(text))


def _defining(a: Assertion, t: Target, terms: Terms, weights: Weights, setting: Setting) -> float:
    """General teaching belongs to a question for a notion, not to one whether the case falls under it."""
    if not setting.defines or not matcher("zh", "defining").search(a.text):
        return 0.0
    if t.defines:
        return 0.2 if weights.total(terms & t.terms) else 0.0
    return -0.2 if t.polar and coverage(terms, t.subject_terms, weights) < 0.15 else 0.0


def _case_score(t: Target, cases: frozenset[str], setting: Setting) -> float:
    if not cases:
        return 0.0
    if t.issue.case is None:
        return -0.6 if t.about_charge and cases & setting.asked_cases else 0.0
    return 0.2 if t.issue.case in cases else -0.7
