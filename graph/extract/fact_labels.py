"""A condition in few words: the question it answers (是否识破, 有无归还的意思) and the answer it supposes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# characters of a label with both values in it
_LONGEST = 40

MARKER = re.compile(
    r"是否|有没有|有无|能否|应否|是不是|能不能|会不会|与否|([知得在属成构尽超存达满具])[不没]\1(?=[㐀-鿿])"
)
_ASKED = {
    "有没有": "有无",
    "有无": "有无",
    "能否": "能否",
    "能不能": "能否",
    "会不会": "是否会",
    "应否": "应否",
}
_HELD = {"有没有": "有", "有无": "有", "能否": "能", "能不能": "能", "会不会": "会"}
# who does it where it is nobody by name, when, and how sure: no part of the question
_ANYBODY = re.compile(
    r"^(?:(?:行为人|被告人|当事人|犯罪嫌疑人|嫌疑人|其本人|他们|她们|它们|他|她|它|其(?![余他它中间实]))(?!的|与|和))+"
)
_SLIGHT = re.compile(
    r"^(?:[该这此那]一?(?:阶段|时候?)|当时|事实上|实际上|客观上|主观上|确已|确实|的确|确(?!认|定|保|有)|已经|曾经|仍然|真的|但是?|而|且|后者|前者)+"
)
_CIRCUMSTANCE = re.compile(
    r"(?:在[^，]{1,16}?(?:时候?|[之以]?[前后]|那一刻|过程中|期间|阶段)|对[^，]{1,8}(?=有没有|有无))$|(?<=[㐀-鿿]{2})[^，在对]{0,6}(?:之时|当时)$"
)
_NEXT = re.compile(
    r"[、，](?:且|并|或者?|以及|和|其间|其|又|还|也)*(?=是否|有没有|有无|能否|能不能|是不是|情节)|，"
)
_DENIED = re.compile(
    r"^(?:并|尚|从|还)*(不能够?|无法|未能|没能|没有|未曾|不是|不具有|不具备|不|未|没|无(?!论|证|人|权|罪))"
)
_ABLE = re.compile(r"^(?:能够?|可以)(?=[^，]{2})")
_ASKS_OF = {"不能": "能否", "不能够": "能否", "无法": "能否", "未能": "能否", "没能": "能否", "不是": "是否"}
_VERB = re.compile(
    r"^(?:明知|知道|知情|知悉|放弃|达到|造成|取得|收到|存在|超过|满足|具备|具有|构成|尽到|履行|事先|及时|仅)"
)
_SUFFERED = re.compile(
    r"^(?P<who>[^，]{2,12}?)(?:没有|未曾|并未|尚未|未|没|不|已经?)?(?P<rest>被(?!告|[^，]{1,3}人)[^，]{2,}|被(?=(?:被害|他|别|路|旁|第三)人)[^，]{4,})$"
)
# who stood behind it: 在甲的主导下
_LED = re.compile(
    r"(?:在|由|受)(?P<who>[^，]{1,24}?)的?(?P<how>主导|指使|授意|操控|指挥|组织策划)(?:[^，]{0,4}下|$)"
)
# names nothing that could be found out
_NOTHING = re.compile(
    r"^(?:是否)?(?:什么|怎么|怎样|如何)|我(?:个人)?(?:也|还|只|仍)?(?:主张|赞成|同意|认为|说)"
    r"|^(?:应当?|要|须|需要?|得|还)?(?:区?分|区别)(?:清|为|成)?[^，]{0,4}(?:情况|情形|阶段|层次|处理|对待|来看)|阶段来看$"
    r"|^(?:从.{1,16}(?:角度|层面|方面|上?(?:来?看|说|讲|而言))|.{0,4}(?:两|几|三)(?:点|条|方面|个方面|种情况|种情形))"
    r"|^(?:各种|有关|相关|整个|全案|本案|案件|客观|主观|综合|全部|个案)*(?:具体)?的?(?:情况|情形|情节|案情|证据|事实|数额|成立|认识|条件|要件|因素|行为方式|故意和行为方式|情节和后果)$"
    r"|^(?:[这那]一?(?:部分|种|类|样|些|个)|上述|前述|前一|后一)[^，]{0,4}$|^[^，]{1,3}(?:这样|那样)$|这一部分$|^(?:超出|超过|其余|剩余)的?部分$"
    r"|\s{4,}|不能只|没有什么|没有问题|历来|向来|从来|明令|即可|(?:做|干|说)什么$|^[就也]?只能|^(?:始|方才)[㐀-鿿]{4,}|^.{0,3}为限$|应以[^，]*$|列明的?(?:情形)?$"
    r"|^(?:就|都|也|仍)?(?:应当?|须|不应当?|不得|不宜)[^，]{1,6}$|(?:不能|不应当?|不宜)(?:再|直接|简单)?(?:认定|评价|视为)|是什么$|^(?:前|后|上)[一两二三几](?:类|种|项|者)"
    r"|^(?:并?不是|是否).*(?:所必需|必要条件)$|都要看$|^只看|^别(?:处|论|量刑|定罪|认定)"
    r"|^(?:一定|非)要|^[^，]{0,6}(?:才|始|方才)(?:赋予|负有|能|可|有|应|构成|成立|需|须|要)"
)
# who or what, and a predicate that is one beyond doubt
_STATED = re.compile(
    r"^(?P<who>[^，]{2,12}?)(?:完全|确实|已经|根本)?(?P<still>仍然?|仍旧)?(?P<not>没有?|未曾?|并未)?"
    r"(?P<verb>能够|可以|明知|知道|属于|构成|达到|具有|存在|造成|使用|履行|取得|收到|领取|表明|证明|只是|有(?![关限利效所意期一两二三四五六七八九十多\d])|是(?![否非]))"
    r"(?P<rest>[^，]{2,24})$"
)
# an attribute, a question or another clause before it: where the predicate begins cannot be told
_HALF = re.compile(
    r"^[只是仅有能可不没未并如在把向按被因]|[没不未所如若只要都也又就才被把将为在从对向以并且或而应须可会想要]$|[善恶]意$|是否|[、“”]"
)
_OPEN_QUESTION = re.compile(r"还是|谁|什么|何[种时处人]|哪|多少|几[个人次]")
# 连提示都没有
_NOT_EVEN = re.compile(r"^连(?P<what>[^，]{2,8})都没有$")
_NOTHING_ENGLISH = re.compile(
    r"^(?:(?:and|but|so|if|on|then|my|the|it|answer|for|me|depends?|turns?|you|do|don't|not|other|hand|that|this|all|"
    r"either|way|careful|facts?)\W*)*$",
    re.IGNORECASE,
)
_BARE_NOUN = re.compile(r"^(?:the|a|an|its|his|her|their|my)\W+\w+\W*$", re.IGNORECASE)
_STATE = re.compile(r"^(?:有|没有|无)(?=[^，]{2})")


@dataclass(frozen=True, slots=True)
class Worded:
    """A condition taken apart; ``key`` is the bare matter by which wordings are compared, ``asks`` where the speaker
    put it as a question.
    """

    label: str
    key: str
    value: str
    asks: bool = False


def worded(bare: str) -> Worded:
    """The label, key and value of a condition without the words that open and close it."""
    led = _LED.search(bare)
    if led:
        return Worded(f"由谁{led['how']}", f"由谁{led['how']}", led["who"])
    found = MARKER.search(bare)
    if found:
        return _of_question(bare, found)
    plain = _plain(bare)
    subject, rest = _subject(plain)
    denied = _DENIED.match(rest)
    if denied and len(rest) > denied.end():
        matter = rest[denied.end() :]
        asks = _ASKS_OF.get(denied[1], "是否")
        return Worded(f"{subject}{asks}{matter}", f"{subject}{matter}", plain)
    able = _ABLE.match(rest)
    if able:
        return Worded(f"{subject}能否{rest[able.end() :]}", f"{subject}{rest[able.end() :]}", plain)
    if suffered := _SUFFERED.match(plain):
        return Worded(
            f"{suffered['who']}是否{suffered['rest']}", f"{suffered['who']}{suffered['rest']}", plain
        )
    if _VERB.match(rest) or plain != bare:
        return Worded(f"{subject}是否{rest}", f"{subject}{rest}", plain)
    return Worded(_as_question(plain), plain, plain)


def _as_question(plain: str) -> str:
    """A short statement with a plain predicate as the question it answers (借款人没有使用资金: 借款人是否使用资金)."""
    if none := _NOT_EVEN.match(plain):
        return f"有无{none['what']}"
    stated = _STATED.match(plain)
    if not stated or _OPEN_QUESTION.search(plain) or _HALF.search(stated["who"]):
        return plain
    verb = stated["verb"]
    asks = {"能够": "能否", "可以": "能否", "有": "有无", "是": "是否"}.get(verb, f"是否{verb}")
    if stated["still"]:
        asks = f"是否仍{verb}"
    return f"{stated['who']}{asks}{stated['rest']}"


def says_nothing(label: str, tongue: str) -> bool:
    """Whether a label names nothing that could be found out: 具体情况, 两点, my answer depends on it."""
    if tongue == "en":
        return bool(_NOTHING_ENGLISH.match(label) or _BARE_NOUN.match(label))
    return bool(_NOTHING.search(label))


def rival_label(label: str, values: Sequence[str], other: str) -> str:
    """The label of a fact whose values stand against each other: a question stays what it is."""
    if MARKER.search(label) or len(values) != 1 or "还是" in label:
        return label
    first = values[0]
    prefix = _shared(first, other)
    suffix = _shared(first[::-1], other[::-1])[::-1]
    one, two = first[len(prefix) : len(first) - len(suffix)], other[len(prefix) : len(other) - len(suffix)]
    if not one or not two:
        return label
    made = f"{prefix}{one}还是{two}{suffix}"
    return made if len(made) <= _LONGEST else label


def _shared(one: str, other: str) -> str:
    """What both begin with."""
    return "".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _of_question(bare: str, found: re.Match[str]) -> Worded:
    marker = found[0]
    before, after = bare[: found.start()], bare[found.end() :]
    short = found[1] or ""
    cut = _NEXT.search(after)
    matter = short + (after[: cut.start()] if cut else after)
    if len(matter) < 2:
        whole = _plain(before) + matter
        return Worded(whole + ("与否" if marker == "与否" else ""), whole, whole, asks=True)
    asked, held = _ASKED.get(marker, "是否"), _HELD.get(marker, "")
    if before.endswith("还") and held == "有":
        before, asked = before[:-1], "是否还有"
    who = bare_of(_CIRCUMSTANCE.sub("", before))
    return Worded(f"{who}{asked}{matter}", f"{who}{matter}", f"{held}{matter}", asks=True)


def _plain(text: str) -> str:
    """Without nobody in particular, and how sure it is; the whole where nothing else is said."""
    return bare_of(text) or text


def bare_of(text: str) -> str:
    """Without nobody in particular, and how sure it is."""
    return _SLIGHT.sub("", _ANYBODY.sub("", _SLIGHT.sub("", text)))


_NAMED = re.compile(
    r"^([㐀-鿿]某[某甲乙丙丁]?|企业|公司|银行|平台|被害人|经营者|用户|双方|对方|买家|卖家|单位|医院|学校|客人|顾客|消费者|学生|孩子|家长|员工|司机|乘客|业主|股东|债权人|债务人|证人|患者|商家|店家|机构|政府|运营商|服务商|开发商)(?=[^的与和，]{2})"
)


def _subject(text: str) -> tuple[str, str]:
    """Who it is said of, where that can be told, and the rest."""
    named = _NAMED.match(text)
    return (named[1], _SLIGHT.sub("", text[named.end() :])) if named else ("", text)
