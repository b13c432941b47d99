"""Analysis as JSON, with names instead of ids where people are meant and numbers where issues are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.exchange.native import encode_passage
from graph.model import COUNTED
from server.usecases.encoded_alike import encoded_alike
from server.usecases.encoded_findings import encoded_findings

if TYPE_CHECKING:
    from graph.analysis.authority_use import AuthorityUse
    from graph.analysis.deciding_facts import DecidingFact
    from graph.analysis.results import Analysis, CaseConclusion, ExpertPair, IssueConsensus, Outcome
    from graph.analysis.tensions import Tension
    from graph.analysis.what_if import WhatIf
    from graph.model import ArgumentMap, Stance

Json = dict[str, Any]


def encoded_consensus(m: ArgumentMap, analysis: Analysis) -> Json:
    """Per issue the counts with their names, then each pair of experts; what the transcript is, beside it."""
    names = _Names(m)
    return {
        **names.symposium,
        "issues": [_issue(c, names) for c in analysis.issues],
        "pairs": [_pair(p, names) for p in analysis.pairs],
    }


def encoded_analysis(m: ArgumentMap, analysis: Analysis) -> Json:
    """Everything that is computed of one symposium."""
    names = _Names(m)
    return {
        **encoded_consensus(m, analysis),
        "cases": [_conclusion(c, names) for c in analysis.cases],
        "facts": [_fact(f, names) for f in analysis.facts],
        "facts_alike": encoded_alike(m),
        "tensions": [_tension(t, names) for t in analysis.tensions],
        "authorities": [_authority(a, names) for a in analysis.authorities],
        **encoded_findings(m, analysis),
    }


def encoded_what_if(m: ArgumentMap, found: WhatIf) -> Json:
    """The symposium under facts that are set: each stance, the counts anew, each conclusion, who moved."""
    names = _Names(m)
    return {
        **names.symposium,
        "facts": {names.facts[fact]: value for fact, value in found.facts},
        "stances": [
            {
                "issue": names.issues[r.stance.issue], "participant": names.people[r.stance.participant],
                "standing": r.standing, "polarity": r.stance.polarity, "charges": list(r.stance.charges),
            }
            for r in found.stances
        ],
        "issues": [_issue(c, names) for c in found.issues],
        "conclusions": [
            {
                "case": names.cases[c.case], "participant": names.people[c.expert], "standing": c.standing,
                "outcomes": [_outcome(o, names) for o in c.outcomes],
            }
            for c in found.conclusions
        ],
        "moved": [
            {
                "participant": names.people[moved.expert], "issue": names.issues[moved.issue],
                "before": moved.before, "after": moved.after,
                "charges_before": list(moved.charges_before), "charges_after": list(moved.charges_after),
            }
            for moved in found.moved
        ],
    }  # fmt: skip


class _Names:
    """What ids stand for."""

    def __init__(self, m: ArgumentMap) -> None:
        self.people = {p.id: p.name for p in m.participants}
        self.issues = {i.id: i.number for i in m.issues}
        self.cases = {c.id: c.label for c in m.cases}
        self.facts = {f.id: f.label for f in m.facts}
        self.opinions = {o.id: o.ordinal for o in m.opinions}
        self.authorities = {a.id: a.name for a in m.authorities}
        self.stances = {s.id: s for s in m.stances}
        self.symposium = {"title": m.symposium.title, "origin": m.symposium.origin}


def _issue(c: IssueConsensus, names: _Names) -> Json:
    places = {p.key: n for n, p in enumerate(c.positions)}
    return {
        "issue": names.issues[c.issue], "agreed": c.agreed, "spoke": c.spoke, "experts": c.experts,
        "consensus": c.is_consensus, "contested": c.is_contested, "unchecked": c.unchecked,
        "positions": [
            {
                "answer": p.kind, "labels": list(p.labels), "holders": [names.people[h] for h in p.holders],
                "ground": p.ground,
                "evidence": [encode_passage(names.stances[s].passage) for s in p.stances],
                "reasons": [r for s in p.stances for r in _reasons(names.stances[s], names)],
            }
            for p in c.positions
        ],
        "silent": {s.silence: [names.people[e] for e in s.experts] for s in c.silent},
        "left_out": [names.people[e] for e in c.left_out],
        "conflicts": [
            {"relation": x.relation, "between": [places[x.left], places[x.right]]} for x in c.conflicts
        ],
    }  # fmt: skip


def _reasons(stance: Stance, names: _Names) -> list[Json]:
    name = names.people[stance.participant]
    return [
        {"participant": name, "text": r.text, "evidence": encode_passage(r.passage)}
        for r in stance.reasons
        if r.status in COUNTED
    ]


def _pair(p: ExpertPair, names: _Names) -> Json:
    return {
        "experts": [names.people[p.left], names.people[p.right]],
        "agree": [names.issues[r.issue] for r in p.agree],
        "differ": [names.issues[r.issue] for r in p.differ],
        "not_comparable": {
            names.issues[r.issue]: "silent" if r.silent else r.relation for r in p.not_comparable
        },
    }


def _conclusion(c: CaseConclusion, names: _Names) -> Json:
    return {
        "case": names.cases[c.case],
        "participant": names.people[c.expert],
        "outcomes": [_outcome(o, names) for o in c.outcomes],
    }


def _outcome(o: Outcome, names: _Names) -> Json:
    return {
        "charges": list(o.charges), "question": o.question, "modality": o.modality,
        "when": [{"fact": names.facts[c.fact], "value": c.value, "text": c.text} for c in o.when],
        "opinion": names.opinions[o.opinion] if o.opinion else None, "alternative": o.alternative,
        "evidence": encode_passage(o.passage),
    }  # fmt: skip


def _fact(f: DecidingFact, names: _Names) -> Json:
    return {
        "fact": names.facts[f.fact], "moves": f.moves, "experts": [names.people[e] for e in f.experts],
        "changes_something": f.changes_something,
        "turns": [
            {
                "participant": names.people[t.expert], "issue": names.issues[t.issue], "value": t.value,
                "beside": {names.facts[fact]: value for fact, value in t.beside},
                "polarity": t.polarity, "charges": list(t.charges), "changes": t.changes,
                "evidence": encode_passage(t.passage),
            }
            for t in f.turns
        ],
    }  # fmt: skip


def _tension(t: Tension, names: _Names) -> Json:
    def told(stance: str) -> Json:
        s = names.stances[stance]
        return {"issue": names.issues[s.issue], "claim": s.claim, "evidence": encode_passage(s.passage)}

    return {
        "participant": names.people[t.expert], "kind": t.kind, "words": list(t.words),
        "between": [told(t.earlier), told(t.later)],
    }  # fmt: skip


def _authority(a: AuthorityUse, names: _Names) -> Json:
    return {
        "name": names.authorities[a.authority], "contested": a.is_contested,
        "uses": [
            {
                "participant": names.people[u.expert], "issue": u.issue and names.issues[u.issue],
                "provisions": list(u.provisions), "citations": len(u.citations),
            }
            for u in a.uses
        ],
        "pairs": [
            {
                "relation": p.relation, "experts": [names.people[p.left], names.people[p.right]],
                "issue": p.issue and names.issues[p.issue],
            }
            for p in a.pairs
        ],
    }  # fmt: skip
