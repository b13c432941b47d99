"""Stances taken over from a colleague: who says no more than 同意X的意见 holds what X holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.readings import placed_on
from graph.extract.silence import adds_nothing, says_nothing
from graph.model import AgreementKind, Polarity

if TYPE_CHECKING:
    from graph.extract.alignment import Placement
    from graph.extract.holdings import Holding
    from graph.extract.references import Reference
    from graph.extract.sections import ExpertReading, SectionReading
    from graph.extract.targets import Target

_FLIPPED = {Polarity.AFFIRM: Polarity.DENY, Polarity.DENY: Polarity.AFFIRM}
_OWN, _PLAIN = 0.62, 0.4
_TOPIC, _APART = 0.2, 0.15
_OPENING = 16
_LESS_PLAIN, _PLAINEST = frozenset({"predicate", "statement", "evaluation", "conclusion"}), 0.9
_ON_GUILT = re.compile(r"定性|罪名|定罪|入罪")
# where the moderator asks for agreement, a bare I agree answers the question and takes up nobody
_ASKS_AGREEMENT = re.compile(
    r"\b(?:agree|support|favou?r|endorse|share|right|correct)\b|同意|赞成|支持|认同|能否成立", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Inherited:
    """A holding of somebody else that an expert takes up: ``sure`` where the issue is named by the reference."""

    reference: Reference
    turn: int
    source: str
    holding: Holding | None
    polarity: Polarity | None
    sure: bool


@dataclass(frozen=True, slots=True)
class Adopted:
    """For each expert and issue what is inherited; for each reference the issues it bears on."""

    inherited: dict[tuple[str, int], Inherited]
    bearings: list[tuple[str, int, Reference, tuple[int, ...]]]


def adopt(section: SectionReading) -> Adopted:
    """What references give, in order of the text, so that who agrees with one who agreed gets the same view."""
    inherited: dict[tuple[str, int], Inherited] = {}
    bearings = []
    waiting = [(e, turn, r) for e in section.experts.values() for turn, r in e.references]
    for expert, turn, reference in sorted(waiting, key=lambda w: w[2].start):
        sure, possible = _issues_of(section, expert, turn, reference)
        bearings.append((expert.participant, turn, reference, sure))
        for index in (*sure, *possible):
            key = (expert.participant, index)
            own = expert.holdings.get(index)
            asked_so = reference.nameless and _ASKS_AGREEMENT.search(section.targets[index].asked)
            general = index in possible and own and own.main.worth >= _PLAIN
            if (
                key in inherited
                or general
                or _passed(expert, section.targets[index])
                or (own and (asked_so or _stands(own, reference)))
            ):
                continue
            taken = _taken(section, inherited, reference, index, turn, sure=index in sure)
            if taken and (taken.polarity is not None or (index in sure and own is None)):
                inherited[key] = taken
    return Adopted(inherited, bearings)


def _passed(expert: ExpertReading, target: Target) -> bool:
    """Whether the expert says by name of the issue that nothing will be said on it."""
    said = (a for a in placed_on(expert.turns, target) if a.core and (a.lead or a.topic))
    return any(a.core and says_nothing(a.core.text, "zh") and not adds_nothing(a) for a in said)


def _stands(own: Holding, reference: Reference) -> bool:
    """Whether the expert's own answer goes before the reference: not one that is but the reference itself, and
    not a mere "it depends" of one who shares the result.
    """
    if _is_reference(own, reference):
        return False
    if own.rule == "charge_denied" and reference.kind is not AgreementKind.DISAGREE:
        return False
    if own.rule == "depends" and reference.conditional:
        return True
    if own.rule in _LESS_PLAIN and own.main.worth < _PLAINEST and _in_english(own):
        return False
    shares = reference.kind is not AgreementKind.DISAGREE and own.rule == "depends"
    return own.main.worth >= _OWN and not shares


def _in_english(own: Holding) -> bool:
    """Whether the answer is in Latin letters: English words of an issue in a clause answer it less plainly."""
    core = own.main.assertion.core
    return core is not None and core.text[:1].isascii()


def _is_reference(own: Holding, reference: Reference) -> bool:
    """Whether the expert's own answer is nothing but the clause of reference (同意X的意见 read as a stand)."""
    core = own.main.assertion.core
    return core is not None and core.start <= reference.start < core.end


def _issues_of(
    section: SectionReading, expert: ExpertReading, turn: int, reference: Reference
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The issues a reference is about, and those it may cover too: a general one covers all that are still open."""
    reading = expert.turns[turn]
    said = reading.assertions[reference.assertion]
    placed = reading.placements[reference.assertion].targets
    guilt = [t.index for t in section.targets if t.about_charge or t.asks_for_charge]
    if _ON_GUILT.search(said.text[:_OPENING]) and len(guilt) == 1:
        return tuple(guilt), ()
    placement = reading.placements[reference.assertion]
    if len(placed) > 1:
        return placed, ()
    if placed and _tells_apart(placement):
        return (placement.scores.index(max(placement.scores)),), ()
    near = [
        p.targets
        for a, p in zip(reading.assertions[: reference.assertion], reading.placements, strict=False)
        if p.targets and a.sentence >= said.sentence - 1 and _tells_apart(p)
    ]
    if near and not _answered_before(expert, near[-1], reference):
        return near[-1], ()
    indices = [t.index for t in section.targets if not _barred(reading, t.index)]
    still = tuple(n for n in indices if not _answered_before(expert, (n,), reference))
    told = placed and all(n not in still for n in placed)
    first = still[:1] if still and (near or told) else placed or tuple(indices[:1])
    general = reference.kind is not AgreementKind.DISAGREE and said.sentence == 0
    return first, tuple(n for n in indices if n not in first) if general else ()


def _answered_before(expert: ExpertReading, indices: tuple[int, ...], reference: Reference) -> bool:
    """Whether the expert's own words have answered the issues before the reference is made: it is about others."""
    held = [expert.holdings.get(n) for n in indices]
    return all(
        h is not None and h.main.worth >= _PLAIN and h.main.assertion.end <= reference.start for h in held
    )


def _tells_apart(placement: Placement) -> bool:
    """Whether the words themselves say which issue they are about."""
    best = sorted(placement.scores, reverse=True)
    return len(best) == 1 or (len(best) > 1 and best[0] >= _TOPIC and best[0] - best[1] >= _APART)


def _barred(reading: object, index: int) -> bool:
    scores = [p.scores for p in getattr(reading, "placements", ()) if p.scores]
    return bool(scores) and scores[0][index] <= -0.9


def _definite(
    section: SectionReading, inherited: dict[tuple[str, int], Inherited], person: str, index: int
) -> bool:
    """Whether a person says yes or no: of two who are agreed with, that one decides."""
    other = section.experts.get(person)
    holding = other.holdings.get(index) if other else None
    passed_on = inherited.get((person, index))
    polarity = holding.polarity if holding else passed_on.polarity if passed_on else None
    return polarity in _FLIPPED


def _taken(
    section: SectionReading,
    inherited: dict[tuple[str, int], Inherited],
    reference: Reference,
    index: int,
    turn: int,
    *,
    sure: bool,
) -> Inherited | None:
    latest_first = reference.people[::-1]
    for person in sorted(latest_first, key=lambda p: not _definite(section, inherited, p, index)):
        other = section.experts.get(person)
        holding = other.holdings.get(index) if other else None
        passed_on = inherited.get((person, index))
        polarity = holding.polarity if holding else passed_on.polarity if passed_on else None
        if polarity is None:
            continue
        if reference.kind is AgreementKind.DISAGREE:
            polarity = _FLIPPED.get(polarity) if section.targets[index].polar else None
        source = holding or (passed_on.holding if passed_on else None)
        return Inherited(reference, turn, person, source, polarity, sure)
    return Inherited(reference, turn, reference.people[-1], None, None, sure) if sure else None
