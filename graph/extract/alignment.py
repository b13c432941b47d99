"""Which issue each assertion of a turn speaks to: one assignment per turn, solved by dynamic programming."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.clauses import ClauseKind
from graph.extract.negation import has_negation
from graph.extract.terms import Terms, Weights, terms_of
from graph.extract.wordlists import Tongue, alternation, matcher, signs, words
from graph.lexicon.charges import find_charges

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.extract.assertions import Assertion
    from graph.extract.targets import Target

_NONE_VERDICT, _NONE_SINGLE, _NONE_OTHER = 0.27, 0.2, 0.06
_UNDER_CONDITION = 0.6
_BARE = 0.3
_HANGS = 0.3
_STAY, _BACK, _SKIP, _MARKED = 0.1, -0.1, -0.03, 0.12
_ORDINALS = {
    "zh": re.compile(r"第([一二三四五])(?:个)?(?:小)?问题?|([前后])(?:一)?(?:个)?问题?(?![题一-龥]{0,2}(?:所述|提到))"),
    "en": re.compile(r"\b(first|second|third|former|latter|last)\b(?:\s+(?:part|question|point|one|issue|half)\b)?(?=$|[\s,.;])", re.IGNORECASE),
}
_PLACES = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "前": 0, "first": 0, "former": 0, "second": 1, "third": 2}
_LAST = frozenset({"后", "latter", "last"})
_CONNECTIVE = {"zh": 4, "en": 10}
_ENGLISH_BARE = re.compile(
    r"(?:so|and|well|then|but)?\s*(?:yes|no|yeah|nope|certainly not|absolutely not|absolutely|certainly|not at all|by no means|of course not|of course|definitely)\b", re.IGNORECASE
)
_GUILT = re.compile(r"犯罪(?!数额|所得|工具|情节|形态)|罪名|定罪|罪与非罪|定性")
_OFFERED = re.compile(r"[两二三四]者|前者|后者|[前后](?:一|两)种(?:观点|意见|方案|标准|方式|数额|价格|办法)|其中|折中|折衷")
_FORCE = re.compile(
    r"^(?:我|也|都|均|就|则|仍|当然|显然|原则上|一般|倾向于?|主张|认为|个人|同意|赞成|支持|反对|不|没有|未|无须|无需|难以|应当|应该|应|可以|能够|能|可|宜|予以|必须|须|要|被)+"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a turn: names of parties and labels of cases, what was just asked, what is open; the cases
    that issues of the question are about, and whether one of them asks for a notion; the charges
    that issues ask yes or no about, and whether one seeks a charge.
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


@dataclass(frozen=True, slots=True)
class Placement:
    """The issues (by index) an assertion speaks to, how clearly (its score over the next best choice), and the
    score of every issue.
    """

    targets: tuple[int, ...]
    margin: float
    scores: tuple[float, ...] = ()


def align(
    assertions: Sequence[Assertion], targets: Sequence[Target], weights: Weights, setting: Setting, tongue: Tongue
) -> list[Placement]:
    """One placement for each assertion, in order; none where nothing fits. Cost: linear in the assertions."""
    if not targets:
        return [Placement((), 0.0) for _ in assertions]
    seen = [(terms_of(a.said, tongue), terms_of(a.text, tongue)) for a in assertions]
    cases = _cases_of(assertions, setting)
    scores = [
        [_score(a, t, seen[i], cases[i], weights, setting, tongue) for t in targets] for i, a in enumerate(assertions)
    ]
    _open_with_answers(assertions, targets, scores, setting, tongue)
    path = _best_path(assertions, scores, tongue)
    placed = []
    for i, label in enumerate(path):
        also = _also(i, label, scores, targets, cases, assertions)
        chosen = () if label is None else (label, *also)
        placed.append(Placement(tuple(sorted(chosen)), _margin(scores[i], label, assertions[i]), tuple(scores[i])))
    return placed


def likeness(terms: Terms, target: Target, weights: Weights) -> float:
    """How much of the issue the words cover, or, for few words, how much of them is the issue's."""
    shared = weights.total(terms & target.terms)
    whole, mine = weights.total(target.terms), weights.total(terms)
    covers = shared / whole if whole else 0.0
    within = shared / (mine + 2 * weights.unseen)
    return max(covers, 0.8 * within)


def coverage(terms: Terms, wanted: Terms, weights: Weights) -> float:
    """The share of the wanted terms that stands in the words."""
    whole = weights.total(wanted)
    return weights.total(terms & wanted) / whole if whole else 0.0


def on_predicate(terms: Terms, target: Target, weights: Weights) -> float:
    """How much of what the issue asks stands in the words: of the tail of its predicate, where it has one, and
    half as much of the rest (刑法意义上的); else of its head or of all of it.
    """
    key = target.tail_terms if weights.total(target.tail_terms) >= 0.25 * weights.unseen else frozenset()
    whole = max(coverage(terms, target.head_terms, weights), coverage(terms, target.predicate_terms, weights))
    verb = 0.5 if any(v in terms for v in target.verbs) else 0.0
    return max(coverage(terms, key, weights), 0.5 * whole, verb) if key else max(whole, verb)


def ordinal_named(text: str, tongue: Tongue) -> int | None:
    """The place of the sub-question named in a text (第二问, on the second): 0 for the first, -1 for the last."""
    found = _ORDINALS[tongue].search(text)
    if not found:
        return None
    word = next(g for g in found.groups() if g).lower()
    return -1 if word in _LAST else _PLACES.get(word)


def _score(
    a: Assertion, t: Target, seen: tuple[Terms, Terms], cases: frozenset[str], weights: Weights, setting: Setting,
    tongue: Tongue,
) -> float:  # fmt: skip
    if t.index in setting.barred:
        return -1.0
    said, terms = seen
    if a.core and not a.lead and bare_answer(a, tongue) is not None:
        score = _BARE + _on_topic(a, t, weights, tongue)
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
        score += max(leaning(a, tongue), _echoes(a, t, tongue))
    score += _on_topic(a, t, weights, tongue) + _defining(a, t, terms, weights, setting)
    score += 0.2 if t.noun and t.noun in a.said else 0.0
    return score + _charge_score(a, t, setting, tongue)


def _asked_score(a: Assertion, t: Target, setting: Setting, tongue: Tongue) -> float:
    """What the course of the talk says: an issue named by its number, one just asked, a listener in between."""
    score = -0.25 if setting.aside else 0.0
    named = ordinal_named(a.said, tongue) if a.core else None
    if named is not None:
        score += 0.8 if t.index == named or (named == -1 and t.index == max(setting.fresh, default=-1)) else -0.2
    else:
        told = next((n for c in reversed(a.carried) if (n := ordinal_named(c.text, tongue)) is not None), None)
        score += 0.25 if told == t.index else 0.0
    followed_up = 0 < len(setting.fresh) < setting.size - len(setting.barred)
    if t.index in setting.fresh:
        return score + (0.3 if followed_up else 0.05)
    return score - (0.1 if followed_up else 0.0)


def _on_topic(a: Assertion, t: Target, weights: Weights, tongue: Tongue) -> float:
    """How much of what the topic phrase (至于…, …的问题) names is the issue's."""
    named = [(c.text, 0.5) for c in (*a.topic, *a.lead) if c.kind is ClauseKind.TOPIC] or [(c.text, 0.3) for c in a.carried]
    best = 0.0
    for text, worth in named:
        terms = terms_of(text, tongue)
        share = weights.total(terms & t.terms) / (weights.total(terms) + weights.unseen)
        of_guilt = 0.6 if (t.asks_for_charge or t.about_charge) and _GUILT.search(text) else 0.0
        best = max(best, worth * max(share, of_guilt))
    return best


def _echoes(a: Assertion, t: Target, tongue: Tongue) -> float:
    """A short verdict made of the issue's own words (可以委托), or one that points at the answers offered (三者)."""
    text = a.core.text if a.core else ""
    if tongue == "en":
        return 0.0
    if t.issue.options and _OFFERED.search(text):
        return 0.3
    return 0.25 if len(text) <= 10 and echo(text, t) >= 0.6 else 0.0


def echo(core: str, t: Target) -> float:
    """The share of a short verdict, modal and negation taken off, that stands in the issue word for word."""
    bare = _FORCE.sub("", core)
    grams = [bare[i : i + 2] for i in range(len(bare) - 1)]
    asked = f"{t.issue.text}{t.issue.proposition or ''}"
    return sum(g in asked for g in grams) / len(grams) if grams else 0.0


def leaning(a: Assertion, tongue: Tongue) -> float:
    """How much a verdict leans on what was said or asked before, having little content of its own."""
    if a.core is None or any(c.kind is ClauseKind.TOPIC for c in (*a.topic, *a.lead)):
        return 0.0
    if a.depends or bare_answer(a, tongue) is not None or matcher(tongue, "stands").search(a.core.text):
        return 0.3
    if tongue == "en":
        return 0.15 if _ENGLISH_BARE.match(a.core.text) and len(a.core.text.split()) <= 4 else 0.0
    bare = matcher("zh", "leads").sub("", a.core.text)
    return 0.15 if len(bare) <= 8 and (has_negation(bare) or matcher("zh", "modals").match(bare)) else 0.0


def _charge_score(a: Assertion, t: Target, setting: Setting, tongue: Tongue) -> float:
    """A verdict that names a charge answers a question of charge, unless another issue asks about that very one."""
    text = a.core.text if a.core else ""
    named = {m.name for m in find_charges(text)} or {m.name for c in a.lead for m in find_charges(c.text)}
    if not t.about_charge:
        if not t.asks_for_charge or not named:
            return 0.0
        return 0.3 if named & set(t.charges) or not setting.charges_sought else 0.0
    if named:
        return 0.4 if named & set(t.charges) or not named <= setting.charges_asked else -0.3
    guilt = tongue == "zh" and bool(matcher("zh", "guilt").search(text))
    return 0.4 if guilt or any(o.label and o.label in text for o in t.issue.options) else 0.0


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


def _cases_of(assertions: Sequence[Assertion], setting: Setting) -> list[frozenset[str]]:
    """The cases each assertion names, by label or party, else those named before it in the turn."""
    current: frozenset[str] = frozenset()
    found = []
    for a in assertions:
        text = a.text
        named = {case for label, case in setting.cases.items() if label in text}
        named |= {case for name, case in setting.parties.items() if case and name in text} if not named else set()
        if named:
            current = frozenset(named)
        found.append(current)
    return found


def bare_answer(a: Assertion, tongue: Tongue) -> bool | None:
    """For a verdict that is a short answer to the question as put (不能。 No.): whether it says no; else None."""
    if a.core is None or a.conditions and tongue == "zh" or sum(len(c.text) for c in a.lead) > _CONNECTIVE[tongue]:
        return None
    text = a.core.text.strip("“”\"' 　")
    if tongue == "en":
        return _bare_english(text)
    stripped = re.sub(r"^(?:我(?:的回答|的意见|的看法|的结论|个人)?(?:认为|觉得|是|的?看法是|的?回答是)?|当然|显然|肯定|那么|那就|这就|就|这|那|我看|我想|我主张|我倾向于?|原则上|基本上|总体上|一般|个人认为|笔者认为|应该说|恐怕|也|还是)+(?=.)", "", text)
    answers = signs("zh", "answers")
    for form in (text, stripped):
        if form in answers:
            return answers[form]
    ended = re.sub(r"(?:了|吧|啊|呢|的)+$", "", stripped)
    if ended in answers:
        return answers[ended]
    short = re.match(alternation("zh", words("zh", "answers")), stripped)
    if short and len(stripped) <= len(short[0]) + 4 and re.search(r"(?:认定|成立|构成|这样|如此|采用|适用|的)$", stripped):
        return answers[short[0]]
    return None


def _bare_english(text: str) -> bool | None:
    found = _ENGLISH_BARE.match(text)
    rest = text[found.end() :].strip(" ,") if found else "x"
    if found and (not rest or re.fullmatch(r"(?:it|they|he|she|that|I) (?:is|are|does|do|should|would|can|could)(?:n['’]t| not)?", rest)):
        return bool(re.search(r"\bno\b|nope|\bnot\b", found[0], re.IGNORECASE))
    return None


def _open_with_answers(
    assertions: Sequence[Assertion], targets: Sequence[Target], scores: list[list[float]], setting: Setting, tongue: Tongue
) -> None:
    """A short answer that opens a turn speaks to the first issue that is open, one just asked before others."""
    for i, a in enumerate(assertions[:2]):
        if bare_answer(a, tongue) is None or max(scores[i]) > 0.75 or any(b.core for b in assertions[:i]):
            continue
        openings = [t.index for t in targets if t.polar and t.index not in setting.barred]
        fresh = [n for n in openings if n in setting.fresh] or openings
        if fresh:
            scores[i][fresh[0]] += 0.6


def _best_path(assertions: Sequence[Assertion], scores: Sequence[Sequence[float]], tongue: Tongue) -> list[int | None]:
    """Viterbi over (label, last issue spoken to)."""
    m = len(scores[0]) if scores else 0
    verdict_alone = _NONE_VERDICT if m > 1 else _NONE_SINGLE
    states = [(None, last) for last in range(-1, m)] + [(n, n) for n in range(m)]
    best = {(None, -1): 0.0}
    trail: list[dict[tuple[int | None, int], tuple[int | None, int]]] = []
    for i, (a, row) in enumerate(zip(assertions, scores, strict=True)):
        held = _STAY + (_HANGS if i and a.conditions and assertions[i - 1].depends else 0.0)
        marked = a.core is not None and bool(matcher(tongue, "markers").match(a.text))
        nothing = verdict_alone if a.core else _NONE_OTHER
        reached: dict[tuple[int | None, int], float] = {}
        back: dict[tuple[int | None, int], tuple[int | None, int]] = {}
        for state in states:
            label, last = state
            options = [
                (value + _step(before[1], label, held, marked=marked) + (nothing if label is None else row[label]), before)
                for before, value in best.items()
                if label is not None or before[1] == last
            ]
            if options:
                reached[state], back[state] = max(options, key=lambda o: o[0])
        best = reached
        trail.append(back)
    state = max(best, key=lambda s: best[s])
    path: list[int | None] = []
    for back in reversed(trail):
        path.append(state[0])
        state = back[state]
    return path[::-1]


def _step(last: int, label: int | None, held: float, *, marked: bool) -> float:
    if label is None:
        return 0.0
    if last == label:
        return 0.0 if marked else held
    step = _BACK if label < last else _SKIP * (label - last - 1)
    return step + (_MARKED if marked and label > last else 0.0)


def _also(
    i: int, label: int | None, scores: Sequence[Sequence[float]], targets: Sequence[Target], cases: Sequence[frozenset[str]],
    assertions: Sequence[Assertion],
) -> list[int]:  # fmt: skip
    """Sibling issues, one per case, that the same words answer: both cases named, or neither."""
    if label is None or assertions[i].core is None:
        return []
    mine = targets[label]
    found = []
    for t in targets:
        twin = t.index != label and t.issue.case != mine.issue.case and _alike(t, mine)
        fits = not cases[i] or (t.issue.case in cases[i])
        if twin and fits and scores[i][t.index] > scores[i][label] - 0.35:
            found.append(t.index)
    return found


def _alike(t: Target, other: Target) -> bool:
    """Two issues that ask the same of two cases."""
    if t.about_charge and other.about_charge:
        return True
    shared = len(t.terms & other.terms)
    return t.polar == other.polar and shared >= 0.6 * min(len(t.terms), len(other.terms))


def _margin(row: Sequence[float], label: int | None, a: Assertion) -> float:
    nothing = _NONE_VERDICT if a.core else _NONE_OTHER
    if label is None:
        return nothing - max(row)
    return row[label] - max([nothing, *(v for n, v in enumerate(row) if n != label)])
