"""方法与数据 as JSON: every figure with what it was computed from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.analysis.measures import measures
from graph.analysis.methods.groups import SMALLEST_PANEL
from graph.analysis.standing import BASE, standing
from graph.exchange.native import encode_passage

if TYPE_CHECKING:
    from graph.analysis.crowd import Crowd
    from graph.analysis.measures import Measures
    from graph.analysis.methods.measured import Measured
    from graph.analysis.results import Analysis
    from graph.analysis.standing import ClaimStanding, IssueStanding
    from graph.model import ArgumentMap, Issue

Json = dict[str, Any]


def encoded_methods(m: ArgumentMap, analysis: Analysis) -> Json:
    """Coefficients, camps, figures for crowds, and each contested issue by all semantics, with and without ranks."""
    found = measures(m, analysis)
    encode = _Encoder(m)
    contested = {c.issue for c in analysis.issues if c.is_contested}
    return {
        "title": m.symposium.title,
        "origin": m.symposium.origin,
        "alpha": {
            "nominal": _measured(found.alpha),
            "jaccard": _measured(found.alpha_jaccard),
            "masi": _measured(found.alpha_masi),
            "issues": [encode.issues[i] for i in found.compared],
        },
        "spread": [
            {
                "issue": encode.issues[s.issue],
                "counts": dict(zip(("deny", "depends", "affirm"), s.counts, strict=True)),
                "tastle_wierman": _measured(s.consensus),
                "van_der_eijk": _measured(s.agreement),
            }
            for s in found.spreads
        ],
        **encode.camps(found),
        "crowd": encode.crowd(found.crowd, found.answering),
        "argumentation": [encode.issue(m, i) for i in m.issues if i.id in contested],
    }


def _measured(found: Measured) -> Json:
    between = found.interval
    return {
        "value": found.value, "n": found.n, "missing": found.missing, "undefined_because": found.reason,
        "interval": None if between is None else {
            "low": between.low, "high": between.high, "level": between.level, "resamples": between.resamples,
            "undefined": between.undefined,
        },
    }  # fmt: skip


class _Encoder:
    """Names for people, numbers for issues."""

    def __init__(self, m: ArgumentMap) -> None:
        self.issues = {i.id: i.number for i in m.issues}
        self._people = {p.id: p.name for p in m.participants}
        self._stances = {s.id: s for s in m.stances}

    def _names(self, people: tuple[str, ...]) -> list[str]:
        return [self._people[p] for p in people]

    def camps(self, found: Measures) -> Json:
        return {
            "camps": {
                "exact": found.camps.exact, "expected_agreement": found.camps.expected,
                "divisions": [[self._names(camp) for camp in d] for d in found.camps.divisions],
                "more": found.camps.capped,
            },
            "balance": {
                "frustration": found.balance.frustration, "relations": found.balance.edges,
                "divisions": [[self._names(side) for side in sides] for sides in found.balance.divisions],
                "against_the_first": [self._names(pair) for pair in found.balance.against],
                "more": found.balance.capped,
            },
        }  # fmt: skip

    def crowd(self, found: Crowd | None, answering: int) -> Json:
        if found is None:
            return {"shown": False, "answering": answering, "minimum": SMALLEST_PANEL}
        return {
            "shown": True, "answering": answering, "minimum": SMALLEST_PANEL,
            "consensus": [
                {
                    "issue": self.issues[c.issue], "value": c.value,
                    "votes": [{"agree": v.agree, "disagree": v.disagree, "seen": v.seen} for v in c.votes],
                }
                for c in found.consensus
            ],
            "groups": [
                {
                    "members": self._names(group.members),
                    "own": [
                        {
                            "issue": self.issues[issue], "agrees": r.agrees, "significant": r.is_significant,
                            "share": r.share, "share_test": r.share_test,
                            "ratio": r.ratio, "ratio_test": r.ratio_test,
                        }
                        for issue, r in group.own
                    ],
                }
                for group in found.groups
            ],
        }  # fmt: skip

    def issue(self, m: ArgumentMap, issue: Issue) -> Json:
        found = standing(m, issue)
        lens = standing(m, issue, by_rank=True)
        return {
            "issue": issue.number,
            **self._standing(found),
            "by_rank": {"conclusion": False, "ranks": self._by_holder(found.ranks), **self._standing(lens)},
        }

    def _standing(self, found: IssueStanding) -> Json:
        return {
            "semantics": {
                e.semantics: {"sets": [self._holders(s, found) for s in e.sets], "capped": e.capped}
                for e in found.sets
            },
            "claims": [self._claim(c, found) for c in found.claims],
            "base_score": BASE,
        }

    def _claim(self, c: ClaimStanding, found: IssueStanding) -> Json:
        stance = self._stances[c.claim]
        return {
            "participant": self._people[stance.participant], "claim": stance.claim, "grounded": c.label,
            "credulous": None if c.can is None else self._holders(c.can.members, found),
            "skeptical": c.against is None,
            "skeptical_refuted_by": None if c.against is None else self._holders(c.against, found),
            "strength": {d.semantics: d.values[c.claim] if d.converged else None for d in found.degrees},
            "evidence": encode_passage(stance.passage),
        }  # fmt: skip

    def _holders(self, claims: frozenset[str], found: IssueStanding) -> list[str]:
        return [self._people[self._stances[c].participant] for c in found.graph.claims if c in claims]

    def _by_holder(self, ranks: dict[str, int]) -> dict[str, int]:
        return {self._people[self._stances[claim].participant]: rank for claim, rank in ranks.items()}
