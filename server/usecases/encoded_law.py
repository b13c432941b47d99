"""Persons, authorities with their validity, and a case of one's own as JSON; names instead of ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.analysis.authority_use import issues_without_authority
from graph.analysis.authority_validity import authority_validity
from graph.analysis.person_outcomes import person_outcomes
from graph.exchange.native import encode_passage

if TYPE_CHECKING:
    import datetime as dt

    from graph.analysis.authority_validity import AtAct, AuthorityValidity
    from graph.analysis.own_case import CaseCount, Holder, OwnCase, OwnFacts
    from graph.analysis.person_outcomes import ActCell, CasePersons, PersonCell
    from graph.model import ArgumentMap

Json = dict[str, Any]


def encoded_persons(m: ArgumentMap) -> list[Json]:
    """Per case: persons by experts (no sayings: 未分别论及), then acts by experts."""
    names = _Names(m)
    return [_persons(found, names) for found in person_outcomes(m)]


def encoded_validity(m: ArgumentMap, today: dt.date) -> Json:
    """Rank and validity of every authority on the three times, and the issues on which nobody cites anything."""
    names = _Names(m)
    return {
        "today": today.isoformat(),
        "authorities": [_validity(v, names) for v in authority_validity(m, today)],
        "issues_without_authority": [names.issues[i] for i in issues_without_authority(m)],
    }


def encoded_own(m: ArgumentMap, own: OwnFacts) -> Json:
    """Per case who concludes what, on what condition and authority, before and after, and what is not discussed."""
    names = _Names(m)
    return {
        "cases": [_own(c, names) for c in own.cases],
        "changed": [
            {
                "case": names.cases[c.case], "participant": names.people[c.expert],
                "before": [list(e) for e in c.before], "after": [list(e) for e in c.after],
            }
            for c in own.changed
        ],
        "undiscussed": {names.facts[f]: [names.people[e] for e in who] for f, who in own.undiscussed},
    }  # fmt: skip


class _Names:
    def __init__(self, m: ArgumentMap) -> None:
        self.people = {p.id: p.name for p in m.participants}
        self.cases = {c.id: c.label for c in m.cases}
        self.parties = {p.id: p.name for c in m.cases for p in c.parties}
        self.issues = {i.id: i.number for i in m.issues}
        self.facts = {f.id: f.label for f in m.facts}
        self.authorities = {a.id: a.name for a in m.authorities}


def _persons(found: CasePersons, names: _Names) -> Json:
    return {
        "case": names.cases[found.case],
        "persons": [
            {
                "party": names.parties[row.party], "group": row.group, "agreed": row.agreed, "spoke": row.spoke,
                "experts": {names.people[c.expert]: _person(c) for c in row.cells},
            }
            for row in found.persons
        ],
        "acts": [
            {
                "act": row.act, "issue": names.issues[row.issue],
                "experts": {names.people[c.expert]: _act(c) for c in row.cells},
            }
            for row in found.acts
        ],
    }  # fmt: skip


def _person(cell: PersonCell) -> Json | None:
    if not cell.sayings:
        return None
    return {
        "charges": list(cell.charges), "roles": list(cell.roles), "stages": list(cell.stages),
        "sentencing": list(cell.sentencing),
        "sayings": [{"question": s.question, "evidence": encode_passage(s.outcome.passage)} for s in cell.sayings],
    }  # fmt: skip


def _act(cell: ActCell) -> Json | None:
    if cell.stance is None:
        return None
    return {
        "polarity": cell.polarity,
        "charges": list(cell.charges),
        "evidence": encode_passage(cell.passage),
    }


def _validity(v: AuthorityValidity, names: _Names) -> Json:
    known = v.known
    return {
        "name": names.authorities[v.authority], "rank": v.rank, "applies": v.applies, "checked": v.is_checked,
        "number": known.number if known else None,
        "in_force_from": _iso(known.in_force_from) if known else None,
        "in_force_until": _iso(known.in_force_until) if known else None,
        "successor": known.successor if known else None,
        "source": known.source if known else None,
        "at_act": [_at_act(a, names) for a in v.acts],
        "held": [_iso(v.held.first), _iso(v.held.last)] if v.held else None,
        "at_symposium": v.at_symposium, "today": v.today,
        "amended_since": [{"date": a.since.isoformat(), "basis": a.basis} for a in v.amended],
    }  # fmt: skip


def _at_act(act: AtAct, names: _Names) -> Json:
    return {
        "case": names.cases[act.case],
        "act": [act.time.earliest, act.time.latest] if act.time else None,
        "evidence": [encode_passage(p) for p in act.time.passages] if act.time else [],
        "validity": act.validity,
    }


def _own(own: OwnCase, names: _Names) -> Json:
    return {
        "case": names.cases[own.case], "before": _count(own.before), "after": _count(own.after),
        "conclusions": [
            {"charges": list(c.charges), "holders": [_holder(h, names) for h in c.holders]} for c in own.conclusions
        ],
        "not_said": [names.people[e] for e in own.not_said],
        "silent": [names.people[e] for e in own.silent],
        "open_facts": [names.facts[f] for f in own.open_facts],
    }  # fmt: skip


def _holder(h: Holder, names: _Names) -> Json:
    return {
        "participant": names.people[h.expert], "standing": h.standing, "question": h.outcome.question,
        "alternative": h.outcome.alternative, "modality": h.outcome.modality,
        "when": [{"fact": names.facts[c.fact], "value": c.value, "text": c.text} for c in h.outcome.when],
        "authorities": [names.authorities[a] for a in h.authorities],
        "cited_elsewhere": [names.authorities[a] for a in h.elsewhere],
        "evidence": encode_passage(h.outcome.passage),
    }  # fmt: skip


def _count(count: CaseCount) -> Json:
    return {"agreed": count.agreed, "spoke": count.spoke, "experts": count.experts}


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
