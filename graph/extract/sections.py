"""The turns of one question read against its issues."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.extract.affinity import Setting
from graph.extract.alignment import align
from graph.extract.holdings import Holding, hold
from graph.extract.readings import Reading, TurnReading, heads_criteria, placed_on, read_one, readings_of
from graph.extract.references import Reference, references_in
from graph.extract.regions import regions_of
from graph.extract.silence import adds_nothing, passes, passes_in_the_end
from graph.extract.targets import Target, targets_of
from graph.extract.turn_assertions import assertions_of
from graph.extract.undecided import undecided
from graph.extract.weak_readings import weak_readings
from graph.model import Polarity, Role, Span
from graph.transcript.document import Turn

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from graph.extract.roster import Roster
    from graph.extract.terms import Weights
    from graph.extract.wordlists import Tongue
    from graph.model import CourtCase, Question
    from graph.transcript.document import Section
    from graph.transcript.repair import RepairedText

_RELAYS = re.compile(
    r"转达|代为(?:发言|宣读|转述|转达)|委托我|托我|书面(?:意见|发言)|(?:未能|没能|无法)(?:到场|出席|参加).{0,20}(?:他|她)(?:的|认为)|\b(?:on behalf of|asked me to (?:say|convey|pass on)|sent (?:me )?(?:a note|her views|his views))\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"(?<=[。！])(?:今天|本次|此次|感谢|谢谢|好，|下面|接下来|由于时间|时间关系)|(?<=\.)\s+(?:Thank|That brings|Let us|Let's)"
)
# what is read out word for word, in quotation marks
_READS_OUT = re.compile(
    r"念(?:一下|一念|出来|给)|(?:代|替)[他她](?:念|读)|读(?:一下|一读|给)|宣读|发来|书面(?:意见|发言)|微信|短信|来信|留言|语音|邮件|[字纸便]条|信[里中]"
    r"|\b(?:letter|writes|wrote|quote|(?:I'll|I will|let me|to) read|written|statement|e-?mail|note|message)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“(?P<zh>[^“”\n]{8,})”|\"(?P<en>[^\"\n]{16,})\"")
_OF_THEIR_OWN = re.compile(
    r"(?:我|我们|本人|本会|本院|本所|[\u4e00-\u9fff]{2,10}(?:会|协|院|所|司|台|部|局|中心))?的?(?:一贯)?(?:立场|意见|看法|观点|态度)?"
    r"(?:是一贯的|一贯|就是|是|认为|以为)[，：]"
)
_SECOND, _SECOND_OPEN = 0.45, 0.25

# who passes names what on
_NAMES = re.compile(r"(?:问题|一节|这一点|那一块|这一块|方面)(?!不)")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all sections of a symposium share."""

    text: RepairedText
    tongue: Tongue
    weights: Weights
    roster: Roster
    cases: Sequence[CourtCase]
    people: Mapping[str, str]


@dataclass(slots=True)
class ExpertReading:
    """All turns of one expert under one question, what they refer to, and what they come to, by issue."""

    participant: str
    turns: list[TurnReading] = field(default_factory=list)
    references: list[tuple[int, Reference]] = field(default_factory=list)
    holdings: dict[int, Holding] = field(default_factory=dict)
    relayed_by: str | None = None


@dataclass(frozen=True, slots=True)
class SectionReading:
    """One question with its issues as targets and every expert who spoke, in order of first speaking."""

    question: Question
    targets: tuple[Target, ...]
    experts: dict[str, ExpertReading]


def read_section(section: Section, question: Question, around: Surroundings) -> SectionReading:
    """The section read turn by turn; a view that the moderator relays stands under the one who holds it."""
    targets = targets_of(question, around.cases, around.tongue)
    asked = tuple(dict.fromkeys(v for t in targets for v in t.own_verbs))
    experts: dict[str, ExpertReading] = {}
    order: list[str] = []
    present = {around.people.get(turn.speaker) for turn in section.turns if turn.role is Role.EXPERT}
    for number, turn in enumerate(section.turns):
        setting = _setting(section, number, targets, around)
        who, relayed_by, part = _speaker(turn, around, present)
        if who is None:
            continue
        expert = experts.setdefault(who, ExpertReading(who, relayed_by=relayed_by))
        assertions = assertions_of(around.text.text, part, around.tongue, asked)
        placements = align(assertions, targets, around.weights, setting, around.tongue)
        expert.turns.append(TurnReading(number, assertions, placements))
        found = references_in(assertions, around.roster, who, order, around.tongue)
        expert.references += [(len(expert.turns) - 1, r) for r in found]
        order.append(who)
    for expert in experts.values():
        for target in targets:
            holding = _holding(expert, target, around, alone=len(targets) == 1)
            if holding:
                expert.holdings[target.index] = holding
    return SectionReading(question, targets, experts)


def _speaker(
    turn: Turn, around: Surroundings, present: Collection[str | None]
) -> tuple[str | None, str | None, Turn]:
    """Whose view a turn gives, who relays it, and the part of the turn that gives it; words of somebody
    ``present`` that the moderator quotes are no letter.
    """
    person = around.people.get(turn.speaker)
    if turn.role is Role.EXPERT:
        return person, None, turn
    if turn.role is not Role.MODERATOR or person is None:
        return None, None, turn
    for span in turn.paragraphs:
        said = around.text.text[span.start : span.end]
        found = _RELAYS.search(said)
        named = [m for m in around.roster.mentions(said, ()) if len(m.people) == 1]
        read = _read_out(said, span.start) if named else ()
        before = [m for m in named if read and span.start + m.end <= read[0].start]
        if before and before[-1].people[0] not in present:
            return before[-1].people[0], person, Turn(turn.speaker, turn.role, read)
        if found and named:
            begins = max(
                [m.end() for m in re.finditer(r"[：:]", said) if m.end() > found.start()][:1] or [found.end()]
            )
            rest = Span(span.start + begins, span.start + _relayed_until(said, begins))
            return named[0].people[0], person, Turn(turn.speaker, turn.role, (rest,))
    return None, None, turn


def _read_out(said: str, offset: int) -> tuple[Span, ...]:
    """What the moderator reads out of somebody's letter: the words in quotation marks, each for itself."""
    reads = _READS_OUT.search(said)
    if reads is None:
        return ()
    spans = []
    for m in _QUOTED.finditer(said, reads.start()):
        kind = "zh" if m["zh"] else "en"
        own = _OF_THEIR_OWN.match(m[kind])
        spans.append(Span(offset + m.start(kind) + (own.end() if own else 0), offset + m.end(kind)))
    return tuple(spans)


def _relayed_until(said: str, begins: int) -> int:
    """Where the moderator stops relaying and closes."""
    closing = _CLOSES.search(said, begins + 1)
    return closing.start() if closing else len(said)


def _setting(section: Section, number: int, targets: Sequence[Target], around: Surroundings) -> Setting:
    turn = section.turns[number]
    starts = around.text.starts
    at = starts[turn.paragraphs[0].start] if turn.paragraphs else 0
    barred = frozenset(t.index for t in targets if t.asked_at > at)
    asked_from = 0
    for before in section.turns[:number]:
        if before.role is not Role.EXPERT and before.paragraphs:
            asked_from = starts[before.paragraphs[0].start]
    aside = number > 0 and section.turns[number - 1].role is Role.AUDIENCE
    asking = [before.role for before in section.turns[:number] if before.role is not Role.EXPERT]
    fresh = frozenset(t.index for t in targets if asked_from <= t.asked_at <= at) - barred
    asked_cases = frozenset(t.issue.case for t in targets if t.issue.case)
    defines = around.tongue == "zh" and any(t.defines for t in targets)
    charges_asked = frozenset(c for t in targets if t.asks_for_charge for c in t.charges)
    sought = any(t.about_charge for t in targets)
    return Setting(
        _labels(around.cases),
        _parties(around.cases),
        fresh,
        barred,
        aside,
        len(targets),
        asked_cases,
        defines,
        charges_asked,
        sought,
        to_listener=bool(asking) and asking[-1] is Role.AUDIENCE,
    )


def _labels(cases: Sequence[CourtCase]) -> dict[str, str]:
    return {c.label: c.id for c in cases} if len(cases) > 1 else {}


def _parties(cases: Sequence[CourtCase]) -> dict[str, str | None]:
    """Name of a party -> its case; None for a name that two cases share."""
    if len(cases) < 2:
        return {}
    found: dict[str, str | None] = {}
    for case in cases:
        for party in case.parties:
            found[party.name] = None if found.get(party.name, case.id) != case.id else case.id
    return found


def guess(section: SectionReading, known: Collection[tuple[str, int]], around: Surroundings) -> None:
    """Give experts who speak without a plain answer what they most likely hold, but for the pairs that are known."""
    for expert in section.experts.values():
        labels = [
            regions_of(t.assertions, t.placements, section.targets, around.tongue) for t in expert.turns
        ]
        for target in section.targets:
            if target.index in expert.holdings or (expert.participant, target.index) in known:
                continue
            taken = _taken(expert, target.index) if around.tongue == "zh" else frozenset()
            found = weak_readings(expert.turns, labels, target, section.targets, around.tongue, taken)
            other = readings_of(expert.turns, target, around.weights, around.tongue)[1] if found else ()
            holding = hold(found, other, target, around.tongue)
            if holding:
                expert.holdings[target.index] = holding


def _passes_next(expert: ExpertReading, r: Reading, tongue: Tongue) -> bool:
    """Whether words of passing follow an answer in its sentence (这得看…的意见，我就不操这个心了)."""
    said = next(t.assertions for t in expert.turns if t.number == r.turn)
    rest = (a for a in said[r.n + 1 :] if a.sentence == r.assertion.sentence)
    return passes_in_the_end(r.assertion, tongue) or any(passes(a, tongue) for a in rest)


def _taken(expert: ExpertReading, index: int) -> frozenset[tuple[int, int]]:
    """Turn and sentence of every answer to another issue."""
    held = [h for i, h in expert.holdings.items() if i != index]
    return frozenset((r.turn, r.assertion.sentence) for h in held for r in (h.main, *h.branches))


def _holding(expert: ExpertReading, target: Target, around: Surroundings, *, alone: bool) -> Holding | None:
    direct, other = readings_of(expert.turns, target, around.weights, around.tongue)
    if around.tongue == "zh":
        open_ = undecided(expert.turns, target, direct, alone=alone)
        if open_:
            return Holding(Polarity.MIXED, open_, (), rule="undecided")
    passing = [a for a in placed_on(expert.turns, target) if passes(a, around.tongue)]
    if direct and around.tongue == "zh":
        named = [a for a in passing if any(_NAMES.search(c.text) for c in a.lead)]
        passing = [a for a in passing if a in named or not adds_nothing(a)]
    if any(a.lead or (a.core and _NAMES.search(a.core.text)) for a in passing):
        return None
    bare = all(r.verdict.rule == "depends" and not r.conditions for r in direct)
    if bare and (passing or any(_passes_next(expert, r, around.tongue) for r in direct)):
        return None
    if not direct:
        direct = _elsewhere(expert, target, around)
    elif target.about_charge and all(r.conditional for r in direct):
        known = {(r.turn, r.n) for r in direct}
        more = [r for r in _elsewhere(expert, target, around) if r.conditional and r.choice.charges]
        direct = sorted(
            [*direct, *(r for r in more if (r.turn, r.n) not in known)], key=lambda r: (r.turn, r.n)
        )
    return hold(direct, other, target, around.tongue)


def _elsewhere(expert: ExpertReading, target: Target, around: Surroundings) -> list[Reading]:
    """Answers that stand in words placed with another issue: one sentence may answer two, but not 不能 or 我反对."""
    found = []
    for turn in expert.turns:
        for n, (a, p) in enumerate(zip(turn.assertions, turn.placements, strict=True)):
            following = turn.assertions[n + 1 : n + 2]
            if target.index >= len(p.scores) or (following and heads_criteria(a, following[0])):
                continue
            reading = read_one(
                a, target, around.weights, around.tongue, turn.number, n, p.scores[target.index] - 0.6
            )
            least = 0.5 if target.polar else 0.3 if target.noun and target.noun in a.said else 0.4
            charged = target.about_charge and bool(reading.choice.charges) and p.scores[target.index] > 0
            wanted = _SECOND_OPEN if target.noun and target.noun in a.said else _SECOND
            near = p.scores[target.index] >= wanted and not (
                p.targets and reading.verdict.rule in ("short_answer", "depends")
            )
            if (
                reading.verdict.polarity is not None
                and reading.verdict.strength >= least
                and ((charged and target.issue.case) or near)
            ):
                found.append(reading)
    return found
