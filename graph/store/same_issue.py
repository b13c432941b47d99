"""What people decided about issues of different symposia being one, and the relationship it makes in the graph.

The decisions stand in the record like those on a symposium, under a name of their own: ``ACROSS``. They are kept for
ever; what counts is the last on each pair.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.exchange.document import read_json, write_json
from graph.model import Decision, SameIssue, Verdict
from graph.store.statements import statement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph.model import IssueRef

ACROSS = "across"


@dataclass(frozen=True, slots=True)
class DecidedLink:
    """Two issues and the last word on whether they are one."""

    link: SameIssue
    verdict: Verdict
    by: str
    at: str


def link_decision(link: SameIssue, verdict: Verdict, by: str, at: str) -> Decision:
    """The decision as the record keeps it; the item is the link."""
    return Decision(link.id, verdict, by, at, before=write_json(link))


def decided_links(decisions: Iterable[Decision]) -> tuple[DecidedLink, ...]:
    """The last word on every pair, in the order of their ids; ``decisions`` are those of ``ACROSS``, oldest first."""
    last = {d.item: d for d in decisions}
    found = (DecidedLink(read_json(SameIssue, d.before), d.verdict, d.by, d.at) for d in last.values())
    return tuple(sorted(found, key=lambda d: d.link))


def write_same_issues(run: Callable[[str, dict[str, Any]], object], decisions: Iterable[Decision]) -> None:
    """Make the graph have SAME_ISSUE between exactly the accepted issues that are in it; after symposia are written."""
    links = decided_links(decisions)
    if not links:
        return
    run(statement("drop_same_issues"), {})
    rows = [
        {"one": _node(d.link.one), "other": _node(d.link.other), "by": d.by, "at": d.at}
        for d in links
        if d.verdict is Verdict.ACCEPT
    ]
    run(statement("put_same_issues"), {"rows": rows})


def _node(ref: IssueRef) -> str:
    return f"{ref.symposium}/{ref.issue}"
