"""Answers of a word or two, and verdicts that lean on what was asked (不能; no; 第二问，我反对)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.clause_kinds import ClauseKind, judges_only
from graph.extract.english_clauses import has_finite_verb
from graph.extract.negation import has_negation
from graph.extract.wordlists import Tongue, matcher, signs

if TYPE_CHECKING:
    from graph.extract.assertions import Assertion

_ORDINALS = {
    "zh": re.compile(
        r"第([一二三四五])(?:个)?(?:小)?(?:问题?|点(?=[，]?我?(?:也|完全|基本)?(?:同意|赞成|赞同|支持|反对|不同意|不赞成|与|和|跟|没有)))|^([一二三四五])问(?!题|三|答)|([前后])(?:一)?(?:个)?问题?(?![题一-龥]{0,2}(?:所述|提到))"
    ),
    "en": re.compile(
        r"\b(?:the|your|my|that|this)\s+(first|second|third|former|latter|last)"
        r"(?:\s+(?:part|question|point|one|issue|half|limb|topic|matter|problem|count))?"
        r"(?=$|[,，.;:?!]|\s+(?:is|are|was|has|had|does|doesn['’]t|goes|falls|follows|must|should|would|seems|I|we|it|he|she|they"
        r"|there|my|and|but|no|yes|too|also|as|because|though|with|without|which|in my|to my|for me|of (?:your|the|those|these)"
        r" (?:two|three|questions?|points?))\b)",
        re.IGNORECASE,
    ),
}
_PLACES = {
    "一": 0,
    "二": 1,
    "三": 2,
    "四": 3,
    "五": 4,
    "前": 0,
    "first": 0,
    "former": 0,
    "second": 1,
    "third": 2,
}
_LAST = frozenset({"后", "latter", "last"})
_CONNECTIVE = {"zh": 4, "en": 10}
STAND = re.compile(
    r"(?:肯定|否定)(?:的|说|态度|意见|立场|回答|观点|结论|答复|答案)*$"
    r"|(?:不太?|难以|不敢|坚决|明确|完全|基本|原则上|也|更|我)*(?:赞成|赞同|同意|(?<!技术)(?<!数据)(?<!资金)(?<!提供)(?<!的)支持|反对|认同|认可|接受|苟同|否认|采纳|没有意见|没意见|没有异议|无异议|这[么样]看|这[么样]认为)"
    r"(?:(?:这|该|此|上述|前述)[一种个类项]?)?(?:观点|看法|意见|说法|建议|主张|做法|提法|方案|结论|请求|诉请)?的?$"
    r"|(?:应予?|应当|依法|予以|得到|获得|被)(?:驳回|支持|准许|采纳)(?:的)?$"
    r"|(?:观点|看法|意见|说法|建议|主张|做法|理由|结论)(?:是|都|也|均|并|就|难以|不能|不|无法|可以|能够?|完全|基本|值得|有)*"
    r"(?:成立|赞同|支持|接受|采纳|认同|于法无据|没有(?:法律)?依据|缺乏(?:法律)?依据|站不住|绝对|片面|可取|妥当|正确|道理|站得住脚?|站不住脚|错误|商榷|合理|不妥|欠妥|说服力)的?$"
)
ANSWER_IS = re.compile(
    r"(?:答案|回答|结论|意见|看法|观点)(?:也|同样|还|仍然?)?(?:只有一个)?(?:是|为|：|:)[：，“]?(.{1,8}?)[”。]?$"
)
SO = re.compile(
    r"(?:不能|不得|不可|不应当?|不宜|可以|应当?|应该|无权|有权|能够?)(?:就)?(?:这[样么]|如此|那样)(?:做|办|处理|认定|理解|解释|判|认为)?$"
)
_LEAD = re.compile(
    r"^(?:我(?:的回答|的意见|的看法|的结论|个人)?(?:认为|觉得|主张|倾向于?|是|的?看法是|的?回答是)?|当然|显然|肯定|那么|那就|这就|就|这|那|我看|我想|我主张|我倾向于?|原则上|基本上|总体上|一般|个人认为|笔者认为|应该说|恐怕|也|还是)+(?=.)"
)
_FORMS = (
    ("能", r"能否|可否|能不能|可不可以|是否(?:可以|能)"),
    ("可", r"能否|可否|能不能|可不可以|是否(?:可以|能)"),
    ("应", r"应否|应不应|该不该|是否应"),
    ("该", r"应否|应不应|该不该|是否应"),
    ("有", r"有无|有没有|是否有"),
    ("需", r"需否|需不需|是否需|是否须|要不要"),
)
_POINTS_BACK = re.compile(
    r"^(?:对|对于|关于|就|针对)?(?:此|(?:这|该|此|上述|前述)[一个种条项]*(?:问题|点|观点|看法|说法|意见|主张|建议)?)$|(?:观点|看法|说法|意见|主张|建议|结论)$"
)
_GOES_ON = re.compile(r"但|不过|只是|然而|否则")
_GOES_ON_WITHIN = 16
_ENDING = re.compile(r"(?:了|吧|啊|呢|的)+$")
_OPENS_ANSWER = re.compile(r"我?的?(?:结论|回答|意见|看法|观点|答案)(?:是|为)")
_LIGHT_VERB = re.compile(r"(?:认定|成立|构成|这样|如此|采用|适用|的)$")
_ENGLISH_BARE = re.compile(
    r"(?:so|and|well|then|but)?\s*(?:yes|no|yeah|nope|certainly not|absolutely not|absolutely|certainly|sure|naturally|exactly|no doubt|without question|not at all|by no means|of course not|of course|definitely|definitely not|emphatically|emphatically not|never|indeed|surely|surely not|plainly|plainly not|clearly|clearly not|quite|in a word,? (?:yes|no)|not really|hardly|far from it)\b",
    re.IGNORECASE,
)
_ENGLISH_REST = re.compile(
    r"(?:again|too|as well|either|indeed|also)|(?:it|they|he|she|that|I) (?:is|are|does|do|should|would|can|could)(?:n['’]t| not)?"
)
_NO_DOUBT = re.compile(r"no doubt", re.IGNORECASE)
_ENGLISH_NO = re.compile(r"\bno\b|nope|\bnot\b|never|hardly|far from|by no means", re.IGNORECASE)


def bare_answer(a: Assertion, tongue: Tongue) -> bool | None:
    """For a verdict that is a short answer to the question as put (不能。 No.): whether it says no; else None."""
    before = a.lead if tongue == "zh" else [c for c in a.lead if has_finite_verb(c.text)]
    led = sum(len(c.text) for c in before) > _CONNECTIVE[tongue]
    if a.core is None or led:
        return None
    text = a.core.text.strip("“”\"' 　")
    if _OPENS_ANSWER.fullmatch(text):
        return None
    if tongue == "en":
        return _bare_english(text)
    stripped = _LEAD.sub("", text)
    answers = signs("zh", "answers")
    for form in (text, stripped, _ENDING.sub("", stripped)):
        if form in answers:
            return answers[form]
    short = matcher("zh", "answers").match(stripped)
    if short and len(stripped) <= len(short[0]) + 4 and _LIGHT_VERB.search(stripped):
        return answers[short[0]]
    return None


def fits_form(text: str, asked: str) -> bool:
    """Whether a short answer takes up the word the question is put with (不能 after 能否, 构成 after 是否构成)."""
    said = re.sub(r"^(?:我|也|都|并|当然|显然|就)*(?:不|没|未|无)?(?:得)?", "", text.strip("“”"))
    return any(said.startswith(a) and re.search(q, asked) for a, q in _FORMS) or (
        len(said) > 1 and said[:2] in asked
    )


def _bare_english(text: str) -> bool | None:
    found = _ENGLISH_BARE.match(text)
    rest = text[found.end() :].strip(" ,") if found else "x"
    if found and (not rest or _ENGLISH_REST.fullmatch(rest)):
        return bool(_ENGLISH_NO.search(found[0]) and not _NO_DOUBT.search(found[0]))
    return None


def ordinal_named(text: str, tongue: Tongue) -> int | None:
    """The place of the sub-question named in a text (第二问, on the second): 0 for the first, -1 for the last."""
    found = _ORDINALS[tongue].search(text)
    if not found:
        return None
    word = next(g for g in found.groups() if g).lower()
    return -1 if word in _LAST else _PLACES.get(word)


def leaning(a: Assertion, tongue: Tongue) -> float:
    """How much a verdict leans on what was said or asked before, having little content of its own."""
    if a.core is None or any(
        c.kind is ClauseKind.TOPIC and not _POINTS_BACK.search(c.text) for c in (*a.topic, *a.lead)
    ):
        return 0.0
    if a.depends or bare_answer(a, tongue) is not None or matcher(tongue, "stands").search(a.core.text):
        return 0.3
    if tongue == "en":
        return 0.15 if _ENGLISH_BARE.match(a.core.text) and len(a.core.text.split()) <= 4 else 0.0
    if len(a.core.text) <= _GOES_ON_WITHIN and _GOES_ON.match(a.core.text):
        return 0.2
    if any(p.search(a.core.text) for p in (STAND, ANSWER_IS, SO)) or judges_only(a.core.text):
        return 0.25
    bare = matcher("zh", "leads").sub("", a.core.text)
    return 0.15 if len(bare) <= 8 and (has_negation(bare) or matcher("zh", "modals").match(bare)) else 0.0
