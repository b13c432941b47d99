"""The words that make a Chinese sentence a question, and a view of the text that patterns can be run on.

Patterns run on the *masked* text: punctuation full width, everything inside quotation marks, book-title
marks and brackets blanked out, every character in its place. So a comma inside 《》 parts no clause.
"""

from __future__ import annotations

import re

BLANK = "□"
_LONGEST_QUOTATION = 400
_DEEPEST = 4
_FULL_WIDTH = str.maketrans(",;:?!()", "，；：？！（）")
_PAIRS = {
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "（": "）",
    "【": "】",
    '"': '"',
}
_LATIN = re.compile(r"[A-Za-z]")
_HAN = re.compile(r"[\u4e00-\u9fff]")

# (?<![无不]论…) keeps 无论是否明知 from being a question
_NOT_AFTER = r"(?<!无论)(?<!不论)(?<!不管)"
POLAR = re.compile(
    _NOT_AFTER + r"(?:是否|能否|可否|应否|会否|宜否|需否|有否|是不是|能不能|可不可以|应不应[当该]?|该不该"
    r"|有没有|有无(?!罪)"
    r"|(?P<verb>[\u4e00-\u9fff]{1,2})不(?P=verb)|构不构成|属不属于|成不成立|算不算得上|需不需要"
    r"|存不存在|承不承担|适不适用"
    r"|赞不赞[成同]|影不影响|可不可[能行]|应当?与否|与否|吗(?=[呢？]?$)|(?<![那什怎这多])么(?=[呢？]?$))"
)
CHOICE = re.compile(r"还是(?=[^，。？]*[^，。？])|抑或|亦或")
OPEN = re.compile(
    r"如何|怎么样?|怎样|为什么|什么|哪[些种一个里方类几]|谁(?!先)|多少|多大|多久|几[个种罪]"
    r"|何(?:种|为|谓|罪|时|以|在|地|人|者|处|因|故|不同|区别|差异|异同|利弊|影响|意义|关系|联系"
    r"|性质|法律|特点|标准|启示)"
    r"|为何|有何|作何|以何"
)
QUESTION = re.compile(f"{POLAR.pattern}|{CHOICE.pattern}|{OPEN.pattern}")
# the same for use inside other patterns: without the named group, so without the rarer 甲不甲
ASKING = (
    rf"(?:是否|能否|可否|应否|会否|是不是|能不能|应不应|该不该|有没有|有无(?!罪)|要不要"
    rf"|{CHOICE.pattern}|{OPEN.pattern})"
)
# 如何 + one of these makes an open question, whatever 是否 stands elsewhere in the clause
GOVERNING = re.compile(
    r"(?:如何|怎样|怎么)(?:准确|正确|具体|合理|科学|进一步|有效)*(?:地)?"
    r"(?:判断|认定|把握|界定|区分|确定|证明|理解|识别|划分|审查|衡量|划清)"
    rf"|(?:判断|认定|确定|证明|审查|衡量|考察|影响)[^，；]{{0,10}}(?:是否|能否|有无)[^，；]*(?:{OPEN.pattern})"
)

_WHO = (
    r"(?:各位|诸位|几位|两位|三位|四位|大家|你们|您们|您|你|专家|嘉宾|老师|教授|检察官|法官|律师"
    r"|同仁|同志|主任|检察长|庭长|先生|女士|学者|的|们)"
)
_ANAPHOR = (
    r"(?:此|这|该|这一|这个|这种|这些|这类|这两种|这几种|上述|前述|以上|此种|此类|以下)"
    r"(?:[一两二三四几]?[种个点类项些])?"
    r"(?:(?:截然)?(?:不同|相反|对立|分歧)的?)?"
    r"(?:问题|观点|意见|看法|主张|说法|争议|分歧|案件|案例|情况|情形|现象|做法|辩解|建议|理由|认识|方面)?"
)
_ABOUT = (
    rf"(?:(?:那么|好|首先|最后|下面|接下来|请问|请教|想请教|请)?，?(?:针对|对于?|就|围绕"
    rf"|关于)?{_ANAPHOR}，?)?"
)
# asks for an answer without saying to what
GENERIC = re.compile(
    rf"{_ABOUT}(?:那么|请问|请教|想问|请|想听听|不知|想请)*{_WHO}*(?:对于?{_ANAPHOR})?(?:是|又|都"
    rf"|分别|会|对此|作|认为|觉得|以为)*"
    rf"(?:(?:怎么|如何|怎样)(?:看待?|考虑|想|评价|评论|理解|认识|分析|回应|解读|说|回答|认为|应对|评析)"
    rf"(?:{_ANAPHOR})?(?:的|呢)?"
    rf"|(?:赞同|同意|支持|倾向于?|认同|持|赞成|主张|选择)(?:上述|其中|的是)?(?:哪|何)(?:一|个|种|类"
    rf"|方)*(?:观点|意见|看法|说法|立场|主张)?"
    rf"|(?:有|还有|持)(?:什么|何|哪些|怎样的?)(?:不同|其他|新|高|要|需要)?的?(?:看法|意见|见解|高见"
    rf"|补充|想法|建议|观点|见|说明|回应)?的?"
    rf"|(?:意见|看法|观点|理由|依据|原因|根据|结论|见解|态度|立场)(?:又)?(?:分别)?(?:是什么|何在"
    rf"|如何|怎样|有哪些|为何|是怎样的)"
    rf"|(?:是否|能否|可否)?(?:赞同|同意|认同|赞成|认可)(?:{_ANAPHOR})?(?:吗|呢)?"
    r"|(?:是)?(?:赞成|支持|同意|认同|赞同)，?(?:还是|或者|、)(?:反对|不(?:赞成|支持|同意|认同|赞同)?)"
    rf"|(?:这又?是)?(?:为什么|为何|何以如此|何故|什么原因|什么理由)(?:呢|这样认为|这么看)?"
    rf"|(?:谁|哪位|哪一位|哪个).{{0,6}}(?:先|来|愿意|发言|补充|回应|谈谈|说说|开始|抛砖).{{0,8}}"
    rf"|(?:好|可以|行|对|是|是这样|不是|同意|对不对|好不好|可不可以|怎么样|如何|呢)(?:的)?(?:吗|么|呢)?"
    rf"|(?:能否|能不能|可否|是否|可不可以|是不是)?(?:能|可以)?(?:再|也|给|为|跟|请|具体|详细|进一步"
    rf"|简单|大家|我们|来)+"
    rf"(?:展开|谈|说|解释|介绍|举例|补充|讲|分享|阐述|说明|回应|分析).{{0,12}}"
    rf")(?:呢|吗|的)?$"
)
# asks whether a view told before is right: 该意见能否成立
ON_VIEW = re.compile(
    r"^(?:那么|请问|对此(?![种类项])|对于?|，)*(?:该|这一|这种|这个|这些|上述|前述|此种?|此类|其|对该"
    r"|对这[一种])[一两几种项类]*"
    r"(?:辩护|辩解|上诉|抗诉|答辩|鉴定)?(?:观点|意见|主张|看法|说法|理由|辩解|建议|做法|认识|提法"
    r"|质疑|抗辩|申辩)"
    r"(?:究竟|到底|又)?(?:是否|能否|应否|可否|有无|是不是|能不能|应不应当?|应该?如何|如何|应当如何"
    r"|该如何|怎样)"
)


def is_english(text: str) -> bool:
    """Whether the words are Latin rather than Chinese."""
    return len(_LATIN.findall(text)) > 4 * len(_HAN.findall(text))


def full_width(text: str) -> str:
    """The same characters with Chinese punctuation, place for place."""
    return text.translate(_FULL_WIDTH)


def mask(text: str) -> str:
    """The text with full-width punctuation and what stands in quotation marks and brackets blanked out."""
    view = list(full_width(text))
    for start, end in _enclosed(view):
        view[start:end] = BLANK * (end - start)
    return "".join(view)


def _enclosed(view: list[str]) -> list[tuple[int, int]]:
    """What stands between marks that are opened and closed in one line, nested pairs within outer ones too."""
    opened: list[tuple[str, int]] = []
    found = []
    for i, c in enumerate(view):
        if c == "\n":
            opened.clear()
        elif any(mark == c for mark, _ in opened[-_DEEPEST:]):
            while opened[-1][0] != c:
                opened.pop()
            start = opened.pop()[1]
            if i - start <= _LONGEST_QUOTATION:
                found.append((start, i))
        elif c in _PAIRS:
            opened.append((_PAIRS[c], i + 1))
    return found
