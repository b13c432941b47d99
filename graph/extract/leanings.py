"""Which way a sentence leans that draws no plain conclusion: weak signs of for and against."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from graph.extract.charging import MILDER
from graph.extract.clause_kinds import VIEW_NAMED, ClauseKind
from graph.extract.negation import Kind, denials, has_negation, negated, tokens_of
from graph.extract.opposites import opposite
from graph.extract.wordlists import matcher, pairs, signs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.extract.assertions import Assertion
    from graph.extract.clauses import Clause
    from graph.extract.targets import Target

_ASKS_AGAINST = re.compile(
    r"何来|何谈|谈何|哪有|哪来|哪里有|哪里(?:是|能|算)|岂(?!不|非)|怎能|怎么能|怎会|怎么会|焉能|焉有|凭什么|何必|何苦|何须|何需|何错|何罪之有|何[^，]{0,4}之有|有什么理由|有何理由|谁能(?!不)|难道(?!不|没)|如何能|何以能|又(?:怎|如何|哪)"
)
_ASKS_FOR = re.compile(
    r"岂不|岂非|难道不|难道没|何尝不|怎能不|怎么能不|怎么不|不是.{1,12}(?:吗|么|是什么|又是什么)|还叫什么|还有什么|何用|有何意义|谁能不"
)
_ELSE = re.compile(r"^(?:否则|不然|要不)")
_SUPPOSING = re.compile(r"^(?:但|而|那么)?(?:如果说?|若说?|倘若|要是|要说|假如|连)")
# a step that somebody might take, put at the head of a sentence in order to be judged
_STEP = re.compile(
    r"^(?:但|而|因此|所以|那么|不过)?(?:若要|若|如果|要|倘若)?(?:[㐀-鿿]{2,3}若)?(?:说(?!明|到|得|服|理|法)|(?:把|将).{2,24}(?:说成|叫作|叫做|称为|当成|当作|视为|看作|等同|归为|归入|归咎|算到|算作|算在|解释|理解|认定|评价|纳入|推给|混同|还原|拔高|上升|作为)|以.{2,16}(?:论|论处|追究|为由|定罪)|要求|强令|强求|让(?!步)|主张.{2,}的(?:人|观点|意见)|动辄)"
)
_DENIED = re.compile(
    r"(?:并不是|并不|并非|不是|不算|谈不上|未必|难说|难言|难谓|不能|无法|没有|并无|无|未|不)(?:很|太|那么|十分|完全|能|够|具有|具备)?$"
)
_MERELY = re.compile(r"只是|仅是|不过是|单纯|仅仅|无非|充其量|至多|顶多|只算|只能算")
_FILLING = re.compile(
    r"在我看来|依我看|我看|我想|我认为|我觉得|笔者|个人|恐怕|似乎|显然|实在|确实|均|都|也|更|已|还|是|有|过于|未免|殊|这|那|其|此|的|了|，|“|”|本身|情理上|法理上|逻辑上|实践中|上|并|不免|则|就|对此|对|我|做法|说法|观点|意见|看法|理由|解释|结论|主张"
)
_ANYWAY = re.compile(
    r"(?:不|不能|无法|难以|不会|未能|不足以)(?:足以|当然|因此|就此|必然)?(?:影响|妨碍|妨害|改变|阻碍|阻却|动摇|左右|掩盖|抹杀|否定|减损)|(?:影响|妨碍|改变|动摇|掩盖|阻却|否定)不了|在所不问|均非所问|无关紧要|无碍"
)
_MATTERS = re.compile(r"影响|妨碍|改变|阻却|阻断")
_EXCUSES = re.compile(
    r"免责|免除|免予|减轻|从宽|从轻|不起诉|不诉|缓刑|无罪|有效|合法|正当性|具有正当|豁免|适格|有权|享有|受.{0,4}保护|正当防卫|紧急避险|不予处罚|得到支持|合理"
)
_BLAMES = re.compile(
    r"罪|侵权|侵害|侵犯|违[法约规反背]|不正当|不当|过错|过失|失职|责任|追究|赔偿|处罚|过当|失当|归责|串通|欺诈|明知|故意|恶意|非法占有|旷工|骗|虚假|滥用|共犯|主犯|惩罚|没收|吊销|开除|返还|退还"
)


@dataclass(frozen=True, slots=True)
class Leaning:
    """``against`` what is put, how much the sign is ``worth`` (0..1), which sign it is, and the assertion it stands in."""

    against: bool
    worth: float
    sign: str
    assertion: Assertion


def leaning_of(sentence: Sequence[Assertion], target: Target) -> Leaning | None:
    """The sign that the assertions of one sentence give on a polar issue; None for views told and real questions."""
    group = [a for a in sentence if not a.told]
    if group and group[-1].asks:
        return _asked(group, target)
    clauses = _clauses(group)
    if not clauses:
        return None
    texts = [c.text for c, _ in clauses]
    verdicts = [n for n, (c, _) in enumerate(clauses) if c.kind is ClauseKind.VERDICT]
    judging = [n for n, t in enumerate(texts) if _judged(t, target) is not None]
    at = (judging or verdicts or [len(texts) - 1])[-1]
    judged = _judged(texts[at], target)
    step = None if judged is False else _step(texts, target)
    if step is not None:
        return Leaning(not step ^ target.turned, 0.55, "step", clauses[-1][1])
    if judged is not None:
        against = judged ^ _counted(_about(texts[: at + 1]), target) ^ target.turned
        return Leaning(against, 0.6, "judged", clauses[at][1])
    return _said(texts[at], clauses[at][1], target)


def _step(texts: Sequence[str], target: Target) -> bool | None:
    """Whether a view or a step that heads a sentence in order to be turned down goes against what is asked."""
    for text in texts[:-1]:
        if VIEW_NAMED.match(text):
            return _counted(text, target)
        if _STEP.match(text):
            return _contrary(text, target) ^ bool(_MERELY.search(text))
    return None


def _said(text: str, a: Assertion, target: Target) -> Leaning:
    """The sign of one clause in which nothing is judged."""
    if _ANYWAY.search(text) and not _MATTERS.search(target.asked):
        return Leaning(target.turned, 0.5, "anyway", a)
    blames = _BLAMES.search(target.predicate) and not _EXCUSES.search(target.predicate)
    if blames and MILDER.search(text):
        return Leaning(not target.turned, 0.5, "milder", a)
    merely = _MERELY.search(text)
    if merely and not any(g in target.predicate for g in _pairs(text[merely.end() :])):
        return Leaning(not target.turned, 0.5, "merely", a)
    conduct = _conduct(text, target)
    if conduct is not None:
        return Leaning(conduct, 0.4, "conduct", a)
    forceful = bool(matcher("zh", "modals").search(text)) or has_negation(text)
    against = _contrary(text, target) ^ target.turned
    return Leaning(against, 0.5 if forceful else 0.3, "force" if forceful else "plain", a)


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def _clauses(group: Sequence[Assertion]) -> list[tuple[Clause, Assertion]]:
    """What one sentence says in its own voice, clause by clause, each with the assertion it belongs to."""
    found: dict[int, tuple[Clause, Assertion]] = {}
    for a in group:
        for c in (*a.lead, *([a.core] if a.core else []), *a.reasons):
            if c.kind not in (ClauseKind.REPORTED, ClauseKind.RECITED, ClauseKind.CONCESSION):
                found.setdefault(c.start, (c, a))
    return [found[start] for start in sorted(found)]


def _asked(group: Sequence[Assertion], target: Target) -> Leaning | None:
    """A question that answers itself; one under a supposition answers the contrary of what is supposed."""
    a = group[-1]
    clauses = [c.text for c in (*a.conditions, *a.lead, *([a.core] if a.core else []))]
    last = clauses[-1] if clauses else ""
    if _ELSE.match(last) and len(clauses) > 1:
        return Leaning(_contrary(clauses[-2], target) ^ target.turned, 0.5, "asked", a)
    supposed = next((c for c in clauses[:-1] if _SUPPOSING.match(c)), None)
    if supposed and (_ASKS_FOR.search(last) or _ASKS_AGAINST.search(last)):
        put = _SUPPOSING.sub("", clauses[-2])
        return Leaning(not _contrary(put, target) ^ target.turned, 0.5, "asked", a)
    if _ASKS_FOR.search(last):
        return Leaning(target.turned, 0.5, "asked", a)
    if _ASKS_AGAINST.search(last):
        inner = _contrary(_ASKS_AGAINST.sub("", last), target)
        return Leaning(not inner ^ target.turned, 0.55, "asked", a)
    return None


def _judged(core: str, target: Target) -> bool | None:
    """True for an unfavourable judgement in a clause, False for a favourable one, None without any."""
    marks = signs("zh", "evaluations") | _marks("-", "+")
    found = [m[0] for name in ("evaluations", "leanings") for m in matcher("zh", name).finditer(core)]
    known = [w for w in found if w in marks and w not in target.asked]
    if not known:
        return None
    word = max(known, key=core.rfind)
    return marks[word] ^ bool(_DENIED.search(core[: core.rfind(word)]))


@cache
def _marks(against: str, favouring: str) -> dict[str, bool]:
    """Leaning words of one kind: True for those against."""
    return {w: m == against for w, m in pairs("zh", "leanings") if m in (against, favouring)}


def _conduct(said: str, target: Target) -> bool | None:
    """Whether what is said of the conduct goes against what is asked: blame is for guilt, credit for an excuse."""
    marks = _marks("blame", "credit")
    found = [
        m[0] for m in matcher("zh", "leanings").finditer(said) if m[0] in marks and m[0] not in target.asked
    ]
    excuses = bool(_EXCUSES.search(target.predicate))
    if not found or not (excuses or _BLAMES.search(target.predicate)):
        return None
    denied = sum(t.kind is Kind.NEGATION for t in tokens_of(said[: said.rfind(found[-1])])) % 2 == 1
    blamed = marks[found[-1]] ^ denied
    return (not blamed) ^ excuses ^ target.turned


def _about(clauses: Sequence[str]) -> str:
    """What a judgement is passed on: the rest of its own clause, or where that is little, the clause before."""
    rest = clauses[-1]
    marks = signs("zh", "evaluations") | _marks("-", "+")
    found = [m for name in ("evaluations", "leanings") for m in matcher("zh", name).finditer(rest)]
    for m in (m for m in found if m[0] in marks):
        rest = rest.replace(f"{_ending_denial(rest[: m.start()])}{m[0]}", "")
    put = len(clauses) > 1 and (_STEP.match(clauses[-2]) or VIEW_NAMED.match(clauses[-2]))
    if len(_FILLING.sub("", rest)) >= 3 or not put:
        return rest
    return f"{clauses[-2]}，{rest}"


def _ending_denial(before: str) -> str:
    """The denial right before a judgement, which belongs to it (并不妥当)."""
    found = _DENIED.search(before)
    return found[0] if found else ""


def _counted(said: str, target: Target) -> bool:
    """Parity of all words of denial, modifiers too: of what is judged it matters which side it stands for."""
    return bool(denials(said, target.asked) % 2) ^ opposite(said, target.predicate)


def _contrary(said: str, target: Target) -> bool:
    """Whether words go against what is asked, by their negations or by the word of the opposite."""
    return negated(said, "zh", target.asked) ^ opposite(said, target.predicate)
