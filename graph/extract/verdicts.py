"""What one assertion says on one issue: for, against, it depends, or nothing direct."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from graph.extract.alignment import bare_answer, coverage, echo, likeness, on_predicate
from graph.extract.charging import charges_in, guilt_in, without_charges
from graph.extract.negation import has_negation, main_predicate, negated
from graph.extract.terms import Weights, terms_of
from graph.extract.wordlists import Tongue, matcher, pairs, signs
from graph.model import Modality, Polarity

if TYPE_CHECKING:
    from graph.extract.assertions import Assertion
    from graph.extract.targets import Target

_STAND = re.compile(
    r"(?:肯定|否定)(?:的|说|态度|意见|立场|回答|观点|结论)*$"
    r"|(?:不太?|难以|不敢|坚决|明确|完全|基本|原则上|也|更|我)*(?:赞成|赞同|同意|支持|反对|认同|认可|接受|苟同|否认|采纳|没有意见|没意见|没有异议|无异议|这[么样]看|这[么样]认为)"
    r"(?:(?:这|该|此|上述|前述)[一种个类项]?)?(?:观点|看法|意见|说法|建议|主张|做法|提法|方案|结论)?的?$"
    r"|(?:观点|看法|意见|说法|建议|主张|做法|理由|结论)(?:是|都|也|均|并|就|难以|不能|不|无法|可以|能够?|完全|基本|值得|有)*"
    r"(?:成立|赞同|支持|接受|采纳|认同|于法无据|没有(?:法律)?依据|缺乏(?:法律)?依据|站不住|绝对|片面|可取|妥当|正确|道理|站得住脚?|站不住脚|错误|商榷|合理|不妥|欠妥|说服力)的?$"
)
_ANSWER_IS = re.compile(r"(?:答案|回答|结论|意见|看法|观点)(?:也|同样|还|仍然?)?(?:是|为)[：，“]?(.{1,8}?)[”。]?$")
_ON_VIEW = re.compile(r"(?:观点|看法|意见|说法|建议|主张|做法|提法|方案)的?$")
_PARTLY = re.compile(
    r"(?:只|仅)(?:能|应当?|可以)?(?:赞成|同意|支持|认可|承担|负|对|就|就是)?.*(?:一部分|部分)$|(?:不能|不宜|不可|不应当?|不必|不一定|未必|并非|并不|不是|难以|不得)(?:都|全部|所有|必然|当然|绝对)?.{0,2}"
    r"(?:一律|一概|一刀切|一味|简单(?:地)?|当然(?:地)?|直接(?:地)?|绝对|必然|机械|笼统|仅凭|单纯|单凭|唯一|全部|所有|一切|凡是|都(?!不))|不一定|未必|不尽然|不必然"
)
_SAID_OF = re.compile(r"[”」]?(?:的)?(?:可以|能够?|应当?|当然|是|不|也|均|都|已|显然|难以|无法|没有|并)*(?:成立|存在|认定|构成|具备|满足|符合|肯定|否定|支持)")
_RESTRICTS = re.compile(r"限于|仅限|只限|只适用于|仅适用于|以.{1,16}为(?:限|前提|条件)")
_CAREFUL = re.compile(r"(?:要|应当?|须|需要?|宜|保持|应该)(?:更加|格外|特别|十分|非常|相当)?(?:慎重|谨慎|审慎)|慎重(?:对待|把握|适用|处理)|从严把握|严格(?:把握|限制|限定|控制)|有限度")
_CAREFUL_ENGLISH = re.compile(r"\b(?:with caution|cautious|careful|not always|not necessarily|not every|sometimes|in some cases)\b", re.IGNORECASE)
_ENGLISH_ANSWER = re.compile(
    r"(?:^(?:(?:so|and|then|well|but|or)\s+)*(yes|no)(?=$|,|\s+(?:on|to|in|for|it|that|this|they|I|you|we|the|because|not)\b)"
    r"|\b(?:say|said|answer (?:is|would be)|answer's|mine is|a)\s+(yes|no)\b|(?<!\bor)\s(yes|no)$)",
    re.IGNORECASE,
)
_ENGLISH_NO_NOUN = re.compile(r"^(?:(?:so|and|then|but)\s+)*no\s+\w+$", re.IGNORECASE)
_ENGLISH_CONCLUDES = re.compile(
    r"\b(?:I|we|a court|a jury|courts|juries)(?:['’]d| would| should| could| might| think I would)?(?: not|n['’]t)? (?:find|hold|convict|impose|require|permit|uphold|enforce|exclude|admit|recogni[sz]e|grant|refuse)\b",
    re.IGNORECASE,
)
_ENGLISH_ELLIPSIS = re.compile(r"\b(?:could|would|should|might|may|can|does|is)(?:n['’]t| not)?$", re.IGNORECASE)
_ENGLISH_STAND = re.compile(r"\b(?:support|favou?r|in favou?r|oppose[sd]?|against|endorse|reject|allow|agree|disagree|welcome|I'm for|I am for|no objections?|not? object)\b", re.IGNORECASE)
_BRIEF = {"zh": 6, "en": 20}
_SETS_ASIDE = re.compile(r"不影响|无关|不妨碍|不改变|不等于|不意味|不同于|有别于")
_FAVOURS = re.compile(r"赞成|赞同|同意|反对|支持|主张|认同")
_MODALITY = {"must": Modality.MUST, "should": Modality.SHOULD, "may": Modality.MAY}
_TALK = re.compile(r"(?:需要|应当|值得)?(?:指出|注意|说明|强调|明确|补充|探讨|讨论|研究|回答)(?:的是|一点|一下)?$|^(?:我|下面).{0,6}(?:谈|说|讲|补充|回应)")


@dataclass(frozen=True, slots=True)
class Verdict:
    """``polarity`` towards the issue as put (None: no direct answer), ``strength`` 0..1, and the rule that gave it."""

    polarity: Polarity | None
    strength: float
    rule: str
    modality: Modality = Modality.MUST


def read_polar(a: Assertion, target: Target, weights: Weights, tongue: Tongue) -> Verdict:
    """The verdict of an assertion on a polar issue. Polarity comes from the verdict clause alone."""
    if a.core is None or a.told:
        return Verdict(None, 0.0, "no verdict")
    core = a.core.text + ("？" if a.asks and a.core.end >= a.end else "")
    modality = modality_of(core, tongue)
    answer = bare_answer(a, tongue)
    if answer is not None and not any(len(c.text) > _BRIEF[tongue] for c in a.lead):
        return Verdict(_polarity(answer), 0.9, "short answer", modality)
    if a.depends:
        return Verdict(Polarity.CONDITIONAL, 0.9, "depends", modality)
    named = _ANSWER_IS.search(core)
    if named and named[1] in signs("zh", "answers"):
        return Verdict(_polarity(signs("zh", "answers")[named[1]]), 0.9, "stand", modality)
    read = _read_english if tongue == "en" else _read_chinese
    return read(a, core, target, weights, modality)


def modality_of(core: str, tongue: Tongue) -> Modality:
    """The force of a conclusion: the weakest modal word that governs it; none is as strong as 应当."""
    marks = dict(pairs(tongue, "modals"))
    found = {marks[m[0].lower()] for m in matcher(tongue, "modals").finditer(core) if m[0].lower() in marks}
    if has_negation(core, tongue) or not found:
        return Modality.SHOULD if "should" in found else Modality.MUST
    for weak in ("may", "should"):
        if weak in found and not ("must" in found and weak == "may"):
            return _MODALITY[weak]
    return Modality.MUST


def _read_chinese(a: Assertion, core: str, target: Target, weights: Weights, modality: Modality) -> Verdict:
    here = terms_of(core, "zh")
    predicate = on_predicate(here, target, weights)
    if _STAND.search(core):
        return _stand(a, core, target, weights, modality)
    if _PARTLY.search(core) and not _PARTLY.search(target.predicate):
        return Verdict(Polarity.CONDITIONAL, 0.5 + 0.3 * predicate, "denied in part", modality)
    if _CAREFUL.search(core):
        return Verdict(Polarity.CONDITIONAL, 0.6, "with caution", modality)
    turned = negated(without_charges(core), "zh", target.asked) ^ target.turned ^ _opposite(core, target.predicate)
    if _RESTRICTS.search(core) or any(_RESTRICTS.search(c.text) for c in a.conditions):
        return Verdict(Polarity.CONDITIONAL, 0.5 + 0.3 * predicate, "restricted", modality)
    elliptical = len(core) <= 12 and bool(re.match(r"(?:我认为|当然|也|亦|均|都|就|则|仍)?(?:应当?|应该|可以?|能够?|不|无|没|难|宜|须|当然|同样)", core))
    topic = terms_of(a.said, "zh")
    if target.asks_for_charge:
        by_charge = _of_charge(a, target, modality)
        if by_charge:
            return by_charge
    aside = _SETS_ASIDE.search(core)
    if aside and aside[0].lstrip("不") not in target.asked and "不" + aside[0].lstrip("不") not in target.asked:
        return Verdict(None, 0.15, "indirect", modality)
    near = likeness(here, target, weights)
    if _FAVOURS.search(core) and predicate < 0.3 and (near >= 0.2 or coverage(here, target.subject_terms, weights) >= 0.5):
        return Verdict(_polarity(turned), 0.7, "stand", modality)
    if predicate and _only_spoken_of(core, target, weights):
        return Verdict(None, 0.15, "indirect", modality)
    elliptical = elliptical or core.endswith(tuple(target.all_verbs)) and bool(matcher("zh", "modals").search(core) or has_negation(core))
    if predicate >= 0.3 or (elliptical and (_has_verb(core) or echo(core, target) >= 0.6)) or near >= 0.45:
        explicit = 0.15 * bool(matcher("zh", "modals").search(core) or has_negation(core))
        return Verdict(_polarity(turned), min(1.0, 0.55 + explicit + 0.3 * predicate), "predicate", modality)
    judged = _evaluation(core)
    if judged is not None and likeness(topic | here, target, weights) >= 0.15:
        return Verdict(_polarity(judged ^ target.turned), 0.5, "evaluation", modality)
    if _opposite(core, target.predicate):
        return Verdict(_polarity(turned), 0.5, "opposite", modality)
    return Verdict(None, 0.1 + 0.3 * predicate, "indirect", modality)


def _of_charge(a: Assertion, target: Target, modality: Modality) -> Verdict | None:
    """The verdict where the issue is whether a charge stands: on that charge, or on guilt at all."""
    every = charges_in(a, target, "zh")
    uses = [u for u in every if u.name in target.charges or not target.charges]
    if uses:
        return Verdict(_polarity(not uses[0].held), 0.9, "charge", modality)
    if any(u.held for u in every) and not any(u.either for u in every):
        return Verdict(Polarity.DENY, 0.6, "other charge", modality)
    guilt = guilt_in(a, "zh")
    return None if guilt is None else Verdict(_polarity(guilt), 0.85, "no crime" if guilt else "crime", modality)


def _only_spoken_of(core: str, target: Target, weights: Weights) -> bool:
    """Whether what the issue asks about is the subject here, and something else is said of it (处分行为要求…)."""
    tail = target.tail
    if tail and core.startswith(tail) and len(core) > len(tail) + 4 and not _SAID_OF.match(core, len(tail)):
        return True
    main = main_predicate(core)
    if main is None or main.turns or main.word in target.predicate or not main.start:
        return False
    before = on_predicate(terms_of(core[: main.start], "zh"), target, weights)
    after = on_predicate(terms_of(core[main.start :], "zh"), target, weights)
    return before > 0.5 and after < 0.5 * before


def _stand(a: Assertion, core: str, target: Target, weights: Weights, modality: Modality) -> Verdict:
    """For or against what was put. What the stand is taken on counts with its own sense where it is spelled out."""
    turned = negated(core, "zh")
    told = [c.text for c in a.reports if on_predicate(terms_of(c.text, "zh"), target, weights) > 0.3]
    spelled = told or [c.text for c in a.lead if _ON_VIEW.search(c.text) and coverage(terms_of(c.text, "zh"), target.own_terms, weights) > 0.3]
    inside = on_predicate(terms_of(core, "zh"), target, weights) > 0.3
    if spelled:
        turned ^= negated(re.sub(_ON_VIEW, "", spelled[-1]), "zh") ^ target.turned
    elif inside:
        turned ^= target.turned
    return Verdict(_polarity(turned), 0.9, "stand", modality)


def _read_english(a: Assertion, core: str, target: Target, weights: Weights, modality: Modality) -> Verdict:
    here = terms_of(core, "en")
    predicate = on_predicate(here, target, weights)
    answer = _ENGLISH_ANSWER.search(core)
    if answer:
        word = next(g for g in answer.groups() if g)
        return Verdict(_polarity(word.lower() == "no"), 0.9, "short answer", modality)
    if _ENGLISH_NO_NOUN.match(core):
        return Verdict(Polarity.DENY, 0.6, "short answer", modality)
    if _CAREFUL_ENGLISH.search(core):
        return Verdict(Polarity.CONDITIONAL, 0.5, "with caution", modality)
    turned = negated(core, "en")
    if _ENGLISH_STAND.search(core):
        return Verdict(_polarity(turned), 0.8, "stand", modality)
    if _ENGLISH_CONCLUDES.search(core) or (a.conditions and _ENGLISH_ELLIPSIS.search(core)):
        return Verdict(_polarity(turned), 0.55, "conclusion", modality)
    if predicate >= 0.34 or likeness(here, target, weights) >= 0.45:
        return Verdict(_polarity(turned ^ target.turned), 0.5 + 0.3 * predicate, "predicate", modality)
    judged = [turns for w, turns in signs("en", "evaluations").items() if re.search(rf"\b{w}\b", core, re.IGNORECASE)]
    if judged and likeness(terms_of(a.said, "en"), target, weights) >= 0.12:
        return Verdict(_polarity(judged[0] ^ turned ^ target.turned), 0.45, "evaluation", modality)
    return Verdict(None, 0.1 + 0.3 * predicate, "indirect", modality)


def _polarity(turned: bool) -> Polarity:
    return Polarity.DENY if turned else Polarity.AFFIRM


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for a, b in pairs("zh", "opposites"):
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    return {w: frozenset(others) for w, others in found.items()}


def _opposite(core: str, predicate: str) -> bool:
    """Whether the verdict uses the opposite of the word that the issue asks about, and not that word itself."""
    for word, others in _opposites().items():
        if word in predicate and word not in core and any(o in core for o in others):
            return True
    return False


def _evaluation(core: str) -> bool | None:
    """True for an unfavourable judgement, False for a favourable one, None without any."""
    marks = signs("zh", "evaluations")
    found = [m[0] for m in matcher("zh", "evaluations").finditer(core)]
    if not found:
        return None
    return negated(core, "zh") if any(marks[w] for w in found) else negated(core, "zh") ^ marks[found[-1]]


def _has_verb(core: str) -> bool:
    return bool(matcher("zh", "predicates").search(core) or matcher("zh", "attitudes").search(core)) and not _TALK.search(core)
