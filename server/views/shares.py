"""How much of what a group of figures rests on nobody has checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.analysis.decided import Share, Unchecked
from graph.model import COUNTED, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.analysis.results import Analysis
    from graph.model import ArgumentMap


@dataclass(frozen=True, slots=True)
class Shares:
    """One for each group of the overview; ``unanswered`` counts reasons, ``authorities`` citations, the others stances.

    ``everything`` is of the whole map, also where only decided items count.
    """

    everything: Unchecked
    cases: Share
    agreed: Share
    under: Share
    shared: Share
    contested: Share
    rest: Share
    facts: Share
    minorities: Share
    unanswered: Share
    changes: Share
    tensions: Share
    authorities: Share


def shares(m: ArgumentMap, analysis: Analysis) -> Shares:
    """Each stance, reason or citation of a group counts once."""
    stances = {s.id: s.status for s in m.stances}
    reasons = {r.id: r.status for s in m.stances for r in s.reasons}
    citations = {c.id: c.status for c in m.citations if c.status in COUNTED}
    agreed = [i for i in analysis.issues if i.is_consensus]
    contested = [i for i in analysis.issues if i.is_contested]
    rest = [i for i in analysis.issues if not (i.is_consensus or i.is_contested)]
    cited = (c for a in analysis.authorities for u in a.uses for c in u.citations)
    return Shares(
        everything=analysis.unchecked,
        cases=_share((o.stance for c in analysis.cases for o in c.outcomes), stances),
        agreed=_share((s for i in agreed for p in i.positions for s in p.stances), stances),
        under=_share((s for u in analysis.agreed_under for s in u.position.stances), stances),
        shared=_share((s for x in analysis.sub_positions for s in x.stances), stances),
        contested=_share((s for i in contested for p in i.positions for s in p.stances), stances),
        rest=_share((s for i in rest for p in i.positions for s in p.stances), stances),
        facts=_share((t.stance for f in analysis.facts for t in f.turns), stances),
        minorities=_share((s for x in analysis.minorities for s in x.position.stances), stances),
        unanswered=_share((a.reason for a in analysis.unanswered.unanswered), reasons),
        changes=_share((c.stance for c in analysis.changes_of_mind), stances),
        tensions=_share((s for t in analysis.tensions for s in (t.earlier, t.later)), stances),
        authorities=_share(cited, citations),
    )


def _share(ids: Iterable[str], statuses: dict[str, Status]) -> Share:
    told = [statuses[i] for i in dict.fromkeys(ids) if i in statuses]
    return Share(told.count(Status.PROPOSED), len(told))
