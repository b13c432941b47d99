"""One party told of in two ways: its part, the stage of its offence, whether it took part, one charge or several."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.analysis.case_conclusions import about_others
from graph.analysis.tension_kinds import TensionKind
from graph.model import IssueKind, Polarity, Topic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.tension_kinds import Answered, Pair, Tension
    from graph.model import ArgumentMap, PersonOutcome

# parts that exclude each other; 共犯 is any of them
_PARTS = ("主犯", "从犯", "胁从犯")
_STAGES = ("既遂", "未遂", "中止", "预备")
_JOINT = re.compile(r"共犯|共同犯罪|共谋|帮助犯")
_NOT = re.compile(r"(?:不|没有|未|无|非|否定|谈不上|难以)[^，。；]{0,6}$")
_IF = re.compile(r"如果|假如|倘若|若|一旦|是否|能否|如(?=认定)|的话")
_CUT = re.compile(r"[，。；！？：,;]")
_SEVERAL = re.compile(r"(?:数罪|两罪|二罪|三罪|分别量刑)[，、]?(?:实行|予以|应当|应|进行)?并罚|数罪并罚")
_ONE_OF = re.compile(r"竞合|从一重|择一重|牵连|吸收犯|一罪")
_ONE_TO_PUNISH = re.compile(r"(?:从一重|择一重|择一重罪|以一罪|按一罪)[^，。；]{0,6}(?:处|论|定)")


def of_persons(m: ArgumentMap, pair: Pair) -> Iterator[Tension]:
    """The tensions of two answers that are about one party."""
    names = {p.id: p.name for c in m.cases for p in c.parties}
    yield from _parts(pair, names)
    if pair.apart:
        yield from _charges(pair, names)
        yield from _stages(pair, names)
        yield from _joint(pair, names)
        yield from _joinder(pair)


def _parts(pair: Pair, names: dict[str, str]) -> Iterator[Tension]:
    for one in pair.earlier.stance.persons:
        for other in pair.later.stance.persons:
            if one.party == other.party and _excludes(one, other) and _same_charge(one.charge, other.charge):
                yield pair.tension(TensionKind.OTHER_ROLE, names[one.party], str(one.role), str(other.role))


def _charges(pair: Pair, names: dict[str, str]) -> Iterator[Tension]:
    """One of two charges chosen for a party here; the other one, and not the first, for the same party there."""
    for asked, told in pair.both_ways:
        one, other = asked.stance, told.stance
        if any(s.polarity is not Polarity.AFFIRM or s.branches for s in (one, other)):
            continue
        if told.issue.kind is not IssueKind.CHOICE or Topic.CHARGE is not asked.issue.topic:
            continue
        rivals = {c for o in asked.issue.options for c in o.charges} - set(one.charges)
        same_party = any(n in asked.issue.text and n in told.issue.text for n in names.values())
        if (
            same_party
            and one.charges
            and rivals & set(other.charges)
            and not set(one.charges) & set(other.charges)
        ):
            yield pair.tension(TensionKind.OTHER_CONCLUSION, *one.charges, *other.charges)
            return


def _excludes(one: PersonOutcome, other: PersonOutcome) -> bool:
    return one.role != other.role and one.role in _PARTS and other.role in _PARTS


def _same_charge(one: str | None, other: str | None) -> bool:
    return not one or not other or one == other


def _stages(pair: Pair, names: dict[str, str]) -> Iterator[Tension]:
    """Completed in answer to the question of the stage, attempted where the party's punishment is told."""
    for asked, told in pair.both_ways:
        stages = _stage_answered(asked)
        if not stages:
            continue
        for person in told.stance.persons:
            name = names[person.party]
            stage = _stage(person.stage or "")
            other = bool(stage) and stage not in stages
            if other and name in asked.issue.text and _charge_fits(asked, person):
                yield pair.tension(TensionKind.OTHER_STAGE, name, *sorted(stages), str(stage))
                return


def _stage_answered(a: Answered) -> set[str]:
    """The stages held in answer to an issue that asks for them."""
    if not any(s in a.issue.text for s in _STAGES):
        return set()
    labels = {o.id: o.label for o in a.issue.options}
    chosen = {_stage(labels[x.option]) for x in a.stance.answers if x.polarity is Polarity.AFFIRM}
    if chosen - {None}:
        return {s for s in chosen if s}
    if a.issue.kind is IssueKind.POLAR and a.stance.polarity is not Polarity.AFFIRM:
        return set()
    said = {s for s in _STAGES if s in a.stance.claim and not _denied(a.stance.claim, s)}
    return said if a.stance.polarity is Polarity.AFFIRM and len(said) == 1 else set()


def _stage(text: str) -> str | None:
    return next((s for s in _STAGES if s in text), None)


def _denied(text: str, word: str) -> bool:
    return bool(_NOT.search(text[: text.find(word)]))


def _charge_fits(asked: Answered, person: PersonOutcome) -> bool:
    """Whether the stage asked for is not that of another charge than the party's."""
    named = re.findall(r"[㐀-鿿]{2,8}罪", asked.issue.text)
    return not named or not person.charge or any(n.endswith(person.charge) for n in named)


def _joint(pair: Pair, names: dict[str, str]) -> Iterator[Tension]:
    """No joint offence of a party here; an accessory, or one of several, there."""
    for denying, told in pair.both_ways:
        if denying.stance.polarity is not Polarity.DENY or not _JOINT.search(denying.issue.text):
            continue
        for person in told.stance.persons:
            name = names[person.party]
            subject = denying.issue.text.find(name)
            others = [denying.issue.text.find(n) for p, n in names.items() if p != person.party]
            first = subject >= 0 and all(o < 0 or subject < o for o in others)
            part = person.role if person.role != "首要分子" else None
            denied = set(denying.stance.charges_denied)
            if first and part and (not denied or not person.charge or person.charge in denied):
                yield pair.tension(TensionKind.DENIED_JOINT, name, part)


def _joinder(pair: Pair) -> Iterator[Tension]:
    """Not several charges here; two of them, punished together, there. Or the other way round."""
    for asked, told in pair.both_ways:
        if (
            asked.issue.topic is not Topic.JOINDER
            or asked.issue.kind is not IssueKind.POLAR
            or asked.stance.branches
        ):
            continue
        if told.issue.topic is Topic.JOINDER or about_others(asked.issue, told.issue):
            continue
        denied, affirmed = (asked.stance.polarity is p for p in (Polarity.DENY, Polarity.AFFIRM))
        several = denied and (_said(told.around, _SEVERAL) or _two_of_one(told))
        if several or (affirmed and _said(told.around, _ONE_TO_PUNISH)):
            yield pair.tension(TensionKind.DENIED_JOINDER, *told.stance.charges)


def _two_of_one(told: Answered) -> bool:
    """Whether one party is given two charges, and no word says that one of them swallows the other."""
    s = told.stance
    if s.polarity is not Polarity.AFFIRM or s.branches or _ONE_OF.search(told.around):
        return False
    held = {(p.party, p.charge) for p in s.persons if p.charge}
    return len(held) > len({p for p, _ in held})


def _said(text: str, what: re.Pattern[str]) -> bool:
    """Whether the words are said without a not and without an if before them in their clause."""
    for found in what.finditer(text):
        cuts = [c.end() for c in _CUT.finditer(text, 0, found.start())]
        before = text[cuts[-1] if cuts else 0 : found.start()]
        if not _NOT.search(before) and not _IF.search(before):
            return True
    return False
