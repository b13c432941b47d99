"""What the analysis finds beyond counts, as JSON: common ground, hinges, lone views, unanswered reasons, changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.analysis.premises import PremiseKind
from graph.exchange.native import encode_passage

if TYPE_CHECKING:
    from graph.analysis.agreed_under import AgreedUnder
    from graph.analysis.changes_of_mind import ChangeOfMind
    from graph.analysis.decided import Share
    from graph.analysis.hinges import Hinge
    from graph.analysis.minorities import Minority
    from graph.analysis.premises import SharedPremise
    from graph.analysis.results import Analysis
    from graph.analysis.sub_positions import SubPosition
    from graph.analysis.unanswered import UnansweredArgument
    from graph.model import ArgumentMap

Json = dict[str, Any]


def encoded_findings(m: ArgumentMap, analysis: Analysis) -> Json:
    """The keys that ``analyse --json`` has beside those of ``consensus --json``."""
    names = _Names(m)
    shares = analysis.unchecked
    return {
        "decided": analysis.decided_only,
        "unchecked": {
            "stances": _share(shares.stances), "reasons": _share(shares.reasons),
            "citations": _share(shares.citations),
        },
        "sub_positions": [names.sub_position(s) for s in analysis.sub_positions],
        "agreed_under": [names.agreed_under(a) for a in analysis.agreed_under],
        "premises": [names.premise(p) for p in analysis.premises],
        "hinges": [names.hinge(h) for h in analysis.hinges],
        "minorities": [names.minority(x) for x in analysis.minorities],
        "unanswered": {
            "arguments": analysis.unanswered.arguments,
            "reasons": [names.argument(a) for a in analysis.unanswered.unanswered],
        },
        "supersedes": [names.change(c) for c in analysis.changes_of_mind],
    }  # fmt: skip


def _share(share: Share) -> Json:
    return {"unchecked": share.unchecked, "counted": share.counted}


class _Names:
    """Findings of one map with its names."""

    def __init__(self, m: ArgumentMap) -> None:
        self._people = {p.id: p.name for p in m.participants}
        self._issues = {i.id: i.number for i in m.issues}
        self._facts = {f.id: f.label for f in m.facts}
        self._laws = {a.id: a.name for a in m.authorities}
        self._stances = {s.id: s for s in m.stances}

    def sub_position(self, s: SubPosition) -> Json:
        return {
            "issue": self._issues[s.issue],
            "items": [{"kind": i.kind, "word": i.word or None} for i in s.items],
            "holders": self._named(s.holders), "evidence": self._passages(s.stances),
            "in_branches": self._named(s.in_branches),
        }  # fmt: skip

    def agreed_under(self, a: AgreedUnder) -> Json:
        return {
            "issue": self._issues[a.issue],
            "when": [{"fact": self._facts[fact], "value": value} for fact, value in a.when],
            "answer": a.position.kind, "labels": list(a.position.labels),
            "agreed": len(a.position.holders), "spoke": a.spoke,
            "holders": self._named(a.position.holders), "evidence": self._passages(a.position.stances),
            "on_condition": self._named(a.on_condition),
        }  # fmt: skip

    def premise(self, p: SharedPremise) -> Json:
        names = {PremiseKind.AUTHORITY: self._laws, PremiseKind.FACT: self._facts}.get(p.kind, {})
        return {
            "issue": self._issues[p.issue], "kind": p.kind, "word": names.get(p.word, p.word),
            "experts": self._named((p.left, p.right)), "evidence": [encode_passage(x) for x in p.passages],
        }  # fmt: skip

    def hinge(self, h: Hinge) -> Json:
        return {
            "issue": self._issues[h.issue], "facts": [self._facts[f] for f in h.facts],
            "authorities": [self._laws[a] for a in h.authorities],
        }  # fmt: skip

    def minority(self, x: Minority) -> Json:
        return {
            "issue": self._issues[x.issue], "answer": x.position.kind, "labels": list(x.position.labels),
            "holders": self._named(x.position.holders), "evidence": self._passages(x.position.stances),
            "against": self._named(x.majority.holders),
            "answered_by": [
                {"participant": self._people[p], "evidence": encode_passage(passage)}
                for p, passage in zip(x.answered_by, x.replies, strict=True)
            ],
        }  # fmt: skip

    def argument(self, a: UnansweredArgument) -> Json:
        return {
            "issue": self._issues[a.issue], "participant": self._people[a.expert], "text": a.text,
            "evidence": encode_passage(a.passage), "against": self._named(a.against),
            "spoke_after": self._named(a.spoke_after),
        }  # fmt: skip

    def change(self, c: ChangeOfMind) -> Json:
        return {
            "issue": self._issues[c.issue], "participant": self._people[c.expert],
            "before": {"polarity": c.before, "evidence": encode_passage(c.earlier)},
            "after": {"polarity": c.after, "evidence": encode_passage(c.later)},
            "moved_by": [
                {
                    "participant": self._people[m.expert], "evidence": encode_passage(m.told),
                    "view": encode_passage(m.view),
                }
                for m in c.movers
            ],
        }  # fmt: skip

    def _named(self, people: tuple[str, ...]) -> list[str]:
        return [self._people[p] for p in people]

    def _passages(self, stances: tuple[str, ...]) -> list[Json | None]:
        """Parallel to the holders."""
        return [encode_passage(self._stances[s].passage) for s in stances]
