"""Views that a moderator reports: who is said to hold them, and the view itself as a statement."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.issue_wording import tidy
from graph.extract.issue_words import GENERIC, ON_VIEW, QUESTION

if TYPE_CHECKING:
    from graph.extract.issue_text import Sentence

_PEOPLE = (
    r"(?:(?:第[一二三四五六]种|另一种|还有一种|有一种|一种|另外|其中|还有|也有|另有|亦有|更有|则有"
    r"|有些|有的|有|一些|部分|多数|少数|"
    r"不少|个别|许多|很多|主流|传统|反对|相反|通说|主导)(?:的)?)++"
    r"(?:办案|实务|业内|理论|学界|司法|法律|基层|社会|执法)?(?:部门|机关|工作)?"
    r"(?:观点|意见|人士|人员|人|学者|论者|专家|法官|检察官|律师|同志|声音|看法|主张|说法|实务界"
    r"|理论界|工作者|理论|学说|界|评论|者|网友)?"
)
_BODY = (
    r"(?:(?:一审|二审|原审|再审|初审|终审)(?:法院|法庭|判决)?|法院|合议庭|公诉机关|公诉人|检察机关"
    r"|检察院|公安机关|侦查机关|监察机关|调查机关"
    r"|辩护人|辩护律师|辩方|控方|被告人|上诉人|被害人|诉讼代理人|代理人|当事人|原告|被告"
    r"|犯罪嫌疑人|嫌疑人|行为人|家属)"
    r"(?:[\u4e00-\u9fff]{1,2}某[某甲乙丙丁]?)?(?:及其?(?:辩护人|家属|律师))?"
    r"|[\u4e00-\u9fff]某[某甲乙丙丁]?及其辩护人"
)
_SAYS = (
    r"(?:则|还|也|均|都|曾|又|进而|就此|据此|对此|抗诉|上诉|反驳)*，?(?:认为|主张|提出|指出|建议|提议|倡议"
    r"|辩称|辩解|坚持|质疑|倾向于|倾向|觉得|担心|反映|呼吁)(?:称"
    r"|说)?(?!的)"
)
_REPORT = re.compile(rf"(?:{_PEOPLE}|(?P<body>{_BODY})){_SAYS}[，：]?")
# anybody at all who is said to hold something: 平台主张，…；某银行则称，…
_SOMEBODY = re.compile(
    r"^(?:(?:但|而|那么|另外|同时|不过|对此|首先|此外|案发后|庭审中|诉讼中|审理中|事后)，?)*"
    r"(?!我|本人|本刊|大家|各位|诸位|请)[^，。；：？！]{2,14}?"
    r"(?:则|还|也|均|都|曾|又|一直|始终|当庭|坚持)*(?:主张|辩称|辩解|抗辩|声称|坚称|提出|认为|强调|称|答辩)"
    r"(?:称|说)?(?:，|：|(?=自己|其))"
)
_URGED = re.compile(r"(?:建议|提议|倡议|主张|呼吁)(?:称|说)?[，：]?$")
_ADVICE = re.compile(r"(?:建议|提议|倡议|呼吁)(?:称|说)?[，：]?$")
_MODAL = re.compile(r"应|可以|能|须|需|不|得|构成|属于|成立|具有|系|是|有罪|无罪|适用")
_CLAIM = re.compile(
    r"应|构成|属于|可以|能|须|需|不|成立|承担|具有|具备|罪|有效|违法|合法|侵权|视为|认定|系|是"
    r"|存在|符合|适用|赔"
)
_INSIDE = re.compile(
    rf"(?:{_PEOPLE}|{_BODY})?(?:所)?(?:提出|关于|认为|主张|辩称|所谓|所称|所持"
    rf"|提及)的?，?(?P<view>.{1, 200}?)"
    r"(?:的|这一|这种|这个|该|此种|这样的)(?:辩护|辩解|上诉|抗诉|答辩|代理|抗辩|申诉)?"
    r"(?:观点|意见|主张|看法|说法|理由|质疑|论断|抗辩|提法|建议|辩解|申辩)"
)
_END = "，；、。？！ \n"


@dataclass(frozen=True, slots=True)
class View:
    """A reported view; ``start``, ``end`` are its place in the stretch, the words that report it included.

    ``of_body`` is true for a party or an authority of the case (辩护人, 一审法院): it may be mere narrative.
    """

    sentence: Sentence
    start: int
    end: int
    statement: str
    of_body: bool = False
    advice: bool = False

    @property
    def claims(self) -> bool:
        """Whether it says what is or ought to be, so that one can agree or not."""
        return bool(_CLAIM.search(self.statement))


def reported_views(sentence: Sentence) -> list[View]:
    """The views of one sentence in order, each up to the next, to a question on it, or to the end."""
    found = list(_REPORT.finditer(sentence.view))
    stops = [*(m.start() for m in found[1:]), len(sentence.view)][: len(found)]
    views = []
    for m, stop in zip(found, stops, strict=True):
        end = _where_asked(sentence.view, m.end(), stop)
        while end > m.end() and sentence.text[end - 1] in _END:
            end -= 1
        statement = _as_advice(tidy(sentence.text[m.end() : end].strip(_END)), m)
        if len(statement) > 1:
            start, advice = sentence.start + m.start(), bool(_ADVICE.search(m[0]))
            views.append(View(sentence, start, sentence.start + end, statement, bool(m["body"]), advice))
    return views


def view_of_somebody(sentence: Sentence) -> View | None:
    """What a person or body without a word of the law for it (平台, 银行, 店主) is said to hold."""
    m = _SOMEBODY.match(sentence.view)
    if m is None or QUESTION.search(sentence.view):
        return None
    statement = tidy(sentence.text[m.end() :].strip(_END))
    end = sentence.start + len(sentence.text.rstrip(_END))
    view = View(sentence, sentence.start, end, statement, of_body=True)
    return view if view.claims else None


def view_inside(sentence: Sentence, start: int, end: int) -> View | None:
    """The view that a clause wraps up in a noun: 辩护人关于…的意见, 有人提出的“…”这一观点."""
    m = _INSIDE.search(sentence.view, start, end)
    if m is None or not _CLAIM.search(sentence.text, m.start("view"), m.end("view")):
        return None
    statement = sentence.text[m.start("view") : m.end("view")].strip(_END + "“”")
    return View(sentence, sentence.start + start, sentence.start + end, statement)


def _where_asked(view: str, start: int, end: int) -> int:
    """Where, between the marks, the view ends and the moderator asks."""
    asks = view[start:].rstrip().endswith("？")
    at = start
    for clause in re.split(r"(?<=[，；])", view[start:end]):
        bare = clause.strip(_END)
        if at > start and (GENERIC.match(bare) or ON_VIEW.match(bare) or re.match("那么|请问", bare)):
            return at
        if asks and at > start and end == len(view) and QUESTION.search(bare) and at + len(clause) >= end:
            return at
        at += len(clause)
    return end


def _as_advice(statement: str, m: re.Match[str]) -> str:
    """A view that is urged rather than stated (建议一律没收) as what ought to be."""
    return f"应当{statement}" if _URGED.search(m[0]) and not _MODAL.search(statement) else statement
