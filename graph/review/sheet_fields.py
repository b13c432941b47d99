"""What can be edited of a proposal, field by field, as a sheet writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model import Citation, DivergentOpinion, Issue, Polarity, Reason, Stance, Unplaced
from graph.review.sheet_branches import write_branch

if TYPE_CHECKING:
    from graph.model import ArgumentMap
    from graph.review.saying import Decidable

BREAK = "⏎"  # stands for a line break inside a value
LIST_MARK = "、"
# what puts an item elsewhere instead of amending it
PLACING = ("into", "choose", "issue", "expert", "replaces")


def fields_of(m: ArgumentMap, item: Decidable) -> dict[str, str]:
    """The fields of an item as they are written; those of PLACING say where a stance belongs, into which issue an
    issue is to be merged.
    """
    named: dict[str, str | None] = {}
    if isinstance(item, Stance):
        named = _stance(m, item)
    elif isinstance(item, Issue):
        named = {
            "text": item.text, "kind": item.kind, "proposition": item.proposition,
            "options": LIST_MARK.join(o.label for o in item.options), "into": None, "choose": None,
        }  # fmt: skip
    elif isinstance(item, DivergentOpinion):
        named = {"text": item.text, "charges": LIST_MARK.join(item.charges), "holder": item.holder}
    elif isinstance(item, Citation):
        number = next((i.number for i in m.issues if i.id == item.issue), None)
        named = {"provision": item.provision, "under": number}
    elif isinstance(item, Reason | Unplaced):
        named = {"text": item.text}
    named["quote"] = item.passage.quote if item.passage else None
    return {name: line_of(value or "") for name, value in named.items()}


def line_of(words: str) -> str:
    """The words on one line: whatever a terminal or editor takes for a line end is BREAK."""
    return BREAK.join(words.splitlines()).strip()


def _stance(m: ArgumentMap, item: Stance) -> dict[str, str | None]:
    issue = next(i for i in m.issues if i.id == item.issue)
    labels = {o.id: o.label for o in issue.options}
    told: dict[str, str | None] = {
        "answer": item.polarity, "silence": item.silence, "claim": item.claim,
        "charges": LIST_MARK.join(item.charges), "denied": LIST_MARK.join(item.charges_denied),
    }  # fmt: skip
    if labels:
        rejected = [labels[a.option] for a in item.answers if a.polarity is Polarity.DENY]
        chosen = [labels[a.option] for a in item.answers if a.polarity is Polarity.AFFIRM]
        told |= {"chooses": LIST_MARK.join(chosen), "rejects": LIST_MARK.join(rejected)}
    for n, branch in enumerate(item.branches, 1):
        told |= {f"when{n}": write_branch(branch, m.facts), f"quote{n}": branch.passage.quote}
    if item.passage is not None:
        person = next(p.name for p in m.participants if p.id == item.participant)
        told |= {"issue": issue.number, "expert": person, "replaces": None}
    return told
