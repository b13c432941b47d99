"""Small argument maps made by hand: the text is written along with the map, so every passage stands in it.

    a_map([Asked("1.1", "甲的行为是否构成盗窃罪", proposition="甲的行为构成盗窃罪")],
          [Said("韩松", "1.1", "甲的行为构成盗窃罪", charges=("盗窃罪",))], experts=("韩松", "罗晓"))

An expert of whom nothing is said on an issue is silent there: not addressed where the expert speaks to the
question at all, absent otherwise.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.model import (
    Agreement,
    AgreementKind,
    Answer,
    ArgumentMap,
    Attribution,
    Authority,
    AuthorityKind,
    Branch,
    Citation,
    Condition,
    CourtCase,
    DivergentOpinion,
    Document,
    EarlierStance,
    Fact,
    Issue,
    IssueKind,
    Modality,
    Option,
    Origin,
    Participant,
    Party,
    PartyRole,
    Passage,
    PersonOutcome,
    Polarity,
    Question,
    Reason,
    Reported,
    Role,
    Silence,
    Span,
    Stance,
    Status,
    Symposium,
    Topic,
    Unplaced,
    make_id,
    squeeze,
    symposium_id,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True)
class Asked:
    """An issue: ``number`` 2.1 belongs to question 2; ``options`` are labels, mostly of charges."""

    number: str
    text: str
    kind: IssueKind = IssueKind.POLAR
    proposition: str | None = None
    options: tuple[str, ...] = ()
    case: int | None = None
    topic: Topic | None = None
    confidence: float = 1.0
    status: Status = Status.PROPOSED


@dataclass(frozen=True)
class When:
    """A branch: fact and value pairs that all hold, and what follows."""

    facts: tuple[tuple[str, str], ...]
    polarity: Polarity | None = None
    charges: tuple[str, ...] = ()
    modality: Modality = Modality.MUST


@dataclass(frozen=True)
class Said:
    """What an expert says on an issue (its number); ``cites`` are (authority, provision or None)."""

    expert: str
    issue: str
    claim: str
    polarity: Polarity = Polarity.AFFIRM
    silence: Silence | None = None
    answers: tuple[tuple[str, Polarity], ...] = ()
    when: tuple[When, ...] = ()
    charges: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    hypothetical: tuple[str, ...] = ()
    persons: tuple[tuple[str, str | None, str | None], ...] = ()  # party, charge, role
    reasons: tuple[str, ...] = ()
    cites: tuple[tuple[str, str | None], ...] = ()
    relayed_by: str | None = None
    earlier: Polarity | None = None
    confidence: float = 1.0
    status: Status = Status.PROPOSED


@dataclass(frozen=True)
class Case:
    """A case with (party, group or None) pairs and (text, charges) of its divergent opinions."""

    label: str = "案例一"
    parties: tuple[tuple[str, str | None], ...] = ()
    opinions: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True)
class Script:
    """All that ``a_map`` was asked for."""

    asked: tuple[Asked, ...]
    said: tuple[Said, ...]
    experts: tuple[str | tuple[str, str], ...]
    title: str
    organiser: str | None
    date: str | None
    origin: Origin
    moderator: str | None
    cases: tuple[Case, ...]
    agreements: tuple[tuple[str, str, str | None, AgreementKind], ...]
    reported: tuple[tuple[str, str], ...]
    unplaced: tuple[tuple[str, int | None, str], ...]
    authorities: tuple[tuple[str, AuthorityKind, tuple[str, ...]], ...]


def a_map(
    asked: Sequence[Asked],
    said: Sequence[Said],
    *,
    experts: Sequence[str | tuple[str, str]],
    title: str = "快递柜取件行为的定性",
    organiser: str | None = "某法学期刊",
    date: str | None = "2024-05-10",
    origin: Origin = Origin.INVENTED,
    moderator: str | None = "主持人",
    cases: Sequence[Case] = (),
    agreements: Sequence[tuple[str, str, str | None, AgreementKind]] = (),
    reported: Sequence[tuple[str, str]] = (),
    unplaced: Sequence[tuple[str, int | None, str]] = (),
    authorities: Sequence[tuple[str, AuthorityKind, tuple[str, ...]]] = (),
) -> ArgumentMap:
    """A valid map of what was asked and said; ``experts`` are names or (name, affiliation).

    ``agreements`` are (source, target, issue number, kind), ``reported`` (by, text), ``unplaced``
    (participant, question ordinal, text); ``authorities`` gives kind and aliases where one is no statute.
    """
    script = Script(
        tuple(asked), tuple(said), tuple(experts), title, organiser, date, origin, moderator, tuple(cases),
        tuple(agreements), tuple(reported), tuple(unplaced), tuple(authorities),
    )  # fmt: skip
    text = _Writer(script, document="").write().document.text
    return _Writer(script, document=digest(text)).write()


def digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, the id of a document."""
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass
class _Writer:
    """Writes text and map together; run twice, as passages carry the digest of the finished text."""

    script: Script
    document: str
    text: str = ""
    people: dict[str, Participant] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    laws: dict[str, Authority] = field(default_factory=dict)
    citations: list[Citation] = field(default_factory=list)

    def write(self) -> ArgumentMap:
        s = self.script
        self.symposium = symposium_id(s.title, s.organiser, s.date)
        self.line(s.title)
        self.people = {p.name: p for p in self._people()}
        cases, opinions = self._cases()
        questions = tuple(self._question(n) for n in sorted({int(a.number.split(".")[0]) for a in s.asked}))
        self.issues = {i.number: i for q in questions for i in q.issues}
        stances = tuple(self._stance(i, e) for i in self.issues.values() for e in self._experts())
        return ArgumentMap(
            symposium=Symposium(self.symposium, s.title, s.organiser, s.date, origin=s.origin),
            participants=tuple(self.people.values()),
            cases=cases,
            opinions=opinions,
            questions=questions,
            stances=stances,
            facts=tuple(self.facts.values()),
            authorities=tuple(self.laws.values()),
            citations=tuple(self.citations),
            agreements=tuple(self._agreements()),
            reported=tuple(self._reported()),
            unplaced=tuple(self._unplaced()),
            document=Document(self.document, "研讨.txt", "utf-8", self.text),
        )

    def line(self, words: str) -> Passage:
        start = len(self.text)
        self.text += words + "\n"
        return Passage(self.document, Span(start, start + len(words)), words)

    def _experts(self) -> list[Participant]:
        return [p for p in self.people.values() if p.role is Role.EXPERT]

    def _people(self) -> Iterable[Participant]:
        if (name := self.script.moderator) is not None:
            yield Participant(make_id("participant", name, self.symposium), name, Role.MODERATOR)
        for expert in self.script.experts:
            name, affiliation = (expert, None) if isinstance(expert, str) else expert
            made = make_id("participant", name, affiliation or self.symposium)
            passage = self.line(f"嘉宾：{name} {affiliation or ''}")
            yield Participant(made, name, Role.EXPERT, affiliation, passage)

    def _cases(self) -> tuple[tuple[CourtCase, ...], tuple[DivergentOpinion, ...]]:
        cases, opinions = [], []
        for n, case in enumerate(self.script.cases, 1):
            made = make_id("case", self.symposium, n)
            facts = self.line(f"{case.label} {'、'.join(name for name, _ in case.parties)}")
            parties = tuple(
                Party(make_id("party", made, name), name, PartyRole.ACCUSED, group, facts)
                for name, group in case.parties
            )
            cases.append(CourtCase(made, n, case.label, parties, facts))
            opinions += [
                DivergentOpinion(make_id("opinion", made, k), made, k, words, charges, self.line(words))
                for k, (words, charges) in enumerate(case.opinions, 1)
            ]
        self.parties = {p.name: p.id for c in cases for p in c.parties}
        return tuple(cases), tuple(opinions)

    def _question(self, ordinal: int) -> Question:
        made = make_id("question", self.symposium, ordinal)
        passage = self.line(f"问题{ordinal}")
        asked = [a for a in self.script.asked if int(a.number.split(".")[0]) == ordinal]
        numbers = {a.number for a in asked}
        names = dict.fromkeys(x.expert for x in self.script.said if x.issue in numbers)
        speakers = tuple(self.people[name].id for name in names)
        issues = tuple(self._issue(made, a) for a in asked)
        return Question(made, ordinal, f"第{ordinal}问", issues, speakers, passage)

    def _issue(self, question: str, a: Asked) -> Issue:
        case = make_id("case", self.symposium, a.case) if a.case else None
        made = make_id("issue", question, case or "", squeeze(a.text))
        options = tuple(
            Option(make_id("option", made, squeeze(label)), label, (label,) if label.endswith("罪") else ())
            for label in a.options
        )
        return Issue(
            made, question, a.number, a.text, a.kind, self.line(a.text), case, a.proposition, options,
            a.topic, a.confidence, a.status,
        )  # fmt: skip

    def _stance(self, issue: Issue, expert: Participant) -> Stance:
        made = make_id("stance", issue.id, expert.id)
        said = [x for x in self.script.said if (x.expert, x.issue) == (expert.name, issue.number)]
        if not said:
            question = issue.number.split(".")[0] + "."
            spoke = any(x.expert == expert.name and x.issue.startswith(question) for x in self.script.said)
            silence = Silence.NOT_ADDRESSED if spoke else Silence.ABSENT
            return Stance(made, issue.id, expert.id, Polarity.SILENT, silence)
        (x,) = said
        for name, provision in x.cites:
            self._cite(expert, issue, name, provision)
        options = {o.label: o.id for o in issue.options}
        return Stance(
            made, issue.id, expert.id, x.polarity, x.silence, x.claim, self.line(f"{expert.name}：{x.claim}"),
            attribution=Attribution.RELAYED if x.relayed_by else Attribution.STATED,
            relayed_by=self.people[x.relayed_by].id if x.relayed_by else None,
            answers=tuple(Answer(options[label], polarity) for label, polarity in x.answers),
            branches=tuple(self._branch(made, w) for w in x.when),
            charges=x.charges, charges_denied=x.denied, charges_hypothetical=x.hypothetical,
            persons=tuple(
                PersonOutcome(self.parties[name], self.line(f"{name} {charge} {role}"), charge, role)
                for name, charge, role in x.persons
            ),
            reasons=tuple(Reason(make_id("reason", made, squeeze(r)), r, self.line(r)) for r in x.reasons),
            supersedes=EarlierStance(x.earlier, self.line("此前的看法有所不同")) if x.earlier else None,
            confidence=x.confidence, rule="hand", status=x.status,
        )  # fmt: skip

    def _branch(self, stance: str, w: When) -> Branch:
        for label, value in w.facts:
            made = make_id("fact", self.symposium, squeeze(label))
            known = self.facts.get(made, Fact(made, label, ()))
            self.facts[made] = Fact(made, known.label, tuple(dict.fromkeys((*known.values, value))))
        when = tuple(
            Condition(make_id("fact", self.symposium, squeeze(label)), value, f"{label}{value}")
            for label, value in w.facts
        )
        words = self.line(f"如果{'且'.join(c.text for c in when)}，则{'、'.join(w.charges) or '另当别论'}")
        made = make_id("branch", stance, *(part for pair in w.facts for part in pair))
        return Branch(made, when, words, w.polarity, w.charges, w.modality)

    def _cite(self, expert: Participant, issue: Issue, name: str, provision: str | None) -> None:
        known = {n: (kind, aliases) for n, kind, aliases in self.script.authorities}
        kind, aliases = known.get(name, (AuthorityKind.STATUTE, ()))
        law = make_id("authority", squeeze(name))
        self.laws.setdefault(law, Authority(law, name, kind, aliases))
        passage = self.line(f"《{name}》{provision or ''}")
        made = make_id("citation", self.symposium, law, expert.id, passage.span.start)
        self.citations.append(Citation(made, law, expert.id, passage, issue.question, issue.id, provision))

    def _agreements(self) -> Iterable[Agreement]:
        for source, target, number, kind in self.script.agreements:
            issue = self.issues[number].id if number else None
            passage = self.line(f"{source}谈到{target}")
            made = make_id(
                "agreement", self.symposium, self.people[source].id, self.people[target].id, issue or "", kind
            )
            yield Agreement(made, self.people[source].id, self.people[target].id, issue, kind, passage)

    def _reported(self) -> Iterable[Reported]:
        for name, words in self.script.reported:
            made = make_id("reported", self.symposium, self.people[name].id, squeeze(words))
            yield Reported(made, self.people[name].id, words, self.line(words), "有观点")

    def _unplaced(self) -> Iterable[Unplaced]:
        for name, ordinal, words in self.script.unplaced:
            question = make_id("question", self.symposium, ordinal) if ordinal else None
            made = make_id("unplaced", self.symposium, self.people[name].id, squeeze(words))
            passage = self.line(words)
            yield Unplaced(made, self.people[name].id, question, words, passage, reason="没有对应的问题")
