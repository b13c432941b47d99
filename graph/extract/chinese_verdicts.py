"""The rules that read a Chinese verdict clause on a polar issue, tried in order; the first that fits decides."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extract.charging import charges_in, guilt_in, without_charges
from graph.extract.clause_kinds import SHORT_VERB
from graph.extract.judgements import QUOTED, evaluated
from graph.extract.nearness import coverage, echo, foreign, likeness, on_predicate
from graph.extract.negation import has_negation, main_predicate, negated
from graph.extract.opposites import opposite
from graph.extract.short_answers import ANSWER_IS, SO, STAND, bare_answer
from graph.extract.terms import terms_of
from graph.extract.verdicts import Spoken, Verdict
from graph.extract.wordlists import matcher, signs

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.extract.assertions import Assertion
    from graph.extract.targets import Target
    from graph.extract.terms import Weights
    from graph.model import Modality

_ON_VIEW = re.compile(r"(?:观点|看法|意见|说法|建议|主张|做法|提法|方案|理由|逻辑|解释|结论)的?$")
_THAT = re.compile(r"^(?:对|对于|至于|关于)?(?:这|该|此|上述|前述|前|后|第)")
_PARTLY = re.compile(
    r"(?:只|仅)(?:能|应当?|可以)?(?:赞成|同意|支持|认可|承担|负|对|就|就是)?.*(?:一部分|部分)$|(?:不能|不宜|不可|不应当?|不必|不一定|未必|并非|并不|不是|难以|不得)(?:都|全部|所有|必然|当然|绝对)?.{0,2}"
    r"(?:一律|一概|一刀切|一味|简单(?:地)?|当然(?:地)?|直接(?:地)?|绝对|必然|机械|笼统|仅凭|单纯|单独|单凭|唯一|全部|所有|一切|凡是|都(?!不))|不一定|未必|不尽然|不必然"
)
_SAID_OF = re.compile(
    r"[”」]?(?:的)?(?:可以|能够?|应当?|当然|是|不|也|均|都|已|显然|难以|无法|没有|并){0,8}(?:成立|存在|认定|构成|具备|满足|符合|肯定|否定|支持)"
)
_RESTRICTS = re.compile(
    r"限于|仅限|只限|只适用于|仅适用于|以.{1,16}为(?:前提|条件)|(?:总额|数额|总计|合计|范围|幅度|限度|比例).{0,6}(?:不能|不得|不应|不宜)超过"
)
_CAREFUL = re.compile(
    r"(?:要|应当?|须|需要?|宜|保持|应该)(?:更加|格外|特别|十分|非常|相当)?(?:慎重|谨慎|审慎)|慎重(?:对待|把握|适用|处理)|从严把握|严格(?:把握|限制|限定|控制)|有限度"
)
_SETS_ASIDE = re.compile(r"不影响|无关|不妨碍|不改变|不等于|不意味|不同于|有别于")
_HOLDS_ANYWAY = re.compile(r"不(影响|妨碍|妨害|改变)(?:对|其|他|她)?(.{2,})$")
_GUILTY = re.compile(r".{0,6}(?:定罪|入罪|犯罪(?:的)?(?:成立|认定|构成)|罪名?(?:的)?(?:成立|认定|构成))")
_FAVOURS = re.compile(r"赞成|赞同|同意|反对|支持|(?<![的种个该此一])主张|认同")
_TALK = re.compile(
    r"(?:需要|应当|值得)?(?:指出|注意|说明|强调|明确|补充|探讨|讨论|研究|回答)(?:的是|一点|一下)?$|^(?:我|下面).{0,6}(?:谈|说|讲|补充|回应)"
)
_ELLIPTICAL = re.compile(
    r"(?:我认为|当然|也|亦|均|都|就|则|仍)?(?:应当?|应该|可以?|能够?|不|无|没|难|宜|须|当然|同样|何[需必须])"
)
_LONG = 12
_SHORT, _FOREIGN = 16, 0.26
_NAMED = 0.4
_SENTENCING = re.compile(r"从轻|从重|从宽|减轻|免除处罚|缓刑")
_SAID_TO_BE = re.compile(
    r"([^，]{2,14}?)(?:本身|其实|本来|只)?(?:属于|系|就是|是|等于|意味着)(?![否不])(.{2,})$"
)
# what the thing asked about takes, which is the first half of an argument
_REQUIRES = re.compile(
    r"以.{2,30}为(?:要件|构成要件|必要)|(?:须|必须|需|应)(?:要)?有(?:明文|法律|法定)|针对的是|(?:仅|只)针对|所称的?.{2,10}(?:是指|指)"
)
_MATTER = re.compile(r"是.{0,8}(?:问题|话题|事情|另一回事)$")
_EMPTY = re.compile(r"[的了也就则都均亦仍，。“”这此其样做法如]*")


def read_chinese(a: Assertion, core: str, target: Target, weights: Weights, modality: Modality) -> Verdict:
    """The verdict of a clause that is no short answer and announces no conditions."""
    terms = terms_of(core, "zh")
    turned = (
        negated(without_charges(core), "zh", target.asked) ^ target.turned ^ opposite(core, target.predicate)
    )
    spoken = Spoken(
        a, target, weights, core, terms, on_predicate(terms, target, weights), likeness(terms, target, weights),
        turned, modality,
    )  # fmt: skip
    return next((v for rule in _RULES if (v := rule(spoken))), spoken.indirect(0.1 + 0.3 * spoken.predicate))


def _answer_named(s: Spoken) -> Verdict | None:
    """我的回答是不能: the answer to the question as put."""
    named = ANSWER_IS.search(s.core)
    sign = signs("zh", "answers").get(named[1]) if named else None
    return None if sign is None else s.verdict(sign, 0.9, "stand")


def _stand(s: Spoken) -> Verdict | None:
    """For or against what was put. What the stand is taken on counts with its own sense where it is spelled out."""
    if not STAND.search(s.core):
        return None
    turned = negated(s.core, "zh")
    spelled = _spelled_out(s)
    if spelled:
        turned ^= negated(_ON_VIEW.sub("", spelled), "zh") ^ s.target.turned
    elif s.predicate > 0.3 and not QUOTED.search(s.core):
        turned ^= s.target.turned
    return s.verdict(turned, 0.9, "stand")


def _spelled_out(s: Spoken) -> str | None:
    """The view that a stand is taken on, where it was told before or heads the sentence."""
    for clause in reversed(s.assertion.reports):
        if on_predicate(terms_of(clause.text, "zh"), s.target, s.weights) > 0.3:
            return clause.text
    if s.assertion.reports and has_negation(s.assertion.reports[-1].text) and not s.target.turned:
        return s.assertion.reports[-1].text  # a view told in the negative, in words of its own (水井不是财物)
    for clause in reversed(s.assertion.lead):
        if _ON_VIEW.search(clause.text) and not _THAT.match(clause.text):
            return clause.text
    return None


def _so(s: Spoken) -> Verdict | None:
    """不能这样做: for or against what was put, by a verb that only points back."""
    points = SO.search(s.core)
    return s.verdict(negated(s.core, "zh"), 0.6, "short_answer") if points and len(s.core) <= _SHORT else None


def _under_its_topic(s: Spoken) -> Verdict | None:
    """A short answer after the words that name the issue (违约金，我主张原则上可以)."""
    lead = s.assertion.lead
    named = terms_of("，".join(c.text for c in lead), "zh") & s.target.terms
    if not lead or s.assertion.conditions or len(lead) > 1 or not named:
        return None
    answer = bare_answer(replace(s.assertion, lead=()), "zh")
    return None if answer is None else s.verdict(answer, 0.8, "short_answer")


def _denied_in_part(s: Spoken) -> Verdict | None:
    found = _PARTLY.search(s.core)
    partly = (
        found
        and not _PARTLY.search(s.target.predicate)
        and not (found[0].endswith("单独") and "单独" in s.target.asked)
    )
    return s.depends(0.5 + 0.3 * s.predicate, "denied_in_part") if partly else None


def _with_caution(s: Spoken) -> Verdict | None:
    return s.depends(0.6, "with_caution") if _CAREFUL.search(s.core) else None


def _restricted(s: Spoken) -> Verdict | None:
    said = [s.core, *(c.text for c in s.assertion.conditions)]
    return s.depends(0.5 + 0.3 * s.predicate, "restricted") if any(map(_RESTRICTS.search, said)) else None


def _of_charge(s: Spoken) -> Verdict | None:
    """The verdict where the issue is whether a charge stands: on that charge, or on guilt at all."""
    if not s.target.asks_for_charge:
        return None
    every = charges_in(s.assertion, s.target, "zh")
    uses = [u for u in every if u.name in s.target.charges or not s.target.charges]
    if uses:
        return s.verdict((not uses[0].held) ^ s.target.turned, 0.9, "charge")
    if any(u.held for u in every) and not any(u.either for u in every):
        return s.verdict(not s.target.turned, 0.6, "other_charge")
    guilt = guilt_in(s.assertion, "zh")
    return (
        None if guilt is None else s.verdict(guilt ^ s.target.turned, 0.85, "no_crime" if guilt else "crime")
    )


def _stands_anyway(s: Spoken) -> Verdict | None:
    """不影响定罪: what is asked about holds all the same, unless the issue is whether it matters."""
    held = _HOLDS_ANYWAY.search(s.core)
    if not held or held[1] in s.target.asked:
        return None
    guilty = s.target.asks_for_charge and _GUILTY.match(held[2])
    named = on_predicate(terms_of(held[2], "zh"), s.target, s.weights) > 0.5
    return s.verdict(s.target.turned, 0.6, "predicate") if guilty or named else None


def _set_aside(s: Spoken) -> Verdict | None:
    """不影响…, 与…无关: it says that something does not matter, no more, unless that is what is asked."""
    aside = _SETS_ASIDE.search(s.core)
    return s.indirect(0.15) if aside and aside[0].lstrip("不") not in s.target.asked else None


def _favoured(s: Spoken) -> Verdict | None:
    """赞成让平台赔: an attitude to something near the issue, in other words than its own."""
    subject = coverage(s.terms, s.target.subject_terms, s.weights)
    fits = _FAVOURS.search(s.core) and s.predicate < 0.3 and (s.near >= 0.2 or subject >= 0.5)
    return s.verdict(s.turned, 0.7, "stand") if fits else None


def _only_spoken_of(s: Spoken) -> Verdict | None:
    """What the issue asks about is the subject here, and something else is said of it (占有意思须…)."""
    if _REQUIRES.search(s.core) and not _REQUIRES.search(s.target.asked):
        return s.indirect(0.15)
    tail = s.target.tail
    if (
        tail
        and s.core.startswith(tail)
        and len(s.core) > len(tail) + 4
        and not _SAID_OF.match(s.core, len(tail))
    ):
        return s.indirect(0.15)
    said = _SAID_TO_BE.match(s.core)
    if said and _mere_subject(said[1], said[2], s):
        return s.indirect(0.15)
    main = main_predicate(s.core)
    if (
        not s.predicate
        or main is None
        or main.turns
        or main.word in ("成立", "存在")
        or main.word in s.target.predicate
        or not main.start
    ):
        return None
    before = on_predicate(terms_of(s.core[: main.start], "zh"), s.target, s.weights)
    after = on_predicate(terms_of(s.core[main.start :], "zh"), s.target, s.weights)
    return s.indirect(0.15) if before > 0.5 and after < 0.5 * before else None


def _mere_subject(subject: str, said: str, s: Spoken) -> bool:
    """Whether the act asked about is the subject of a copula and something else is said of it (扣除押金是自力救济)."""
    if has_negation(subject) or matcher("zh", "modals").search(subject):
        return False
    named = on_predicate(terms_of(subject, "zh"), s.target, s.weights)
    return (
        named > 0.4
        and (not s.target.own_verbs or s.target.own_verbs[0] in subject)
        and on_predicate(terms_of(said, "zh"), s.target, s.weights) < 0.5 * named
    )


def _on_predicate(s: Spoken) -> Verdict | None:
    """The clause uses the predicate of the issue, or leaves it out and is plainly about it (不应扣除, 可以委托)."""
    if _MATTER.search(s.core):
        return None
    forceful = bool(
        matcher("zh", "modals").search(s.core) or has_negation(s.core) or SHORT_VERB.search(s.core)
    )
    short = len(s.core) <= _LONG and bool(_ELLIPTICAL.match(s.core))
    elliptical = short or (forceful and s.core.endswith(s.target.all_verbs))
    named = coverage(s.terms, s.target.subject_terms, s.weights) >= _NAMED
    plain = elliptical and (_only_verb(s.core, s.target) or named or echo(s.core, s.target) >= 0.6)
    own = forceful and len(s.core) <= _SHORT and foreign(s.core, s.target) <= _FOREIGN
    plain = plain or (own and (s.predicate >= 0.2 or _shares_verb(s.core, s.target)))
    if s.predicate >= 0.3 or plain or (s.near >= 0.45 and s.predicate >= 0.1):
        return s.verdict(s.turned, min(1.0, 0.55 + 0.15 * forceful + 0.3 * s.predicate), "predicate")
    return None


def _by_opposite(s: Spoken) -> Verdict | None:
    return s.verdict(s.turned, 0.5, "opposite") if opposite(s.core, s.target.predicate) else None


_RULES: tuple[Callable[[Spoken], Verdict | None], ...] = (
    _answer_named, _so, _under_its_topic, _stand, _denied_in_part, _with_caution, _restricted, _of_charge, _stands_anyway, _set_aside, _favoured,
    _only_spoken_of, _on_predicate, evaluated, _by_opposite,
)  # fmt: skip


def _shares_verb(core: str, target: Target) -> bool:
    """Whether a verb of the issue stands in the clause, if only by its first character (扣 for 扣除)."""
    return any(v in core or v[0] in core for v in (*target.own_verbs, *target.verbs))


def _only_verb(core: str, target: Target) -> bool:
    """Whether a clause is no more than force and a verb (不应承担), so that its object is what was asked about."""
    sentencing = _SENTENCING.search(core)
    if _TALK.search(core) or (sentencing and sentencing[0] not in target.asked):
        return False
    if not (matcher("zh", "predicates").search(core) or matcher("zh", "attitudes").search(core)):
        return False
    rest = core
    for name in ("leads", "negations", "modals", "predicates", "attitudes"):
        rest = matcher("zh", name).sub("", rest)
    return bool(_EMPTY.fullmatch(rest))
