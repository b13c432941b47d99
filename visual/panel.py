"""What the panel beside the map tells of each thing: everything the cards leave out, with its passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.sentences import counts
from graph.model import COUNTED, Attribution, Modality, Status
from visual.answers import branch_words
from visual.citing import full_name
from visual.map_view import Detail, Entry, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.analysis.results import IssueConsensus, Position
    from graph.model import Authority, Issue, Passage, PersonOutcome, Question, Stance
    from visual.answers import Face
    from visual.lookup import Lookup


def question_detail(question: Question, lookup: Lookup) -> Detail:
    """The question, its issues with their counts, who spoke."""
    told = {i.issue: counts(i, lookup.lang) for i in lookup.analysis.issues}
    return _detail(
        question.id,
        question.title or lookup.say("question", n=question.ordinal),
        lookup.say("question", n=question.ordinal),
        (lookup.label("issue"), [Entry(f"{i.number} {i.text}（{told[i.id]}）") for i in question.issues]),
        (lookup.say("speakers"), _entries(lookup.listed(lookup.people[p].name for p in question.speakers))),
        (lookup.label("passage"), _quotes([question.passage], lookup)),
    )


def issue_detail(
    issue: Issue, consensus: IssueConsensus, faces: Mapping[str, Face], lookup: Lookup
) -> Detail:
    """The issue in full, its answers with their holders, the silent, how the answers conflict."""
    names = lookup.people

    def told(words: str, people: Iterable[str]) -> Entry:
        return Entry(lookup.say("holders", answer=words, names=lookup.listed(names[p].name for p in people)))

    silent = [told(lookup.term(f"silence.{s.silence}"), s.experts) for s in consensus.silent]
    conflicts = [
        Entry(
            lookup.say(
                "conflict",
                relation=lookup.term(f"relation.{c.relation}"),
                left=faces[c.left].words,
                right=faces[c.right].words,
            )
        )
        for c in consensus.conflicts
    ]
    return _detail(
        issue.id,
        issue.text,
        f"{lookup.label('issue')} {issue.number}",
        (lookup.label("consensus"), [Entry(counts(consensus, lookup.lang))]),
        (lookup.label("option"), [told(faces[p.key].words, p.holders) for p in consensus.positions]),
        (lookup.label("silent"), silent),
        (lookup.label("conflict"), conflicts),
        (lookup.say("proposition"), _entries(issue.proposition)),
        (lookup.label("passage"), _quotes([issue.passage], lookup)),
    )


def position_detail(card: str, position: Position, issue: Issue, face: Face, lookup: Lookup) -> Detail:
    """The answer, who holds it with their claims, whether they share the ground."""
    held = [lookup.stances[s] for s in position.stances]
    claims = [
        Entry(
            lookup.say("holders", answer=lookup.people[s.participant].name, names=s.claim or face.words),
            lookup.url(s.passage) if s.passage else None,
        )
        for s in held
    ]
    ground = lookup.term(f"ground.{position.ground}") if position.ground and len(held) > 1 else None
    return _detail(
        card,
        face.words,
        f"{lookup.label('option')} · {lookup.term('issue')} {issue.number}",
        (lookup.label("issue"), _entries(issue.text)),
        (lookup.say("held_by", n=len(held)), claims),
        (lookup.label("reason"), _entries(ground)),
    )


def unheld_detail(card: str, issue: Issue, face: Face, lookup: Lookup) -> Detail:
    """An answer that nobody gives as the case stands."""
    return _detail(
        card,
        face.words,
        f"{lookup.label('option')} · {lookup.term('issue')} {issue.number}",
        (lookup.label("issue"), _entries(issue.text)),
        (lookup.label("what_if"), _entries(lookup.say("unheld"))),
    )


def stance_detail(stance: Stance, answer: str, lookup: Lookup) -> Detail:
    """One expert on one issue: all that was read, each thing with its passage."""
    issue, expert = lookup.issues[stance.issue], lookup.people[stance.participant]
    unstated = _entries(lookup.term("no_reason") if stance.silence is None else None)
    reasons = [_quote(r.passage, lookup) for r in stance.reasons if r.status in COUNTED] or unstated
    return _detail(
        stance.id,
        expert.name,
        expert.affiliation or lookup.label("expert"),
        (f"{lookup.label('issue')} {issue.number}", _entries(issue.text)),
        (lookup.label("option"), _entries(answer)),
        (lookup.label("branch"), _branches(stance, lookup)),
        (lookup.label("claim"), _entries(stance.claim)),
        (lookup.label("charge"), _entries(lookup.listed(stance.charges))),
        (lookup.label("charges_denied"), _entries(lookup.listed(stance.charges_denied))),
        (lookup.label("charges_hypothetical"), _entries(lookup.listed(stance.charges_hypothetical))),
        (lookup.label("reason"), reasons),
        (lookup.label("passage"), _quotes([stance.passage], lookup)),
        (lookup.label("authority"), _citations(stance, lookup)),
        (lookup.say("persons"), [_person(p, lookup) for p in stance.persons]),
        *_provenance(stance, lookup),
    )


def authority_detail(authority: Authority, answers: Mapping[str, str], lookup: Lookup) -> Detail:
    """The authority in full and every place it is cited: expert, issue, answer, provision."""
    places = [
        Entry(_place(stance, answers, citation.provision, lookup), lookup.url(citation.passage))
        for stance, citations in lookup.citations.items()
        for citation in citations
        if citation.authority == authority.id
    ]
    outside = [
        Entry(lookup.people[c.participant].name, lookup.url(c.passage))
        for c in lookup.unanswered
        if c.authority == authority.id
    ]
    return _detail(
        authority.id,
        full_name(authority),
        lookup.label(f"kind.{authority.kind}"),
        (lookup.say("aliases"), _entries(lookup.listed(authority.aliases))),
        (lookup.label("citation"), places),
        (lookup.say("cited_outside"), outside),
        (lookup.label("validity"), _entries(lookup.term("validity_unchecked"))),
    )


def outside_detail(card: str, term: str, items: list[Entry], lookup: Lookup) -> Detail:
    """All that was said outside the questions, each with its passage."""
    return _detail(card, lookup.label(term), lookup.say("outside"), (lookup.say("said"), items))


def _detail(card: str, heading: str, kind: str, *sections: tuple[str, list[Entry]]) -> Detail:
    told = tuple(Section(h, tuple(entries)) for h, entries in sections if entries)
    return Detail(card, heading, kind, told)


def _entries(text: str | None) -> list[Entry]:
    return [Entry(text)] if text else []


def _quote(passage: Passage, lookup: Lookup) -> Entry:
    return Entry(passage.quote, lookup.url(passage), is_quote=True)


def _quotes(passages: Iterable[Passage | None], lookup: Lookup) -> list[Entry]:
    return [_quote(p, lookup) for p in passages if p]


def _branches(stance: Stance, lookup: Lookup) -> list[Entry]:
    issue = lookup.issues[stance.issue]
    told = []
    for branch in stance.branches:
        words = " ".join(branch_words(branch, issue, lookup)).strip()
        if branch.modality is not Modality.MUST:
            words = lookup.say(f"modality.{branch.modality}", words=words)
        told.append(Entry(words, lookup.url(branch.passage)))
    return told


def _citations(stance: Stance, lookup: Lookup) -> list[Entry]:
    return [
        Entry(
            f"{full_name(lookup.authorities[c.authority])} {c.provision or ''}".strip(), lookup.url(c.passage)
        )
        for c in lookup.citations.get(stance.id, ())
    ]


def _place(stance: str, answers: Mapping[str, str], provision: str | None, lookup: Lookup) -> str:
    held = lookup.stances[stance]
    issue = lookup.issues[held.issue]
    words = lookup.say(
        "name.stance", expert=lookup.people[held.participant].name, answer=answers[stance], issue=issue.number
    )
    return f"{words} {provision}" if provision else words


def _person(outcome: PersonOutcome, lookup: Lookup) -> Entry:
    parties = {p.id: p.name for c in lookup.argument_map.cases for p in c.parties}
    said = [outcome.charge, outcome.role, outcome.stage, outcome.sentencing]
    words = lookup.say("holders", answer=parties[outcome.party], names=lookup.listed(s for s in said if s))
    return Entry(words, lookup.url(outcome.passage))


def _provenance(stance: Stance, lookup: Lookup) -> list[tuple[str, list[Entry]]]:
    """Whose words these are, what was held before, whom the speaker follows, how sure the reading is."""
    told: list[tuple[str, list[Entry]]] = []
    if stance.attribution is Attribution.RELAYED:
        by = lookup.people[stance.relayed_by].name if stance.relayed_by else lookup.term("relayed")
        told.append((lookup.label("relayed"), [Entry(by)]))
    if stance.supersedes:
        told.append((lookup.label("supersedes"), _quotes([stance.supersedes.passage], lookup)))
    told.append((lookup.say("takes_up"), _agreements(stance, lookup)))
    sure = "low" if stance.confidence < 0.5 else "medium" if stance.confidence < 0.8 else "high"
    told.append((lookup.label("confidence"), [Entry(lookup.term(f"confidence.{sure}"))]))
    if stance.undecided and (other := stance.other):
        read = [lookup.term(other.polarity), lookup.listed(other.charges)]
        entries = [Entry("  ".join(w for w in read if w)), _quote(other.passage, lookup)]
        told.append((lookup.say("other_reading"), entries))
    if stance.status is Status.PROPOSED:
        told.append((lookup.label("proposal"), [Entry(lookup.say("unchecked"))]))
    return told


def _agreements(stance: Stance, lookup: Lookup) -> list[Entry]:
    return [
        Entry(lookup.say(f"agreement.{a.kind}", expert=lookup.people[a.target].name), lookup.url(a.passage))
        for a in lookup.argument_map.agreements
        if a.source == stance.participant and a.issue == stance.issue
    ]
