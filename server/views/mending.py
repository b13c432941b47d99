"""What one click can mend of a doubtful reading: the overrides that each problem calls for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.errors import Problem

# how people write the heads of questions: key of the wording -> pattern
_HEADS = {
    "named": r"^[【\[]?(?:问题|焦点|议题|争点|话题)之?[一二三四五六七八九十\d]",
    "ordinal": r"^[【\[]?第[一二三四五六七八九十\d]+个?(?:问题|议题|焦点)",
    "chinese": r"^[一二三四五六七八九十]{1,3}、",
    "arabic": r"^\d{1,2}[.、．]\s*(?!\d)",
    "topic": r"^(?:#+\s*)?(?:Topic|Question|Issue)\s+(?:\d|[IVX]|[A-Z][a-z]+)",
}
_OF_A_PERSON = ("SM111", "SM118")
_OF_DIVISION = ("SM113", "SM114", "SM151", "SM152")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Mend:
    """A button beside a problem: the field it sends, its value, and the key of its words with their value."""

    field: str
    value: str
    key: str
    name: str = ""


def mends_of(problem: Problem, text: str) -> tuple[Mend, ...]:
    """What may be offered beside the problem: to take a name for a speaker's, or heads that the text does write."""
    if problem.code in _OF_A_PERSON:
        name = str(problem.values["name"])
        return (Mend("speaker", name, f"pages.again.{problem.code}", name),)
    return tuple(heads_of(text)) if problem.code in _OF_DIVISION else ()


def heads_of(text: str) -> Iterable[Mend]:
    """The ways of writing heads that come twice or more in the text."""
    for key, pattern in _HEADS.items():
        if len(re.findall(pattern, text, re.MULTILINE)) >= _FEWEST:
            yield Mend("heads_like", pattern, f"pages.again.heads_{key}")
