"""Names of persons as reports of facts write them: 周某、陈某某、李某甲、甲, a full name behind 被告人."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from graph.transcript.words import surnames

if TYPE_CHECKING:
    from collections.abc import Iterator

# family names that are common words too: 于某日, 向某公司
_WORDS_TOO = frozenset(
    "于向时任方从由经因为有同如成应和与及在对将把被给据自某该此各每另逢计关管解明支全相常单言曾都"
)
_THING = re.compile(
    r"(?:年|月|日|天|晚|夜|早|时|地|市|县|省|区|镇|乡|村|街|路|公司|企业|单位|机关|部门|局|院|校"
    r"|厂|店|酒店|宾馆|酒吧|会所|医院|银行|学校|大学|商场"
    r"|超市|小区|平台|网站|软件|集团|国|处|个|种|些|一|次|件|项|类|项目|工地|餐|饭|养生|数字|网络"
    r"|物流|快递|贸易|科技|投资|房地产|KTV|APP|QQ|农贸|夜市)"
)
_AFTER_A_NAME = tuple("，。、（的”；与和及系被将等因是在")
_ROLE_WORD = (
    r"(?:被告人|被害人|犯罪嫌疑人|嫌疑人|行为人|上诉人|原审被告人|证人|报案人|受害人|投保人|原告|自诉人)"
)
_LETTER = re.compile(
    r"(?:(?<![\u4e00-\u9fffA-Za-z])|(?<=[与和对向将使让由被令给、及经找约])|(?<=人)|(?<=案件中)|(?<=案例中))"
    r"(?P<name>[甲乙丙丁戊])(?![方级醛状壳骨板胎肝苯烷类种等型]|[^，。]{0,3}(?:意见|观点|说(?!服)))"
)
_COMPANY = re.compile(r"(?P<name>[A-Z甲乙丙丁](?:公司|银行|平台|企业|单位|集团))")
_NOT_A_NAME = re.compile(
    r"的|在|应|是|等|某|为|与|和|及|不|其|将|以|对|向|均|都|之|主|已|可|行|供|辩|上|认|因|所|到|作|有"
    r"|无|亲|家|单"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at ``text[start:end]``."""

    name: str
    start: int
    end: int


def named_in(text: str) -> list[Mention]:
    """Every mention of a person or company by such a name, in order; 某酒店 and 于某日 are none."""
    found = [*_some(text), *_letters(text), *_behind_roles(text)]
    found += [Mention(m["name"], m.start(), m.end()) for m in _COMPANY.finditer(text)]
    taken: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not taken or mention.start >= taken[-1].end:
            taken.append(mention)
    return taken


def _some(text: str) -> Iterator[Mention]:
    found = list(_some_pattern().finditer(text))
    told = Counter(m["name"] for m in found)
    for m in found:
        name = m["name"]
        sure = name[0] not in _WORDS_TOO or len(name) > 2 or text[m.end() : m.end() + 1] in _AFTER_A_NAME
        if (sure or told[name] > 1) and not (name.endswith("某") and _THING.match(text, m.end())):
            yield Mention(name, m.start("name"), m.end("name"))


@cache
def _some_pattern() -> re.Pattern[str]:
    single, compound = surnames()
    family = "|".join([*sorted(compound), f"[{''.join(sorted(single))}]", "[A-Z]"])
    return re.compile(
        rf"(?P<name>(?:{family})某(?:某|[甲乙丙丁戊己][甲乙丙丁]?"
        rf"|\d{{1,2}}(?![\d万千百亿余多元个年月日时.%]))?)"
    )


def _letters(text: str) -> Iterator[Mention]:
    found = [Mention(m["name"], m.start("name"), m.end("name")) for m in _LETTER.finditer(text)]
    names = [m.name for m in found]
    yield from (m for m in found if names.count("甲") and len(names) > 1)


def _behind_roles(text: str) -> Iterator[Mention]:
    """Full names told behind 被告人 and the like, which come more than once."""
    single, compound = surnames()
    tried: set[str] = set()
    for m in re.finditer(rf"{_ROLE_WORD}(?P<name>[\u4e00-\u9fff]{{2,4}})", text):
        words = m["name"]
        known = words[:2] in compound
        if words in tried or (not known and (words[0] not in single or words[0] in _WORDS_TOO)):
            continue
        tried.add(words)
        whole = [words[:n] for n in ((4, 3) if known else (3, 2)) if len(words) >= n]
        fitting = (w for w in whole if not _NOT_A_NAME.search(w, 1) and text.count(w) > 1)
        for name in islice(fitting, 1):
            yield from (Mention(name, n.start(), n.end()) for n in re.finditer(re.escape(name), text))
