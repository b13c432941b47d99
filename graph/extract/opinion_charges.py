"""The charges that a stated conclusion holds, apart from those it denies or only describes."""

from __future__ import annotations

import re

from graph.lexicon.charges import find_charges

_DENIES = re.compile(
    r"不(?:能|应|宜|得|该|再|足以|可)?(?:当|该|以|被)?(?:认定|定性|评价|视)?(?:为)?(?:构成|成立"
    r"|属于|符合|触犯|是|以|按|定|认定为|定性为|评价为|涉嫌)"
    r"|不能认定为|不应认定为|不宜认定为|不以|难以(?:认定|成立|构成)|无法(?:认定|成立|构成)|并非"
    r"|而非|而不是|不是|排除|否定|没有构成|未构成|不再"
)
_HOLDS = re.compile(
    r"(?<!不)(?<!不能)(?<!不应)(?<!不宜)(?:构成|成立|属于|认定为|定性为|评价为|涉嫌|触犯"
    r"|应(?:当)?(?:以|按照?|定|认定|是|为)|以|按照?|而是"
    r"|是(?!否)|判处|改判)"
)
_STANDS_NOT = re.compile(r"^[”’]?(?:的)?(?:不|难以|无法|并不|也不)(?:能)?(?:成立|构成)")
_FINALLY = re.compile(
    r"(?:从一重|择一重|从重|吸收|牵连|竞合)[^。；]*?(?:以|按照?|认定为|定)(?P<charge>[^，。；、]{2,24}?罪)"
)
_APART = re.compile(r"与[^，。；]{0,12}(?:无关|不符)|不符合[^，。；]{0,12}")
_CONCERNS = re.compile(r"罪(?:中的|的(?:构成要件|规定|罪状|认定|界限))")
JOINDER = re.compile(r"数罪并罚|实行并罚|予以并罚|并罚|以数罪")
_NO_JOINDER = re.compile(
    r"(?:不|无需|无须|不应|不能|不宜|不予|不实行|不适用|没有必要)[^，。；]{0,6}(?:数罪并罚|并罚|数罪)"
)
_NO_CRIME = re.compile(
    r"无罪|不构成犯罪|不成立犯罪|不应?(?:作为|认定为|以)犯罪|不是犯罪|不负刑事责任|不承担刑事责任"
    r"|不予追究刑事责任|出罪"
)


def charges_held(text: str) -> tuple[str, ...]:
    """Names of the charges the words hold, in order, each once; what is denied or set aside is left out."""
    mentions = list(find_charges(text))
    finally_held = _FINALLY.search(text)
    if finally_held:
        mentions = [
            m for m in mentions if finally_held.start("charge") <= m.start < finally_held.end("charge")
        ] or mentions
    return tuple(dict.fromkeys(m.name for m in mentions if not _denied(text, m.start, m.end)))


def holds_joinder(text: str) -> bool:
    """Whether the words ask for several charges to be punished together (数罪并罚)."""
    return bool(JOINDER.search(text)) and not _NO_JOINDER.search(text)


def has_outcome(text: str) -> bool:
    """Whether the words conclude anything on guilt: a charge, or none."""
    return bool(_NO_CRIME.search(text)) or bool(find_charges(text))


def _denied(text: str, start: int, end: int) -> bool:
    clause = max(text.rfind(mark, 0, start) for mark in "，。；！？")
    before, after = text[clause + 1 : start], text[end:]
    if _APART.search(text[clause + 1 : end + 6]):
        return True
    denials = [m.end() for m in _DENIES.finditer(before)]
    holds = [m.end() for m in _HOLDS.finditer(before)]
    if denials and denials[-1] >= max(holds, default=0):
        return True
    return bool(_STANDS_NOT.match(after) or _CONCERNS.match(text[end - 1 :]))
