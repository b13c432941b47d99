"""What a citation is there for, by the words around it: a proposal to be checked."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.model import ArgumentMap, Citation


class CitationPurpose(StrEnum):
    """Ground of a conclusion, meaning of its words, its history, a limit of it, a comparison; else unstated."""

    COMPARES = "compares"
    LIMITS = "limits"
    HISTORY = "history"
    GROUND = "ground"
    DEFINES = "defines"
    UNSTATED = "unstated"


_CUES = (
    (CitationPurpose.COMPARES, r"参照|参考|借鉴|比照|类比|域外|by analogy|compar|elsewhere"),
    (
        CitationPurpose.LIMITS,
        r"不适用|不能适用|不得适用|无法适用|没有规定|未作规定|未予明确|未规定|does not apply|is silent on|says nothing",
    ),
    (
        CitationPurpose.HISTORY,
        r"修改|[增新]设|增加|提高|删除|完善|出台|立法[本原]意|was (?:amended|introduced|enacted)|drafting history",
    ),
    (
        CitationPurpose.GROUND,
        r"根据|依据|依照|按照|依(?=《|该|本|上述)|视为|应以|定罪处罚|论处|under (?:section|article|the)|pursuant to",
    ),
    (
        CitationPurpose.DEFINES,
        r"规定|指出|明确|界定|是指|所称|列举|要求|provides|defines|states|requires|says",
    ),
)
_PATTERNS = tuple((purpose, re.compile(cue, re.IGNORECASE)) for purpose, cue in _CUES)
_END = re.compile(r"[。！？!?\n]")
_NEAR = 80


def sentence_of(citation: Citation, argument_map: ArgumentMap, reach: int = 500) -> str:
    """The sentence the citation stands in, ``reach`` characters to each side at most."""
    text, span = argument_map.document.text, citation.passage.span
    before = _END.split(text[max(0, span.start - reach) : span.start])[-1]
    after = _END.split(text[span.end : span.end + reach])[0]
    return before + text[span.start : span.end] + after


def purpose_of(citation: Citation, argument_map: ArgumentMap) -> CitationPurpose:
    """By the sentence the citation stands in, the first kind that fits."""
    said = sentence_of(citation, argument_map, _NEAR)
    return next((purpose for purpose, cue in _PATTERNS if cue.search(said)), CitationPurpose.UNSTATED)
