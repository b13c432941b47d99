"""Comparison of two symposia and what is most contested as JSON, with names, passages and counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.exchange.native import encode_passage

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.analysis.across.changes import Position, Turn
    from graph.analysis.across.comparison import ComparedIssue
    from graph.analysis.across.conclusions import Holder
    from graph.analysis.across.proposals import Proposal
    from graph.model import ArgumentMap, Contested, Symposium
    from graph.store.same_issue import DecidedLink
    from server.usecases.comparing import SideBySide

Json = dict[str, Any]


def encoded_comparison(found: SideBySide) -> Json:
    """Same issues with what changed, what only one speaks of, experts of both, and every last word of people."""
    names = _Names(found)
    c = found.comparison
    return {
        "left": _symposium(found.left.symposium),
        "right": _symposium(found.right.symposium),
        "issues": [names.compared(i) for i in c.issues],
        "left_only": [names.issue(i) for i in c.left_only],
        "right_only": [names.issue(i) for i in c.right_only],
        "experts": [{"name": p.name, "proposed": p.proposed} for p in c.people],
        "decisions": [encoded_decided(d) for d in found.decided],
    }


def encoded_decided(d: DecidedLink) -> Json:
    """The last word on two issues, by their ids."""
    return {
        "issues": [[ref.symposium, ref.issue] for ref in (d.link.one, d.link.other)],
        "verdict": d.verdict,
        "by": d.by,
        "at": d.at,
    }


def encoded_contested(found: tuple[Contested, ...], load: Callable[[str], ArgumentMap]) -> list[Json]:
    """Each row with the issues behind it."""
    return [
        {
            "name": c.title,
            "other_names": list(c.other_names),
            "contested": len(c.places),
            "issues": c.issues,
            "contested_symposia": c.contested_symposia,
            "symposia": c.symposia,
            "places": [
                {"symposium": m.symposium.id, "title": m.symposium.title, "issue": i.number, "text": i.text}
                for p in c.places
                for m in (load(p.symposium),)
                for i in m.issues
                if i.id == p.issue
            ],
        }
        for c in found
    ]


def encoded_proposals(found: tuple[Proposal, ...], load: Callable[[str], ArgumentMap]) -> list[Json]:
    """Proposals of the whole store."""
    told = []
    for p in found:
        ends = []
        for ref in (p.link.one, p.link.other):
            m = load(ref.symposium)
            issue = next(i for i in m.issues if i.id == ref.issue)
            ends.append(
                {
                    "symposium": ref.symposium,
                    "title": m.symposium.title,
                    "issue": issue.number,
                    "text": issue.text,
                }
            )
        told.append({"issues": ends, "score": p.score, "reasons": _reasons(p)})
    return told


def _symposium(s: Symposium) -> Json:
    return {"id": s.id, "title": s.title, "date": s.date, "origin": s.origin}


def _reasons(p: Proposal) -> list[Json]:
    return [{"likeness": r.likeness, "shared": list(r.shared), "degree": r.degree} for r in p.reasons]


class _Names:
    def __init__(self, found: SideBySide) -> None:
        maps = (found.left, found.right)
        self.people = {p.id: p.name for m in maps for p in m.participants}
        self.issues = {i.id: i for m in maps for i in m.issues}
        self.stances = {s.id: s for m in maps for s in m.stances}

    def issue(self, issue: str) -> Json:
        return {"number": self.issues[issue].number, "text": self.issues[issue].text}

    def compared(self, c: ComparedIssue) -> Json:
        sides = {"left": c.change.left, "right": c.change.right}
        return {
            "left": self.issue(c.left),
            "right": self.issue(c.right),
            "accepted": c.accepted,
            "score": c.proposal.score,
            "reasons": _reasons(c.proposal),
            "comparable": c.change.comparable,
            "spoke": {side: [s.spoke, s.experts] for side, s in sides.items()},
            "turned": self._turned(c.change.turned),
            "positions": [self._position(p) for p in c.change.positions],
            "experts": [
                {
                    "name": p.person.name, "proposed": p.person.proposed, "moved": p.moved,
                    "left": encode_passage(self.stances[p.left].passage),
                    "right": encode_passage(self.stances[p.right].passage),
                }
                for p in c.people
            ],
            "law": {
                "dated": c.law.dated,
                "changes": [
                    {
                        "kind": x.kind, "since": x.since.isoformat(), "old": x.old, "new": x.new,
                        "checked": x.checked.isoformat() if x.checked else None,
                    }
                    for x in c.law.changes
                ],
            },
        }  # fmt: skip

    def _turned(self, turned: Turn | None) -> Json | None:
        if turned is None:
            return None
        return {
            "before": turned.before.label or turned.before.key,
            "after": turned.after.label or turned.after.key,
        }

    def _position(self, p: Position) -> Json:
        return {
            "conclusion": p.conclusion.label or p.conclusion.key,
            "change": p.change,
            "gained": list(p.gained),
            "lost": list(p.lost),
            "left": [self._holder(h) for h in p.left],
            "right": [self._holder(h) for h in p.right],
        }

    def _holder(self, h: Holder) -> Json:
        return {
            "participant": self.people[h.expert],
            "held": h.firmness,
            "evidence": encode_passage(self.stances[h.stance].passage),
        }
