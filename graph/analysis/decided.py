"""The switch to what people have decided, and how much of an analysis nobody has checked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.analysis.answers import answers
from graph.model import COUNTED, Polarity, Role, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import ArgumentMap, Citation, Reason, Stance


@dataclass(frozen=True, slots=True)
class Share:
    """``unchecked`` of ``counted`` items are proposals that nobody has decided."""

    unchecked: int
    counted: int


@dataclass(frozen=True, slots=True)
class Unchecked:
    """How much of what an analysis counts is unchecked, by kind of item; stances are those that say something."""

    stances: Share
    reasons: Share
    citations: Share


def decided_only(argument_map: ArgumentMap) -> ArgumentMap:
    """The map in which proposed stances, reasons and citations do not count.

    They stay in it as unplaced. Cases, opinions, questions and issues are what the symposium is about and stay
    counted: without them nothing could be said of what was decided.
    """
    return replace(
        argument_map,
        stances=tuple(_stance(s) for s in argument_map.stances),
        citations=tuple(_held_back(c) for c in argument_map.citations),
    )


def left_out(stance: Stance) -> bool:
    """Whether the stance says something and does not count because nobody has decided it."""
    return stance.status is Status.UNPLACED and stance.polarity is not Polarity.SILENT


def unchecked(argument_map: ArgumentMap) -> Unchecked:
    """How many counted items of experts are proposals still."""
    experts = {p.id for p in argument_map.participants if p.role is Role.EXPERT}
    stances = [s for s in argument_map.stances if s.participant in experts and answers(s)]
    return Unchecked(
        _share(stances),
        _share(r for s in stances for r in s.reasons),
        _share(c for c in argument_map.citations if c.participant in experts),
    )


def _share(items: Iterable[Stance | Reason | Citation]) -> Share:
    told = [i.status for i in items if i.status in COUNTED]
    return Share(told.count(Status.PROPOSED), len(told))


def _stance(stance: Stance) -> Stance:
    reasons = tuple(_reason(r) for r in stance.reasons)
    status = Status.UNPLACED if stance.status is Status.PROPOSED else stance.status
    return replace(stance, reasons=reasons, status=status)


def _reason(reason: Reason) -> Reason:
    return replace(reason, status=Status.UNPLACED) if reason.status is Status.PROPOSED else reason


def _held_back(citation: Citation) -> Citation:
    return replace(citation, status=Status.UNPLACED) if citation.status is Status.PROPOSED else citation
