"""Small symposia made in a test: issues put, turns spoken, stances read."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.extract.participants import extract_participants
from graph.extract.stances import Stances, extract_stances
from graph.model import (
    CourtCase,
    Issue,
    IssueKind,
    Option,
    Origin,
    Party,
    PartyRole,
    Question,
    Role,
    Span,
    Stance,
    make_id,
)
from graph.transcript.document import Section, Speaker, Transcript, Turn
from graph.transcript.repair import RepairedText, repair
from graph.transcript.source import read_source

SYMPOSIUM = "symposium-test"


@dataclass(frozen=True)
class Ask:
    """One issue as a moderator puts it."""

    text: str
    proposition: str | None = None
    kind: str = "polar"
    case: str | None = None
    options: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True)
class Heard:
    """What was read, by speaker and place of the issue."""

    found: Stances
    people: dict[str, str]
    issues: tuple[Issue, ...]

    def stance(self, name: str, issue: int = 0) -> Stance:
        wanted = (self.people[name], self.issues[issue].id)
        return next(s for s in self.found.stances if (s.participant, s.issue) == wanted)


@dataclass
class _Writing:
    lines: list[str] = field(default_factory=list)
    at: int = 0

    def add(self, line: str) -> int:
        start = self.at
        self.lines.append(line)
        self.at += len(line) + 1
        return start


def hear(
    asks: list[Ask], turns: list[tuple[str, str]], cases: dict[str, tuple[str, ...]] | None = None, *,
    moderator: str = "主持人", affiliations: dict[str, str] | None = None,
) -> Heard:  # fmt: skip
    """The stances of the experts who speak in ``turns`` on the issues; ``cases`` are label -> names of parties.

    A turn by the moderator stands where it is listed; the issues are all put before the first turn.
    """
    writing = _Writing()
    asked = [writing.add(a.text) for a in asks]
    spoken = [writing.add(text) for _, text in turns]
    names = list(dict.fromkeys(name for name, _ in turns if name != moderator))
    called = {n: writing.add(n) for n in [moderator, *names]}
    text = repair(read_source("\n".join(writing.lines).encode(), "test.txt"))
    assert len(text.text) == len(text.source.text), "repair changed the length: say it in other words"
    transcript = _transcript(text, asks, asked, turns, spoken, called, moderator, affiliations or {})
    court = tuple(
        CourtCase(
            f"case-{n}", n, label, tuple(Party(f"party-{n}-{p}", p, PartyRole.ACCUSED) for p in parties)
        )
        for n, (label, parties) in enumerate((cases or {}).items(), 1)
    )
    by_label = {c.label: c.id for c in court}
    issues = tuple(_issue(a, n, asked[n], text, by_label) for n, a in enumerate(asks))
    people = extract_participants(transcript, SYMPOSIUM)
    found = extract_stances(transcript, [Question("question-1", 1, None, issues)], court, people, SYMPOSIUM)
    return Heard(found, {p.name: p.id for p in people}, issues)


def _transcript(
    text: RepairedText, asks: list[Ask], asked: list[int], turns: list[tuple[str, str]], spoken: list[int],
    called: dict[str, int], moderator: str, affiliations: dict[str, str],
) -> Transcript:  # fmt: skip
    opening = Turn(
        moderator, Role.MODERATOR, tuple(Span(s, s + len(a.text)) for a, s in zip(asks, asked, strict=True))
    )
    made = [opening]
    for (name, said), start in zip(turns, spoken, strict=True):
        role = Role.MODERATOR if name == moderator else Role.EXPERT
        made.append(Turn(name, role, (Span(start, start + len(said)),)))
    speakers = tuple(
        Speaker(
            n, Role.MODERATOR if n == moderator else Role.EXPERT, affiliations.get(n), Span(s, s + len(n))
        )
        for n, s in called.items()
    )
    section = Section(1, None, None, tuple(made))
    return Transcript(
        text, "t", None, None, (None, None), Origin.INVENTED, speakers, (), (), (), (section,), ()
    )


def _issue(ask: Ask, n: int, start: int, text: RepairedText, cases: dict[str, str]) -> Issue:
    made = make_id("issue", SYMPOSIUM, n)
    options = tuple(
        Option(f"option-{n}-{k}", label, charges) for k, (label, charges) in enumerate(ask.options)
    )
    passage = text.passage(start, start + len(ask.text))
    case = cases[ask.case] if ask.case else None
    return Issue(
        made, "question-1", f"1.{n + 1}", ask.text, IssueKind(ask.kind), passage, case,
        ask.proposition or (ask.text if ask.kind == "polar" else None), options,
    )  # fmt: skip
