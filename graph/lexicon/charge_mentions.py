"""Names of charges in running text.

A name with 罪 is a mention wherever it stands outside a title 《…》. A bare name (按抢劫定罪处罚) is one only
where a word of conviction governs it, or where it is listed with a mention (盗窃、诈骗罪).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import ahocorasick

from graph.lexicon.charge_names import lesser_name, spellings
from graph.lexicon.charge_table import charges
from graph.model.ids import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.lexicon.charge_table import Charge

OPEN, CLOSE = '[“"‘「『]', '[”"’」』]'
LISTED = rf"{CLOSE}?(?:、|，?(?:和|与|及|以及|或|或者|还是|抑或|而非|而不是|并)(?:是|构成|者)?){OPEN}?"
_JOINS = re.compile(LISTED)

_BY = re.compile(rf"(?:按|以|依|依照|按照|论以|作为){OPEN}?$")
_BY_THEN = re.compile(
    rf"{CLOSE}?(?:共同犯罪|犯罪|一罪)?(?:来|进行|予以|加以)?"
    r"(?:定罪|论处|论罪|论|处罚|处断|处理|定性|认定|追究|起诉|判处|量刑|立案|批捕|逮捕|公诉|改判|移送)"
)
_GOVERNS = re.compile(
    r"(?:构成|成立|属于|属|涉嫌|触犯|(?<![侵共从主罪])犯|(?<![规一确肯决否法特固])定|定为|定性|定性为|认定为|认定成|认定是"
    r"|判为|判处|评价为|转化为|转化成|论以|应是|应为|系|指控为?|改为|变更为|是|还是|抑或|而非|而不是|不是)"
    rf"了?{OPEN}?$"
)
_ENDS = re.compile(
    rf"{CLOSE}?(?:共同犯罪|犯罪(?!行为|手段|方法|故意|集团|团伙|活动|分子|嫌疑|事实|对象|工具))?{CLOSE}?"
    r"(?:$|[，。；、！？：,;.!?:…）)\n]|和|与|及|以及|或|还是|更|较|才|而|并|应|已|无疑|不|之|时|者|无|等|既|未|没有|数罪|两罪"
    r"|的(?:$|[，。；、！？,;.\n]|共犯|共同犯罪|帮助犯|教唆犯|实行犯|正犯|间接正犯|从犯|主犯|未遂|既遂|中止|预备犯))"
)
_KIND_OF_OFFENDER = re.compile(
    rf"{CLOSE}?的?(?:共犯|共同犯罪|共同正犯|帮助犯|教唆犯|实行犯|间接正犯|主犯|从犯|既遂|未遂)"
)
_STANDS = re.compile(
    rf"{CLOSE}?(?:均|都|也|亦|并|就|显然)?"
    r"(?:成立|(?:不|不能|难以|无法|不宜|不再|并不)(?:能)?(?:成立|构成))(?!要件|件|要素|条件|于|的)"
)
_SO_MANY = re.compile(
    rf"{CLOSE}?等?(?:这)?(?:两|二|三|四|五|数|诸|几|多)(?:个|种|项)?罪(?![状责过])|{CLOSE}?等罪"
)
# contractions that are no words of their own: at the end of a phrase they name the charge without any verb
_COINED = frozenset(["帮信", "掩隐", "非吸", "侵公", "拒执", "寻滋"])
_NOT_THE_CHARGE = re.compile(r"犯(?!罪)")

_TITLE = re.compile(r"《[^《》\n]{0,120}(?:《[^《》\n]{0,80}》[^《》\n]{0,80})*》")
_PHRASE = re.compile(r"[\u4e00-\u9fff、]{1,30}$")
_NOT_A_NAME = re.compile(r"罪[名数责犯状过行证刑质量罚恶与之不]")
_GENERIC = re.compile(
    r"[本此彼该数两二一三四五六七八九十几多重轻定有无何么他它同前后新漏余述各个类论入出脱认悔服治问获死赎非犯原其之的种"
    r"异谢归知领受得洗免请告主从共正全某首末分身等些那这哪]罪$"
)
_BEFORE_A_NAME = frozenset("的以按定为是成犯和与及或即嫌于属非不作处在对将把从由而了之该本其有说、系称")
_GOVERNED = re.compile(
    r"(?:构成|成立|涉嫌|触犯|(?<![侵共从主罪])犯|认定为|定性为|定为|转化为|判处|论以|(?<![规一确肯决否法特固])定|以|按|按照)"
    rf"了?{OPEN}?([\u4e00-\u9fff、]{{1,18}}罪)$"
)
_PART_OF_A_TITLE = re.compile(r"(?: (?:and|or|of|the|[A-Z]\w+))* (?:Act|Code|Statute|Bill|Law)\b")
_NOT_IN_A_NAME = re.compile(
    r"[的了是其该此本述某何哪那这而且也都应]|可能|构成|成立|认定|上述|其他|处罚|论处|如果|或者"
)


@dataclass(frozen=True, slots=True)
class ChargeMention:
    """A charge named at ``text[start:end]``, quotation marks left out.

    ``name`` is the name in full: 帮信罪 gives 帮助信息网络犯罪活动罪, 按抢劫定罪 gives 抢劫罪, but
    销售伪劣产品罪 stays although its ``charge`` is 生产、销售伪劣产品罪. ``charge`` is None for a name the
    lexicon lacks.
    """

    start: int
    end: int
    name: str
    charge: Charge | None


def find_charges(text: str) -> tuple[ChargeMention, ...]:
    """All charges named in a text, in order, never overlapping; the topic of a sentence counts too."""
    view = _TITLE.sub(lambda m: "\0" * len(m[0]), text)
    found = _full_names(view)
    found += _lesser_names(view, found)
    found += _bare_names(view, found)
    found += _unknown_names(view, found)
    found = [m for m in found if m.charge or m.name not in _groups() or _GOVERNED.search(view[: m.end])]
    found += _english_names(view)
    return tuple(sorted(found, key=lambda m: m.start))


@cache
def _full_and_bare() -> tuple[ahocorasick.Automaton, ahocorasick.Automaton]:
    full, bare = ahocorasick.Automaton(), ahocorasick.Automaton()
    for written, (name, charge) in spellings().items():
        full.add_word(written, (len(written), name, charge))
        if charge is not None and len(written) > 2:
            bare.add_word(written.removesuffix("罪"), (len(written) - 1, name, charge))
    full.make_automaton()
    bare.make_automaton()
    return full, bare


@cache
def _groups() -> frozenset[str]:
    return frozenset(name for name, charge in spellings().values() if charge is None)


def _longest(
    automaton: ahocorasick.Automaton, text: str, taken: Iterable[ChargeMention]
) -> list[ChargeMention]:
    """The hits of an automaton that do not overlap one another or ``taken``, longest first, then in order."""
    hits = [(last + 1 - n, last + 1, name, charge) for last, (n, name, charge) in automaton.iter(text)]
    free = bytearray(b"\1") * len(text)
    for m in taken:
        free[m.start : m.end] = bytes(m.end - m.start)
    found = []
    for start, end, name, charge in sorted(hits, key=lambda h: (h[0] - h[1], h[0])):
        if all(free[start:end]):
            free[start:end] = bytes(end - start)
            found.append(ChargeMention(start, end, name, charge))
    return sorted(found, key=lambda m: m.start)


def _full_names(view: str) -> list[ChargeMention]:
    hits = _longest(_full_and_bare()[0], view, ())
    return [m for m in hits if not _NOT_THE_CHARGE.match(view, m.end)]


def _bare_names(view: str, taken: list[ChargeMention]) -> list[ChargeMention]:
    """Bare names that are governed, then those listed with a mention, until nothing is added."""
    waiting = _longest(_full_and_bare()[1], view, taken)
    found = [m for m in waiting if _is_governed(view, m)]
    while True:
        waiting = [m for m in waiting if m not in found]
        more = [m for m in waiting if _is_listed(view, m, [*taken, *found])]
        if not more:
            return found
        found += more


def _is_governed(view: str, m: ChargeMention) -> bool:
    before = view[max(0, m.start - 8) : m.start]
    return bool(
        (_BY.search(before) and _BY_THEN.match(view, m.end))
        or (_GOVERNS.search(before) and _ENDS.match(view, m.end))
        or _KIND_OF_OFFENDER.match(view, m.end)
        or _STANDS.match(view, m.end)
        or _SO_MANY.match(view, m.end)
        or (view[m.start : m.end] in _COINED and _ENDS.match(view, m.end))
    )


def _is_listed(view: str, m: ChargeMention, mentions: list[ChargeMention]) -> bool:
    """Right before a mention in a list, or right after one and at the end of its phrase."""
    for other in mentions:
        if m.end <= other.start <= m.end + 6 and _JOINS.fullmatch(view, m.end, other.start):
            return True
        behind = other.end <= m.start <= other.end + 6 and _JOINS.fullmatch(view, other.end, m.start)
        if behind and (_ENDS.match(view, m.end) or _BY_THEN.match(view, m.end)):
            return True
    return False


def _open_ends(view: str, taken: list[ChargeMention]) -> Iterator[tuple[int, str]]:
    """Each 罪 that no mention covers and that ends a name: where it ends, and the phrase up to it."""
    covered = {m.end for m in taken}
    for hit in re.finditer("罪", view):
        inside = any(m.start <= hit.start() < m.end for m in taken)
        if hit.end() in covered or inside or _NOT_A_NAME.match(view, hit.start()):
            continue
        phrase = _PHRASE.search(view, max(0, hit.end() - 30), hit.end())
        if phrase and not _GENERIC.search(phrase[0]):
            yield hit.end(), phrase[0]


def _lesser_names(view: str, taken: list[ChargeMention]) -> list[ChargeMention]:
    """Names that leave words out, where they start a phrase or follow a word that can stand before a name."""
    found = []
    for end, phrase in _open_ends(view, taken):
        floor = max((m.end for m in taken if m.end <= end), default=0)
        for start in range(max(end - len(phrase), floor), end - 2):
            before = view[start - 1 : start]
            if start > end - len(phrase) and before not in _BEFORE_A_NAME:
                continue
            full = lesser_name(squeeze(view[start:end]))
            if full and view[start] != "、":
                found.append(ChargeMention(_widest(view, start, end, full, floor), end, *full))
                break
    return found


def _widest(view: str, start: int, end: int, full: tuple[str, Charge], floor: int) -> int:
    """Where the name begins if letters before ``start`` still belong to it, as 非 of 非法 does."""
    while start > floor and view[start - 1] != "、" and lesser_name(squeeze(view[start - 1 : end])) == full:
        start -= 1
    return start


def _unknown_names(view: str, taken: list[ChargeMention]) -> list[ChargeMention]:
    """Names in no lexicon that a word of conviction governs."""
    found = []
    for end, _ in _open_ends(view, taken):
        governed = _GOVERNED.search(view, max(0, end - 26), end)
        if governed and not _NOT_IN_A_NAME.search(governed[1]):
            found.append(ChargeMention(governed.start(1), end, governed[1], None))
    return found


@cache
def _english() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for charge in charges():
        if charge.language == "en":
            for name in (charge.name, *charge.aliases):
                automaton.add_word(name, (len(name), charge.name, charge))
    automaton.make_automaton()
    return automaton


def _english_names(view: str) -> list[ChargeMention]:
    if not re.search("[A-Za-z]{4}", view):
        return []
    hits = _longest(_english(), re.sub(r"\s", " ", view).lower(), ())
    return [m for m in hits if not _inside_a_word(view, m) and not _PART_OF_A_TITLE.match(view, m.end)]


def _inside_a_word(view: str, m: ChargeMention) -> bool:
    sides = view[max(0, m.start - 1) : m.start], view[m.end : m.end + 1]
    return any(side.isascii() and side.isalnum() for side in sides)
