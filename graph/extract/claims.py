"""What an expert holds in one sentence: the words of the verdict, trimmed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.wordlists import Tongue, alternation, words

if TYPE_CHECKING:
    from graph.extract.assertions import Assertion

_MOST = {"zh": 90, "en": 220}
_LEAD = {
    tongue: re.compile(rf"^(?:(?:{alternation(tongue, words(tongue, 'leads'))})[，,：:\s]*)+", re.IGNORECASE)
    for tongue in ("zh", "en")
}


def claim_of(a: Assertion, text: str, tongue: Tongue) -> str:
    """The passage of an assertion without the words that lead up to it; only the verdict where it is long."""
    said = " ".join(text[a.start : a.end].split())
    if len(said) > _MOST[tongue] and a.core:
        said = " ".join(text[a.core.start : a.core.end].split())
    trimmed = _LEAD[tongue].sub("", said).strip("，,；;：: ")
    return (trimmed or said)[: 2 * _MOST[tongue]]
