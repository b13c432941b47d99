"""The charges an assertion names: held, turned down, or only spoken of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.negation import negated
from graph.extract.wordlists import Tongue, matcher, signs
from graph.lexicon.charges import find_charges

if TYPE_CHECKING:
    from graph.extract.assertions import Assertion
    from graph.extract.targets import Target

_GOVERNED = re.compile(
    r"构成|成立|触犯|涉嫌|属于|论以|处以|判处|认定|定性|定罪|应定|定为|定|转化|评价|主张|赞成|支持|倾向|选择|考虑|追究|符合|作为|升格|就是|应是|应为|系|即|是|犯|实施|以|按|依照|适用"
)
_FOLLOWED = re.compile(
    r"^[”」』]?(?:(?:来|进行|予以|更|较|最|的|一罪|共同犯罪|这一罪名|罪名)*(?:论处|定罪|处罚|处断|追究|认定|妥当|为宜|合适|恰当|定性|共犯|共同犯罪|未遂|既遂|中止|预备|可能|想象竞合|竞合|牵连|教唆|帮助犯|正犯|量刑)"
    r"|的?(?:全部|典型|客观|主观|基本)?(?:特征|构成要件|构成|要件|成立条件|条件)(?:是|都|均|已经?|也|就|十分|非常|很|较为|比较|相当)*(?:明显|典型|突出|齐备|具备|满足|符合|充足)"
    r"|(?:均|都|也|亦|并|就|显然|可以|可能|能够?|应当?|不|难以|无法|不能|并不|是否)*成立|(?:可以|应当?|应予|能够?|已|就)*(?:排除|否定|剔除)|$)"
)
_TOPIC = re.compile(
    r"^[”」』]?(?:的(?!共同犯罪|共犯|未遂|既遂|想象|竞合|中止|预备|教唆|帮助|正犯|牵连|$)|中的|与|和.{1,10}的(?:区别|界限|关系|竞合)|侵害|侵犯|保护|要求|规定|是指|在客观|在主观|作为一种|这一罪名[^不成])"
)
# an element of a crime, not the crime: 认定为某罪中的“公共场所”, 某罪意义上的“凶器”; but whose conduct is the
# conduct of the crime (某罪中的“强迫”行为) is said to commit it
ELEMENT_OF = re.compile(
    r"^[”」』]?(?:中|里|之中|当中|所称|所规定|所要求|规定|要求|意义上|条文中|构成要件中|法条中)的(?![^，。；]{0,40}行为)"
)
_REJECTED = re.compile(
    r"(?:而非|而不是|而不能|不是|并非|超出了?|超过了?|超越了?|排除了?|区别于|有别于|不同于|而不构成|不再)[“「『]?(?:[^，。]{1,12}罪(?:、|和|或|及))?$"
)
_STAGE = re.compile(r"(?:由|从(?!一?重|轻|一|严)|原本|先前的?|最初的?|起初的?|开始的?)(?:[^，。转]{0,10})$")
_ON_CHARGE = re.compile(
    r"成立|构成|赞成|赞同|同意|反对|否认|否定|主张|(?<!技术)(?<!资金)(?<!提供)支持|排除|认定|定罪|没有问题|没有意见|没意见|异议|适用|妥当|合适|谈不上|无从谈起|不了|站不住|站得住|成问题|够不上|立案标准|定性|可以|不能|应当"
)
_LIKENED = re.compile(r"照样|好比|如同|就像|正如|类似于?|同样的道理|比照")
# the charge spoken of before, by a pronoun
THAT_CHARGE = re.compile(
    r"(?:构成|成立|触犯|符合|认定为?|定为?|以|按|[够算谈称]不上|不是)(?:了)?(?:该|本|此|这[一个]?|上述)(?:个|项)?罪(?!行|责|犯|过|状|魁)"
)
_ONLY_SPOKEN_OF = re.compile(r"要求|等于|另一回事|是不是|是否|推定|意味|标准|逻辑")
# what is enough instead of punishment
MILDER = re.compile(
    r"(?:交由.{2,8}(?:内部|自行)处理|(?:行政|治安|民事|纪律|内部|行业内部|党纪|政务|政纪|行业)(?:处罚|处分|救济|途径|手段|责任|诉讼|赔偿|法律|程序|处理|渠道|规制|管理)[^，。]{0,8}(?:足以|足矣|即可|就够|就行|就可以|即已|已足|为宜|解决|了事|便可|已经够))"
)
_AFTER_GUILT = 6
_RELATION = re.compile(r"关系|区别|界限|之间|不同|异同")
_EITHER = re.compile(r"罪?[”」』]?(?:、[^，。]{1,14}罪)?(?:或者?|抑或|还是)")
_ABSENT = re.compile(
    r"(?:本案|该案|案件中?)(?:中)?(?:并?没有|并?不存在|尚无|并无|不具备|不具有)(?:这|此|该|上述|前述|类似)?(?:一|种|类|样)?的?(?:情节|情况|情形|事实|证据|因素|问题)"
    r"|(?:not|n't|no) (?:this|our|the present) (?:case|situation)|that is not (?:this|our) case",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ChargeUse:
    """A charge in a verdict clause: ``held`` or turned down; ``either`` where offered beside another (A罪或B罪)."""

    name: str
    held: bool
    either: bool = False


def charges_in(a: Assertion, target: Target | None, tongue: Tongue) -> tuple[ChargeUse, ...]:
    """The charges that an assertion holds or turns down; charges only spoken of are left out.

    两罪 and "both" stand for all charges the issue asks about.
    """
    if a.core is None or a.told:
        return ()
    text = a.core.text
    mentions = find_charges(text)
    turned = negated(without_charges(text), tongue, target.asked if target and target.polar else "")
    either = bool(_EITHER.search(text)) and len(mentions) > 1
    uses = [
        ChargeUse(m.name, held=not (turned or _REJECTED.search(text[: m.start])), either=either)
        for m in mentions
        if tongue == "en" or _meant(text, m.start, m.end)
    ]
    if not mentions and target and len(target.charges) == 1 and THAT_CHARGE.search(text):
        return (ChargeUse(target.charges[0], held=not turned),)
    if not mentions and not (target and target.polar and not target.charges and not target.asks_for_charge):
        uses += _from_topic(a, turned, tongue)
    if (
        target
        and len(target.charges) > 1
        and matcher(tongue, "joining").search(text)
        and not uses
        and not turned
    ):
        uses += [ChargeUse(c, held=not turned) for c in target.charges]
    if not uses and not mentions and target:
        uses += _by_option(text, target, turned)
    return tuple(uses)


def without_charges(text: str) -> str:
    """The text with names of charges blanked, character for character: a verb inside a name concludes nothing."""
    for m in find_charges(text):
        text = text[: m.start] + "□" * (m.end - m.start) + text[m.end :]
    return text


def _meant(text: str, start: int, end: int) -> bool:
    """Whether the clause concludes on the charge rather than talks about its elements or its amount."""
    before, after = text[:start], text[end:]
    if (
        ELEMENT_OF.match(after)
        or _STAGE.search(before)
        or _LIKENED.search(before)
        or (after.startswith(("与", "和")) and _RELATION.search(after))
    ):
        return False
    governed = bool(_GOVERNED.search(before))
    if _REJECTED.search(before):
        return True
    if _TOPIC.match(after) and not governed and not _FOLLOWED.match(after):
        return False
    return governed or bool(_FOLLOWED.match(after)) or (start <= 1 and len(after) <= 2)


def _from_topic(a: Assertion, turned: bool, tongue: Tongue) -> list[ChargeUse]:
    """The charge stands in the topic: 至于盗窃罪，我不否认."""
    if tongue == "zh" and not (a.core and _ON_CHARGE.search(a.core.text)):
        return []
    named = [(m, clause.text[m.end :]) for clause in a.lead for m in find_charges(clause.text)]
    meant = [
        m for m, after in named if tongue == "en" or not _TOPIC.match(after) or after.startswith("的问题")
    ]
    return [ChargeUse(m.name, held=not turned) for m in meant]


def _by_option(text: str, target: Target, turned: bool) -> list[ChargeUse]:
    """An answer by the part of a name that only one option has (还是计算机犯罪)."""
    options = [o for o in target.issue.options if o.charges]
    if len(options) < 2 or "犯罪" not in text:
        return []
    grams = [{o.label[i : i + 2] for i in range(len(o.label) - 2)} for o in options]
    found = []
    for n, option in enumerate(options):
        own = grams[n].difference(*(g for k, g in enumerate(grams) if k != n))
        if any(
            re.search(rf"(?:是|属于|构成|成立|定为?|按|以)[^，给对为在]{{0,6}}{re.escape(g)}犯罪", text)
            for g in own
        ):
            found += [ChargeUse(c, held=not turned) for c in option.charges]
    return found


def guilt_in(a: Assertion, tongue: Tongue) -> bool | None:
    """True where the assertion finds no crime, False where it finds one without a name, None where neither."""
    if tongue == "en" or a.core is None or a.told:
        return None
    if MILDER.search(a.core.text):
        return negated(a.core.text) ^ True
    found = matcher("zh", "guilt").search(a.core.text)
    if not found or len(a.core.text) - found.end() > _AFTER_GUILT or _ONLY_SPOKEN_OF.search(a.core.text):
        return None
    mark = signs("zh", "guilt")[found[0]]
    if mark and negated(a.core.text[: found.start()]):
        return False
    put = a.core.text + ("？" if a.asks and a.core.end >= a.end else "")
    return mark or negated(put)


def facts_absent(text: str) -> bool:
    """Whether the speaker adds that this case has no such facts."""
    return bool(_ABSENT.search(text))
