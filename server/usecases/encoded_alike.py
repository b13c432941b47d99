"""Facts that may be one, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.exchange.native import encode_passage
from graph.review.alike_facts import alike_facts

if TYPE_CHECKING:
    from graph.model import ArgumentMap


def encoded_alike(m: ArgumentMap) -> list[dict[str, Any]]:
    """Each pair with the words that speak for it, and of each fact its id, who speaks to it, and a passage."""
    people = {p.id: p.name for p in m.participants}
    labels = {f.id: f.label for f in m.facts}
    return [
        {
            "words": list(pair.words),
            "facts": [
                {
                    "id": fact, "fact": labels[fact], "experts": [people[e] for e in experts],
                    "evidence": encode_passage(passage),
                }
                for fact, experts, passage in zip(
                    (pair.one, pair.other), pair.experts, pair.passages, strict=True
                )
            ],
        }
        for pair in alike_facts(m)
    ]  # fmt: skip
