"""A draft as the JSON object that ``symposium-map extract --json`` prints; its keys are public."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.catalogue import say
from graph.exchange.written_names import names_as_written
from graph.model import FoundBy

if TYPE_CHECKING:
    from graph.catalogue import Language
    from graph.errors import Problem
    from graph.model import (
        ArgumentMap,
        Authority,
        Branch,
        CourtCase,
        Draft,
        Issue,
        OtherReading,
        Passage,
        Question,
        Stance,
    )

    Json = dict[str, Any]


def encode_draft(draft: Draft, lang: Language) -> Json:
    """The draft with names instead of ids where people are meant, problems worded in ``lang``."""
    m = names_as_written(draft.argument_map)
    return {
        "title": m.symposium.title,
        "organiser": m.symposium.organiser,
        "date": m.symposium.date,
        "date_bounds": list(m.symposium.date_bounds),
        "origin": m.symposium.origin,
        "source": {
            "sha256": m.document.id, "encoding": m.document.encoding, "name": m.document.name,
            "extractor": m.document.extractor,
        },
        "missing": list(draft.missing),
        "participants": [{"name": p.name, "role": p.role, "affiliation": p.affiliation} for p in m.participants],
        "cases": [_case(c) for c in m.cases],
        "opinions": [
            {
                "case": o.case, "ordinal": o.ordinal, "text": o.text, "charges": list(o.charges),
                "holder": o.holder, "joinder": o.joinder, "evidence": encode_passage(o.passage),
            }
            for o in m.opinions
        ],
        "questions": [_question(q, m) for q in m.questions],
        "facts": [{"fact": f.label, "values": list(f.values)} for f in m.facts],
        "stances": [_stance(s, m) for s in m.stances],
        "authorities": [_authority(a, m) for a in m.authorities],
        "agreements": [
            {
                "from": _name(m, a.source), "with": _name(m, a.target), "issue": _number(m, a.issue), "kind": a.kind,
                "evidence": encode_passage(a.passage),
            }
            for a in m.agreements
        ],
        "reported": [
            {"by": _name(m, r.by), "view": r.text, "held_by": r.held_by, "evidence": encode_passage(r.passage)}
            for r in m.reported
        ],
        "unplaced": [
            {
                "participant": _name(m, u.participant), "question": _ordinal(m, u.question), "text": u.text,
                "charges": list(u.charges), "reason": u.reason, "evidence": encode_passage(u.passage),
            }
            for u in m.unplaced
        ],
        "problems": [encode_problem(p, lang) for p in draft.problems],
    }  # fmt: skip


def encode_passage(passage: Passage | None) -> Json | None:
    """Span, quotation, alignment, fragments."""
    if passage is None:
        return None
    return {
        "start": passage.span.start,
        "end": passage.span.end,
        "quote": passage.quote,
        "alignment": passage.alignment,
        "fragments": [[f.start, f.end] for f in passage.fragments],
    }


def encode_problem(problem: Problem, lang: Language) -> Json:
    """Code, message, place, excerpt and remedy, in words."""
    place = problem.location
    return {
        "code": problem.code,
        "message": say(f"problems.{problem.code}", lang, **problem.values),
        "location": {"file": place.file, "line": place.line, "column": place.column} if place else None,
        "excerpt": problem.excerpt,
        "remedy": say(f"problems.{problem.code}.remedy", lang, **problem.values),
        "severity": problem.severity,
    }


def _case(case: CourtCase) -> Json:
    return {
        "id": case.id,
        "ordinal": case.ordinal,
        "label": case.label,
        "parties": [{"name": p.name, "role": p.role, "group": p.group} for p in case.parties],
        "evidence": encode_passage(case.passage),
    }


def _question(question: Question, m: ArgumentMap) -> Json:
    return {
        "ordinal": question.ordinal,
        "title": question.title,
        "speakers": [_name(m, p) for p in question.speakers],
        "issues": [_issue(i) for i in question.issues],
    }


def _issue(issue: Issue) -> Json:
    return {
        "id": issue.number,
        "text": issue.text,
        "kind": issue.kind,
        "case": issue.case,
        "topic": issue.topic,
        "proposition": issue.proposition,
        "options": [{"id": o.id, "label": o.label, "charges": list(o.charges)} for o in issue.options],
        "evidence": encode_passage(issue.passage),
        "confidence": issue.confidence,
        "status": issue.status,
    }


def _stance(stance: Stance, m: ArgumentMap) -> Json:
    parties = {p.id: p.name for c in m.cases for p in c.parties}
    earlier = stance.supersedes
    return {
        "issue": _number(m, stance.issue),
        "participant": _name(m, stance.participant),
        "polarity": stance.polarity,
        "silence": stance.silence,
        "attribution": stance.attribution,
        "relayed_by": _name(m, stance.relayed_by) if stance.relayed_by else None,
        "supersedes": {"polarity": earlier.polarity, "evidence": encode_passage(earlier.passage)} if earlier else None,
        "answers": [{"option": a.option, "polarity": a.polarity} for a in stance.answers],
        "branches": [_branch(b, m) for b in stance.branches],
        "conditions": [{"text": c.text} for b in stance.branches for c in b.when],
        "claim": stance.claim,
        "charges": list(stance.charges),
        "charges_denied": list(stance.charges_denied),
        "charges_hypothetical": list(stance.charges_hypothetical),
        "persons": [
            {
                "party": parties[p.party], "charge": p.charge, "role": p.role, "stage": p.stage,
                "sentencing": p.sentencing, "evidence": encode_passage(p.passage),
            }
            for p in stance.persons
        ],
        "reasons": [
            {"text": r.text, "found_by": r.found_by, "evidence": encode_passage(r.passage)} for r in stance.reasons
        ],
        "evidence": encode_passage(stance.passage),
        "confidence": stance.confidence,
        "rule": stance.rule,
        "status": stance.status,
        "found_by": stance.found_by,
        "undecided": stance.undecided,
        "readings": _readings(stance),
    }  # fmt: skip


def _readings(stance: Stance) -> list[Json]:
    """Both readings of a stance that rules and language model read differently, the standing one first."""
    if stance.other is None:
        return []
    found: dict[FoundBy, Stance | OtherReading] = {FoundBy.RULES: stance, FoundBy.MODEL: stance.other}
    return [
        {
            "found_by": by, "polarity": r.polarity, "claim": r.claim, "charges": list(r.charges),
            "answers": [{"option": a.option, "polarity": a.polarity} for a in r.answers],
            "evidence": encode_passage(r.passage),
        }
        for by, r in found.items()
    ]  # fmt: skip


def _branch(branch: Branch, m: ArgumentMap) -> Json:
    labels = {f.id: f.label for f in m.facts}
    return {
        "when": [{"fact": labels[c.fact], "value": c.value, "text": c.text} for c in branch.when],
        "polarity": branch.polarity,
        "charges": list(branch.charges),
        "modality": branch.modality,
        "evidence": encode_passage(branch.passage),
    }


def _authority(authority: Authority, m: ArgumentMap) -> Json:
    return {
        "name": authority.name,
        "aliases": list(authority.aliases),
        "kind": authority.kind,
        "citations": [
            {
                "participant": _name(m, c.participant), "question": _ordinal(m, c.question),
                "issue": _number(m, c.issue), "provision": c.provision, "evidence": encode_passage(c.passage),
            }
            for c in m.citations
            if c.authority == authority.id
        ],
    }  # fmt: skip


def _name(m: ArgumentMap, participant: str) -> str:
    return next(p.name for p in m.participants if p.id == participant)


def _number(m: ArgumentMap, issue: str | None) -> str | None:
    return next((i.number for i in m.issues if i.id == issue), None)


def _ordinal(m: ArgumentMap, question: str | None) -> int | None:
    return next((q.ordinal for q in m.questions if q.id == question), None)
