"""What each clause of a sentence does in the argument."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from graph.extract import condition_words
from graph.extract.clause_cuts import BLANK
from graph.extract.english_clauses import has_finite_verb
from graph.extract.english_telling import tells_in_english
from graph.extract.negation import Kind, has_negation, tokens_of
from graph.extract.wordlists import Tongue, matcher, signs, words

_EXAMPLE = {
    "zh": re.compile(r"^(?:例如|比如|譬如|比方|举例|以.{1,12}为例)"),
    "en": re.compile(r"^(?:for example|for instance|say,)", re.IGNORECASE),
}
_STATUTE = re.compile(
    r"条文|法条|《[^》]*》|第[一二三四五六七八九十百千零\d]+条|[本该前上此]条|司法解释|批复|纪要|修正案"
)
_TOPIC_ONLY = re.compile(
    r"^(?:至于|关于|对于|说到|谈到|(?:先|再|再来|接着|接下来|最后|下面|首先)(?:说|谈|讲|看)(?!法)|针对|围绕|就(?!可|能|应|会|不|没|无|要|是|此|算|构|属|成|以|按))|(?:的问题|而言|来说|来讲|来看|方面|一节|这一节|一事|这件事|这一块)$|^对(?!方|象|外|内|此)(?:这|该|此|上述|这种|这样的)?[^，应可能不]{1,10}(?:请求|主张|问题|观点|意见|行为|做法|情形|条款|要求|诉请)$|^(?!.*(?:应|不|没|有|持|无|是)).{2,24}(?:的)(?:建议|观点|看法|意见|说法|做法|主张|提法|方案)$"
)
_BEFORE_TOLD = re.compile(
    r"^(?:对此|目前|当前|实践中|司法实践中|理论上|理论界|学界|虽然|尽管|诚然|确实|固然|的确|当然|针对[^，]{0,10}，?|关于[^，]{0,14}，?|在[^，]{1,10}[上中])*"
)
_SAYS = re.compile(
    r"(?:据此|由此|就|也|则|还|可能|往往|曾|均|都|因此|甚至|一般|通常)*(?:认为|主张|提出|指出|说|建议|担心|质疑|坚持|以为|辩称|称|倾向于|会问|会说)"
)
_RUMOUR = re.compile(
    r"(?:还|也|另|又)?(?:有|存在)(?:着|过|这样)*(?:另外)?[一两几]?[种个些](?:比较)?(?:普遍|流行|常见)?的?(?:说法|观点|意见|看法|担心|担忧|声音|主张|倾向|认识|误解|顾虑|质疑|理解)(?!是我)"
)
_TELLS_ON = re.compile(r"^(?:其|主要|该[种类]?观点的?|这[种一]观点的?|他们的?)*(?:理由|依据|认为|根据)")
_LEAD_IN = re.compile(
    r"^(?:因此|所以|但是?|综上|对此|据此|不过|当然|其实|总之|另外)*(?:我|我们|笔者|本人|个人|一般|通常|通说|学界|大家)?(?:还|也|倾向于|始终|一直|个人|仍)*"
    r"(?:认为|觉得|以为|主张|可以说|应当说|应该说|可以认为|应当认为|必须看到|应当看到|要看到|需要明确|必须明确|(?:特别|尤其)?(?:需要|应当|值得|必须|要)(?:特别|进一步)?(?:指出|注意|说明|强调|明确|补充|探讨|思考|重视|关注|回答)(?:的是)?)$"
)
_PIVOT = re.compile(r"^(?:但|然而|不过|可是|我|笔者|本人|个人|对此|这[一种个]|该|上述)")
_ENGLISH_PIVOT = re.compile(r"^(?:but|I|yet|that|however|(?:and|so|though) (?:I|yet|we))\b", re.IGNORECASE)
_JOIN = re.compile(
    r"^(?:但是?|然而|不过|而且|并且|同时|且|并|又|此外|另外|其中|因此|所以|故|那么|当然|可见|同样|也|还|即|其次|首先|再次|最后|第[一二三四五]|其[一二三四五]|[一二三四]是|[（(]?[一二三四五1-5][）)、.])*[，,]?"
)
_COMPARES = re.compile(r"不同|相同|一样|一致|相反|无异|(?:有|没有|无)(?:本质|实质|根本)?区别|相符|相悖|矛盾")
_NUMBERED = re.compile(r"^.{0,5}(?:第[一二三四五]|[前后]一?)个?(?:小)?(?:问题?|点)$")
_STAND_NEXT = re.compile(
    r"^(?:我|同意|赞成|赞同|附议|支持|反对|不同意|不赞成|原则上|同前|同上|没有意见|没有异议)"
)
_CLEARLY = re.compile(r"(?:说|写|讲|规定)得(?:已经|再|很|非常|十分|清清楚楚|明明白白|清楚|明白|明确)+")
_QUOTES_NEXT = re.compile(
    r"(?:(?:说|写|讲|规定)得(?:已经|再|很|非常|十分|清清楚楚|明明白白|清楚|明白|明确)+|规定|指出|明确|要求|写明|写着|写的是|说得很明白|说得很清楚|说得清清楚楚|写得很清楚|写得清清楚楚|载明|强调|表明)(?:了|过|得?很?清楚|得?很?明白)*$"
)
_APPLIES = re.compile(
    r"^(?:本案|该案|据此|依此|因此|所以|可见|但|我|这|那|也就是说|换言之|案例|.某|而本案|显然|对照)"
)
_ASKED = re.compile(
    r"是否|能否|可否|应否|有无|能不能|是不是|要不要|应不应|该不该|有没有|构不构成|算不算|可不可以|会不会|与否|([㐀-鿿]{1,2})(?:与?不|没)\1"
)
_DECIDES = re.compile(r"[^是能可应]不|没有|未|应(?!否)|要看|取决于")
_STEP = re.compile(
    r"^(?:如此)?(?:(?:若|如果|要|如|倘若)?说(?!明)|(?:支持|准许|允许|采纳|认可|承认|肯定|放任|照准)(?:这|该|此|上述)|以.{2,14}为由|动辄|仅因|只因|仅凭|单凭|只凭|仅以|因.{2,16}(?:就|便|而)|让|将|把|使|要求|强令|由|以.{1,12}(?:来|作为)|对.{1,16}(?:进行|予以|加以|处以|适用))"
)
_SAYING = re.compile(r"^(?:.{2,4})?(?:若|如果|要|倘若)说")
_OWN_FORCE = re.compile(r"应|可以|能|不|没|未|无|必须|须|宜|难")
_JUDGES = re.compile(
    r"^(?:这|这样|其)?(?:既|也|不|是|并|有|没|缺|显|难|过|已|超|会|势必|反而|恰|无|属|岂|恐|难|实属|连|谁|违|较|更|比较|十分|最|才|值得|符合|值|未免|实在)"
)
_TURN = re.compile(
    r"^(?:但|然而|不过|因此|所以|故|因而|从而|可见|我|应|可以|则|综上|否则|so |but |therefore|I )"
)
_ENGLISH_JOIN = re.compile(r"^(?:and|but|so(?!\s(?:long|far|much)\b)|well|now)\s+", re.IGNORECASE)
# a verb cut short behind its force: 要赔, 该退, 不能扣
SHORT_VERB = re.compile(
    r"(?:要|应|该|须|得|可以|能|不|别|必须|会)(?:也|都)?[赔扣罚判退还付拆担免算缴](?:了|的|吧)?$"
)
# a charge set in a word: 定诈骗罪, 只定盗窃罪一罪
_NAMES_CHARGE = re.compile(
    r"^(?:就|则|应|宜|只|仅|可|也|还是|直接|我|主张|一律|都)*定(?!性|义|位)[^，的是]{1,18}罪"
)
_CONCLUDING = re.compile(r"^(?:则|就(?!.*的问题$)|才|便)")
_HEADING = re.compile(
    r"^(?:至于|关于|对于).*(?:认定|界定|理解|判断|把握|处理|问题|区分|适用|性质|责任|评价|定性|范围|标准)$"
)
_NAMED_TOPIC = re.compile(r"^(?:至于|关于|对于|说到|谈到)[^，]{1,16}(?:的问题|问题|一节|这一点|方面)$")
# a view named as the subject of what follows (否定自首的理由，…)
VIEW_NAMED = re.compile(
    r"^(?!我|笔者|本人|这是|同意|赞成|赞同|支持|反对|不同意|持|有|没有).{2,30}的(?:理由|观点|看法|意见|说法|主张|做法|提法|方案|建议|结论|逻辑|解释|担心|顾虑|论调|辩解|抗辩|质疑)$"
)
_NOT_SAID = re.compile(r"(?:没有|并未|未|并不|不)(?:明确)?$")
_ENGLISH_SAYS = re.compile(r"\b(?:says|reads|provides|states)\b")


class ClauseKind(StrEnum):
    """What a clause does in the argument; only a VERDICT gives polarity and charges."""

    TOPIC = "topic"
    CONDITION = "condition"
    VERDICT = "verdict"
    REASON = "reason"
    CONCESSION = "concession"
    REPORTED = "reported"
    RECITED = "recited"
    EXAMPLE = "example"
    STATEMENT = "statement"


def kinds_of(
    pieces: list[str], tongue: Tongue, asked: tuple[str, ...] = (), *, reported: bool
) -> list[ClauseKind]:
    """The kind of each clause of one sentence, in order; ``reported`` where the sentence before ended in a view told."""
    kinds: list[ClauseKind] = []
    bare = [(_JOIN if tongue == "zh" else _ENGLISH_JOIN).sub("", p, count=1) for p in pieces]
    telling = reported and bool(bare) and bool(_TELLS_ON.match(bare[0]))
    conditions = condition_words.conditional(bare, pieces, tongue)
    reciting = False
    for i, piece in enumerate(bare):
        if telling and i and _pivots(pieces[i], tongue):
            telling = False
        telling = telling or _tells(piece, tongue)
        if reciting and i and _APPLIES.match(pieces[i]):
            reciting = False
        if telling:
            kinds.append(ClauseKind.REPORTED)
        elif reciting:
            kinds.append(ClauseKind.RECITED)
        elif conditions[i]:
            kinds.append(ClauseKind.CONDITION)
        else:
            kinds.append(
                _kind(
                    piece,
                    pieces[i],
                    tongue,
                    asked,
                    after_condition=bool(kinds) and kinds[-1] is ClauseKind.CONDITION,
                    last=i == len(bare) - 1,
                )
            )
            reciting = kinds[-1] is ClauseKind.RECITED and bool(_QUOTES_NEXT.search(piece))
    return _grounds_go_on(_proposals(_named_first(kinds, bare), bare), bare)


def _tells(piece: str, tongue: Tongue) -> bool:
    """Whether a clause opens a view of others: 有学者认为…, 对此有人主张…; some argue."""
    if tongue == "en":
        return tells_in_english(piece)
    bare = _BEFORE_TOLD.sub("", piece, count=1)
    if matcher("zh", "reported").match(bare) or _RUMOUR.match(bare):
        return True
    holder = matcher("zh", "holders").match(bare)
    return bool(holder and _SAYS.match(bare, holder.end()))


def _named_first(kinds: list[ClauseKind], bare: list[str]) -> list[ClauseKind]:
    """A few words before a stand or a short answer name what it is on (录像，我同意…; 惩罚性赔偿，我主张可以)."""
    if (
        len(bare) > 1
        and kinds[1] is ClauseKind.VERDICT
        and len(bare[0]) <= 10
        and (_STAND_NEXT.match(bare[1]) or _is_answer(bare[1]))
    ):
        plain = kinds[0] is ClauseKind.STATEMENT and len(bare[0]) <= 6
        noun = kinds[0] is ClauseKind.VERDICT and not _OWN_FORCE.search(bare[0]) and _ends_in_noun(bare[0])
        if plain or noun:
            kinds[0] = ClauseKind.TOPIC
    return kinds


def _ends_in_noun(piece: str) -> bool:
    """Whether the only word of conclusion, if any, is the last one and stands as a noun."""
    heads = [t for t in tokens_of(piece) if t.kind in (Kind.PREDICATE, Kind.ATTITUDE)]
    return not heads or (
        len(heads) == 1 and heads[0].end == len(piece) and heads[0].start >= 2 and not heads[0].judges
    )


def _proposals(kinds: list[ClauseKind], bare: list[str]) -> list[ClauseKind]:
    """A clause that only names a step (让平台承担责任，既不公平…) is what the next clause judges, no verdict."""
    for i, piece in enumerate(bare[:-1]):
        if kinds[i] is ClauseKind.CONDITION and _SAYING.match(piece) and _JUDGES.match(bare[i + 1]):
            kinds[i] = ClauseKind.STATEMENT
        both = kinds[i] is ClauseKind.VERDICT and kinds[i + 1] is ClauseKind.VERDICT
        judged = both and judges_only(bare[i + 1]) and not _is_stand(piece)
        if judged and (_STEP.match(piece) or not matcher("zh", "evaluations").search(piece)):
            kinds[i] = ClauseKind.STATEMENT
        named = both and _STEP.match(piece)
        if named and not _OWN_FORCE.search(piece) and _JUDGES.match(bare[i + 1]):
            kinds[i] = ClauseKind.STATEMENT
    return kinds


def _is_stand(piece: str) -> bool:
    return bool(matcher("zh", "stands").search(piece) or _is_answer(piece))


@cache
def _judging() -> re.Pattern[str]:
    said = "|".join(sorted(map(re.escape, signs("zh", "evaluations")), key=len, reverse=True))
    return re.compile(
        r"(?:这|这样|这样做|其|那|确实|实在|显然|恐怕|似乎|未免|目前|也|则|就|都|是|并|很|十分|非常|明显|过于|有些|有点|更|比较|较|最|不|并不|难言|不能说|不算|似|亦|均|才|缺)*"
        rf"(?:{said})(?:的|了|之嫌|吧)*"
    )


def judges_only(piece: str) -> bool:
    """Whether a clause is nothing but a judgement (说不过去, 并无不当) on what stands before it."""
    return bool(_judging().fullmatch(piece))


def _grounds_go_on(kinds: list[ClauseKind], bare: list[str]) -> list[ClauseKind]:
    """After a verdict and its 因为, what follows is still ground, up to a turn of the argument."""
    grounding = False
    for i, piece in enumerate(bare):
        if kinds[i] is ClauseKind.REASON and ClauseKind.VERDICT in kinds[:i]:
            grounding = True
        elif grounding and _TURN.match(piece):
            grounding = False
        elif grounding and kinds[i] is ClauseKind.VERDICT:
            kinds[i] = ClauseKind.REASON
    return kinds


def _pivots(piece: str, tongue: Tongue) -> bool:
    return bool((_PIVOT if tongue == "zh" else _ENGLISH_PIVOT).match(piece))


def _kind(
    bare: str, piece: str, tongue: Tongue, asked: tuple[str, ...], *, after_condition: bool, last: bool
) -> ClauseKind:
    if _EXAMPLE[tongue].match(bare):
        return ClauseKind.EXAMPLE
    if tongue == "zh" and _LEAD_IN.match(bare):
        return ClauseKind.STATEMENT
    if _opens(bare, "reasons", tongue) or _opens(piece, "reasons", tongue):
        return ClauseKind.REASON
    if _opens(bare, "concessions", tongue) and not (after_condition and bare.startswith("就算")):
        return ClauseKind.CONCESSION
    if _recites(bare, tongue):
        return ClauseKind.RECITED
    concludes = carries_verdict(bare, tongue) or any(verb in bare for verb in asked)
    if concludes and not (tongue == "zh" and _is_topic(bare, last=last)):
        return ClauseKind.VERDICT
    if tongue == "zh" and (_TOPIC_ONLY.search(bare) or _NUMBERED.search(bare)):
        return ClauseKind.TOPIC
    return ClauseKind.STATEMENT


def _is_topic(piece: str, *, last: bool) -> bool:
    """A topic phrase that only seems to conclude: 至于能否认定…, 是否构成…, 关于数额的认定."""
    if _CONCLUDING.match(piece):
        return False
    if _NAMED_TOPIC.match(piece) or (not last and VIEW_NAMED.match(piece)):
        return True
    if (last and not _HEADING.match(piece)) or condition_words.depends(piece, "zh"):
        return False
    asked = _ASKED.search(piece)
    before = piece[: asked.start()] if asked else piece
    decided = has_negation(before) or (not asked and _DECIDES.search(before))
    return bool(_TOPIC_ONLY.search(piece) or asked) and not decided


def _opens(piece: str, name: str, tongue: Tongue) -> bool:
    return bool(matcher(tongue, name).match(piece))


def _recites(piece: str, tongue: Tongue) -> bool:
    """A source named and what it says: the rule of a statute, not the speaker's conclusion."""
    if tongue == "en":
        return BLANK in piece and bool(_ENGLISH_SAYS.search(piece))
    source = _STATUTE.search(piece)
    if source is None:
        return False
    said = matcher("zh", "recited").search(piece, source.end()) or _CLEARLY.search(piece, source.end())
    return bool(said and not _NOT_SAID.search(piece[: said.start()]))


def carries_verdict(piece: str, tongue: Tongue) -> bool:
    """Whether a clause could conclude anything: a predicate of legal conclusion, a stand, or a short answer."""
    if tongue == "en":
        known = any(
            matcher("en", name).search(piece) for name in ("predicates", "yes", "stands", "depends", "passes")
        )
        return known or has_negation(piece, "en") or has_finite_verb(piece)
    tokens = tokens_of(piece)
    if any(t.kind in (Kind.PREDICATE, Kind.ATTITUDE) for t in tokens) or condition_words.depends(piece, "zh"):
        return True
    if _COMPARES.search(piece) or matcher("zh", "stands").search(piece):
        return True
    if SHORT_VERB.search(piece) or _NAMES_CHARGE.match(piece):
        return True
    return bool(matcher("zh", "modals").search(piece) or matcher("zh", "evaluations").search(piece)) or (
        any(t.kind is Kind.NEGATION for t in tokens) or _is_answer(piece)
    )


def _is_answer(piece: str) -> bool:
    return piece.strip("“”") in words("zh", "answers")
