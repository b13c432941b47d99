"""An argument map as nodes and edges: with ``stance_rows`` the only mapping from the model to a graph."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.exchange.document import write_json
from graph.store.parted import authorities_at_stake, charges_at_stake, contested_issues
from graph.store.position import ChargeMode
from graph.store.rows import Ref, Rows, authority_keys
from graph.store.schema import ROLE_LABELS
from graph.store.stance_rows import write_stances

if TYPE_CHECKING:
    from graph.model import ArgumentMap, Citation, CourtCase, Issue

    People = dict[str, Ref]


def rows_of(m: ArgumentMap) -> Rows:
    """All nodes and edges of the map."""
    rows = Rows(m.symposium.id)
    _event(rows, m)
    people = _people(rows, m)
    for case in m.cases:
        _case(rows, case)
    _opinions(rows, m)
    _questions(rows, m, people)
    write_stances(rows, m, people)
    _authorities(rows, m)
    _citations(rows, m, people)
    _at_stake(rows, m)
    _agreements(rows, m, people)
    _claims_outside(rows, m, people)
    return rows


def _event(rows: Rows, m: ArgumentMap) -> None:
    s = m.symposium
    rows.nodes[rows.event] = {
        "symposium": s.id, "item": s.id, "name": s.title, "organiser": s.organiser, "date": s.date,
        "earliest": s.date_bounds[0], "latest": s.date_bounds[1], "origin": s.origin,
        "source_note": s.source_note,
    }  # fmt: skip
    d = m.document
    document = rows.own("Document", d.id, name=d.name, encoding=d.encoding, extractor=d.extractor)
    rows.edge("HAS_DOCUMENT", rows.event, document)
    for fact in m.facts:
        made = rows.own("Fact", fact.id, label=fact.label, values=list(fact.values))
        rows.edge("HAS_FACT", rows.event, made)


def _people(rows: Rows, m: ArgumentMap) -> People:
    people = {}
    for p in m.participants:
        made = rows.shared(ROLE_LABELS[p.role], p.id, name=p.name, affiliation=p.affiliation)
        rows.evidence(made, p.passage)
        people[p.id] = made
    return people


def _case(rows: Rows, case: CourtCase) -> None:
    made = rows.own("CourtCase", case.id, ordinal=case.ordinal, label=case.label)
    rows.edge("HAS_CASE", rows.event, made)
    rows.evidence(made, case.passage)
    for party in case.parties:
        ref = rows.own("Party", party.id, name=party.name, role=party.role, group=party.group)
        rows.edge("HAS_PARTY", made, ref)
        rows.evidence(ref, party.passage)
        for group in case.parties:
            if party.group == group.name and party is not group:
                rows.edge("MEMBER_OF", ref, rows.ref("Party", group.id))


def _opinions(rows: Rows, m: ArgumentMap) -> None:
    for o in m.opinions:
        made = rows.own(
            "DivergentOpinion", o.id, ordinal=o.ordinal, text=o.text, charges=list(o.charges),
            holder=o.holder, joinder=o.joinder, status=o.status,
        )  # fmt: skip
        rows.edge("HAS_OPINION", rows.ref("CourtCase", o.case), made)
        rows.charges(made, o.charges, ChargeMode.FAVOUR)
        rows.evidence(made, o.passage)


def _questions(rows: Rows, m: ArgumentMap, people: People) -> None:
    contested = contested_issues(m)
    for q in m.questions:
        made = rows.own("Question", q.id, ordinal=q.ordinal, name=q.title)
        rows.edge("HAS_QUESTION", rows.event, made)
        rows.evidence(made, q.passage)
        for ordinal, speaker in enumerate(q.speakers):
            rows.edge("SPEAKS_TO", people[speaker], made, ordinal=ordinal)
        for issue in q.issues:
            rows.edge("HAS_ISSUE", made, _issue(rows, issue, contested=issue.id in contested))


def _issue(rows: Rows, i: Issue, *, contested: bool) -> Ref:
    made = rows.own(
        "Issue", i.id, number=i.number, text=i.text, kind=i.kind, proposition=i.proposition,
        topic=i.topic, confidence=i.confidence, status=i.status, contested=contested,
    )  # fmt: skip
    rows.evidence(made, i.passage)
    if i.case is not None:
        rows.edge("ABOUT_CASE", made, rows.ref("CourtCase", i.case))
    for ordinal, o in enumerate(i.options):
        option = rows.own("Option", o.id, ordinal=ordinal, label=o.label, charges=list(o.charges))
        rows.edge("HAS_OPTION", made, option)
        rows.charges(option, o.charges, ChargeMode.FAVOUR)
    return made


def _authorities(rows: Rows, m: ArgumentMap) -> None:
    for a in m.authorities:
        keys = authority_keys(a.id, a.name, *a.aliases)
        rows.shared("Authority", a.id, name=a.name, kind=a.kind, aliases=list(a.aliases), keys=keys)


def _citations(rows: Rows, m: ArgumentMap, people: People) -> None:
    for c in m.citations:
        made = rows.own("Citation", c.id, provision=c.provision, status=c.status, details=write_json(c))
        rows.edge("CITES", made, Ref("Authority", c.authority))
        rows.edge("MAKES_CITATION", people[c.participant], made)
        rows.evidence(made, c.passage)
        if c.issue is not None:
            rows.edge("UNDER", made, rows.ref("Issue", c.issue))
        elif c.question is not None:
            rows.edge("UNDER", made, rows.ref("Question", c.question))
    _reliance(rows, m)


def _reliance(rows: Rows, m: ArgumentMap) -> None:
    """Write which stances rest on which citations.

    Where the issue of a citation is not known, it is somewhere in the answer to the question.
    """
    question = {i.id: q.id for q in m.questions for i in q.issues}
    cited: dict[tuple[str, str | None, str | None], list[Citation]] = defaultdict(list)
    for c in m.citations:
        cited[c.participant, c.issue, None if c.issue else c.question].append(c)
    for s in m.stances:
        if s.passage is None:
            continue
        for c in cited[s.participant, s.issue, None]:
            rows.edge("RELIES_ON", rows.ref("Stance", s.id), rows.ref("Citation", c.id), exact=True)
        for c in cited[s.participant, None, question[s.issue]]:
            rows.edge("RELIES_ON", rows.ref("Stance", s.id), rows.ref("Citation", c.id), exact=False)


def _at_stake(rows: Rows, m: ArgumentMap) -> None:
    """Write what each issue is about, in one step, as asking over all symposia through every stance takes long."""
    for issue in m.issues:
        made = rows.ref("Issue", issue.id)
        for name in charges_at_stake(m, issue):
            rows.edge("AT_STAKE", made, rows.charge(name))
        for authority in authorities_at_stake(m, issue):
            rows.edge("AT_STAKE", made, Ref("Authority", authority))


def _agreements(rows: Rows, m: ArgumentMap, people: People) -> None:
    for a in m.agreements:
        made = rows.own("Agreement", a.id, kind=a.kind)
        rows.edge("TAKES_UP", people[a.source], made)
        rows.edge("VIEW_OF", made, people[a.target])
        rows.evidence(made, a.passage)
        if a.issue is not None:
            rows.edge("UNDER", made, rows.ref("Issue", a.issue))


def _claims_outside(rows: Rows, m: ArgumentMap, people: People) -> None:
    """What is told without being held, and what fits no issue."""
    for r in m.reported:
        made = rows.own("Claim", f"reported/{r.id}", kind="reported", text=r.text, held_by=r.held_by)
        rows.edge("REPORTS", people[r.by], made)
        rows.evidence(made, r.passage)
    for u in m.unplaced:
        told = {"text": u.text, "reason": u.reason, "status": u.status}
        made = rows.own("Claim", f"unplaced/{u.id}", kind="unplaced", **told)
        rows.edge("STATES", people[u.participant], made)
        rows.charges(made, u.charges, ChargeMode.FAVOUR)
        rows.evidence(made, u.passage)
        if u.question is not None:
            rows.edge("UNDER", made, rows.ref("Question", u.question))
