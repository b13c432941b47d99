"""Most contested over all symposia, asked of the database; ``graph.analysis.across.contested`` gives the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.model import Contested, IssueRef, most_contested_first
from graph.store.statements import statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import ContestedBy


def contested_statement(by: ContestedBy) -> tuple[str, dict[str, Any]]:
    """The statement and its parameters."""
    return statement("contested") + statement(f"contested_by_{by}"), {}


def read_contested(rows: Iterable[dict[str, Any]]) -> tuple[Contested, ...]:
    """The rows that have a contested issue, most contested first, whatever the order of the engine."""
    return most_contested_first(_row(row) for row in rows if any(row["places"]))


def _row(row: dict[str, Any]) -> Contested:
    places = sorted(IssueRef(place["symposium"], place["issue"]) for place in row["places"] if place)
    return Contested(row["key"], tuple(sorted(row["names"])), tuple(places), row["issues"], row["symposia"])
