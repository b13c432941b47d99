"""An issue as sentences are matched against it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.extract.charging import ELEMENT_OF
from graph.extract.clause_kinds import ClauseKind, carries_verdict
from graph.extract.clauses import parse_sentences
from graph.extract.issue_words import POLAR
from graph.extract.negation import Kind, negated, tokens_of
from graph.extract.propositions import Proposition, take_apart
from graph.extract.terms import Terms, terms_of
from graph.extract.wordlists import matcher, pairs, words
from graph.lexicon.charges import find_charges
from graph.model import IssueKind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.extract.wordlists import Tongue
    from graph.model import CourtCase, Issue, Question

_CHARGE_QUESTION = re.compile(
    r"(?:如何|怎样|怎么|应?该?当?如何)(?:准确|正确|具体|分别|进行)*(?:的)?(?:认定|定性|定罪|论罪|处罚|处断|评价|处理|适用法律|适用罪名|追究)|何罪|什么罪|哪[个种一]罪|罪名|定性"
    r"|是.{1,14}罪.{0,6}还是|(?:right|proper|appropriate) charge|what (?:charge|crime|offen[cs]e)|charged with",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"如何|怎样|怎么|是否|能否|可否|应否|何种|什么|哪些|有无|应当|请问|各位|界定|厘清|看待|把握|对于|关于|对此"
)
_ASKED_LAST = re.compile(
    r"(?:又|应该?当?|该)*(?:划分|确定|认定|分担|分配|承担|区分|判断|计算|处理|评价|解决)?[？?。]*$"
)
_NOUN = re.compile(r"([㐀-鿿]{2})[？?。]?$")
_SUBORDINATE = re.compile(
    r"\b(?:when|if|where|because|under|after|before|unless|that|which|who|without showing)\b", re.IGNORECASE
)
_ENGLISH_FINITE = re.compile(
    r"\b(?:is|are|was|were|does|do|did|has|have|had|should|must|may|might|can|could|would|will|shall|ought)\b(?!\s+(?:who|whose)\b)",
    re.IGNORECASE,
)
_ENDS_IN_CHARGE = re.compile(r"罪[”」]?(?:的?(?:共犯|共同犯罪|从犯|帮助犯|正犯|教唆犯|间接正犯))?$")
_ASKS_GUILT = re.compile(
    r"入罪|出罪|定罪|(?:构成|成立|属于)(?:刑事)?犯罪|(?:以|按|作为)犯罪(?:论处|处理)|追究.{0,8}刑事责任|(?:科处|判处|动用)刑罚"
)
_TOGETHER = re.compile(r"(?:数罪|两罪|二罪|合并)(?:实行)?并罚|数罪")
_COMPARED = re.compile(r"不同|相同|一样|一致|区别|无异|不一样")
_ATTRIBUTE = re.compile(r"(?:尚未|未经|未)[^，。的]{1,16}的(?=[^，。]{4,})")
_BY = re.compile(
    r"(?:以|按照?|依照?)([^对来进予]{2,12}?)(?:罪名)?(?:对.{1,12})?(?:来|进行|予以)?(?:定罪|论处|处罚|处断|认定|处理|追究|定性|量刑|并罚|计算)"
)
_ADVERB = re.compile(
    r"^(?:有权|直接|一并|一律|当然|同时|自动|单独|分别|径行|径直|擅自|自行|继续|再次|先行|强制|一般|实际|严重|明显)+"
)
_OF_KIND = re.compile(r"(?:属于|系|是)([^的]{2,6})$")
_OWN_WORD = re.compile(
    r"[㐀-鿿]{2}(?<![的了之其这那和与或及在上中下为是以对将把被由从向使让给因可能应该当须需要])(?<![的了之其这那和与或及在上中下为是以对将把被由从向使让给因可能应该当须需要].)"
)
_WEAK_TAIL = re.compile(
    r"行为|情形|情况|问题|责任|后果|范围|条件|要件|规定|关系|作用|性质|罪|犯罪|人|义务|权利"
)
_DEFINES = re.compile(r"界定|范围|标准|含义|内涵|理解|把握|区分|性质|特征|要件|认定|判断")
_GENERAL_CONDUCT = re.compile(r"实践中|司法实践|这类|此类|这种|通常|一般")


@dataclass(frozen=True, slots=True)
class Target:
    """An issue with its terms: of the whole, of its predicate, of the head of the predicate (承担补充责任), of its
    tail (认识错误), and those no sibling of it has; ``verbs`` are the words of conclusion that are its own, ``own_verbs``
    the verb it asks with, lexicon or not (侵害).

    ``about_charge`` where the answer is a charge; ``turned`` where the proposition itself denies; ``specific``
    where it is about the conduct of a case rather than about conduct in general; ``noun`` ends an open question
    (责任), which ``defines`` where it asks for a notion or a standard.
    """

    issue: Issue
    index: int
    asked_at: int
    terms: Terms
    predicate_terms: Terms
    head_terms: Terms
    tail_terms: Terms
    tail: str
    own_verbs: tuple[str, ...]
    verbs: tuple[str, ...]
    all_verbs: tuple[str, ...]
    asked: str
    own_terms: Terms
    predicate: str
    polar: bool
    about_charge: bool
    turned: bool
    specific: bool
    charges: tuple[str, ...]
    parties: tuple[str, ...]
    subject_terms: Terms
    noun: str
    defines: bool
    offered: tuple[str, ...]
    asks_for_charge: bool


def targets_of(question: Question, cases: Sequence[CourtCase], tongue: Tongue) -> tuple[Target, ...]:
    """The issues of one question, in order, ready for matching."""
    parts = [terms_of(_apart(_wording(i, tongue), tongue), tongue) for i in question.issues]
    targets = []
    for n, issue in enumerate(question.issues):
        others = frozenset().union(*(p for m, p in enumerate(parts) if m != n))
        targets.append(_target(issue, n, parts[n], parts[n] - others, cases, tongue))
    return tuple(targets)


def _head(predicate: str, tongue: Tongue) -> str:
    """The main verb and its object, without what is said before them of circumstances (对…, 从…中)."""
    if tongue == "en":
        return _SUBORDINATE.split(predicate, maxsplit=1)[0] or predicate
    if predicate.startswith(("以", "按", "依")):
        return predicate
    heads = [t for t in tokens_of(predicate) if t.kind in (Kind.PREDICATE, Kind.ATTITUDE)]
    free = [t for t in heads if "的" not in predicate[t.end :]] or heads[:1]
    if not free:
        return predicate
    at = free[-1].start
    while before := next((t for t in heads if t.end == at), None):
        at = before.start
    return predicate[at:]


def _said_of(predicate: str, tongue: Tongue) -> str:
    """The predicate without the person by or towards whom (由飞手承担…): that one alone is no predicate."""
    return (
        _head(predicate, tongue)
        if tongue == "zh" and predicate.startswith(("由", "向", "对", "给"))
        else predicate
    )


def _verbs(predicate: str, tongue: Tongue) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The verb a predicate begins with, the words of conclusion in it that are its own (累计, 扣除), and all of them."""
    if tongue == "en":
        return (), (), ()
    found = [m[0] for name in ("predicates", "attitudes") for m in matcher("zh", name).finditer(predicate)]
    every = tuple(w for w in dict.fromkeys([*found, *_COMPARED.findall(predicate)]) if len(w) > 1)
    begins = _ADVERB.sub("", predicate)
    first = begins[:2] if _OWN_WORD.match(begins) else ""
    verb = (first,) if first and first not in words("zh", "general_terms") else ()
    own = [w for w in (*every, *([first] if first else [])) if w not in words("zh", "general_terms")]
    named = {*own, *every, *(["作为"] if begins.startswith("作为") else [])}
    rivals = [r for w, others in pairs("zh", "counterparts") if w in named for r in others.split()]
    return verb, (*own, *rivals), (*every, *rivals, *verb)


def _turned(proposition: str, tongue: Tongue) -> bool:
    """Whether the proposition itself denies; what only conditions it does not count, nor, in English, what stands
    in its subject or behind its main clause.
    """
    if tongue == "en":
        at = _ENGLISH_FINITE.search(proposition)
        return negated(_head(proposition[at.start() :] if at else proposition, "en"), "en")
    clauses = [c for s in parse_sentences(proposition, Span(0, len(proposition)), tongue) for c in s.clauses]
    plain = [c.text for c in clauses if c.kind is not ClauseKind.CONDITION]
    last = _ATTRIBUTE.sub("", (plain or [proposition])[-1])
    return bool(proposition) and negated(last, tongue, proposition)


def _tail(predicate: str) -> str:
    """What a predicate comes to after its last 的: 民法意义上的重大误解 is about 重大误解."""
    by = _BY.match(predicate)
    if by:
        return by[1]
    kind = _OF_KIND.match(predicate)
    tail = (kind[1] if kind else predicate.rpartition("的")[2]).strip("“”「」")
    if kind and len(tail) >= 2:
        return tail
    return "" if "的" not in predicate or len(tail) < 2 or _WEAK_TAIL.fullmatch(tail) else tail


def _whole(apart: Proposition, issue: Issue, tongue: Tongue) -> Proposition:
    """The parts, with the last clause as predicate where another was taken for it (…才能进入，还属于道路)."""
    asked = POLAR.search(issue.text) if tongue == "zh" else None
    put = issue.text[asked.end() :].rstrip("。？?吗呢") if asked else ""
    if len(put) > 1 and put != apart.predicate and apart.predicate.endswith(put):
        return replace(apart, subject=f"{apart.subject}{apart.predicate[: -len(put)]}", predicate=put)
    clauses = [c for c in re.split("[，,]", (issue.proposition or "").rstrip("。？?")) if c]
    last = clauses[-1] if clauses else ""
    told = apart.predicate and (apart.predicate[:4] in last or apart.predicate[-4:] in last)
    if tongue == "en" or len(clauses) < 2 or told or not carries_verdict(last, "zh"):
        return apart
    return replace(apart, subject="，".join(clauses[:-1]), predicate=re.sub("^(?:还|仍然?|也|又)", "", last))


def _apart(text: str, tongue: Tongue) -> str:
    """The text with its words of conclusion set apart, so that no pair of characters lies across their edge."""
    if tongue == "en":
        return text
    for name in ("predicates", "attitudes", "modals"):
        text = matcher("zh", name).sub(lambda m: f"，{m[0]}，" if len(m[0]) > 1 else m[0], text)
    return text


def _wording(issue: Issue, tongue: Tongue) -> str:
    """What is asked about, without the words of asking."""
    words = f"{issue.text}。{issue.proposition or ''}"
    return _ASKING.sub("，", words) if tongue == "zh" else words


def _target(
    issue: Issue, n: int, terms: Terms, own: Terms, cases: Sequence[CourtCase], tongue: Tongue
) -> Target:
    apart = _whole(take_apart(issue), issue, tongue)
    polar = issue.kind is IssueKind.POLAR
    wording = issue.proposition or issue.text
    named = [m.name for m in find_charges(wording) if not ELEMENT_OF.match(wording[m.end :])]
    if not named and _TOGETHER.search(wording):
        named = [m.name for m in find_charges(issue.text)]
    charges = tuple(dict.fromkeys(named))
    charges += tuple(c for o in issue.options for c in o.charges if c not in charges)
    about_charge = not polar and bool(
        _CHARGE_QUESTION.search(issue.text) or any(o.charges for o in issue.options)
    )
    mine = [c for c in cases if c.id == issue.case]
    noun = _NOUN.search(_ASKED_LAST.sub("", _ASKING.sub("", issue.text)))
    open_ended = issue.kind is IssueKind.OPEN and not about_charge
    return Target(
        issue, n, issue.passage.span.start, terms, terms_of(_apart(_said_of(apart.predicate, tongue), tongue), tongue), terms_of(_apart(_head(apart.predicate, tongue), tongue), tongue), terms_of(_tail(apart.predicate), tongue), _tail(apart.predicate), *_verbs(apart.predicate, tongue), f"{issue.text}{issue.proposition or ''}", own, apart.predicate, polar,
        about_charge, _turned(issue.proposition or "", tongue),
        not _GENERAL_CONDUCT.search(issue.text), charges, tuple(p.name for c in mine for p in c.parties),
        terms_of(apart.subject, tongue), noun[1] if noun and open_ended else "", open_ended and bool(_DEFINES.search(issue.text)),
        tuple(m.name for m in find_charges(issue.text)) if about_charge else (),
        polar and bool(_ENDS_IN_CHARGE.search(apart.predicate) or _ASKS_GUILT.fullmatch(apart.predicate)),
    )  # fmt: skip
