"""Each expert's stance on each issue, with what experts take up from one another and what fits no issue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.citation_issues import Spoken, spoken_in
from graph.extract.condition_texts import announced_texts, condition_texts, rivals
from graph.extract.facts import gather_facts
from graph.extract.inheritance import Adopted, adopt
from graph.extract.outcomes import Maker, silent
from graph.extract.participants import participant_id
from graph.extract.roster import roster_of
from graph.extract.sections import ExpertReading, SectionReading, Surroundings, guess, read_section
from graph.extract.silence import kind_of_silence
from graph.extract.stance_problems import unread_turns
from graph.extract.terms import weigh
from graph.extract.turn_assertions import sentences_of
from graph.extract.unplaced import reported_in, unplaced_in
from graph.extract.wordlists import tongue_of
from graph.model import Agreement, AgreementKind, Polarity, Role, make_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.errors import Problem
    from graph.extract.assertions import Assertion
    from graph.extract.holdings import Holding
    from graph.extract.targets import Target
    from graph.model import CourtCase, Fact, Participant, Question, Reported, Stance, Unplaced
    from graph.transcript.document import Transcript


@dataclass(frozen=True, slots=True)
class Stances:
    """One stance for every expert on every issue, the facts they turn on, and what stands beside them."""

    stances: tuple[Stance, ...]
    facts: tuple[Fact, ...]
    agreements: tuple[Agreement, ...]
    reported: tuple[Reported, ...]
    unplaced: tuple[Unplaced, ...]
    problems: tuple[Problem, ...] = ()
    spoken: tuple[Spoken, ...] = ()


def extract_stances(
    transcript: Transcript,
    questions: Sequence[Question],
    cases: Sequence[CourtCase],
    participants: Sequence[Participant],
    symposium_id: str,
) -> Stances:
    """All stances of a transcript; ``questions`` are those of its sections, in the same order."""
    around = _surroundings(transcript, cases, participants, symposium_id)
    sections = [read_section(s, q, around) for s, q in zip(transcript.sections, questions, strict=True)]
    for section in sections:
        guess(section, adopt(section).inherited, around)
    adopted = [adopt(s) for s in sections]
    holdings = [h for s in sections for e in s.experts.values() for h in e.holdings.values()]
    texts = [t for h in holdings for t in _said_of(h)]
    facts = gather_facts(
        texts, symposium_id, around.tongue, [pair for h in holdings for pair in rivals(h.branches)]
    )
    maker = Maker(around, facts)
    experts = [p for p in participants if p.role is Role.EXPERT]
    stances: list[Stance] = []
    for section, taken in zip(sections, adopted, strict=True):
        stances += _of_section(section, taken, experts, maker)
    names = {p.id: p.name for p in experts}
    used = {c.fact for s in stances for b in s.branches for c in b.when}
    return Stances(
        tuple(stances),
        tuple(f for f in facts.facts if f.id in used),
        tuple(a for s, t in zip(sections, adopted, strict=True) for a in _agreements(s, t, around)),
        tuple(r for s in sections for r in reported_in(s, around)),
        tuple(u for s, t in zip(sections, adopted, strict=True) for u in unplaced_in(s, t, around)),
        tuple(p for s in sections for p in unread_turns(s, stances, names, around.text)),
        tuple(x for s in sections for x in spoken_in(s, around)),
    )


def _said_of(holding: Holding) -> Iterator[str]:
    """Every text that a branch of a holding may hang on."""
    for reading in holding.branches:
        yield from condition_texts(reading)
    if holding.polarity is Polarity.CONDITIONAL and holding.main.assertion.core:
        yield from announced_texts(holding.main)


def _surroundings(
    transcript: Transcript, cases: Sequence[CourtCase], participants: Sequence[Participant], symposium_id: str
) -> Surroundings:
    text = transcript.text
    tongue = tongue_of(text.text)
    turns = [t for s in transcript.sections for t in s.turns]
    weights = weigh(sentences_of(turns, text.text, tongue), tongue)
    experts = [p for p in participants if p.role is Role.EXPERT]
    people = {s.name: participant_id(s, symposium_id) for s in transcript.speakers}
    return Surroundings(text, tongue, weights, roster_of(experts, tongue), cases, people)


def _of_section(
    section: SectionReading, adopted: Adopted, experts: Iterable[Participant], maker: Maker
) -> list[Stance]:
    made: dict[tuple[str, int], Stance] = {}
    for person in experts:
        expert = section.experts.get(person.id)
        for target in section.targets:
            key = (person.id, target.index)
            if expert and key not in adopted.inherited and target.index in expert.holdings:
                made[key] = maker.held(expert, target, expert.holdings[target.index])
    for key, taken in sorted(adopted.inherited.items(), key=lambda item: item[1].reference.start):
        expert, target = section.experts[key[0]], section.targets[key[1]]
        made[key] = maker.inherited(expert, target, taken, made.get((taken.source, key[1])))
    return [
        made.get((p.id, t.index)) or _silent(section, p, t, maker.around)
        for t in section.targets
        for p in experts
    ]


def _silent(section: SectionReading, person: Participant, target: Target, around: Surroundings) -> Stance:
    expert = section.experts.get(person.id)
    spoken = _spoken_to(expert, target) if expert else []
    silence, shown = kind_of_silence(expert is not None, spoken, around.tongue)
    passage = around.text.passage(shown.start, shown.end) if shown else None
    return silent(target.issue, person.id, silence, passage, rule="silence")


def _spoken_to(expert: ExpertReading, target: Target) -> list[Assertion]:
    """What the expert said on an issue or on none: a turn may pass without naming what on."""
    found = []
    for turn in expert.turns:
        for a, p in zip(turn.assertions, turn.placements, strict=True):
            if target.index in p.targets or (not p.targets and len(turn.assertions) <= 6):
                found.append(a)
    return found


def _agreements(section: SectionReading, adopted: Adopted, around: Surroundings) -> list[Agreement]:
    found: dict[str, Agreement] = {}
    for who, _, reference, sure in adopted.bearings:
        for person in reference.people:
            for index in sure or (None,):
                issue = section.targets[index].issue.id if index is not None else None
                key = make_id("agreement", who, person, issue or section.question.id, reference.kind)
                passage = around.text.passage(reference.start, reference.end)
                found.setdefault(
                    key, Agreement(key, who, person, issue, AgreementKind(reference.kind), passage)
                )
    return list(found.values())
