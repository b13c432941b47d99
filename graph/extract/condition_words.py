"""Which clauses of a sentence are conditions: 如果…, …的，, 只有…才, 除非…否则, 限于…时; if, unless, provided."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.wordlists import Tongue, matcher

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_STRONG = re.compile(
    r"^(?:这时|此时|那么|就是说|也就是说|即|譬如|比如说?)?(?:如果说?|假如|假使|倘若|倘使|要是|若是|若(?!干)|一旦|只要(?!求)|只有(?!权)|除非|设若|万一|凡是?|只限于|仅限于|限于|必须限于"
    r"|如(?=[^何此上下前同实期今果]))"
)
_INNER = re.compile(r"(?<=.)(?:如果|假如|倘若|若(?!干)|一旦|只要(?!求)|只有|除非|限于)(?=.{3,})")
_HELD = re.compile(r"(?:认为|主张|说|以为|意味着|等于|表明|说明|是|在于|即|“|「)$")
_THEN = re.compile(
    r"(?<=.{3})(?:则|才(?!能力|干|智)|始(?!终)|就(?!是|此|业|医)|便(?!利|于|捷|宜))(?=[^，。]{2,})|(?<=.{3})(?:即可)$"
)
_ONCE = re.compile(r"(?<![唯同统第])一(?!旦)[㐀-鿿]{1,3}$")
_CLOSED = re.compile(
    r"(?:的话|(?:范围|限度|幅度)(?:之|以)?内|(?:超出|超过|其余|剩余|其他|不足)的?部分|[^，]{5,}(?<!大)(?<!主要)的部分|(?:的?)(?:情况|情形|场合|前提|条件|基础|背景)之?下|(?<!为)的(?:情况|情形|场合)|之时|[^同届及按准临随有暂]时|为(?:限|前提|条件|必要))$"
)
_DE = re.compile(
    r"^(?!.*(?:所谓|认为|主张|赞成|同意|否定的?|肯定的?|持).{0,20}的$)(?!(?:这|那|该|其|我|它|此|上述|本案|案例|.某).*(?:是|系).*的$)(?!.{0,5}(?<![只仅若如])(?:是|系).{0,8}的$)(?!是.*还是)(?!.*各.{1,2}各的$)(?!.*[是系]由.*的$)(?!.*是.*的(?:还是|或者?).*的$)(?!.*各([㐀-鿿])各的$)(?!.*(?:》|条|法|制度|规定|解释|条例|罪名)[^，]{0,12}是.*的$)(?!(?:有|是|对|真|别|好|同样|这样|一样|那样|目)的$).{2,}(?<![目标似讲说谈])(?<![讲说谈提]到)的$"
)
# 不以…为限 restricts nothing, a premise that is gone binds nothing, 连…都… argues
_BINDS_NOT = re.compile(
    r"不以.*为(?:限|前提|条件|必要)$|^(?:其|这一)?(?:前提|条件).{0,3}(?:既|已|不复|不存在|没有了|没了)|^(?:如果说?|要是|若是?|假如|倘若)连.*[都也]"
)
_ANSWER = re.compile(r"是|否|有|无|没有|不是|能|不能")
_THEREFORE = re.compile(r"则|就|那么|便")
_REQUIRED = re.compile(r"^.{2,}以.{2,20}为(?:前提|条件|必要)$")
_MET_NOT = re.compile(r"谈不上|无从|不可能|不具备|不符合|不满足|并无|不存在|不能|不应|不宜|无法|不得")
# a short answer right behind the case it is for: 收了费的赔
_SHORT_CASE = re.compile(
    r"(?<=[㐀-鿿]{2}的)(?=(?:就|则|照样|照常|仍|都|也|要|应当?|可以|不能|不予|不应?|必须|一律|当然)?(?:[赔退抵罚判撤免诉减收付还扣算管](?:了|偿|还|除|免|销|付)?|居次|受偿|有效|无效|合法|违法|可以|不可以|不能|不行|准许|不准许)$)"
)
_PHASES = r"为?[两二三几]个?(?:阶段|步|层|方面|部分|问题|层次)"
_DIVIDES = re.compile(
    r"(?:要|应当?|应该|须|需要?|得|主要|关键|还|就)看(?!到|待|作|来|出|成|似|重)"
    r"|^(?:方|才|始)(?:能|可以?|得以|有)(?!否).*(?:$|余地|可能)"
    r"|^看.*(?:是否|有没有|有无|能否|能不能|是不是|何时|何种|什么|哪|怎样|如何|多少|程度|为准)"
    r"|(?:要|应当?|须|需要?|得|还应|都要|必须)(?:先|首先|进一步|具体|一并)?(?:回到|考虑|考察|审查|查明|查清|核实|弄清|搞清|厘清|判断|分清).*(?:是否|有没有|有无|能否|能不能|是不是)"
    r"|(?:要|应当?|需要?|须|得|宜|可以|可)(?:根据.{1,14})?(?:区分|区别|分(?![配割担析享散期子给成开]|别定|别认|别构|别以|别按|为主))(?!"
    + _PHASES
    + r")[^，。]{1,12}$"
    r"|(?:得|要|须|应当?)先?把.*(?:查清|查明|查实|核实|弄清|搞清|算清)|(?:要|须|需|得|只能|尚需?|有)(?:等|待).{2,}(?:查清|查明|查实|核实|结果|结论|判决|鉴定)"
    r"|(?:是否|有没有|有无|能不能|能否|是不是|([㐀-鿿])[不没]\1).*(?:是|才是|乃是?)[^，]{0,4}(?:关键|界限|前提|分水岭|分界|决定性|症结|核心|焦点)"
    r"|^(?:先|全|端)看.*(?:是否|能不能|能否|有没有|有无|是不是|([㐀-鿿])[不没]\2)"
    r"|(?:都|均|还|尚)?(?:要|须|需要?|应当?|有待|尚待|还待)(?:进一步|逐一|具体)?(?:核实|查明|查清|查实|鉴定|评估|甄别)$"
    r"|(?:能够?|可以|应当?|要|得以).{1,16}的?(?:前提|条件)(?:条件)?(?:是|在于)"
    r"|因.{1,6}而异|不同.{1,8}(?:不同|区别)(?:处理|对待|认定)"
)
_ASIDE = re.compile(
    r"(?:两|二|三|几)种(?:情况|情形)(?:均|都|居其一|之一|皆|下都)|(?:无论|不论|不管)[^，]{0,4}(?:情况|情形)"
)
_SAME_AGAIN = re.compile(r"^(?:即|也就是说?|亦即|换言之)(?!使|便|可|应|构成|成立|属于|以|按)")
_PROVISO = re.compile(
    r"^以.{2,20}为(?:前提|条件|限|必要)$|^(?:其|唯一的?|必要的?)?(?:前提|条件)(?:条件)?(?:是|在于|为)(?=.{2})"
)
_DE_NOT = re.compile(r"[这那该其我你他是]|别的|同样的|一样的|有的|真的|所有的")
_RESULT = re.compile(
    r"^(?:则|就|才|便|那么|否则|即(?!使|便)|应|可|不|仍|也|亦|均|都|以|属|构成|成立|按|依|宜|当|由|认定|视为|无)"
)
_MORE = re.compile(
    r"^(?:且|并且?|而且?|或者?|又|同时|以及|但(?=.*的$)|甚至|尤其|特别是|即(?=.*的$|交|指)|也就是)"
)
_REST = re.compile(
    r"(?:此后|此前|之后|之前|其余|其他|其它|相反|反之|超过|超出|不足|不满|未满|以上|以下|查实|查不实|查不清)(?:的|者)(?:话)?|反之|相反"
)
_GIVEN = re.compile(
    r"^(?:在)?(?:本案|该案|案例[一二三四五]|这种|此种|该种|上述|实践|司法|理论|现行|我国|目前|当前|这个|这一|某种|一般|多数|很多|许多|有些|特殊|此)"
)
_ENGLISH = re.compile(
    r"^(?:only\s+(?:in|for|with|on|after|as|to)\b|(?:only\s+|but only\s+)?(?:if|unless|provided(?:\s+that)?|providing(?:\s+that)?|except (?:if|when|where)|until|to the extent(?: that)?|in so far as|insofar as|assuming(?:\s+that)?|as long as|so long as|on condition that|in case|once|when(?:ever)?)\b)",
    re.IGNORECASE,
)
_ENGLISH_FOR = re.compile(
    r"^(?:but\s+)?for\s+(?:an?|any|tools?|cases?|those)\b(?!\s+(?:moment|second|while|change|start|minute))",
    re.IGNORECASE,
)
_ENGLISH_INNER = re.compile(
    r"(?<=\w)(?<!only)(?<!even)\s+(?=(?:only if|if|unless|provided that|as long as|so long as)\s)",
    re.IGNORECASE,
)
_ENGLISH_RESULT = re.compile(r"(?<=\w)\s+(?=I(?:'d|’d| would| think| could)\b)")
# at the head of a sentence only: behind its verdict it tells a place
_ENGLISH_WHERE = re.compile(
    r"^(?:Where|Had|Were)\b|^(?:had|were) (?:he|she|it|they|I|we|the \w+) |^(?:only|except|but where|and where) where\b"
)
_ENGLISH_WITH = re.compile(
    r"^with(?:out)?\s+(?:an?|the right|proper|suitable|adequate|appropriate|enough|some|those|these|strong|clear)\b",
    re.IGNORECASE,
)
_ENGLISH_WOULD = re.compile(r"\b(?:could|would|might|can|may)\b|['’]d\b", re.IGNORECASE)
# a supposition and what follows from it without a comma between them
_SHORTEST_IF = 14
_ENGLISH_IF = re.compile(r"^(?:(?:and|but|so|now)\s+)?(?:only )?if\b", re.IGNORECASE)
_ENGLISH_THEN = re.compile(
    r"(?<=\w)\s+(?=then\s)|(?<=\w)\s+(?=(?:I|you|we|it|he|she|they|there|the \w+|a \w+)(?:['’]d|['’]ll| would| should| must| will| may)\b)",
    re.IGNORECASE,
)
_ENGLISH_NOT = re.compile(
    r"^(?:if (?:I|you) may|if I(?:['’]m| am) (?:wrong|right|not mistaken)|if only\b(?! (?:he|she|they|it|we|the|a)\b)|if at all|if ever|if any\b|if not\b|as if|if anything|if you (?:like|will|ask)|when I)",
    re.IGNORECASE,
)


def part(view: str, start: int, end: int, tongue: Tongue) -> Iterator[tuple[int, int]]:
    """A clause cut in two where condition and conclusion share it (只要手续齐全就能够放款), else whole."""
    if tongue == "en":
        yield from _part_english(view, start, end)
        return
    short = _SHORT_CASE.search(view, start, end)
    if short and not _DE_NOT.search(view[start : short.start()]):
        yield start, short.start()
        start = short.start()
    inner = _INNER.search(view, start, end)
    if inner and (_HELD.search(view[start : inner.start()]) or _STRONG.match(view[start:end].lstrip("，, "))):
        inner = None
    opened = _STRONG.match(view[start:end].lstrip("，, ")) or inner
    if inner and inner.start() - start >= 2:
        yield start, inner.start()
        start = inner.start()
    unless = view[start:end].lstrip("，, ").startswith("除非")
    then = _THEN.search(view, start + 3, end) if opened and not unless and start + 3 < end else None
    if (
        then
        and not _no_result(view[start : then.start()], then[0])
        and not _quoted(view, start, then.start())
    ):
        yield start, then.start()
        start = then.start()
    yield start, end


def _no_result(before: str, word: str) -> bool:
    """Whether 就 or 才 only joins two times: 一进场就失灵, 拍出来之后才找到他."""
    if word == "才":
        return before.endswith(("之后", "以后", "的时候")) and "只有" not in before
    return word == "就" and bool(_ONCE.search(before))


def _quoted(view: str, start: int, at: int) -> bool:
    return view.count("“", start, at) > view.count("”", start, at)


def _part_english(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    said = view[start:end].strip()
    pattern = (
        _ENGLISH_RESULT
        if _ENGLISH_FOR.match(said)
        else _ENGLISH_THEN
        if _ENGLISH_IF.match(said)
        else _ENGLISH_INNER
    )
    for m in pattern.finditer(view, start, end):
        if pattern is _ENGLISH_THEN and m.start() - start < _SHORTEST_IF:
            continue
        yield start, m.start()
        start = m.end()
    yield start, end


def depends(clause: str, tongue: Tongue) -> bool:
    """Whether a clause announces that the answer hangs on facts: 取决于, 不能一概而论, 要分币种."""
    if tongue == "zh" and _ASIDE.search(clause):
        return False
    return bool(matcher(tongue, "depends").search(clause) or (tongue == "zh" and _DIVIDES.search(clause)))


def opens(piece: str, tongue: Tongue) -> bool:
    """Whether a stretch begins as a condition does."""
    return _english(piece) if tongue == "en" else bool(_STRONG.match(piece))


def conditional(bare: Sequence[str], pieces: Sequence[str], tongue: Tongue) -> list[bool]:
    """For each clause whether it is a condition; ``bare`` are the clauses without their conjunctions."""
    if tongue == "en":
        return [_english(p) or _english_with(bare, i) for i, p in enumerate(bare)]
    marks: list[bool] = []
    running = False
    for i, piece in enumerate(bare):
        last = i == len(bare) - 1
        opened = bool(_STRONG.match(piece)) and not _only(bare[i:]) and not _BINDS_NOT.search(piece)
        if opened:
            running = True
        elif running:
            running = _goes_on(pieces, i)
        closed = not running and (bool(_PROVISO.match(piece)) or (not last and _closes(piece)))
        closed = closed or _either(bare, i)
        closed = closed and not _BINDS_NOT.search(piece) and not _denied_later(bare, i)
        again = (
            bool(marks and marks[-1])
            and not running
            and bool(_SAME_AGAIN.match(pieces[i]))
            and not _THEN.search(piece)
        )
        marks.append(running or closed or again)
    return marks


def _either(bare: Sequence[str], i: int) -> bool:
    """Whether a clause is no more than one of two answers, for which a result follows (是，则中止；否，则继续)."""
    return bool(_ANSWER.fullmatch(bare[i])) and i + 1 < len(bare) and bool(_THEREFORE.match(bare[i + 1]))


def _denied_later(bare: Sequence[str], i: int) -> bool:
    """Whether a clause names what the law requires (缓刑以…为前提) and what follows says it is not met."""
    return bool(_REQUIRED.match(bare[i])) and any(_MET_NOT.search(p) for p in bare[i + 1 :])


def _only(rest: Sequence[str]) -> bool:
    """只有 without a 才: it says which ones, not under what condition."""
    return rest[0].startswith("只有") and not any(re.search(r"才|方(?!面|式|法)|始", p) for p in rest)


def _goes_on(pieces: Sequence[str], i: int) -> bool:
    """Whether a condition opened before runs on in this clause."""
    piece = pieces[i]
    if _RESULT.match(piece):
        return False
    rest = pieces[i + 1 :]
    if _MORE.match(piece) or (piece.endswith("的") and rest):
        return bool(rest)
    return (
        bool(rest)
        and any(re.match(r"则|那么|就|才|便", p) for p in rest)
        and not matcher("zh", "modals").search(piece)
    )


def _closes(piece: str) -> bool:
    """A clause that is a condition by its end (…的, …的情况下, …时)."""
    if matcher("zh", "reasons").match(piece) or re.match("至于|关于|说到|谈到", piece):
        return False
    if re.search(r"(?:把|将|属于|列为|列入|视为).*(?:情况|情形|场合)$", piece):
        return False
    if _REST.fullmatch(piece):
        return True
    if _GIVEN.match(piece) and not piece.endswith("的"):
        return False
    return bool(_CLOSED.search(piece) and len(piece) >= 5) or bool(
        _DE.match(piece) and not _GIVEN.match(piece[-6:])
    )


def _english_with(bare: Sequence[str], i: int) -> bool:
    """With an exemption for small ones, I could support it: what is wanted, before what then would be."""
    return (
        bool(_ENGLISH_WITH.match(bare[i])) and i + 1 < len(bare) and bool(_ENGLISH_WOULD.search(bare[i + 1]))
    )


def _english(piece: str) -> bool:
    return bool(_ENGLISH_WHERE.match(piece)) or bool(
        (_ENGLISH.match(piece) and not _ENGLISH_NOT.match(piece)) or _ENGLISH_FOR.match(piece)
    )
