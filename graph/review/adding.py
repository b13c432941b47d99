"""Items that reading missed and a reviewer adds: a reason, a citation, a fact or one more value of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.errors import Problem
from graph.exchange.document import decode_item
from graph.model import Alignment, Authority, Citation, Fact, Reason, Status
from graph.review.acts import CITATION, FACT, REASON
from graph.review.amending import RefusedError, check_text

if TYPE_CHECKING:
    from graph.model import ArgumentMap
    from graph.review.acts import Add


def add_item(m: ArgumentMap, act: Add) -> ArgumentMap:
    """The map with one item more, its passage marked as set by a person.

    RefusedError: SM210 what it belongs to is not there, SM213 a passage of another text; InputError (SM142) where it is
    written wrongly.
    """
    if act.kind == REASON:
        return _reason(m, decode_item(Reason, act.item), act.parent or "")
    if act.kind == CITATION:
        return _citation(m, decode_item(Citation, act.item), act.authority)
    if act.kind == FACT:
        return _fact(m, decode_item(Fact, act.item))
    raise RefusedError(Problem("SM212", {"fault": act.kind}))


def _reason(m: ArgumentMap, reason: Reason, stance: str) -> ArgumentMap:
    if all(s.id != stance for s in m.stances):
        raise RefusedError(Problem("SM210", {"id": stance}))
    check_text(m, reason)
    made = replace(reason, passage=replace(reason.passage, alignment=Alignment.MANUAL), status=Status.AMENDED)
    return replace(
        m,
        stances=tuple(replace(s, reasons=(*s.reasons, made)) if s.id == stance else s for s in m.stances),
    )


def _citation(m: ArgumentMap, citation: Citation, law: object) -> ArgumentMap:
    check_text(m, citation)
    made = replace(
        citation, passage=replace(citation.passage, alignment=Alignment.MANUAL), status=Status.AMENDED
    )
    known = any(a.id == citation.authority for a in m.authorities)
    laws = () if known or law is None else (decode_item(Authority, law),)
    return replace(m, authorities=(*m.authorities, *laws), citations=(*m.citations, made))


def _fact(m: ArgumentMap, fact: Fact) -> ArgumentMap:
    known = next((f for f in m.facts if f.id == fact.id), None)
    if known is None:
        return replace(m, facts=(*m.facts, fact))
    both = replace(known, values=tuple(dict.fromkeys((*known.values, *fact.values))))
    return replace(m, facts=tuple(both if f.id == fact.id else f for f in m.facts))
