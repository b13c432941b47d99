"""Stances as nodes and edges, with all that hangs on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.exchange.document import write_json
from graph.model import Polarity, make_id
from graph.store.position import ChargeMode
from graph.store.words import fold

if TYPE_CHECKING:
    from graph.model import ArgumentMap, Branch, PersonOutcome, Stance
    from graph.store.rows import Ref, Rows


def write_stances(rows: Rows, m: ArgumentMap, people: dict[str, Ref]) -> None:
    """Write all stances of the map; cases, issues and facts are there already."""
    options = {o.id: o.label for i in m.issues for o in i.options}
    for ordinal, s in enumerate(m.stances):
        made = _stance(rows, s, ordinal, options)
        rows.edge("HOLDS", people[s.participant], made)
        if s.relayed_by is not None:
            rows.edge("RELAYED_BY", made, people[s.relayed_by])
        for answer in s.answers:
            kind = "REJECTS" if answer.polarity is Polarity.DENY else "CHOOSES"
            rows.edge(kind, made, rows.ref("Option", answer.option), polarity=answer.polarity)
        _reasons(rows, s, made)
        for branch in s.branches:
            _branch(rows, branch, made)
        for outcome in s.persons:
            _outcome(rows, outcome, s.id, made)


def _stance(rows: Rows, s: Stance, ordinal: int, options: dict[str, str]) -> Ref:
    made = rows.own(
        "Stance", s.id, ordinal=ordinal, polarity=s.polarity, silence=s.silence, claim=s.claim,
        attribution=s.attribution, charges=list(s.charges), charges_denied=list(s.charges_denied),
        charges_hypothetical=list(s.charges_hypothetical), confidence=s.confidence, rule=s.rule,
        status=s.status, has_passage=s.passage is not None, words=_words(s),
        answers=write_json([(options[a.option], a.polarity) for a in s.answers]), details=write_json(s),
    )  # fmt: skip
    rows.edge("ON_ISSUE", made, rows.ref("Issue", s.issue))
    rows.charges(made, s.charges, ChargeMode.FAVOUR)
    rows.charges(made, s.charges_denied, ChargeMode.DENIED)
    rows.charges(made, s.charges_hypothetical, ChargeMode.HYPOTHETICAL)
    rows.evidence(made, s.passage)
    if s.supersedes is not None:
        rows.evidence(made, s.supersedes.passage, "CHANGED_FROM", polarity=s.supersedes.polarity)
    return made


def _reasons(rows: Rows, s: Stance, stance: Ref) -> None:
    supported = stance
    if s.claim:
        supported = rows.own("Claim", f"claim/{s.id}", kind="claim", text=s.claim, status=s.status)
        rows.edge("STATES", stance, supported)
        rows.evidence(supported, s.passage)
    for r in s.reasons:
        reason = rows.own("Claim", f"reason/{r.id}", kind="reason", text=r.text, status=r.status)
        rows.edge("GIVES_REASON", stance, reason)
        rows.edge("SUPPORTS", reason, supported)
        rows.evidence(reason, r.passage)


def _branch(rows: Rows, b: Branch, stance: Ref) -> None:
    made = rows.own("Branch", b.id, polarity=b.polarity, charges=list(b.charges), modality=b.modality)
    rows.edge("HAS_BRANCH", stance, made)
    for c in b.when:
        rows.edge("HANGS_ON", made, rows.ref("Fact", c.fact), value=c.value, text=c.text)
    rows.charges(made, b.charges, ChargeMode.FAVOUR)
    rows.charges(stance, b.charges, ChargeMode.CONDITIONAL)
    rows.evidence(made, b.passage)


def _outcome(rows: Rows, p: PersonOutcome, stance_id: str, stance: Ref) -> None:
    said = {"charge": p.charge, "role": p.role, "stage": p.stage, "sentencing": p.sentencing}
    told = (value or "" for value in said.values())
    made = rows.own("PersonOutcome", make_id("outcome", stance_id, p.party, p.passage.id, *told), **said)
    rows.edge("HAS_OUTCOME", stance, made)
    rows.edge("OF_PARTY", made, rows.ref("Party", p.party))
    rows.evidence(made, p.passage)
    if p.charge is not None:
        rows.charges(made, [p.charge], ChargeMode.FAVOUR)
        rows.charges(stance, [p.charge], ChargeMode.PERSON)


def _words(s: Stance) -> str:
    """All that the expert says there, folded, each stretch on a line of its own so that no word spans two."""
    texts = [s.claim, *(r.text for r in s.reasons), *(c.text for b in s.branches for c in b.when)]
    passages = [
        s.passage,
        *(r.passage for r in s.reasons),
        *(b.passage for b in s.branches),
        *(p.passage for p in s.persons),
    ]
    quotes = [p.quote for p in passages if p is not None]
    return "\n".join(dict.fromkeys(fold(text) for text in (*texts, *quotes)))
