"""Of two facts that become one, which value of the one is which of the other, as far as the words tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.model import squeeze

if TYPE_CHECKING:
    from graph.model import Fact

_DENIED = re.compile(r"没有?|未|[不无非](?!法)|\bnot?\b|n't\b|\bnever\b", re.IGNORECASE)
# says the degree with 不, and denies nothing
_SMALL = re.compile(r"不大|不多|不高|不重")
_WORD = re.compile(r"[A-Za-z]{3,}|\d+")


def same_values(gone: Fact, kept: Fact) -> dict[str, str]:
    """Value of ``gone`` -> value of ``kept``: of those that deny as often the one that shares most of its words, where
    there is exactly one.
    """
    found: dict[str, str] = {}
    for value in gone.values:
        if value in kept.values:
            continue
        shared = [
            (len(_terms(value) & _terms(other)), other) for other in kept.values if _alike(value, other)
        ]
        best = max((n for n, _ in shared), default=0)
        winners = [other for n, other in shared if n == best]
        if best and len(winners) == 1:
            found[value] = winners[0]
    return found


def _alike(one: str, other: str) -> bool:
    return _denials(one) == _denials(other) and bool(_SMALL.search(one)) == bool(_SMALL.search(other))


def _denials(value: str) -> int:
    return len(_DENIED.findall(_SMALL.sub("", value))) % 2


def _terms(value: str) -> set[str]:
    said = squeeze(value)
    return {said[n : n + 2] for n in range(len(said) - 1) if said[n] >= "㐀"} | {
        *_WORD.findall(value.lower())
    }
