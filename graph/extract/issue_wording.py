"""A question without the words that only lead up to it, and the statement it asks about."""

from __future__ import annotations

import re

from graph.extract.issue_words import OPEN, POLAR, mask

_NUMBER = r"[一二三四五六七八九十\d]+"
_LEAD = re.compile(
    r"^(?:(?:那么?|那就|请问|请教|想请问|想问|首先|其次|再次|再者|最后|另外|此外|同时|还有|而且"
    r"|并且|接下来|下面|好的?|"
    r"进而|由此|因此|所以|于是|但|但是|不过|然而|其实|另一方面|一方面|以及|其中|这里|对此(?![种类项])|据此|"
    rf"(?:今天|本次|我)?(?:的)?第{_NUMBER}(?:个|点)?(?:问题|议题|方面)?(?:是)?(?=[，：、])|其{_NUMBER}(?=[，：、是])|{_NUMBER}是"
    rf"|（{_NUMBER}）|{_NUMBER}[.．、]|"
    r"(?:在)?(?:司法|办案|审判|检察)?(?:实践|实务)(?:当)?中|具体(?:到|而言|来说)|"
    r"(?:首先|还|再|先)?(?:想|要)?(?:请教|请问)(?:一下)?(?:各位|大家|诸位|您|几位)?(?:专家|老师|教授|嘉宾)?|"
    r"(?:各位|诸位|几位|大家)(?:专家|老师|教授|嘉宾|同仁|检察官|法官|律师|学者)*(?:认为|觉得)?|"
    r"(?:首先|再|先|接着|然后|最后|下面)?(?:让)?(?:我们)?(?:再|先)?(?:来)?看(?:看|一看"
    r"|一下)?[^，。：]{2,10}(?=[，：])|"
    r"[\u4e00-\u9fff]{1,4}(?:教授|老师|检察官|法官|律师|主任|博士|检察长|庭长|处长|院长|警官)(?=，)|"
    r"（□*）|我(?:再|还想|想|单独|先|接着)*(?:追问|请教|问)(?:一下)?[\u4e00-\u9fff]{0,8}?(?:一句|一下|一个问题|一点)?(?=[，：])|(?:最后|下|另|头|再|还有)?一个?(?:问题|话题|议题|题目?)(?:就?是)?(?=[，：、])|(?:我们)?(?:先|再|首先|接着|然后|最后)?来?(?:说|看|谈|讲|聊)(?:说|看|谈)?(?:一下)?"
    r"(?:案例?[一二三四五]|第[一二三四五]个案(?:例|件|子)?)(?=，)|"
    r"最[\u4e00-\u9fff]{1,6}的(?:就|还|也)?(?:是|在于)[\u4e00-\u9fff]{1,4}(?=，)|"
    r"(?:问题|话题|焦点|争议)(?:就|有|一共|共|只有|主要有|无非)+[一两二三四五]个(?=[，：])|"
    r"[跟与和](?:这个|这一点|它|此|之|上一个)[\u4e00-\u9fff]{0,6}的(?:问题)?(?:还有|还|是|就是)?(?=，)|"
    r"您(?:认为|觉得)|(?:问题|焦点|关键|核心|难点|疑问|争议|首要问题|议题)(?:在于|是|就是)"
    r")[，、：—\s]*)+"
)
_ABOUT = re.compile(r"^(?:关于|至于|就|针对)[^，]{2,20}，(?=[^，]{4,})")
_TAIL = re.compile(r"[\s。？！?!；;，,、：:]+$")
_STATEMENT = {
    "可否": "可以", "应否": "应当", "会否": "会", "宜否": "宜", "需否": "需要", "有否": "有",
    "能否": "能", "有无": "有", "该不该": "应该", "应不应当": "应当", "应不应该": "应该", "应不应": "应",
    "有没有": "有", "可不可以": "可以", "能不能": "能", "是不是": "是",
}  # fmt: skip
_ALL = re.compile("所有|一切|凡是|凡|任何|每|只要|只有|都|全部")
_PARTICLE = re.compile(r"(?:的)?[吗么呢](?=[？。]?$)")
_DISPUTED = re.compile(
    r"[，]?(?:仍|还|尚|均|都|一直|往往|历来|目前|常常)*(?:存在|有|产生|引发|形成)?(?:着"
    r"|了)?(?:较大|很大|一定|不少|诸多|激烈|不同|不小)?的?"
    r"(?:争议|分歧|争论|疑问|不同(?:的)?(?:意见|认识|观点|看法|理解))(?:较大|很大|不断|颇多|不小)?$"
    r"|，?(?:还|尚|仍|并|也)?(?:不够|不|未|并未)(?:很|够|甚)?(?:明确|清楚|统一|一致|予以明确)$"
    r"|，?(?:一直|始终|历来|往往|也|更|仍|仍然|都)?(?:是|成为|为)[^，]{0,16}(?:难点|焦点|难题|问题"
    r"|关键|重点|热点|核心|疑难)[^，]{0,4}$"
    r"|，?(?:值得|有待|需要|亟待|亟须|尚需|仍需|需|须)(?:我们|进一步|深入|认真)*(?:探讨|研究|讨论"
    r"|明确|厘清|解决|思考|回答|关注|澄清).*$"
)
_DISPUTED_ABOUT = re.compile(r"^(?:.{0,14}?[，])?(?:(?:司法)?(?:实践|实务)中)?(?:对于?|就|关于|围绕|针对)")


def strip_leads(text: str) -> int:
    """How many characters at the start only lead up to the question (那么，请问各位…)."""
    view = mask(text)
    found = _LEAD.match(view)
    return found.end() if found and found.end() < len(view) else 0


def tidy(text: str) -> str:
    """The words without closing marks."""
    return _TAIL.sub("", text.strip())


def statement_of(text: str) -> str:
    """The statement a polar question asks about: its question word turned into the plain word."""
    text = tidy(text)
    view = mask(text)
    about = _ABOUT.match(view)
    asked = POLAR.search(view)
    if about and asked and asked.start() - about.end() >= 4:
        text, view = text[about.end() :], view[about.end() :]
        asked = POLAR.search(view)
    if asked is None:
        return _PARTICLE.sub("", text)
    word = asked[0]
    plain = _STATEMENT.get(word, asked["verb"] or ("" if word in {"是否", "与否", "吗", "么"} else word))
    rest = text[asked.end() :]
    if word == "是不是" and not asked.start() and _ALL.match(rest):
        plain = ""
    if plain and rest.startswith(plain[-1]) and len(plain) > 1:
        rest = rest[1:]
    return _PARTICLE.sub("", text[: asked.start()] + plain + rest)


def undisputed(text: str) -> str:
    """The question inside a remark that it is disputed or unclear; the text itself without one."""
    view = mask(text)
    cut = _DISPUTED.search(view)
    if not cut or not (POLAR.search(view, 0, cut.start()) or OPEN.search(view, 0, cut.start())):
        return text
    kept = text[: cut.start()]
    about = _DISPUTED_ABOUT.match(view[: cut.start()])
    return kept[about.end() :] if about else kept
